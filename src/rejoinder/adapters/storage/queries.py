"""Read what is kept of mail."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row, and_, func, or_, select

from rejoinder.adapters.storage import cursors, journal
from rejoinder.adapters.storage.encoding import from_json
from rejoinder.adapters.storage.operations import standing
from rejoinder.adapters.storage.tables import letter, message, operation, place, problem
from rejoinder.domain.letters.readings import Band, DoorKind, Kind, Reading, ReasonKind
from rejoinder.domain.mail import Message, Place, Problem
from rejoinder.domain.mailbox import UNREAD, KeptProblem, Letter, Passed
from rejoinder.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

_UNDATED = datetime.min.replace(tzinfo=UTC)
_FIRST_PART = re.compile(r"[\w.]*")


def letters(connection: Connection, seeker: str, keys: Collection[str] | None) -> list[Letter]:
    """Return letters by date, then key."""
    wanted = (
        select(letter.c.message, letter.c.reading, message.c.reader)
        .join_from(letter, message, and_(message.c.seeker == letter.c.seeker, message.c.key == letter.c.key))
        .where(letter.c.seeker == seeker)
    )
    if keys is None:
        rows = list(connection.execute(wanted))
    else:
        rows = [
            row
            for chunk in journal.chunks(set(keys))
            for row in connection.execute(wanted.where(letter.c.key.in_(chunk)))
        ]
    found = [Letter(from_json(Message, whole), from_json(Reading, read), reader) for whole, read, reader in rows]
    return in_order(found)


# How what may name a time stands in a reading: looked for by the database, among thousands of readings.
_TIMELY = ('"until":"', f'"{DoorKind.APPLY_AGAIN}"', f'"{ReasonKind.POLICY}"')


def timely(connection: Connection, seeker: str, keys: Collection[str]) -> list[str]:
    """Return those of some letters that may name a time for what they leave open."""
    named = or_(*(letter.c.reading.contains(words, autoescape=True) for words in _TIMELY))
    wanted = select(letter.c.key).where(letter.c.seeker == seeker, named)
    return [
        key for chunk in journal.chunks(set(keys)) for key in connection.scalars(wanted.where(letter.c.key.in_(chunk)))
    ]


def in_order(found: Iterable[Letter]) -> list[Letter]:
    """Sort letters by date, then key: databases disagree about the order of texts and of what is missing."""
    return sorted(found, key=lambda one: (one.message.date or _UNDATED, one.message.key))


def raw(connection: Connection, seeker: str, key: str) -> bytes | None:
    """Return a letter's message as it came."""
    kept = connection.scalar(select(letter.c.raw).where(letter.c.seeker == seeker, letter.c.key == key))
    if kept is None:
        return None
    try:
        return zlib.decompress(kept)
    except zlib.error as error:
        msg = f"The message {key} is damaged in the database."
        raise StoreError(msg, advice="Read its mail again from where it came from.") from error


def passed(connection: Connection, seeker: str) -> Iterator[Passed]:
    """Stream what is kept of other messages, without their places."""
    found = select(message.c.key, message.c.traces, message.c.reader).where(
        message.c.seeker == seeker, ~message.c.is_letter
    )
    for key, traces, reader in connection.execute(found):
        yield Passed(key, traces, reader, None)


def passed_with_places(connection: Connection, seeker: str) -> Iterator[Passed]:
    """Stream what is kept of other messages, each with the first of its places."""
    found = (
        select(
            message.c.key,
            message.c.traces,
            message.c.reader,
            place.c.path,
            place.c.offset,
            place.c.length,
            place.c.member,
        )
        .outerjoin_from(message, place, and_(place.c.seeker == message.c.seeker, place.c.key == message.c.key))
        .where(message.c.seeker == seeker, ~message.c.is_letter)
        .order_by(message.c.key)
    )
    current: Passed | None = None
    for key, traces, reader, path, offset, length, member in connection.execute(found):
        here = None if path is None else Place(path, offset, length, member)
        if current and current.key != key:
            yield current
            current = None
        if current is None or (here and current.place and _order(here) < _order(current.place)):
            current = Passed(key, traces, reader, here)
    if current:
        yield current


def unread(connection: Connection, seeker: str) -> list[str]:
    """Return the keys of messages that came back without their text."""
    wanted = select(message.c.key).where(
        message.c.seeker == seeker,
        ~message.c.is_letter,
        message.c.kind == Kind.OTHER.value,  # said for the index
        message.c.reader == UNREAD,
    )
    return list(connection.scalars(wanted))


def named(connection: Connection, seeker: str, name: str) -> dict[str, str]:
    """Return the messages whose key begins with a name or whose Message-ID it is, by their keys."""
    is_it = message.c.message_id == name
    if name.isascii():  # others, which no database may be asked for, begin no key
        is_it |= message.c.key.startswith(name.lower(), autoescape=True)
    found = connection.execute(select(message.c.key, message.c.message_id).where(message.c.seeker == seeker, is_it))
    return {row.key: row.message_id for row in sorted(found, key=lambda row: row.key)}


def unsure(connection: Connection, seeker: str) -> list[str]:
    """Return the keys of the letters of which it is not sure what they are, the latest first."""
    wanted = select(letter.c.date, letter.c.key).where(letter.c.seeker == seeker, letter.c.band == Band.UNSURE.value)
    return [key for _, key in sorted(connection.execute(wanted), key=lambda row: (row[0] or _UNDATED, row[1]))][::-1]


def telling(connection: Connection, seeker: str) -> list[str]:
    """Return the keys of the letters in which feedback or a remark was read, or that are feedback."""
    # As `to_json` writes a reading, which leaves out what is empty; inside a text the marks would be escaped.
    says = (letter.c.reading.contains(f'"{name}":[', autoescape=True) for name in ("feedback", "remarks"))
    wanted = select(letter.c.key).where(letter.c.seeker == seeker, or_(letter.c.kind == Kind.FEEDBACK.value, *says))
    return list(connection.scalars(wanted))


def places(connection: Connection, seeker: str, keys: Collection[str]) -> dict[str, list[Place]]:
    """Return where messages stand, by path, member and offset."""
    found: dict[str, list[Place]] = {}
    for chunk in journal.chunks(set(keys)):
        wanted = select(place).where(place.c.seeker == seeker, place.c.key.in_(chunk))
        for row in connection.execute(wanted):
            found.setdefault(row.key, []).append(Place(row.path, row.offset, row.length, row.member))
    return {key: sorted(found[key], key=_order) for key in found}


def outdated(connection: Connection, seeker: str, reader: str) -> bool:
    """Tell whether any message was read by another version than this one.

    The version is what stands before the first character that is no letter, digit or dot;
    what follows is the context it read with.
    """
    readers = connection.scalars(select(message.c.reader).distinct().where(message.c.seeker == seeker))
    return any(_version(known) != _version(reader) for known in readers)


def problems(connection: Connection, seeker: str) -> list[KeptProblem]:
    """List what could not be read and has not been read well since.

    A problem is over when a later operation that stands has read a message at its place, or
    has met a problem there itself, which is then the one to show. One with a whole file is
    over when a later operation has read the file to its end.
    """
    near = (
        select(func.max(place.c.offset))
        .where(
            place.c.seeker == problem.c.seeker,
            place.c.path == problem.c.path,
            place.c.member == problem.c.member,
            place.c.offset <= problem.c.offset,
        )
        .correlate(problem)
        .scalar_subquery()
    )
    met = (
        select(
            problem,
            operation.c.at,
            place.c.operation.label("read"),
            (place.c.offset + place.c.length).label("end"),
            place.c.offset.label("start"),
        )
        .join_from(
            problem, operation, and_(operation.c.seeker == problem.c.seeker, operation.c.number == problem.c.operation)
        )
        .outerjoin(
            place,
            and_(
                place.c.seeker == problem.c.seeker,
                place.c.path == problem.c.path,
                place.c.member == problem.c.member,
                place.c.offset == near,
            ),
        )
        .where(problem.c.seeker == seeker)
        .order_by(problem.c.operation.desc(), problem.c.ordinal.desc())
    )
    rows = connection.execute(met).all()
    if not rows:
        return []
    stands = standing(connection, seeker)
    complete = _read_to_the_end(connection, seeker)
    return _open([row for row in rows if row.operation in stands], complete)


def counts(connection: Connection, seeker: str) -> dict[str, int]:
    """Count messages by kind, and open problems."""
    # Grouped as the index is sorted, in half the time: by the kind alone, SQLite would sort all messages for it.
    of_index = message.c.is_letter, message.c.kind
    found: Counter[str] = Counter()
    for _, kind, number in connection.execute(
        select(*of_index, func.count()).where(message.c.seeker == seeker).group_by(*of_index)
    ):
        found[kind] += number
    return found | {"problems": len(problems(connection, seeker))}


def _open(rows: Collection[Row[Any]], complete: dict[tuple[str, str], int]) -> list[KeptProblem]:
    newest: dict[tuple[str, str, int], int] = {}
    found: dict[Problem, KeptProblem] = {}
    for row in rows:
        spot = (row.path, row.member, row.offset)
        if newest.setdefault(spot, row.operation) != row.operation or _is_over(row, complete):
            continue
        one = Problem(row.path, row.reason, row.offset, row.length, row.member)
        found.setdefault(one, KeptProblem(one, row.operation, row.at))
    return list(found.values())


def _is_over(row: Row[*tuple[Any, ...]], complete: dict[tuple[str, str], int]) -> bool:
    if row.read is not None and row.read > row.operation and (row.start == row.offset or row.end > row.offset):
        return True
    is_whole_file = row.offset == 0 and row.length == 0
    return bool(is_whole_file and complete.get((row.path, row.member), 0) > row.operation)


def _read_to_the_end(connection: Connection, seeker: str) -> dict[tuple[str, str], int]:
    """Return by which operation files were read to their end; an archive is known by its path."""
    newest: dict[tuple[str, str], int] = {}
    for (path, member), (cursor, by) in cursors.read(connection, seeker).items():
        if cursor.is_complete:
            for name in {(path, member), (path, "")}:
                newest[name] = max(newest.get(name, 0), by)
    return newest


def _order(one: Place) -> tuple[str, str, int]:
    return one.path, one.member, one.offset


def _version(reader: str) -> str:
    found = _FIRST_PART.match(reader)
    return found[0] if found else ""
