"""What everything promises that makes text of documents."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

import pytest

from rejoinder.errors import AppError, SourceNotFoundError, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from rejoinder.ports.documents import Documents

HEADING = "Experience"
LINES = ("Mara Quill", HEADING, "Shift Lead, Harrow Bay Freight Ltd", "Ran a team of twelve.")


class DocumentsContract(ABC):
    """Run on each implementation by a subclass that knows how to write a file."""

    @abstractmethod
    def make(self, folder: Path, lines: Sequence[str]) -> tuple[Documents, Path]:
        """Return what reads documents, and a file with these lines, of which `HEADING` is shown as a heading."""

    def test_lines_come_in_their_order(self, tmp_path: Path) -> None:
        documents, path = self.make(tmp_path, LINES)
        found = [line.lstrip("# ") for line in documents.read(path).text.split("\n") if line.strip()]
        assert found == list(LINES)

    def test_a_heading_is_known_by_the_number_of_its_line(self, tmp_path: Path) -> None:
        documents, path = self.make(tmp_path, LINES)
        document = documents.read(path)
        lines = document.text.split("\n")
        assert HEADING in [lines[number].lstrip("# ") for number in document.headings]

    def test_a_document_is_called_by_its_file(self, tmp_path: Path) -> None:
        documents, path = self.make(tmp_path, LINES)
        assert documents.read(path).name == path.name

    def test_reading_twice_gives_the_same(self, tmp_path: Path) -> None:
        documents, path = self.make(tmp_path, LINES)
        assert documents.read(path) == documents.read(path)

    def test_a_file_that_is_not_there_is_an_error(self, tmp_path: Path) -> None:
        documents, _ = self.make(tmp_path, LINES)
        with pytest.raises(SourceNotFoundError):
            documents.read(tmp_path / "none.pdf")

    def test_a_file_without_text_is_an_error_that_says_what_to_do(self, tmp_path: Path) -> None:
        documents, path = self.make(tmp_path, ())
        with pytest.raises(AppError) as caught:
            documents.read(path)
        assert isinstance(caught.value, UnreadableError)
        assert path.name in caught.value.message
        assert caught.value.advice.endswith(".")
