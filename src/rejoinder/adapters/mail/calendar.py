"""Invitations from calendar parts."""

from __future__ import annotations

import re
from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from rejoinder.domain.mail import Address, Invitation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from icalendar.cal import Component

MAX_CALENDAR = 128 * 1024
MAX_EVENTS = 20
MAX_ATTENDEES = 200
MAX_FIELD = 1_000

# What the icalendar package raises on calendars that are none.
_FOREIGN = (
    ValueError,
    LookupError,
    AttributeError,
    TypeError,
    ArithmeticError,
    RecursionError,
    NotImplementedError,
    AssertionError,
)

_ATTACHED = re.compile(r"^(?:ATTACH|X-ALT-DESC|IMAGE)\b[^\r\n]*+(?:\r?\n[ \t][^\r\n]*+)*+\r?\n?", re.MULTILINE)


def read_invitations(text: str, method: str = "") -> tuple[Invitation, ...]:
    """Return the events of a calendar; none where it cannot be read.

    `method` is the parameter of the Content-Type, used where the calendar itself names none.
    A floating time counts in the calendar's X-WR-TIMEZONE, or in UTC where it has none.
    """
    text = _ATTACHED.sub("", text.lstrip("\ufeff \r\n\t"))
    if len(text) > MAX_CALENDAR or "BEGIN:VEVENT" not in text.upper():
        return ()
    # Imported late: it takes longer than most commands, and few mails hold a calendar.
    from icalendar import Calendar  # noqa: PLC0415

    try:
        components = Calendar.from_ical(text, multiple=True)
        return tuple(_events(components, method))[:MAX_EVENTS]
    except _FOREIGN:
        return ()


def _events(calendars: Iterable[Component], method: str) -> Iterable[Invitation]:
    """Give the events of the calendars of one part."""
    for calendar in calendars:
        named = _field(calendar, "METHOD") or method
        zone = _zone(_field(calendar, "X-WR-TIMEZONE"))
        for event in calendar.walk("VEVENT"):
            yield _invitation(event, named.upper(), zone)


def _invitation(event: Component, method: str, zone: tzinfo) -> Invitation:
    """Turn one event into an invitation."""
    organizers = _addresses(event, "ORGANIZER")
    return Invitation(
        method=method,
        uid=_field(event, "UID"),
        sequence=_number(_field(event, "SEQUENCE")),
        summary=_field(event, "SUMMARY"),
        location=_field(event, "LOCATION"),
        start=_moment(event, "DTSTART", zone),
        end=_end(event, zone),
        organizer=organizers[0] if organizers else None,
        attendees=_addresses(event, "ATTENDEE"),
    )


def _field(component: Component, name: str) -> str:
    """Return a property as one line of text, or the empty string."""
    value = component.get(name)
    value = value[0] if isinstance(value, list) and value else value
    return " ".join(str(value or "").split())[:MAX_FIELD]


def _number(text: str) -> int:
    """Return a sequence number; 0 where it is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0  # noqa: PLR2004


def _zone(name: str) -> tzinfo:
    """Return a zone by its name, UTC where there is none."""
    try:
        return ZoneInfo(name) if name else UTC
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


def _moment(event: Component, name: str, zone: tzinfo) -> datetime | None:
    """Return a time as aware UTC; None where it is a day or is missing."""
    value = event.get(name)
    value = value[0] if isinstance(value, list) and value else value
    moment = getattr(value, "dt", None)
    if not isinstance(moment, datetime):
        return None
    aware = moment.replace(tzinfo=zone) if moment.tzinfo is None else moment
    return aware.astimezone(UTC)


def _end(event: Component, zone: tzinfo) -> datetime | None:
    """Return when an event ends, by its end or its duration."""
    end = _moment(event, "DTEND", zone)
    start = _moment(event, "DTSTART", zone)
    duration = getattr(event.get("DURATION"), "td", None)
    return start + duration if end is None and start is not None and duration is not None else end


def _addresses(event: Component, name: str) -> tuple[Address, ...]:
    """Return the people of a property."""
    value = event.get(name)
    values = value if isinstance(value, list) else [] if value is None else [value]
    return tuple(_address(item) for item in values[:MAX_ATTENDEES])


def _address(value: object) -> Address:
    """Turn one calendar address into an Address."""
    text = str(value).strip()
    name = str(getattr(value, "params", {}).get("CN", ""))
    address = text[7:] if text[:7].lower() == "mailto:" else text if "@" in text else ""
    return Address(" ".join(name.split()).strip("'\""), address.strip()[:MAX_FIELD])
