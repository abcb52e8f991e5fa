"""A store of thousands of applications, written without reading any mail."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from hashlib import blake2b
from itertools import islice
from pathlib import Path

from rejoinder.adapters.storage.store import open_store
from rejoinder.domain.applications import Details
from rejoinder.domain.events import EventKind
from rejoinder.domain.facts import Added, Fact, Happened
from rejoinder.domain.letters.readings import Band, Kind, Named, Quote, Reading, Reason, ReasonKind
from rejoinder.domain.mail import Address, Message, Place
from rejoinder.domain.mailbox import Entry, MailBatch
from rejoinder.services.linking import relink

APPLICATIONS, EVENTS = 5_000, 100_000
DAYS = 1_000  # over which they are spread, the last one today
TOLD = 500  # of the applications are the seeker's own word alone
BATCH = 2_000

_KINDS = (Kind.CONFIRMATION, Kind.VIEWED, Kind.INTERVIEW, Kind.SENT_BY_SEEKER, Kind.RECRUITER_REPLY)
_WORDS = "Thank you for the time that you gave us; we read what you sent with great interest. " * 8
_SEEKER = Address("Robin Alder", "robin.alder@mail.example")


def make_store(folder: Path, now: datetime) -> None:
    """Fill a data folder with applications whose stories are about as long as each other."""
    each = EVENTS // APPLICATIONS
    with closing(open_store(folder)) as store:
        operation = store.begin("import", now, {"paths": []})
        entries = (entry for number in range(TOLD, APPLICATIONS) for entry in _letters(number, each, now))
        while batch := tuple(islice(entries, BATCH)):
            store.add_mail(operation, MailBatch(batch))
        store.finish(operation, now, {"finished": True})
        facts = [fact for number in range(TOLD) for fact in _told(number, each, now.date())]
        store.record("spreadsheet", now, {"said": len(facts)}, facts)
        relink(store)


def _key(number: int, at: int) -> str:
    """Return the key of a letter, or of an application by its first: as even as those of real mail."""
    return blake2b(f"{number}/{at}".encode(), digest_size=16).hexdigest()


def newest_key() -> str:
    """Return the key of a letter of the application that is last in the order of mail."""
    return _key(TOLD, 0)


def _names(number: int) -> tuple[str, str]:
    return f"{_syllables(number)} Works", f"Analyst for {_syllables(number * 7 + 3)}"


def _syllables(number: int) -> str:
    parts = (
        "bra",
        "cor",
        "dun",
        "fel",
        "gar",
        "hol",
        "jas",
        "kem",
        "lor",
        "mil",
        "nor",
        "pel",
        "quo",
        "ras",
        "tor",
        "vex",
    )
    return "".join(parts[number >> shift & 15] for shift in (0, 4, 8, 12)).capitalize()


def _letters(number: int, count: int, now: datetime) -> Iterator[Entry]:
    organisation, role = _names(number)
    sender = Address(f"{organisation} Talent", f"talent@{organisation.split()[0].lower()}.example")
    begin = now - timedelta(days=number * DAYS // APPLICATIONS + 40)
    for at in range(count):
        is_last = at == count - 1
        kind = Kind.REJECTION if is_last and number % 10 else _KINDS[min(at, len(_KINDS) - 1) if at < 8 else -1]
        key = _key(number, at)
        is_own = kind is Kind.SENT_BY_SEEKER
        quote = Quote("we read what you sent with great interest")
        message = Message(
            key=key,
            message_id=f"{key}@{sender.domain}",
            references=(f"{_key(number, 0)}@{sender.domain}",) if at else (),
            date=begin.astimezone(UTC) + timedelta(days=2 * at),
            sender=_SEEKER if is_own else sender,
            to=(sender,) if is_own else (_SEEKER,),
            subject=f"Your application for {role}",
            text=_WORDS,
        )
        reading = Reading(
            kind,
            0.95,
            Band.SURE,
            "en",
            quotes=(quote,),
            organisation=Named(organisation, quote),
            role=Named(role, quote),
            reasons=(Reason(ReasonKind.COMPETITION, quote),) if kind is Kind.REJECTION else (),
        )
        place = Place("/mail/inbox", (number * count + at) * 4_000, 4_000)
        yield Entry(place, key, message.message_id, message.date, b"\0" * 8, reading, "1", message, None)


def _told(number: int, count: int, today: date) -> Iterator[Fact]:
    organisation, role = _names(number)
    anchor = _key(number, 0)
    applied = today - timedelta(days=number * DAYS // APPLICATIONS + 40)
    yield Added(anchor, Details(organisation, role, applied=applied, resume="third version"))
    for at in range(count - 1):
        kind = EventKind.REJECTED if at == count - 2 else EventKind.ANSWERED
        yield Happened(anchor, kind, applied + timedelta(days=2 * at), how="by phone", note="They were kind.")
