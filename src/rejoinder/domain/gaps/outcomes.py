"""What a comparison came to, kept so that lists need not compare anew: which musts were not met."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from rejoinder.domain.documents.document import Place
from rejoinder.domain.gaps.verdicts import Gap, Verdict
from rejoinder.domain.postings.requirements import RequirementKind

NOT_MET = frozenset({Verdict.HELD, Verdict.MISSING})


class Unmet(Struct, frozen=True):
    """A must that what was sent did not meet: where it stands in the posting, whose words stay there alone."""

    place: Place
    kind: RequirementKind
    verdict: Verdict


class Outcome(Struct, frozen=True):
    """What comparing a posting came to; `basis` tells all that it rests on, so that it holds while that is the same."""

    basis: str
    requirements: int
    musts: int
    unmet: tuple[Unmet, ...] = ()


def unmet_of(gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    """Return the musts that what was sent did not meet: the special note (METHOD, step 4)."""
    return tuple(gap for gap in gaps if gap.requirement.must and gap.verdict in NOT_MET)


def outcome_of(gaps: Iterable[Gap], basis: str) -> Outcome:
    """Return what is kept of a comparison."""
    every = tuple(gaps)
    return Outcome(
        basis,
        len(every),
        sum(gap.requirement.must for gap in every),
        tuple(Unmet(one.requirement.place, one.requirement.kind, one.verdict) for one in unmet_of(every)),
    )
