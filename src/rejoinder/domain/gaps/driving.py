"""Classes of driving licences, and which of them include which others."""

from __future__ import annotations

import re

from rejoinder.domain.documents.document import Place

_CODE = re.compile(r"(?<![\w.])[A-D]1?E?(?![\w'’])")
# Directive 2006/126/EC, Article 6: what whoever may drive the one may drive as well.
_EUROPEAN = {
    "BE": {"B"},
    "C1": {"B"},
    "C": {"C1", "B"},
    "C1E": {"C1", "BE", "B"},
    "CE": {"C", "C1", "C1E", "BE", "B"},
    "D1": {"B"},
    "D": {"D1", "B"},
    "DE": {"D", "D1", "BE", "B"},
}
# 49 CFR 383.91: of the classes in the United States, A includes B and B includes C, the one for cars.
_AMERICAN = {"A": {"B", "C", "D"}, "B": {"C", "D"}, "C": {"D"}}


def codes(text: str, place: Place) -> dict[str, Place]:
    """Return the classes that a stretch of text names, each with its place."""
    return {match.group(): Place(*match.span()) for match in _CODE.finditer(text, place.start, place.end)}


def includes(held: str, asked: str, *, is_american: bool) -> bool:
    """Tell whether a class that is held is the one that is asked for, or includes it."""
    table = _AMERICAN if is_american else _EUROPEAN
    return held == asked or asked in table.get(held, set())
