"""Cutting an mbox into messages, and undoing what an mbox does to them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct, field

from rejoinder.adapters.mail.records import MAX_MESSAGE
from rejoinder.errors import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

CHUNK = 4 * 1024 * 1024
# How far a separator and the line after it are looked at.
LOOK_AHEAD = 4 * 1024
# No mail is that large once unpacked; only an archive made to do harm is.
MAX_INFLATED = 256 * 1024 * 1024

_MARK = b"\nFrom "
_BOM = b"\xef\xbb\xbf"
_BEFORE_MESSAGES = re.compile(rb"(?:\xef\xbb\xbf)?[\r\n\t ]*")

# Thunderbird writes "From - Mon Jan  1 00:00:00 2024", Google Takeout an id, a date and a zone,
# Postfix an address and a date.
_DATED = re.compile(
    rb"From [^\r\n]{0,400}?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? [^\r\n]{0,40}?\d\d?:\d\d"
    rb"[^\r\n]{0,60}\r?\n"
)
_UNDATED = re.compile(rb"From (?:- *|[^\s<>]{1,400} ?[^\r\n]{0,80})\r?\n")
_NEXT = re.compile(rb"[!-9;-~]{1,100}[ \t]?:|\r?\n|>From ")
_NEXT_SURE = re.compile(
    rb"(?:Received|Return-Path|Delivered-To|From|To|Subject|Date|Message-ID|MIME-Version|Status"
    rb"|Reply-To|Sender|Cc|Content-Type|Content-Transfer-Encoding|Envelope-To|DKIM-Signature"
    rb"|Authentication-Results|ARC-Seal|X-[!-9;-~]{1,60})[ \t]?:",
    re.IGNORECASE,
)

_SEPARATOR_LINE = re.compile(rb"From [^\n]{0,2000}\n")
# With a fixed beginning the pattern skips from ">" to ">"; one that begins with ^ tries every byte, which
# took a sixth of the time of reading a message.
_QUOTED_FROM = re.compile(rb"\n>(>*From )")


class Readable(Protocol):
    """What gives up to so many bytes at a time, and none at its end."""

    def read(self, size: int, /) -> bytes:
        """Return the next bytes."""
        ...


class Span(Struct, frozen=True):
    """One message of an mbox: its first byte, its length, and its bytes where they were kept."""

    offset: int
    length: int
    raw: bytes | None


def is_separator(window: bytes, at: int) -> bool:
    """Tell whether the line at a position, which starts with "From ", begins a message.

    A line of a letter may start so too. One that ends in a date is a separator if a header or an
    empty line follows; one without a date needs a header that mails have.
    """
    dated = _DATED.match(window, at)
    if dated is not None:
        return dated.end() == len(window) or _NEXT.match(window, dated.end()) is not None
    undated = _UNDATED.match(window, at)
    return undated is not None and _NEXT_SURE.match(window, undated.end()) is not None


def starts_mbox(head: bytes) -> bool:
    """Tell whether a file's first bytes are those of an mbox."""
    at = _first_byte(head)
    return head.startswith(b"From ", at) and is_separator(head, at)


def _first_byte(head: bytes) -> int:
    """Return where the first line with text begins, behind a byte order mark and empty lines."""
    found = _BEFORE_MESSAGES.match(head)
    return found.end() if found else 0


def split_stream(stream: Readable, start: int, *, keep: bool) -> Iterator[Span]:
    """Cut a stream, which stands at `start`, into messages in bounded memory.

    A message is its bytes from one separator line to the next; what precedes the first separator
    belongs to none. With `keep` the bytes come along, up to MAX_MESSAGE of each.
    """
    # Two line ends stand for the empty line that a separator follows.
    window, base, searched = b"\n\n", start - 2, 0
    cut = _Cut(keep=keep)
    is_last = False
    while not is_last:
        chunk = stream.read(CHUNK)
        is_last = not chunk
        if base == -2 and chunk.startswith(_BOM):  # noqa: PLR2004 - the two line ends
            chunk, base = chunk[len(_BOM) :], base + len(_BOM)
        window += chunk
        limit = len(window) if is_last else max(searched, len(window) - LOOK_AHEAD)
        for at in _separators(window, searched, limit):
            if cut.begun >= 0:
                yield cut.close(window, base, base + at)
            cut.begun = cut.taken = base + at
        cut.take(window, base, base + limit)
        done = max(0, limit - 3)
        window, base, searched = window[done:], base + done, limit - done
    if cut.begun >= 0:
        yield cut.close(window, base, base + len(window))


def _separators(window: bytes, start: int, limit: int) -> Iterator[int]:
    """Give the places of the separator lines whose preceding line end is within the bounds."""
    at = window.find(_MARK, start)
    while 0 <= at < limit:
        before = window[max(0, at - 2) : at]
        if before.endswith((b"\n", b"\n\r")) and is_separator(window, at + 1):
            yield at + 1
        at = window.find(_MARK, at + 1)


class _Cut(Struct):
    """The message that is being read: where it begins, and its bytes if they are kept."""

    keep: bool
    begun: int = -1
    taken: int = 0
    kept: bytearray = field(default_factory=bytearray)

    def take(self, window: bytes, base: int, end: int) -> None:
        """Keep the message's bytes up to a place in the window."""
        if not self.keep or self.begun < 0:
            return
        if end - self.begun > MAX_INFLATED:
            message = f"A message of more than {MAX_INFLATED >> 20} MiB came out of an archive."
            raise UnreadableError(message, advice="It may be damaged or made to fill the memory; leave it out.")
        room = MAX_MESSAGE - len(self.kept)
        self.kept += window[self.taken - base : min(end - base, self.taken - base + room)]
        self.taken = end

    def close(self, window: bytes, base: int, end: int) -> Span:
        """Return the message, which ends here."""
        self.take(window, base, end)
        span = Span(self.begun, end - self.begun, bytes(self.kept) if self.keep else None)
        self.kept.clear()
        return span


def as_message(raw: bytes) -> bytes:
    """Return the message in what was cut from an mbox: no separator line, no ">From " quoting.

    A file that is no mbox cannot begin with "From " and is returned as it is.
    """
    if not raw.startswith(b"From "):
        return raw
    line = _SEPARATOR_LINE.match(raw)
    raw = raw[line.end() :] if line else b""
    if b">From " not in raw:
        return raw
    if raw.startswith(b">") and raw.lstrip(b">").startswith(b"From "):
        raw = raw[1:]
    return _QUOTED_FROM.sub(rb"\n\1", raw)
