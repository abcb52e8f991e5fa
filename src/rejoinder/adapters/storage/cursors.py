"""How far each source was read, and how far it still counts as read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row, insert, select, update

from rejoinder.adapters.storage import bulk, journal, rows
from rejoinder.adapters.storage.journal import Displaced
from rejoinder.adapters.storage.operations import standing
from rejoinder.adapters.storage.tables import source
from rejoinder.domain.mail import Cursor, SourceKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

Name = tuple[str, str]  # path and member


def read(connection: Connection, seeker: str) -> dict[Name, tuple[Cursor, int]]:
    """Return the cursors that count, with the operation that wrote each."""
    found = connection.execute(select(source).where(source.c.seeker == seeker))
    return {(row.path, row.member): (_cursor(row), row.operation) for row in found}


def write(connection: Connection, seeker: str, operation: int, cursor: Cursor) -> None:
    """Move a source's cursor."""
    row = _row(seeker, operation, cursor)
    at = source.c.seeker == seeker, source.c.path == cursor.path, source.c.member == cursor.member
    before = connection.execute(select(source).where(*at)).first()
    if before is not None and before.operation == operation:
        connection.execute(update(source).where(*at), row)
        return
    name = cursor.path, cursor.member
    if _lost_its_base(connection, seeker, operation, name):
        return
    if before is None:
        connection.execute(insert(source), row)
        return
    # This is also how undoing knows on which cursor this one was built.
    journal.record(connection, seeker, operation, [Displaced("source", name, rows.version_of(before), operation)])
    connection.execute(update(source).where(*at), row)


def _lost_its_base(connection: Connection, seeker: str, operation: int, name: Name) -> bool:
    """Tell whether what this operation read on from was taken back while it was reading."""
    built_on = journal.bases(connection, seeker, "source", [name]).get(name, {})
    if operation not in built_on:
        return False
    stands = standing(connection, seeker)
    return not built_on[operation] <= _counting(stands, built_on, stands)


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
    bulk.delete_rows(connection, source, seeker, ("path", "member"), [name for name, _ in gone])
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
