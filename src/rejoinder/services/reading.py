"""Read mail in batches: parse each message, read it, and keep what may be kept of it."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from hashlib import blake2b

from rejoinder.domain.letters.book import NOBODY, CueBook, Known
from rejoinder.domain.letters.gate import may_be_letter
from rejoinder.domain.letters.reading import read
from rejoinder.domain.letters.readings import Kind, Reading
from rejoinder.domain.mail import Message, Place, Problem
from rejoinder.domain.mailbox import Entry, traces_of
from rejoinder.ports.mail import MailParser, OpenMail, RawMail
from rejoinder.ports.work import Failure, WorkPool

MAX_RAW = 4 * 1024 * 1024  # a larger message is kept as its text only, not whole
TASK_MAILS = 100  # that are read again in one go
TASK_BYTES = 8 * 1024 * 1024
NOT_JOB_MAIL = Reading(Kind.OTHER, 1.0, None, "")


@dataclass(frozen=True, slots=True)
class ReadTask:
    """Messages to read, with what is known of the mailbox and the mark that this leaves on them."""

    mails: tuple[RawMail, ...]
    known: Known = NOBODY
    context: tuple[str, ...] = ()  # one for each mail, or none at all
    salt: bytes = b""  # of the store that the traces are for


def reader_mark(version: str, context: bytes = b"") -> str:
    """Return the reader's version with a short mark of the context it read with."""
    return version + (":" + blake2b(context, digest_size=6).hexdigest() if context else "")


def read_batch(task: ReadTask, parser: MailParser, book: CueBook) -> list[Entry | Problem]:
    """Parse and read the messages of a task, in order."""
    results: list[Entry | Problem] = []
    for number, mail in enumerate(task.mails):
        opened = parser.open(mail)
        if isinstance(opened, Problem):
            results.append(opened)
            continue
        mark = task.context[number] if task.context else book.version
        results.append(read_mail(mail.place, opened, book, task.known, mark, task.salt))
    return results


def read_mail(place: Place, opened: OpenMail, book: CueBook, known: Known, mark: str, salt: bytes = b"") -> Entry:
    """Read a message, passing quickly over what cannot be about a job search.

    What is known of the mailbox may recognise a message that holds none of the words, so that where anything
    is known nothing is passed over.
    """
    if known == NOBODY and not may_be_letter(opened.glance(), book):
        return make_entry(place, opened.envelope(), NOT_JOB_MAIL, mark, salt=salt)
    message = opened.message()
    return make_entry(place, message, read(message, book, known), mark, opened.raw, salt=salt)


def make_entry(
    place: Place, message: Message, reading: Reading, mark: str, raw: bytes = b"", *, salt: bytes = b""
) -> Entry:
    """Make the entry of a message: whole if it is about the search, else only its identity."""
    is_kept = reading.kind is not Kind.OTHER
    return Entry(
        place=place,
        key=message.key,
        message_id=message.message_id,
        date=message.date,
        traces=traces_of(message, salt),
        reading=reading,
        reader=mark,
        message=message if is_kept else None,
        raw=zlib.compress(raw, 6) if is_kept and raw and place.length <= MAX_RAW else None,
    )


def read_tasks(mails: Iterable[tuple[RawMail, str]], known: Known, salt: bytes) -> Iterator[ReadTask]:
    """Cut messages, each with its mark, into tasks; not all of them need be in memory at once."""
    batch: list[RawMail] = []
    marks: list[str] = []
    size = 0
    for mail, mark in mails:
        batch.append(mail)
        marks.append(mark)
        size += len(mail.raw or b"")
        if len(batch) >= TASK_MAILS or size >= TASK_BYTES:
            yield ReadTask(tuple(batch), known, tuple(marks), salt)
            batch, marks, size = [], [], 0
    if batch:
        yield ReadTask(tuple(batch), known, tuple(marks), salt)


def split_task(task: ReadTask) -> Sequence[ReadTask]:
    """Split a task into one for each message, to find the one that breaks the reader."""
    return [
        ReadTask((mail,), task.known, task.context[number : number + 1], task.salt)
        for number, mail in enumerate(task.mails)
    ]


def one_by_one(task: ReadTask, pools: Callable[[], WorkPool[ReadTask, list[Entry | Problem]]]) -> list[Entry | Problem]:
    """Read a task that broke its worker message by message; the one that breaks it is a problem."""
    results: list[Entry | Problem] = []
    with closing(pools()) as pool:
        for single, outcome in pool.map(split_task(task)):
            if isinstance(outcome, Failure):
                place = single.mails[0].place
                reason = f"This message could not be read ({outcome.reason}: {outcome.detail})."
                results.append(Problem(place.path, reason, place.offset, place.length, place.member))
            else:
                results += outcome
    return results
