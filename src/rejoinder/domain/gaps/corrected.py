"""The seeker's word on what a posting asks: what is no requirement, what is another one, what was overlooked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from rejoinder.domain.documents.document import Place
from rejoinder.domain.keeping import Correction
from rejoinder.domain.kept import RequirementCorrected
from rejoinder.domain.postings.reading import NOTHING
from rejoinder.domain.postings.requirements import PostingReading, Requirement, RequirementKind
from rejoinder.domain.records import replace

# Reads a stretch of the posting as a requirement, of a kind if one is given.
Single = Callable[[Place, RequirementKind | None, bool], Requirement]

ALIKE = 0.5  # of the stretch that two places cover together, in both: then they are of the same requirement


class Out(Struct, frozen=True):
    """A requirement that the seeker said is none, and the operation by which they did."""

    requirement: Requirement
    operation: int


class Root(Struct, frozen=True):
    """Where a requirement stands, and of which kind it is, as it was read or added: what a correction of it names."""

    place: Place
    kind: RequirementKind


class Corrected(Struct, frozen=True):
    """A reading as the seeker corrected it: for each requirement the operation that did so last (0: none), what is out.

    `roots` tells what each requirement was before it was corrected. That nothing was found is no problem any more where
    something was added.
    """

    reading: PostingReading
    operations: tuple[int, ...]
    roots: tuple[Root, ...]
    out: tuple[Out, ...] = ()


class _Kept(Struct, frozen=True):
    requirement: Requirement
    root: Root
    operation: int = 0


def correct_reading(reading: PostingReading, corrections: Iterable[Correction], single: Single) -> Corrected:
    """Return a reading with corrections, each of which speaks of a requirement as it was read, whatever came between.

    So one can be taken back and the others stay. Where the requirement that one speaks of is found no longer, since the
    rules have changed, it is found by its place; what is nowhere stands as the seeker said it.
    """
    kept = [_Kept(one, Root(one.place, one.kind)) for one in reading.requirements]
    out: list[Out] = []
    for correction in corrections:
        fact = correction.fact
        places = [one.requirement.place if fact.is_added else one.root.place for one in kept]
        at = _find(places, [one.root.kind for one in kept], fact)
        if fact.is_none:
            if at is not None:
                out.append(Out(kept.pop(at).requirement, correction.operation))
            continue
        out = [one for one in out if _alike(one.requirement.place, fact.place) < ALIKE]
        old = kept.pop(at) if at is not None else None
        root = old.root if old else Root(fact.place, fact.kind)
        kept.append(_Kept(_changed(old.requirement if old else None, fact, single), root, correction.operation))
        kept.sort(key=lambda one: one.requirement.place.start)
    requirements = tuple(one.requirement for one in kept)
    problems = tuple(one for one in reading.problems if one != NOTHING or not requirements)
    read = replace(reading, requirements=requirements, problems=problems)
    return Corrected(read, tuple(one.operation for one in kept), tuple(one.root for one in kept), tuple(out))


def _find(places: Sequence[Place], kinds: Sequence[RequirementKind], fact: RequirementCorrected) -> int | None:
    """Return which of several requirements a correction speaks of, given where each stands; None if of none."""

    def rank(number: int) -> tuple[bool, float]:
        return places[number] == fact.place and kinds[number] is fact.kind, _alike(places[number], fact.place)

    best = max(range(len(places)), key=rank, default=None)
    return best if best is not None and _alike(places[best], fact.place) >= ALIKE else None


def _alike(one: Place, other: Place) -> float:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return max(shared, 0) / (max(one.end, other.end) - min(one.start, other.start))


def _changed(one: Requirement | None, fact: RequirementCorrected, single: Single) -> Requirement:
    """Return a requirement as it should be; one that is not there any more is read from where it stood.

    One that was added where something like it was read is that, in the words and of the kind that were said.
    """
    place = fact.words or (one.place if one and not fact.is_added else fact.place)
    must = fact.must if fact.must is not None else one.must if one else True
    kind = fact.to_kind or (one.kind if one and not fact.is_added else fact.kind)
    if one and place == one.place and kind is one.kind:
        return replace(one, must=must)
    return replace(single(place, kind, must), implied=one.implied if one and not fact.is_added else False)
