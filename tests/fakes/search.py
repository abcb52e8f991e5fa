"""A search that looks through everything each time it is asked."""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import date
from typing import TYPE_CHECKING

from rejoinder.domain.facts import text_of
from rejoinder.domain.findable import fact_document, letter_document
from rejoinder.domain.search import MOST, Document, Place, Places, Query, What, fits, joined

if TYPE_CHECKING:
    from collections.abc import Collection

    from rejoinder.domain.applications import Application
    from rejoinder.domain.facts import KeptFact
    from rejoinder.domain.mailbox import Letter


class MemorySearch(ABC):
    """Searches what a store shows."""

    @abstractmethod
    def letters(self) -> list[Letter]: ...

    @abstractmethod
    def facts(self, *, with_undone: bool = False) -> list[KeptFact]: ...

    @abstractmethod
    def kept_texts(self, marks: Collection[str]) -> dict[str, str]: ...

    @abstractmethod
    def applications(self) -> list[Application]: ...

    def search(self, query: Query, limit: int, skip: int = 0) -> Places:
        called = [
            Place(What.APPLICATION, one.id)
            for one in self.applications()
            if fits(query, joined((one.organisation, one.role, one.reference)))
        ]
        said = (document for kept in self.facts() if (document := fact_document(kept, self._words(kept))))
        documents = [*(letter_document(one.message) for one in self.letters()), *said]
        fitting = [one for one in documents if fits(query, f"{joined(one.heads)} · {joined(one.texts)}")]
        fitting.sort(key=lambda one: one.on or date.min, reverse=True)
        heads = [one for one in fitting if _is_of_heads(query, one)]
        rest = [one for one in fitting if not _is_of_heads(query, one)]
        found = [*called, *(one.place for one in (*heads, *rest))]
        return Places(tuple(found[:MOST][skip : skip + limit]), min(len(found), MOST + 1))

    def _words(self, kept: KeptFact) -> str:
        mark = text_of(kept.fact)
        return self.kept_texts([mark]).get(mark, "")

    def make_searchable(self, most: int) -> int:  # noqa: ARG002  (everything can be found at once)
        return 0

    def facts_numbered(self, numbers: Collection[int]) -> list[KeptFact]:
        return [kept for kept in self.facts(with_undone=True) if kept.number in numbers]

    def applications_of(self, anchors: Collection[str]) -> dict[str, Application]:
        return {
            anchor: one
            for one in self.applications()
            for anchor in (one.id, *one.letters, *one.added)
            if anchor in anchors
        }


def _is_of_heads(query: Query, document: Document) -> bool:
    return fits(query, joined(document.heads))
