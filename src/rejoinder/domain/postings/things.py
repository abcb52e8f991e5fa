"""What a stretch of a posting asks for: amounts and degrees, and each thing that stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rejoinder.domain.documents.document import Place
from rejoinder.domain.postings.amounts import Amount, alternatives, amounts, listed_in, sets
from rejoinder.domain.postings.kinds import kind_of
from rejoinder.domain.postings.reader import Reader
from rejoinder.domain.postings.requirements import Requirement, RequirementKind
from rejoinder.domain.postings.splitting import Piece, is_empty, pieces
from rejoinder.domain.postings.text import Span

_ADDRESS = re.compile(r"@|://|www\.|\[at\]")


def things(reader: Reader, start: int, end: int) -> Iterator[Requirement]:
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
    for piece in pieces(reader.text, reader.folded, (start, end), reader.language, reader.own(start, end)):
        yield from _thing(reader, piece)


def piece_of(reader: Reader, piece: Piece) -> Iterator[Requirement]:
    """Yield what a piece asks for, if it says anything."""
    if not is_empty(reader.folded, piece.start, piece.end, reader.language):
        yield from _thing(reader, piece)


def _thing(reader: Reader, piece: Piece) -> Iterator[Requirement]:
    """Yield what a piece that says something asks for."""
    place = Place(piece.start, piece.end)
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
