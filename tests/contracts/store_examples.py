"""Invented mail for the tests of stores."""

from __future__ import annotations

import zlib
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from rejoinder.domain.letters.readings import Band, Door, DoorKind, Kind, Named, Quote, Reading
from rejoinder.domain.mail import Address, Cursor, Message, Place, SourceKind
from rejoinder.domain.mailbox import Entry, MailBatch

if TYPE_CHECKING:
    from rejoinder.domain.mail import Problem
    from rejoinder.ports.store import Store

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
BOX = "/mail/ada/mail/Inbox"
ARCHIVE = "/mail/ada/mail/Archive"


def at(minutes: int) -> datetime:
    """Return a moment some minutes after noon."""
    return NOON + timedelta(minutes=minutes)


def reading(kind: Kind, reader: str = "1") -> Reading:
    """Return a reading that tells which reader made it."""
    if kind is Kind.OTHER:
        return Reading(kind, 1.0, None, "")
    quote = Quote(f"as reader {reader} sees it")
    return Reading(
        kind,
        0.9,
        Band.SURE,
        "en",
        quotes=(quote,),
        organisation=Named("Tidewell", quote),
        doors=(Door(DoorKind.KEPT_ON_FILE, NOON.date(), quote),),
    )


def message(key: str) -> Message:
    """Return a message that is the same whenever its key is."""
    return Message(
        key,
        message_id=f"{key}@tidewell.example",
        date=at(ord(key[0])),
        sender=Address("Tidewell", "jobs@tidewell.example"),
        to=(Address("Ada", "ada@example.org"),),
        subject="Your application",
        text=f"Letter {key}\n",
    )


def entry(key: str, offset: int = 0, *, kind: Kind | None = None, reader: str = "1", **where: object) -> Entry:
    """Return a message at a place in the inbox; keys that begin with "o" are not about the search."""
    kind = kind or (Kind.OTHER if key.startswith("o") else Kind.REJECTION)
    place = Place(str(where.get("path", BOX)), offset, int(str(where.get("length", 100))), str(where.get("member", "")))
    is_letter = kind is not Kind.OTHER
    whole = message(key)
    return Entry(
        place=place,
        key=key,
        message_id=whole.message_id,
        date=whole.date,
        traces=key.encode().ljust(8, b"."),
        reading=reading(kind, reader),
        reader=reader,
        message=whole if is_letter else None,
        raw=zlib.compress(f"Raw {key}".encode()) if is_letter else None,
    )


def cursor(resume: int = 0, *, path: str = BOX, member: str = "", is_complete: bool = True) -> Cursor:
    """Return how far the inbox was read."""
    return Cursor(path, member, SourceKind.MBOX, resume + 100, 7, resume, f"digest {resume}", is_complete, 1)


def batch(*entries: Entry, problems: tuple[Problem, ...] = (), to: Cursor | None = None) -> MailBatch:
    """Return a batch."""
    return MailBatch(entries, problems, (to,) if to else ())


def run(store: Store, *batches: MailBatch, command: str = "import") -> int:
    """Do one operation that stores batches, and return its number."""
    number = store.begin(command, NOON, {})
    for one in batches:
        store.add_mail(number, one)
    store.finish(number, NOON, {})
    return number


def visible(store: Store) -> dict[str, object]:
    """Return everything that a store shows of mail."""
    letters = store.letters()
    keys = [letter.message.key for letter in letters]
    passed = sorted(store.passed(with_places=True), key=lambda one: one.key)
    return {
        "letters": letters,
        "raw": {key: store.raw(key) for key in keys},
        "passed": passed,
        "places": store.places([*keys, *(one.key for one in passed)]),
        "cursors": store.cursors(),
        "problems": store.problems(),
        "counts": store.counts(),
    }


def remaining(shown: dict[str, object], before: dict[str, object]) -> bool:
    """Tell whether all that was visible is there again, but for the text of letters that had gone.

    Those have come back unread; whatever letter is shown is as it was.
    """
    letters, old = shown["letters"], before["letters"]
    assert isinstance(letters, list)
    assert isinstance(old, list)
    is_same = all(shown[name] == before[name] for name in ("places", "cursors", "problems"))
    return is_same and all(letter in old for letter in letters)
