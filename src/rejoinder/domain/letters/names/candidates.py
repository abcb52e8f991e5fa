"""Names that might be meant, and how the likeliest is chosen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rejoinder.domain.letters.naming import Frame
from rejoinder.domain.letters.readings import Named, Quote
from rejoinder.domain.letters.text import fold_space, paragraphs

PLACEHOLDER = re.compile(r"[\[{<][^\]}>]*[\]}>]|\b(?:company|employer|organi[sz]ation)\s*name\b", re.IGNORECASE)
# Legal forms that a name may end with.
LEGAL = re.compile(
    r",?\s+(?:inc|ltd|llc|gmbh(?:\s*&\s*co\.?\s*kg)?|ag|se|kg|sas?|s\.?a\.?|s\.?l\.?|co|corp|limited|plc|e\.?\s?v|ohg|mbh|bv|pty)\.?$",
    re.IGNORECASE,
)
EDGE = " \t\"“”„«»'‘’‚,;:.!?-–—|*>•"
MAX_TRIES = 12


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name that was found, with its words and how much speaks for it."""

    value: str
    quote: Quote
    weight: float


def overlapping(frame: Frame, field: str) -> Iterator[str]:
    """Yield what stands in a frame, trying again behind each start: a frame may begin in vain."""
    position = 0
    for _ in range(MAX_TRIES):
        match = frame.pattern.search(field, position)
        if match is None:
            return
        yield match.group("name")
        position = match.start() + 1


def flowing(text: str) -> list[str]:
    """Return the paragraphs of a text, each on one line."""
    return [fold_space(text[start:end]) for start, end in paragraphs(text)]


def best(candidates: Iterable[Candidate]) -> Named | None:
    """Return the candidate that most speaks for, the shorter of two equals, or None if there is none."""
    ranked = sorted(candidates, key=lambda item: (-item.weight, len(item.value), item.value))
    return Named(ranked[0].value, ranked[0].quote) if ranked else None
