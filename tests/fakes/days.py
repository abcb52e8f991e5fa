"""Days that are said in a few words of one language."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from rejoinder.errors import UnclearDateError

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NEAR = {"today": 0, "yesterday": -1, "tomorrow": 1}


class PlainDays:
    """Understand dates as machines write them, figures with slashes, weekdays, and today with its neighbours."""

    def day(self, text: str, now: datetime, *, future: bool, month_first: bool = False) -> date:
        """Return the day that is meant."""
        word = text.strip().casefold()
        today = now.date()
        if word in NEAR:
            return today + timedelta(NEAR[word])
        if word in WEEKDAYS:
            ahead = (WEEKDAYS.index(word) - today.weekday()) % 7
            return today + timedelta(ahead or 7) if future else today - timedelta(-ahead % 7)
        try:
            if word.count("/") == 2:
                first, second, year = (int(part) for part in word.split("/"))
                return date(year, first, second) if month_first else date(year, second, first)
            return datetime.fromisoformat(word).date()
        except ValueError:
            message = f"“{word[:40]}” is no day that could be understood."
            raise UnclearDateError(message, advice="Say it like 2026-03-12.") from None

    def moment(self, text: str, now: datetime) -> datetime | date:
        """Return the time or the day that is meant."""
        day, _, clock = text.strip().rpartition(" ")
        if day and ":" in clock:
            hour, _, minute = clock.partition(":")
            found = self.day(day, now, future=True)
            return datetime(found.year, found.month, found.day, int(hour), int(minute), tzinfo=now.tzinfo)
        return self.day(text, now, future=True)
