"""Work out the applications from all letters and from all that the seeker said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, time

from rejoinder.domain.applications import Application
from rejoinder.domain.events import Event, event_of, in_order
from rejoinder.domain.linking import link
from rejoinder.domain.mailbox import Letter
from rejoinder.domain.stages import standing_of
from rejoinder.domain.told import Told
from rejoinder.ports.store import Store

NOON = time(12)  # of a day that the seeker named: the same day in nearly every zone


def relink(store: Store, outlines: Iterable[Letter] | None = None) -> None:
    """Work out the applications anew and store them; `outlines` are those of all letters, where they are at hand."""
    told = Told.of(store.facts())
    letters = told.corrections().apply(store.outlines() if outlines is None else outlines)
    linked = link(letters, told.said())
    by_key = {letter.message.key: letter for letter in letters}
    applications = [_standing(application, by_key, told) for application in linked.applications]
    store.save_applications(applications, linked.reviews)


def catch_up(store: Store) -> None:
    """Work out the applications if the seeker said anything since they were worked out last.

    So it is only where a command was killed right after it had kept what was said.
    """
    if store.is_behind():
        with store.alone():
            relink(store)


def events_of(application: Application, letters: Iterable[Letter], told: Told) -> tuple[Event, ...]:
    """Return what happened to an application, as its letters and the seeker tell."""
    told_by_letters = (event for letter in letters if (event := event_of(letter)) is not None)
    return in_order([*told_by_letters, *told.events_of(application)])


def _standing(application: Application, letters: dict[str, Letter], told: Told) -> Application:
    """Return an application with what the seeker said of it, and how it stands."""
    details = told.details_of(application)
    own = [letters[key] for key in application.letters]
    events = events_of(application, own, told)
    days = [datetime.combine(event.on, NOON, UTC) for event in events if event.on and event.at is None]
    return replace(
        application,
        first=min([*days, *([application.first] if application.first else [])], default=None),
        last=max([*days, *([application.last] if application.last else [])], default=None),
        organisation=details.organisation or application.organisation,
        role=details.role or application.role,
        reference=details.reference or application.reference,
        channel=details.channel,
        standing=standing_of(events),
    )
