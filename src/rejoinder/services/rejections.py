"""Rejections: each with the application it ends, how far that got, and what to do now."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Literal

from msgspec import Struct

from rejoinder.domain.events import Event
from rejoinder.domain.letters.readings import Kind
from rejoinder.domain.mailbox import Letter
from rejoinder.domain.next_steps import Step
from rejoinder.domain.stages import Stage
from rejoinder.services.finding import is_called
from rejoinder.services.forms import Form, application_form, event_form, moment, reading_form, step_form
from rejoinder.services.stories import Stories, Story, steps_now
from rejoinder.services.unmet import Note, note_form

Order = Literal["date", "organisation", "stage"]


class Rejection(Struct, frozen=True):
    """A rejection and its facts (METHOD, step 1).

    `letter` is None where the seeker told of it. `got_as_far` counts how many of the seeker's applications, this one
    included, got at least as far; `of` is how many there are.
    """

    story: Story
    letter: Letter | None
    event: Event
    got_as_far: int
    of: int
    steps: tuple[Step, ...]

    @property
    def earlier(self) -> list[Event]:
        """Return the rejections of the same application before this one, the earliest first."""
        before = self.story.events[: self.story.events.index(self.event)]
        return [event for event in before if event.kind is self.event.kind]

    @property
    def since(self) -> list[Letter]:
        """Return what they wrote after it: an application may go on after a "no"."""
        after = self.story.letters
        if self.letter:
            after = after[after.index(self.letter) + 1 :]
        else:
            on = self.event.on
            after = tuple(one for one in after if on and one.message.date and one.message.date.date() > on)
        return [letter for letter in after if letter.reading.kind is not Kind.SENT_BY_SEEKER]


class RejectionList(Struct, frozen=True):
    """The rejections that were asked for, the latest first, and how many there are besides."""

    rejections: tuple[Rejection, ...]
    total: int
    hidden: int  # of these, out of sight
    matching: int  # in sight and with the words that were asked for, of which `rejections` are a part


class Wish(Struct, frozen=True):
    """Which rejections are wanted, in which order, and which part of them."""

    words: str = ""  # all of which stand in the organisation, role or reference
    order: Order = "date"
    limit: int | None = None
    skip: int = 0
    with_hidden: bool = False


ALL = Wish()


def list_rejections(stories: Stories, today: date | None = None, wish: Wish = ALL) -> RejectionList:
    """Return the rejections that are wanted, the latest first; what was due before `today` is no longer due."""
    turned_down = stories.turned_down
    hidden = stories.out_of_sight(today) & {one.id for one in turned_down}
    matching = [one for one in turned_down if (wish.with_hidden or one.id not in hidden) and is_called(one, wish.words)]
    if wish.order == "organisation":
        matching.sort(key=lambda one: (not one.organisation, one.organisation.lower()))
    elif wish.order == "stage":
        matching.sort(key=lambda one: -one.standing.stage)
    chosen = matching[wish.skip : None if wish.limit is None else wish.skip + wish.limit]
    found = [
        _rejection(story, stories.reached, today)
        for story in stories.load(chosen)
        if story.standing.rejection  # an import or undo that is at work, or was stopped, may have taken its letter
    ]
    return RejectionList(tuple(found), len(turned_down), len(hidden), len(matching))


def _rejection(story: Story, stages: Counter[Stage], today: date | None) -> Rejection:
    event = next(event for event in reversed(story.events) if event.key == story.standing.rejection)
    return Rejection(
        story=story,
        letter=story.rejection,
        event=event,
        got_as_far=sum(number for stage, number in stages.items() if stage >= story.standing.stage),
        of=stages.total(),
        steps=tuple(steps_now(story, today)),
    )


def rejection_form(rejection: Rejection, note: Note | None = None) -> Form:
    """Return a rejection as an object; `reading` is null where the seeker told of it.

    `note` tells which musts of its posting were not met.
    """
    story, letter, event = rejection.story, rejection.letter, rejection.event
    return {
        **application_form(story.application),
        "date": moment(letter.message.date if letter else event.on),
        "got_as_far": rejection.got_as_far,
        "of": rejection.of,
        "told": None if letter else event_form(event, story.happened.get(event.key)),
        "reading": reading_form(letter.message.message_id, letter.reading) if letter else None,
        "attachments": list(letter.message.documents) if letter else [],
        "earlier_rejections": [
            {"letter": one.key, "date": moment(one.at or one.on), "kind": Kind.REJECTION.value}
            for one in rejection.earlier
        ],
        "since": [_mention(later) for later in rejection.since],
        "unmet": note_form(note),
        "next_steps": [step_form(step) for step in rejection.steps],
        "hidden_until": moment(story.hidden_until),
    }


def _mention(letter: Letter) -> Form:
    """Return enough of a letter to know it by."""
    return {"letter": letter.message.key, "date": moment(letter.message.date), "kind": letter.reading.kind.value}
