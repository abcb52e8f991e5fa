"""Read a document's file, whatever kind it is, or say what to do with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from rejoinder.adapters.documents.kinds import Kind, kind_of
from rejoinder.adapters.documents.limits import MOST_BYTES, MOST_PLAIN, too_large
from rejoinder.domain.documents.document import Document
from rejoinder.errors import SourceNotFoundError, UnreadableError


class DocumentFiles:
    """Read documents in this process; what may take all time and memory is for a worker."""

    def read(self, path: Path) -> Document:
        """Return the text of a file (see the port)."""
        content = content_of(path)
        return _readers()[kind_of(path.name, content)](path.name, content)


def read_plain(path: Path) -> Document | None:
    """Return the text of a file that is nothing but text, and so can be read without a worker; none for others.

    Raises SourceNotFoundError and UnreadableError.
    """
    from rejoinder.adapters.documents.plain import read_text  # noqa: PLC0415

    content = content_of(path)
    is_plain = len(content) <= MOST_PLAIN and kind_of(path.name, content) is Kind.TEXT
    return read_text(path.name, content) if is_plain else None


def content_of(path: Path) -> bytes:
    """Return a file's bytes. Raises SourceNotFoundError or UnreadableError if there are none to have."""
    try:
        if path.is_dir():
            raise SourceNotFoundError(f"{path} is a folder.", advice="Name one document's file.")
        if path.exists() and not path.is_file():
            raise UnreadableError(f"{path} is no file.", advice="Name one document's file.")
        if path.stat().st_size > MOST_BYTES:
            raise too_large(path.name, f"it has more than {MOST_BYTES // 1024 // 1024} MB")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise SourceNotFoundError(f"There is no file {path}.", advice="Check the path.") from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "its name is no path"
        raise UnreadableError(f"{path} cannot be read: {reason}.", advice="Check that you may read it.") from error


def _readers() -> Mapping[Kind, Callable[[str, bytes], Document]]:
    """Return what reads each kind; loaded late, since most commands read no document."""
    from rejoinder.adapters.documents.docx import read_zip  # noqa: PLC0415
    from rejoinder.adapters.documents.html import read_html  # noqa: PLC0415
    from rejoinder.adapters.documents.json_resume import read_json  # noqa: PLC0415
    from rejoinder.adapters.documents.pdf.reader import read_pdf  # noqa: PLC0415
    from rejoinder.adapters.documents.plain import read_text  # noqa: PLC0415

    return {
        Kind.PDF: read_pdf,
        Kind.ZIP: read_zip,
        Kind.HTML: read_html,
        Kind.JSON: read_json,
        Kind.TEXT: read_text,
    }
