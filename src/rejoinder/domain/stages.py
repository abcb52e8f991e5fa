"""How far an application got and how it stands: derived from its events, and kept after the rejection."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum, StrEnum

from rejoinder.domain.events import Event, EventKind, Source


class Stage(IntEnum):
    """The furthest that an application has got."""

    APPLIED = 0
    ANSWERED = 1  # somebody there did something with it: a test, a question, a look at it
    FIRST_INTERVIEW = 2
    SECOND_INTERVIEW = 3
    THIRD_INTERVIEW = 4
    OFFER = 5

    @property
    def words(self) -> str:
        """Return the stage in words."""
        return _WORDS[self]


_WORDS = {
    Stage.APPLIED: "applied",
    Stage.ANSWERED: "answered",
    Stage.FIRST_INTERVIEW: "first interview",
    Stage.SECOND_INTERVIEW: "second interview",
    Stage.THIRD_INTERVIEW: "third interview or later",
    Stage.OFFER: "offer",
}
_ANSWERS = frozenset({EventKind.ASSESSMENT, EventKind.ASKED, EventKind.VIEWED, EventKind.ANSWERED})


class State(StrEnum):
    """Whether anything is still to come."""

    OPEN = "open"
    ON_HOLD = "on_hold"
    OFFER = "offer"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


_STATES = {
    EventKind.REJECTED: State.REJECTED,
    EventKind.OFFER: State.OFFER,
    EventKind.WITHDRAWN: State.WITHDRAWN,
    EventKind.ON_HOLD: State.ON_HOLD,
}
# What shows that they go on with an application after all. A word of thanks or a friendly answer does not.
_GOES_ON = frozenset({EventKind.INTERVIEW, EventKind.ASSESSMENT, EventKind.CONFIRMED})


@dataclass(frozen=True, slots=True)
class Standing:
    """How an application stands, as its events tell; days are None where none tells."""

    stage: Stage = Stage.APPLIED
    state: State = State.OPEN
    applied: date | None = None  # the first thing that is known of it where nobody says when
    answered: date | None = None  # their first word that is more than "it arrived"
    heard: date | None = None  # their latest word
    wrote: date | None = None  # the seeker's latest
    rejected: datetime | None = None  # when they last turned it down
    rejection: str = ""  # the key of the event that tells so
    interview: datetime | None = None  # the latest that has a date
    events: int = 0


def standing_of(events: Sequence[Event]) -> Standing:
    """Derive how an application stands from its events in their order."""
    state = State.OPEN
    for event in events:
        if event.kind in _STATES:
            state = _STATES[event.kind]
        elif event.kind in _GOES_ON and state in (State.REJECTED, State.ON_HOLD):
            state = State.OPEN
    applied = [event.on for event in events if event.kind is EventKind.APPLIED and event.on]
    days = [event.on for event in events if event.on]
    theirs = [event for event in events if event.is_theirs and event.on]
    rejections = [event for event in events if event.kind is EventKind.REJECTED]
    starts = [event.start for event in events if event.start]
    return Standing(
        stage=stage_of(events),
        state=state,
        applied=min(applied or days, default=None),
        answered=next((event.on for event in theirs if event.kind is not EventKind.CONFIRMED), None),
        heard=max((event.on for event in theirs if event.on), default=None),
        wrote=max((event.on for event in events if event.on and not event.is_theirs), default=None),
        rejected=rejections[-1].order[1] if rejections and rejections[-1].on else None,
        rejection=rejections[-1].key if rejections else "",
        interview=max(starts, default=None),
        events=len(events),
    )


def stage_of(events: Iterable[Event]) -> Stage:
    """Derive the furthest stage from events.

    Interviews are counted by round where one is named, otherwise by day: several mails about one day are one
    interview.
    """
    stage = Stage.APPLIED
    days: set[date] = set()
    undated = 0
    for event in events:
        if event.kind in _ANSWERS:
            stage = max(stage, Stage.ANSWERED)
        elif event.kind is EventKind.OFFER:
            stage = Stage.OFFER
        elif event.kind is EventKind.INTERVIEW:
            if event.round.isdigit():
                stage = max(stage, Stage(min(Stage.ANSWERED + int(event.round), Stage.THIRD_INTERVIEW)))
            elif event.round == "final":
                stage = max(stage, Stage.SECOND_INTERVIEW)
            held_on = event.start.date() if event.start else event.on if event.source is Source.SEEKER else None
            if held_on is not None:
                days.add(held_on)
            else:
                undated = 1
    held = min(len(days) or undated, 3)
    return max(stage, Stage(Stage.ANSWERED + held)) if held else stage
