"""Keep the applications that were derived from letters and from what the seeker said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, func, insert, select, update

from rejoinder.adapters.storage import facts, journal
from rejoinder.adapters.storage.bulk import insert_rows, plain_rows
from rejoinder.adapters.storage.encoding import from_json, to_json
from rejoinder.adapters.storage.tables import application, application_letter, link_review, linked, operation
from rejoinder.domain.applications import NEW, Application, Channel
from rejoinder.domain.links import LinkReview
from rejoinder.domain.stages import Standing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable


@dataclass(frozen=True, slots=True)
class _More:
    """What of an application has no column of its own."""

    added: tuple[str, ...] = ()
    channel: Channel = Channel.UNKNOWN
    standing: Standing = NEW


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
    letters = [
        {"seeker": seeker, "application": one.id, "ordinal": ordinal, "key": key}
        for one in new
        for ordinal, key in enumerate(one.letters)
    ]
    insert_rows(connection, application_letter, letters)


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
    ids: dict[str, str] = {}
    for chunk in journal.chunks(anchors):
        named = select(application.c.id).where(application.c.seeker == seeker, application.c.id.in_(chunk))
        ids.update((id_, id_) for id_ in connection.scalars(named))
        held = select(application_letter.c.key, application_letter.c.application).where(
            application_letter.c.seeker == seeker, application_letter.c.key.in_(chunk)
        )
        ids.update((key, id_) for key, id_ in connection.execute(held))
    left = [anchor for anchor in anchors if anchor not in ids]
    if left:
        # What was added by hand stands in the rest of the record, of a few thousand at most.
        every = select(application.c.id, application.c.more).where(application.c.seeker == seeker)
        added = every.where(application.c.more.contains('"added":['))
        ids.update(
            (anchor, id_)
            for id_, more in connection.execute(added)
            for anchor in from_json(_More, more).added
            if anchor in left
        )
    found = {one.id: one for chunk in journal.chunks(set(ids.values())) for one in _read(connection, seeker, chunk)}
    return {anchor: found[id_] for anchor, id_ in ids.items()}


def _read(connection: Connection, seeker: str, ids: Collection[str] | None = None) -> list[Application]:
    told = (
        select(application_letter.c.application, application_letter.c.key)
        .where(application_letter.c.seeker == seeker)
        .order_by(application_letter.c.application, application_letter.c.ordinal)
    )
    wanted = select(application).where(application.c.seeker == seeker)
    if ids is not None:
        told = told.where(application_letter.c.application.in_(ids))
        wanted = wanted.where(application.c.id.in_(ids))
    letters: dict[str, list[str]] = {}
    for one, key in plain_rows(connection, told):
        letters.setdefault(one, []).append(key)
    found = [
        Application(
            id=row.id,
            organisation=row.organisation,
            role=row.role,
            reference=row.reference,
            letters=tuple(letters.get(row.id, ())),
            first=row.first,
            last=row.last,
            added=more.added,
            is_provisional=row.is_provisional,
            channel=more.channel,
            standing=more.standing,
        )
        for row in connection.execute(wanted)
        for more in [from_json(_More, row.more)]
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
        "is_provisional": one.is_provisional,
        "more": to_json(_More(one.added, one.channel, one.standing)),
    }
