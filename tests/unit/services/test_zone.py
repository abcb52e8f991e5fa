"""The zone that the seeker chose decides whose day it is, and can be taken back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from rejoinder.adapters.days.said import SaidDays
from rejoinder.adapters.zones import ZoneFiles
from rejoinder.domain.facts import LivesIn
from rejoinder.errors import UnclearRequestError
from rejoinder.services.operations import undo
from rejoinder.services.zone import SeekersClock, choose_zone, zone_of
from tests.fakes.clock import TickingClock
from tests.fakes.house import House

EVENING = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)


@pytest.fixture
def house() -> House:
    house = House()
    house.clock = TickingClock(EVENING)
    return house


def clock(house: House) -> SeekersClock:
    return SeekersClock(house.clock, house.store, ZoneFiles())


def test_without_a_word_it_is_the_machines(house: House) -> None:
    assert zone_of(house.store) == ""
    assert clock(house).here().utcoffset() == timedelta()


def test_whose_day_it_is_follows_the_zone(house: House) -> None:
    at = clock(house)
    assert at.here().date() == date(2026, 7, 1)
    assert choose_zone(house.store, at, ZoneFiles(), "asia/tokyo") == ("Asia/Tokyo", 1)
    assert at.here().date() == date(2026, 7, 2)
    assert SaidDays().day("yesterday", at.here(), future=False) == date(2026, 7, 1)
    assert at.now().utcoffset() == timedelta()


def test_it_is_taken_back_and_the_machines_again(house: House) -> None:
    at = clock(house)
    choose_zone(house.store, at, ZoneFiles(), "Asia/Tokyo")
    _, number = choose_zone(house.store, at, ZoneFiles(), "America/Lima")
    assert at.here().utcoffset() == timedelta(hours=-5)
    undo(house.store, at, house.settler(), number)
    assert at.here().utcoffset() == timedelta(hours=9)
    assert choose_zone(house.store, at, ZoneFiles(), "Machine")[0] == ""
    assert at.here().utcoffset() == timedelta()


def test_what_is_no_zone_or_is_the_zone_already_is_refused(house: House) -> None:
    for name in ("machine", "Nowhere/At_All"):
        with pytest.raises(UnclearRequestError):
            choose_zone(house.store, house.clock, ZoneFiles(), name)
    assert house.store.log() == []


def test_a_zone_that_this_machine_does_not_know_is_passed_over(house: House) -> None:
    house.store.record("restore", EVENING, {}, [LivesIn("Moon/Tranquility")])
    assert clock(house).here().utcoffset() == timedelta()
