"""Make the tables show what the operations that stand come to.

A row has versions: what each operation wrote into it. One of them stands in its table, the
others in the journal. Which one has to stand follows from nothing but which operations stand:

- a place holds its newest version that stands;
- a message is there as long as it has a place, in its newest version that stands. If none
  does, because the operation that brought it was taken back while a later one found it
  elsewhere, it stays as it first came: nothing of the later one may be lost. The text of a letter that
  had gone is kept nowhere (docs/decisions/0006): it comes back unread, to be read again at its place;
- a cursor holds its newest version that stands and that goes on from one that stands, all the
  way down: otherwise what lies before it would never be read again.

So operations can be taken back and brought back in any order, and the same ones standing
always show the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select

from rejoinder.adapters.storage import bulk, cursors, journal, messages, rows, search, weighed
from rejoinder.adapters.storage.journal import Displaced, Version
from rejoinder.adapters.storage.mail import place_version, select_at
from rejoinder.adapters.storage.messages import Content
from rejoinder.adapters.storage.operations import standing
from rejoinder.adapters.storage.placing import Placed, Spot
from rejoinder.adapters.storage.tables import message, place
from rejoinder.domain.letters.readings import Kind
from rejoinder.domain.mailbox import UNREAD

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from collections.abc import Set as AbstractSet

_SPOT = ("path", "member", "offset")
_UNREAD = {"is_letter": False, "kind": Kind.OTHER.value, "reader": UNREAD}


def settle(connection: Connection, seeker: str, by: int, changed: int) -> None:
    """Bring the tables up to date after operation `by` made `changed` fall or stand again."""
    stands = standing(connection, seeker)
    cursors.settle(connection, seeker, by, changed, stands)
    before = _places_touched(connection, seeker, changed)
    after = _places_due(connection, seeker, before, stands)
    # In order, here and below: neighbours in the database's trees are read and written together.
    moves = sorted(spot for spot in before if _writer(before[spot]) != _writer(after.get(spot)))
    keys = _messages_written(connection, seeker, changed)
    keys |= {held.key for spot in moves if (held := before[spot])}
    coming = {after[spot].key for spot in moves if spot in after}
    # Messages are there before a place points to them, and go after the last one has gone.
    _take_places(connection, seeker, by, moves, before, after)
    _settle_messages(connection, seeker, by, keys | coming, coming, stands)
    returning = [_place_row(seeker, spot, after[spot]) for spot in moves if spot in after]
    for chunk in journal.chunks(returning):
        bulk.insert_rows(connection, place, chunk)
    if keys or coming:
        weighed.wipe(connection, seeker)
    search.settle_facts(connection, seeker, changed, stands=changed in stands)
    search.wipe(connection, seeker)


def _writer(held: Placed | None) -> int | None:
    return held.operation if held else None


# ---- places ----


def _places_touched(connection: Connection, seeker: str, changed: int) -> dict[Spot, Placed | None]:
    """Return the places of which `changed` wrote a version, with what stands there now."""
    written: list[Spot] = journal.keys_written(connection, seeker, "place", changed)
    touched: dict[Spot, Placed | None] = dict.fromkeys(written)
    for chunk in journal.chunks(written):
        for row in connection.execute(select_at(place, seeker, chunk)):
            if (spot := (row.path, row.member, row.offset)) in touched:
                touched[spot] = Placed(row.key, row.length, row.operation)
    stand = select(place).where(place.c.seeker == seeker, place.c.operation == changed)
    for row in connection.execute(stand):
        touched[row.path, row.member, row.offset] = Placed(row.key, row.length, row.operation)
    return touched


def _places_due(
    connection: Connection, seeker: str, touched: Mapping[Spot, Placed | None], stands: AbstractSet[int]
) -> dict[Spot, Placed]:
    """Return what has to stand at the places; one where nothing has to is left out."""
    kept = journal.writers(connection, seeker, "place", sorted(touched))
    wanted: dict[Spot, int] = {}
    due: dict[Spot, Placed] = {}
    for spot, held in touched.items():
        newest = max((kept.get(spot, set()) | ({held.operation} if held else set())) & stands, default=None)
        if newest is not None and held and held.operation == newest:
            due[spot] = held
        elif newest is not None:
            wanted[spot] = newest
    for spot, version in journal.versions(connection, seeker, "place", wanted).items():
        due[spot] = Placed(version.columns["key"], version.columns["length"], version.operation)
    return due


def _take_places(
    connection: Connection,
    seeker: str,
    by: int,
    moves: Iterable[Spot],
    before: Mapping[Spot, Placed | None],
    after: Mapping[Spot, Placed],
) -> None:
    taken = {spot: held for spot in moves if (held := before[spot])}
    journal.record(
        connection,
        seeker,
        by,
        (Displaced("place", spot, place_version(held), _writer(after.get(spot))) for spot, held in taken.items()),
    )
    bulk.delete_rows(connection, place, seeker, _SPOT, taken)


def _place_row(seeker: str, spot: Spot, held: Placed) -> dict[str, Any]:
    at = dict(zip(_SPOT, spot, strict=True))
    return at | {"seeker": seeker, "key": held.key, "length": held.length, "operation": held.operation}


# ---- messages ----


def _messages_written(connection: Connection, seeker: str, changed: int) -> set[str]:
    stand = select(message.c.key).where(message.c.seeker == seeker, message.c.operation == changed)
    return {*connection.scalars(stand), *journal.keys_written(connection, seeker, "message", changed)}


def _settle_messages(
    connection: Connection,
    seeker: str,
    by: int,
    keys: Collection[str],
    coming: Collection[str],
    stands: AbstractSet[int],
) -> None:
    there = messages.present(connection, seeker, sorted(keys))
    placed = messages.placed(connection, seeker, sorted(keys)) | set(coming)
    kept = journal.writers(connection, seeker, "message", sorted(placed))
    wanted: dict[str, int] = {}
    for key in placed:
        written = kept.get(key, set()) | ({there[key]} if key in there else set())
        due = max(written & stands, default=None)
        wanted[key] = min(written) if due is None else due
    changing = {key: due for key, due in wanted.items() if there.get(key) != due}
    for chunk in journal.chunks(sorted(changing)):
        some = {key: changing[key] for key in chunk}
        messages.put(connection, seeker, by, _contents(connection, seeker, some))
    messages.put(connection, seeker, by, dict.fromkeys(sorted(there.keys() - placed)))


def _contents(connection: Connection, seeker: str, wanted: dict[str, int]) -> dict[str, Content]:
    """Take versions of messages out of the journal."""
    found = journal.versions(connection, seeker, "message", wanted)
    # The text of what had ceased to be a letter is no longer there.
    letters = {key: one for key, one in journal.versions(connection, seeker, "letter", wanted).items() if one.columns}
    has_raw = [key for key, version in letters.items() if version.columns[rows.HAS_RAW]]
    # A version that left its row while the bytes stayed there has none of its own.
    lost = [key for key in has_raw if letters[key].data is None]
    raws = journal.last_data(connection, seeker, "letter", lost) | {
        key: data for key in has_raw if (data := letters[key].data) is not None
    }
    return {
        key: Content(
            message=_values(seeker, key, version)
            | {"traces": version.data}
            | (_UNREAD if version.columns["is_letter"] and key not in letters else {}),
            letter=_values(seeker, key, letters[key]) if key in letters else None,
            raw=raws.get(key),
            keeps_raw=key in has_raw,
        )
        for key, version in found.items()
    }


def _values(seeker: str, key: str, version: Version) -> dict[str, Any]:
    return rows.values_of(version) | {"seeker": seeker, "key": key}
