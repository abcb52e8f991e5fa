"""How much of a document is read, and what is said of one that is larger."""

from __future__ import annotations

from rejoinder.errors import UnreadableError

MOST_BYTES = 50 * 1024 * 1024  # of the file; a résumé with a photo has two
MOST_PLAIN = 2 * 1024 * 1024  # of a text, whatever its charset
MOST_PAGES = 120
MOST_CHARACTERS = 1_000_000  # of text; a résumé has ten thousand
MOST_UNPACKED = 200 * 1024 * 1024  # of a .docx, which is a zip archive, pictures and all
MOST_XML = 24 * 1024 * 1024  # of what is parsed of it
MOST_ELEMENTS = 200_000  # of its XML: a paragraph has ten or twenty
MOST_MEMBERS = 5_000


def too_large(name: str, what: str) -> UnreadableError:
    """Return the error for a document of which something is beyond all measure."""
    return UnreadableError(
        f"{name} is too large: {what}.",
        advice="Copy the part that matters into a file of its own, save that as .docx, .pdf or .txt, and name it.",
    )
