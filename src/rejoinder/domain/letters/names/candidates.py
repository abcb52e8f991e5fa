"""Names that might be meant, what speaks for each, and how the likeliest is chosen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct, field

from rejoinder.domain.letters.book import NameWeights
from rejoinder.domain.letters.naming import Frame
from rejoinder.domain.letters.readings import Named, Quote

PLACEHOLDER = re.compile(r"[\[{<][^\]}>]*[\]}>]|\b(?:company|employer|organi[sz]ation)\s*name\b", re.IGNORECASE)
# Legal forms that a name may end with.
LEGAL = re.compile(
    r",?\s+(?:inc|ltd|llc|llp|g?gmbh(?:\s*&\s*co\.?\s*kg(?:aa)?)?|kgaa|eg|sarl|slu|ag|se|kg|sas?|s\.?a\.?|s\.?l\.?|co|corp|limited|plc|e\.?\s?v|ohg|mbh|bv|pty|"
    r"s\.a\.u|s\.?a\.? de c\.?v|a\.\s?g|s\.?r\.?l|b\.v|n\.v|(?:pvt|pty)\.? ltd|kft|aps|a/s|oy|(?-i:AB|AS)|ges\.m\.b\.h|"
    r"vvag|mbb|dac|s\.e\.n\.c\.r\.l)\.?$",
    re.IGNORECASE,
)
EDGE = " \t\"“”„«»'‘’‚,;:.!?-–—|*>•"
MAX_TRIES = 12


class Sighting(Struct, frozen=True):
    """A name that was found at one place; `sign` says how."""

    value: str
    quote: Quote
    sign: str


class Candidate(Struct):
    """A name that may be the one, with the words it rests on and the signs that speak for or against it."""

    value: str
    quote: Quote
    signs: dict[str, float] = field(default_factory=dict)

    def score(self, weights: Mapping[str, float]) -> float:
        """Return how much speaks for the name."""
        return sum(weights.get(sign, 0.0) * value for sign, value in self.signs.items())


def gather(named: Iterable[tuple[str, str, Sighting]]) -> list[tuple[str, Candidate]]:
    """Return a candidate for each key, with the signs of its sightings; one that comes again says so.

    `named` are sightings, each with the key by which equal names are one, and the name as it is to be told.
    """
    found: dict[str, Candidate] = {}
    for key, value, sighting in named:
        signs = found.setdefault(key, Candidate(value, sighting.quote)).signs
        signs[sighting.sign if sighting.sign not in signs else f"{sighting.sign}_again"] = 1.0
    return list(found.items())


def overlapping(frame: Frame, text: str) -> Iterator[str]:
    """Yield what stands in a frame, trying again behind each start: a frame may begin in vain."""
    position = 0
    for _ in range(MAX_TRIES):
        match = frame.pattern.search(text, position)
        if match is None:
            return
        yield match.group("name")
        position = match.start() + 1


def best(candidates: Iterable[Candidate], weights: NameWeights) -> Named | None:
    """Return the candidate that most speaks for, the shorter of two equals, or None: a wrong name is worse."""
    scored = [(item.score(weights.signs), item) for item in candidates]
    ranked = sorted(scored, key=lambda pair: (-round(pair[0], 6), len(pair[1].value), pair[1].value))
    if not ranked or ranked[0][0] < weights.least:
        return None
    return Named(ranked[0][1].value, ranked[0][1].quote)
