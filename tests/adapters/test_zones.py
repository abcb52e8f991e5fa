"""Zones are found as people write them, and where none is meant those that come near are named."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from rejoinder.adapters.zones import ZoneFiles
from rejoinder.errors import UnclearRequestError

NOON = datetime(2026, 7, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "name", "hours"),
    [
        ("Europe/Vienna", "Europe/Vienna", 2),
        (" europe/vienna ", "Europe/Vienna", 2),
        ("America/New York", "America/New_York", -4),
        ("asia/kolkata", "Asia/Kolkata", 5.5),
        ("utc", "UTC", 0),
        ("Etc/GMT+7", "Etc/GMT+7", -7),
    ],
)
def test_a_zone_is_found_by_its_name(words: str, name: str, hours: float) -> None:
    found, zone = ZoneFiles().find(words)
    assert (found, NOON.astimezone(zone).utcoffset()) == (name, timedelta(hours=hours))


@pytest.mark.parametrize(
    ("words", "near"),
    [
        *(("Vienna", "Europe/Vienna"), ("Europe/Viena", "Europe/Vienna"), ("new york", "America/New_York")),
        *(("Berlín", "Europe/Berlin"), ("kolkatta", "Asia/Kolkata")),
        ("buenos aires", "America/Argentina/Buenos_Aires"),
    ],
)
def test_where_none_is_meant_those_that_come_near_are_named(words: str, near: str) -> None:
    with pytest.raises(UnclearRequestError) as error:
        ZoneFiles().find(words)
    assert f"“{near}”" in error.value.advice


@pytest.mark.parametrize(
    "words", ["", "x", "../../etc/passwd", "/etc/localtime", "\0", "zz" * 5_000, "posix/UTC", "🦉"]
)
def test_what_is_no_zone_is_refused(words: str) -> None:
    with pytest.raises(UnclearRequestError, match="There is no zone") as error:
        ZoneFiles().find(words)
    assert len(str(error.value)) < 400


def test_all_zones_can_be_found() -> None:
    zones = ZoneFiles()
    assert len(zones.names()) > 400
    assert list(zones.names()) == sorted({zones.find(name)[0] for name in zones.names()})
