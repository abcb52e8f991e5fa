"""Rejections: each with the application it ends, how far that got, and what to do now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rejoinder.domain.applications import Application
from rejoinder.domain.letters.readings import Kind
from rejoinder.domain.mailbox import Letter
from rejoinder.domain.next_steps import Step, next_steps
from rejoinder.domain.stages import Stage, stage_of
from rejoinder.errors import NotFoundError
from rejoinder.ports.store import Store
from rejoinder.services.forms import Form, application_form, letter_form, moment, reading_form, step_form

LEAST_ID = 4  # characters that an id may be cut to


@dataclass(frozen=True, slots=True)
class Story:
    """An application with its letters, earliest first, and how far it got."""

    application: Application
    letters: tuple[Letter, ...]
    stage: Stage

    @property
    def rejection(self) -> Letter | None:
        """Return the latest rejection, or None."""
        return next((letter for letter in reversed(self.letters) if letter.reading.kind is Kind.REJECTION), None)


@dataclass(frozen=True, slots=True)
class Rejection:
    """A rejection and its facts (METHOD, step 1).

    `got_as_far` counts how many of the seeker's applications, this one included, got at least as far;
    `of` is how many there are.
    """

    story: Story
    letter: Letter
    got_as_far: int
    of: int
    steps: tuple[Step, ...]

    @property
    def earlier(self) -> list[Letter]:
        """Return the rejections of the same application before this one, the earliest first."""
        before = self.story.letters[: self.story.letters.index(self.letter)]
        return [letter for letter in before if letter.reading.kind is Kind.REJECTION]

    @property
    def since(self) -> list[Letter]:
        """Return what they wrote after it: an application may go on after a "no"."""
        after = self.story.letters[self.story.letters.index(self.letter) + 1 :]
        return [letter for letter in after if letter.reading.kind is not Kind.SENT_BY_SEEKER]


def stories(store: Store) -> list[Story]:
    """Return all applications with their letters, the latest first."""
    letters = {letter.message.key: letter for letter in store.letters()}
    return [_story(application, letters) for application in store.applications()]


def _story(application: Application, letters: dict[str, Letter]) -> Story:
    own = tuple(letters[key] for key in application.letters if key in letters)
    return Story(application, own, stage_of(own))


def list_rejections(store: Store, today: date | None = None) -> list[Rejection]:
    """Return all rejections, the latest first; what was due before `today` is no longer due."""
    everything = stories(store)
    found = []
    for story in everything:
        letter = story.rejection
        if letter is not None:
            as_far = sum(other.stage >= story.stage for other in everything)
            steps = tuple(_steps_of(story, story.letters.index(letter), today))
            found.append(Rejection(story, letter, as_far, len(everything), steps))
    return sorted(found, key=_latest_first)


def _latest_first(rejection: Rejection) -> tuple[float, str]:
    date = rejection.letter.message.date
    return (-date.timestamp() if date else 0.0, rejection.letter.message.key)


def find_story(store: Store, name: str) -> Story:
    """Find one application by its id, a letter's id, or words of its organisation and role.

    Raises NotFoundError if none or several fit.
    """
    applications = store.applications()
    wanted = name.strip().lower()
    found = [
        application
        for application in applications
        if wanted
        and any(key.startswith(wanted) for key in (application.id, *application.letters))
        and len(wanted) >= LEAST_ID
    ]
    if not found:
        words = wanted.split()
        found = [
            application
            for application in applications
            if words and all(word in f"{application.organisation} {application.role}".lower() for word in words)
        ]
    if len(found) == 1:
        return _story(found[0], {letter.message.key: letter for letter in store.letters(found[0].letters)})
    if not found:
        message = f"No application fits “{name}”."
        raise NotFoundError(message, advice="`rejoinder rejections` lists them with their ids.")
    message = f"{len(found)} applications fit “{name}”: {_listed(found)}."
    raise NotFoundError(message, advice="Name one by its id.")


def _listed(applications: Sequence[Application]) -> str:
    shown = [
        f"{item.id} ({item.organisation or 'unknown'}, {item.role or 'unknown role'})" for item in applications[:6]
    ]
    return ", ".join(shown) + (" …" if len(applications) > len(shown) else "")


def rejection_form(rejection: Rejection) -> Form:
    """Return a rejection as an object."""
    story, letter = rejection.story, rejection.letter
    return {
        **application_form(story.application),
        "date": moment(letter.message.date),
        "stage": story.stage.words,
        "got_as_far": rejection.got_as_far,
        "of": rejection.of,
        "reading": reading_form(letter.message.message_id, letter.reading),
        "earlier_rejections": [_mention(earlier) for earlier in rejection.earlier],
        "since": [_mention(later) for later in rejection.since],
        "next_steps": [step_form(step) for step in rejection.steps],
    }


def _mention(letter: Letter) -> Form:
    """Return enough of a letter to know it by."""
    return {"letter": letter.message.key, "date": moment(letter.message.date), "kind": letter.reading.kind.value}


def _steps_of(story: Story, number: int, today: date | None) -> list[Step]:
    """Return what one letter of an application asks for, as far as those after it have not settled it."""
    letter = story.letters[number]
    return next_steps(letter.message, letter.reading, today, story.letters[number + 1 :])


def _steps_now(story: Story, today: date | None) -> list[Step]:
    """Return what the latest letter that asks for anything asks for: feedback after a rejection, say."""
    steps = (_steps_of(story, number, today) for number in reversed(range(len(story.letters))))
    return next((found for found in steps if found), [])


def story_form(story: Story, today: date | None = None) -> Form:
    """Return an application with all its letters as an object."""
    return {
        **application_form(story.application),
        "stage": story.stage.words,
        "letters": [letter_form(letter) for letter in story.letters],
        "next_steps": [step_form(step) for step in _steps_now(story, today)],
    }
