"""Titles told by the word of a trade in them: "Night Auditor", "técnica de planificación", "kiln hand"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from msgspec import Struct

# A word with what is written to it ("Entwickler:in", "chargé(e)", "C++", "SAP-Berater"); an elided article is its own.
_TOKEN = re.compile(
    r"(?:[dlnDLN]|[Qq]u)['’](?=\w)"
    r"|[^\W\d_]+-(?= (?:und|oder|and|et|y|e|&) )"
    r"|[^\W_][\w+#]*(?:[&.'’:*/·-]{1,2}[\w+#]+)*(?:\((?:innen|in|e|a|s|n|ne|r|trice|euse|ère|as|es)\))?"
)
_FORMS = re.compile(r"(?:[:*/·.(]-?\w{1,5}\)?)+$")  # of the other gender: "Ingenieur/in", "técnico/a"
_ENDINGS = ("innen", "in", "es", "s", "en", "n", "r", "e")
_LEAST = 5  # letters of a word that others end with: "Hafenmeister" is a "Meister"
LINKS = frozenset(
    "of and for & in to de du des d' l' la le les las los del al en à y et e der des im für und von am zum zur".split()
)
_JOINS = frozenset("of and & de du des d' y et und".split())  # between two words before the trade's
_GAPS = frozenset((" ", "", " & ", " / "))
_BOTH = frozenset("and & y e et und".split())
_MANY = 100_000  # words that are remembered


class Title(Struct, frozen=True, kw_only=True):
    """A title's place in a text; it is `long` where words were taken in that may be the sentence going on."""

    start: int
    end: int
    is_capital: bool
    is_long: bool


class Trades:
    """The words of trades in some languages; what was once looked up is remembered, as letters share their words."""

    def __init__(self, words: AbstractSet[str], capital: AbstractSet[str], *, joins: bool) -> None:
        self._words = words
        self._capital = capital
        self._joins = joins
        self._told: set[str] = set()
        self._holds: set[str] = set()

    def among(self, bag: AbstractSet[str]) -> AbstractSet[str]:
        """Return the words of a text, in lower case, that are trades."""
        new = bag - self._told
        if new:
            if len(self._told) > _MANY:
                self._told.clear()
                self._holds.clear()
            self._holds.update(word for word in new if self._is_trade(word))
            self._told |= new
        return self._holds & bag

    def holds(self, word: str) -> bool:
        """Tell whether a word, in lower case, is a trade's."""
        return bool(self.among({word}))

    def is_capital(self, word: str) -> bool:
        """Tell whether a word is a title only with a capital, and else an everyday one."""
        return word in self._capital or word.removesuffix("s") in self._capital

    def _is_trade(self, word: str) -> bool:
        if word in self._words:
            return True
        stems = [word[: -len(ending)] for ending in _ENDINGS if word.endswith(ending) and len(word) > len(ending) + 2]
        if any(stem in self._words for stem in stems):
            return True
        return self._joins and any(
            stem[start:] in self._words for stem in (word, *stems) for start in range(1, len(stem) - _LEAST + 1)
        )


def titles(
    text: str, hits: AbstractSet[str], trades: Trades, stops: AbstractSet[str], *, lower: bool
) -> Iterator[Title]:
    """Yield the titles around the trades of a text.

    `stops` are the words at which one ends, and `lower` says that it may be written without capitals.
    """
    tokens = list(_TOKEN.finditer(text))
    words = [token.group() for token in tokens]
    folded = [word.lower().replace("’", "'") for word in words]
    done = -1
    for at, word in enumerate(words):
        if at <= done or not _has_trade(folded[at], hits):
            continue
        is_capital = word[0].isupper()
        if not is_capital and not lower:
            continue
        least = 2 if not is_capital and trades.is_capital(folded[at]) else 1
        line = _Line(text, tokens, words, folded, stops)
        left = line.left(at, is_capital=is_capital)
        right = line.right(at)
        done = right
        if right - left + 1 >= least:
            yield Title(start=tokens[left].start(), end=tokens[right].end(), is_capital=is_capital, is_long=False)
        for end in line.further(right, lower=lower):
            yield Title(start=tokens[left].start(), end=tokens[end].end(), is_capital=is_capital, is_long=True)


def _has_trade(word: str, hits: AbstractSet[str]) -> bool:
    if word in hits:
        return True
    if word.isalpha():
        return False
    return any(part in hits for part in re.split(r"\W+", _FORMS.sub("", word))[-2:])


class _Line(Struct, frozen=True):
    """The words of a text, and how a title goes on among them."""

    text: str
    tokens: list[re.Match[str]]
    words: list[str]
    folded: list[str]
    stops: AbstractSet[str]

    def touches(self, at: int) -> bool:
        """Tell whether nothing but a blank stands between a word and the next."""
        if at < 0 or at + 1 >= len(self.words):
            return False
        return self.text[self.tokens[at].end() : self.tokens[at + 1].start()] in _GAPS

    def left(self, at: int, *, is_capital: bool) -> int:
        """Return the first word of the title whose trade stands at a place."""
        left = at
        while left > 0 and at - left < (6 if is_capital else 3) and self.touches(left - 1):
            before = self.words[left - 1]
            if before[0].isupper() if is_capital else self._may_lead(left - 1):
                left -= 1
            elif (
                is_capital
                and self.folded[left - 1] in _JOINS
                and self.touches(left - 2)
                and self.words[left - 2][0].isupper()
            ):
                left -= 2
            else:
                break
        while left < at and self.folded[left] in self.stops:
            left += 1
        return left

    def _may_lead(self, at: int) -> bool:
        word = self.folded[at]
        return word not in self.stops and word not in LINKS and not word.endswith("'")

    def right(self, at: int) -> int:
        """Return the last word of a title that goes on in capitals."""
        right = at
        while right - at < 3 and self.touches(right):
            word = self.words[right + 1]
            if not word[0].isupper() or word.startswith(("I'", "I’")):
                break  # "Clerk II", but no "I'm"
            right += 1
        return right

    def further(self, right: int, *, lower: bool) -> Iterator[int]:
        """Yield where a title may end that goes on: "en loisirs", "der Geschäftsführung"."""
        end = right
        for _ in range(8):
            if not self.touches(end):
                return
            end += 1
            word = self.folded[end]
            if word in LINKS:
                continue
            if self.folded[end - 1] in _BOTH and self.words[end][0].islower():
                return
            if word in self.stops or not (lower or self.words[end][0].isupper()):
                return
            yield end
