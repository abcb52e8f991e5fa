"""Which sentences of a letter speak of the seeker, by their word; and how far they had got by then."""

from __future__ import annotations

import pytest

from rejoinder.domain.facts import Corrected
from rejoinder.domain.letters.readings import Kind, Polarity, ReasonKind
from rejoinder.domain.stages import Stage
from rejoinder.errors import UnclearRequestError
from rejoinder.services.corrections import Correction, Remarks, correct, remarked
from rejoinder.services.stories import find_story
from tests.fakes.house import House
from tests.unit.services.hands import furnished

FILLED = "The position was filled inside the house."


@pytest.fixture
def house() -> House:
    return furnished()


def remark(house: House, remarks: Remarks) -> Correction:
    """Say which sentences of a letter speak of the seeker."""
    said = remarked(house.stories, "marsh-2", Corrected(""), remarks)
    return correct(house.store, house.clock, house.settler(), "marsh-2", said)


def feedback(done: Correction) -> list[tuple[Polarity, str]]:
    return [(item.polarity, item.quote.text) for item in done.letter.reading.feedback]


def test_sentences_are_added_turned_round_and_taken_out(house: House) -> None:
    assert feedback(remark(house, Remarks(praise=("The position   was filled\ninside the house.",)))) == [
        ("positive", FILLED)
    ]
    assert feedback(remark(house, Remarks(criticism=(FILLED,)))) == [("negative", FILLED)]
    both = remark(house, Remarks(praise=("unfortunately",)))
    assert feedback(both) == [("negative", FILLED), ("positive", "unfortunately")]
    assert feedback(remark(house, Remarks(none=("FILLED  inside",)))) == [("positive", "unfortunately")]


@pytest.mark.parametrize(
    "remarks", [Remarks(praise=("You were brilliant.",)), Remarks(criticism=(" ",)), Remarks(none=("quick",))]
)
def test_words_that_do_not_stand_there_are_refused(house: House, remarks: Remarks) -> None:
    before = len(house.store.facts())
    with pytest.raises(UnclearRequestError):
        remark(house, remarks)
    assert len(house.store.facts()) == before


def test_words_state_the_reasons_that_stand_without_any(house: House) -> None:
    def told(*kinds: ReasonKind, because: str = "") -> dict[str, str]:
        said = remarked(house.stories, "marsh-2", Corrected("", reasons=kinds or None), Remarks(because=because))
        done = correct(house.store, house.clock, house.settler(), "marsh-2", said)
        return {reason.kind: reason.quote.text for reason in done.letter.reading.reasons}

    assert told(ReasonKind.INTERNAL, because="The position   was filled") == {"internal": "The position was filled"}
    assert told(ReasonKind.INTERNAL, because=FILLED) == {"internal": FILLED}, "the only reason"
    both = told(ReasonKind.INTERNAL, ReasonKind.SALARY, because="unfortunately")
    assert both == {"internal": FILLED, "salary": "unfortunately"}
    with pytest.raises(UnclearRequestError, match="Which reason"):
        told(because="unfortunately")
    with pytest.raises(UnclearRequestError, match="does not stand"):
        told(ReasonKind.SKILL, because="You lack SQL.")
    assert told(ReasonKind.SALARY) == {"salary": "unfortunately"}


def test_the_stage_that_was_said_stands_with_its_application(house: House) -> None:
    said = Corrected("", stage=Stage.FIRST_INTERVIEW)
    correct(house.store, house.clock, house.settler(), "marsh-2", said)
    story = find_story(house.stories, "saltmarsh")
    (stored,) = (one for one in house.store.applications() if one.id == story.application.id)
    assert stored.standing == story.standing
    assert story.standing.stage is Stage.FIRST_INTERVIEW


def test_a_letter_of_no_application_tells_no_stage(house: House) -> None:
    for name, application in (("private@post.example", None), ("marsh-2", "none")):
        said = Corrected("", kind=Kind.REJECTION, stage=Stage.OFFER)
        with pytest.raises(UnclearRequestError):
            correct(house.store, house.clock, house.settler(), name, said, application)
