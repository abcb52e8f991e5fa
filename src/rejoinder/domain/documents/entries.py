"""The entries of a section: each has a head with dates, and lines below that tell more."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from rejoinder.domain.documents.anchors import anchor_of, dated_lines, is_full, pieces_beside, shape_of
from rejoinder.domain.documents.broken import without_breaks
from rejoinder.domain.documents.document import Place
from rejoinder.domain.documents.heads import (
    EDGES,
    heads_of,
    is_duration,
    is_head,
    parts_of_head,
    pieces_of,
)
from rejoinder.domain.documents.lexicon import Lexicon
from rejoinder.domain.documents.lines import TextLine, plain, small
from rejoinder.domain.documents.periods import Period, main_period, periods_in, without_periods
from rejoinder.domain.documents.pieces import (
    has_degree,
    has_house,
    has_title,
    is_degree,
    is_house,
    is_schooling,
    is_title,
    leaning,
)
from rejoinder.domain.documents.standing import lone_houses, parents_of, under
from rejoinder.domain.records import replace

_LONGEST_HEAD = 140
_MOST_ABOVE, _MOST_BELOW = 3, 2  # lines of a head above and below its dates
_HANGING = re.compile(r"\S.{3,38}?\s{2,}(?=\S)")  # dates, then white
_FEW_LINES, _NEARLY = 5, 0.8
_DEEPEST = 3  # employers above posts, within each other


class Entry(Struct, frozen=True):
    """One entry: the words of its head without dates, line by line, its period, its place and its lines below.

    `pieces` are those of its head that may be a title or an organisation; `under` are the words of what it stands
    under, as posts do under their employer.
    """

    heads: tuple[str, ...]
    pieces: tuple[str, ...]
    period: Period | None
    place: Place
    body: tuple[TextLine, ...]
    head: tuple[TextLine, ...]  # the lines of its head as they stand
    under: str = ""
    is_apart: bool = True

    @property
    def said(self) -> str:
        """Return the words of its head as they stand."""
        return "\n".join(line.text for line in self.head)

    @property
    def words(self) -> str:
        """Return the words of its head folded, without its dates."""
        return small(without_periods(self.said))


def entries_of(lexicon: Lexicon, lines: Sequence[TextLine], depth: int = 0) -> Iterator[Entry]:
    """Yield the entries of a section, told by their dates; what stands before the first is left out.

    A head is the line with the dates and the lines around it. What stands between empty lines belongs together; where
    nothing parts them, an entry has as many lines above its dates as most have. Entries that stand below an employer,
    deeper than it or where it names no title, are its posts.
    """
    lines = _closed(list(without_breaks(lines)))
    dated = dated_lines(lexicon, lines)
    if not dated:
        return
    starts = _starts(lexicon, lines, dated)
    parents = parents_of(lines)
    lone = lone_houses(lexicon, lines)
    for number, (at, start) in enumerate(zip(dated, starts, strict=True)):
        end = starts[number + 1] if number + 1 < len(starts) else len(lines)
        heads = list(heads_of(lines[start : at + 1]))
        below = at if depth and heads else _below(lexicon, lines, at, end, heads)
        whole = tuple(heads_of(lines[start : below + 1]))
        entry = Entry(
            whole,
            tuple(pieces_of(lexicon, whole)),
            main_period(lines[at].text),
            Place(lines[start].place.start, lines[end - 1].place.end),
            tuple(lines[below + 1 : end]),
            tuple(lines[start : below + 1]),
            under(lexicon, lines, parents, start) or next(heads_of(lines[lone[start] : lone[start] + 1]), ""),
            lines[start].is_apart,
        )
        posts = _posts(lexicon, entry, lines[at], depth)
        yield from posts or [entry]


def _closed(lines: Sequence[TextLine]) -> Sequence[TextLine]:
    """Return lines without the white between them where nearly all are apart, so that it parts nothing."""
    apart = sum(line.is_apart for line in lines)
    if len(lines) < _FEW_LINES or apart < _NEARLY * len(lines):
        return lines
    return [replace(line, is_apart=False) for line in lines]


def _posts(lexicon: Lexicon, entry: Entry, head: TextLine, depth: int) -> list[Entry]:
    """Return the posts that stand under an entry which is only their employer."""
    if depth == _DEEPEST or has_title(lexicon, entry.pieces) or len(entry.heads) > 1:
        return []
    deeper = [line for line in entry.body if line.level > head.level]
    if not any(anchor_of(lexicon, line) for line in deeper):
        return []
    inner = list(entries_of(lexicon, entry.body, depth + 1))
    if not any(is_title(lexicon, piece) for one in inner for piece in one.pieces):
        return []
    words = entry.heads[0] if entry.heads else ""
    return [one if one.under else replace(one, under=words or entry.under) for one in inner]


def entry_in_line(lexicon: Lexicon, line: TextLine) -> Entry | None:
    """Return the entry that a line tells by itself, with where it begins and ends; none where it has no such dates."""
    text = line.text
    period = main_period(text)
    if period is None or period.is_single or period.start is None:
        return None
    first = text[: period.first].strip(EDGES)
    head = first or re.split(r"(?<=[a-zß-ÿ)])[.;!]\s", text[period.last :].strip(EDGES), maxsplit=1)[0]
    if not head or len(head) > _LONGEST_HEAD:
        return None
    heads = (plain(head),)
    return Entry(heads, tuple(pieces_of(lexicon, heads)), period, line.place, (), (line,))


# ---- the lines around them ----


def _starts(lexicon: Lexicon, lines: Sequence[TextLine], dated: Sequence[int]) -> list[int]:
    """Return where the heads begin: at an empty line, or as many lines above the dates as most have."""
    runs = [_run(lexicon, lines, at, previous) for at, previous in zip(dated, [-1, *dated], strict=False)]
    shapes = [
        (*shape_of(lines[at].text, period), period.is_single) if (period := main_period(lines[at].text)) else None
        for at in dated
    ]
    told = Counter(
        (shape, at - start) for shape, at, (start, is_told) in zip(shapes, dated, runs, strict=True) if is_told
    )
    usual = {shape: count for (shape, count), _ in reversed(told.most_common())}
    looks = {
        _look(line)
        for at, (start, is_told) in zip(dated, runs, strict=True)
        if is_told
        for line in lines[start:at]
        if not is_duration(line.text)
    }
    starts = []
    for shape, at, following, (start, is_told) in zip(shapes, dated, [*dated[1:], -1], runs, strict=True):
        first = start
        if not is_told:
            alike = list(range(max(start, at - usual.get(shape, 0)), at))
            while alike and not all(_look(lines[line]) in looks for line in alike):
                alike = alike[1:]
            first = alike[0] if alike else at
        elif start == at - 1 and _is_listed(lexicon, lines, at, following):
            first = at
        starts.append(first)
    return starts


def _is_listed(lexicon: Lexicon, lines: Sequence[TextLine], at: int, following: int) -> bool:
    """Return whether entries of a line each begin here, so that what stands above is over them all, unless a house."""
    above, pieces = plain(lines[at - 1].text), pieces_beside(lexicon, lines[at])
    if is_house(lexicon, above):
        return False
    if above.isupper() and not lines[at].text.isupper() and len(pieces) > 1 and has_house(lexicon, pieces):
        return True  # a heading that no word tells
    is_next = following == at + 1 and not lines[following].is_apart
    return is_next and is_full(lexicon, lines[at]) and is_full(lexicon, lines[following])


def _run(lexicon: Lexicon, lines: Sequence[TextLine], at: int, previous: int) -> tuple[int, bool]:
    """Return from where on the lines above the dates can be of their head, and whether something parts them there."""
    start = at
    while (
        start > previous + 1
        and at - start < _MOST_ABOVE
        and not _is_parted(lexicon, lines[start - 1], lines[start], at, start)
    ):
        start -= 1
    if start > previous + 1 and at - start >= _MOST_ABOVE and not (lines[start].is_apart or lines[start].is_item):
        return start, False
    is_told = start == 0 or lines[start].is_apart or lines[at].is_item or lines[start - 1].is_item
    return start, is_told


def _is_parted(lexicon: Lexicon, upper: TextLine, lower: TextLine, at: int, start: int) -> bool:
    """Return whether a head cannot go up to a line: it is none, or an empty line stands between, below no heading."""
    if lower.is_item:
        return True
    if upper.is_item and upper.indent < lower.indent and not lower.is_apart:
        return False  # "- Porter at Tidewell Hotels" with its dates below, deeper
    if not is_head(lexicon, upper):
        return True
    if not lower.is_apart:
        return upper.level > lower.level and not lower.level[0] < 0
    return not (upper.is_heading and at == start and _is_dates(lower.text))


def _is_dates(text: str) -> bool:
    """Return whether a line holds dates, remarks in brackets and nothing else."""
    return not re.sub(r"\([^()]*\)?", "", without_periods(text, "")).strip(EDGES + ",")


def _look(line: TextLine) -> tuple[bool, bool, bool]:
    """Return how a line looks, as all heads of a person's do."""
    return plain(line.text).isupper(), line.text[:1] in "*_", line.is_heading


def _below(lexicon: Lexicon, lines: Sequence[TextLine], at: int, end: int, heads: Sequence[str]) -> int:
    """Return the last line of a head: short lines below the dates belong to it, as long as it lacks a piece."""
    pieces = [piece for head in heads for piece in parts_of_head(lexicon, head)]
    last = at
    while last + 1 < end and last - at < _MOST_BELOW:
        line = lines[last + 1]
        more = parts_of_head(lexicon, line.text)
        is_hanging = _column(lines[at]) == line.indent > lines[at].indent
        if line.indent < lines[at].indent or (
            lines[at].is_item and line.indent == lines[at].indent and not has_house(lexicon, more[:1])
        ):
            break
        is_last = last + 2 >= end or lines[last + 2].is_apart or lines[last + 2].is_item
        is_next = is_hanging or (not heads and is_last and has_house(lexicon, more[:1]))
        if (len(pieces) > 1 and not _is_lacking(lexicon, pieces, more, is_hanging=is_next)) or (
            anchor_of(lexicon, line) and not is_hanging
        ):
            break
        if not is_head(lexicon, line) or (line.is_apart and pieces) or (pieces and _is_alike(lexicon, pieces, more)):
            break
        pieces += more
        last += 1
    return last


def _is_lacking(lexicon: Lexicon, pieces: Sequence[str], more: Sequence[str], *, is_hanging: bool) -> bool:
    """Return whether a head that has two pieces lacks a title or an organisation, which the next line brings.

    A line `is_hanging` that begins below what stands behind the dates.
    """
    if not more:
        return False
    if has_degree(lexicon, pieces) and not has_house(lexicon, pieces):
        return is_house(lexicon, more[0])
    if (
        any(_is_school(lexicon, piece) for piece in pieces)
        and not has_degree(lexicon, pieces)
        and is_degree(lexicon, more[0])
    ):
        return True
    if not has_title(lexicon, pieces):
        return leaning(lexicon, more[0]) > 1
    return is_hanging and not has_house(lexicon, pieces) and not is_title(lexicon, more[0])


def _is_school(lexicon: Lexicon, piece: str) -> bool:
    return is_schooling(lexicon, [piece]) and not is_degree(lexicon, piece)


def _column(line: TextLine) -> int:
    """Return where the words begin that stand behind the dates of a line, in a column of their own; or -1."""
    match = _HANGING.match(line.text)
    return line.indent + match.end() if match and any(True for _ in periods_in(match.group())) else -1


def _is_alike(lexicon: Lexicon, pieces: Sequence[str], more: Sequence[str]) -> bool:
    """Return whether a line brings no piece that is still lacking, but what the head has already."""
    return (has_title(lexicon, pieces) and any(leaning(lexicon, piece) >= 1 for piece in more[:1])) or (
        has_house(lexicon, pieces) and has_house(lexicon, more[:1])
    )
