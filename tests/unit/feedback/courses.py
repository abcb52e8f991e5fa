"""Applications for the rules of feedback to look at, made of letters and of what was said."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from rejoinder.adapters.cues.feedback import load_feedback
from rejoinder.adapters.cues.replies import load_replies
from rejoinder.domain.events import in_order
from rejoinder.domain.facts import Fact
from rejoinder.domain.feedback.asking import Asking, asking_of
from rejoinder.domain.feedback.log import Course, Entry, entries_of
from rejoinder.domain.feedback.moves import moves_of
from rejoinder.domain.feedback.wordings import FeedbackBook
from rejoinder.domain.letters.readings import Door, DoorKind, Feedback, Kind, Polarity, Quote
from rejoinder.domain.mailbox import Letter
from rejoinder.domain.records import replace
from rejoinder.domain.told import Told
from rejoinder.services.linking import events_of
from tests.fakes.desks import application
from tests.fakes.facts import kept
from tests.fakes.letters import START, letter

BOOK = FeedbackBook(load_feedback(), load_replies)
THANKS = "Dear Ada,\n\nThank you for your time and for the tour of the kitchen.\n\nKind regards\nTomasz\n"
WITH_PS = f"{THANKS}\nP.S. Could you tell me what I could have done better?\n"
ASKS = "Dear Ada,\n\nThank you. Could you tell me what was good and what was missing?\n\nKind regards\nTomasz\n"
KIND = "Dear Tomasz,\n\nHow kind of you to write. We enjoyed meeting you.\n\nAda\n"
REFUSES = "Dear Tomasz,\n\nI am sorry, but we are not able to provide individual feedback.\n\nAda\n"
OFFER = Quote("I am happy to give you feedback.")
PRAISE = "You were clear in the talk."


def no(day: float = 0, text: str = "Unfortunately no.", **more: object) -> Letter:
    """Return a letter of rejection, with the doors and the feedback that were read in it."""
    whole = letter(str(more.get("key", f"no-{day}")), Kind.REJECTION, day=day)
    doors = (Door(DoorKind.FEEDBACK_OFFERED, None, OFFER),) if more.get("offers") else ()
    said = (Feedback(Polarity.POSITIVE, bool(more.get("formula")), Quote(PRAISE)),) if more.get("says") else ()
    return replace(
        whole, message=replace(whole.message, text=text), reading=replace(whole.reading, doors=doors, feedback=said)
    )


def wrote(day: float, text: str = THANKS, key: str = "") -> Letter:
    """Return a letter of the seeker's to whoever wrote."""
    whole = letter(
        key or f"wrote-{day}",
        Kind.SENT_BY_SEEKER,
        day=day,
        sender="tomasz@example.org",
        to="ada@tidewell.example",
    )
    return replace(whole, message=replace(whole.message, text=text))


def theirs(day: float, text: str = KIND, kind: Kind = Kind.RECRUITER_REPLY, **more: object) -> Letter:
    """Return a letter of theirs; with `says` feedback is read in it."""
    whole = letter(str(more.get("key", f"theirs-{day}")), kind, day=day, **more)
    said = (Feedback(Polarity.NEGATIVE, False, Quote(PRAISE)),) if more.get("says") else ()  # noqa: FBT003
    message = replace(whole.message, text=text, is_automatic=bool(more.get("automatic")))
    return replace(whole, message=message, reading=replace(whole.reading, feedback=said))


def course(*letters: Letter, said: tuple[Fact, ...] = ()) -> tuple[Course, Told]:
    """Return an application with these letters, in whatever order, and what was said of it."""
    told = Told.of(kept(*said, at=START))
    whole = application(*sorted(letters, key=lambda one: one.message.key), said=said)
    return Course(whole, letters, in_order(events_of(whole, letters, told))), told


def asking(day: float, *letters: Letter, said: tuple[Fact, ...] = ()) -> Asking | None:
    """Return how asking stands some days after the first letter."""
    whole, told = course(*letters, said=said)
    entries = entries_of(whole, told.feedback, BOOK)
    return asking_of(moves_of(whole, entries, told.feedback, BOOK), (START + timedelta(days=day)).date())


def log(*letters: Letter, said: tuple[Fact, ...] = ()) -> list[Entry]:
    """Return what the log holds."""
    whole, told = course(*letters, said=said)
    return entries_of(whole, told.feedback, BOOK)


def day_of(day: float) -> datetime:
    """Return the moment some days after the first letter."""
    return (START + timedelta(days=day)).astimezone(UTC)
