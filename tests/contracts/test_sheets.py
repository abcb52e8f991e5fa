"""Hold everything that reads spreadsheets to the contract."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl

from rejoinder.adapters.sheets.reader import SheetFiles
from tests.contracts.sheets import SheetsContract
from tests.fakes.sheets import MemorySheets

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from rejoinder.domain.sheets.sheet import Row
    from rejoinder.ports.sheets import Sheets


class TestMemorySheets(SheetsContract):
    """What unit tests of services use."""

    def make(self, folder: Path, sheets: Mapping[str, Sequence[Row]]) -> tuple[Sheets, Path]:
        """Return sheets in memory."""
        path = folder / "list.xlsx"
        return MemorySheets({path: sheets}), path


class TestSheetFiles(SheetsContract):
    """What people use."""

    def make(self, folder: Path, sheets: Mapping[str, Sequence[Row]]) -> tuple[Sheets, Path]:
        """Write an .xlsx file."""
        path = folder / "list.xlsx"
        write_workbook(path, sheets)
        return SheetFiles(), path


def write_workbook(path: Path, sheets: Mapping[str, Sequence[Row]]) -> None:
    """Write rows as an .xlsx file."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
