"""Weights that a body has to bear, so that "up to 25 pounds" is met by "40 lb motors"."""

from __future__ import annotations

import re

from rejoinder.domain.documents.document import Place

_POUND = 0.4536  # kilograms
_WEIGHT = re.compile(
    r"(\d{1,4}(?:[.,]\d)?)\s*-?\s*(?:(lbs?|pounds?)|(kgs?|kilos?|kilograms?|kilogramm|kilogrammes?))\b", re.IGNORECASE
)


def heaviest(text: str, place: Place) -> tuple[float, Place] | None:
    """Return the heaviest weight, in kilograms, that a stretch of text names, and where; none if it names none."""
    found = [
        (float(match.group(1).replace(",", ".")) * (_POUND if match.group(2) else 1.0), Place(*match.span()))
        for match in _WEIGHT.finditer(text, place.start, place.end)
    ]
    return max(found, key=lambda one: one[0], default=None)
