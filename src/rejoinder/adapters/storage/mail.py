"""Store what was read from mail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Select, select

from rejoinder.adapters.storage import bulk, cursors, journal, messages, rows, search, weighed
from rejoinder.adapters.storage.journal import Displaced, Version
from rejoinder.adapters.storage.operations import require_standing
from rejoinder.adapters.storage.placing import Placed, Plan, Spot, plan, spot_of
from rejoinder.adapters.storage.tables import place, problem
from rejoinder.domain import records

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from rejoinder.domain.mail import Problem
    from rejoinder.domain.mailbox import BatchCounts, Entry, MailBatch


def add(connection: Connection, seeker: str, operation: int, batch: MailBatch) -> BatchCounts:
    """Store a batch; what is known already gets a place at most."""
    require_standing(connection, seeker, operation)
    known = messages.present(connection, seeker, [entry.key for entry in batch.entries])
    placed = _placed(connection, seeker, [spot_of(entry) for entry in batch.entries])
    doubted = _doubted(connection, seeker, operation, placed)
    planned = plan(batch.entries, known.keys(), placed, doubted)
    messages.insert_new(
        connection, seeker, [messages.content_of(seeker, operation, entry) for entry in planned.new.values()]
    )
    _write_places(connection, seeker, operation, planned, placed)
    unplaced = planned.left - messages.placed(connection, seeker, planned.left)
    messages.put(connection, seeker, operation, dict.fromkeys(unplaced))
    if unplaced:
        weighed.wipe(connection, seeker)
    _write_problems(connection, seeker, operation, batch.problems)
    cursors.write(connection, seeker, operation, batch.cursors)
    search.wipe(connection, seeker)
    return records.replace(planned.counts, gone=len(unplaced))


def replace(connection: Connection, seeker: str, operation: int, entries: Sequence[Entry]) -> None:
    """Replace what was read from known messages; one that is no longer there is passed over."""
    require_standing(connection, seeker, operation)
    known = messages.present(connection, seeker, [entry.key for entry in entries])
    contents = {entry.key: messages.content_of(seeker, operation, entry) for entry in entries if entry.key in known}
    messages.put(connection, seeker, operation, contents)
    if contents:
        weighed.wipe(connection, seeker)
    search.wipe(connection, seeker)


def select_at(table: Any, seeker: str, spots: Sequence[Spot]) -> Select[Any]:  # noqa: ANN401  (place or problem)
    """Select what stands at places, and perhaps some more.

    Three lists instead of one of triples: databases look those up in the key's index one by
    one, and SQLite reads the whole table for triples.
    """
    return select(table).where(
        table.c.seeker == seeker,
        table.c.path.in_({path for path, _, _ in spots}),
        table.c.member.in_({member for _, member, _ in spots}),
        table.c.offset.in_({offset for _, _, offset in spots}),
    )


def _placed(connection: Connection, seeker: str, spots: Iterable[Spot]) -> dict[Spot, Placed]:
    found: dict[Spot, Placed] = {}
    for chunk in journal.chunks(spots):
        for row in connection.execute(select_at(place, seeker, chunk)):
            found[row.path, row.member, row.offset] = Placed(row.key, row.length, row.operation)
    return found


def _doubted(connection: Connection, seeker: str, operation: int, spots: Collection[Spot]) -> set[Spot]:
    """Return those of the places at which an earlier operation met a problem."""
    found: set[Spot] = set()
    for chunk in journal.chunks(spots):
        earlier = select_at(problem, seeker, chunk).where(problem.c.operation < operation)
        found.update((row.path, row.member, row.offset) for row in connection.execute(earlier))
    return found.intersection(spots)


def _write_places(
    connection: Connection, seeker: str, operation: int, planned: Plan, placed: dict[Spot, Placed]
) -> None:
    added = [rows.place_row(seeker, operation, entry) for entry in planned.added.values()]
    bulk.insert_rows(connection, place, added)
    if not planned.moved:
        return
    before = {spot: placed[spot] for spot in planned.moved if placed[spot].operation != operation}
    journal.record(
        connection,
        seeker,
        operation,
        [Displaced("place", spot, place_version(held), operation) for spot, held in before.items()],
    )
    bulk.update_rows(
        connection,
        place,
        ("seeker", "path", "member", "offset"),
        [rows.place_row(seeker, operation, entry) for entry in planned.moved.values()],
    )


def place_version(held: Placed) -> Version:
    """Return what stands in the row of a place."""
    return Version(held.operation, {"key": held.key, "length": held.length})


def _write_problems(connection: Connection, seeker: str, operation: int, problems: Sequence[Problem]) -> None:
    if not problems:
        return
    ordinal = journal.next_ordinal(connection, problem, seeker, operation)
    written = [
        {
            "seeker": seeker,
            "operation": operation,
            "ordinal": ordinal + index,
            "path": met.path,
            "member": met.member,
            "offset": met.offset,
            "length": met.length,
            "reason": met.reason,
        }
        for index, met in enumerate(problems)
    ]
    bulk.insert_rows(connection, problem, written)
