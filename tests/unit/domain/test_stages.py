"""How far an application got is derived from its letters."""

from __future__ import annotations

import pytest

from rejoinder.domain.events import event_of, in_order
from rejoinder.domain.letters.readings import Interview, Kind
from rejoinder.domain.mailbox import Letter
from rejoinder.domain.records import replace
from rejoinder.domain.stages import Stage
from rejoinder.domain.stages import stage_of as stage_of_events
from tests.fakes.letters import WORDS, letter


def stage_of(letters: list[Letter], said: dict[str, Stage] | None = None) -> Stage:
    """Return the stage that letters tell of, with what the seeker said of some of them."""
    return stage_of_events(in_order(event for one in letters if (event := event_of(one))), said or {})


def invited(key: str, *, on: float | None = None, called: str = "", day: float = 0) -> Letter:
    """Return an invitation to an interview on a day, of a round, sent on another day."""
    return letter(key, Kind.INTERVIEW, start=on, round=called, day=day)


def test_without_an_answer_one_has_applied() -> None:
    assert stage_of([]) is Stage.APPLIED
    assert stage_of([letter("a", Kind.CONFIRMATION), letter("b", Kind.REJECTION)]) is Stage.APPLIED


@pytest.mark.parametrize("kind", [Kind.ASSESSMENT, Kind.ACTION_REQUIRED, Kind.VIEWED, Kind.RECRUITER_REPLY])
def test_who_did_something_with_it_has_answered(kind: Kind) -> None:
    assert stage_of([letter("a", kind)]) is Stage.ANSWERED


@pytest.mark.parametrize(
    ("called", "stage"),
    [
        ("", Stage.FIRST_INTERVIEW),
        ("1", Stage.FIRST_INTERVIEW),
        ("2", Stage.SECOND_INTERVIEW),
        ("3", Stage.THIRD_INTERVIEW),
        ("7", Stage.THIRD_INTERVIEW),
        ("final", Stage.FIRST_INTERVIEW),
    ],
)
def test_a_round_that_is_named_counts(called: str, stage: Stage) -> None:
    assert stage_of([invited("a", called=called)]) is stage


def test_interviews_are_counted_by_day() -> None:
    assert stage_of([invited("a", on=1), invited("b", on=1.2)]) is Stage.FIRST_INTERVIEW
    assert stage_of([invited("a", on=1), invited("b", on=8, day=3)]) is Stage.SECOND_INTERVIEW
    assert stage_of([invited(str(day), on=day + 1, day=day * 2) for day in range(5)]) is Stage.THIRD_INTERVIEW


def test_an_interview_that_gets_another_day_before_it_was_held_was_moved() -> None:
    assert stage_of([invited("a", on=5), invited("b", on=9, day=2)]) is Stage.FIRST_INTERVIEW


def test_a_round_of_two_days_is_one() -> None:
    rounds = [invited("a", on=1, called="1"), invited("b", on=2, called="1"), invited("c", on=9, called="final")]
    assert stage_of(rounds) is Stage.SECOND_INTERVIEW


def test_what_names_no_day_speaks_of_the_one_before_unless_that_was_held() -> None:
    assert stage_of([invited("a", on=5), invited("b", day=2)]) is Stage.FIRST_INTERVIEW
    assert stage_of([invited("a", on=5), invited("b", day=8)]) is Stage.SECOND_INTERVIEW
    assert stage_of([invited("a"), invited("b", on=5, day=2)]) is Stage.FIRST_INTERVIEW


def test_several_letters_without_a_day_are_one_interview() -> None:
    assert stage_of([invited("a"), invited("b")]) is Stage.FIRST_INTERVIEW


def test_the_furthest_counts_whatever_came_after() -> None:
    letters = [letter("a", Kind.OFFER), letter("b", Kind.VIEWED), invited("c", on=3), letter("d", Kind.REJECTION)]
    assert stage_of(letters) is Stage.OFFER


def test_every_stage_has_words() -> None:
    assert len({stage.words for stage in Stage}) == len(Stage)


@pytest.mark.parametrize("stage", Stage)
def test_the_seekers_word_wins_over_what_letters_tell(stage: Stage) -> None:
    told = [invited("a", on=3), invited("b", on=9, day=5), letter("no", day=12)]
    assert stage_of(told) is Stage.SECOND_INTERVIEW
    assert stage_of(told, {"no": stage}) is stage


def test_what_comes_after_the_seekers_word_may_go_further() -> None:
    told = [invited("a", on=3), invited("b", on=9, day=5), invited("c", on=15, day=11)]
    assert stage_of(told, {"b": Stage.FIRST_INTERVIEW}) is Stage.SECOND_INTERVIEW
    assert stage_of(told, {"b": Stage.APPLIED}) is Stage.FIRST_INTERVIEW
    assert stage_of([*told, letter("no", day=20)], {"b": Stage.ANSWERED}) is Stage.FIRST_INTERVIEW
    assert stage_of([*told, letter("yes", Kind.OFFER, day=20)], {"b": Stage.ANSWERED}) is Stage.OFFER
    assert stage_of([told[0], invited("d", called="2", day=9)], {"a": Stage.APPLIED}) is Stage.SECOND_INTERVIEW


def refused(key: str, *, held: str | None = None, day: float = 9) -> Letter:
    """Return a letter that says no after an interview of the round that it names."""
    one = letter(key, day=day)
    talk = None if held is None else Interview(held, None, "", WORDS)
    return Letter(one.message, replace(one.reading, interview=talk), one.reader)


@pytest.mark.parametrize(
    ("held", "stage"),
    [
        (None, Stage.APPLIED),
        ("", Stage.FIRST_INTERVIEW),
        ("1", Stage.FIRST_INTERVIEW),
        ("2", Stage.SECOND_INTERVIEW),
        ("final", Stage.FIRST_INTERVIEW),
    ],
)
def test_a_no_that_thanks_for_an_interview_tells_of_one(held: str | None, stage: Stage) -> None:
    assert stage_of([letter("a", Kind.CONFIRMATION), refused("b", held=held)]) is stage


def test_an_interview_that_is_thanked_for_is_the_one_that_is_known() -> None:
    known = [invited("a", on=3), refused("b", held="")]
    assert stage_of(known) is Stage.FIRST_INTERVIEW
    assert stage_of([*known, invited("c", on=20, day=12)]) is Stage.SECOND_INTERVIEW
    assert stage_of([invited("a", on=3), refused("b", held="2")]) is Stage.SECOND_INTERVIEW


def test_what_a_no_says_of_an_interview_stands_in_its_event() -> None:
    event = event_of(refused("a", held="2"))
    assert event is not None
    assert (event.held, event.round, event.start) == (WORDS.text, "2", None)
    invitation = event_of(invited("b", on=3))
    assert invitation is not None
    assert invitation.held == ""
