"""A command that was killed after it had kept what was said is made good by the next one, whichever it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rejoinder.domain.applications import Details
from rejoinder.domain.events import EventKind
from rejoinder.domain.facts import Added, Fact, Happened, Merged, Noted
from rejoinder.domain.stages import State
from rejoinder.errors import StoreBusyError
from rejoinder.services.applications import add_note, list_applications
from rejoinder.services.corrections import list_reviews
from rejoinder.services.operations import stopped_undo, undo
from rejoinder.services.rejections import list_rejections
from rejoinder.services.stories import find_story
from rejoinder.services.today import today
from tests.fakes.house import House
from tests.unit.services.hands import DAY, NOW, furnished, seen

READING: dict[str, Callable[[House], object]] = {
    "applications": lambda house: list_applications(house.stories),
    "rejections": lambda house: list_rejections(house.stories, DAY),
    "review": lambda house: list_reviews(house.stories),
    "show": lambda house: find_story(house.stories, "tidewell"),
    "today": lambda house: today(house.stories, NOW),
    "note": lambda house: add_note(house.store, house.clock, "tidewell", "hm"),
}
FACTS: tuple[Fact, ...] = (
    Added("added-0009", Details("Alder", "Gardener")),
    Happened("confirms", EventKind.OFFER, DAY),
    Merged("marsh-1", "confirms"),
)


@pytest.fixture
def house() -> House:
    return furnished()


def killed(house: House, *facts: Fact) -> int:
    """Keep facts and be killed before anything is worked out."""
    return house.store.record("event", house.clock.now(), {"said": len(facts)}, facts)


@pytest.mark.parametrize("reads", READING)
@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: type(fact).__name__)
def test_what_was_kept_is_worked_out_by_whatever_looks(house: House, fact: Fact, reads: str) -> None:
    killed(house, fact)
    stale = house.store.applications()
    READING[reads](house)
    assert house.store.applications() != stale
    assert not house.store.is_behind()


@pytest.mark.parametrize("reads", READING)
def test_what_was_taken_back_is_worked_out_by_whatever_looks(house: House, reads: str) -> None:
    house.store.undo(house.clock.now(), 3)  # the refusal by phone of what was added
    READING[reads](house)
    assert list_rejections(house.stories, DAY).total == 2
    assert find_story(house.stories, "fern").application.standing.state is State.OPEN


def test_an_undo_of_what_was_said_that_was_killed_can_be_finished(house: House) -> None:
    before = seen(house)
    number = killed(house, FACTS[1])
    stopped = house.store.undo(house.clock.now(), number)
    assert seen(house) == before
    assert undo(house.store, house.clock, house.settler()).number == stopped.number
    assert seen(house) == before


def test_a_rejection_whose_letter_has_gone_is_left_out_until_the_undo_is_finished(house: House) -> None:
    house.store.undo(house.clock.now(), 1)  # the import; its letters are gone, and nothing is settled
    assert [one.story.application.organisation for one in list_rejections(house.stories, DAY).rejections] == [
        "Fern Mill"
    ]
    seen(house)
    undo(house.store, house.clock, house.settler())
    assert [one.organisation for one in house.store.applications()] == ["Fern Mill"]


def test_a_stopped_undo_is_not_forgotten_for_what_is_said_after_it(house: House) -> None:
    stopped = house.store.undo(house.clock.now(), 1)
    note = add_note(house.store, house.clock, "fern", "hm").operation
    assert stopped_undo(house.store) == stopped
    assert undo(house.store, house.clock, house.settler()).number == stopped.number
    assert stopped_undo(house.store) is None
    assert undo(house.store, house.clock, house.settler()).undoes == note


def test_nothing_is_worked_out_for_what_is_beside(house: House) -> None:
    killed(house, Noted("confirms", "hm"))
    assert not house.store.is_behind()


def test_while_another_is_at_work_nothing_is_said(house: House) -> None:
    before = house.store.log()
    with house.store.alone(), pytest.raises(StoreBusyError):
        add_note(house.store, house.clock, "fern", "hm")
    assert house.store.log() == before
