"""What the lines of a résumé stand under: the nearest line that is less deep, or an organisation by itself."""

from __future__ import annotations

from collections.abc import Sequence

from rejoinder.domain.documents.heads import heads_of, is_duration, is_head, parts_of_head
from rejoinder.domain.documents.lexicon import Lexicon
from rejoinder.domain.documents.lines import TextLine
from rejoinder.domain.documents.periods import periods_in
from rejoinder.domain.documents.pieces import leaning


def parents_of(lines: Sequence[TextLine]) -> list[int]:
    """Return of each line the nearest one above that stands less deep, or -1."""
    found, open_ = [], list[int]()
    for at, line in enumerate(lines):
        while open_ and lines[open_[-1]].level >= line.level:
            open_.pop()
        found.append(open_[-1] if open_ else -1)
        open_.append(at)
    return found


def lone_houses(lexicon: Lexicon, lines: Sequence[TextLine]) -> list[int]:
    """Return of each line the nearest organisation above that stands between empty lines, or above how long.

    It is the number of lines where there is none.
    """
    found, last = [], len(lines)
    for at, line in enumerate(lines):
        is_alone = line.is_apart and at + 1 < len(lines) and lines[at + 1].is_apart and is_head(lexicon, line)
        found.append(last)
        following = lines[at + 1].text if at + 1 < len(lines) else ""
        if is_duration(following) and is_head(lexicon, line) and next(periods_in(line.text), None) is None:
            last = at  # with how long one was there in all
        elif (
            is_alone
            and any(leaning(lexicon, piece) <= -1 for piece in parts_of_head(lexicon, line.text))
            and next(periods_in(line.text), None) is None
        ):
            last = at
    return found


def under(lexicon: Lexicon, lines: Sequence[TextLine], parents: Sequence[int], start: int) -> str:
    """Return the words of the line that an entry stands under."""
    parent = parents[start]
    if parent < 0 or (
        lines[parent].indent == lines[start].indent and lines[parent + 1].is_apart and lines[parent].level[0] >= 0
    ):
        return ""
    if not (is_head(lexicon, lines[parent]) or lines[parent].is_item):
        return ""
    return next(heads_of([lines[parent]]), "")
