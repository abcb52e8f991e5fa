"""What comparing and linking came to, kept in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rejoinder.domain.gaps.outcomes import Outcome
    from rejoinder.domain.links import Weighed


class MemoryOutcomes:
    """Keeps outcomes as they are given."""

    def __init__(self) -> None:
        self._outcomes: dict[str, Outcome] = {}
        self._weighed: Weighed | None = None
        self._changes = 0

    def outcomes(self) -> dict[str, Outcome]:
        return dict(self._outcomes)

    def put_outcomes(self, outcomes: Mapping[str, Outcome]) -> None:
        self._changes += 1
        self._outcomes |= outcomes

    def weighed(self) -> Weighed | None:
        return self._weighed

    def put_weighed(self, weighed: Weighed) -> None:
        self._changes += 1
        self._weighed = weighed

    def version(self) -> int:
        return self._changes
