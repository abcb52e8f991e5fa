"""A text in which quotes are marked and lead to what is said of them; several may stand on the same words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from markupsafe import Markup, escape
from msgspec import Struct

from rejoinder.domain.gaps.verdicts import Gap


class Span(Struct, frozen=True):
    """A stretch of a text that belongs to a gap, by the gap's number; `anchor` is what a link finds it by."""

    start: int
    end: int
    gap: int
    anchor: str


def posting_spans(gaps: Sequence[tuple[int, Gap]]) -> list[Span]:
    """Return where the requirements stand in their posting."""
    return [Span(gap.requirement.place.start, gap.requirement.place.end, number, f"p-{number}") for number, gap in gaps]


def document_spans(gaps: Sequence[tuple[int, Gap]], name: str) -> list[Span]:
    """Return where the evidence for them, and what comes near, stands in a document."""
    return [
        Span(one.place.start, one.place.end, number, f"e-{number}-{at}")
        for number, gap in gaps
        for at, one in enumerate((*gap.evidence, *gap.near), 1)
        if one.document == name
    ]


def linked(text: str, spans: Iterable[Span], points: Iterable[tuple[int, str]] = ()) -> Markup:
    """Return a text with its spans as links to their gaps; those that overlap are cut where one begins or ends.

    `points` are places in it that links lead to, each with what it is found by; nothing is marked there.
    """
    known = sorted(
        (one for one in spans if 0 <= one.start < one.end <= len(text)), key=lambda one: (one.start, one.end)
    )
    led_to = [(at, anchor) for at, anchor in points if 0 <= at <= len(text)]
    cuts = sorted({0, len(text), *(at for at, _ in led_to), *(one.start for one in known), *(one.end for one in known)})
    parts: list[Markup | str] = []
    begun: list[Span] = []
    waiting = list(reversed(known))
    for start, end in pairwise(cuts):
        parts += [_point(anchor) for at, anchor in led_to if at == start]
        begun = [one for one in begun if one.end > start]
        new: list[Span] = []
        while waiting and waiting[-1].start == start:
            new.append(waiting.pop())
        begun += new
        parts.append(_piece(text[start:end], begun, new) if begun else escape(text[start:end]))
    parts += [_point(anchor) for at, anchor in led_to if at == len(text)]
    return Markup("").join(parts)


def _point(anchor: str) -> Markup:
    return Markup('<span id="{}"></span>').format(anchor)


def _piece(words: str, spans: Sequence[Span], new: Sequence[Span]) -> Markup:
    """Return words as a link to the first gap that they belong to, behind what links to each new one find them by."""
    anchors = Markup("").join(_point(one.anchor) for one in new)
    numbers = list(dict.fromkeys(one.gap for one in spans))
    named = " ".join(map(str, numbers))
    mark = Markup('<a href="#r-{}" data-gaps="{}"><mark>{}</mark></a>').format(numbers[0], named, words)
    return anchors + mark
