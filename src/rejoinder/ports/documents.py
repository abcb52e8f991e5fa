"""What the services ask of whatever makes text of documents."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from rejoinder.domain.documents.document import Document


class Documents(Protocol):
    """Make text of a file: a résumé, a job description, a saved page."""

    def read(self, path: Path) -> Document:
        """Return the text of a file, told by its content what it is, not by its name.

        Raises SourceNotFoundError if there is no such file, and UnreadableError, with what to do next, if it is no
        document that can be read: a picture, a scan without text, broken, cut off, locked by a password, or too large.
        """
        ...
