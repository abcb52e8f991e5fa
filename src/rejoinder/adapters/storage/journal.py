"""The journal: every version of a row that was taken out of its table; no text of what is no letter (0006)."""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct
from sqlalchemy import Connection, func, select, update

from rejoinder.adapters.storage.bulk import insert_rows
from rejoinder.adapters.storage.tables import change

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterable, Iterator

T = TypeVar("T")

# Few enough for the limit on parameters of any database, many enough to be fast.
CHUNK = 500

_write = json.JSONEncoder(separators=(",", ":")).encode


class Version(Struct, frozen=True):
    """What an operation wrote into a row: its columns, and its bytes if it has any."""

    operation: int
    columns: dict[str, Any]
    data: bytes | None = None


class Displaced(Struct, frozen=True):
    """A version that left its table, and whose version is there now (None: no row is)."""

    table: str
    key: Any
    version: Version
    after_operation: int | None


def chunks(items: Iterable[T]) -> Iterator[list[T]]:
    """Cut into lists short enough for one statement."""
    rest = iter(items)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


def key_json(key: Hashable) -> str:
    """Write the key of a row: a text, or a list of its parts."""
    return _write(key)


def record(connection: Connection, seeker: str, operation: int, displaced: Iterable[Displaced]) -> None:
    """Append to the journal that `operation` displaced these versions."""
    ordinal = next_ordinal(connection, change, seeker, operation)
    for chunk in chunks(displaced):
        rows = [_row(seeker, operation, ordinal + index, item) for index, item in enumerate(chunk)]
        insert_rows(connection, change, rows)
        ordinal += len(rows)


def _row(seeker: str, operation: int, ordinal: int, item: Displaced) -> dict[str, Any]:
    return {
        "seeker": seeker,
        "operation": operation,
        "ordinal": ordinal,
        "table": item.table,
        "key": key_json(item.key),
        "before_operation": item.version.operation,
        "after_operation": item.after_operation,
        "before": _write(item.version.columns),
        "data": item.version.data,
    }


def forget_text(connection: Connection, seeker: str, keys: Collection[str]) -> None:
    """Take the words of messages that are no letters any more out of the journal; that they were there stays."""
    for chunk in _by_text(keys):
        connection.execute(update(change).where(*_of_rows(seeker, "letter", chunk)).values(before="{}", data=None))


def next_ordinal(connection: Connection, table: Any, seeker: str, operation: int) -> int:  # noqa: ANN401  (any table with an ordinal)
    """Return the first free ordinal of an operation's rows."""
    newest = select(func.max(table.c.ordinal)).where(table.c.seeker == seeker, table.c.operation == operation)
    return (connection.scalar(newest) or 0) + 1


def keys_written(connection: Connection, seeker: str, table: str, operation: int) -> list[Any]:
    """Return the keys of the rows of which the journal holds a version by `operation`."""
    found = select(change.c.key).where(
        change.c.seeker == seeker, change.c.before_operation == operation, change.c.table == table
    )
    return [_key(text) for text in dict.fromkeys(connection.scalars(found))]


def writers(connection: Connection, seeker: str, table: str, keys: Collection[Any]) -> dict[Any, set[int]]:
    """Return for each key which operations' versions the journal holds."""
    known: dict[Any, set[int]] = {}
    for chunk in _by_text(keys):
        found = select(change.c.key, change.c.before_operation).where(*_of_rows(seeker, table, chunk))
        for text, writer in connection.execute(found):
            known.setdefault(chunk[text], set()).add(writer)
    return known


def bases(connection: Connection, seeker: str, table: str, keys: Collection[Any]) -> dict[Any, dict[int, set[int]]]:
    """Return for each key, by operation, whose versions it displaced."""
    known: dict[Any, dict[int, set[int]]] = {}
    for chunk in _by_text(keys):
        found = select(change.c.key, change.c.operation, change.c.before_operation).where(
            *_of_rows(seeker, table, chunk)
        )
        for text, operation, before in connection.execute(found):
            known.setdefault(chunk[text], {}).setdefault(operation, set()).add(before)
    return known


def versions(connection: Connection, seeker: str, table: str, wanted: dict[Any, int]) -> dict[Any, Version]:
    """Return for each key the version by the operation that is wanted, where there is one."""
    found: dict[Any, Version] = {}
    for chunk in _by_text(wanted):
        columns = change.c.key, change.c.before_operation, change.c.before, change.c.data
        for text, writer, before, data in _in_order(connection, columns, _of_rows(seeker, table, chunk)):
            key = chunk[text]
            if wanted[key] == writer:
                # The one displaced last is the one as the operation left it.
                found[key] = Version(writer, json.loads(before), data)
    return found


def last_data(connection: Connection, seeker: str, table: str, keys: Collection[Any]) -> dict[Any, bytes]:
    """Return for each key the bytes that were journaled last, whichever version held them."""
    found: dict[Any, bytes] = {}
    for chunk in _by_text(keys):
        columns = change.c.key, change.c.data
        found |= {
            chunk[text]: data
            for text, data in _in_order(connection, columns, _of_rows(seeker, table, chunk))
            if data is not None
        }
    return found


def _in_order(connection: Connection, columns: tuple[Any, ...], where: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    """Read the journal as it was written.

    Sorted here: asked for this order, SQLite reads the journal from end to end instead of
    looking the keys up.
    """
    found = connection.execute(select(change.c.operation, change.c.ordinal, *columns).where(*where)).all()
    for row in sorted(found, key=lambda one: (one[0], one[1])):
        yield tuple(row[2:])


def _by_text(keys: Iterable[Any]) -> Iterator[dict[str, Any]]:
    for chunk in chunks(keys):
        yield {key_json(key): key for key in chunk}


def _of_rows(seeker: str, table: str, texts: Collection[str]) -> tuple[Any, ...]:
    return change.c.seeker == seeker, change.c.table == table, change.c.key.in_(texts)


def _key(text: str) -> Any:  # noqa: ANN401  (a text or a tuple)
    key = json.loads(text)
    return tuple(key) if isinstance(key, list) else key
