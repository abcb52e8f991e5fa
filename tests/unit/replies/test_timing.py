"""A reply is not dashed off: after an hour, on a working morning, within five days."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.domain.replies.timing import Pace, time_reply

BERLIN = ZoneInfo("Europe/Berlin")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("came", "now", "best"),
    [
        ("2026-03-03T14:00", "2026-03-03T14:05", "2026-03-04T09:00"),  # a Tuesday
        ("2026-03-06T15:00", "2026-03-06T16:00", "2026-03-09T09:00"),  # a Friday: on Monday
        ("2026-03-07T11:00", "2026-03-07T11:01", "2026-03-09T09:00"),  # a Saturday
        ("2026-03-03T08:00", "2026-03-03T08:10", "2026-03-04T09:00"),  # the next morning, not the same
        ("2026-03-03T14:00", "2026-03-05T11:00", "2026-03-05T11:00"),  # that morning has passed: now
        ("2026-03-03T14:00", "2026-03-05T22:00", "2026-03-06T09:00"),  # nobody reads at night
        ("2026-03-03T14:00", "2026-03-05T06:00", "2026-03-05T09:00"),
    ],
)
def test_the_best_time_is_their_next_working_morning(came: str, now: str, best: str) -> None:
    assert time_reply(at(came), at(now)).best == at(best)


def test_after_five_days_it_is_late_and_still_has_a_time() -> None:
    timing = time_reply(at("2026-03-03T14:00"), at("2026-03-20T10:00"))
    assert timing.latest == date(2026, 3, 8)
    assert timing.is_late
    assert timing.best == at("2026-03-20T10:00")


def test_a_letter_without_a_date_came_now() -> None:
    timing = time_reply(None, at("2026-03-03T10:00"))
    assert (timing.earliest, timing.best) == (at("2026-03-03T11:00"), at("2026-03-04T09:00"))
    assert timing.came is None


MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.sampled_from([UTC, BERLIN]))  # noqa: DTZ001  (the zone is drawn)
PACES = st.builds(
    Pace,
    st.integers(0, 100).map(lambda hours: timedelta(hours=hours)),
    st.integers(5, 12),
    st.integers(1, 30).map(lambda days: timedelta(days=days)),
)


@given(MOMENTS, MOMENTS, PACES)
def test_it_is_never_at_night_nor_on_a_weekend_nor_too_soon_nor_past(came: datetime, now: datetime, pace: Pace) -> None:
    timing = time_reply(came, now, pace)
    assert timing.best >= timing.earliest
    assert timing.best >= now
    assert timing.best.weekday() < 5
    assert pace.morning <= timing.best.hour < 17
    assert timing.is_late == (now.date() > timing.latest)
