"""Read a posting: every requirement with its quote, kind, whether it is a must, and its alternatives."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from rejoinder.domain.documents.document import Place
from rejoinder.domain.postings.amounts import amounts
from rejoinder.domain.postings.asking import (
    CHECKED,
    LEAST_LISTED,
    Weights,
    asked_parts,
    checked_parts,
    is_must,
    preferred_in_brackets,
    sought,
)
from rejoinder.domain.postings.book import PostingBook
from rejoinder.domain.postings.implied import implied, kind_named, listed
from rejoinder.domain.postings.kind_model import WEIGHED
from rejoinder.domain.postings.labels import besides, read_label
from rejoinder.domain.postings.layout import read_units
from rejoinder.domain.postings.reader import Reader
from rejoinder.domain.postings.repeats import without_repeats
from rejoinder.domain.postings.requirements import PostingReading, Requirement, RequirementKind
from rejoinder.domain.postings.sections import SILENT, WORK, Section
from rejoinder.domain.postings.splitting import Piece, stripped
from rejoinder.domain.postings.telling import NAMES, tell_language
from rejoinder.domain.postings.text import MAX_TEXT, Span, fold, trimmed, without_idle
from rejoinder.domain.postings.things import piece_of, things
from rejoinder.domain.postings.units import Unit
from rejoinder.domain.postings.weighing import (
    OPEN_TO_MORE,
    Candidate,
    Origin,
    Sight,
    is_likely,
    is_weighed,
    sentence_runs,
    weighable,
)
from rejoinder.domain.postings.wrapping import joined, moved
from rejoinder.domain.records import replace
from rejoinder.domain.skills.mentions import Skills

TOLD = frozenset({Section.APPLY, Section.LEGAL})  # parts that tell of what is checked before one may begin
LIMITS = frozenset({RequirementKind.PLACE, RequirementKind.SHIFT})  # that stand as bare facts at the head
LONGEST_HEAD = 400  # characters
LONGEST_LEFT = 60  # characters of what was left off a thing, up to a skill named in it
LONGEST_TITLE = 160  # characters
_ENDS = re.compile(r"[;.\n]")
_SOUGHT = re.compile(r"[a-z]+(?:-[a-z]+)*")
READ_IN = "English, German and French"
NO_TEXT = "This posting holds no words. Paste its text, or name another file."
NOTHING = (
    "This posting names no requirements that could be found. If it does name some, paste the part that lists them"
    " under a heading such as “Requirements”."
)


class Covered(Struct, frozen=True):
    """The characters of a text that some stretches of it cover."""

    chars: bytearray

    def touches(self, place: Place) -> bool:
        """Tell whether a stretch shares a character with one of them."""
        return self.chars.find(1, place.start, place.end) >= 0


def covered(text: str, places: Iterable[Place]) -> Covered:
    """Return what stretches of a text cover."""
    chars = bytearray(len(text))
    for place in places:
        chars[place.start : place.end] = b"\x01" * (place.end - place.start)
    return Covered(chars)


def read_posting(
    text: str, book: PostingBook, skills: Skills, headings: frozenset[int] = frozenset()
) -> PostingReading:
    """Read a posting's text; `headings` are the numbers of lines that its layout shows to be headings."""
    flat = joined(text[:MAX_TEXT])
    reader = open_posting(flat, book, skills)
    if isinstance(reader, PostingReading):
        return reader
    units = read_units(reader.text, reader.folded, reader.language, moved(headings, text, flat))
    found = by_rules(reader, units)
    if is_weighed(reader.text, reader.language):
        sight = sight_of(reader, units, found)
        found = chosen(reader, sight, candidates(reader, sight))
    quoted = (replace(one, quote=one.place.of(text)) for one in found)
    return PostingReading(tuple(quoted), reader.language.code, () if found else (NOTHING,))


def open_posting(text: str, book: PostingBook, skills: Skills) -> Reader | PostingReading:
    """Return a posting ready to be read, or what is said of one that cannot be read."""
    text = text[:MAX_TEXT]
    folded = fold(text)
    if not any(char.isalpha() for char in folded):
        return PostingReading((), "", (NO_TEXT,))
    code = tell_language(folded, book)
    language = book.languages.get(code)
    if language is None:
        return PostingReading((), code, (_cannot(code),))
    folded = without_idle(folded, language.words.idle)
    return Reader(text, folded, language, skills.find(text))


def by_rules(reader: Reader, units: Sequence[Unit]) -> list[Requirement]:
    """Return what the rules alone find, each thing once."""
    found: list[Requirement] = []
    title = _title_end(reader.text)
    for unit in units:
        found += (one for one in _read_unit(reader, unit) if not (one.implied and one.place.start < title))
    return without_repeats(found, reader.folded)


def sight_of(reader: Reader, units: Sequence[Unit], found: Sequence[Requirement]) -> Sight:
    """Return a posting that the rules have read, ready to be weighed."""
    return Sight(reader.text, reader.folded, units, found, reader.mentions, reader.language.part_model)


def candidates(reader: Reader, sight: Sight) -> list[Candidate]:
    """Return all that may be asked for: what the rules found, skills that are mentioned, and what was passed over."""
    asked = [one for one in sight.found if not one.implied and not _is_told(reader, sight, one)]
    work = [*(one for one in sight.found if one.implied), *_named(reader, sight.found)]
    passed = [one for unit, place in passed_over(reader, sight) for one in _forced(reader, sight, unit, place)]
    return [
        *weighable(sight, asked, Origin.ASKED),
        *weighable(sight, sorted(work, key=lambda one: one.place.start), Origin.IMPLIED),
        *weighable(sight, passed, Origin.PASSED),
    ]


def _named(reader: Reader, found: Sequence[Requirement]) -> Iterator[Requirement]:
    """Yield the skills that are mentioned where the rules find nothing."""
    title = _title_end(reader.text)
    taken = covered(reader.text, (one.place for one in found))
    ends = sorted(one.place.end for one in found if not one.implied)
    for one in reader.mentions:
        if (
            one.place.start >= title
            and not taken.touches(one.place)
            and not _is_left_off(reader, ends, one.place.start)
        ):
            words = reader.folded[one.place.start : one.place.end]
            kind = kind_named(one, words, reader.language)
            yield Requirement(one.place.of(reader.text), one.place, kind, implied=True)


def _is_left_off(reader: Reader, ends: Sequence[int], start: int) -> bool:
    """Tell whether a place is in what was left off a thing, since it says what for: "Python for cleaning files"."""
    before = bisect_right(ends, start) - 1
    if before < 0 or not 0 < start - ends[before] <= LONGEST_LEFT:
        return False
    end = ends[before]
    between, words = reader.folded[end:start], reader.language.words
    behind = end + len(between) - len(between.lstrip(", "))
    phrases = words.aside if "," in between[: behind - end] else words.tool_tail
    return not _ENDS.search(between) and phrases.match(reader.folded, behind) is not None


def passed_over(reader: Reader, sight: Sight) -> Iterator[tuple[Unit, Span]]:
    """Yield the sentences in which the rules find nothing that is asked for openly."""
    asked = [one.place for one in sight.found if not one.implied]
    for unit in sight.units:
        if unit.section in OPEN_TO_MORE:
            own = [one for one in asked if unit.start <= one.start < unit.end]
            for place in reader.sentences(unit.start, unit.end):
                if not any(one.touches(Place(*place)) for one in own):
                    yield unit, place


def _forced(reader: Reader, sight: Sight, unit: Unit, place: Span) -> Iterator[Requirement]:
    """Yield what a sentence names, read as though it asked, where it is likely to."""
    if is_likely(sentence_runs(sight, unit, place), Origin.SENTENCE, reader.language.asked_model):
        found = Weights(reader.folded, place, reader.language)
        for one in things(reader, *place):
            yield _weighed(reader, one, found, place, rule=True)


def chosen(reader: Reader, sight: Sight, among: Sequence[Candidate]) -> list[Requirement]:
    """Return what is likely enough to be asked for, each thing once."""
    model = reader.language.asked_model
    likely = [one for one in among if is_likely(one.runs, one.origin, model)]
    asked = [one for one in sight.found if _is_told(reader, sight, one)]
    asked += (one.requirement for one in likely if one.origin is not Origin.IMPLIED)
    taken = covered(reader.text, (one.place for one in asked))
    work = [one.requirement for one in likely if one.origin is Origin.IMPLIED]
    work = [one for one in work if not taken.touches(one.place)]
    ruled = {one.place for one in sight.found}
    work = [one if one.place in ruled else replace(one, must=not _is_optional(reader, sight, one)) for one in work]
    return without_repeats([*asked, *work], reader.folded)


def _is_told(reader: Reader, sight: Sight, one: Requirement) -> bool:
    """Tell whether the head or the part about applying says something too plainly to be weighed: limits, and checks."""
    unit = sight.unit_at(one.place.start)
    if unit is None or one.implied:
        return False
    if one.kind in CHECKED:
        return unit.section in TOLD
    is_head = one.kind in LIMITS and one.place.start < LONGEST_HEAD and unit.section in {Section.OTHER, Section.FACTS}
    return is_head and reader.language.words.stands.match(reader.folded, one.place.start, unit.end) is not None


def _is_optional(reader: Reader, sight: Sight, one: Requirement) -> bool:
    """Tell whether a sentence about the work says of what it names that it would be nice."""
    unit = sight.unit_at(one.place.start)
    if unit is None:
        return False
    if unit.section is Section.NICE:
        return True
    return any(
        not mark.is_must
        for place in reader.sentences(unit.start, unit.end)
        if place[0] <= one.place.start < place[1]
        for mark in Weights(reader.folded, place, reader.language).marks
    )


def _title_end(text: str) -> int:
    """Return where the title ends that a posting begins with: its first line, or what stands before a dash in it."""
    first = text.find("\n", len(text) - len(text.lstrip()))
    line = text[: first if first >= 0 else len(text)]
    dash = re.search(r"\s?[–—]\s?|\s\|\s", line)
    if dash and dash.start() <= LONGEST_TITLE:
        return dash.start()
    return len(line) if len(line) <= LONGEST_TITLE else 0


def _cannot(code: str) -> str:
    name = NAMES.get(code)
    what = f"in {name}, and" if name else "in a language that does not show;"
    return f"This posting is {what} requirements are read in {READ_IN} only. Paste a translation of it."


def _read_unit(reader: Reader, unit: Unit) -> Iterator[Requirement]:
    start = unit.start
    rule = unit.section is not Section.NICE
    if unit.label and unit.section in {Section.ASKED, Section.NICE}:
        label = read_label(reader.text, reader.folded, unit, reader.language, reader.mentions)
        yield from (replace(one, must=rule) for one in label)
        start = unit.label[1] + 1
        if label:
            start = besides(reader.folded, start, unit.end, reader.language)
    for place in reader.sentences(start, unit.end):
        yield from _read_sentence(reader, unit, place, rule=rule)


def _read_sentence(reader: Reader, unit: Unit, place: Span, *, rule: bool) -> Iterator[Requirement]:
    if unit.section not in SILENT:
        yield from _adjectives(reader, place)
    asked = asked_parts(reader.folded, place, unit.section, reader.language, is_prose=not unit.is_item)
    found = Weights(reader.folded, place, reader.language)
    if unit.section in TOLD:
        for start, end in checked_parts(reader.folded, place, reader.language):
            for one in things(reader, start, end):
                if one.kind in CHECKED:
                    yield _weighed(reader, one, found, place, rule=True)
    at = place[0]
    for start, end in asked:
        yield from _implied(reader, unit, (at, start), found)
        is_tested = unit.section is Section.SELECTION or not unit.is_item
        for stretch in _around_brackets(reader, start, end) if rule else ((start, end),):
            for one in (_tested if is_tested else things)(reader, *stretch):
                yield _weighed(reader, one, found, place, rule=rule)
        at = end
    if not asked:
        yield from _facts(reader, unit, place)
    yield from _implied(reader, unit, (at, place[1]), found)


def _around_brackets(reader: Reader, start: int, end: int) -> Iterator[Span]:
    """Yield a stretch, but apart what a bracket in it says would be nice besides."""
    for first, after in preferred_in_brackets(reader.folded, start, end, reader.language):
        yield start, first - 1
        yield first, after
        start = after + 1
    yield start, end


def _adjectives(reader: Reader, place: Span) -> Iterator[Requirement]:
    """Yield what the words before a post ask for: "we are looking for an energetic, tidy baker"."""
    span = sought(reader.folded, place, reader.language)
    if span is None:
        return
    for match in _SOUGHT.finditer(reader.folded, *span):
        kind = RequirementKind.SOFT
        found = reader.language.kinds[kind].match(reader.folded, *match.span())
        if found and found.end() == match.end():
            one = Place(*match.span())
            yield Requirement(one.of(reader.text), one, kind)


def _facts(reader: Reader, unit: Unit, place: Span) -> Iterator[Requirement]:
    """Yield limits that stand as bare facts: "on site four days a week", "remote, EU only"."""
    if unit.section in {Section.BENEFITS, Section.LEGAL, Section.ASKED, Section.NICE}:
        return
    for match in reader.language.words.stands.finditer(reader.folded, *place):
        for one in piece_of(reader, Piece(*trimmed(reader.folded, *match.span()))):
            yield replace(one, kind=RequirementKind.PLACE) if one.kind in WEIGHED else one


def _tested(reader: Reader, start: int, end: int) -> Iterator[Requirement]:
    """Yield what an examination is said to test: what semicolons part is one thing each."""
    stretch = reader.folded[start:end]
    if stretch.count(";") < LEAST_LISTED - 1 or reader.language.words.tested.match(reader.folded, start, end) is None:
        yield from things(reader, start, end)
        return
    at = start
    for part in stretch.split(";"):
        stop = at + len(part)
        if amounts(reader.folded, at, stop, reader.language):
            yield from things(reader, at, stop)
        else:
            bare, lead = stripped(reader.folded, *trimmed(reader.folded, at, stop), reader.language)
            yield from piece_of(reader, Piece(*trimmed(reader.folded, bare, stop), lead))
        at += len(part) + 1


def _implied(reader: Reader, unit: Unit, place: Span, found: Weights) -> Iterator[Requirement]:
    """Yield what words about the work imply that ask for nothing openly."""
    if unit.section not in WORK and unit.section is not Section.OTHER:
        return
    start, end = trimmed(reader.folded, *place)
    words = reader.language.words
    is_work = start < end and (unit.section in WORK or words.duty.match(reader.folded, start, end))
    if is_work and not words.asks_none.search(reader.folded, start, end):
        named: list[Requirement] = []
        if unit.section is Section.STACK:
            named += listed(reader.text, reader.folded, (start, end), reader.language)
            yield from named
        mentions = reader.own(start, end)
        for one in implied(reader.text, reader.folded, (start, end), reader.language, mentions):
            if any(one.place.touches(other.place) for other in named):
                continue
            is_nice = any(not mark.is_must and start <= mark.start < end for mark in found.marks)
            yield replace(one, must=not is_nice)


def _weighed(reader: Reader, one: Requirement, found: Weights, sentence: Span, *, rule: bool) -> Requirement:
    if not found.marks:
        return replace(one, must=rule)
    place = (one.place.start, one.place.end)
    return replace(one, must=is_must(place, found.marks, reader.folded, sentence, rule=rule))
