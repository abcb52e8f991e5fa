"""What the services ask of whatever knows the zones of the world."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo
from typing import Protocol


class Zones(Protocol):
    """Knows the zones that people live by."""

    def names(self) -> Sequence[str]:
        """Return the names of all zones, in order."""
        ...

    def find(self, name: str) -> tuple[str, tzinfo]:
        """Return a zone, with its name as it is written; capitals and blanks do not matter.

        Raises UnclearRequestError, which names those that come near.
        """
        ...
