"""What everything promises that understands days."""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from rejoinder.errors import UnclearDateError

if TYPE_CHECKING:
    from rejoinder.ports.days import Days

NOW = datetime(2026, 3, 19, 10, 0, tzinfo=ZoneInfo("Europe/Berlin"))  # a Thursday, ten days before summer time
TODAY = NOW.date()
ABSURD = [
    "",
    "   ",
    "soon",
    "2026-02-30",
    "32/01/2026",
    "Tuesday of yesteryear",
    "x" * 10_000,
    "2026-03-12 " * 900,
    "\0",
]


class DaysContract(ABC):
    """Run on each implementation by a subclass that knows how to make one."""

    @abstractmethod
    def make(self) -> Days:
        """Return what understands days."""

    @pytest.mark.parametrize("text", ["1970-01-01", "2024-02-29", "2026-03-12", "2026-12-31", "2031-01-01"])
    def test_a_date_as_machines_write_it_is_that_day(self, text: str) -> None:
        for future in (False, True):
            assert self.make().day(text, NOW, future=future) == date.fromisoformat(text)

    @pytest.mark.parametrize(("text", "away"), [("today", 0), ("Yesterday", -1), (" tomorrow ", 1)])
    def test_today_and_its_neighbours_are_known(self, text: str, away: int) -> None:
        assert self.make().day(text, NOW, future=False) == TODAY + timedelta(away)

    def test_a_weekday_looks_back_or_ahead(self) -> None:
        days = self.make()
        assert days.day("Tuesday", NOW, future=False) == date(2026, 3, 17)
        assert days.day("Tuesday", NOW, future=True) == date(2026, 3, 24)

    def test_todays_weekday_is_today_or_in_a_week(self) -> None:
        days = self.make()
        assert days.day("Thursday", NOW, future=False) == TODAY
        assert days.day("Thursday", NOW, future=True) == date(2026, 3, 26)

    def test_the_day_comes_first_unless_the_month_does(self) -> None:
        days = self.make()
        assert days.day("04/03/2026", NOW, future=False) == date(2026, 3, 4)
        assert days.day("04/03/2026", NOW, future=False, month_first=True) == date(2026, 4, 3)

    def test_a_moment_is_in_the_seekers_zone(self) -> None:
        found = self.make().moment("2026-03-24 09:30", NOW)
        assert found == datetime(2026, 3, 24, 9, 30, tzinfo=NOW.tzinfo)

    def test_a_moment_keeps_its_hour_when_summer_time_begins(self) -> None:
        found = self.make().moment("2026-04-01 09:30", NOW)
        assert isinstance(found, datetime)
        assert (found.hour, found.utcoffset()) == (9, timedelta(hours=2))

    def test_a_moment_without_an_hour_is_a_day(self) -> None:
        found = self.make().moment("2026-03-24", NOW)
        assert not isinstance(found, datetime)
        assert found == date(2026, 3, 24)

    @pytest.mark.parametrize("text", ABSURD, ids=range(len(ABSURD)))
    def test_what_is_no_day_is_refused_with_examples(self, text: str) -> None:
        with pytest.raises(UnclearDateError) as caught:
            self.make().day(text, NOW, future=False)
        assert "2026-03-12" in caught.value.advice
        assert len(caught.value.message) < 100
        with pytest.raises(UnclearDateError):
            self.make().moment(text, NOW)
