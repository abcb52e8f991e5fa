"""Events: what happened to an application on a date, told by a letter or by the seeker (METHOD, words)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class EventKind(StrEnum):
    """What happened."""

    APPLIED = "applied"
    CONFIRMED = "confirmed"  # it arrived
    VIEWED = "viewed"
    ANSWERED = "answered"  # somebody there wrote or rang
    ASKED = "asked"  # for papers, a date, an answer
    ASSESSMENT = "assessment"  # a test was set
    INTERVIEW = "interview"  # one was offered, agreed or held
    ON_HOLD = "on_hold"
    OFFER = "offer"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    FEEDBACK = "feedback"
    WROTE = "wrote"  # the seeker did


class Source(StrEnum):
    """Who tells of an event."""

    LETTER = "letter"
    SEEKER = "seeker"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened.

    `on` is the day it happened, or was told of; `at` the time of the letter that tells of it, or of an interview that
    the seeker told of. `key` is the letter's key or the fact's number.
    """

    kind: EventKind
    on: date | None
    source: Source
    key: str
    at: datetime | None = None
    start: datetime | None = None  # of an interview
    round: str = ""  # of an interview: "1", "2", "3", "final" or ""
    how: str = ""
    note: str = ""
    is_sure: bool = True
