"""The seeker's word on what a posting asks: what is no requirement, what is another one, what was overlooked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from rejoinder.domain.documents.document import Place
from rejoinder.domain.keeping import Correction
from rejoinder.domain.kept import RequirementCorrected
from rejoinder.domain.postings.reading import NOTHING
from rejoinder.domain.postings.requirements import PostingReading, Requirement, RequirementKind

# Reads a stretch of the posting as a requirement, of a kind if one is given.
Single = Callable[[Place, RequirementKind | None, bool], Requirement]

ALIKE = 0.5  # of the stretch that two places cover together, in both: then they are of the same requirement


@dataclass(frozen=True, slots=True)
class Out:
    """A requirement that the seeker said is none, and the operation by which they did."""

    requirement: Requirement
    operation: int


@dataclass(frozen=True, slots=True)
class Corrected:
    """A reading as the seeker corrected it: for each requirement the operation that did so last (0: none), what is out.

    That nothing was found is no problem any more where something was added.
    """

    reading: PostingReading
    operations: tuple[int, ...]
    out: tuple[Out, ...] = ()


def correct_reading(reading: PostingReading, corrections: Iterable[Correction], single: Single) -> Corrected:
    """Return a reading with corrections, each of which speaks of what the earlier ones left.

    Where the requirement that one speaks of is found no longer, since the rules have changed, it is found by its
    place; what is nowhere stands as the seeker said it.
    """
    kept = [(one, 0) for one in reading.requirements]
    out: list[Out] = []
    for correction in corrections:
        fact = correction.fact
        at = _find([one for one, _ in kept], fact)
        if at is None:
            if not fact.is_none:
                kept.append((_changed(None, fact, single), correction.operation))
                kept.sort(key=lambda entry: entry[0].place.start)
        elif fact.is_none:
            out.append(Out(kept.pop(at)[0], correction.operation))
        else:
            kept[at] = _changed(kept[at][0], fact, single), correction.operation
    requirements = tuple(one for one, _ in kept)
    problems = tuple(one for one in reading.problems if one != NOTHING or not requirements)
    read = replace(reading, requirements=requirements, problems=problems)
    return Corrected(read, tuple(operation for _, operation in kept), tuple(out))


def _find(kept: Sequence[Requirement], fact: RequirementCorrected) -> int | None:
    def rank(number: int) -> tuple[bool, float]:
        one = kept[number]
        return one.place == fact.place and one.kind is fact.kind, _alike(one.place, fact.place)

    best = max(range(len(kept)), key=rank, default=None)
    return best if best is not None and _alike(kept[best].place, fact.place) >= ALIKE else None


def _alike(one: Place, other: Place) -> float:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return max(shared, 0) / (max(one.end, other.end) - min(one.start, other.start))


def _changed(one: Requirement | None, fact: RequirementCorrected, single: Single) -> Requirement:
    """Return a requirement as it should be; one that is not there any more is read from where it stood."""
    place = fact.words or (one.place if one else fact.place)
    must = fact.must if fact.must is not None else one.must if one else True
    kind = fact.to_kind or (one.kind if one else fact.kind)
    if one and place == one.place and kind is one.kind:
        return replace(one, must=must)
    return replace(single(place, kind, must), implied=one.implied if one else False)
