"""Spreadsheets in memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from rejoinder.domain.sheets.sheet import Row
from rejoinder.domain.sheets.tables import find_table, likeliest
from rejoinder.errors import SourceNotFoundError
from rejoinder.ports.sheets import SheetFile


class MemorySheets:
    """Files of rows, by path and by sheet."""

    def __init__(self, files: Mapping[Path, Mapping[str, Sequence[Row]]]) -> None:
        self._files = files

    def read(self, path: Path, name: str = "") -> SheetFile:
        """Read the sheet called `name`, or the one that looks most like a list of applications."""
        if path not in self._files:
            raise SourceNotFoundError(f"There is no file {path}.", advice="Check the path.")
        sheets = {title: find_table(title, rows) for title, rows in self._files[path].items()}
        chosen = sheets.get(name) if name else likeliest(sheets.values())
        if chosen is None:
            raise SourceNotFoundError(f"There is no sheet “{name}”.", advice=f"Name one of these: {', '.join(sheets)}.")
        return SheetFile(chosen, tuple(title for title in sheets if title != chosen.name))
