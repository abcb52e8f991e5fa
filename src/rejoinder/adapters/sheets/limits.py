"""How much of a spreadsheet is read, and what is said of one that is larger."""

from __future__ import annotations

from pathlib import Path

from rejoinder.errors import UnreadableError

MOST_BYTES = 64 * 1024 * 1024  # of the file
MOST_UNPACKED = 256 * 1024 * 1024  # of an .xlsx, which is a zip archive
MOST_MEMBERS = 5_000
MOST_ROWS = 50_000  # nobody applied more often
MOST_BLANK = 2_000  # rows one after the other; below them only colours go on to the end of the sheet
MOST_COLUMNS = 500
MOST_CELL = 1_000_000  # characters


def too_large(path: Path, what: str) -> UnreadableError:
    """Return the error for a file of which something is beyond all measure."""
    return UnreadableError(
        f"{path.name} is too large: {what}.",
        advice="Copy the sheet with your applications into a file of its own, save that as .csv or .xlsx, and name it.",
    )
