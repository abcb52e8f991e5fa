"""Posts and education that tables tell: a head that names the columns, and rows with as many cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rejoinder.domain.documents.labelled import Record
from rejoinder.domain.documents.lexicon import Lexicon
from rejoinder.domain.documents.lines import TextLine, folded
from rejoinder.domain.documents.resume import SectionKind
from rejoinder.domain.documents.roles import Role

Columns = tuple[Role | None, ...]

_LONGEST = 300
_FEW = 3  # columns from which on some may hold what no label asks for
_BLANKS = re.compile(r"\s{2,}")
_POST = frozenset((Role.TITLE, Role.HOUSE))
_COURSE = frozenset((Role.DEGREE, Role.SCHOOL))
_WHEN = frozenset((Role.DATES, Role.START, Role.END))


def columns_of(lexicon: Lexicon, line: TextLine) -> Columns:
    """Return what the columns of a table hold, if a line is the head of one; else nothing.

    A column may have a name that is no label where the others tell what and when.
    """
    cells = [folded(cell) for cell in _cells(line.text)]
    if len(cells) < 2:
        return ()
    names = [cell.split(" / ") for cell in cells]
    found = tuple(lexicon.labels.get(name[0]) if all(one in lexicon.labels for one in name) else None for name in names)
    told = set(found)
    is_whole = None not in told or (len(cells) >= _FEW and told & (_POST | _COURSE) and told & _WHEN)
    return found if is_whole else ()


def told_by_columns(columns: Columns) -> SectionKind | None:
    """Return what the rows of a table are: posts, or education."""
    told = set(columns)
    return SectionKind.EDUCATION if told & _COURSE else SectionKind.EXPERIENCE if told & _POST else None


def rows_in(columns: Columns, lines: Sequence[TextLine]) -> Iterator[Record]:
    """Yield what the rows of a table say, each with the lines below it that are none; surplus cells say nothing."""
    record: Record | None = None
    for line in lines[: table_end(columns, lines)]:
        if _is_row(columns, line):
            if record:
                yield record
            cells = _cells(line.text)
            values = {role: cell for role, cell in zip(columns, cells, strict=False) if role and cell}
            record = Record(values, line, line)
        elif record:
            record.last = line
    if record:
        yield record


def table_end(columns: Columns, lines: Sequence[TextLine]) -> int:
    """Return the number of the line that ends a table: the first one apart behind its last row."""
    rows = [number for number, line in enumerate(lines) if _is_row(columns, line)]
    last = rows[-1] if rows else len(lines)
    return next((number for number in range(last + 1, len(lines)) if lines[number].is_apart), len(lines))


def _is_row(columns: Columns, line: TextLine) -> bool:
    return len(_cells(line.text)) >= len(columns) > 1


def _cells(text: str) -> list[str]:
    """Return the cells of a line, parted by bars, tabs or white."""
    text = text[:_LONGEST].strip()
    if "|" in text:
        return [cell.strip() for cell in text.strip("|").split("|")]
    return [cell.strip() for cell in (text.split("\t") if "\t" in text else _BLANKS.split(text))]
