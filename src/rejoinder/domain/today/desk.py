"""What the rules of Today look at, and what they find."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from hashlib import blake2b

from msgspec import Struct, field

from rejoinder.domain.applications import Application, Details
from rejoinder.domain.events import Event
from rejoinder.domain.feedback.asking import Asking
from rejoinder.domain.letters.readings import Quote
from rejoinder.domain.links import LinkReview
from rejoinder.domain.mailbox import Letter
from rejoinder.domain.replies.timing import USUAL, Pace
from rejoinder.domain.silence import Waits

SHOWN = 5  # the rest is a click away (METHOD, Today)
# So long after a rejection the reply is still on the list; later it is no longer a matter of today.
REPLY_UNTIL = timedelta(days=30)
# Silence that has lasted so long is no longer waiting.
SILENCE_UNTIL = timedelta(days=120)
# A posting is soon gone from the web: after so long it can hardly be kept any more.
POSTING_UNTIL = timedelta(days=30)
# A door that closes is told of so long before, and one that opens for so long after.
CLOSING_WITHIN = timedelta(days=14)
OPEN_FOR = timedelta(days=60)
# What comes first, by rule: what has an hour, then what others wait for, then what keeps the data right.
WEIGHTS = {
    "interview": 0,
    "offer": 10,
    "thanks": 20,
    "asked": 30,
    "answer": 35,
    "reply": 40,
    "specifics": 43,
    "feedback": 47,
    "link": 50,
    "letter": 51,
    "closing": 56,
    "silence": 60,
    "again": 70,
    "papers": 80,
}
LATE_REPLY = 45


class Item(Struct, frozen=True):
    """One thing to do today: what, why, on which words it rests, and until when.

    `weight` is its place in the list, the smaller the earlier. `plan` are the steps after the first.
    """

    id: str
    rule: str
    application: str  # its id; empty if it is about none
    letter: str  # the key of the letter it rests on; empty if it rests on none
    do: str
    why: str
    weight: int
    due: date | None = None
    at: datetime | None = None  # where the hour matters; without a zone it is the clock of its place
    quotes: tuple[Quote, ...] = ()
    plan: tuple[str, ...] = ()
    language: str = ""  # of the quotes, where it is known


class Tale(Struct, frozen=True):
    """An application of which its letters are looked at, earliest first."""

    application: Application
    letters: tuple[Letter, ...]
    details: Details
    is_hidden: bool = False
    events: tuple[Event, ...] = ()  # what happened, as letters and the seeker tell


class Desk(Struct, frozen=True):
    """What the rules look at; `today` is the seeker's day."""

    now: datetime  # aware
    today: date
    applications: Sequence[Application]
    tales: Sequence[Tale]
    waits: Waits
    details: Mapping[str, Details]  # by the application's id, where the seeker said anything
    reviews: Sequence[LinkReview] = ()
    unsure: Sequence[Letter] = ()
    timely: Sequence[tuple[Application, Letter]] = ()  # turned down, with the letter where that may name a time
    hidden: frozenset[str] = frozenset()  # ids of applications that are out of sight
    askings: Mapping[str, Asking] = field(default_factory=dict)  # by the id of an application that was turned down
    unfiled: frozenset[str] = frozenset()  # keys of the letters that the seeker has not split
    pace: Pace = USUAL  # at which the seeker answers
    heard: frozenset[str] = frozenset()  # ids of applications of which they told what was said


Rule = Callable[[Desk], Iterator[Item]]


def step_id(rule: str, key: str) -> str:
    """Return the id of a step: the same every day, another one once something new has happened."""
    return blake2b(f"{rule}:{key}".encode(), digest_size=3).hexdigest()
