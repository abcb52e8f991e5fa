"""Events: what happened to an application on a date, told by a letter or by the seeker (METHOD, words)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from enum import StrEnum

from msgspec import Struct

from rejoinder.domain.letters.readings import Band, Kind
from rejoinder.domain.mailbox import Letter


class EventKind(StrEnum):
    """What happened."""

    APPROACHED = "approached"  # a recruiter wrote first
    APPLIED = "applied"
    CONFIRMED = "confirmed"  # it arrived
    VIEWED = "viewed"
    ANSWERED = "answered"  # somebody there wrote or rang
    ASKED = "asked"  # for papers, a date, an answer
    ASSESSMENT = "assessment"  # a test was set
    INTERVIEW = "interview"  # one was offered, agreed or held
    ON_HOLD = "on_hold"
    OFFER = "offer"
    ACCEPTED = "accepted"  # the seeker took it
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    FEEDBACK = "feedback"
    WROTE = "wrote"  # the seeker did


class Source(StrEnum):
    """Who tells of an event."""

    LETTER = "letter"
    SEEKER = "seeker"


class Event(Struct, frozen=True):
    """One thing that happened.

    `on` is the day it happened, or was told of; `at` the time of the letter that tells of it. Of an interview that the
    seeker told of it is the hour, where they gave one; of one ahead it is when they told. `key` is the letter's key or
    the fact's number.
    """

    kind: EventKind
    on: date | None
    source: Source
    key: str
    at: datetime | None = None
    start: datetime | None = None  # of an interview
    round: str = ""  # of an interview, or of the one in `held`: "1", "2", "3", "final" or ""
    how: str = ""
    note: str = ""
    held: str = ""  # the letter's words of an interview that took place before, if it has any
    is_sure: bool = True

    @property
    def order(self) -> tuple[datetime, int, str]:
        """Return what events are ordered by.

        One of which only the day is known comes last on it, or first if it is what an answer may follow. What ends an
        application comes last of all where not even its day is known. Of several that the seeker told of, the one told
        first comes first: a longer number is a later one.
        """
        end = time.min if self.kind in _ANSWERED_LATER else time.max
        day = self.on or (date.max if self.kind in _ENDS else date.min)
        return self.at or datetime.combine(day, end, UTC), len(self.key), self.key

    @property
    def known(self) -> date | None:
        """Return the day since which it is known: of an interview ahead, when it was told of."""
        return self.at.date() if self.at else self.on

    @property
    def is_theirs(self) -> bool:
        """Tell whether the organisation did it, or somebody for it."""
        return self.kind not in _SEEKERS


_SEEKERS = frozenset({EventKind.APPLIED, EventKind.WROTE, EventKind.WITHDRAWN, EventKind.ACCEPTED})
_ENDS = frozenset({EventKind.REJECTED, EventKind.WITHDRAWN, EventKind.OFFER, EventKind.ACCEPTED, EventKind.ON_HOLD})
_ANSWERED_LATER = frozenset({EventKind.APPLIED, EventKind.INTERVIEW})

# What a letter tells that happened; the other kinds tell of no application.
_OF_LETTERS = {
    Kind.REJECTION: EventKind.REJECTED,
    Kind.ON_HOLD: EventKind.ON_HOLD,
    Kind.INTERVIEW: EventKind.INTERVIEW,
    Kind.ASSESSMENT: EventKind.ASSESSMENT,
    Kind.OFFER: EventKind.OFFER,
    Kind.CONFIRMATION: EventKind.CONFIRMED,
    Kind.VIEWED: EventKind.VIEWED,
    Kind.ACTION_REQUIRED: EventKind.ASKED,
    Kind.FEEDBACK: EventKind.FEEDBACK,
    Kind.RECRUITER_OUTREACH: EventKind.APPROACHED,
    Kind.RECRUITER_REPLY: EventKind.ANSWERED,
    Kind.WITHDRAWAL_ACK: EventKind.WITHDRAWN,
    Kind.SENT_BY_SEEKER: EventKind.WROTE,
}


def event_of(letter: Letter) -> Event | None:
    """Return what a letter tells that happened, or None if it tells of nothing."""
    message, reading = letter.message, letter.reading
    kind = _OF_LETTERS.get(reading.kind)
    if kind is None:
        return None
    interview = reading.interview
    is_ahead = kind is EventKind.INTERVIEW
    return Event(
        kind=kind,
        on=message.date.date() if message.date else None,
        source=Source.LETTER,
        key=message.key,
        at=message.date,
        start=interview.start if interview and is_ahead else None,
        round=interview.round if interview else "",
        held=interview.quote.text if interview and not is_ahead else "",
        is_sure=reading.band is not Band.UNSURE,
    )


def in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """Sort events by when they happened, whatever order they were told in; undated ones first."""
    return tuple(sorted(events, key=lambda event: event.order))
