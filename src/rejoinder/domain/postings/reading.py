"""Read a posting: every requirement with its quote, kind, whether it is a must, and its alternatives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from rejoinder.domain.documents.document import Place
from rejoinder.domain.postings.amounts import Amount, alternatives, amounts, listed_in, sets
from rejoinder.domain.postings.asking import LEAST_LISTED, Weights, asked_parts, is_must, sought
from rejoinder.domain.postings.book import PostingBook, PostingLanguage
from rejoinder.domain.postings.implied import implied, listed
from rejoinder.domain.postings.kinds import kind_of
from rejoinder.domain.postings.labels import besides, read_label
from rejoinder.domain.postings.layout import read_units
from rejoinder.domain.postings.repeats import without_repeats
from rejoinder.domain.postings.requirements import PostingReading, Requirement, RequirementKind
from rejoinder.domain.postings.sections import SILENT, WORK, Section
from rejoinder.domain.postings.splitting import Piece, is_empty, pieces, stripped
from rejoinder.domain.postings.telling import NAMES, tell_language
from rejoinder.domain.postings.text import MAX_TEXT, Span, fold, sentences, trimmed
from rejoinder.domain.postings.units import Unit
from rejoinder.domain.records import replace
from rejoinder.domain.skills.mentions import Mention, Skills

LONGEST_TITLE = 160  # characters
_ADDRESS = re.compile(r"@|://|www\.|\[at\]")
_SOUGHT = re.compile(r"[a-z]+(?:-[a-z]+)*")
READ_IN = "English, German and French"
NO_TEXT = "This posting holds no words. Paste its text, or name another file."
NOTHING = (
    "This posting names no requirements that could be found. If it does name some, paste the part that lists them"
    " under a heading such as “Requirements”."
)


class Reader(Struct, frozen=True):
    """A posting while it is read: its text, its folded text, its language, and the skills that it mentions."""

    text: str
    folded: str
    language: PostingLanguage
    mentions: tuple[Mention, ...]

    def own(self, start: int, end: int) -> list[Mention]:
        """Return the skills mentioned within a stretch."""
        return [one for one in self.mentions if start <= one.place.start and one.place.end <= end]


def read_posting(
    text: str, book: PostingBook, skills: Skills, headings: frozenset[int] = frozenset()
) -> PostingReading:
    """Read a posting's text; `headings` are the numbers of lines that its layout shows to be headings."""
    text = text[:MAX_TEXT]
    folded = fold(text)
    if not any(char.isalpha() for char in folded):
        return PostingReading((), "", (NO_TEXT,))
    code = tell_language(folded, book)
    language = book.languages.get(code)
    if language is None:
        return PostingReading((), code, (_cannot(code),))
    folded = language.words.idle.sub(lambda match: " " * len(match.group()), folded)
    reader = Reader(text, folded, language, skills.find(text))
    found: list[Requirement] = []
    title = _title_end(text)
    for unit in read_units(text, folded, language, headings):
        found += (one for one in _read_unit(reader, unit) if not (one.implied and one.place.start < title))
    kept = tuple(without_repeats(found, folded))
    return PostingReading(kept, code, () if kept else (NOTHING,))


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
    for place in sentences(reader.text, reader.folded, start, unit.end):
        yield from _read_sentence(reader, unit, place, rule=rule)


def _read_sentence(reader: Reader, unit: Unit, place: Span, *, rule: bool) -> Iterator[Requirement]:
    if unit.section not in SILENT:
        yield from _adjectives(reader, place)
    asked = asked_parts(reader.folded, place, unit.section, reader.language, is_prose=not unit.is_item)
    found = Weights(reader.folded, place, reader.language)
    at = place[0]
    for start, end in asked:
        yield from _implied(reader, unit, (at, start), found)
        is_tested = unit.section is Section.SELECTION or not unit.is_item
        things = (_tested if is_tested else _things)(reader, start, end)
        for one in things:
            yield _weighed(reader, one, found, place, rule=rule)
        at = end
    if not asked:
        yield from _facts(reader, unit, place)
    yield from _implied(reader, unit, (at, place[1]), found)


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
        yield from _piece(reader, Piece(*trimmed(reader.folded, *match.span())))


def _tested(reader: Reader, start: int, end: int) -> Iterator[Requirement]:
    """Yield what an examination is said to test: what semicolons part is one thing each."""
    stretch = reader.folded[start:end]
    if stretch.count(";") < LEAST_LISTED - 1 or reader.language.words.tested.match(reader.folded, start, end) is None:
        yield from _things(reader, start, end)
        return
    at = start
    for part in stretch.split(";"):
        stop = at + len(part)
        if amounts(reader.folded, at, stop, reader.language):
            yield from _things(reader, at, stop)
        else:
            bare, lead = stripped(reader.folded, *trimmed(reader.folded, at, stop), reader.language)
            yield from _piece(reader, Piece(*trimmed(reader.folded, bare, stop), lead))
        at += len(part) + 1


def _implied(reader: Reader, unit: Unit, place: Span, found: Weights) -> Iterator[Requirement]:
    """Yield what words about the work imply that ask for nothing openly."""
    start, end = trimmed(reader.folded, *place)
    if start >= end or unit.section not in {*WORK, Section.OTHER}:
        return
    if reader.language.words.asks_none.search(reader.folded, start, end):
        return
    is_work = unit.section in WORK or reader.language.words.duty.match(reader.folded, start, end)
    if is_work:
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


def _things(reader: Reader, start: int, end: int) -> Iterator[Requirement]:
    """Yield what a stretch asks for: amounts and degrees first, then all that stands around them."""
    found = amounts(reader.folded, start, end, reader.language)
    choice = sets(reader.folded, found, end, reader.language)
    if choice is not None:
        whole, spans = choice
        place = Place(whole.start, whole.end)
        yield from _plain(reader, start, whole.start)
        yield Requirement(place.of(reader.text), place, whole.kind, any_of=_places(spans), years=whole.years)
        yield from _plain(reader, whole.end, end)
        return
    at = start
    for amount in found:
        yield from _plain(reader, at, amount.start)
        yield from _counted(reader, amount)
        at = amount.end
    yield from _plain(reader, at, end)


def _counted(reader: Reader, amount: Amount) -> Iterator[Requirement]:
    place = Place(amount.start, amount.end)
    choices = _places(alternatives(reader.folded, (amount.start, amount.end), reader.language))
    yield Requirement(place.of(reader.text), place, amount.kind, any_of=choices, years=amount.years)
    if amount.kind is RequirementKind.YEARS and not choices:
        for one in _tools(reader, amount):
            yield Requirement(one.of(reader.text), one, RequirementKind.TOOL, years=amount.years)


def _tools(reader: Reader, amount: Amount) -> list[Place]:
    """Return the tools that years are counted of, with those that are named beside one: "years of Go and Rust"."""
    known = [one.place for one in reader.own(amount.start, amount.end) if one.is_tool and one.is_certain]
    if not known:
        return []
    words = reader.folded[amount.start : amount.end]
    counted = re.search(r"\b(?:of|in|with|using|mit|in|en)\s", words)
    items = listed_in(reader.folded, amount.start + counted.end(), amount.end, reader.language) if counted else ()
    places = [Place(*item) for item in items]
    if not any(place in known for place in places):
        return known
    named = [
        place for place in places if len(place.of(reader.text).split()) <= 2 and place.of(reader.text)[0].isupper()
    ]
    return sorted({*known, *named}, key=lambda place: place.start)


def _plain(reader: Reader, start: int, end: int) -> Iterator[Requirement]:
    if end - start < 2:
        return
    for piece in pieces(reader.text, reader.folded, (start, end), reader.language, reader.mentions):
        yield from _piece(reader, piece)


def _piece(reader: Reader, piece: Piece) -> Iterator[Requirement]:
    place = Place(piece.start, piece.end)
    if is_empty(reader.folded, piece.start, piece.end, reader.language):
        return
    if _ADDRESS.search(reader.folded, piece.start, piece.end):
        return
    if reader.language.words.equivalent.match(reader.folded, piece.start, piece.end):
        return  # "or an equivalent combination of education and experience" beside nothing
    own = reader.own(piece.start, piece.end)
    kind = kind_of(reader.text, reader.folded, (piece.start, piece.end), piece.lead, reader.language, own)
    choices = _places(alternatives(reader.folded, (piece.start, piece.end), reader.language))
    yield Requirement(place.of(reader.text), place, kind, any_of=choices)


def _places(spans: Sequence[Span]) -> tuple[Place, ...]:
    return tuple(Place(*span) for span in spans)


def _weighed(reader: Reader, one: Requirement, found: Weights, sentence: Span, *, rule: bool) -> Requirement:
    place = (one.place.start, one.place.end)
    return replace(one, must=is_must(place, found.marks, reader.folded, sentence, rule=rule))
