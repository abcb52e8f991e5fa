"""A clock that goes on by a minute whenever it is asked."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class TickingClock:
    """Tells a time of its own, so that a test is the same on every day."""

    def __init__(self, start: datetime = datetime(2026, 6, 1, 12, tzinfo=UTC)) -> None:
        self._next = start

    def now(self) -> datetime:
        """Return the time, a minute later than the last time."""
        told, self._next = self._next, self._next + timedelta(minutes=1)
        return told

    def here(self) -> datetime:
        """Return the time where the seeker is: in UTC, so that a test is the same everywhere."""
        return self.now()
