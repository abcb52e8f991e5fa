"""Keep the applications that were derived from letters and from what the seeker said."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, func, insert, select, update

from rejoinder.adapters.storage import facts, journal
from rejoinder.adapters.storage.bulk import insert_rows
from rejoinder.adapters.storage.encoding import from_json, to_json
from rejoinder.adapters.storage.tables import application, link_review, linked, operation
from rejoinder.domain.applications import Application
from rejoinder.domain.links import LinkReview

if TYPE_CHECKING:
    from collections.abc import Iterable


EMPTIED = -1  # what a migration that emptied the applications leaves in `linked`
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


def save_reviews(connection: Connection, seeker: str, reviews: Iterable[LinkReview]) -> None:
    """Make the stored reviews these; with that everything is worked out."""
    connection.execute(delete(link_review).where(link_review.c.seeker == seeker))
    rows = [{"seeker": seeker, "letter": one.letter, "review": to_json(one)} for one in reviews]
    insert_rows(connection, link_review, rows)
    _note(connection, seeker)


def put(connection: Connection, seeker: str, one: Application) -> None:
    """Put one application in the place of the stored one with its id; its letters are the same."""
    where = application.c.seeker == seeker, application.c.id == one.id
    connection.execute(update(application).where(*where).values(_columns(one)))
    _note(connection, seeker)


def _note(connection: Connection, seeker: str) -> None:
    """Note that everything is worked out up to the newest operation."""
    newest = connection.scalar(select(func.max(operation.c.number)).where(operation.c.seeker == seeker)) or 0
    connection.execute(delete(linked).where(linked.c.seeker == seeker))
    connection.execute(insert(linked), {"seeker": seeker, "operation": newest})


def reviews(connection: Connection, seeker: str) -> list[LinkReview]:
    """List the letters whose application the seeker has to name."""
    wanted = select(link_review.c.review).where(link_review.c.seeker == seeker).order_by(link_review.c.letter)
    return [from_json(LinkReview, row) for row in connection.scalars(wanted)]


def is_behind(connection: Connection, seeker: str) -> bool:
    """Tell whether anything was said or taken back since they were worked out, or a migration emptied them."""
    until = connection.scalar(select(linked.c.operation).where(linked.c.seeker == seeker))
    if until == EMPTIED:
        return True
    return facts.changed_since(connection, seeker, until or 0)


def count(connection: Connection, seeker: str) -> int:
    """Return how many applications there are, without provisional ones."""
    wanted = select(func.count()).where(application.c.seeker == seeker, ~application.c.is_provisional)
    return connection.scalar(wanted) or 0


def read(connection: Connection, seeker: str) -> list[Application]:
    """List applications, the one with the latest letter first."""
    rows = connection.scalars(select(application.c.record).where(application.c.seeker == seeker))
    found = [from_json(Application, row) for row in rows]
    return sorted(sorted(found, key=lambda one: one.id), key=lambda one: one.last or _NEVER, reverse=True)


def _delete(connection: Connection, seeker: str, ids: Iterable[str]) -> None:
    for chunk in journal.chunks(ids):
        connection.execute(delete(application).where(application.c.seeker == seeker, application.c.id.in_(chunk)))


def _columns(one: Application) -> dict[str, object]:
    return {"id": one.id, "is_provisional": one.is_provisional, "record": to_json(one)}
