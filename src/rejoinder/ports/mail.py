"""What the services ask of whatever reads mail."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from rejoinder.domain.mail import Cursor, Glance, Message, Place, Problem, SourceFile


class RawMail(Struct, frozen=True):
    """One message as it lies in its source; `raw` is None where the place can be read again."""

    place: Place
    raw: bytes | None = None


class MailFinder(Protocol):
    """Find mail under paths and cut it into messages, without parsing any."""

    def find(self, paths: Sequence[Path]) -> tuple[list[SourceFile], list[Problem]]:
        """Find every file that holds mail under the paths, sorted, each once.

        A path that does not exist, or a file that holds no mail, is a problem, not an error;
        inside a folder, files that plainly are not mail are passed over in silence.
        """
        ...

    def where(self, path: Path) -> tuple[str, bool]:
        """Return how the places of a path's messages begin, and whether anything is there now."""
        ...

    def is_unchanged(self, source: SourceFile, cursor: Cursor) -> bool:
        """Tell from size and time alone, without reading, that nothing was added since."""
        ...

    def resume_from(self, source: SourceFile, cursor: Cursor) -> int:
        """Return the first byte to read: where it grew, or 0 if it was rewritten."""
        ...

    def split(self, source: SourceFile, start: int = 0) -> Iterator[RawMail]:
        """Cut the source into messages from `start` on, in order, in bounded memory.

        Raises UnreadableError with what is wrong if the source breaks off (truncated gzip);
        what was yielded before stands.
        """
        ...

    def cursor(self, source: SourceFile, last: Place | None, *, messages: int, is_complete: bool) -> Cursor:
        """Return how far the source was read, given the last message read from it."""
        ...

    def raw(self, place: Place) -> bytes:
        """Read one message's bytes again. Raises UnreadableError if it is no longer there."""
        ...


class OpenMail(Protocol):
    """A message that was taken apart and is put together as far as somebody asks."""

    raw: bytes  # as it was sent

    def glance(self) -> Glance:
        """Return what tells whether the message is worth more than its envelope."""
        ...

    def envelope(self) -> Message:
        """Return the message without its text and all that came with it; its key is the same."""
        ...

    def message(self) -> Message:
        """Return the whole message."""
        ...


class MailParser(Protocol):
    """Turn the bytes of one message into a Message."""

    def open(self, mail: RawMail) -> OpenMail | Problem:
        """Take a message apart with the fast parser, then the tolerant one; a problem if both refuse."""
        ...


class PastedLetters(Protocol):
    """Turn one letter that was given by hand into a Message."""

    def message(self, content: bytes) -> Message:
        """Parse a mail's bytes, or take plain text as a letter whose headers may be pasted along.

        Raises UnreadableError if it is neither.
        """
        ...

    def markup(self, content: bytes) -> str:
        """Return the HTML of a mail's bytes as it came, or the empty string where there is none."""
        ...

    def as_mail(self, content: bytes, came: date | None = None) -> bytes:
        """Return the letter as a mail's bytes, so that it can be kept and read like any other.

        `came` is the day on which one came that bears no date itself; it makes it no other letter.
        """
        ...


class KeptLetters(Protocol):
    """Where letters that were given by hand are kept."""

    def keep(self, mail: bytes) -> Path:
        """Keep a mail and return the path that it can be imported from."""
        ...

    def forget(self, path: Path) -> None:
        """Remove a mail that was kept, if it is there."""
        ...
