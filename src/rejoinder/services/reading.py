"""Read mail in batches: parse each message, read it, and keep what may be kept of it."""

from __future__ import annotations

import zlib

from rejoinder.domain.letters.book import NOBODY, CueBook, Known
from rejoinder.domain.letters.gate import may_be_letter
from rejoinder.domain.letters.reading import read
from rejoinder.domain.letters.readings import Kind, Reading
from rejoinder.domain.mail import Message, Place, Problem
from rejoinder.domain.mailbox import Entry, traces_of
from rejoinder.ports.mail import MailParser, OpenMail
from rejoinder.services.tasks import ReadTask

MAX_RAW = 4 * 1024 * 1024  # a larger message is kept as its text only, not whole
NOT_JOB_MAIL = Reading(Kind.OTHER, 1.0, None, "")


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
