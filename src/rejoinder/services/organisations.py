"""Organisations: what went on with each, and what they said of the seeker."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from msgspec import Struct

from rejoinder.domain.applications import Application
from rejoinder.domain.feedback.log import Entry
from rejoinder.domain.letters.readings import Door
from rejoinder.domain.linking.names import organisation_key
from rejoinder.domain.mailbox import Letter
from rejoinder.domain.stages import Stage, State
from rejoinder.errors import NotFoundError
from rejoinder.services.feedback import FeedbackLog, entry_form
from rejoinder.services.finding import holds
from rejoinder.services.forms import Form, application_form, door_form, moment
from rejoinder.services.stories import Stories

_NEVER = datetime.min.replace(tzinfo=UTC)


class Organisation(Struct, frozen=True):
    """One organisation with the applications that went there, the latest first."""

    key: str
    name: str
    applications: tuple[Application, ...]

    @property
    def furthest(self) -> Stage:
        """Return the furthest that an application got there."""
        return max(one.standing.stage for one in self.applications)

    @property
    def rejections(self) -> int:
        """Return how many applications they turned down."""
        return sum(bool(one.standing.rejection) for one in self.applications)

    @property
    def open(self) -> int:
        """Return how many applications are open there."""
        return sum(one.standing.state is State.OPEN for one in self.applications)

    @property
    def last(self) -> datetime | None:
        """Return when anything happened there last."""
        return max((one.last for one in self.applications if one.last), default=None)


class Told(Struct, frozen=True):
    """What their letters leave open, each with its letter, and what they said of the seeker, the latest first."""

    organisation: Organisation
    doors: tuple[tuple[Letter, Door], ...]
    feedback: tuple[Entry, ...]


def list_organisations(stories: Stories, words: str = "") -> list[Organisation]:
    """Return the organisations that hold these words, the one with the latest news first."""
    return [one for one in _grouped(stories.applications) if holds(words, one.name)]


def tell_organisation(stories: Stories, key: str, log: FeedbackLog) -> Told:
    """Return what an organisation's letters leave open, and what it said of the seeker. Raises NotFoundError."""
    organisation = next((one for one in _grouped(stories.applications) if one.key == key), None)
    if organisation is None:
        raise NotFoundError(f"No organisation is called “{key}”.", advice="`rejoinder organisations` lists them.")
    letters = [letter for story in stories.load(organisation.applications) for letter in reversed(story.letters)]
    return Told(
        organisation,
        tuple((letter, door) for letter in letters for door in letter.reading.doors),
        tuple(log.at(organisation.name)),
    )


def _grouped(applications: Iterable[Application]) -> list[Organisation]:
    groups: dict[str, list[Application]] = {}
    for one in applications:
        key = organisation_key(one.organisation)
        if key:
            groups.setdefault(key, []).append(one)
    found = [Organisation(key, group[0].organisation, tuple(group)) for key, group in groups.items()]
    return sorted(found, key=lambda one: one.last or _NEVER, reverse=True)


def organisation_form(organisation: Organisation) -> Form:
    """Return an organisation as an object."""
    return {
        "organisation": organisation.name,
        "key": organisation.key,
        "last": moment(organisation.last),
        "furthest": organisation.furthest.words,
        "rejections": organisation.rejections,
        "open": organisation.open,
        "applications": [application_form(one) for one in organisation.applications],
    }


def told_form(told: Told) -> Form:
    """Return an organisation, and what its letters leave open and say, as an object."""
    return {
        **organisation_form(told.organisation),
        "doors": [
            {
                "letter": letter.message.key,
                **door_form(door),
                "language": letter.reading.language or None,
            }
            for letter, door in told.doors
        ],
        "feedback": [entry_form(entry) for entry in told.feedback],
    }
