"""The bytes of one message at its place, and the label that the place gives it."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from rejoinder.adapters.mail.archives import Archives
from rejoinder.adapters.mail.maildir import HALVES, Index
from rejoinder.adapters.mail.mbox import as_message
from rejoinder.adapters.mail.records import MAX_MESSAGE
from rejoinder.errors import UnreadableError

if TYPE_CHECKING:
    from io import FileIO

    from rejoinder.domain.mail import Place

_SUFFIX = re.compile(r"\.(?:mbox|mbx|gz|eml|emlx|msg|txt|zip)\Z", re.IGNORECASE)
_MESSAGE = re.compile(r"(?:\.(?:eml|emlx|msg)|(?:\A|[/\\])\d+\.?)\Z", re.IGNORECASE)
_EMLX_LENGTH = re.compile(rb"[ \t]*(\d{1,10})[ \t]*\r?\n")


class _Kept(Struct, frozen=True):
    """A file that stays open, and which file it was when it was opened."""

    path: Path
    device: int
    inode: int
    is_gzip: bool
    file: FileIO


class PlaceReader(Struct, frozen=True):
    """Reads messages again from where they stand."""

    archives: Archives = field(default_factory=Archives)
    index: Index = field(default_factory=Index)
    kept: dict[str, _Kept] = field(default_factory=dict)

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

    def _keep(self, path: str) -> _Kept | None:
        """Return an open file, which stays open for the next message unless another takes its name.

        None where there is none by that name. A mailbox is asked for every 10 kB message of a
        gigabyte: opening it anew each time, and looking whether it is packed, cost 30 us of each.
        """
        kept = self.kept.get(path)
        try:
            now = (kept.path if kept else Path(path)).stat()
        except FileNotFoundError:
            return None
        if kept is None or (now.st_dev, now.st_ino) != (kept.device, kept.inode):
            self.close()
            file = self.open(path)
            kept = _Kept(Path(path), now.st_dev, now.st_ino, _is_gzip(file), file)
            self.kept[path] = kept
        return kept

    def close(self) -> None:
        """Close the file that was kept open."""
        for kept in self.kept.values():
            kept.file.close()
        self.kept.clear()

    def __del__(self) -> None:
        """Close the file with the reader."""
        self.close()

    def _raw(self, place: Place) -> bytes:
        """Return the bytes at a place, as they stand there."""
        if not place.member:
            kept = self._keep(place.path)
            if kept is not None:
                found = _bytes_at(kept.file, place, is_gzip=kept.is_gzip)
            else:
                with self.open(place.path) as file:
                    found = _bytes_at(file, place, is_gzip=_is_gzip(file))
            if found is not None:
                return found
        with self.archives.open(place.path, place.member) as stream:
            stream.seek(place.offset)
            return stream.read(min(place.length, MAX_MESSAGE))


def _bytes_at(file: FileIO, place: Place, *, is_gzip: bool) -> bytes | None:
    """Return what stands at a place in a file, nothing if no message does, None if it is packed."""
    if is_gzip and not place.offset:
        return None
    file.seek(place.offset)
    start = file.read(min(place.length, MAX_MESSAGE))
    if not place.offset or start.startswith(b"From "):
        return start
    return None if is_gzip else b""


def _is_gzip(file: FileIO) -> bool:
    """Tell whether a file is packed, by its first bytes."""
    file.seek(0)
    return file.read(2) == b"\x1f\x8b"


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
