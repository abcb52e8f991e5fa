"""A letter to judge, with what came before and after it in its application, and the step that a rule makes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta

from msgspec import Struct

from rejoinder.domain.events import Event, EventKind, Source
from rejoinder.domain.letters.readings import Door, DoorKind, Kind, Reading
from rejoinder.domain.mail import Message
from rejoinder.domain.mailbox import Letter
from rejoinder.domain.replies.readers import is_unread
from rejoinder.domain.replies.timing import USUAL, Pace

# So long after an interview thanks are still thanks; later, one asks where things stand.
THANKS_WITHIN = timedelta(days=14)
# After so long, what a letter asked for has happened or has lapsed, where it names no day.
LAPSE = timedelta(days=30)

_DECISIONS = frozenset({Kind.REJECTION, Kind.OFFER, Kind.WITHDRAWAL_ACK})


class Step(Struct, frozen=True):
    """One thing to do, why, and until when; `rule` is the name of what says so."""

    do: str
    why: str
    due: date | None = None
    rule: str = ""


class Case(Struct, frozen=True):
    """A letter with what was read from it, and what came before and after it in its application."""

    message: Message
    reading: Reading
    today: date | None = None  # without it nothing counts as too late
    later: Sequence[Letter] = ()  # earliest first
    earlier: Sequence[Letter] = ()  # earliest first
    pace: Pace = USUAL  # at which the seeker answers
    was_interviewed: bool = False  # the seeker told of an interview that no letter tells of

    @classmethod
    def among(
        cls,
        letter: Letter,
        letters: Sequence[Letter],
        events: Iterable[Event],
        today: date | None,
        pace: Pace = USUAL,
    ) -> Case:
        """Return one of an application's letters with those before and after it."""
        at = letters.index(letter)
        told = any(event.kind is EventKind.INTERVIEW and event.source is Source.SEEKER for event in events)
        return cls(letter.message, letter.reading, today, letters[at + 1 :], letters[:at], pace, told)

    @property
    def letter(self) -> Letter:
        """Return the letter itself."""
        return Letter(self.message, self.reading)

    @property
    def sent(self) -> datetime | None:
        """Return when the letter was sent."""
        return self.message.date

    def in_time(self, due: date | None) -> date | None:
        """Return a day by which something is due, unless it has passed."""
        return due if due and (self.today is None or due >= self.today) else None

    def is_past(self, day: date | None) -> bool:
        """Tell whether a day has passed; one that is not known has not."""
        return day is not None and self.today is not None and day < self.today

    def door(self, kind: DoorKind) -> Door | None:
        """Return the door of this kind, or None if there is none or it has closed."""
        return next((door for door in self.reading.doors if door.kind is kind and not self.is_past(door.until)), None)

    @property
    def answer(self) -> Letter | None:
        """Return what the seeker wrote last to whoever wrote this letter, after it."""
        return next((letter for letter in reversed(self.later) if _answers(letter, self.message)), None)

    @property
    def heard(self) -> list[Letter]:
        """Return what others wrote after the letter."""
        return [letter for letter in self.later if letter.reading.kind is not Kind.SENT_BY_SEEKER]

    @property
    def is_decided(self) -> bool:
        """Tell whether a later letter has ended what this one asks for."""
        return any(letter.reading.kind in _DECISIONS for letter in self.heard)


Rule = Callable[[Case], Step | None]


def _answers(letter: Letter, message: Message) -> bool:
    """Tell whether a later letter is the seeker's answer: in the same thread, or to the one who wrote.

    Where nobody reads replies, whatever the seeker wrote there later is the answer.
    """
    if letter.reading.kind is not Kind.SENT_BY_SEEKER:
        return False
    thread = {name.lower() for name in (message.message_id, *message.references) if name}
    if thread & {name.lower() for name in letter.message.references}:
        return True
    wrote = {party.address.lower() for party in (message.sender, *message.reply_to) if party.address}
    to = {party.address.lower() for party in (*letter.message.to, *letter.message.cc)}
    return bool(wrote & to) or is_unread(message)
