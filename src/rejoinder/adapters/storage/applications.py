"""Keep the applications that were derived from letters."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, func, select

from rejoinder.adapters.storage import journal
from rejoinder.adapters.storage.bulk import insert_rows
from rejoinder.adapters.storage.tables import application, application_letter
from rejoinder.domain.applications import Application

if TYPE_CHECKING:
    from collections.abc import Iterable

_NEVER = datetime.min.replace(tzinfo=UTC)


def save(connection: Connection, seeker: str, applications: Iterable[Application]) -> None:
    """Make the stored applications these.

    Only what differs is written: an import of some new mail changes few of thousands.
    """
    before = {one.id: one for one in read(connection, seeker)}
    due = list(applications)
    kept = {one.id for one in due if before.get(one.id) == one}
    _delete(connection, seeker, before.keys() - kept)
    new = [one for one in due if before.get(one.id) != one]
    insert_rows(connection, application, [{"seeker": seeker} | _columns(one) for one in new])
    letters = [
        {"seeker": seeker, "application": one.id, "ordinal": ordinal, "key": key}
        for one in new
        for ordinal, key in enumerate(one.letters)
    ]
    insert_rows(connection, application_letter, letters)


def count(connection: Connection, seeker: str) -> int:
    """Return how many applications there are."""
    return connection.scalar(select(func.count()).where(application.c.seeker == seeker)) or 0


def read(connection: Connection, seeker: str) -> list[Application]:
    """List applications, the one with the latest letter first."""
    told = (
        select(application_letter.c.application, application_letter.c.key)
        .where(application_letter.c.seeker == seeker)
        .order_by(application_letter.c.application, application_letter.c.ordinal)
    )
    letters: dict[str, list[str]] = {}
    for of, key in connection.execute(told):
        letters.setdefault(of, []).append(key)
    found = [
        Application(
            id=row.id,
            organisation=row.organisation,
            role=row.role,
            reference=row.reference,
            letters=tuple(letters.get(row.id, ())),
            first=row.first,
            last=row.last,
        )
        for row in connection.execute(select(application).where(application.c.seeker == seeker))
    ]
    return sorted(sorted(found, key=lambda one: one.id), key=lambda one: one.last or _NEVER, reverse=True)


def _delete(connection: Connection, seeker: str, ids: Iterable[str]) -> None:
    """Take applications out, the letters before what they refer to."""
    for chunk in journal.chunks(ids):
        connection.execute(
            delete(application_letter).where(
                application_letter.c.seeker == seeker, application_letter.c.application.in_(chunk)
            )
        )
        connection.execute(delete(application).where(application.c.seeker == seeker, application.c.id.in_(chunk)))


def _columns(one: Application) -> dict[str, object]:
    return {
        "id": one.id,
        "organisation": one.organisation,
        "role": one.role,
        "reference": one.reference,
        "first": one.first,
        "last": one.last,
    }
