"""Documents in memory."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from rejoinder.domain.documents.document import Document
from rejoinder.errors import SourceNotFoundError, UnreadableError


class MemoryDocuments:
    """Documents by path; a path without any text cannot be read."""

    def __init__(self, documents: Mapping[Path, Document]) -> None:
        self._documents = documents

    def read(self, path: Path) -> Document:
        """Return the document at a path."""
        document = self._documents.get(path)
        if document is None:
            raise SourceNotFoundError(f"There is no file {path}.", advice="Check the path.")
        if not document.text.strip():
            raise UnreadableError(f"{path.name} is empty.", advice="Name the file that holds the text.")
        return document
