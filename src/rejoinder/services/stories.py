"""The story of an application: its letters as they are to be understood, and what the seeker said of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct, field

from rejoinder.domain.applications import NO_DETAILS, Application, Details
from rejoinder.domain.events import Event
from rejoinder.domain.facts import Happened, Hidden, KeptFact
from rejoinder.domain.feedback.talk import with_remarks
from rejoinder.domain.letters.readings import Kind, Reason
from rejoinder.domain.mailbox import Letter
from rejoinder.domain.next_steps import Case, Step, next_steps, steps_told
from rejoinder.domain.records import replace
from rejoinder.domain.replies.timing import USUAL, Pace
from rejoinder.domain.stages import Stage, Standing, State, standing_of
from rejoinder.domain.told import Told
from rejoinder.errors import NotFoundError
from rejoinder.ports.store import Store
from rejoinder.services.finding import is_called
from rejoinder.services.forms import (
    SAID,
    Form,
    application_form,
    details_form,
    event_form,
    letter_form,
    note_form,
    step_form,
)
from rejoinder.services.linking import catch_up, events_of

if TYPE_CHECKING:
    from rejoinder.domain.today import Desk

LEAST_ID = 4  # characters that an id may be cut to
_LISTED = 6  # applications that are named where several fit


class Story(Struct, frozen=True):
    """An application with its letters and events, earliest first, and what the seeker said of it."""

    application: Application
    letters: tuple[Letter, ...]
    events: tuple[Event, ...] = ()
    details: Details = NO_DETAILS
    notes: tuple[KeptFact, ...] = ()
    hidden_until: date | None = None
    is_hidden: bool = False
    happened: Mapping[str, Happened] = field(default_factory=dict)  # what the seeker told of, by the event's key
    corrected: frozenset[str] = frozenset()  # the letters that the seeker corrected
    pace: Pace = USUAL  # at which the seeker answers

    @property
    def standing(self) -> Standing:
        """Return how it stands."""
        return self.application.standing

    @property
    def rejection(self) -> Letter | None:
        """Return the letter of the latest rejection, or None if there is none or the seeker told of it."""
        key = self.standing.rejection
        return next((letter for letter in self.letters if letter.message.key == key), None)


def story_of(application: Application, letters: Iterable[Letter], told: Told) -> Story:
    """Return the story of an application, given its letters as they are to be understood."""
    own = tuple(letters)
    hidden = told.hidden_of(application)
    events = events_of(application, own, told)
    return Story(
        application=replace(application, standing=standing_of(events, told.stages)),
        letters=with_remarks(own, events),
        events=events,
        details=told.details_of(application),
        notes=tuple(told.notes_of(application)),
        hidden_until=hidden.until if hidden else None,
        is_hidden=hidden is not None,
        happened=told.happened,
        corrected=frozenset(told.corrected) & frozenset(application.letters),
        pace=told.seeker.pace,
    )


class Stories:
    """Reads stories from a store, each with no more of its letters than it takes."""

    def __init__(self, store: Store) -> None:
        catch_up(store)
        self.store = store
        self.told = Told.of(store.facts())
        self.applications = store.applications()
        self.desk: tuple[object, Desk] | None = None  # what Today laid out last, and what it depends on besides

    def load(self, applications: Iterable[Application]) -> list[Story]:
        """Return the stories of applications, in their order."""
        chosen = list(applications)
        letters = {one.message.key: one for one in self.letters(key for one in chosen for key in one.letters)}
        return [self._story(one, letters) for one in chosen]

    def letters(self, keys: Iterable[str]) -> list[Letter]:
        """Return letters as they are to be understood, by date."""
        wanted = set(keys)
        return self.told.corrections().apply(self.store.letters(wanted), self._among) if wanted else []

    @cached_property
    def _among(self) -> list[Letter]:
        """Return all letters where any is corrected: what its sender's others are taken for may follow from that."""
        return self.store.outlines() if self.told.corrected else []

    @cached_property
    def turned_down(self) -> list[Application]:
        """Return the applications that were turned down, the latest first."""
        return sorted((one for one in self.applications if one.standing.rejection), key=_latest_first)

    def out_of_sight(self, today: date | None) -> frozenset[str]:
        """Return the ids of the applications that are out of sight on a day."""
        if not self.told.hidden:
            return frozenset()
        said = ((one.id, self.told.hidden_of(one)) for one in self.applications)
        return frozenset(id_ for id_, hidden in said if hidden and not _is_back(hidden, today))

    @cached_property
    def reached(self) -> Counter[Stage]:
        """Count the applications that got to each stage and no further; provisional ones are none."""
        return Counter(one.standing.stage for one in self.applications if not one.is_provisional)

    def all(self) -> list[Story]:
        """Return all stories, the one with the latest letter first."""
        return self.load(self.applications)

    def _story(self, application: Application, letters: Mapping[str, Letter]) -> Story:
        return story_of(application, [letters[key] for key in application.letters if key in letters], self.told)

    def _called(self, name: str) -> list[Application]:
        wanted = name.strip().lower()
        found = [
            one
            for one in self.applications
            if len(wanted) >= LEAST_ID and any(key.startswith(wanted) for key in (one.id, *one.letters, *one.added))
        ]
        if not found and wanted:
            found = [one for one in self.applications if is_called(one, wanted)]
        return found

    def find(self, name: str) -> Application:
        """Find one application by its id, a letter's id, or words of its organisation and role.

        Raises NotFoundError if none or several fit.
        """
        found = self._called(name)
        if len(found) == 1:
            return found[0]
        if not found:
            message = f"No application fits “{name}”."
            raise NotFoundError(message, advice="`rejoinder applications` lists them with their ids.")
        message = f"{len(found)} applications fit “{name}”: {_listed(found)}."
        raise NotFoundError(message, advice="Name one by its id.")


def _is_back(hidden: Hidden, today: date | None) -> bool:
    return hidden.until is not None and today is not None and hidden.until <= today


class StoriesAtHand:
    """The stories of a store for a program that stays: worked out again only once anything is stored anew."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept: tuple[int, Stories] | None = None

    def now(self) -> Stories:
        """Return the stories as they are now."""
        version = self._store.version()  # asked first: what is stored meanwhile is seen next time
        kept = self._kept
        if kept is None or kept[0] != version:
            self._kept = kept = (version, Stories(self._store))
        return kept[1]


def _latest_first(application: Application) -> tuple[float, str]:
    rejected = application.standing.rejected
    return (-rejected.timestamp() if rejected else 0.0, application.standing.rejection)


def _listed(applications: Sequence[Application]) -> str:
    shown = [
        f"{one.id} ({one.organisation or 'unknown'}, {one.role or 'unknown role'})" for one in applications[:_LISTED]
    ]
    return ", ".join(shown) + (" …" if len(applications) > len(shown) else "")


def find_story(stories: Stories, name: str) -> Story:
    """Find the story of one application (see `Stories.find`)."""
    (story,) = stories.load([stories.find(name)])
    return story


def steps_of(story: Story, letter: Letter, today: date | None) -> list[Step]:
    """Return what a letter asks for, as far as those after it have not settled it."""
    if story.standing.state is State.ACCEPTED:
        return []
    if story.standing.state is State.WITHDRAWN and letter.reading.kind is not Kind.WITHDRAWAL_ACK:
        return []
    return next_steps(_case(story, letter, today))


def _case(story: Story, letter: Letter, today: date | None) -> Case:
    return Case.among(letter, story.letters, story.events, today, story.pace)


def steps_now(story: Story, today: date | None) -> list[Step]:
    """Return what the latest letter that asks for anything asks for: feedback after a rejection, say.

    The doors of a rejection that stands are still to be used, whatever came after it; one that no letter tells of has
    steps of its own.
    """
    rejection = story.rejection if story.standing.state is State.REJECTED else None
    if rejection is None and story.standing.state is State.REJECTED:
        return _steps_told(story, today)
    for letter in reversed(story.letters):
        steps = steps_of(story, letter, today)
        if steps and rejection and rejection is not letter:
            return next_steps(_case(story, letter, today), _case(story, rejection, today))
        if steps:
            return steps
    return []


def _steps_told(story: Story, today: date | None) -> list[Step]:
    """Return what to do after a rejection that the seeker told of."""
    event = next(event for event in reversed(story.events) if event.key == story.standing.rejection)
    told = story.happened.get(event.key)
    reasons = [Reason(kind, SAID) for kind in told.reasons] if told else []
    return steps_told(event, story.events, reasons, today, story.pace)


def story_form(story: Story, today: date | None = None) -> Form:
    """Return an application with all its letters, and what the seeker said of it, as an object."""
    return {
        **application_form(story.application),
        "details": details_form(story.details),
        "events": [event_form(event, story.happened.get(event.key)) for event in story.events],
        "notes": [note_form(note) for note in story.notes],
        "letters": [
            letter_form(letter, is_corrected=letter.message.key in story.corrected) for letter in story.letters
        ],
        "next_steps": [step_form(step) for step in steps_now(story, today)],
    }
