"""Weigh whether a thing that a posting names is asked for: what the rules found, and what they passed over.

A linear model over the words of a thing, those around it and where in the posting it stands, fitted on labelled
postings by `scripts/fit_posting_asked.py` (docs/decisions/0043-weighed-requirements.md).
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from enum import StrEnum
from functools import cached_property, lru_cache
from itertools import pairwise

from msgspec import Struct

from rejoinder.domain.documents.document import Place
from rejoinder.domain.letters.ngrams import BIAS, NgramModel
from rejoinder.domain.postings.book import PostingLanguage
from rejoinder.domain.postings.parts import likely_parts, runs_of
from rejoinder.domain.postings.requirements import Requirement, RequirementKind
from rejoinder.domain.postings.sections import Section
from rejoinder.domain.postings.text import Span
from rejoinder.domain.postings.units import Unit
from rejoinder.domain.skills.mentions import Mention


class Origin(StrEnum):
    """How a thing came to be weighed; the weights of each are its own."""

    ASKED = "asked"  # the rules take it for asked openly
    IMPLIED = "implied"  # the rules take it for implied, or the book of skills knows it
    PASSED = "passed"  # it stands in a sentence in which the rules find nothing asked
    SENTENCE = "sentence"  # such a sentence, as a whole


# How likely each has to be. A thing raises F1 where it is likelier than half of what F1 is.
LEAST_LIKELY: Mapping[Origin, float] = {
    Origin.ASKED: 0.37,
    Origin.IMPLIED: 0.35,
    Origin.PASSED: 0.33,
    Origin.SENTENCE: 0.15,  # only saves the time to look into the others
}
LEAST_TEXT = 500  # characters of a posting; a shorter one shows too little to overrule the rules
# Parts whose sentences may ask for something though the rules pass over them.
OPEN_TO_MORE = frozenset(
    {Section.ASKED, Section.COMPANY, Section.DUTIES, Section.FACTS, Section.NOTES, Section.OTHER, Section.ROLE}
)
BEFORE, BEHIND = 8, 5  # words beside a thing that are looked at
MOST_BESIDE = 6
MOST_WORDS = 12  # from which things are of one length
WHOLE = 4  # words of a thing that is known as a whole
FIFTHS = 5  # stretches that a posting is divided into
_WORD = re.compile(r"[^\W_]+(?:['’+#.-]+[^\W_]+)*[+#]*|[^\w\s=]")
_ENDINGS = ("ies", "ing", "ed", "es", "s")
_LEAST_STEM = 3
MOST_STEMS = 20_000  # that are kept


class Candidate(Struct, frozen=True):
    """A thing that may be asked for: as a requirement, how it came to be weighed, and what is seen of it."""

    requirement: Requirement
    origin: Origin
    runs: AbstractSet[str]


class Sight(Struct, frozen=True, dict=True):
    """A posting as its things are weighed: what stands in it, what the rules found, and the skills it mentions."""

    text: str
    folded: str
    units: Sequence[Unit]
    found: Sequence[Requirement]
    mentions: Sequence[Mention]
    part_model: NgramModel

    @cached_property
    def words(self) -> tuple[list[int], list[str]]:
        """Return where the words and marks of the text begin, and each without its ending."""
        matches = list(_WORD.finditer(self.folded))
        return [match.start() for match in matches], [stem(match.group()) for match in matches]

    @cached_property
    def _unit_begins(self) -> list[int]:
        return [unit.start for unit in self.units]

    @cached_property
    def _mention_begins(self) -> list[int]:
        return [one.place.start for one in self.mentions]

    @cached_property
    def title(self) -> str:
        """Return the first line."""
        return self.folded[: max(0, self.folded.find("\n"))]

    @cached_property
    def asked(self) -> str:
        """Return the words of all that the rules take for asked openly."""
        return " ".join(self.folded[one.place.start : one.place.end] for one in self.found if not one.implied)

    @cached_property
    def times(self) -> Counter[str]:
        """Return how often each skill is mentioned by the same words."""
        return Counter(self.folded[one.place.start : one.place.end] for one in self.mentions)

    @cached_property
    def beside(self) -> Counter[int]:
        """Return how many things the rules find in each unit, by where it begins."""
        units = (self.unit_at(one.place.start) for one in self.found)
        return Counter(unit.start for unit in units if unit is not None)

    def unit_at(self, place: int) -> Unit | None:
        """Return the unit in which a place stands."""
        at = bisect_right(self._unit_begins, place) - 1
        return self.units[at] if at >= 0 and place < self.units[at].end else None

    def known_in(self, place: Place) -> Mention | None:
        """Return the first skill that is mentioned within a stretch."""
        at = bisect_left(self._mention_begins, place.start)
        found = self.mentions[at] if at < len(self.mentions) else None
        return found if found is not None and place.covers(found.place) else None

    def between(self, start: int, end: int) -> Span:
        """Return the numbers of the words that begin in a stretch."""
        begins = self.words[0]
        return bisect_left(begins, start), bisect_left(begins, end)


@lru_cache(maxsize=MOST_STEMS)
def stem(word: str) -> str:
    """Return a word without its ending."""
    for ending in _ENDINGS:
        if len(word) > len(ending) + _LEAST_STEM and word.endswith(ending):
            return word.removesuffix(ending)
    return word


def is_weighed(text: str, language: PostingLanguage) -> bool:
    """Tell whether a posting is weighed: there are weights for its language, and it is long enough to tell."""
    return BIAS in language.asked_model.lines and len(text) >= LEAST_TEXT


def likelihood(runs: AbstractSet[str], origin: Origin, model: NgramModel) -> float:
    """Return how likely a thing or a sentence is asked for, by its runs."""
    return 1 / (1 + math.exp(-model.score(runs, origin.value)))


def is_likely(runs: AbstractSet[str], origin: Origin, model: NgramModel) -> bool:
    """Tell whether a thing or a sentence is likely enough to be asked for."""
    return likelihood(runs, origin, model) >= LEAST_LIKELY[origin]


def weighable(sight: Sight, things: Sequence[Requirement], origin: Origin) -> list[Candidate]:
    """Return things of one origin with what is seen of each, in their order."""
    found = []
    said: set[str] = set()
    known = frozenset(one.place for one in sight.found)
    parts: dict[Unit, Sequence[str]] = {}
    for one in things:
        unit = sight.unit_at(one.place.start)
        if unit is None:
            continue
        runs = {*_around(sight, unit, one.place), *_form(sight, unit, one)}
        if origin is Origin.IMPLIED:
            runs.update(_implied(sight, unit, one, said, is_ruled=one.place in known))
            said.add(sight.folded[one.place.start : one.place.end])
        if origin is Origin.PASSED:
            if unit not in parts:
                parts[unit] = tuple(_part(sight, unit))
            runs.update(parts[unit])
        found.append(Candidate(one, origin, runs))
    return found


def sentence_runs(sight: Sight, unit: Unit, place: Span) -> frozenset[str]:
    """Return what is seen of a sentence as a whole."""
    start, end = sight.between(*place)
    stems = sight.words[1][start:end]
    form = f"=section {unit.section.value}", "=item" if unit.is_item else "=prose", f"=long {_few(end - start)}"
    return frozenset((*stems, *("^" + word for word in stems[:1]), *form))


def _few(count: int, size: int = 8, most: int = 6) -> int:
    """Return a count in steps, so that like ones are the same."""
    return min(count // size, most)


def _around(sight: Sight, unit: Unit, place: Place) -> list[str]:
    """Return the words of a thing, and those of its unit before, behind and at its beginning."""
    begins, stems = sight.words
    first, after = sight.between(unit.start, unit.end)
    start = max(first, bisect_right(begins, place.start) - 1)
    end = max(start + 1, bisect_left(begins, place.end))
    own, before, behind = (
        stems[start:end],
        stems[max(first, start - BEFORE) : start],
        stems[end : min(after, end + BEHIND)],
    )
    found = [
        *own,
        *map(" ".join, pairwise(own)),
        f"first:{own[0]}",
        f"last:{own[-1]}",
        *[f"<{word}" for word in before],
        f"<<{before[-1] if before else ''}",
        *[f">{word}" for word in behind],
        f">>{behind[0] if behind else ''}",
        *["^" + " ".join(stems[first : min(after, first + count)]) for count in (1, 2, 3)],
        f"=words {min(end - start, MOST_WORDS)}",
        f"=at {min(start - first, WHOLE)}",
        f"=left {min(after - end, WHOLE)}",
        f"=long {_few(after - first)}",
    ]
    if len(own) <= WHOLE:
        found.append(f"whole:{' '.join(own)}")
    if before:
        found.append(f"<<{' '.join(before[-2:]) if len(before) > 1 else f'^ {before[-1]}'}")
    if behind:
        found.append(f">>{' '.join(behind[:2])}")
    return found


def _form(sight: Sight, unit: Unit, one: Requirement) -> Iterator[str]:
    """Yield what is seen of a thing besides its words: its kind, where it stands, and how much the rules find."""
    yield f"=kind {one.kind.value}"
    yield f"=section {unit.section.value}"
    yield "=item" if unit.is_item else "=prose"
    yield "=label" if unit.label is not None else "=no label"
    if unit.is_unknown:
        yield "=unknown heading"
    yield f"=beside {min(sight.beside[unit.start], MOST_BESIDE)}"
    yield f"=among {_few(len(sight.found), 5, 8)}"
    yield f"=down {FIFTHS * one.place.start // max(1, len(sight.text))}"
    known = sight.known_in(one.place)
    if known is not None:
        yield f"=known {_sort(known)}"
        if known.place == one.place:
            yield "=known whole"


def _sort(mention: Mention) -> str:
    return f"{'tool' if mention.is_tool else 'skill'}{'' if mention.is_certain else ' perhaps'}"


def _implied(sight: Sight, unit: Unit, one: Requirement, said: AbstractSet[str], *, is_ruled: bool) -> Iterator[str]:
    """Yield what is seen of a thing that work may imply: its form, and where else the posting names it."""
    quote, words = one.quote, sight.folded[one.place.start : one.place.end]
    yield "=by rules" if is_ruled else "=by the book"
    yield (
        f"=form {'A' if quote[:1].isupper() else 'a'}{'A' if any(map(str.isupper, quote[1:])) else ''}"
        f"{'0' if any(map(str.isdigit, quote)) else ''}{'-' if ' ' in quote else ''}"
    )
    if words in said:
        yield "=said before"
    if words in sight.asked:
        yield "=asked elsewhere"
    if words in sight.title:
        yield "=in the title"
    yield f"=times {min(3, sight.times[words])}"
    yield f"={'tool' if one.kind is RequirementKind.TOOL else 'craft'} in {unit.section.value}"


def _part(sight: Sight, unit: Unit) -> Iterator[str]:
    """Yield what part of a posting the words of a unit tell, whatever its heading says."""
    if BIAS in sight.part_model.lines:
        likely = likely_parts(runs_of(sight.folded, unit), sight.part_model)
        yield f"=likely {max(likely, key=lambda part: likely[part]).value}"
        yield f"=asks {int(likely[Section.ASKED] * FIFTHS)}"
