"""Read single letters, and classify whole mailboxes, without storing anything."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from rejoinder.domain.applications import Application
from rejoinder.domain.letters.book import CueBook
from rejoinder.domain.letters.reading import read
from rejoinder.domain.letters.readings import Reading
from rejoinder.domain.mail import Message, Problem
from rejoinder.domain.mailbox import Entry
from rejoinder.domain.next_steps import Case, Step, next_steps
from rejoinder.errors import UnclearDateError, UnreadableError
from rejoinder.ports.mail import KeptLetters, MailFinder, PastedLetters, RawMail
from rejoinder.ports.store import Store
from rejoinder.ports.work import Failure, WorkPool
from rejoinder.services.tasks import ReadTask, one_by_one

if TYPE_CHECKING:
    from rejoinder.services.importing import Importer

BATCH = 100
ReadPool = WorkPool[ReadTask, list[Entry | Problem]]


class LetterReading(Struct, frozen=True):
    """One letter, what was read from it, and what the method says to do now."""

    message: Message
    reading: Reading
    steps: tuple[Step, ...]


class KeptLetter(Struct, frozen=True):
    """A letter given by hand that was kept, if it is about an application."""

    key: str
    application: Application | None
    is_dated: bool  # it bears the day it was sent


def read_letter(content: bytes, pasted: PastedLetters, book: CueBook, today: date | None = None) -> LetterReading:
    """Read one letter: a mail file's bytes, or text as it was pasted.

    Raises UnreadableError if there is nothing to read in it.
    """
    message = pasted.message(content)
    if not message.text.strip() and not message.subject.strip():
        problem = "There is no text in this letter."
        raise UnreadableError(problem, advice="Paste the letter's words, or give the mail as an .eml file.")
    reading = read(message, book)
    return LetterReading(message, reading, tuple(next_steps(Case(message, reading, today))))


def markup_of(store: Store, key: str, pasted: PastedLetters) -> str:
    """Return the HTML of a letter that is kept, as it came, or the empty string where there is none."""
    raw = store.raw(key)
    return pasted.markup(raw) if raw else ""


def classify(
    paths: Sequence[Path], finder: MailFinder, pools: Callable[[], ReadPool], *, on_problem: Callable[[Problem], None]
) -> Iterator[tuple[str, Reading]]:
    """Read every message under the paths; yield its Message-ID and what was read, in order."""
    with closing(pools()) as pool:
        for task, outcome in pool.map(_tasks(paths, finder, on_problem)):
            results = one_by_one(task, pools) if isinstance(outcome, Failure) else outcome
            for item in results:
                if isinstance(item, Problem):
                    on_problem(item)
                else:
                    yield item.message_id, item.reading


def _tasks(paths: Sequence[Path], finder: MailFinder, on_problem: Callable[[Problem], None]) -> Iterator[ReadTask]:
    """Cut all mail under the paths into tasks."""
    sources, problems = finder.find(paths)
    for problem in problems:
        on_problem(problem)
    mails: list[RawMail] = []
    for source in sources:
        try:
            for mail in finder.split(source):
                mails.append(mail)
                if len(mails) >= BATCH:
                    yield ReadTask(tuple(mails))
                    mails = []
        except UnreadableError as error:
            on_problem(Problem(source.path, error.message, member=source.member))
    if mails:
        yield ReadTask(tuple(mails))


def check_came(day: date, today: date, words: str = "") -> None:
    """Raise UnclearDateError for a day on which no letter can have come yet; `words` are those that named it."""
    if day > today:
        advice = "Give the day on which the letter came."
        raise UnclearDateError("That day has not come yet.", advice=advice, words=words or day.isoformat())


def keep_letter(
    content: bytes,
    pasted: PastedLetters,
    kept: KeptLetters,
    importer: Importer,
    *,
    version: str,
    came: date,
) -> KeptLetter:
    """Keep a letter given by hand and return it with its application, if it is about one.

    `came` is the day on which it came, for one that bears no date itself.

    Its file is written only once nobody else is at work on the store: a letter that could not be imported leaves
    nothing behind.
    """
    message = pasted.message(content)
    key, is_dated = message.key, message.date is not None
    mail = pasted.as_mail(content, None if is_dated else came)
    store = importer.store
    with store.alone():
        path = kept.keep(mail)
        importer.run_held([path], version=version)
        if not store.letters([key]):
            kept.forget(path)  # it is about no application, and no word of such mail is kept
    application = next((item for item in store.applications() if key in item.letters), None)
    return KeptLetter(key, application, is_dated)
