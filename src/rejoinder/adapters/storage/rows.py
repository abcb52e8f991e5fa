"""Turn what the domain keeps of a message into rows and versions, and back."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row, Table, bindparam, delete, update

from rejoinder.adapters.storage.encoding import to_json
from rejoinder.adapters.storage.journal import Version

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rejoinder.domain.letters.readings import Named
    from rejoinder.domain.mailbox import Entry

# Columns that name a row or say who wrote it, and the bytes, stand beside a version's columns.
_BESIDE = frozenset({"seeker", "key", "path", "member", "offset", "operation", "raw", "traces"})
# Where a letter's bytes are left in its row, its version says so under this name.
HAS_RAW = "has_raw"


def message_row(seeker: str, operation: int, entry: Entry) -> dict[str, Any]:
    """Return what is kept of any message."""
    return {
        "seeker": seeker,
        "key": entry.key,
        "message_id": entry.message_id,
        "date": entry.date,
        "traces": entry.traces,
        "is_letter": entry.message is not None,
        "kind": entry.reading.kind.value,
        "reader": entry.reader,
        "operation": operation,
    }


def letter_row(seeker: str, operation: int, entry: Entry) -> dict[str, Any]:
    """Return what is kept besides of a message about the search, without its bytes."""
    reading = entry.reading
    return {
        "seeker": seeker,
        "key": entry.key,
        "date": entry.date,
        "kind": reading.kind.value,
        "band": reading.band and reading.band.value,
        "confidence": reading.confidence,
        "language": reading.language,
        "organisation": _name(reading.organisation),
        "role": _name(reading.role),
        "reference": _name(reading.reference),
        "message": to_json(entry.message),
        "reading": to_json(reading),
        "operation": operation,
    }


def place_row(seeker: str, operation: int, entry: Entry) -> dict[str, Any]:
    """Return where a message stands."""
    place = entry.place
    return {
        "seeker": seeker,
        "path": place.path,
        "member": place.member,
        "offset": place.offset,
        "length": place.length,
        "key": entry.key,
        "operation": operation,
    }


def version_of(row: Row[*tuple[Any, ...]], *, data: bytes | None = None) -> Version:
    """Return the version that stands in a row."""
    columns: dict[str, Any] = {name: value for name, value in row._mapping.items() if name not in _BESIDE}  # noqa: SLF001  (public name)
    if isinstance(columns.get("date"), datetime):
        columns["date"] = columns["date"].isoformat()
    return Version(row.operation, columns, data)


def values_of(version: Version) -> dict[str, Any]:
    """Return the columns of a version as they go into a row again."""
    values = {name: value for name, value in version.columns.items() if name != HAS_RAW}
    if values.get("date"):
        values["date"] = datetime.fromisoformat(values["date"])
    return values | {"operation": version.operation}


def _name(named: Named | None) -> str | None:
    return named.value if named else None


def update_rows(connection: Connection, table: Table, key: Sequence[str], values: Sequence[dict[str, Any]]) -> None:
    """Update rows by their key columns; all of `values` name the same columns."""
    if not values:
        return
    statement = update(table).where(*(table.c[name] == bindparam(f"of_{name}") for name in key))
    columns = {name: bindparam(name) for name in values[0] if name not in key}
    connection.execute(statement.values(columns), [row | {f"of_{name}": row[name] for name in key} for row in values])


def delete_rows(
    connection: Connection, table: Table, seeker: str, key: Sequence[str], values: Iterable[tuple[Any, ...]]
) -> None:
    """Delete a seeker's rows by the rest of their key columns."""
    statement = delete(table).where(
        table.c.seeker == bindparam("of_seeker"), *(table.c[name] == bindparam(f"of_{name}") for name in key)
    )
    names = ["of_seeker", *(f"of_{name}" for name in key)]
    gone = [dict(zip(names, (seeker, *one), strict=True)) for one in values]
    if gone:
        connection.execute(statement, gone)
