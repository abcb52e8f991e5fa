"""Keep the applications that were derived from letters and from what the seeker said."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, func, insert, select, update

from rejoinder.adapters.storage import facts, journal
from rejoinder.adapters.storage.bulk import delete_rows, insert_rows
from rejoinder.adapters.storage.encoding import from_json, to_json
from rejoinder.adapters.storage.tables import application, application_anchor, link_review, linked, operation
from rejoinder.domain.applications import Application
from rejoinder.domain.links import LinkReview

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable


EMPTIED = -1  # what a migration that emptied the applications leaves in `linked`
_NEVER = datetime.min.replace(tzinfo=UTC)


def save(connection: Connection, seeker: str, applications: Iterable[Application]) -> None:
    """Make the stored applications these.

    Only what differs is written: an import of some new mail changes few of thousands.
    """
    before = {one.id: one for one in read(connection, seeker)}
    due = list(applications)
    kept = {one.id for one in due if before.get(one.id) == one}
    _delete(connection, seeker, [one for one in before.values() if one.id not in kept])
    new = [one for one in due if before.get(one.id) != one]
    insert_rows(connection, application, [{"seeker": seeker} | _columns(one) for one in new])
    anchors = [{"seeker": seeker, "anchor": anchor, "application": one.id} for one in new for anchor in _anchors(one)]
    insert_rows(connection, application_anchor, anchors)


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
    return _read(connection, seeker)


def of(connection: Connection, seeker: str, anchors: Collection[str]) -> dict[str, Application]:
    """Return the applications that anchors or ids name, by these names."""
    ids = {name: name for name in anchors}
    for chunk in journal.chunks(anchors):
        held = select(application_anchor.c.anchor, application_anchor.c.application).where(
            application_anchor.c.seeker == seeker, application_anchor.c.anchor.in_(chunk)
        )
        ids.update((anchor, id_) for anchor, id_ in connection.execute(held))
    found = {one.id: one for chunk in journal.chunks(set(ids.values())) for one in _read(connection, seeker, chunk)}
    return {name: found[id_] for name, id_ in ids.items() if id_ in found}


def _read(connection: Connection, seeker: str, ids: Collection[str] | None = None) -> list[Application]:
    wanted = select(application.c.record).where(application.c.seeker == seeker)
    if ids is not None:
        wanted = wanted.where(application.c.id.in_(ids))
    found = [from_json(Application, row) for row in connection.scalars(wanted)]
    return sorted(sorted(found, key=lambda one: one.id), key=lambda one: one.last or _NEVER, reverse=True)


def _delete(connection: Connection, seeker: str, gone: Collection[Application]) -> None:
    for chunk in journal.chunks([one.id for one in gone]):
        connection.execute(delete(application).where(application.c.seeker == seeker, application.c.id.in_(chunk)))
    held = [(anchor, one.id) for one in gone for anchor in _anchors(one)]
    delete_rows(connection, application_anchor, seeker, ("anchor", "application"), held)


def _anchors(one: Application) -> set[str]:
    return {*one.added, *one.letters}


def _columns(one: Application) -> dict[str, object]:
    return {"id": one.id, "is_provisional": one.is_provisional, "record": to_json(one)}
