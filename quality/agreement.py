"""How far two readers of the labelled postings agree: `python -m quality.agreement [FIRST SECOND]`."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from quality.report import Figure, at_least, heading, show, under
from quality.scores import Tally
from rejoinder.domain.records import replace

HERE = Path(__file__).parent
SPLIT = HERE / "postings.split.jsonl"
READERS = (HERE / "postings.reader1.jsonl", HERE / "postings.reader2.jsonl")
SETTLED = HERE / "postings.labels.jsonl"
LEAST_OVERLAP = 0.5  # of the shorter quote


class Asked(Struct, frozen=True):
    """A requirement as a reader labelled it; places count code points of the posting's text, the end not included."""

    start: int
    end: int
    kind: str
    is_must: bool
    is_implied: bool
    any_of: tuple[tuple[int, int], ...] = ()
    years: float | None = None


Labels = Mapping[str, Sequence[Asked]]  # by posting
Pair = tuple[Asked, Asked]


class Agreement(Struct, frozen=True):
    """Requirements that both readers found, each with its like, and how many only one of them did."""

    pairs: tuple[Pair, ...]
    only_first: int
    only_second: int

    @property
    def tally(self) -> Tally:
        """Return the numbers, the first reader taken as right."""
        return Tally(len(self.pairs), self.only_second, self.only_first)


def read_labels(path: Path) -> dict[str, list[Asked]]:
    """Read labels of postings from a file with one posting on each line."""
    rows = map(json.loads, path.read_text("utf-8").splitlines())
    return {str(row["posting"]): [_asked(one) for one in row["requirements"]] for row in rows}


def _asked(row: Mapping[str, Any]) -> Asked:
    places = tuple((int(start), int(end)) for start, end in row["any_of"])
    return Asked(row["start"], row["end"], row["kind"], row["must"], row["implied"], places, row["years"])


def match(first: Sequence[Asked], second: Sequence[Asked]) -> Agreement:
    """Match the requirements of one posting one to one, those whose quotes fit best before the others."""
    near = [(one, other) for one in range(len(first)) for other in range(len(second))]
    near = [(one, other) for one, other in near if is_alike(first[one], second[other])]
    near.sort(key=lambda pair: -fit(first[pair[0]], second[pair[1]]))
    ours: set[int] = set()
    theirs: set[int] = set()
    pairs = []
    for one, other in near:
        if one not in ours and other not in theirs:
            ours.add(one)
            theirs.add(other)
            pairs.append((first[one], second[other]))
    return Agreement(tuple(pairs), len(first) - len(pairs), len(second) - len(pairs))


def is_alike(one: Asked, other: Asked) -> bool:
    """Tell whether two quotes share at least half of the shorter one; one may stand within the other."""
    shorter = min(one.end - one.start, other.end - other.start)
    return 0 < shorter * LEAST_OVERLAP <= _shared(one, other)


def fit(one: Asked, other: Asked) -> float:
    """Return how well two quotes fit: the share that they have in common of all that they cover."""
    covered = max(one.end, other.end) - min(one.start, other.start)
    return _shared(one, other) / covered


def _shared(one: Asked, other: Asked) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def agreement(first: Labels, second: Labels, among: Iterable[str], *, is_implied: bool | None = None) -> Agreement:
    """Match the requirements of several postings: all, or on both sides those alone that are implied or are not."""
    pairs: list[Pair] = []
    only_first = only_second = 0
    for posting in among:
        kept = [[one for one in side[posting] if is_implied in {None, one.is_implied}] for side in (first, second)]
        found = match(*kept)
        pairs += found.pairs
        only_first += found.only_first
        only_second += found.only_second
    return Agreement(tuple(pairs), only_first, only_second)


def f1(tally: Tally) -> float | None:
    """Return the harmonic mean of precision and recall, the same whoever is taken as right; None of nothing."""
    whole = tally.found + tally.wanted
    return 2 * tally.right / whole if whole else None


def figures(first: Labels, second: Labels, among: Sequence[str]) -> list[Figure]:
    """Return how far two readers agree on some postings."""
    everything = agreement(first, second, among)
    asked = agreement(first, second, among, is_implied=False)
    implied = agreement(first, second, among, is_implied=True)
    return [
        _f1_figure("requirements, F1", everything.tally),
        _f1_figure("requirements but for implied ones, F1", asked.tally),
        _f1_figure("implied ones alone, F1", implied.tally),
        _same("of those both found, the same kind", everything, lambda one: one.kind),
        _same("the same must or nice to have", everything, lambda one: one.is_must),
        _same("the same asked or implied", everything, lambda one: one.is_implied),
        _same("the same years", everything, lambda one: one.years),
        _same("the same quote, to the letter", everything, lambda one: (one.start, one.end)),
        _same("the same alternatives, to the letter", everything, lambda one: one.any_of),
    ]


def _f1_figure(name: str, tally: Tally) -> Figure:
    value = f1(tally)
    if value is None:
        return Figure(name, "-      (none)")
    return Figure(name, f"{value:.3f}  ({tally.right} of {tally.wanted} and {tally.found})")


def _same(name: str, found: Agreement, part: Callable[[Asked], object]) -> Figure:
    return at_least(name, sum(part(one) == part(other) for one, other in found.pairs), len(found.pairs))


def changed(reader: Labels, settled: Labels) -> Figure:
    """Return how many of a reader's requirements were settled as labelled, and what became of the others."""
    found = agreement(reader, settled, reader)
    whole = len(found.pairs) + found.only_first
    same = sum(one == other for one, other in found.pairs)
    altered = f"{len(found.pairs) - same} altered, {found.only_first} left out, {found.only_second} added"
    return replace(at_least("kept as labelled", same, whole), notes=(altered,))


def parts() -> dict[str, list[str]]:
    """Return the labelled postings by part: those to tune on and those unseen."""
    found: dict[str, list[str]] = {}
    for line in SPLIT.read_text("utf-8").splitlines():
        row = json.loads(line)
        found.setdefault(row["part"], []).append(row["posting"])
    return found


def print_agreement(first: Labels, second: Labels) -> None:
    """Print how far two readers agree, on all postings and on each part."""
    print(heading("Two readers of the postings"))
    both = parts()
    groups = {"all": [posting for part in both.values() for posting in part]} | both
    for name, postings in groups.items():
        print(under(name, f"{len(postings)} postings"))
        show(figures(first, second, postings))


def print_settled(readers: Sequence[Labels], settled: Labels) -> None:
    """Print what became of each reader's labels when the differences were settled."""
    print(heading("What became of each reader's labels"))
    for number, reader in enumerate(readers, 1):
        print(under(f"reader {number}", ""))
        show([changed(reader, settled)])


if __name__ == "__main__":
    given = tuple(map(Path, sys.argv[1:]))
    if len(given) not in {0, len(READERS)}:
        sys.exit("Give two files of labels, or none for the two readers': python -m quality.agreement FIRST SECOND")
    labels = tuple(map(read_labels, given or READERS))
    print_agreement(*labels)
    if not given:
        print_settled(labels, read_labels(SETTLED))
