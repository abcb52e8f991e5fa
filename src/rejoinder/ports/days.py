"""What the services ask of whatever understands days as people say them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Protocol


class Days(Protocol):
    """Understand "last Tuesday", "vor 3 Tagen", "12.3.", "mañana a las 14:30".

    `now` is aware and in the seeker's zone, one that knows its own summer time. Each method raises UnclearDateError
    where the words cannot be understood, or name a day that there is not or that is absurdly far away. Nothing is
    guessed: where a single word is unknown, the whole is.
    """

    def day(self, text: str, now: datetime, *, future: bool, month_first: bool = False) -> date:
        """Return the day that is meant.

        Words that fit several days ("Tuesday", "12 March", "the 12th") mean the latest one up to today; with `future`
        the next after today. `03/04/2026` is the third of April, with `month_first` the fourth of March; either way
        the other reading is taken where this one makes no date.
        """
        ...

    def moment(self, text: str, now: datetime) -> datetime | date:
        """Return the aware time of an interview that is meant, or its day where the words name no hour.

        A weekday is the next one after today; a date without a year is the nearest.
        """
        ...
