"""How right a reading is: precision and recall, statements matched by their sentence, names compared."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable
from collections.abc import Set as AbstractSet
from typing import TypeVar

from msgspec import Struct

from quality.labels import Name, Span, Statement

Item = TypeVar("Item", bound=Hashable)
LEAST_SHARE = 0.6  # of the longer title, where one holds the other
_LEGAL = re.compile(
    r"[,\s]+(?:inc|incorporated|ltd|limited|llc|llp|plc|corp|corporation|co|company"
    r"|gmbh(?: & co\.? kg)?|mbh|ag|se|kg|ohg|e\.? ?v|s\.?a\.?s?|s\.?a\.?r\.?l|s\.?l\.?u?|b\.?v|n\.?v|pty)\.?$"
)
_EDGE = " \t\"“”„«»'‘’‚,;:.!?-–—|*()"


class Tally(Struct, frozen=True):
    """What was found and right, found and wrong, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Tally) -> Tally:
        """Add up two tallies."""
        return Tally(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def found(self) -> int:
        """Return how much was read."""
        return self.right + self.wrong

    @property
    def wanted(self) -> int:
        """Return how much there was to read."""
        return self.right + self.missed

    @property
    def precision(self) -> float | None:
        """Return the share of what was read that is right; None where nothing was read."""
        return share(self.right, self.found)

    @property
    def recall(self) -> float | None:
        """Return the share of what there was that was read; None where there was nothing."""
        return share(self.right, self.wanted)


class Match(Struct, frozen=True):
    """Wanted statements against those that were read: each is in one list, but for the disputed ones."""

    pairs: tuple[tuple[Statement, Statement], ...]  # wanted, read
    wrong: tuple[Statement, ...]
    missed: tuple[Statement, ...]

    @property
    def tally(self) -> Tally:
        """Return the numbers; what readers disputed is in none of them."""
        return Tally(len(self.pairs), len(self.wrong), len(self.missed))


def share(part: int, whole: int) -> float | None:
    """Return a share, or None of nothing."""
    return part / whole if whole else None


def compare(wanted: AbstractSet[Item], found: AbstractSet[Item], disputed: AbstractSet[Item] = frozenset()) -> Tally:
    """Compare two sets; what is disputed counts neither way unless it is wanted too."""
    ignored = disputed - wanted
    return Tally(len(found & wanted), len(found - wanted - ignored), len(wanted - found))


def merge(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Join statements of one key: reasons and doors are given once each, wherever the letter says them."""
    found: dict[str, Statement] = {}
    for item in statements:
        other = found.get(item.key)
        if other is None:
            found[item.key] = item
        else:
            found[item.key] = Statement(
                item.key,
                other.spans + item.spans,
                other.formula,
                other.until or item.until,
                is_disputed=other.is_disputed and item.is_disputed,
            )
    return tuple(found.values())


def same_place(first: Iterable[Span], second: Iterable[Span]) -> bool:
    """Tell whether any two places overlap."""
    others = tuple(second)
    return any(one.overlaps(other) for one in first for other in others)


def match(wanted: Iterable[Statement], found: Iterable[Statement]) -> Match:
    """Match statements of the same key whose quotes overlap."""
    rest = list(found)
    pairs: list[tuple[Statement, Statement]] = []
    missed: list[Statement] = []
    for item in wanted:
        got = next((one for one in rest if one.key == item.key and same_place(one.spans, item.spans)), None)
        if got is not None:
            rest.remove(got)
        if got is not None and not item.is_disputed:
            pairs.append((item, got))
        elif got is None and not item.is_disputed:
            missed.append(item)
    return Match(tuple(pairs), tuple(rest), tuple(missed))


def bare(name: str) -> str:
    """Return a name without case, legal form, leading article and marks at its edges."""
    folded = " ".join(name.casefold().split()).strip(_EDGE)
    shorter = _LEGAL.sub("", folded).strip(_EDGE)
    return shorter.removeprefix("the ").strip() or folded


def same_name(wanted: Name, found: str, *, is_role: bool) -> bool:
    """Tell whether a name is one of the right wordings; a role may hold or lack a small part of it."""
    got = bare(found)
    for value in map(bare, wanted.values):
        if got == value:
            return True
        shorter, longer = sorted((got, value), key=len)
        if is_role and shorter and shorter in longer and len(shorter) >= LEAST_SHARE * len(longer):
            return True
    return False


def compare_names(wanted: Name | None, found: str | None, *, is_role: bool) -> Tally:
    """Compare a name: another one than wanted is wrong, and the wanted one missed."""
    if wanted is None:
        return Tally(wrong=1) if found else Tally()
    if found and same_name(wanted, found, is_role=is_role):
        return Tally(right=1)
    if wanted.is_disputed:
        return Tally()
    return Tally(wrong=1 if found else 0, missed=1)


def confusions(pairs: Iterable[tuple[str, str]]) -> list[tuple[tuple[str, str], int]]:
    """Return how often one kind was read as another, the commonest first."""
    counted = Counter(pair for pair in pairs if pair[0] != pair[1])
    return sorted(counted.items(), key=lambda item: (-item[1], item[0]))
