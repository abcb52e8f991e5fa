"""Days as people say them, in English, German, French and Spanish at once (docs/decisions/0015-days.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time

from rejoinder.adapters.days.clock_times import times
from rejoinder.adapters.days.rules import Standpoint, Toward, day_of
from rejoinder.adapters.days.signs import readings
from rejoinder.errors import UnclearDateError

LONGEST = 80  # characters; nobody says a day in more
SHOWN = 40
ADVICE = "Say it like 2026-03-12, 12.3., 12 March, last Tuesday, 3 days ago, gestern or il y a une semaine."
ADVICE_HOUR = "Say it like tomorrow 14:30, next Tuesday at 3pm, 24.3. um 10 Uhr, demain à 14h or 2026-03-24 09:00."
_STAMP = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d\S*")


class SaidDays:
    """Read days with word tables and rules of our own."""

    def day(self, text: str, now: datetime, *, future: bool, month_first: bool = False) -> date:
        """Return the day that is meant."""
        standpoint = Standpoint(now.date(), Toward.FUTURE if future else Toward.PAST)
        stamp = _stamp(text, now)
        if stamp:
            return stamp.date()
        found = next(_found(text, standpoint, month_first=month_first), None)
        if found is None:
            raise _unclear(text, ADVICE)
        return found[0]

    def moment(self, text: str, now: datetime) -> datetime | date:
        """Return the time or, where none is named, the day that is meant."""
        standpoint = Standpoint(now.date(), Toward.NEAREST)
        stamp = _stamp(text, now)
        if stamp:
            return stamp
        found = next(_found(text, standpoint, month_first=False), None)
        if found is None:
            raise _unclear(text, ADVICE_HOUR)
        day, clock = found
        return day if clock is None else datetime.combine(day, clock, now.tzinfo)


def _found(text: str, standpoint: Standpoint, *, month_first: bool) -> Iterator[tuple[date, time | None]]:
    """Give every day that a text can mean, the likeliest first; those that use up all words as a day come first."""
    if not text.strip() or len(text) > LONGEST:
        return
    ways = list(readings(text, month_first=month_first))
    for signs in ways:
        if day := day_of(signs, standpoint):
            yield day, None
    for signs in ways:
        for rest, clock in times(signs):
            if day := day_of(rest, standpoint):
                yield day, clock


def _stamp(text: str, now: datetime) -> datetime | None:
    """Read a time as machines write it, in the seeker's zone where it names none."""
    if not _STAMP.fullmatch(text.strip()):
        return None
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return found.astimezone(now.tzinfo) if found.tzinfo else found.replace(tzinfo=now.tzinfo)


def _unclear(text: str, advice: str) -> UnclearDateError:
    words = " ".join(text.split())
    if not words:
        return UnclearDateError("No day was given.", advice=advice)
    shown = words if len(words) <= SHOWN else f"{words[:SHOWN]} …"
    return UnclearDateError(f"“{shown}” is no day that could be understood.", advice=advice, words=text)
