"""What everything promises that reads spreadsheets."""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

from rejoinder.errors import SourceNotFoundError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from rejoinder.domain.sheets.sheet import Row
    from rejoinder.ports.sheets import Sheets

NOON = datetime(2026, 3, 9, 12, 0)  # noqa: DTZ001  (spreadsheets know no zones)
ADVICE: list[Row] = [("Apply early",), ("Write less",)]
LIST: list[Row] = [
    ("My search",),
    (),
    ("Company", "Date Applied", "Interview", "Status"),
    ("Acme", date(2026, 3, 2), NOON, "Rejected"),
    (),
    ("Birch Ltd", "", "", "waiting", "a word too many"),
]


class SheetsContract(ABC):
    """Run on each implementation by a subclass that knows how to write a file."""

    @abstractmethod
    def make(self, folder: Path, sheets: Mapping[str, Sequence[Row]]) -> tuple[Sheets, Path]:
        """Return what reads spreadsheets, and a file with these sheets."""

    def test_the_list_of_applications_is_chosen_and_the_others_are_named(self, tmp_path: Path) -> None:
        sheets, path = self.make(tmp_path, {"Advice": ADVICE, "2026": LIST})
        found = sheets.read(path)
        assert (found.sheet.name, found.others) == ("2026", ("Advice",))

    def test_headings_stand_below_the_title(self, tmp_path: Path) -> None:
        sheets, path = self.make(tmp_path, {"2026": LIST})
        sheet = sheets.read(path).sheet
        assert sheet.headings == ("Company", "Date Applied", "Interview", "Status", "")
        assert sheet.first_row == 4

    def test_rows_keep_their_numbers_and_their_length(self, tmp_path: Path) -> None:
        sheets, path = self.make(tmp_path, {"2026": LIST})
        rows = sheets.read(path).sheet.rows
        assert rows[1] == ()
        assert rows[2] == ("Birch Ltd", "", "", "waiting", "a word too many")

    def test_days_are_days_and_times_are_times(self, tmp_path: Path) -> None:
        sheets, path = self.make(tmp_path, {"2026": LIST})
        assert sheets.read(path).sheet.rows[0] == ("Acme", date(2026, 3, 2), NOON, "Rejected")

    def test_a_sheet_can_be_named(self, tmp_path: Path) -> None:
        sheets, path = self.make(tmp_path, {"Advice": ADVICE, "2026": LIST})
        assert sheets.read(path, "Advice").sheet.name == "Advice"

    def test_a_sheet_that_is_not_there_is_an_error_that_names_those_that_are(self, tmp_path: Path) -> None:
        sheets, path = self.make(tmp_path, {"Advice": ADVICE, "2026": LIST})
        with pytest.raises(SourceNotFoundError) as caught:
            sheets.read(path, "2025")
        assert "2026" in caught.value.advice

    def test_a_file_that_is_not_there_is_an_error(self, tmp_path: Path) -> None:
        sheets, _ = self.make(tmp_path, {"2026": LIST})
        with pytest.raises(SourceNotFoundError):
            sheets.read(tmp_path / "none.xlsx")
