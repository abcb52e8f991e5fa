"""Read .xlsx: its sheets as rows, after a look at how much they would unpack to."""

from __future__ import annotations

import io
import warnings
import zlib
from collections.abc import Iterable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from rejoinder.adapters.sheets.limits import MOST_BLANK, MOST_COLUMNS, MOST_MEMBERS, MOST_ROWS, MOST_UNPACKED, too_large
from rejoinder.domain.sheets.sheet import Cell, Row
from rejoinder.errors import UnreadableError

WORKBOOK = "xl/workbook.xml"
# What openpyxl lets through of a file that is broken somewhere inside.
_BREAKS = (BadZipFile, ParseError, LookupError, ValueError, TypeError, AttributeError, EOFError, OSError, zlib.error)
_MIDNIGHT = time()


def read_grids(path: Path, content: bytes) -> dict[str, list[Row]]:
    """Return the rows of every visible sheet by its name, in the order of the file.

    Raises UnreadableError if the file is broken, too large, or no .xlsx.
    """
    _check(path, content)
    import openpyxl  # noqa: PLC0415  (it takes as long to load as all else together)
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    try:
        with warnings.catch_warnings():  # of parts that it leaves out, such as drop-down lists
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
            try:
                sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"] or book.worksheets
                return {sheet.title: _rows(path, sheet) for sheet in sheets}
            finally:
                book.close()
    except (InvalidFileException, *_BREAKS) as error:
        raise _broken(path) from error


def _check(path: Path, content: bytes) -> None:
    """Refuse what is no workbook or would unpack to more than any list of applications takes."""
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
    except (BadZipFile, ValueError, OSError) as error:
        raise _broken(path) from error
    names = {member.filename for member in members}
    if WORKBOOK not in names:
        raise UnreadableError(
            f"{path.name} holds no workbook.", advice="Save your list as .xlsx or .csv, and name that file."
        )
    if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > MOST_UNPACKED:
        raise too_large(path, f"it would unpack to more than {MOST_UNPACKED // 1024 // 1024} MB")


def _broken(path: Path) -> UnreadableError:
    return UnreadableError(
        f"{path.name} is broken: it cannot be read as an .xlsx file.",
        advice="Open it in your spreadsheet program, save it anew as .xlsx or .csv, and name that file.",
    )


def _rows(path: Path, sheet: Any) -> list[Row]:  # noqa: ANN401  (openpyxl's types tell read-only sheets from others late)
    sheet.reset_dimensions()  # some programs write them wrongly, and rows would be cut off
    rows: list[Row] = []
    told = 0  # rows up to the last one that says anything
    for values in sheet.iter_rows(values_only=True):
        if len(rows) - told >= MOST_BLANK:
            break
        if len(rows) >= MOST_ROWS:
            raise too_large(path, f"“{sheet.title}” has more than {MOST_ROWS:,} rows")
        rows.append(_row(values))
        if len(rows[-1]) > MOST_COLUMNS:
            raise too_large(path, f"“{sheet.title}” has more than {MOST_COLUMNS} columns")
        told = len(rows) if rows[-1] else told
    return rows[:told]


def _row(values: Iterable[object]) -> Row:
    """Return a row without the empty cells at its end."""
    cells = [_cell(value) for value in values]
    while cells and cells[-1] == "":
        cells.pop()
    return tuple(cells)


def _cell(value: object) -> Cell:
    """Return a value as a day, a time, or the words that the seeker sees."""
    if isinstance(value, datetime):
        return value.date() if value.time() == _MIDNIGHT else value.replace(microsecond=0)
    return value if isinstance(value, date) else _words(value)


def _words(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, time):
        return value.isoformat("minutes")
    return str(value).replace("_x000D_", "")
