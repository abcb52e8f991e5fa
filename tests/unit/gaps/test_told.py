"""The seeker's own word on what is asked."""

from __future__ import annotations

import pytest

from rejoinder.domain.documents.document import Place
from rejoinder.domain.gaps.told import YOURS, Told, tell
from rejoinder.domain.gaps.verdicts import Evidence, Gap, Verdict
from rejoinder.domain.kept import Answer
from rejoinder.domain.postings.requirements import Requirement, RequirementKind

ASKED = Requirement("Strong SQL", Place(0, 10), RequirementKind.TOOL)
SHOWN = Gap(ASKED, Verdict.SHOWN, "The résumé says it.", (Evidence("resume", "SQL", Place(0, 3), "SQL"),))
MISSING = Gap(ASKED, Verdict.MISSING, "Nothing speaks to it.")


def told(answer: Answer, where: str = "", *, quote: str = "strong sql", is_here: bool = False) -> Told:
    """Return an answer of the seeker's."""
    return Told(quote, RequirementKind.TOOL, answer, where, is_here=is_here)


def test_yes_makes_what_was_missing_held_with_their_words() -> None:
    gap = tell([MISSING], [told(Answer.YES, "Reports at Quo, 2021")])[0]
    assert (gap.verdict, gap.is_told) == (Verdict.HELD, True)
    assert (gap.evidence[0].document, gap.evidence[0].quote) == (YOURS, "Reports at Quo, 2021")
    assert gap.advice


def test_yes_leaves_what_is_shown() -> None:
    assert tell([SHOWN], [told(Answer.YES)])[0].verdict is Verdict.SHOWN


def test_no_wins_over_a_reading() -> None:
    gap = tell([SHOWN], [told(Answer.NO)])[0]
    assert (gap.verdict, gap.evidence, gap.is_told) == (Verdict.MISSING, (), True)


def test_a_later_word_wins() -> None:
    assert tell([MISSING], [told(Answer.NO), told(Answer.PARTLY)])[0].verdict is Verdict.HELD


def test_the_room_counts_for_its_application_alone_and_changes_no_verdict() -> None:
    here = tell([SHOWN], [told(Answer.NOT_IN_THE_ROOM, is_here=True)])[0]
    elsewhere = tell([SHOWN], [told(Answer.NOT_IN_THE_ROOM)])[0]
    assert here.verdict is Verdict.SHOWN
    assert "in the room" in here.why
    assert elsewhere == SHOWN


@pytest.mark.parametrize("quote", ["Strong SQL", "strong  sql", "“Strong SQL”"])
def test_the_same_is_the_same_however_it_is_set(quote: str) -> None:
    assert tell([MISSING], [told(Answer.YES, quote=quote)])[0].is_told


def test_another_kind_is_another_thing() -> None:
    other = Told("strong sql", RequirementKind.SKILL, Answer.YES)
    assert tell([MISSING], [other]) == (MISSING,)
