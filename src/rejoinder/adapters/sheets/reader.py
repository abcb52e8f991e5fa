"""Read a spreadsheet's file, whatever kind it is, or say what to do with it."""

from __future__ import annotations

from pathlib import Path

from rejoinder.adapters.sheets.csv_file import read_grid
from rejoinder.adapters.sheets.limits import MOST_BYTES, too_large
from rejoinder.adapters.sheets.xlsx_file import read_grids
from rejoinder.domain.sheets.sheet import words_of
from rejoinder.domain.sheets.tables import find_table, likeliest
from rejoinder.errors import SourceNotFoundError, UnreadableError
from rejoinder.ports.sheets import SheetFile

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of .xls, and of an .xlsx that is locked by a password
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_PDF = b"%PDF"
_SAVE = "Open it in your spreadsheet program, save it as .xlsx or .csv, and name that file."
# By what stands in a zip archive: whose file it is.
_OTHERS = ((b"mimetypeapplication/vnd.oasis.opendocument", "a LibreOffice file"), (b"Index/", "a Numbers file"))


class SheetFiles:
    """Read .csv and .xlsx files."""

    def read(self, path: Path, name: str = "") -> SheetFile:
        """Read the sheet called `name`, or the one that looks most like a list of applications."""
        content = _content(path)
        if content.startswith(_ZIP):
            return self._workbook(path, content, name)
        _refuse_others(path, content)
        rows, problems = read_grid(path, content)
        sheet = find_table(path.stem, rows)
        if not any(letter.isalnum() for row in rows for cell in row for letter in words_of(cell)):
            raise _empty(path)
        return SheetFile(sheet, (), tuple(problems))

    def _workbook(self, path: Path, content: bytes, name: str) -> SheetFile:
        for mark, whose in _OTHERS:
            if mark in content[:4_000]:
                raise UnreadableError(f"{path.name} is {whose}.", advice=_SAVE)
        sheets = {title: find_table(title, rows) for title, rows in read_grids(path, content).items() if rows}
        chosen = sheets.get(name) if name else likeliest(sheets.values())
        if name and chosen is None:
            names = ", ".join(f"“{title}”" for title in sheets)
            raise SourceNotFoundError(f"{path.name} has no sheet “{name}”.", advice=f"Name one of these: {names}.")
        if chosen is None:
            raise _empty(path)
        return SheetFile(chosen, tuple(title for title in sheets if title != chosen.name))


def _content(path: Path) -> bytes:
    """Return a file's bytes. Raises SourceNotFoundError or UnreadableError if there are none to have."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise too_large(path, f"it has more than {MOST_BYTES // 1024 // 1024} MB")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise SourceNotFoundError(f"There is no file {path}.", advice="Check the path.") from error
    except IsADirectoryError as error:
        raise SourceNotFoundError(f"{path} is a folder.", advice="Name one spreadsheet's file.") from error
    except OSError as error:
        raise UnreadableError(
            f"{path} cannot be read: {error.strerror}.", advice="Check that you may read it."
        ) from error


def _refuse_others(path: Path, content: bytes) -> None:
    """Raise UnreadableError for files of other kinds, each with what to do."""
    if content.startswith(_OLE) and _LOCKED in content:
        raise UnreadableError(
            f"{path.name} is locked with a password.",
            advice="Open it in your spreadsheet program, take the password off or save it as .csv, and name that file.",
        )
    if content.startswith(_OLE):
        raise UnreadableError(f"{path.name} is an old Excel file (.xls).", advice=_SAVE)
    if content.startswith(_PDF):
        raise UnreadableError(f"{path.name} is a PDF, no spreadsheet.", advice="Save the list itself as .xlsx or .csv.")


def _empty(path: Path) -> UnreadableError:
    return UnreadableError(f"{path.name} is empty.", advice="Name the file that holds your applications.")
