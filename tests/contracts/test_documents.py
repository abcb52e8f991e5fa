"""Hold everything that makes text of documents to the contract."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rejoinder.adapters.documents.reader import DocumentFiles
from rejoinder.bootstrap import make_program
from rejoinder.domain.documents.document import Document, Format
from tests.adapters.documents.making import write_docx, write_html, write_pdf
from tests.contracts.documents import HEADING, DocumentsContract
from tests.fakes.documents import MemoryDocuments

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from rejoinder.ports.documents import Documents


class TestMemoryDocuments(DocumentsContract):
    """What unit tests of services use."""

    def make(self, folder: Path, lines: Sequence[str]) -> tuple[Documents, Path]:
        """Return a document in memory."""
        path = folder / "cv.txt"
        headings = frozenset(number for number, line in enumerate(lines) if line == HEADING)
        return MemoryDocuments({path: Document(path.name, Format.TEXT, "\n".join(lines), headings)}), path


class TestPdf(DocumentsContract):
    """A PDF, read in this process."""

    def make(self, folder: Path, lines: Sequence[str]) -> tuple[Documents, Path]:
        """Write a PDF."""
        path = folder / "cv.pdf"
        write_pdf(path, "\n\n".join(f"= {line}" if line == HEADING else line for line in lines))
        return DocumentFiles(), path


class TestDocx(DocumentsContract):
    """A Word document, read in this process."""

    def make(self, folder: Path, lines: Sequence[str]) -> tuple[Documents, Path]:
        """Write a Word document."""
        path = folder / "cv.docx"
        write_docx(path, [(line, "Heading 1" if line == HEADING else "Normal") for line in lines])
        return DocumentFiles(), path


class TestHtml(DocumentsContract):
    """A page, read in this process."""

    def make(self, folder: Path, lines: Sequence[str]) -> tuple[Documents, Path]:
        """Write a page."""
        path = folder / "cv.html"
        write_html(path, "".join(f"<h2>{line}</h2>" if line == HEADING else f"<p>{line}</p>" for line in lines))
        return DocumentFiles(), path


class TestMarkdown(DocumentsContract):
    """Markdown, which needs no worker."""

    def make(self, folder: Path, lines: Sequence[str]) -> tuple[Documents, Path]:
        """Write Markdown."""
        path = folder / "cv.md"
        path.write_text("\n\n".join(f"# {line}" if line == HEADING else line for line in lines), encoding="utf-8")
        return make_program(folder / "data").documents(), path


@pytest.mark.slow
class TestPdfInAWorker(TestPdf):
    """What people use."""

    def make(self, folder: Path, lines: Sequence[str]) -> tuple[Documents, Path]:
        """Write a PDF."""
        return make_program(folder / "data").documents(), super().make(folder, lines)[1]
