"""What a requirement's rule is given, and what it answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rejoinder.domain.documents.document import Place
from rejoinder.domain.gaps.papers import Paper, Reader, Said
from rejoinder.domain.gaps.verdicts import Evidence, Verdict
from rejoinder.domain.gaps.wording import words
from rejoinder.domain.postings.requirements import Requirement

ORDER = (Verdict.SHOWN, Verdict.OTHER_WORDS, Verdict.HELD, Verdict.MISSING)  # the best first


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict with what it rests on; `near` is what comes near, where nothing meets what is asked.

    `is_whole` is false where only a part of what is asked is met.
    """

    verdict: Verdict
    why: str
    evidence: tuple[Evidence, ...] = ()
    near: tuple[Evidence, ...] = ()
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class Case:
    """A requirement beside the documents: the posting's text and language, the papers, and the day of sending."""

    requirement: Requirement
    posting: str
    language: str
    papers: Sequence[Paper]
    reader: Reader
    day: date

    @property
    def sent(self) -> list[Paper]:
        """Return the papers that went to the organisation."""
        return [paper for paper in self.papers if paper.is_sent]

    @property
    def held(self) -> list[Paper]:
        """Return the papers that did not."""
        return [paper for paper in self.papers if not paper.is_sent]

    def said(self, place: Place) -> Said:
        """Return what a stretch of the posting asks for."""
        return self.reader.said(words(place.of(self.posting), place.start), self.posting, self.language)

    def things(self) -> Iterator[Said]:
        """Yield what would do: each alternative, then what stands before the first, or else the whole quote."""
        places = self.requirement.any_of
        for place in places:
            yield self.said(place)
        whole = self.requirement.place
        if not places:
            yield self.said(whole)
        elif places[0].start > whole.start:
            yield self.said(Place(whole.start, places[0].start))

    def classes(self, place: Place, prefix: str) -> dict[str, list[int]]:
        """Return the word classes of a name that a stretch of the posting holds, and from which word each."""
        return classes(self.reader, self.posting, place, self.language, prefix)


def classes(reader: Reader, text: str, place: Place, code: str, prefix: str) -> dict[str, list[int]]:
    """Return the word classes whose names begin with `prefix` in a stretch of text, without the prefix."""
    language = reader.languages.get(code) or reader.languages["en"]
    sentence = words(place.of(text), place.start)
    found = language.classes(language.occurrences(sentence))
    start = "@" + prefix
    return {name.removeprefix(start): at for name, at in found.items() if name.startswith(start)}


def better(first: Judged | None, second: Judged | None) -> Judged | None:
    """Return the better of two verdicts, the first where they are as good."""
    if first is None or second is None:
        return first or second
    return second if ORDER.index(second.verdict) < ORDER.index(first.verdict) else first
