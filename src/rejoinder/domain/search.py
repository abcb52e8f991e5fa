"""Searching by words as people type them: words folded, what is asked for, and where it stands in a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct

MAX_ASKED = 500  # characters of what is asked for
MAX_TERMS = 20
MAX_SEARCHED = 100_000  # characters of a text: longer ones are no letters that a person wrote
MOST = 1_000  # things that are found: who asks for so much wants to ask again
SHORT = 80  # characters of a text that may well be spelled again
LEAST_PREFIX = 2  # characters: that something begins with one letter says nothing
AROUND = 90  # characters that a passage shows before and after what was found
MAX_PASSAGE = 240

# What stands inside a word and is no letter: accents that stand apart, and what is not seen (soft hyphen, joiners).
_UNSEEN = "\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufe0f"
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_UNSEEN}])*")
_ASCII_WORD = re.compile(r"[a-z0-9]+")
_BARE_WORD = re.compile(r"[^\W_]+")
_HIDDEN = re.compile(f"[{_UNSEEN}]+")
_UNUSUAL = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "\u0131": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
# "ue" that may be an umlaut: as Lucene's GermanNormalizationFilter has it, not after a vowel or q ("neue", "Frequenz").
_UE = re.compile(r"(?<![aeiouqy])ue")
BETWEEN = " · "  # a word that nobody can ask for: what stands together does not go on in the next text
_PIECE = re.compile(r'"([^"]*)"?|([^\s"]+)')
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»", '"'))
_BLANK = re.compile(r"[\s\x00-\x1f\x7f-\x9f]")

Span = tuple[int, int]


class Word(Struct, frozen=True):
    """A word as it is searched for, and where it stands."""

    folded: str
    start: int
    end: int


class Term(Struct, frozen=True):
    """Words that have to stand one after the other; of the last one the beginning will do where `is_open`."""

    words: tuple[str, ...]
    is_open: bool = False
    typed: str = ""  # as it was asked for

    def __eq__(self, other: object) -> bool:
        """Tell whether the same is looked for, however it was typed."""
        if not isinstance(other, Term):
            return NotImplemented
        return (self.words, self.is_open) == (other.words, other.is_open)

    def __hash__(self) -> int:
        """Return what is the same for terms that look for the same."""
        return hash((self.words, self.is_open))


class Query(Struct, frozen=True):
    """What is asked for: all of the terms. One without any fits nothing."""

    terms: tuple[Term, ...] = ()


class What(StrEnum):
    """What was found."""

    LETTER = "letter"
    APPLICATION = "application"
    NOTE = "note"
    EVENT = "event"
    FEEDBACK = "feedback"  # that the seeker told of
    DETAILS = "details"  # of an application: what the seeker said of it
    DOCUMENT = "document"  # a version of one
    POSTING = "posting"  # that was kept with an application
    ANSWER = "answer"  # the seeker's word on what a posting asks


class Place(Struct, frozen=True):
    """Something that was found: a letter by its key, an application by its id, or a fact by its number."""

    what: What
    key: str


class Places(Struct, frozen=True):
    """Some of what was found, the best first, and how much there is; more than MOST is not looked for."""

    places: tuple[Place, ...] = ()
    total: int = 0  # MOST + 1 where there is more


class Document(Struct, frozen=True):
    """What can be found: its texts that count most (`heads`: names, headings, short notes), and the rest."""

    place: Place
    on: date | None
    heads: tuple[str, ...]
    texts: tuple[str, ...] = ()


class Passage(Struct, frozen=True):
    """A piece of a text with the places in it of what was found."""

    text: str
    marks: tuple[Span, ...]


def spelled(text: str) -> str:
    """Return the words of a text as they are searched for, with a blank between them.

    Case and accents are folded, ß is ss, and an umlaut is the same as it is without its dots or written with an e. What
    the beginning of a word comes to is the beginning of what the whole comes to.
    """
    text = text[:MAX_SEARCHED]
    if text.isascii():
        words = _ASCII_WORD.findall(text.lower())
    else:
        plain = unicodedata.normalize("NFKD", " ".join(_WORD.findall(text))).casefold().translate(_UNUSUAL)
        words = _BARE_WORD.findall(_HIDDEN.sub("", plain))
    return _without_umlauts(" ".join(words))


def _without_umlauts(words: str) -> str:
    """Leave out the e of umlauts. It looks at what stands before alone, so that a beginning stays a beginning."""
    words = words.replace("ae", "a").replace("oe", "o")
    return _UE.sub("u", words) if "ue" in words else words


def joined(texts: Iterable[str]) -> str:
    """Return the words of several texts as they are searched for, each text by itself."""
    return BETWEEN.join([spelled(text) if len(text) > SHORT else _spelled_short(text) for text in texts])


def words_of(text: str) -> Iterator[Word]:
    """Return the words of a text, in their order. What is written as one may be several to look for ("½")."""
    for found in _WORD.finditer(text[:MAX_SEARCHED]):
        word = found[0]
        for piece in (spelled(word) if len(word) > SHORT else _spelled_short(word)).split():
            yield Word(piece, *found.span())


_spelled_short = lru_cache(maxsize=50_000)(spelled)  # words, and names: most letters go to one of a few


def parse(asked: str) -> Query:
    """Understand what a person typed: words that all have to be there, and “words in quotes” that stand together.

    Nothing else means anything, so whatever is typed can be searched for. Words that punctuation holds together stand
    together ("B-7", "ada@example.org"). The last word may be the beginning of one, unless it stands in quotes.
    """
    asked = asked[:MAX_ASKED].translate(_QUOTES).rstrip()
    terms: list[Term] = []
    for found in _PIECE.finditer(asked):
        words = tuple(spelled(found[1] if found[2] is None else found[2]).split())
        if words:
            is_last = found[2] is not None and found.end() == len(asked)
            terms.append(Term(words, is_last and len(words[-1]) >= LEAST_PREFIX, found[0]))
    return Query(tuple(dict.fromkeys(terms))[:MAX_TERMS])


def spans_of(query: Query, text: str) -> list[Span]:
    """Return where any term of a query stands in a text, in order and apart from each other."""
    words = list(words_of(text))
    only = [word.folded for word in words]
    found = sorted(
        (words[at].start, words[at + len(term.words) - 1].end) for term in query.terms for at in _places(term, only)
    )
    spans: list[Span] = []
    for start, end in found:
        if spans and start < spans[-1][1]:
            spans[-1] = spans[-1][0], max(spans[-1][1], end)
        else:
            spans.append((start, end))
    return spans


def fits(query: Query, words: str) -> bool:
    """Tell whether every term of a query stands among words as `joined` returns them."""
    return fitting(query)(words)


def fitting(query: Query) -> Callable[[str], bool]:
    """Return `fits` for one query, for who has thousands of words to look through."""
    looked_for = [f" {' '.join(term.words)}{'' if term.is_open else ' '}" for term in query.terms]

    def is_there(words: str) -> bool:
        among = f" {words} "
        for one in looked_for:  # a generator for each takes longer than looking
            if one not in among:
                return False
        return bool(looked_for)

    return is_there


def _places(term: Term, words: Sequence[str]) -> Iterator[int]:
    """Return the numbers of the words that a term begins with."""
    *first, last = term.words
    for at in range(len(words) - len(first)):
        ending = words[at + len(first)]
        is_there = ending.startswith(last) if term.is_open else ending == last
        if is_there and list(words[at : at + len(first)]) == first:
            yield at


def passage(query: Query, text: str) -> Passage | None:
    """Return the piece of a text in which the most different words of a query stand, or None if none does.

    White space and what no terminal should be told is blank in it; a piece begins and ends between words, with an
    ellipsis where the text goes on.
    """
    spans = spans_of(query, text)
    if not spans:
        return None
    start, end = _richest(text, spans)
    end = min(end, start + MAX_PASSAGE)  # of a word that never ends the beginning will do
    left = max(0, start - AROUND)
    if left:
        space = _next_blank(text, left, start)
        left = start if space is None else space
    right = min(len(text), max(end, min(start + MAX_PASSAGE, end + AROUND)))
    right = right if right == len(text) else _last_blank(text, end, right)
    return _cut(text, left, right, spans)


def _richest(text: str, spans: Sequence[Span]) -> Span:
    """Return from where to where most different words that were found stand close together, the first such place."""
    best, most = spans[0], 0
    for number, (start, first_end) in enumerate(spans):
        end, seen = first_end, set[str]()
        for left, right in spans[number:]:
            if right - start > MAX_PASSAGE - AROUND and seen:
                break
            seen.add(text[left:right].casefold())
            end = right
        if len(seen) > most:
            best, most = (start, end), len(seen)
    return best


def _next_blank(text: str, start: int, end: int) -> int | None:
    return next((at + 1 for at in range(start, end) if text[at].isspace()), None)


def _last_blank(text: str, start: int, end: int) -> int:
    return next((at for at in range(end, start, -1) if text[at].isspace()), end)


def _cut(text: str, left: int, right: int, spans: Sequence[Span]) -> Passage:
    """Return a piece of a text, blanks folded, with the spans that stand in it."""
    parts: list[str] = ["… "] if text[:left].strip() else []
    length = sum(map(len, parts))
    moved: dict[int, int] = {}
    is_blank = True  # none at the beginning
    for at in range(left, right):
        char = " " if _BLANK.match(text[at]) else text[at]
        moved[at] = length
        if char == " " and is_blank:
            continue
        is_blank = char == " "
        parts.append(char)
        length += 1
    moved[right] = length
    marks = tuple((moved[start], moved[min(end, right)]) for start, end in spans if left <= start < right)
    whole = "".join(parts).rstrip()
    return Passage(whole + (" …" if text[right:].strip() else ""), marks)
