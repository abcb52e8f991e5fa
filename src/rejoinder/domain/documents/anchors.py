"""Which lines of a section have the dates of an entry."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rejoinder.domain.documents.heads import (
    EDGES,
    SEPARATORS,
    heads_of,
    is_duration,
    is_head,
    is_lead,
    is_sentence,
    parts_of_head,
)
from rejoinder.domain.documents.lexicon import Lexicon
from rejoinder.domain.documents.lines import MARK, NUMBERING, TextLine, plain, small
from rejoinder.domain.documents.periods import Period, main_period
from rejoinder.domain.documents.pieces import has_title, is_schooling

_LONGEST_HEAD = 140
_MOST_ABOVE = 3  # lines of a head above its dates
_MOST_WORDS = 16  # beside the dates of a head
_LABEL = re.compile(r"^[\w /&-]{2,30}:$|^[\w /&-]{2,24}:\s")
_REMARK = re.compile(r"\([^()]{1,40}\)")  # behind dates: "2012 to 2016 (evenings)"
# Before a date in the middle of a line that tells no entry: "trained on new machines in 2023".
_WITHIN = re.compile(r"\b(?:in|of|by|im|en|au|on|vom|du|del|class of|since|und|and|et)$")


def dated_lines(lexicon: Lexicon, lines: Sequence[TextLine]) -> list[int]:
    """Return the numbers of the lines with the dates of an entry, which stand no deeper than the one before.

    Where periods tell the entries, a single date counts only on a line that is made like theirs, or names a school.
    """
    found = {at: period for at, line in enumerate(lines) if (period := anchor_of(lexicon, line))}
    found = _outer(lexicon, lines, found)
    shapes = {shape_of(lines[at].text, period) for at, period in found.items() if not period.is_single}
    return [
        at
        for at, period in found.items()
        if not shapes
        or not period.is_single
        or shape_of(lines[at].text, period) in shapes
        or is_schooling(lexicon, parts_of_head(lexicon, lines[at].text))
        or is_full(lexicon, lines[at])
        or (at and not lines[at].is_apart and is_schooling(lexicon, parts_of_head(lexicon, lines[at - 1].text)))
    ]


def is_full(lexicon: Lexicon, line: TextLine) -> bool:
    """Return whether a line has a title and more, set off from its dates."""
    pieces = pieces_beside(lexicon, line)
    return len(pieces) > 1 and has_title(lexicon, pieces[:2])


def pieces_beside(lexicon: Lexicon, line: TextLine) -> list[str]:
    """Return the pieces of a line without its dates."""
    return [piece for head in heads_of([line]) for piece in parts_of_head(lexicon, head)]


def _outer(lexicon: Lexicon, lines: Sequence[TextLine], found: Mapping[int, Period]) -> dict[int, Period]:
    """Leave out the dates of what was done within an entry: they stand deeper."""
    kept: dict[int, Period] = {}
    top: tuple[int, int] | None = None
    for at, period in found.items():
        level = _level(lexicon, lines, at, found)
        if top is not None and level > top and lines[at].level > top and (top[0] >= 0 or lines[at].is_item):
            continue
        kept[at] = period
        if not period.is_single or is_full(lexicon, lines[at]):  # "Won a prize, 2019" heads nothing
            top = lines[at].level
    return kept


def _level(lexicon: Lexicon, lines: Sequence[TextLine], at: int, found: Mapping[int, Period]) -> tuple[int, int]:
    """Return how deep the head of an entry stands: as the highest line of it above the dates."""
    level, line = lines[at].level, at
    while line and at - line < _MOST_ABOVE and not lines[line].is_item and not lines[line].is_apart:
        line -= 1
        if line in found or not is_head(lexicon, lines[line]) or lines[line].level > level:
            break
        level = lines[line].level
    return level


def shape_of(text: str, period: Period) -> tuple[bool, bool, bool]:
    """Return how a line with dates is made: whether a tab parts it, and what stands before and behind the dates."""
    after = text[period.last :].strip(EDGES)
    return "\t" in text, bool(text[: period.first].strip(EDGES)), bool(after) and not is_duration(after)


def anchor_of(lexicon: Lexicon, line: TextLine) -> Period | None:
    """Return the period of a line if it is its dates: at one of its ends, or in a cell or brackets of its own."""
    text = line.text
    if len(text) > _LONGEST_HEAD:
        return None
    period = main_period(text)
    if period is None or (period.is_single and _is_aside(lexicon, text, period)):
        return None
    before, after = text[: period.first].rstrip(), text[period.last :].lstrip()
    before = "" if NUMBERING.fullmatch(f"{before} ") or MARK.fullmatch(f"{before} ") else before
    gap_before, gap_after = text[len(before) : period.first], text[period.last : len(text) - len(after)]
    before_ends = before[-1:] in SEPARATORS or len(gap_before) > 1
    after_begins = after[:1] in "\t|,)·•–—-/:;]*`→" or len(gap_after) > 1
    is_edge = not before.strip(EDGES) or not after.strip(EDGES) or is_duration(after) or bool(_REMARK.fullmatch(after))
    is_cell = (before_ends and after_begins) or "\t" in text[max(0, period.first - 2) : period.last + 2]
    outside = len(before.split()) + len(after.split())
    words = len(before.split())
    if outside > _MOST_WORDS or (
        period.is_single
        and (words > 12 or (_WITHIN.search(small(before)) and not is_schooling(lexicon, parts_of_head(lexicon, text))))
    ):
        return None
    if is_sentence(lexicon, text) and not is_cell:
        return None
    return period if is_edge or is_cell else None


def _is_aside(lexicon: Lexicon, text: str, period: Period) -> bool:
    """Return whether a line with a single date is a remark in brackets, or stands behind a label."""
    if text[0] == "(" and text[-1] == ")" and text[1:-1].strip(EDGES) != text[period.first : period.last]:
        return True
    return _is_labelled(text, period) and not is_schooling(lexicon, parts_of_head(lexicon, text))


def _is_labelled(text: str, period: Period) -> bool:
    """Return whether a line begins with a label that is none of dates, and says more than dates: "Papers: …, 2019"."""
    label = _LABEL.match(plain(text))
    if label is None or is_lead(label.group()) or main_period(label.group()) is not None:
        return False
    rest = text[text.find(":") + 1 : period.first] + text[period.last :]
    return bool(rest.strip(EDGES))
