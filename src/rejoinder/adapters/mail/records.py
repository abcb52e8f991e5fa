"""What both parsers hand on: decoded headers and the leaves of the MIME tree."""

from __future__ import annotations

from msgspec import Struct, field

MAX_MESSAGE = 64 * 1024 * 1024
MAX_HEADERS = 256 * 1024
MAX_TEXT = 2_000_000
MAX_LEAVES = 1_000
MAX_NESTED = 3

TEXT_KINDS = frozenset({"text/plain", "text/html"})
CALENDAR_KINDS = frozenset({"text/calendar", "application/ics"})


class Leaf(Struct, frozen=True):
    """One part that is no container.

    `content` is transfer-decoded, and empty for attachments that nobody will read.
    """

    kind: str  # the media type, lower case
    content_type: str = ""  # the header's value, for its parameters
    content: bytes = b""
    filename: str = ""
    is_attachment: bool = False
    nested: Draft | None = None  # the message inside a message/rfc822 part


class Draft(Struct, frozen=True):
    """A message taken apart; header names are lower case, values decoded."""

    headers: dict[str, list[str]] = field(default_factory=dict)
    leaves: tuple[Leaf, ...] = ()

    def first(self, name: str) -> str:
        """Return the first value of a header, or the empty string."""
        values = self.headers.get(name)
        return values[0] if values else ""


def is_wanted(kind: str, filename: str, *, is_attachment: bool) -> bool:
    """Tell whether a part's bytes are read at all: text, and calendars under any guise."""
    if kind in CALENDAR_KINDS or filename.lower().endswith(".ics"):
        return True
    return kind in TEXT_KINDS and not is_attachment
