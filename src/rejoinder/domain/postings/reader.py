"""A posting while it is read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from msgspec import Struct

from rejoinder.domain.postings.book import PostingLanguage
from rejoinder.domain.postings.text import Span, sentences
from rejoinder.domain.skills.mentions import Mention


class Reader(Struct, frozen=True, dict=True):
    """A posting while it is read: its text, its folded text, its language, and the skills that it mentions."""

    text: str
    folded: str
    language: PostingLanguage
    mentions: tuple[Mention, ...]

    def own(self, start: int, end: int) -> list[Mention]:
        """Return the skills mentioned within a stretch."""
        first, after = (bisect_left(self._mention_begins, place) for place in (start, end))
        return [one for one in self.mentions[first:after] if one.place.end <= end]

    def sentences(self, start: int, end: int) -> Sequence[Span]:
        """Return the sentences of a stretch."""
        known = self._sentences.get((start, end))
        if known is None:
            known = self._sentences[start, end] = tuple(sentences(self.text, self.folded, start, end))
        return known

    @cached_property
    def _mention_begins(self) -> list[int]:
        return [one.place.start for one in self.mentions]

    @cached_property
    def _sentences(self) -> dict[Span, Sequence[Span]]:
        return {}
