"""Which of several ties is strong enough, and what is left to the seeker where none is."""

from __future__ import annotations

from collections.abc import Sequence

from rejoinder.domain.linking.clues import Clue
from rejoinder.domain.linking.drafts import Draft
from rejoinder.domain.linking.posts import House
from rejoinder.domain.linking.roles import Fit, role_fit
from rejoinder.domain.linking.ties import MARGIN, POSSIBLE, STALE, SURE, Thread, Tie

MOST_CANDIDATES = 5


def goes_on(clue: Clue, draft: Draft, thread: Thread) -> bool:
    """Tell at a glance that a thread plainly goes on, as most do."""
    if thread is not Thread.ANSWER or draft.is_provisional or clue.house is House.SYSTEM or draft.rejections:
        return False
    is_same = not clue.told_names or not draft.names or not clue.told_names.isdisjoint(draft.names)
    return is_same and (not clue.role or clue.role in draft.roles) and clue.codes <= draft.codes


def is_over(one: Draft, other: Draft) -> bool:
    """Tell whether one of two applications was refused before the other began."""
    return one.rejected_before(other.first) is not None or other.rejected_before(one.first) is not None


def surest(ties: Sequence[Tie], clue: Clue) -> Tie | None:
    """Return the tie that is strong enough and far enough ahead of any other."""
    strong = [tie for tie in ties if tie.weight >= SURE]
    for best in sorted(strong, key=lambda tie: (tie.draft.is_provisional, -tie.weight, -tie.draft.number))[:1]:
        rivals = [
            tie for tie in ties if tie is not best and (not best.is_told or _speaks_against(tie.draft, best.draft))
        ]
        if all(best.weight - tie.weight >= _margin(best.draft, tie.draft, clue) for tie in rivals):
            return best
    # Where there is one application alone, a title may well be another wording of its own.
    if ties and ties[0].is_partly and all(tie.weight <= 0.0 for tie in ties[1:]):
        return ties[0]
    return None


def _speaks_against(other: Draft, best: Draft) -> bool:
    """Tell whether an application that comes near speaks against one that a letter names.

    It does not if it may be that one itself, or if that one was applied for after it fell silent: what was applied for
    once more is what an answer is about.
    """
    return not (other.may_be(best) or _is_renewed(other, best))


def _is_renewed(one: Draft, other: Draft) -> bool:
    """Tell whether the title of one application was applied for once more by another, long after its last letter."""
    if not (one.last and other.first) or other.first - one.last <= STALE:
        return False
    return any(role_fit(first, second) is Fit.SAME for first in other.roles for second in one.roles)


def is_open(tie: Tie, draft: Draft) -> bool:
    """Tell whether an application is none by itself, and open between some of what another is open between.

    Otherwise of two letters that name nothing but the house each would keep the other from its place.
    """
    doubted = {one.standing for one, _ in draft.doubts}
    return (
        tie.draft.is_provisional
        and tie.weight <= SURE
        and tie.draft.letters[0][1].begins_nothing
        and any(one.standing in doubted for one, _ in tie.draft.doubts)
    )


def _margin(best: Draft, other: Draft, clue: Clue) -> float:
    """Return how far ahead an application has to be: farther if more had been heard of the other lately."""
    last, others = best.heard_by(clue.when), other.heard_by(clue.when)
    is_stale = last is not None and others is not None and others - last > STALE
    return MARGIN * 2 if is_stale else MARGIN


def doubts_of(ties: Sequence[Tie]) -> list[tuple[Draft, tuple[str, ...]]]:
    """Return what a letter that is not sure may belong to, with the reasons."""
    likely = [tie for tie in ties if tie.weight >= POSSIBLE and not tie.draft.is_provisional][:MOST_CANDIDATES]
    several = (f"and {_count(len(likely))} fit as well",) if len(likely) > 1 else ()
    return [(tie.draft, (*tie.why, *several)) for tie in likely]


def _count(number: int) -> str:
    return "another one may" if number == 2 else f"{number - 1} others may"
