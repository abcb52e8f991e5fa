"""What a requirement's rule is given, and what it answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache

from msgspec import Struct, field

from rejoinder.domain.documents.document import Place
from rejoinder.domain.gaps.papers import LEAST_LETTERS, Paper, Reader, Said, occurrences
from rejoinder.domain.gaps.verdicts import Evidence, Verdict
from rejoinder.domain.gaps.wording import words
from rejoinder.domain.letters.language import Language
from rejoinder.domain.postings.requirements import Requirement, RequirementKind
from rejoinder.domain.records import replace

_SHORT_FORM = re.compile(r"\s\(([A-Z][A-Za-z&/.-]{1,7})\)")
_OF = re.compile(r"\s(?:of|de|du|des|von|der)\s(?:the\s|la\s|a\s)?$|\sd['’]$")
_FIRST_LETTER = re.compile(r"\b[^\W\d_]")
ORDER = (Verdict.SHOWN, Verdict.OTHER_WORDS, Verdict.HELD, Verdict.MISSING)  # the best first
REMEMBERED = 4_000  # stretches of documents and postings whose word classes are kept
_MOST_NAMED = 200  # beginnings of names of word classes, each in each language


class Judged(Struct, frozen=True):
    """A verdict with what it rests on; `near` is what comes near, where nothing meets what is asked.

    `is_whole` is false where only a part of what is asked is met. `choice` are the words of the alternative that is.
    """

    verdict: Verdict
    why: str
    evidence: tuple[Evidence, ...] = ()
    near: tuple[Evidence, ...] = ()
    is_whole: bool = True
    choice: str = ""


class Case(Struct, frozen=True, eq=False):
    """A requirement beside the documents: the posting's text and language, the papers, and the day of sending."""

    requirement: Requirement
    posting: str
    language: str
    papers: Sequence[Paper]
    reader: Reader
    day: date
    _said: dict[Place, Said] = field(default_factory=dict)

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
        known = self._said.get(place)
        if known is None:
            sentence = words(place.of(self.posting), place.start)
            known = self._said[place] = self.reader.said(sentence, self.posting, self.language)
        return known

    def things(self) -> Iterator[Said]:
        """Yield what would do: each alternative, then what stands before the first, or else the whole quote.

        A short form in brackets is another name of what stands before it: "Basic Life Support (BLS)".
        """
        places = self.requirement.any_of
        whole = self.requirement.place
        front = self._front(places)
        for place in places:
            for said in map(self.said, _names(self.posting, place)):
                yield _behind(front, said) if front else said
        if not places:
            yield from map(self.said, _names(self.posting, whole))
        elif places[0].start > whole.start and front is None:
            yield self.said(Place(whole.start, places[0].start))

    def _front(self, places: Sequence[Place]) -> Said | None:
        """Return what all alternatives share in front of them: "analysis of sales or costs"; none if they do not."""
        if not places or self.requirement.kind is RequirementKind.TOOL:
            return None
        place = Place(self.requirement.place.start, places[0].start)
        if _OF.search(place.of(self.posting)) is None:
            return None
        said = self.said(place)
        return said if said.stems else None

    def classes(self, place: Place, prefix: str) -> Mapping[str, Sequence[int]]:
        """Return the word classes of a name that a stretch of the posting holds, and from which word each."""
        return classes(self.reader, self.posting, place, self.language, prefix)


def _behind(front: Said, said: Said) -> Said:
    """Return an alternative with what stands in front of all."""
    ideas = {**front.ideas, **said.ideas}
    stems = {**front.stems, **said.stems}
    return replace(said, stems=stems, ideas=ideas, head=front.head, light=front.light | said.light)


def _names(text: str, place: Place) -> Iterator[Place]:
    """Yield a stretch, and where it ends in a short form in brackets, either name alone."""
    yield place
    found = _SHORT_FORM.search(text, place.start, place.end)
    if found and found.end() == place.end and _is_short_for(found.group(1), text[place.start : found.start()]):
        yield Place(place.start, found.start())
        yield Place(*found.span(1))


def _is_short_for(short: str, words: str) -> bool:
    """Tell whether letters begin words in their order: "BLS" is short for "Basic Life Support"."""
    letters = [char for char in short.lower() if char.isalpha()]
    begun = iter(match.group().lower() for match in _FIRST_LETTER.finditer(words))
    return len(letters) >= LEAST_LETTERS and all(letter in begun for letter in letters)


def classes(reader: Reader, text: str, place: Place, code: str, prefix: str) -> Mapping[str, Sequence[int]]:
    """Return the word classes whose names begin with `prefix` in a stretch of text, without the prefix."""
    return _classes(reader.languages.get(code) or reader.languages["en"], place.of(text), "@" + prefix)


@lru_cache(maxsize=REMEMBERED)
def _classes(language: Language, stretch: str, start: str) -> Mapping[str, Sequence[int]]:
    """Return the word classes of a stretch; it is asked of the lines of one résumé for each posting."""
    wanted = class_names(language, start)
    found = occurrences(language, words(stretch).words)
    return {wanted[element]: [first for first, _ in spans] for element, spans in found.items() if element in wanted}


@lru_cache(maxsize=_MOST_NAMED)
def class_names(language: Language, start: str) -> Mapping[int, str]:
    """Return the numbers of the word classes whose names begin alike, with the rest of their names."""
    return {
        number: name.removeprefix(start)
        for name, number in language.numbers.items()
        if name.startswith(start) and "|" not in name
    }


def better(first: Judged | None, second: Judged | None) -> Judged | None:
    """Return the better of two verdicts, the first where they are as good."""
    if first is None or second is None:
        return first or second
    return second if ORDER.index(second.verdict) < ORDER.index(first.verdict) else first
