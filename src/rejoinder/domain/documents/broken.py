"""Put together the dates that a narrow column broke: "09/2009 –" above "03/2016"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rejoinder.domain.documents.lines import TextLine
from rejoinder.domain.documents.periods import Period, periods_in
from rejoinder.domain.records import replace

_TO = r"(?:[-–—−→]|bis|to|until|till?|au|à|jusqu['’]à|hasta|al?)"
_UPPER = re.compile(rf"(?P<date>.{{0,80}}?\d)\s*(?P<to>{_TO})?(?P<rest>$|\s{{2,}}.*|\t.*)", re.IGNORECASE)
_LOWER = re.compile(rf"(?P<to>{_TO}(?![^\W\d_])\s*)?(?P<date>\S.{{0,23}}?)(?P<rest>$|\s{{2,}}.*|\t.*)", re.IGNORECASE)


def without_breaks(lines: Sequence[TextLine]) -> Iterator[TextLine]:
    """Yield lines with each period as a whole on the line that it begins at; what stands beside it stays on its own."""
    upper: TextLine | None = None
    for lower in lines:
        joined = _joined(upper, lower) if upper else None
        if joined is None:
            yield from [upper] if upper else []
            upper = lower
            continue
        upper, rest = joined
        if rest is not None:
            yield upper
            upper = rest
    yield from [upper] if upper else []


def _joined(upper: TextLine, lower: TextLine) -> tuple[TextLine, TextLine | None] | None:
    """Return the upper line with the whole period, and what is left of the lower one; none where nothing is broken."""
    if lower.is_apart or lower.number != upper.number + 1:
        return None
    above, below = _UPPER.fullmatch(upper.text), _LOWER.fullmatch(lower.text)
    if above is None or below is None or bool(above["to"]) == bool(below["to"]):
        return None
    begun = _period(above["date"])
    whole = f"{above['date']} – {below['date']}"
    period = _period(whole)
    if begun is None or not begun.is_single or begun.last != len(above["date"]):
        return None
    if period is None or period.is_single or period.start != begun.start or period.last != len(whole):
        return None
    rest = below["rest"].lstrip()
    place = replace(lower.place, start=lower.place.end - len(rest))
    beside = lower.indent + len(lower.text) - len(rest)
    left = replace(lower, text=rest, place=place, indent=beside) if rest else None
    end = upper.place if left else replace(upper.place, end=lower.place.end)
    return replace(upper, text=whole + above["rest"], place=end), left


def _period(text: str) -> Period | None:
    """Return the last period of a text."""
    return max(periods_in(text), key=lambda one: one.last, default=None)
