"""The clock knows the zone that the person lives in, with its summer time."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from rejoinder.adapters.clock import LocalZone, SystemClock

pytestmark = pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of a process cannot be set here")


@pytest.fixture(autouse=True)
def in_berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Live in Berlin for a test."""
    before = os.environ.get("TZ")  # noqa: TID251  (to put it back)
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.setenv("TZ", before or "")
    if before is None:
        monkeypatch.delenv("TZ")
    time.tzset()


def test_now_is_in_utc_and_here_is_the_same_moment() -> None:
    clock = SystemClock()
    now, here = clock.now(), clock.here()
    assert now.tzinfo is UTC
    assert timedelta() <= here - now < timedelta(minutes=1)
    assert isinstance(here.tzinfo, LocalZone)


@pytest.mark.parametrize(("month", "hours", "name"), [(1, 1, "CET"), (7, 2, "CEST")])
def test_each_day_has_its_own_offset(month: int, hours: int, name: str) -> None:
    here = datetime(2026, month, 12, 14, 30, tzinfo=LocalZone())
    assert (here.utcoffset(), here.tzname()) == (timedelta(hours=hours), name)
    assert here.dst() == timedelta(hours=hours - 1)
    assert here.astimezone(UTC) == datetime(2026, month, 12, 14 - hours, 30, tzinfo=UTC)


def test_every_moment_around_the_change_of_clocks_comes_back() -> None:
    for begin in (datetime(2026, 3, 28, 22, 30, tzinfo=UTC), datetime(2026, 10, 24, 22, 30, tzinfo=UTC)):
        for half_hours in range(12):
            moment = begin + timedelta(minutes=30 * half_hours)
            assert moment.astimezone(LocalZone()).astimezone(UTC) == moment


def test_a_zone_without_a_moment_has_no_offset() -> None:
    zone = LocalZone()
    assert (zone.utcoffset(None), zone.dst(None), zone.tzname(None)) == (None, None, None)
