"""Turn what the domain keeps of a message into rows and versions, and back."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from rejoinder.adapters.storage.encoding import to_json
from rejoinder.adapters.storage.journal import Version

if TYPE_CHECKING:
    from sqlalchemy import Row

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
