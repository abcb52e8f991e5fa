"""When to write: not within the hour, best their next working morning, within five days (METHOD, step 2)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from msgspec import Struct

_WEEK = 5  # working days, Monday first
_NUMBERS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 10: "ten"}
_EVENING = 17  # o'clock; what comes later is read the next morning


class Pace(Struct, frozen=True):
    """How soon and how late the seeker wants to answer."""

    wait: timedelta = timedelta(hours=1)
    morning: int = 9  # o'clock
    within: timedelta = timedelta(days=5)

    @property
    def words(self) -> str:
        """Say in a sentence how soon and how late that is."""
        hours, days = self.wait // timedelta(hours=1), self.within.days
        soon = "the hour" if hours <= 1 else f"{hours} hours"
        return f"Not within {soon}, but within {'a day' if days == 1 else f'{_NUMBERS.get(days, days)} days'}."


USUAL = Pace()


class Timing(Struct, frozen=True):
    """When to write: not before, best at, and by which day; all in the zone that `now` had.

    `is_late` if that day has passed, `is_now` if no time is better than now. `came` is None where nobody knows when
    the letter came.
    """

    earliest: datetime
    best: datetime
    latest: date
    is_late: bool
    came: datetime | None
    is_now: bool = False

    @property
    def is_in_time(self) -> bool:
        """Tell whether the best time is not later than the last good day."""
        return self.best.date() <= self.latest


def time_reply(came: datetime | None, now: datetime, pace: Pace = USUAL) -> Timing:
    """Return when to answer a letter that came at a time, seen from `now`, whose zone says when it is morning.

    A letter that is dated later than now, or not at all, came now.
    """
    arrived = min(came.astimezone(now.tzinfo), now) if came else now
    earliest = arrived + pace.wait
    best = _next_morning(arrived, pace)
    while best < earliest:
        best = _next_morning(best, pace)
    if best < now:
        is_working = now.weekday() < _WEEK and pace.morning <= now.hour < _EVENING and now >= earliest
        best = now if is_working else _next_morning(now, pace, is_today_good=True)
    latest = (arrived + pace.within).date()
    return Timing(earliest, best, latest, now.date() > latest, came, is_now=best == now)


def _next_morning(after: datetime, pace: Pace, *, is_today_good: bool = False) -> datetime:
    """Return the next working morning; of the same day only where that is good and yet to come."""
    day = after.date() if is_today_good else after.date() + timedelta(days=1)
    while True:
        morning = datetime.combine(day, time(pace.morning), after.tzinfo)
        if day.weekday() < _WEEK and morning >= after:
            return morning
        day += timedelta(days=1)
