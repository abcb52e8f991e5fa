"""Finding mail under paths and cutting it into messages."""

from __future__ import annotations

import os
import re
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from rejoinder.adapters.mail.archives import AsFarAsItGoes, is_mbox_member
from rejoinder.adapters.mail.mbox import Span, as_message, split_stream
from rejoinder.adapters.mail.places import PlaceReader, unwrap
from rejoinder.adapters.mail.records import MAX_MESSAGE
from rejoinder.adapters.mail.sources import find_sources
from rejoinder.domain.mail import Cursor, Place, Problem, SourceFile, SourceKind
from rejoinder.errors import UnreadableError
from rejoinder.ports.mail import RawMail

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WINDOW = 1_024
_AFTER = 256
_STATUS = re.compile(rb"(?<=\n)X-Mozilla-(?:Status2?|Keys):[^\r\n]*")


class FileMailFinder:
    """Finds mail in files: mbox, Maildir, .eml, .msg, and gzip and zip archives of these.

    One source is one file, except that a zip file is one source for each member that holds
    mail. A Maildir is one source for each message, since messages are added and removed one by
    one; it goes by its name without flags (see maildir.py), so that marking a mail as read does
    not make it new.
    """

    def __init__(self) -> None:
        self._reader = PlaceReader()

    def find(self, paths: Sequence[Path]) -> tuple[list[SourceFile], list[Problem]]:
        """Find every file that holds mail under the paths, sorted, each once."""
        sources: dict[tuple[str, str], SourceFile] = {}
        problems: dict[tuple[str, str], Problem] = {}
        for root in dict.fromkeys(os.path.realpath(path.expanduser()) for path in paths):
            for found in find_sources(root):
                if not _is_text(found.path):
                    problem = Problem(os.fsencode(found.path).decode("utf-8", "replace"), "has a name that is no text")
                    problems.setdefault((problem.path, ""), problem)
                elif isinstance(found, Problem):
                    problems.setdefault((found.path, found.member), found)
                else:
                    sources.setdefault((found.path, found.member), found)
        return (
            [sources[key] for key in sorted(sources)],
            [problems[key] for key in sorted(problems)],
        )

    def where(self, path: Path) -> tuple[str, bool]:
        """Return where a path leads, and whether anything is there now."""
        try:
            found = os.path.realpath(path.expanduser())
            return found, os.path.exists(found)  # noqa: PTH110  (as `find` does: names of other encodings as well)
        except (OSError, RuntimeError, ValueError):  # too long, the home of nobody, a byte of zero
            return str(path), False

    def is_unchanged(self, source: SourceFile, cursor: Cursor) -> bool:
        """Tell from size and time alone, without reading, that nothing was added since."""
        return cursor.is_complete and _is_as_before(source, cursor)

    def resume_from(self, source: SourceFile, cursor: Cursor) -> int:
        """Return the first byte to read: where it grew, or 0 if it was rewritten.

        Only an mbox grows. An archive is resumed where reading was interrupted, if it is still
        the same file; anything else holds one message and is read as a whole.
        """
        if source.kind is not cursor.kind or not cursor.resume:
            return 0
        if source.kind in {SourceKind.MBOX_GZIP, SourceKind.ZIP}:
            return cursor.resume if _is_as_before(source, cursor) else 0
        if source.kind is not SourceKind.MBOX or source.size < max(cursor.resume, cursor.size):
            return 0
        try:
            digest = _digest(source.path, cursor.size, cursor.resume)
        except OSError:
            return 0
        return cursor.resume if digest == cursor.digest else 0

    def split(self, source: SourceFile, start: int = 0) -> Iterator[RawMail]:
        """Cut the source into messages from `start` on, in order, in bounded memory.

        The message at a place of an mbox begins with its separator line. Raises UnreadableError
        with what is wrong if the source breaks off; what was yielded before stands.
        """
        if source.kind is SourceKind.MBOX:
            yield from self._split_mbox(source, start)
        elif source.kind in {SourceKind.MBOX_GZIP, SourceKind.ZIP}:
            yield from self._split_archive(source, start)
        else:
            yield RawMail(Place(source.path, 0, source.size))

    def cursor(self, source: SourceFile, last: Place | None, *, messages: int, is_complete: bool) -> Cursor:
        """Return how far the source was read, given the last message read from it."""
        resume = last.offset if last is not None else 0
        digest = ""
        if source.kind is SourceKind.MBOX:
            try:
                digest = _digest(source.path, source.size, resume)
            except OSError:
                resume = 0
        return Cursor(
            path=source.path,
            member=source.member,
            kind=source.kind,
            size=source.size,
            mtime_ns=source.mtime_ns,
            resume=resume,
            digest=digest,
            is_complete=is_complete,
            messages=messages,
        )

    def raw(self, place: Place) -> bytes:
        """Read one message's bytes again, as it was sent: without what its source put around it.

        Raises UnreadableError if it is no longer there.
        """
        return self._reader.read(place)

    def _split_mbox(self, source: SourceFile, start: int) -> Iterator[RawMail]:
        """Cut an mbox; its messages can be read again at their places."""
        try:
            with Path(source.path).open("rb") as file:
                file.seek(start)
                for span in split_stream(file, start, keep=False):
                    yield RawMail(Place(source.path, span.offset, span.length))
        except OSError as error:
            message = f"{source.path} cannot be read on: {error.strerror or error}."
            advice = "What was read before stands; try again later."
            raise UnreadableError(message, advice=advice) from error

    def _split_archive(self, source: SourceFile, start: int) -> Iterator[RawMail]:
        """Cut what is inside an archive; the bytes come along, to be unpacked only once."""
        with self._reader.archives.open(source.path, source.member) as stream:
            if source.member and not is_mbox_member(source.member):
                raw = unwrap(stream.read(MAX_MESSAGE), source.member)
                yield RawMail(_place(source, Span(0, source.size, raw)), raw)
                return
            stream.seek(start)
            whole = AsFarAsItGoes(stream)
            last: Span | None = None
            for span in split_stream(whole, start, keep=True):
                if last is not None:
                    yield _unpacked(source, last)
                last = span
            whole.check()  # where it broke off, the last message did so too
            if last is not None:
                yield _unpacked(source, last)


def _unpacked(source: SourceFile, span: Span) -> RawMail:
    """Return a message that was cut from an archive."""
    return RawMail(_place(source, span), as_message(span.raw or b""))


def _place(source: SourceFile, span: Span) -> Place:
    """Return where a message of an archive stands."""
    return Place(source.path, span.offset, span.length, source.member)


def _is_text(path: str) -> bool:
    """Tell whether a path can be stored: file systems of Unix allow any bytes in a name."""
    return path.isascii() or not any("\ud800" <= char <= "\udfff" for char in path)


def _is_as_before(source: SourceFile, cursor: Cursor) -> bool:
    """Tell whether size and time are what they were."""
    return (source.size, source.mtime_ns) == (cursor.size, cursor.mtime_ns)


def _digest(path: str, size: int, resume: int) -> str:
    """Return a digest of a file's head and of what stands around `resume`.

    The bytes are those that were there when the file had `size` bytes, so that growing does not
    change them. Thunderbird writes into its status headers in place whenever a mail is read;
    they are blanked out.
    """
    end = max(size, resume)
    windows = (
        (0, min(_WINDOW, end)),
        (max(0, resume - _WINDOW), resume),
        (resume, min(resume + _AFTER, end)),
    )
    digest = blake2b(digest_size=16)
    with Path(path).open("rb") as file:
        for first, last in windows:
            file.seek(first)
            content = file.read(last - first)
            digest.update(_STATUS.sub(_blank, content))
            digest.update(b"\x00%d" % len(content))
    return digest.hexdigest()


def _blank(found: re.Match[bytes]) -> bytes:
    """Return as many zeros as a status header has bytes."""
    return b"0" * len(found[0])
