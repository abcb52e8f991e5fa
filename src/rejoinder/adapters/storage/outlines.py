"""Read of a whole mailbox what settling it takes, and no more: outlines of letters, traces of the rest."""

from __future__ import annotations

import json
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, and_, select

from rejoinder.adapters.storage import journal
from rejoinder.adapters.storage.bulk import plain_rows
from rejoinder.adapters.storage.engine import json_pieces
from rejoinder.adapters.storage.queries import in_order
from rejoinder.adapters.storage.tables import letter, message
from rejoinder.domain.letters.readings import (
    Band,
    Contact,
    Door,
    DoorKind,
    Interview,
    Kind,
    Named,
    Quote,
    Reading,
    Where,
)
from rejoinder.domain.mail import Address, Message
from rejoinder.domain.mailbox import Letter, Passed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    Party = dict[str, str]

# What `outline_of` keeps, in the order in which it is taken apart below.
_OF_MESSAGE = ("key", "message_id", "references", "date", "sender", "reply_to", "to", "cc", "subject", "is_list")
_OF_READING = (
    *("kind", "confidence", "band", "language", "organisation", "role", "reference"),
    *("people", "interview", "doors"),
)
_REMEMBERED = 4_096  # addresses: most letters go to one of a few


def read(connection: Connection, seeker: str) -> list[Letter]:
    """Return the outline of every letter by date, then key.

    The database picks the pieces out of the JSON, in a tenth of the time that reading all of it here takes.
    """
    wanted = (
        select(json_pieces(letter.c.message, _OF_MESSAGE), json_pieces(letter.c.reading, _OF_READING), message.c.reader)
        .join_from(letter, message, and_(message.c.seeker == letter.c.seeker, message.c.key == letter.c.key))
        # Said for the index: otherwise SQLite looks for each of a hundred thousand messages whether it is a letter.
        .where(letter.c.seeker == seeker, message.c.is_letter)
    )
    found = (
        Letter(_message(*json.loads(whole)), _reading(*json.loads(read)), reader)
        for whole, read, reader in plain_rows(connection, wanted)
    )
    return in_order(found)


def texts(connection: Connection, seeker: str, keys: Collection[str]) -> dict[str, tuple[str, str]]:
    """Return subject and text of letters by key."""
    pieces = json_pieces(letter.c.message, ("key", "subject", "text"))
    found: dict[str, tuple[str, str]] = {}
    for chunk in journal.chunks(keys):
        wanted = select(pieces).join_from(
            letter, message, and_(message.c.seeker == letter.c.seeker, message.c.key == letter.c.key)
        )
        rows = connection.execute(wanted.where(letter.c.seeker == seeker, message.c.is_letter, letter.c.key.in_(chunk)))
        for (whole,) in rows:
            key, subject, text = json.loads(whole)
            found[key] = subject or "", text or ""
    return found


def traces(connection: Connection, seeker: str) -> list[bytes]:
    """Return the traces of every message that is no letter."""
    wanted = select(message.c.traces).where(message.c.seeker == seeker, ~message.c.is_letter)
    return [kept for (kept,) in plain_rows(connection, wanted)]


def passed_with(connection: Connection, seeker: str, wanted: Collection[bytes]) -> list[Passed]:
    """Return what is kept of the messages that have exactly these traces and are no letters."""
    columns = message.c.key, message.c.traces, message.c.reader
    return [
        Passed(key, kept, reader, None)
        for chunk in journal.chunks(wanted)
        for key, kept, reader in connection.execute(
            select(*columns).where(message.c.seeker == seeker, ~message.c.is_letter, message.c.traces.in_(chunk))
        )
    ]


def _message(*pieces: Any) -> Message:  # noqa: ANN401  (JSON can be anything)
    key, message_id, references, date, sender, reply_to, to, cc, subject, is_list = pieces
    return Message(
        key=key,
        message_id=message_id or "",
        references=tuple(references or ()),
        date=datetime.fromisoformat(date) if date else None,
        sender=_address(**sender) if sender else Address(),
        reply_to=_parties(reply_to),
        to=_parties(to),
        cc=_parties(cc),
        subject=subject or "",
        is_list=bool(is_list),
    )


def _reading(*pieces: Any) -> Reading:  # noqa: ANN401  (JSON can be anything)
    kind, confidence, band, language, organisation, role, reference, people, interview, doors = pieces
    return Reading(
        kind=Kind(kind),
        confidence=confidence,
        band=Band(band) if band else None,
        language=language,
        organisation=_named(organisation),
        role=_named(role),
        reference=_named(reference),
        people=tuple([_contact(**person) for person in people]) if people else (),
        interview=_interview(interview),
        doors=tuple([_door(**door) for door in doors if door["kind"] == DoorKind.OTHER_ROLE]) if doors else (),
    )


def _parties(written: Iterable[Party] | None) -> tuple[Address, ...]:
    return tuple([_address(**party) for party in written]) if written else ()


@lru_cache(_REMEMBERED)
def _address(name: str = "", address: str = "") -> Address:
    return Address(name, address)


def _contact(name: str, role: str, address: str, quote: dict[str, Any]) -> Contact:
    return Contact(name, role, address, _quote(quote))


def _door(kind: str, until: str | None, quote: dict[str, Any], *, asks_consent: bool = False) -> Door:
    return Door(DoorKind(kind), date.fromisoformat(until) if until else None, _quote(quote), asks_consent)


def _interview(written: dict[str, Any] | None) -> Interview | None:
    if written is None:
        return None
    start = written["start"]
    return Interview(
        written["round"],
        datetime.fromisoformat(start) if start else None,
        written["place"],
        _quote(written["quote"]),
        written.get("is_local", False),
    )


def _named(written: dict[str, Any] | None) -> Named | None:
    if written is None:
        return None
    return Named(written["value"], _quote(written["quote"]))


def _quote(written: dict[str, Any]) -> Quote:
    return Quote(written["text"], Where(written["where"]) if "where" in written else Where.TEXT)
