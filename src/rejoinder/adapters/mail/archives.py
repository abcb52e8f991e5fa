"""Mail inside .gz and .zip files, read as streams."""

from __future__ import annotations

import gzip
import zipfile
import zlib
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from msgspec import Struct

from rejoinder.domain.mail import Problem, SourceFile, SourceKind
from rejoinder.errors import UnreadableError

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator
    from io import BufferedReader

MAX_MEMBERS = 200_000

_MBOX_SUFFIXES = (".mbox", ".mbx")
_MEMBER_SUFFIXES = (*_MBOX_SUFFIXES, ".eml", ".msg")

# What reading a damaged, truncated or encrypted archive raises.
_BROKEN = (OSError, EOFError, zlib.error, zipfile.BadZipFile, RuntimeError, ValueError)


def is_mbox_member(name: str) -> bool:
    """Tell whether an archive's member is an mbox, and not one message."""
    return name.lower().endswith(_MBOX_SUFFIXES)


def find_members(path: str, stat: os.stat_result) -> Iterator[SourceFile | Problem]:
    """Give each member of a zip file that holds mail; most zip files hold none."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = [
                item
                for item in archive.infolist()[:MAX_MEMBERS]
                if item.filename.lower().endswith(_MEMBER_SUFFIXES)
                and not item.filename.startswith("__MACOSX/")
                and item.file_size
            ]
    except _BROKEN as error:
        if path.lower().endswith(".zip"):
            yield Problem(path, f"cannot be opened as a zip file: {error}")
        return
    for item in members:
        yield SourceFile(path, SourceKind.ZIP, item.file_size, stat.st_mtime_ns, item.filename)


class Archives(Struct):
    """Opens members of archives; the last zip file's list of members is kept.

    Reading the list again for each of many members would cost quadratic time.
    """

    _stamp: tuple[str, int, int] = ("", 0, 0)
    _zip: zipfile.ZipFile | None = None

    @contextmanager
    def open(self, path: str, member: str) -> Iterator[BinaryIO]:
        """Open a zip file's member, or a gzip file; what goes wrong inside is UnreadableError."""
        try:
            with ExitStack() as stack:
                if member:
                    opened: object = stack.enter_context(self._archive(path).open(member))
                else:
                    opened = stack.enter_context(gzip.open(path))
                # Both read like any binary file; their types have no base in common.
                yield cast("BinaryIO", opened)
        except KeyError as error:
            raise _unreadable(path, member, "the archive no longer holds it") from error
        except _BROKEN as error:
            raise _unreadable(path, member, str(error)) from error

    def _archive(self, path: str) -> zipfile.ZipFile:
        """Return an open zip file."""
        stat = Path(path).stat()
        stamp = (path, stat.st_size, stat.st_mtime_ns)
        if self._zip is None or self._stamp != stamp:
            self.close()
            self._zip = zipfile.ZipFile(path)
            self._stamp = stamp
        return self._zip

    def close(self) -> None:
        """Close the zip file that is kept open."""
        if self._zip is not None:
            self._zip.close()
            self._zip = None


class AsFarAsItGoes:
    """A packed stream up to where it breaks off, which by itself gives nothing of the chunk that does."""

    def __init__(self, stream: BinaryIO | gzip.GzipFile) -> None:
        self._stream = cast("BufferedReader", stream)
        self._error: Exception | None = None

    def read(self, size: int) -> bytes:
        """Return so many bytes, and fewer only at the end or before the break; behind it none."""
        found = bytearray()
        while self._error is None and len(found) < size:
            try:
                piece = self._stream.read1(size - len(found))
            except _BROKEN as error:
                self._error = error
            else:
                if not piece:
                    break
                found += piece
        return bytes(found)

    def check(self) -> None:
        """Raise what broke the stream off, if anything did."""
        if self._error is not None:
            raise self._error


def _unreadable(path: str, member: str, reason: str) -> UnreadableError:
    """Say that an archive cannot be read on."""
    named = f"{member} in {path}" if member else path
    return UnreadableError(
        f"{named} cannot be unpacked: {reason}.",
        advice="Copy or download the file again; what was read before stands.",
    )
