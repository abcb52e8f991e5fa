"""What the services ask of whatever finds things by their words."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

from rejoinder.domain.applications import Application
from rejoinder.domain.facts import KeptFact
from rejoinder.domain.search import Places, Query


class Search(Protocol):
    """Finds what a store holds; whatever is stored, taken back or forgotten is found, or not, at once."""

    def search(self, query: Query, limit: int, skip: int = 0) -> Places:
        """Return some of the places in which all terms of a query stand, and how many there are in all.

        Applications by their names first, then what has all terms in its heads (see `Document`), then the rest; of
        each the newest first.
        """
        ...

    def make_searchable(self, most: int) -> int:
        """Make some more letters findable where not all are, `most` at once, and return how many are left.

        So it is with what was stored before there was a search, or with another way of folding words.
        """
        ...

    def facts_numbered(self, numbers: Collection[int]) -> list[KeptFact]:
        """Return the facts with these numbers, in their order, whether they stand or not."""
        ...

    def applications_of(self, anchors: Collection[str]) -> dict[str, Application]:
        """Return the applications that anchors name (keys of letters, or ids of what the seeker added), by anchor."""
        ...
