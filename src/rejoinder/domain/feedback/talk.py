"""What a plain answer says about the seeker counts as feedback once they were turned down: before that it woos them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time

from rejoinder.domain.events import Event, EventKind
from rejoinder.domain.mailbox import Letter
from rejoinder.domain.records import replace


def with_remarks(letters: Iterable[Letter], events: Iterable[Event]) -> tuple[Letter, ...]:
    """Return the letters of an application, in which remarks that came after a rejection are feedback."""
    refused = min((_begin(event) for event in events if event.kind is EventKind.REJECTED), default=None)
    return tuple(_heard(letter, refused) for letter in letters)


def _begin(event: Event) -> datetime:
    """Return from when on a rejection was known; from the morning of its day where the hour is not."""
    return event.at or datetime.combine(event.on or date.min, time.min, UTC)


def _heard(letter: Letter, refused: datetime | None) -> Letter:
    reading, sent = letter.reading, letter.message.date
    if not reading.remarks or refused is None or sent is None or sent < refused:
        return letter
    return replace(letter, reading=replace(reading, feedback=reading.remarks, remarks=()))
