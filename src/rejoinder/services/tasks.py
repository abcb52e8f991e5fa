"""What workers are given to read, and what becomes of a task that breaks its worker.

Apart from the reading itself, which only workers load.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from hashlib import blake2b

from msgspec import Struct

from rejoinder.domain.letters.book import NOBODY, Known
from rejoinder.domain.mail import Problem
from rejoinder.domain.mailbox import Entry
from rejoinder.ports.mail import RawMail
from rejoinder.ports.work import Failure, WorkPool

TASK_MAILS = 100  # that are read again in one go
TASK_BYTES = 8 * 1024 * 1024


class ReadTask(Struct, frozen=True):
    """Messages to read, with what is known of the mailbox and the mark that this leaves on them."""

    mails: tuple[RawMail, ...]
    known: Known = NOBODY
    context: tuple[str, ...] = ()  # one for each mail, or none at all
    salt: bytes = b""  # of the store that the traces are for


def reader_mark(version: str, context: bytes = b"") -> str:
    """Return the reader's version with a short mark of the context it read with."""
    return version + (":" + blake2b(context, digest_size=6).hexdigest() if context else "")


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
