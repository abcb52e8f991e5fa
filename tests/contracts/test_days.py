"""Hold everything that understands days to the contract."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rejoinder.adapters.days.said import SaidDays
from tests.contracts.days import DaysContract
from tests.fakes.days import PlainDays

if TYPE_CHECKING:
    from rejoinder.ports.days import Days


class TestPlainDays(DaysContract):
    """What unit tests use."""

    def make(self) -> Days:
        """Return days in plain words."""
        return PlainDays()


class TestSaidDays(DaysContract):
    """What people use."""

    def make(self) -> Days:
        """Return days as people say them."""
        return SaidDays()
