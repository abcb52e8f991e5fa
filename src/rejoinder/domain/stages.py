"""How far an application got and how it stands: derived from its events, and kept after the rejection."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from enum import IntEnum, StrEnum

from msgspec import Struct, field

from rejoinder.domain.events import Event, EventKind, Source
from rejoinder.domain.records import replace


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
_OFFERS = frozenset({EventKind.OFFER, EventKind.ACCEPTED})


NOTHING_SAID: Mapping[str, Stage] = {}


class State(StrEnum):
    """Whether anything is still to come."""

    OPEN = "open"
    ON_HOLD = "on_hold"
    OFFER = "offer"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


_STATES = {
    EventKind.REJECTED: State.REJECTED,
    EventKind.OFFER: State.OFFER,
    EventKind.ACCEPTED: State.ACCEPTED,
    EventKind.WITHDRAWN: State.WITHDRAWN,
    EventKind.ON_HOLD: State.ON_HOLD,
}
# What shows that they go on with an application after all. A word of thanks or a friendly answer does not.
_GOES_ON = frozenset({EventKind.INTERVIEW, EventKind.ASSESSMENT, EventKind.CONFIRMED})
_ONLY_AFTER = frozenset({EventKind.CONFIRMED, EventKind.VIEWED, EventKind.REJECTED, EventKind.ON_HOLD})


class Standing(Struct, frozen=True):
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

    def has_talked(self, now: datetime) -> bool:
        """Return whether they and the seeker talked by a time: an interview that is still ahead is none yet."""
        is_ahead = self.interview is not None and self.interview > now
        return self.stage > Stage.FIRST_INTERVIEW or (self.stage is Stage.FIRST_INTERVIEW and not is_ahead)


def standing_of(events: Sequence[Event], said: Mapping[str, Stage] = NOTHING_SAID) -> Standing:
    """Derive how an application stands from its events in their order.

    `said` is how far it had got by the seeker's word, by the key of an event.
    """
    state = State.OPEN
    for event in events:
        if event.kind in _STATES:
            state = _STATES[event.kind]
        elif event.kind in _GOES_ON and state in (State.REJECTED, State.ON_HOLD):
            state = State.OPEN
        elif event.kind is EventKind.ASKED and state is State.ON_HOLD:
            state = State.OPEN  # after a refusal they ask for a form, a badge or consent, and nothing goes on
    applied = [event.on for event in events if event.kind is EventKind.APPLIED and event.on]
    days = [event.known for event in events if event.known]
    theirs = [event for event in events if event.is_theirs and event.known]
    rejection = _rejection(events)
    starts = [event.start for event in events if event.start]
    return Standing(
        stage=stage_of(events, said),
        state=state,
        applied=min([*applied, *(_after_applying(events) if applied else days)], default=None),
        answered=next((event.known for event in theirs if event.kind is not EventKind.CONFIRMED), None),
        heard=max((event.known for event in theirs if event.known), default=None),
        wrote=max((event.on for event in events if event.on and not event.is_theirs), default=None),
        rejected=rejection.order[0] if rejection and rejection.on else None,
        rejection=rejection.key if rejection else "",
        interview=max(starts, default=None),
        events=len(events),
    )


def _rejection(events: Sequence[Event]) -> Event | None:
    """Return the latest rejection; where the seeker tells of one that a letter tells of as well, the letter's."""
    found: Event | None = None
    for event in events:
        if event.kind is EventKind.REJECTED:
            is_told_again = found and found.source is Source.LETTER and event.source is Source.SEEKER
            found = found if is_told_again else event
        elif event.kind in _GOES_ON and found and found.source is Source.LETTER:
            found = replace(found, source=Source.SEEKER)  # another "no" after this is another one
    return next((event for event in events if found and event.key == found.key), None)


def _after_applying(events: Iterable[Event]) -> list[date]:
    """Return the days of what can only come after an application: it was sent by then, whatever day is said."""
    return [event.known for event in events if event.known and event.kind in _ONLY_AFTER]


def stage_of(events: Iterable[Event], said: Mapping[str, Stage] = NOTHING_SAID) -> Stage:
    """Derive the furthest stage from events in their order.

    What the seeker said of one event wins over all that was derived until then; what comes after it may go further.
    """
    stage = Stage.APPLIED
    rounds = _Rounds()
    for event in events:
        if event.held:
            rounds.take_held(event)
        if event.kind in _ANSWERS:
            stage = max(stage, Stage.ANSWERED)
        elif event.kind in _OFFERS:
            stage = Stage.OFFER
        elif event.kind is EventKind.INTERVIEW:
            rounds.take(event)
        if event.key in said:
            stage = said[event.key]
            held = min(max(stage - Stage.ANSWERED, 0), MOST_ROUNDS)
            rounds = _Rounds(others=held, latest=event.known if held else None)
    return max(stage, Stage(Stage.ANSWERED + min(rounds.reached, MOST_ROUNDS))) if rounds.reached else stage


MOST_ROUNDS = 3  # the third stands for all that follow


class _Rounds(Struct):
    """The rounds of interviews that several letters speak of, each counted once.

    A round is known by its name, else by its day. What names neither speaks of the round before it, unless that has
    been held already; and one that gets another day before it was held has been moved.
    """

    names: set[str] = field(default_factory=set)
    days: set[date] = field(default_factory=set)
    latest: date | None = None  # the day of the latest that has one
    is_said: bool = False  # it was the seeker who told that day
    others: int = 0  # rounds without a name
    highest: int = 0  # of those that are numbered

    @property
    def reached(self) -> int:
        """Return how many rounds there were, or the highest number that was named."""
        return max(len(self.names) + self.others, self.highest)

    def take(self, event: Event) -> None:
        """Take in what one letter, or the seeker, says of an interview."""
        day = event.start.date() if event.start else event.on if event.source is Source.SEEKER else None
        if event.round:
            self.names.add(event.round)
            if event.round.isdigit():
                self.others = 0  # what came before has been counted by whoever numbers the rounds
            self.highest = max(self.highest, int(event.round) if event.round.isdigit() else 0)
        elif self._is_another(event, day):
            self.others += 1
        if day is not None:
            self.days.add(day)
            if self.latest is None or day >= self.latest:
                self.latest, self.is_said = day, event.source is Source.SEEKER

    def take_held(self, event: Event) -> None:
        """Take in an interview that took place, as a letter tells: the first if none is known, or as it is numbered."""
        if event.round.isdigit():
            self.highest = max(self.highest, int(event.round))
        elif not self.reached:
            self.others += 1

    def _is_another(self, event: Event, day: date | None) -> bool:
        if not self.reached:
            return True
        if event.source is Source.SEEKER and self.is_said and day is not None:
            return day not in self.days  # who tells of two days means two
        if day in self.days or self.latest is None or event.known is None:
            return False
        return event.known > self.latest
