"""What is kept of each message that was read from a mailbox."""

from __future__ import annotations

from datetime import datetime
from hashlib import blake2b

from msgspec import Struct, field

from rejoinder.domain.letters.addresses import house_of
from rejoinder.domain.letters.readings import DoorKind, Reading
from rejoinder.domain.mail import Cursor, Message, Place, Problem

TRACE_BYTES = 8
UNREAD = ""  # the reader of a message that came back without its text, to be read again where it stands


def trace(identifier: str, salt: bytes = b"") -> bytes:
    """Return a short one-way mark of an address or Message-ID, another one in each store by its `salt`.

    Traces let a message whose text was not kept be found again once its thread or its sender
    is known, without keeping the address itself.
    """
    mark = blake2b(identifier.strip().lower().encode("utf-8", "replace"), digest_size=TRACE_BYTES).digest()
    # Hashed twice, so that a store from before there was a salt could be given one.
    return blake2b(mark, digest_size=TRACE_BYTES, key=salt).digest() if salt else mark


def traces_of(message: Message, salt: bytes = b"") -> bytes:
    """Return the traces of a message, joined: of its sender, then recipients and thread, last the sender's house."""
    parties = [*message.reply_to[:1], *message.to[:5], *message.cc[:5]]
    names = [party.address for party in parties if party.address]
    names += [name for name in (message.message_id, *message.references[:1], *message.references[-3:]) if name]
    sender = message.sender.address
    others = b"".join(trace(name, salt) for name in dict.fromkeys(names))
    return trace(sender, salt) + others + trace(house_of(sender), salt)


class Entry(Struct, frozen=True):
    """One message as it comes out of reading: what is kept of it, and where it stands.

    `message` and `raw` are None for mail that is not about the search: of that only identity,
    place and the reader's version are kept. `raw` is the whole message, zlib-compressed.
    """

    place: Place
    key: str
    message_id: str
    date: datetime | None
    traces: bytes
    reading: Reading
    reader: str  # version of the reader and the context it read with
    message: Message | None = None
    raw: bytes | None = None


class Letter(Struct, frozen=True):
    """A message about the search, whole, with what was read from it and by which reader."""

    message: Message
    reading: Reading
    reader: str = ""


def outline_of(letter: Letter) -> Letter:
    """Return of a letter only what tells what it belongs to: ids, addresses, date, subject, kind, interview and names.

    Of what it leaves open only another role is kept: what follows may be about that one.
    A mailbox is settled by outlines: making thousands of letters whole takes five times as long.
    """
    message, reading = letter.message, letter.reading
    return Letter(
        Message(
            key=message.key,
            message_id=message.message_id,
            references=message.references,
            date=message.date,
            sender=message.sender,
            reply_to=message.reply_to,
            to=message.to,
            cc=message.cc,
            subject=message.subject,
            is_list=message.is_list,
        ),
        Reading(
            kind=reading.kind,
            confidence=reading.confidence,
            band=reading.band,
            language=reading.language,
            organisation=reading.organisation,
            role=reading.role,
            reference=reading.reference,
            people=reading.people,
            interview=reading.interview,
            doors=tuple([door for door in reading.doors if door.kind is DoorKind.OTHER_ROLE]),
        ),
        letter.reader,
    )


class Passed(Struct, frozen=True):
    """A message that is not about the search, as far as it is kept."""

    key: str
    traces: bytes
    reader: str
    place: Place | None


class MailBatch(Struct, frozen=True):
    """A piece of an import that is stored whole or not at all, with the cursors it leads to."""

    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()
    cursors: tuple[Cursor, ...] = ()


class BatchCounts(Struct, frozen=True):
    """What storing a batch changed: messages never seen before, letters among them, known ones.

    `fresh` are the keys of the new ones, `gone` counts the messages that went, since others stand at their places.
    """

    new: int = 0
    letters: int = 0
    known: int = 0
    fresh: frozenset[str] = frozenset()
    gone: int = 0


class Operation(Struct, frozen=True):
    """One entry of the log of everything done to data."""

    number: int
    at: datetime
    command: str
    detail: dict[str, object] = field(default_factory=dict)
    undoes: int | None = None  # the operation that this one took back
    undone_by: int | None = None  # the operation that took this one back


class KeptProblem(Struct, frozen=True):
    """A problem as stored, with the operation that met it."""

    problem: Problem
    operation: int
    at: datetime
