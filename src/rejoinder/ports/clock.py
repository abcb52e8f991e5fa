"""What the services ask of a clock."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """Return the time, aware, in UTC."""
        ...

    def here(self) -> datetime:
        """Return the time in the seeker's zone, which knows its own summer time."""
        ...
