"""Parsing one message: the fast parser first, then the tolerant one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rejoinder.adapters.mail import fast
from rejoinder.adapters.mail.assemble import OpenMail, assemble
from rejoinder.adapters.mail.mbox import as_message
from rejoinder.adapters.mail.places import PlaceReader, label_of
from rejoinder.adapters.mail.records import MAX_HEADERS, MAX_MESSAGE
from rejoinder.adapters.mail.sources import OLE_MAGIC
from rejoinder.domain.mail import Message, Problem
from rejoinder.errors import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rejoinder.adapters.mail.records import Draft
    from rejoinder.ports.mail import RawMail


class FastMailParser:
    """Turns the bytes of a message into a Message; reads them at their place if need be."""

    def __init__(self) -> None:
        self._reader = PlaceReader()

    def open(self, mail: RawMail) -> OpenMail | Problem:
        """Take a message apart with the fast parser, then the tolerant one; a problem if both refuse."""
        place = mail.place
        try:
            raw = self._reader.read(place) if mail.raw is None else mail.raw
            label = label_of(place.path, place.member)
            return OpenMail(take_apart(raw), (label,) if label else (), raw)
        except UnreadableError as error:
            return Problem(place.path, error.message, place.offset, place.length, place.member)

    def parse(self, mail: RawMail) -> Message | Problem:
        """Return the whole message; a problem if there is none to be had."""
        opened = self.open(mail)
        return opened if isinstance(opened, Problem) else opened.message()


def parse_bytes(raw: bytes, labels: Sequence[str] = ()) -> Message:
    """Return the message in these bytes. Raises UnreadableError where there is no message in them."""
    return assemble(take_apart(raw), labels)


def take_apart(raw: bytes) -> Draft:
    """Take a message apart, whether MIME or Outlook's .msg.

    Raises UnreadableError where there is no message. What is over 64 MiB is cut off.
    """
    if raw.startswith(OLE_MAGIC):
        from rejoinder.adapters.mail import msg  # noqa: PLC0415  (most mail needs none of it)

        return msg.take_apart(raw[:MAX_MESSAGE])
    raw = _prepare(raw)
    draft = fast.take_apart(raw) or _with_patience(raw)
    if not draft.headers and not any(leaf.content.strip() for leaf in draft.leaves):
        message = "The message is empty."
        raise UnreadableError(message, advice="Nothing can be read from it; leave it out.")
    return draft


def _with_patience(raw: bytes) -> Draft:
    from rejoinder.adapters.mail import tolerant  # noqa: PLC0415  (most mail needs none of it)

    return tolerant.take_apart(raw)


def _prepare(raw: bytes) -> bytes:
    """Remove what is not the message: a byte order mark, empty lines, an mbox's separator."""
    if len(raw) > MAX_MESSAGE:
        raw = raw[:MAX_MESSAGE]
    if raw[:1] in {b"\xef", b"\r", b"\n", b" "}:
        raw = raw.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    raw = as_message(raw)
    if b"\n" not in raw[:MAX_HEADERS] and b"\r" in raw[:MAX_HEADERS]:
        raw = raw.replace(b"\r", b"\n")
    if b"\x00" in raw[:1_000]:
        raw = raw.replace(b"\x00", b"")
    return _cut_headers(raw) if len(raw) > MAX_HEADERS else raw


def _cut_headers(raw: bytes) -> bytes:
    """Drop the header fields beyond a limit, keeping the body."""
    marks = (b"\n\n", b"\n\r\n")
    if any(raw.find(mark, 0, MAX_HEADERS) >= 0 for mark in marks):
        return raw
    ends = [end for end in (raw.find(mark) for mark in marks) if end >= 0]
    body = raw[min(ends) :] if ends else b"\n\n"
    cut = raw.rfind(b"\n", 0, MAX_HEADERS)
    return raw[: cut if cut > 0 else MAX_HEADERS].rstrip(b"\r\n") + body
