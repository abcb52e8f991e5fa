"""Tell the title of a post from the organisation, among the pieces of the head of an entry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import permutations

from rejoinder.domain.documents.lexicon import Lexicon
from rejoinder.domain.documents.lines import small

# How much each sign counts: for a title where it is more than nothing, for an organisation where it is less.
_HEAD, _INSIDE, _ENDING = 2.0, 1.0, 0.5
_LEGAL, _HOUSE, _AND, _OWNER = 2.5, 1.5, 1.0, 0.6
_TOLD = 0.3  # from here on words have told what a piece is
_SURE = 1.0
_ORDER, _LATE = 0.8, 0.1  # for the order that others have; for each place further behind
_MOST = 6  # pieces that are looked at
_WORD = re.compile(r"[^\W_](?:[\w.'’+-]*[\w+])?")
# What a title goes on with behind the word that says the trade.
_BEHIND = re.compile(
    r"\s(?:of|for|in|de|du|des|d'|der|fur|im|zur|zum|am|an|en|au|aux|and|und|et|y|del|later)\s|\s[–-]\s|\s*[(\[:,/]\s*"
)
_LAST = re.compile(
    r"(?:[^aeiou]er|[tsd]or|ist|ian|man|woman|men|boy|girl|lady|hand|maid|smith|erin|kraft|frau|mann|hilfe|ling)$"
)
_FIRST = re.compile(r"(?:eur|euse|trice|[^aeiou]ier|iere|iste|ienne|[nrt]ero|[nrt]era|dora?|ista)$")
# Of trades, in the plural or for women: "plasterers", "Schneiderin"; "couvreuse" is a word of its own.
_ENDINGS = ("innen", "in", "s", "e", "n", "en", "ne")
_LEAST_FIRST = 4  # letters before a trade that a longer word ends with
_LEAST_ENDING = 5  # letters of a word whose ending counts
_JOINED = re.compile(r"\w\s?(?:&|\+)\s?\w|\b(?:and|und|et|y) (?:sons?|co|sohne?|fils|hijos)\b")
_PARTNERS = re.compile(r"(?:&|\+|\b(?:and|und|et|y)) (?:partners?|associates|associes|kolleg\w+|co)\b")
_RANK = re.compile(r"\s(?:i{1,3}|iv|v|\d)$")  # "Research Associate II"
_MANY = re.compile(r"\w \w+(?:ors|ers|ants|ists|ects)$")  # "Harrow Land Surveyors"
_BOTH = re.compile(r"\b(?:associate|master|ingenieur|tecnic[oa]|medico|dr)\b\.?(?! of| in)")  # of degrees and of titles
_ALSO = frozenset(
    "advanced associate foundation major master minor ordinary".split()
)  # that schools are called as well
_BRACKETS = re.compile(r"\([^)]{0,80}\)")
_THE = re.compile(r"(?:The|Der|Die|Das|Le|La|Les|El|Los|Las|Zum|Zur) [A-ZÀ-Þ]")  # "The Salt House"
_OWNED = re.compile(r"\b\w+['’]s\b")


@lru_cache(maxsize=10_000)
def leaning(lexicon: Lexicon, piece: str) -> float:
    """Return how much more a piece reads like a title than like an organisation; 0 where no word tells."""
    title, house = _title(lexicon, piece), _house(lexicon, piece)
    if title == _HEAD and house < _LEGAL:
        house /= 3  # "Hotel Receptionist" is none
    return title - house


def _title(lexicon: Lexicon, piece: str) -> float:
    folded = small(piece).replace("’", "'")
    heads = [words for part in _BEHIND.split(_RANK.sub("", folded))[:2] if (words := _WORD.findall(part))]
    ends = {word for words in heads[:1] for word in (words[0], words[-1])}
    if any(_is_trade(lexicon, word) for word in ends):
        last = heads[0][-1]
        if _PARTNERS.search(folded):
            return _ENDING
        is_many = last.endswith("s") and _is_trade(lexicon, last[:-1]) and folded.endswith(last)
        is_name = len(heads[0]) > 1 and (lexicon.houses.knows(last) or is_many) and not _is_trade(lexicon, heads[0][0])
        return _ENDING if is_name else _HEAD  # "Bayfront Freight Partners"
    if any(_is_trade(lexicon, word) for word in _WORD.findall(folded)):
        return _INSIDE
    words = heads[0] if heads else []
    has_ending = words and (
        (len(words[-1]) >= _LEAST_ENDING and _LAST.search(words[-1]))
        or (len(words[0]) >= _LEAST_ENDING and _FIRST.search(words[0]))
    )
    return _ENDING if has_ending else 0.0


def _house(lexicon: Lexicon, piece: str) -> float:
    folded = _BRACKETS.sub(" ", small(piece).replace("’", "'")).replace("co-", "co")
    if lexicon.legal_forms.knows(folded):
        return _LEGAL
    is_school = lexicon.schools.knows(folded)
    if (is_school or lexicon.houses.knows(folded)) and not (is_school and is_degree(lexicon, piece)):
        return _HOUSE
    if _MANY.search(folded):
        return _AND
    return _AND if _JOINED.search(folded) else _OWNER if _OWNED.search(folded) or _THE.match(piece) else 0.0


@lru_cache(maxsize=10_000)
def _is_trade(lexicon: Lexicon, word: str) -> bool:
    """Return whether a word is one of a trade, by itself or with an ending, or is made of such with a hyphen."""
    if lexicon.titles.knows(word) or word in lexicon.trades:
        return True
    bases = {word.removesuffix(end) for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= _LEAST_FIRST}
    if any(base in lexicon.trades or lexicon.titles.knows(base) for base in bases):
        return True
    if "-" in word:
        return any(_is_trade(lexicon, part) for part in word.split("-") if part)
    # "Tanksammelwagenfahrer" is a driver.
    return any(
        word[at:] in lexicon.trades or lexicon.titles.knows(word[at:])
        for at in range(_LEAST_FIRST, len(word) - _LEAST_ENDING + 1)
    )


def is_title(lexicon: Lexicon, piece: str) -> bool:
    """Return whether the words of a piece tell that it is a title."""
    return leaning(lexicon, piece) > _TOLD


def is_house(lexicon: Lexicon, piece: str) -> bool:
    """Return whether the words of a piece tell that it is an organisation."""
    return leaning(lexicon, piece) < -_TOLD


def has_title(lexicon: Lexicon, pieces: Iterable[str]) -> bool:
    """Return whether the words of one of some pieces tell that it is a title."""
    return any(is_title(lexicon, piece) for piece in pieces)


def has_house(lexicon: Lexicon, pieces: Iterable[str]) -> bool:
    """Return whether the words of one of some pieces tell that it is an organisation."""
    return any(is_house(lexicon, piece) for piece in pieces)


def has_degree(lexicon: Lexicon, pieces: Iterable[str]) -> bool:
    """Return whether one of some pieces names a degree."""
    return any(is_degree(lexicon, piece) for piece in pieces)


def order_of(lexicon: Lexicon, entries: Iterable[Sequence[str]]) -> bool | None:
    """Return whether titles stand first, by the entries in which words tell; none if they do not agree."""
    first, last = 0.0, 0.0
    for pieces in entries:
        if len(pieces) > 1:
            more = leaning(lexicon, pieces[0]) - leaning(lexicon, pieces[1])
            if more > _TOLD:
                first += min(more, 2 * _SURE)
            elif more < -_TOLD:
                last += min(-more, 2 * _SURE)
    return None if first == last else first > last


def tell(lexicon: Lexicon, pieces: Sequence[str], *, is_title_first: bool | None) -> tuple[str, str]:
    """Tell the title from the organisation: by words, by the order that most of the others have, else not at all."""
    some = list(pieces[:_MOST])
    if not some:
        return "", ""
    if len(some) == 1:
        return (
            (some[0], "") if is_title(lexicon, some[0]) else ("", some[0]) if is_house(lexicon, some[0]) else ("", "")
        )
    leanings = [leaning(lexicon, piece) for piece in some]

    def fits(pair: tuple[int, int]) -> float:
        title, house = pair
        ordered = 0.0 if is_title_first is None else _ORDER * ((title < house) == is_title_first)
        return leanings[title] - leanings[house] + ordered - _LATE * (title + house)

    title, house = max(permutations(range(len(some)), 2), key=fits)
    is_told = is_title_first is not None
    is_small = not any(map(str.isupper, "".join(some)))  # of somebody who writes no capitals
    has_title = leanings[title] > _TOLD or (leanings[title] > -_SURE and (is_told or leanings[house] < -_TOLD))
    has_house = leanings[house] < -_TOLD or (
        leanings[house] <= _ENDING and (_is_named(some[house]) or is_small) and (is_told or has_title)
    )
    if max(map(abs, leanings)) <= _TOLD and not is_told:
        return "", ""
    return (some[title] if has_title else ""), (some[house] if has_house else "")


def is_schooling(lexicon: Lexicon, pieces: Iterable[str]) -> bool:
    """Return whether pieces name a degree or a school."""
    return any(lexicon.schools.knows(small(piece)) or _is_qualified(lexicon, piece) for piece in pieces)


def _is_qualified(lexicon: Lexicon, piece: str) -> bool:
    """Return whether a piece names a degree; "Sales Associate" and "ingénieur commercial" are titles."""
    folded = small(piece)
    return lexicon.degrees.knows(
        _BOTH.sub("", folded) if leaning(lexicon, piece) > _SURE and _BOTH.search(folded) else folded
    )


@lru_cache(maxsize=10_000)
def is_degree(lexicon: Lexicon, piece: str) -> bool:
    """Return whether a piece of education names a degree, though it may say of what school: "High School Diploma"."""
    folded = small(piece)
    if not lexicon.degrees.knows(folded):
        return False
    words = folded.split()
    return not lexicon.schools.knows(folded) or any(
        lexicon.degrees.knows(word) and not lexicon.schools.knows(word) and word not in _ALSO
        for word in (words[0], words[-1])
    )


def is_training(lexicon: Lexicon, piece: str) -> bool:
    """Return whether a title begins with what is learned for: "Lehre Elektroniker", "Diploma Nurse"."""
    first = small(piece).split(maxsplit=1)[:1]
    return bool(first) and lexicon.degrees.knows(first[0]) and not _BOTH.match(first[0]) and first[0] not in _ALSO


def _is_named(piece: str) -> bool:
    """Return whether a piece can be a name: it begins with a capital, a number or a sign."""
    return not piece[0].islower() or "." in piece
