"""Files of mail in memory, that can grow, break off, be written anew and go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from rejoinder.domain.mail import Cursor, Glance, Message, Place, Problem, SourceFile, SourceKind
from rejoinder.domain.records import replace
from rejoinder.errors import UnreadableError
from rejoinder.ports.mail import OpenMail, RawMail

LENGTH = 100  # bytes of every whole message


class OpenedMessage(Struct):
    """A message that was never anything else."""

    whole: Message
    raw: bytes

    def glance(self) -> Glance:
        """Return what a first look shows."""
        whole = self.whole
        return Glance(whole.sender, whole.subject, whole.text, has_calendar=bool(whole.invitations))

    def envelope(self) -> Message:
        """Return the message without what it says."""
        return replace(self.whole, text="", links=(), invitations=())

    def message(self) -> Message:
        """Return the message."""
        return self.whole


class _File(Struct):
    mails: list[tuple[Message, int]]
    mtime: int
    breaks_off: bool = False

    def placed(self) -> Iterator[tuple[int, Message, int]]:
        offset = 0
        for message, length in self.mails:
            yield offset, message, length
            offset += length


class MemoryMail:
    """A folder of mail files: what finds their messages, and what parses them, in one.

    The bytes of a message are its key; one whose key begins with "broken" cannot be parsed.
    """

    def __init__(self) -> None:
        self._files: dict[str, _File] = {}
        self._messages: dict[str, Message] = {}
        self._ticks = 0
        self.split_from: list[tuple[str, int]] = []  # every file that was read, and from where

    # ---- what a test does with files ----

    def write(self, path: str, *messages: Message, breaks_off: bool = False) -> None:
        """Write a file anew."""
        self._keep(messages)
        self._files[path] = _File([(message, LENGTH) for message in messages], self._tick(), breaks_off)

    def append(self, path: str, *messages: Message) -> None:
        """Add messages to the end of a file."""
        self._keep(messages)
        found = self._files[path]
        found.mails += [(message, LENGTH) for message in messages]
        found.mtime = self._tick()

    def append_cut_off(self, path: str, message: Message) -> None:
        """Add the first part of a message; what `complete` adds makes another message of it."""
        part = replace(message, key=f"part of {message.key}", text=message.text[:10])
        self._keep([part])
        self._files[path].mails.append((part, LENGTH // 2))
        self._files[path].mtime = self._tick()

    def complete(self, path: str, message: Message) -> None:
        """Write the rest of the message that was cut off."""
        self._keep([message])
        self._files[path].mails[-1] = (message, LENGTH)
        self._files[path].mtime = self._tick()

    def remove(self, path: str) -> None:
        """Remove a file."""
        del self._files[path]

    def _keep(self, messages: Sequence[Message]) -> None:
        self._messages |= {message.key: message for message in messages}

    def _tick(self) -> int:
        self._ticks += 1
        return self._ticks

    # ---- MailFinder ----

    def find(self, paths: Sequence[Path]) -> tuple[list[SourceFile], list[Problem]]:
        """Find files by their names."""
        sources, problems = {}, []
        for path in paths:
            names = [name for name in self._files if name == str(path) or name.startswith(f"{path}/")]
            if not names:
                problems.append(Problem(str(path), "There is nothing here."))
            for name in names:
                found = self._files[name]
                size = sum(length for _, length in found.mails)
                sources[name] = SourceFile(name, SourceKind.MBOX, size, found.mtime)
        return [sources[name] for name in sorted(sources)], problems

    def where(self, path: Path) -> tuple[str, bool]:
        """Return the path itself, and whether there are files of that name or in it."""
        return str(path), any(name == str(path) or name.startswith(f"{path}/") for name in self._files)

    def is_unchanged(self, source: SourceFile, cursor: Cursor) -> bool:
        """Compare size and time."""
        return cursor.is_complete and (source.size, source.mtime_ns) == (cursor.size, cursor.mtime_ns)

    def resume_from(self, source: SourceFile, cursor: Cursor) -> int:
        """Compare the messages before the cursor."""
        return cursor.resume if self._digest(source.path, cursor.resume) == cursor.digest else 0

    def split(self, source: SourceFile, start: int = 0) -> Iterator[RawMail]:
        """Yield the places of a file's messages."""
        self.split_from.append((source.path, start))
        found = self._files[source.path]
        for offset, _, length in found.placed():
            if offset >= start:
                yield RawMail(Place(source.path, offset, length))
        if found.breaks_off:
            message = "The file breaks off."
            raise UnreadableError(message, advice="Get it again.")

    def cursor(self, source: SourceFile, last: Place | None, *, messages: int, is_complete: bool) -> Cursor:
        """Return how far the file was read."""
        resume = last.offset if last else 0
        digest = self._digest(source.path, resume)
        return Cursor(
            source.path, "", source.kind, source.size, source.mtime_ns, resume, digest, is_complete, messages
        )  # fmt: skip

    def raw(self, place: Place) -> bytes:
        """Return a message's bytes."""
        found = self._files.get(place.path)
        for offset, message, length in found.placed() if found else ():
            if (offset, length) == (place.offset, place.length):
                return message.key.encode()
        text = "It is no longer there."
        raise UnreadableError(text, advice="Look for it elsewhere.")

    def _digest(self, path: str, before: int) -> str:
        return " ".join(message.key for offset, message, _ in self._files[path].placed() if offset < before)

    # ---- MailParser ----

    def open(self, mail: RawMail) -> OpenMail | Problem:
        """Return the message whose key the bytes are."""
        raw = mail.raw or self.raw(mail.place)
        place = mail.place
        if raw.startswith(b"broken"):
            return Problem(place.path, "Nobody can parse this.", place.offset, place.length)
        return OpenedMessage(self._messages[raw.decode()], raw)
