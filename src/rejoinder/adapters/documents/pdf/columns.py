"""Tell the columns of a page apart: by the white between them, and by whether what stands beside goes line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from rejoinder.adapters.documents.pdf.rows import Row
from rejoinder.domain.records import replace

_LEAST_ROWS = 2  # on each side
_NARROW = 2.0  # of a size: a gap as narrow as this must part more rows
_LEAST_NARROW_ROWS = 4
_LEAST_GAP = 0.5  # of a size
_ALIGNED = 0.3  # of a size
_DEEPEST = 40
_TALL = 0.5  # of the text of a page: what a sidebar stands beside
_NARROW_COLUMN = 0.72  # of the width of the main column
_SHIFT = 25.0  # points that the same columns may be apart on another page
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\d\d?[/.]\d\d\b")
_SMALL_SHARE = 0.36  # of all letters: dates, places and labels take no more
_CELL = 22  # letters of a cell
_GROUP_GAP = 1.75  # of a size, from line to line


class _Gap(Struct, frozen=True):
    """White from top to bottom of some rows: their numbers, the first and the one behind the last, and where it is."""

    first: int
    last: int
    x: float
    score: float


def blocks_of(rows: Sequence[Row], depth: int = 0) -> Iterator[list[Row]]:
    """Yield blocks of rows in the order in which a person reads them: a column to its end before the next."""
    gap = _widest(rows) if len(rows) > 1 and depth < _DEEPEST else None
    if gap is None:
        if rows:
            yield list(rows)
        return
    inside = rows[gap.first : gap.last]
    left, right = _sides(inside, gap.x)
    aside = _aside(left, right)
    if aside:
        main = _beside(left, right, aside)
        yield from blocks_of([*rows[: gap.first], *main, *rows[gap.last :]], depth + 1)
        return
    yield from blocks_of(rows[: gap.first], depth + 1)
    yield from blocks_of(left, depth + 1)
    yield from blocks_of(right, depth + 1)
    yield from blocks_of(rows[gap.last :], depth + 1)


# ---- sidebars that go on from page to page ----


class _Sided(Struct, frozen=True):
    """A page with a sidebar: what stands above and below both columns, these, and where they part."""

    above: Sequence[Row]
    left: Sequence[Row]
    right: Sequence[Row]
    below: Sequence[Row]
    x: float

    @property
    def is_left(self) -> bool:
        """Return whether the sidebar is the left column."""
        return _width(self.left) < _width(self.right)


def pages_in_order(pages: Sequence[Sequence[Row]]) -> Iterator[list[Row]]:
    """Yield blocks of the rows of all pages: a sidebar and the main column each go on from page to page."""
    number = 0
    while number < len(pages):
        first = _sided(pages[number])
        run = [first] if first else []
        while first and number + len(run) < len(pages) and (more := _goes_on(first, pages[number + len(run)])):
            run.append(more)
        if not run[1:]:
            yield from blocks_of(pages[number])
            number += 1
            continue
        yield from _run(run)
        number += len(run)


def _run(run: Sequence[_Sided]) -> Iterator[list[Row]]:
    """Yield the blocks of pages with a sidebar, the left column of all of them before the right."""
    yield from blocks_of(run[0].above)
    is_left = run[0].is_left
    for name in ("left", "right"):
        is_main = (name == "right") == is_left
        for number, page in enumerate(run):
            yield from blocks_of(page.above if is_main and number else [])
            yield from blocks_of(getattr(page, name))
            yield from blocks_of(page.below if is_main else [])


def _sided(rows: Sequence[Row]) -> _Sided | None:
    """Return a page as one with a sidebar, if a narrow column stands beside most of it."""
    gap = _widest(rows)
    if gap is None:
        return None
    start = gap.first  # headings that stand on the left alone belong to the left column
    while start and not any(piece.left < gap.x < piece.right for piece in rows[start - 1].pieces):
        start -= 1
    inside = rows[start : gap.last]
    left, right = _sides(inside, gap.x)
    narrow, wide = sorted((_width(left), _width(right)))
    is_tall = inside[-1].y - inside[0].y > _TALL * (rows[-1].y - rows[0].y)
    if not is_tall or narrow > _NARROW_COLUMN * wide or _aside(left, right):
        return None
    return _Sided(rows[:start], left, right, rows[gap.last :], gap.x)


def _goes_on(first: _Sided, rows: Sequence[Row]) -> _Sided | None:
    """Return the next page where it has the same columns, or nothing but the main one."""
    found = _sided(rows)
    if found and abs(found.x - first.x) < _SHIFT and found.is_left == first.is_left:
        return found
    is_main = all((row.left > first.x) if first.is_left else (row.right < first.x) for row in rows)
    if not rows or not is_main:
        return None
    return _Sided([], [] if first.is_left else rows, rows if first.is_left else [], [], first.x)


def _width(rows: Sequence[Row]) -> float:
    return max((row.right for row in rows), default=0.0) - min((row.left for row in rows), default=0.0)


# ---- the white between columns ----


def _widest(rows: Sequence[Row]) -> _Gap | None:
    """Return the gap that parts most, if any parts columns."""
    candidates = {round(x / 2) for x in _candidates(rows)}
    found = [gap for x in candidates for gap in _gaps(rows, x * 2.0)]
    return max(found, key=lambda gap: (gap.score, -gap.x), default=None)


def _candidates(rows: Sequence[Row]) -> Iterator[float]:
    """Yield where columns might part: in the white between what stands side by side, on a line or nearly."""
    for number, row in enumerate(rows):
        near = [other for other in rows[max(0, number - 3) : number + 4] if abs(other.y - row.y) < 1.5 * row.size]
        for piece in row.pieces:
            starts = [other.left for some in near for other in some.pieces if other.left > piece.right]
            if starts:
                yield (piece.right + min(starts)) / 2


def _gaps(rows: Sequence[Row], x: float) -> Iterator[_Gap]:
    """Yield the runs of rows that no piece crosses at `x`, where both sides hold enough."""
    start = 0
    for number in range(len(rows) + 1):
        if number < len(rows) and not any(piece.left < x < piece.right for piece in rows[number].pieces):
            continue
        if number - start >= _LEAST_ROWS:
            gap = _gap(rows, start, number, x)
            if gap:
                yield gap
        start = number + 1


def _gap(rows: Sequence[Row], start: int, end: int, x: float) -> _Gap | None:
    lefts = [number for number in range(start, end) if rows[number].left < x]
    rights = [number for number in range(start, end) if rows[number].right > x]
    if min(len(lefts), len(rights)) < _LEAST_ROWS:
        return None
    first, last = max(lefts[0], rights[0]), min(lefts[-1], rights[-1])
    if first > last:
        return None
    both_left = sum(first <= number <= last for number in lefts)
    both_right = sum(first <= number <= last for number in rights)
    least = min(both_left, both_right)
    inside = rows[first : last + 1]
    edge = max((piece.right for row in inside for piece in row.pieces if piece.right <= x), default=x)
    begin = min((piece.left for row in inside for piece in row.pieces if piece.left >= x), default=x)
    size = sorted(row.size for row in inside)[len(inside) // 2]
    width = (begin - edge) / size
    if least < _LEAST_ROWS or width < _LEAST_GAP or (width < _NARROW and least < _LEAST_NARROW_ROWS):
        return None
    height = rows[last].y - rows[first].y
    start = first if lefts[0] < first else start  # what stands above on the left alone is read before anyway
    return _Gap(start, end, x, height * (1 + min(width, 8) / 40))


def _sides(rows: Sequence[Row], x: float) -> tuple[list[Row], list[Row]]:
    left, right = [], []
    for row in rows:
        before = [piece for piece in row.pieces if piece.right <= x]
        after = [piece for piece in row.pieces if piece.left >= x]
        if before:
            left.append(_part(row, before, is_first=True, is_last=not after))
        if after:
            right.append(_part(row, after, is_first=not before, is_last=True))
    return left, right


def _part(row: Row, pieces: list, *, is_first: bool, is_last: bool) -> Row:  # type: ignore[type-arg]
    size = max(word.size for piece in pieces for word in piece.words)
    return replace(
        row, pieces=pieces, size=size, before=row.before if is_first else [], after=row.after if is_last else []
    )


# ---- dates, places and labels beside the lines they belong to ----


def _aside(left: Sequence[Row], right: Sequence[Row]) -> str:
    """Return which side only says something of each entry of the other, if one does."""
    whole = _letters(left) + _letters(right)
    smaller, other, name = (right, left, "right") if _letters(right) <= _letters(left) else (left, right, "left")
    share = _letters(smaller) / whole
    if _is_table(smaller, other):
        return name
    if share > _SMALL_SHARE or _holds_headings(smaller, other):
        return ""
    groups = _groups(smaller)
    begins = sum(_at(group[0], other) is not None for group in groups)
    dated = sum(any(_YEAR.search(row.text) for row in group) for group in groups)
    if begins < 0.75 * len(groups):
        return ""
    return name if dated >= 0.5 * len(groups) or begins >= 0.9 * len(groups) else ""


def _letters(rows: Sequence[Row]) -> int:
    return sum(len(piece.text) for row in rows for piece in row.pieces)


def _is_table(smaller: Sequence[Row], other: Sequence[Row]) -> bool:
    """Return whether each line has its other half on the other side: cells of a table, which go row by row."""
    if any(row.has_mark for row in (*smaller, *other)) or _holds_headings(smaller, other):
        return False
    paired = sum(_at(row, other) is not None for row in smaller)
    return (
        paired >= 0.9 * len(smaller) and len(other) <= 1.3 * len(smaller) and _letters(smaller) < _CELL * len(smaller)
    )


def _holds_headings(rows: Sequence[Row], other: Sequence[Row]) -> bool:
    """Return whether some of the rows stand out as headings do, above others of the same column."""
    size = sorted(row.size for row in (*rows, *other))[(len(rows) + len(other)) // 2]
    return any(row.size > 1.12 * size for row in rows[:-1])


def _groups(rows: Sequence[Row]) -> list[list[Row]]:
    """Return rows that stand closely below each other."""
    groups: list[list[Row]] = []
    for row in rows:
        if groups and row.y - groups[-1][-1].y < _GROUP_GAP * row.size:
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def _at(row: Row, rows: Sequence[Row]) -> Row | None:
    """Return the row on the same line."""
    return next((other for other in rows if abs(other.y - row.y) <= _ALIGNED * max(row.size, other.size)), None)


def _beside(left: list[Row], right: list[Row], aside: str) -> list[Row]:
    """Return the rows of the main side, each with what stands beside it.

    A group of dates and places goes with the line that it begins at, so that it does not run into the sentences
    below; as long as it goes line by line with lines that are no items, it stays on these.
    """
    main, small = (left, right) if aside == "right" else (right, left)
    edge = max(row.right for row in main)
    main = [replace(row, before=[*row.before], after=[*row.after], edge=edge) for row in main]
    for group in _groups(small):
        home = _at(group[0], main)
        is_by_line = True
        for row in group:
            own = _at(row, main)
            is_by_line = is_by_line and own is not None and not own.has_mark
            place = own if is_by_line and own is not None else home or _nearest(row, main)
            (place.after if aside == "right" else place.before).append(row)
    return main


def _nearest(row: Row, rows: Sequence[Row]) -> Row:
    """Return the row above, or the first."""
    return next((other for other in reversed(rows) if other.y <= row.y), rows[0])
