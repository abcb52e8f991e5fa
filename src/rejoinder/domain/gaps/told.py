"""The seeker's own word on what is asked: it wins over every reading, and holds for each posting that asks the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from rejoinder.domain.documents.document import Place
from rejoinder.domain.gaps.verdicts import Evidence, Gap, Verdict
from rejoinder.domain.keeping import asked
from rejoinder.domain.kept import Answer
from rejoinder.domain.postings.requirements import RequirementKind
from rejoinder.domain.records import replace

YOURS = "your word"  # the name of what the seeker said, among the documents


class Told(Struct, frozen=True):
    """An answer of the seeker's: what was asked, in the posting's words, and where or how it is held, in theirs.

    `is_here` is true of an answer given for the application at hand; that something did not come across in the room
    counts there alone.
    """

    quote: str
    kind: RequirementKind
    answer: Answer
    where: str = ""
    is_here: bool = False


def tell(gaps: Sequence[Gap], told: Iterable[Told]) -> tuple[Gap, ...]:
    """Return the gaps with the seeker's word in them; of two answers to the same the later counts."""
    answers: dict[tuple[str, RequirementKind], list[Told]] = {}
    for one in told:
        answers.setdefault(asked(one.quote, one.kind), []).append(one)
    return tuple(_tell(gap, answers.get(asked(gap.requirement.quote, gap.requirement.kind), ())) for gap in gaps)


def _tell(gap: Gap, answers: Sequence[Told]) -> Gap:
    for one in answers:
        if one.answer is not Answer.NOT_IN_THE_ROOM:
            gap = _RULES[one.answer](gap, one)
    here = [one for one in answers if one.answer is Answer.NOT_IN_THE_ROOM and one.is_here]
    return _not_in_the_room(gap, here[-1]) if here else gap


def _yes(gap: Gap, told: Told) -> Gap:
    """What is held counts as held, and as shown where the résumé shows it anyhow."""
    if gap.verdict in {Verdict.SHOWN, Verdict.OTHER_WORDS} and not gap.is_told:
        return replace(gap, is_told=True)
    where = (_evidence(told),) if told.where else ()
    advice = "You hold it: put it into the résumé you send, where it is true."
    return replace(
        gap, verdict=Verdict.HELD, why="You said that you hold it.", evidence=where, advice=advice, is_told=True
    )


def _partly(gap: Gap, told: Told) -> Gap:
    where = (_evidence(told),) if told.where else gap.evidence
    advice = "Say exactly what of it you have done, and no more."
    return replace(
        gap,
        verdict=Verdict.HELD,
        why="You said that you hold a part of it.",
        evidence=where,
        advice=advice,
        is_told=True,
    )


def _no(gap: Gap, _: Told) -> Gap:
    return replace(
        gap,
        verdict=Verdict.MISSING,
        why="You said that you do not hold it.",
        evidence=(),
        advice="",
        near=(),
        is_told=True,
    )


def _not_in_the_room(gap: Gap, told: Told) -> Gap:
    """The verdict stands, as on paper; what to do about it is said for the next talk."""
    why = f"{gap.why} You said that it did not come across in the room."
    advice = "Prepare one short story that shows it, and tell it whether or not you are asked."
    evidence = (*gap.evidence, _evidence(told)) if told.where else gap.evidence
    return replace(gap, why=why, advice=advice, evidence=evidence, is_told=True)


_RULES = {Answer.YES: _yes, Answer.PARTLY: _partly, Answer.NO: _no}


def _evidence(told: Told) -> Evidence:
    return Evidence(YOURS, told.where, Place(0, len(told.where)), told.where)
