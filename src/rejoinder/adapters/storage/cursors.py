"""How far each source was read, and how far it still counts as read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row, select

from rejoinder.adapters.storage import bulk, journal, rows
from rejoinder.adapters.storage.journal import Displaced
from rejoinder.adapters.storage.operations import standing
from rejoinder.adapters.storage.tables import source
from rejoinder.domain.mail import Cursor, SourceKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

Name = tuple[str, str]  # path and member

_NAME = ("path", "member")


def read(connection: Connection, seeker: str) -> dict[Name, tuple[Cursor, int]]:
    """Return the cursors that count, with the operation that wrote each."""
    found = connection.execute(select(source).where(source.c.seeker == seeker))
    return {(row.path, row.member): (_cursor(row), row.operation) for row in found}


def write(connection: Connection, seeker: str, operation: int, cursors: Iterable[Cursor]) -> None:
    """Move the cursors of sources; of several for one source, the last counts."""
    newest = {(cursor.path, cursor.member): cursor for cursor in cursors}
    for names in journal.chunks(newest):
        _write_some(connection, seeker, operation, {name: newest[name] for name in names})


def _write_some(connection: Connection, seeker: str, operation: int, moved: dict[Name, Cursor]) -> None:
    before = _present(connection, seeker, moved)
    others = [name for name in moved if name not in before or before[name].operation != operation]
    lost = _lost_their_base(connection, seeker, operation, others)
    values = {name: _row(seeker, operation, cursor) for name, cursor in moved.items() if name not in lost}
    # This is also how undoing knows on which cursor this one was built.
    displaced = [
        Displaced("source", name, rows.version_of(before[name]), operation)
        for name in others
        if name in before and name in values
    ]
    if displaced:
        journal.record(connection, seeker, operation, displaced)
    bulk.insert_rows(connection, source, [row for name, row in values.items() if name not in before])
    bulk.update_rows(connection, source, ("seeker", *_NAME), [row for name, row in values.items() if name in before])


def _present(connection: Connection, seeker: str, names: Collection[Name]) -> dict[Name, Row[*tuple[Any, ...]]]:
    found = select(source).where(
        source.c.seeker == seeker,
        source.c.path.in_({path for path, _ in names}),
        source.c.member.in_({member for _, member in names}),
    )
    return {name: row for row in connection.execute(found) if (name := (row.path, row.member)) in names}


def _lost_their_base(connection: Connection, seeker: str, operation: int, names: Collection[Name]) -> set[Name]:
    """Return the sources of which what this operation read on from was taken back meanwhile."""
    built_on = journal.bases(connection, seeker, "source", names)
    if not any(operation in bases for bases in built_on.values()):
        return set()
    stands = standing(connection, seeker)
    return {
        name for name, bases in built_on.items() if not bases.get(operation, set()) <= _counting(stands, bases, stands)
    }


def settle(connection: Connection, seeker: str, by: int, changed: int, stands: Collection[int]) -> None:
    """Bring the cursors up to date after operation `by` made `changed` fall or stand again."""
    before = _touched(connection, seeker, changed)
    kept = journal.writers(connection, seeker, "source", before)
    built_on = journal.bases(connection, seeker, "source", before)
    due: dict[Name, int] = {}
    for name, row in before.items():
        written = kept.get(name, set()) | ({row.operation} if row else set())
        counting = _counting(written, built_on.get(name, {}), stands)
        if counting:
            due[name] = max(counting)
    moves = [name for name, row in before.items() if (row.operation if row else None) != due.get(name)]
    returning = journal.versions(connection, seeker, "source", {name: due[name] for name in moves if name in due})
    gone = [(name, row) for name in moves if (row := before[name])]
    journal.record(
        connection, seeker, by, [Displaced("source", name, rows.version_of(row), due.get(name)) for name, row in gone]
    )
    bulk.delete_rows(connection, source, seeker, _NAME, [name for name, _ in gone])
    values = [
        rows.values_of(version) | {"seeker": seeker, "path": path, "member": member}
        for (path, member), version in returning.items()
    ]
    bulk.insert_rows(connection, source, values)


def _counting(written: Iterable[int], built_on: Mapping[int, set[int]], stands: Collection[int]) -> set[int]:
    """Return whose versions stand, and go on from ones that stand, all the way down."""
    counting: set[int] = set()
    for operation in sorted(written):  # a cursor is built on an earlier operation's
        if operation in stands and built_on.get(operation, set()) <= counting:
            counting.add(operation)
    return counting


def _touched(connection: Connection, seeker: str, changed: int) -> dict[Name, Row[Any] | None]:
    """Return what stands of the sources that `changed` read, or that were read on from there.

    A later cursor may be built on this one's through several others, but each of those put a
    version of the one before into the journal: this one's is there as well.
    """
    touched: dict[Name, Row[Any] | None] = dict.fromkeys(journal.keys_written(connection, seeker, "source", changed))
    for row in connection.execute(select(source).where(source.c.seeker == seeker)):
        if row.operation == changed or (row.path, row.member) in touched:
            touched[row.path, row.member] = row
    return touched


def _row(seeker: str, operation: int, cursor: Cursor) -> dict[str, Any]:
    return {
        "seeker": seeker,
        "path": cursor.path,
        "member": cursor.member,
        "kind": cursor.kind.value,
        "size": cursor.size,
        "mtime_ns": cursor.mtime_ns,
        "resume": cursor.resume,
        "digest": cursor.digest,
        "is_complete": cursor.is_complete,
        "messages": cursor.messages,
        "operation": operation,
    }


def _cursor(row: Row[Any]) -> Cursor:
    return Cursor(
        path=row.path,
        member=row.member,
        kind=SourceKind(row.kind),
        size=row.size,
        mtime_ns=row.mtime_ns,
        resume=row.resume,
        digest=row.digest,
        is_complete=row.is_complete,
        messages=row.messages,
    )
