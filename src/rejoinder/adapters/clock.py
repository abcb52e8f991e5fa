"""The clock of the machine, and the zone that the person lives in."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta, tzinfo


class SystemClock:
    """Tell the machine's time."""

    def now(self) -> datetime:
        """Return the time, aware, in UTC."""
        return datetime.now(UTC)

    def here(self) -> datetime:
        """Return the time in the seeker's zone, which knows its own summer time."""
        return datetime.now(LocalZone())


class LocalZone(tzinfo):
    """The zone that the machine is set to, with the offset that holds at each moment.

    `datetime.astimezone()` alone gives the offset of one moment, which is wrong for an interview after the clocks
    change. (After the examples of the documentation of `datetime.tzinfo`.)
    """

    def fromutc(self, dt: datetime) -> datetime:
        """Return a moment of this zone, given as if it were UTC."""
        local = dt.replace(tzinfo=UTC).astimezone()
        here = local.replace(tzinfo=self)
        # The hour that comes twice when the clocks are put back: this is its second time.
        return here if here.utcoffset() == local.utcoffset() else here.replace(fold=1)

    def utcoffset(self, dt: datetime | None) -> timedelta | None:
        """Return how far the zone is ahead of UTC."""
        return None if dt is None else dt.replace(tzinfo=None).astimezone().utcoffset()

    def dst(self, dt: datetime | None) -> timedelta | None:
        """Return how far the clocks are put forward."""
        if dt is None:
            return None
        return timedelta(hours=1) if time.localtime(dt.replace(tzinfo=None).timestamp()).tm_isdst > 0 else timedelta()

    def tzname(self, dt: datetime | None) -> str | None:
        """Return the zone's name."""
        return None if dt is None else dt.replace(tzinfo=None).astimezone().tzname()
