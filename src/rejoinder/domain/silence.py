"""How long organisations take to answer this seeker, and when silence lasts longer than that."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from msgspec import Struct, field

from rejoinder.domain.applications import Application
from rejoinder.domain.linking.names import organisation_key

# So many answers tell what is usual: fewer would be one organisation's habit, or chance.
ENOUGH = 5
ENOUGH_THERE = 2
# Nine of ten answers came within the days that count as usual.
SHARE = 0.9
LEAST_DAYS = 7  # asking sooner presses


class Usual(Struct, frozen=True):
    """The days within which an answer usually came, of how many answers, and whether from this organisation."""

    days: int
    answers: int
    is_theirs: bool


class Waits(Struct):
    """The days from applying to the first answer, of all the seeker's applications."""

    everywhere: list[int] = field(default_factory=list)
    there: dict[str, list[int]] = field(default_factory=dict)
    known: dict[str, Usual | None] = field(default_factory=dict)  # what was asked for before

    @classmethod
    def of(cls, applications: Iterable[Application]) -> Waits:
        """Count them; what was answered on the day it came to be known tells of no wait."""
        waits = cls()
        for one in applications:
            applied, answered = one.standing.applied, one.standing.answered
            if applied and answered and answered > applied and not one.is_provisional:
                days = (answered - applied).days
                waits.everywhere.append(days)
                waits.there.setdefault(organisation_key(one.organisation), []).append(days)
        return waits

    def usual(self, organisation: str) -> Usual | None:
        """Return what is usual for an organisation, else for this seeker; None while too few answers tell."""
        key = organisation_key(organisation) if organisation else ""
        if key not in self.known:
            self.known[key] = self._counted(self.there.get(key, []) if key else [])
        return self.known[key]

    def _counted(self, there: list[int]) -> Usual | None:
        if len(there) >= ENOUGH_THERE:
            return Usual(_within(there), len(there), is_theirs=True)
        if len(self.everywhere) >= ENOUGH:
            return Usual(_within(self.everywhere), len(self.everywhere), is_theirs=False)
        return None


def _within(days: list[int]) -> int:
    """Return the days within which the usual share of answers came (nearest-rank percentile)."""
    ordered = sorted(days)
    return max(LEAST_DAYS, ordered[ceil(SHARE * len(ordered)) - 1])
