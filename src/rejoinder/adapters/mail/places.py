"""The bytes of one message at its place, and the label that the place gives it."""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from rejoinder.adapters.mail.archives import Archives
from rejoinder.adapters.mail.maildir import HALVES, Index
from rejoinder.adapters.mail.mbox import as_message
from rejoinder.adapters.mail.records import MAX_MESSAGE
from rejoinder.errors import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import FileIO

    from rejoinder.domain.mail import Place

_SUFFIX = re.compile(r"\.(?:mbox|mbx|gz|eml|emlx|msg|txt|zip)\Z", re.IGNORECASE)
_MESSAGE = re.compile(r"(?:\.(?:eml|emlx|msg)|(?:\A|[/\\])\d+\.?)\Z", re.IGNORECASE)
_EMLX_LENGTH = re.compile(rb"[ \t]*(\d{1,10})[ \t]*\r?\n")


@dataclass(frozen=True, slots=True)
class PlaceReader:
    """Reads messages again from where they stand."""

    archives: Archives = field(default_factory=Archives)
    index: Index = field(default_factory=Index)
    kept: dict[str, tuple[int, int, FileIO]] = field(default_factory=dict)

    def read(self, place: Place) -> bytes:
        """Return one message, at most MAX_MESSAGE of it, freed of what its source put around it.

        Raises UnreadableError if it is no longer there.
        """
        try:
            raw = self._raw(place)
        except OSError as error:
            message = f"{place.path} cannot be read: {error.strerror or error}."
            advice = "Was it moved or deleted? Read the folder again."
            raise UnreadableError(message, advice=advice) from error
        if not raw:
            message = f"The message at byte {place.offset} of {place.path} is no longer there."
            raise UnreadableError(message, advice="The file was changed; read it again.")
        return unwrap(raw, place.path)

    def open(self, path: str) -> FileIO:
        """Open a file, following a Maildir message to where it was moved."""
        try:
            return Path(path).open("rb", buffering=0)
        except FileNotFoundError:
            for afresh in (False, True):
                current = self.index.locate(path, afresh=afresh)
                if current is not None and Path(current).exists():
                    return Path(current).open("rb", buffering=0)
            raise

    @contextmanager
    def _file(self, path: str) -> Iterator[FileIO]:
        """Lend an open file; the last one stays open for the next message, unless another took its name."""
        try:
            now = Path(path).stat()
        except FileNotFoundError:
            with self.open(path) as file:
                yield file
            return
        kept = self.kept.get(path)
        if kept is None or (now.st_dev, now.st_ino) != kept[:2]:
            self.close()
            kept = (now.st_dev, now.st_ino, self.open(path))
            self.kept[path] = kept
        yield kept[2]

    def close(self) -> None:
        """Close the file that was kept open."""
        for *_, file in self.kept.values():
            file.close()
        self.kept.clear()

    def __del__(self) -> None:
        """Close the file with the reader."""
        self.close()

    def _raw(self, place: Place) -> bytes:
        """Return the bytes at a place, as they stand there."""
        length = min(place.length, MAX_MESSAGE)
        if place.member:
            with self.archives.open(place.path, place.member) as stream:
                stream.seek(place.offset)
                return stream.read(length)
        with self._file(place.path) as file:
            file.seek(0)
            if place.offset or file.read(2) != b"\x1f\x8b":
                file.seek(place.offset)
                start = file.read(length)
                if not place.offset or start.startswith(b"From "):
                    return start
                file.seek(0)
                if file.read(2) != b"\x1f\x8b":
                    return b""
        with self.archives.open(place.path, "") as stream:
            stream.seek(place.offset)
            return stream.read(length)


def unwrap(raw: bytes, path: str) -> bytes:
    """Free a message of an mbox's separator and quoting, or of Apple's length line and trailer."""
    if path.endswith(".emlx"):
        line = _EMLX_LENGTH.match(raw)
        if line is not None:
            return raw[line.end() : line.end() + int(line[1])]
    return as_message(raw)


@lru_cache(maxsize=1_024)
def label_of(path: str, member: str) -> str:
    """Return the label that a place gives its messages: the folder's name in lower case."""
    name = member.replace("\\", "/") if member else path.replace("\\", "/")
    parent, _, last = name.rpartition("/")
    if not member and parent.rpartition("/")[2] in HALVES:
        last = parent.rpartition("/")[0].rpartition("/")[2]
        # Maildir++ writes a folder inside a folder as ".Archive.2024".
        last = last.rpartition(".")[2] if last.startswith(".") else last
    elif _MESSAGE.search(name):
        last = parent.rpartition("/")[2]
    elif last.lower() == "mbox":
        # Apple Mail exports "Sent.mbox/mbox".
        last = parent.rpartition("/")[2]
    while (shorter := _SUFFIX.sub("", last)) != last:
        last = shorter
    return last.strip(" ._").lower()
