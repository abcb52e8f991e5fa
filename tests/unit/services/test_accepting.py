"""An offer that was accepted, by mail or by hand, ends the application, and nothing is asked of it any more."""

from __future__ import annotations

from datetime import date

import pytest

from rejoinder.domain.events import EventKind
from rejoinder.domain.stages import Stage, State
from rejoinder.services.applications import Telling, record_event
from rejoinder.services.operations import undo
from rejoinder.services.stories import find_story, story_form
from rejoinder.services.today import today
from tests.fakes.house import House
from tests.unit.services.hands import NOW
from tests.unit.services.test_importing import CONFIRMS, SEEKER, mail

OFFERS = mail(
    "offers",
    "Dear Tomasz,\n\nwe are delighted to offer you the Night Porter position at Tidewell. Please find the contract "
    "attached.\n\nKind regards\nAda Grey\nTidewell\n",
    subject="Your application",
    day=20,
)
ANSWER = "Dear Ada,\n\n{words}\n\nKind regards\nTomasz Wren\n\n> we are delighted to offer you the position.\n"


def house(words: str = "") -> House:
    """Return a house with an offer, and with an answer to it if words of one are given."""
    found = House()
    answer = mail("answer", ANSWER.format(words=words), sender=SEEKER, subject="Re: Offer", day=21, after="offers")
    found.mail.write("/inbox", CONFIRMS, OFFERS, *((answer,) if words else ()))
    found.read("/inbox")
    return found


def asked(found: House) -> list[str]:
    """Return the rules by which anything is asked."""
    return [item.rule for item in today(found.stories, NOW).items]


def test_an_offer_is_to_be_answered() -> None:
    assert asked(house()) == ["offer"]


def test_the_seekers_own_mail_that_accepts_ends_it() -> None:
    found = house("thank you, I am happy to accept your offer.")
    (stored,) = found.store.applications()
    story = find_story(found.stories, "tidewell")
    assert stored.standing == story.standing
    assert (story.standing.state, story.standing.stage) == (State.ACCEPTED, Stage.OFFER)
    assert asked(found) == []
    form = story_form(story, NOW.date())
    assert form["state"] == "accepted"
    assert [event["event"] for event in form["events"]] == ["confirmed", "offer", "accepted"]
    assert form["next_steps"] == []


@pytest.mark.parametrize("words", ["may I think it over?", "I am sorry that I cannot accept your offer."])
def test_another_answer_leaves_it_an_offer(words: str) -> None:
    assert find_story(house(words).stories, "tidewell").standing.state is State.OFFER


def test_it_can_be_told_by_hand_and_taken_back() -> None:
    found = house()
    record_event(found.store, found.clock, "tidewell", Telling(EventKind.ACCEPTED, date(2026, 5, 25), how="by phone"))
    assert find_story(found.stories, "tidewell").standing.state is State.ACCEPTED
    assert asked(found) == []
    undo(found.store, found.clock, found.settler())
    assert asked(found) == ["offer"]
