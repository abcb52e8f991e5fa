"""The same thing asked twice is one requirement; what is asked for openly is not implied as well."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from rejoinder.domain.postings.requirements import Requirement
from rejoinder.domain.records import replace

MOST_STEMS = 20_000  # that are kept
_WORD = re.compile(r"[a-z0-9+#]+")
_SMALL = frozenset(
    """a an the of in and or to with for on at der die das ein eine einen und oder mit von zu im la le les de du des et
    ou skills skill experience ability strong excellent good your our you valid current active level
    kenntnisse""".split()
)


def without_repeats(found: Iterable[Requirement], folded: str) -> list[Requirement]:
    """Return requirements in their order, each once, as it is said most fully; a must if one of the two is."""
    kept: list[Requirement] = []
    keys: list[frozenset[str]] = []
    ordered = sorted(found, key=lambda one: (one.implied, one.place.start))
    for one in ordered:
        key = _key(one, folded)
        at = next((at for at, other in enumerate(keys) if _is_same(one, key, kept[at], other)), None)
        if at is None:
            kept.append(one)
            keys.append(key)
        elif not one.implied:
            better = one if len(key) > len(keys[at]) else kept[at]
            kept[at] = replace(better, must=kept[at].must or one.must)
            keys[at] = max(key, keys[at], key=len)
    return sorted(kept, key=lambda one: (one.place.start, one.place.end))


def _key(one: Requirement, folded: str) -> frozenset[str]:
    words = _WORD.findall(folded[one.place.start : one.place.end])
    return frozenset(_stem(word) for word in words if word not in _SMALL) or frozenset(words)


@lru_cache(maxsize=MOST_STEMS)
def _stem(word: str) -> str:
    for ending in ("ies", "ing", "es", "s"):
        if len(word) > len(ending) + 3 and word.endswith(ending):
            return word.removesuffix(ending) + ("y" if ending == "ies" else "")
    return word


def _is_same(one: Requirement, key: frozenset[str], other: Requirement, known: frozenset[str]) -> bool:
    if one.place == other.place:
        return True
    if one.implied:
        return key <= known or (other.implied and known <= key)
    if one.kind is not other.kind or one.years != other.years:
        return key == known and len(key) > 1
    return key == known or (min(len(key), len(known)) >= 2 and (key <= known or known <= key))
