"""Find where in a sheet the table stands: which row holds the headings, and which sheet of several is meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from rejoinder.domain.sheets.columns import knows_heading
from rejoinder.domain.sheets.sheet import Cell, Row, Sheet, is_blank, words_of

SEARCHED = 40  # rows in which headings may stand; above them are titles, totals and advice to oneself
LONGEST_HEADING = 60
FEWEST = 2  # headings that are known, for a row to be one of headings without looking at anything else


def find_table(name: str, grid: Sequence[Row]) -> Sheet:
    """Return the table of a sheet: its headings, one for each column, and all rows below.

    Headings in two rows, as merged cells leave them, become one: "Interviews" above "1st" is "Interviews 1st". Where no
    row looks like headings the first that says anything is taken for them.
    """
    best, score, is_double = 0, 0.0, False
    for number, row in enumerate(grid[:SEARCHED]):
        single = likeness(_texts(row))
        if single > score:
            best, score, is_double = number, single, False
        if number + 1 < len(grid) and (both := _joined(row, grid[number + 1])):
            double = likeness(both)
            if double > max(score, single) + 0.5:
                best, score, is_double = number, double, True
    if not score:
        best = next((number for number, row in enumerate(grid) if not all(map(is_blank, row))), 0)
    headings = _joined(grid[best], grid[best + 1]) if is_double else _texts(grid[best]) if grid else []
    first = best + 1 + is_double
    rows = tuple(grid[first:])
    width = max([len(headings), *(_width(row) for row in rows)], default=0)
    while headings and not headings[-1] and len(headings) > max(map(_width, rows), default=0):
        headings.pop()
    width = max([len(headings), *(_width(row) for row in rows)], default=0)
    return Sheet(name, (*headings, *[""] * (width - len(headings))), rows, first + 1)


def likeliest(sheets: Iterable[Sheet]) -> Sheet | None:
    """Return the sheet that looks most like a list of applications: known headings first, then rows."""
    return max(sheets, key=lambda sheet: (likeness(sheet.headings), min(len(sheet.rows), 50)), default=None)


def likeness(headings: Sequence[str]) -> float:
    """Return how much texts look like headings: 0 if they do not."""
    told = [text for text in headings if text]
    known = sum(map(knows_heading, told))
    if known < FEWEST or sum(len(text) > LONGEST_HEADING for text in told) > known:
        return 0
    return known + known / len(told)


def _texts(row: Row) -> list[str]:
    return [_text(cell) for cell in row]


def _text(cell: Cell) -> str:
    return " ".join(words_of(cell).split())


def _joined(upper: Row, lower: Row) -> list[str]:
    """Return the headings of two rows as one.

    A cell above may have been merged with those to its right, and is theirs where that makes headings of them. Empty if
    the lower row holds no headings.
    """
    if sum(not is_blank(cell) for cell in lower) < FEWEST or any(
        not isinstance(cell, str) for cell in (*upper, *lower)
    ):
        return []
    joined: list[str] = []
    group = ""
    for above, below in zip_longest(_texts(upper), _texts(lower), fillvalue=""):
        group = above or group
        ways = (below, f"{group} {below}".strip(), "" if below else above)
        if below and knows_heading(above) and not any(map(knows_heading, ways)):
            return []  # below a heading stands what it tells
        joined.append(next((way for way in ways if knows_heading(way)), below or above))
    return joined


def _width(row: Row) -> int:
    return max((number for number, cell in enumerate(row, 1) if not is_blank(cell)), default=0)
