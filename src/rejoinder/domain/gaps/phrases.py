"""The phrase that a quote stands in: what of a line is shown, so that somebody can read it and find it."""

from __future__ import annotations

import re

from rejoinder.domain.documents.document import Place

_MOST_WORDS = 9  # of a phrase; a longer one is cut at the words that join its parts
# What ends a phrase: marks, but none within a number ("1,100") or a word ("CI/CD").
_ENDS = re.compile(r"[;:()\[\]|•·–—*#`\n]|[.,!?…](?=\s|$)|\s[-/]\s")
_JOINTS = re.compile(
    r"\s(?:and|or|but|so|und|oder|sowie|aber|et|ou|mais|with|for|from|to|into|by|while|when|where|which|who|that|until"
    r"|after|before|mit|für|aus|bei|bis|während|wobei|damit|avec|pour|par|chez|qui|afin)\s",
    re.IGNORECASE,
)


def phrase(text: str, quote: Place, line: Place) -> Place:
    """Return the phrase of a line that a quote stands in: up to the next mark, in a long one the next joint."""
    found = _between(_ENDS, text, quote, line)
    if _words(text, found) > _MOST_WORDS:
        found = _between(_JOINTS, text, quote, found)
    return found if _words(text, found) <= 2 * _MOST_WORDS else quote


def _between(ends: re.Pattern[str], text: str, quote: Place, around: Place) -> Place:
    """Return what stands around a quote between two of the ends that a pattern finds."""
    start, end = around.start, around.end
    for match in ends.finditer(text, around.start, around.end):
        if match.end() <= quote.start:
            start = match.end()
        elif match.start() >= quote.end:
            end = match.start()
            break
    return _stripped(text, Place(start, end))


def _stripped(text: str, place: Place) -> Place:
    words = place.of(text)
    start = place.start + len(words) - len(words.lstrip())
    return Place(start, start + len(words.strip()))


def _words(text: str, place: Place) -> int:
    return len(place.of(text).split())
