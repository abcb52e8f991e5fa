"""The log: what was done, what it came to, and what of it still stands."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, func, insert, select

from rejoinder.adapters.storage.journal import next_ordinal
from rejoinder.adapters.storage.tables import operation, outcome
from rejoinder.domain.mailbox import Operation
from rejoinder.errors import NotFoundError, NothingToUndoError, StoreError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


def begin(
    connection: Connection,
    seeker: str,
    command: str,
    at: datetime,
    detail: Mapping[str, object],
    undoes: int | None = None,
) -> int:
    """Append an operation and return its number."""
    newest = connection.scalar(select(func.max(operation.c.number)).where(operation.c.seeker == seeker))
    number = (newest or 0) + 1
    row = {"seeker": seeker, "number": number, "at": at, "command": command, "undoes": undoes}
    connection.execute(insert(operation), {**row, "detail": json.dumps(dict(detail))})
    return number


def finish(connection: Connection, seeker: str, number: int, at: datetime, summary: Mapping[str, object]) -> None:
    """Append what an operation came to."""
    if number not in undoings_of(connection, seeker, number):
        raise _unknown(number)
    ordinal = next_ordinal(connection, outcome, seeker, number)
    row = {"seeker": seeker, "operation": number, "ordinal": ordinal, "at": at}
    connection.execute(insert(outcome), {**row, "summary": json.dumps(dict(summary))})


def log(connection: Connection, seeker: str, limit: int | None = None) -> list[Operation]:
    """List operations, newest first."""
    newest = select(operation).where(operation.c.seeker == seeker).order_by(operation.c.number.desc()).limit(limit)
    rows = connection.execute(newest).all()
    if not rows:
        return []
    summaries = _summaries(connection, seeker, rows[-1].number)
    undone_by = undoers(undoings_of(connection, seeker, rows[-1].number))
    return [
        Operation(
            number=row.number,
            at=row.at,
            command=row.command,
            detail=json.loads(row.detail) | summaries.get(row.number, {}),
            undoes=row.undoes,
            undone_by=undone_by.get(row.number),
        )
        for row in rows
    ]


def standing(connection: Connection, seeker: str) -> set[int]:
    """Return the numbers of the operations that stand."""
    undoings = undoings_of(connection, seeker)
    return undoings.keys() - undoers(undoings).keys()


def undoers(undoings: Mapping[int, int | None]) -> dict[int, int]:
    """Return by which standing operation each operation is taken back, given what each undoes.

    An operation can only be undone by a later one, so the newest stands and settles the rest.
    """
    taken_back: dict[int, int] = {}
    for number in sorted(undoings, reverse=True):
        target = undoings[number]
        if target is not None and number not in taken_back:
            taken_back.setdefault(target, number)
    return taken_back


def require_standing(connection: Connection, seeker: str, number: int) -> None:
    """Refuse to write for an operation that does not exist or was taken back meanwhile."""
    undoings = undoings_of(connection, seeker, number)
    if number not in undoings:
        raise _unknown(number)
    if number in undoers(undoings):
        msg = f"Operation {number} was taken back while it was running."
        raise StoreError(
            msg,
            advice="Start it again; what it had done was taken back as well.",
        )


def choose_undo(connection: Connection, seeker: str, number: int | None) -> tuple[Operation, int]:
    """Return the operation to take back, and the one whose work comes or goes by that.

    The two differ where an undo is undone: then it is the work of what had been taken back.
    """
    undoings = undoings_of(connection, seeker)
    stands = undoings.keys() - undoers(undoings).keys()
    if number is None:
        number = max((one for one in stands if undoings[one] is None), default=None)
        if number is None:
            msg = "Nothing is left to undo."
            raise NothingToUndoError(msg, advice="The log lists what was taken back already.")
    elif number not in undoings:
        raise _unknown(number)
    elif number not in stands:
        msg = f"Operation {number} was taken back already."
        raise NotFoundError(
            msg,
            advice="Undo the operation that took it back to have it again.",
        )
    found = next(entry for entry in log(connection, seeker) if entry.number == number)
    return found, whose_work(undoings, number)


def whose_work(undoings: Mapping[int, int | None], number: int) -> int:
    """Return the operation whose work an operation did, took back or brought back."""
    while (below := undoings[number]) is not None:
        number = below
    return number


def undoings_of(connection: Connection, seeker: str, since: int = 0) -> dict[int, int | None]:
    """Return of each operation, or those from a number on, which one it undoes."""
    rows = select(operation.c.number, operation.c.undoes).where(
        operation.c.seeker == seeker, operation.c.number >= since
    )
    return {number: undoes for number, undoes in connection.execute(rows)}  # noqa: C416  (rows are no tuples to mypy)


def _summaries(connection: Connection, seeker: str, since: int) -> dict[int, dict[str, Any]]:
    rows = (
        select(outcome.c.operation, outcome.c.summary)
        .where(outcome.c.seeker == seeker, outcome.c.operation >= since)
        .order_by(outcome.c.operation, outcome.c.ordinal)
    )
    merged: dict[int, dict[str, Any]] = {}
    for number, summary in connection.execute(rows):
        merged.setdefault(number, {}).update(json.loads(summary))
    return merged


def _unknown(number: int) -> NotFoundError:
    return NotFoundError(f"There is no operation {number}.", advice="The log lists the operations and their numbers.")
