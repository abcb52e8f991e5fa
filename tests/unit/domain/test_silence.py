"""What is usual before an answer comes: of an organisation, else of this seeker, else nothing is known."""

from __future__ import annotations

from datetime import date, timedelta

from rejoinder.domain.applications import Application
from rejoinder.domain.records import replace
from rejoinder.domain.silence import Usual, Waits
from rejoinder.domain.stages import Standing
from tests.fakes.facts import application

APPLIED = date(2026, 3, 2)


def waited(days: int | None, organisation: str = "Tidewell") -> Application:
    """Return an application that was answered after some days, or not yet."""
    answered = None if days is None else APPLIED + timedelta(days=days)
    standing = Standing(applied=APPLIED, answered=answered)
    return replace(application("letter-1", organisation=organisation), standing=standing)


def test_nothing_is_usual_while_too_few_answers_tell() -> None:
    assert Waits.of([]).usual("Tidewell") is None
    others = [waited(10, f"House {number}") for number in range(3)]
    assert Waits.of([*others, waited(9), waited(None)]).usual("Tidewell") is None


def test_two_answers_of_an_organisation_tell_what_is_usual_there() -> None:
    assert Waits.of([waited(10), waited(21, "Tidewell Ltd")]).usual("TIDEWELL") == Usual(21, 2, is_theirs=True)


def test_else_five_answers_tell_what_is_usual_for_this_seeker() -> None:
    answers = [waited(days, f"House {days}") for days in (10, 30, 12, 14, 90)]
    assert Waits.of(answers).usual("Tidewell") == Usual(90, 5, is_theirs=False)
    assert Waits.of(answers).usual("") == Usual(90, 5, is_theirs=False)


def test_one_of_ten_that_took_longer_does_not_count() -> None:
    answers = [waited(10 + number, f"House {number}") for number in range(9)]
    assert Waits.of([*answers, waited(200, "Saltmarsh")]).usual("") == Usual(18, 10, is_theirs=False)


def test_nobody_is_asked_within_a_week() -> None:
    assert Waits.of([waited(1), waited(2)]).usual("Tidewell") == Usual(7, 2, is_theirs=True)


def test_what_was_answered_at_once_and_what_is_open_to_review_tell_nothing() -> None:
    provisional = replace(waited(9), is_provisional=True)
    waits = Waits.of([waited(0), waited(-3), waited(None), provisional])
    assert (waits.everywhere, waits.there) == ([], {})
