"""The case of a reply is found by an application or a letter, and what the seeker says for it is kept with it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from rejoinder.domain.facts import About, Called, Drafted, Move, RepliesAt
from rejoinder.domain.letters.readings import Kind
from rejoinder.errors import NotFoundError, UnclearRequestError
from rejoinder.services.applications import add_note
from rejoinder.services.drafts import answered_letter, find_case, find_question, keep_draft, kept_draft
from rejoinder.services.feedback import FeedbackLog
from rejoinder.services.feedback_said import tick
from rejoinder.services.stories import find_story
from tests.fakes.house import House
from tests.unit.services.hands import BOOK, CLERK, furnished, remember


@pytest.fixture
def house() -> House:
    return furnished()


def test_an_application_means_the_letter_that_turned_it_down(house: House) -> None:
    case, story = find_case(house.stories, "tidewell")
    assert story is not None
    assert case.letter.reading.kind is Kind.REJECTION
    assert find_case(house.stories, story.application.id)[0].letter == case.letter
    assert {one.message.key for one in case.others} == set(story.application.letters) - {case.letter.message.key}
    assert case.names == ("Tomasz Wren",)
    assert "tomasz@example.org" in case.addresses


def test_a_letter_can_be_named_and_a_refusal_by_phone_has_none(house: House) -> None:
    case, story = find_case(house.stories, "marsh-2")
    assert story is not None
    assert case.letter.message.key == "marsh-2"
    case, _ = find_case(house.stories, "fern")
    assert case.letter.message.text == ""
    assert case.organisation == "Fern Mill"
    assert case.letter.message.date is not None


def test_what_is_not_there_or_said_no_no_is_refused(house: House) -> None:
    with pytest.raises(NotFoundError):
        find_case(house.stories, "nobody")
    with pytest.raises(NotFoundError):
        find_case(house.stories, "x" * 100_000)


def test_a_reply_answers_a_letter_or_the_no_of_an_application(house: House) -> None:
    refused = answered_letter(house.stories, "saltmarsh")
    assert refused == answered_letter(house.stories, "marsh-2")
    assert "The position was filled inside the house." in refused.text
    assert refused.organisation == "Saltmarsh"
    assert refused.people == ("Jonah Pell",)


def test_a_reply_to_what_turned_nobody_down_answers_their_last_letter(house: House) -> None:
    assert answered_letter(house.stories, "fern").organisation == "Fern Mill", "told by phone: a name, and no letter"
    waiting = House()
    waiting.mail.write("/inbox", CLERK)
    waiting.read("/inbox")
    assert "We have received your application" in answered_letter(waiting.stories, "saltmarsh").text
    with pytest.raises(NotFoundError):
        answered_letter(house.stories, "nobody")


def test_notes_and_settings_are_part_of_the_case(house: House) -> None:
    add_note(house.store, house.clock, "tidewell", "They were kind.")
    add_note(house.store, house.clock, "tidewell", "the parrot", about=About.LIKED)
    add_note(house.store, house.clock, "tidewell", "the night desk", about=About.LIKED)
    add_note(house.store, house.clock, "tidewell", "Lea Winter", about=About.MET)
    house.store.record("settings", house.clock.now(), {}, [Called("T. Wren"), RepliesAt(4, 8, 2)])
    case, _ = find_case(house.stories, "tidewell")
    assert (case.liked, case.met) == ("the night desk", ("Lea Winter",))
    assert case.names[0] == "T. Wren"
    assert (case.pace.wait, case.pace.morning) == (timedelta(hours=4), 8)


def test_what_was_said_for_a_reply_is_kept_once(house: House) -> None:
    assert remember(house, "the parrot", "Lea Winter") is not None
    assert remember(house, "the parrot", "Lea Winter") is None
    case, _ = find_case(house.stories, "tidewell")
    assert (case.liked, case.met) == ("the parrot", ("Lea Winter",))


def test_a_draft_is_kept_until_it_is_emptied(house: House) -> None:
    case, _ = find_case(house.stories, "fern")
    keep_draft(house.store, house.clock, case, to="a@b.example", subject="Hi\r\nBcc: x", text="Dear Ada\r\n")
    key = case.letter.message.key
    assert kept_draft(house.stories, key) == Drafted(key, "a@b.example", "Hi Bcc: x", "Dear Ada\n")
    with pytest.raises(UnclearRequestError):
        keep_draft(house.store, house.clock, case, to="a@b.example", subject="Hi Bcc: x", text="Dear Ada\n")
    keep_draft(house.store, house.clock, case, to="", subject="", text=" \n")
    assert kept_draft(house.stories, key) is None


# ---- specifics: one rule for when they may be asked for ----


def question(house: House, name: str, *, is_anyway: bool = False) -> str:
    """Return the key of the letter in whose thread specifics are asked for."""
    log = FeedbackLog(house.stories, BOOK)
    return find_question(log, name, house.clock.now().date(), is_anyway=is_anyway)[0].letter.message.key


def test_specifics_are_refused_with_the_reason_that_asking_gives_and_can_be_asked_anyway(house: House) -> None:
    with pytest.raises(UnclearRequestError, match="have not answered you yet"):
        question(house, "fern")
    assert question(house, "fern", is_anyway=True)
    with pytest.raises(NotFoundError):
        question(house, "nobody")


@pytest.mark.parametrize(
    ("moves", "why"),
    [
        ([Move.REPLIED], "have not answered"),
        ([Move.REPLIED, Move.ANSWERED], ""),
        ([Move.REPLIED, Move.ANSWERED, Move.ASKED], "one question is enough"),
        ([Move.REPLIED, Move.ANSWERED, Move.REFUSED], "put them in a corner"),
    ],
)
def test_the_question_goes_by_the_states_of_asking_alone(house: House, moves: list[Move], why: str) -> None:
    for move in moves:
        tick(house.store, house.clock, "fern", move, on=house.clock.now().date())
    story = find_story(house.stories, "fern")
    asking = FeedbackLog(house.stories, BOOK).asking(story, house.clock.now().date())
    assert asking is not None
    assert asking.may_ask == (not why)
    if why:
        with pytest.raises(UnclearRequestError, match=why):
            question(house, "fern")
    else:
        assert question(house, "fern") == find_case(house.stories, "fern")[0].letter.message.key
