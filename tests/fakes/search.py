"""A search that looks through everything each time it is asked."""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import date
from typing import TYPE_CHECKING

from rejoinder.domain.findable import fact_document, letter_document
from rejoinder.domain.search import Document, Place, Places, Query, What, fits, folded

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from rejoinder.domain.applications import Application
    from rejoinder.domain.facts import KeptFact
    from rejoinder.domain.mailbox import Letter


class MemorySearch(ABC):
    """Searches what a store shows."""

    @abstractmethod
    def letters(self) -> list[Letter]: ...

    @abstractmethod
    def facts(self) -> list[KeptFact]: ...

    @abstractmethod
    def applications(self) -> list[Application]: ...

    def search(self, query: Query, limit: int, skip: int = 0) -> Places:
        called = [
            Place(What.APPLICATION, one.id)
            for one in self.applications()
            if fits(query, _folded((one.organisation, one.role, one.reference)))
        ]
        said = (document for kept in self.facts() if (document := fact_document(kept)))
        documents = [*(letter_document(one.message) for one in self.letters()), *said]
        fitting = [one for one in documents if fits(query, _folded((*one.heads, *one.texts)))]
        fitting.sort(key=lambda one: one.on or date.min, reverse=True)
        heads = [one for one in fitting if _is_of_heads(query, one)]
        rest = [one for one in fitting if not _is_of_heads(query, one)]
        found = [*called, *(one.place for one in (*heads, *rest))]
        return Places(tuple(found[skip : skip + limit]), len(found))

    def make_searchable(self, most: int) -> int:  # noqa: ARG002  (everything can be found at once)
        return 0

    def applications_of(self, anchors: Collection[str]) -> dict[str, Application]:
        return {
            anchor: one
            for one in self.applications()
            for anchor in (one.id, *one.letters, *one.added)
            if anchor in anchors
        }


def _is_of_heads(query: Query, document: Document) -> bool:
    return fits(query, _folded(document.heads))


def _folded(texts: Iterable[str]) -> list[list[str]]:
    return [folded(text) for text in texts]
