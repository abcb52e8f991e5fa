"""What the services ask of whatever reads spreadsheets."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from msgspec import Struct

from rejoinder.domain.sheets.sheet import Sheet


class SheetFile(Struct, frozen=True):
    """What a file holds: the sheet that was read, the names of the others, and what was left out, in words."""

    sheet: Sheet
    others: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


class Sheets(Protocol):
    """Read a spreadsheet's file."""

    def read(self, path: Path, name: str = "") -> SheetFile:
        """Read the sheet called `name`, or the one that looks most like a list of applications.

        Dates are dates, where the file knows them as such; a formula is its value; blank rows stay, so that rows keep
        their numbers. Raises SourceNotFoundError if there is no such file or no sheet of that name, and
        UnreadableError, with what to do next, if it is no spreadsheet, is broken, locked by a password or too large.
        """
        ...
