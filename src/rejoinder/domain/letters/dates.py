"""Dates, times and periods as letters write them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta, timezone

from msgspec import Struct

from rejoinder.domain.letters.naming import Naming
from rejoinder.domain.letters.text import fold_word

_NUMERIC = re.compile(
    r"(?<![\w./-])(?:(?P<y>20\d\d)-(?P<m>\d{1,2})-(?P<d>\d{1,2})|(?P<a>\d{1,2})(?P<sep>[./])(?P<b>\d{1,2})(?P=sep)(?P<c>20\d\d|\d\d)?)(?![\w/-])"
)
_DAY_MONTH = re.compile(
    r"(?<![\w.])(?P<d>\d{1,2})(?:st|nd|rd|th|er|\.|º)?\s+(?:of\s+|de\s+|d')?(?P<m>[^\W\d_]{3,10})\.?,?(?:\s+(?:de\s+|del\s+)?(?P<y>20\d\d))?(?!\w)",
    re.IGNORECASE,
)
_MONTH_DAY = re.compile(
    r"(?<!\w)(?P<m>[^\W\d_]{3,10})\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(?P<y>20\d\d))?(?![\w:])", re.IGNORECASE
)
_TIME = re.compile(
    r"(?<![\w.])(?P<h>[01]?\d|2[0-3])(?:\s*(?:[:.h]|\s?Uhr\s)\s*(?P<m>[0-5]\d))?\s*(?P<tag>am|pm|a\.m\.|p\.m\.|uhr|heures|h|hrs|hs|horas)?(?![\w])",
    re.IGNORECASE,
)
_ZONE = re.compile(r"\b(?P<zone>UTC|GMT|BST|CEST|CET|MESZ|MEZ|EST|EDT|CST|CDT|MST|MDT|PST|PDT)\b")
# Of the zones that letters name, in hours.
OFFSETS = {
    "UTC": 0, "GMT": 0, "BST": 1, "CET": 1, "MEZ": 1, "CEST": 2, "MESZ": 2, "EST": -5, "EDT": -4, "CST": -6,
    "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
}  # fmt: skip


class FoundDate(Struct, frozen=True):
    """A date in a text, with where it begins and ends."""

    value: date
    start: int
    end: int


def find_dates(text: str, namings: Sequence[Naming], near: date) -> list[FoundDate]:
    """Find all dates in a text; one without a year is the next after `near`."""
    months = {fold_word(name): number for naming in namings for name, number in naming.months.items()}
    is_american = any("january" in naming.months for naming in namings) and len(namings) == 1
    found: list[FoundDate] = []
    for match in _NUMERIC.finditer(text):
        value = _numeric(match, near, is_american=is_american)
        if value:
            found.append(FoundDate(value, *match.span()))
    for pattern in (_DAY_MONTH, _MONTH_DAY):
        for match in pattern.finditer(text):
            number = months.get(fold_word(match.group("m")))
            if number and not any(item.start <= match.start() < item.end for item in found):
                value = _date(match.group("y"), number, int(match.group("d")), near)
                if value:
                    found.append(FoundDate(value, *match.span()))
    return sorted(found, key=lambda item: item.start)


def _numeric(match: re.Match[str], near: date, *, is_american: bool) -> date | None:
    if match.group("y"):
        return _date(match.group("y"), int(match.group("m")), int(match.group("d")), near)
    first, second = int(match.group("a")), int(match.group("b"))
    if match.group("sep") == "/" and is_american and first <= 12 and (second > 12 or not match.group("c")):
        first, second = second, first
    year = match.group("c")
    return _date(("20" + year if len(year) == 2 else year) if year else None, second, first, near)


def _date(year: str | None, month: int, day: int, near: date) -> date | None:
    for candidate in [int(year)] if year else [near.year, near.year + 1]:
        try:
            value = date(candidate, month, day)
        except ValueError:
            continue
        if year or value >= near - timedelta(days=60):
            return value
    return None


def find_time(text: str) -> tuple[time, str] | None:
    """Find the first time of day in a text, with the name of its zone ("" where none is given)."""
    zone = _ZONE.search(text)
    for match in _TIME.finditer(text):
        tag = (match.group("tag") or "").lower().replace(".", "")
        if not match.group("m") and not tag:
            continue
        hour = int(match.group("h"))
        if tag == "pm" and hour < 12:
            hour += 12
        elif tag == "am" and hour == 12:
            hour = 0
        if hour <= 23:
            return time(hour, int(match.group("m") or 0)), zone.group("zone") if zone else ""
    return None


def at_time(day: date, clock: time, zone: str, sent: datetime | None) -> datetime:
    """Join day and time; a time without a zone is taken in the zone that the letter was sent from."""
    if zone in OFFSETS:
        return datetime.combine(day, clock, timezone(timedelta(hours=OFFSETS[zone])))
    return datetime.combine(day, clock, sent.tzinfo if sent and sent.tzinfo else UTC)


def day_of(sent: datetime | None) -> date:
    """Return a letter's own date, or the epoch's where it has none."""
    return sent.date() if sent else date(1970, 1, 1)
