"""Read .csv whatever program wrote it: any encoding, any delimiter, rows of any length."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from rejoinder.adapters.sheets.limits import MOST_CELL, MOST_COLUMNS, MOST_ROWS, too_large
from rejoinder.domain.sheets.sheet import Row
from rejoinder.domain.sheets.tables import find_table, likeness
from rejoinder.errors import UnreadableError

DELIMITERS = ",;\t|"
_SAMPLE = 60  # rows by which the delimiter is told
_NAMED = re.compile(r'(?:\ufeff)?"?sep=(?P<sep>[,;\t|])"?\r?\n', re.IGNORECASE)  # as Excel writes and obeys it
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_TEXT = bytes({0, 9, 10, 13, *range(32, 256)})  # bytes that texts may hold, a stray NUL among them
_ODD = 0.02  # of all bytes are others in no text
_WIDE = 0.2  # of every second byte are NUL where Latin text is in UTF-16


def read_grid(path: Path, content: bytes) -> tuple[list[Row], list[str]]:
    """Return the rows of a .csv file, and what was left out of them.

    Raises UnreadableError if it is no text or too large.
    """
    text = _decoded(path, content)
    problems: list[str] = []
    if "\0" in text:
        text = text.replace("\0", "")
        problems.append("The file held characters without meaning (NUL), which were left out.")
    named = _NAMED.match(text)
    skipped = named.end() if named else 0
    delimiter = named["sep"] if named else _delimiter(text)
    rows: list[Row] = [("",)] if named else []  # it is a row on the seeker's screen too
    for row in _rows(path, text[skipped:], delimiter):
        if len(rows) >= MOST_ROWS:
            raise too_large(path, f"it has more than {MOST_ROWS:,} rows")
        if len(row) > MOST_COLUMNS:
            raise too_large(path, f"a row of it has more than {MOST_COLUMNS} columns")
        rows.append(tuple(row))
    return rows, problems


def _decoded(path: Path, content: bytes) -> str:
    """Return the text of a file: by its mark, as UTF-8 if it is that, and otherwise as Windows writes it."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    if content and (wide := _wide(content)):
        return content.decode(wide, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        if len(content.translate(None, _TEXT)) > len(content) * _ODD:
            raise UnreadableError(
                f"{path.name} is no text.", advice="Save your list as .xlsx or .csv, and name that file."
            ) from None
        return content.decode("cp1252", "replace")


def _wide(content: bytes) -> str:
    """Return the form of UTF-16 that bytes without a mark are in, or ""."""
    sample = content[:4_000]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) < len(sample) / 2 * _WIDE or min(even, odd) > max(even, odd) / 4:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _delimiter(text: str) -> str:
    """Return the delimiter with which the rows look most like a table of applications, or at least like a table."""
    return max(DELIMITERS, key=lambda delimiter: _fitness(_sample(text, delimiter)))


def _sample(text: str, delimiter: str) -> list[Row]:
    try:
        return [tuple(row) for row in islice(_parsed(text, delimiter), _SAMPLE)]
    except csv.Error:
        return []


def _fitness(rows: list[Row]) -> tuple[float, float, int]:
    """Return how good a table rows make: headings that are known, then rows of one length, then columns."""
    widths = [len(row) for row in rows if any(isinstance(cell, str) and cell.strip() for cell in row)]
    if not widths or max(widths) == 1:
        return (0, 0, 0)
    usual = max(set(widths), key=lambda width: (widths.count(width), width))
    even = widths.count(usual) / len(widths) if usual > 1 else 0
    return (likeness(find_table("", rows).headings), even, usual)


def _rows(path: Path, text: str, delimiter: str) -> Iterator[list[str]]:
    try:
        yield from _parsed(text, delimiter)
    except csv.Error as error:
        raise too_large(path, f"a cell of it has more than {MOST_CELL:,} characters") from error


def _parsed(text: str, delimiter: str) -> Iterator[list[str]]:
    csv.field_size_limit(MOST_CELL)
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=False)
