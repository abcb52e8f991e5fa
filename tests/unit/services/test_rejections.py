"""What an application shows of itself once more letters have come."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from rejoinder.domain.applications import Application, Details
from rejoinder.domain.events import EventKind
from rejoinder.domain.facts import Added, Fact, Happened, KeptFact
from rejoinder.domain.letters.readings import Door, DoorKind, Kind, Quote, ReasonKind
from rejoinder.domain.mailbox import Letter
from rejoinder.domain.records import replace
from rejoinder.domain.told import Told
from rejoinder.services.rejections import Rejection, rejection_form
from rejoinder.services.stories import Story, steps_now, story_form, story_of
from tests.fakes.letters import START, letter

TODAY = date(2026, 3, 20)


def form_of(*kinds: Kind) -> list[str]:
    """Return the steps shown for an application whose letters are of these kinds, a day apart."""
    letters = tuple(letter(f"{day:032x}", kind, day=day) for day, kind in enumerate(kinds))
    application = Application("0" * 32, "Merrow", "Analyst", "", tuple(one.message.key for one in letters), None, None)
    form = story_form(story_of(application, letters, Told()), TODAY)
    return [step["do"] for step in form["next_steps"]]


@pytest.mark.parametrize("later", [Kind.FEEDBACK, Kind.INTERVIEW, Kind.RECRUITER_REPLY])
def test_the_steps_are_those_of_the_latest_letter_that_asks_for_something(later: Kind) -> None:
    steps = form_of(Kind.REJECTION, later)
    assert steps == form_of(later)
    assert steps != form_of(Kind.REJECTION)


@pytest.mark.parametrize("later", [Kind.SENT_BY_SEEKER, Kind.VIEWED])
def test_a_letter_that_asks_for_nothing_leaves_the_steps_of_the_rejection(later: Kind) -> None:
    assert form_of(Kind.REJECTION, later) == form_of(Kind.REJECTION)


def test_a_reply_of_the_seeker_ends_the_wish_for_one() -> None:
    rejection = letter("0" * 32)
    own = letter("1" * 32, Kind.SENT_BY_SEEKER, day=1, to="ada@tidewell.example", sender="tomasz@example.org")
    application = Application("0" * 8, "Merrow", "Analyst", "", ("0" * 32, "1" * 32), None, None)
    form = story_form(story_of(application, (rejection, own), Told()), TODAY)
    assert not any(step["do"].startswith("Reply") for step in form["next_steps"])


def test_an_application_with_nothing_to_do_has_no_steps() -> None:
    assert form_of(Kind.VIEWED) == []


def test_a_rejection_names_those_before_it_and_what_came_since() -> None:
    kinds = (Kind.CONFIRMATION, Kind.REJECTION, Kind.INTERVIEW, Kind.REJECTION, Kind.SENT_BY_SEEKER, Kind.INTERVIEW)
    letters = tuple(letter(f"{day:032x}", kind, day=day) for day, kind in enumerate(kinds))
    keys = tuple(one.message.key for one in letters)
    story = story_of(Application(keys[0], "Merrow", "Analyst", "", keys, None, None), letters, Told())
    latest = story.rejection
    assert latest is letters[3]
    event = next(event for event in story.events if event.key == latest.message.key)
    form = rejection_form(Rejection(story, latest, event, 1, 1, ()))
    assert [item["letter"] for item in form["earlier_rejections"]] == [keys[1]]
    assert [(item["letter"], item["kind"]) for item in form["since"]] == [(keys[5], "interview")]


def story_with(*said: Fact, letters: tuple[Letter, ...] = ()) -> Story:
    """Return the story of an application with these letters, of which this was said."""
    keys = tuple(one.message.key for one in letters)
    facts = [Added("anchor", Details("Merrow", "Analyst")), *said]
    told = Told.of(KeptFact(number, 1, START + timedelta(days=10), fact) for number, fact in enumerate(facts))
    return story_of(Application("1", "Merrow", "Analyst", "", keys, None, None, ("anchor",)), letters, told)


def refused(**more: Any) -> Happened:  # noqa: ANN401
    return Happened("anchor", EventKind.REJECTED, START.date() + timedelta(days=2), how="by phone", **more)


def test_a_refusal_by_phone_has_its_steps_on_the_applications_page() -> None:
    letters = (letter("0" * 32, Kind.CONFIRMATION),)
    note, compare = steps_now(story_with(refused(), letters=letters), TODAY)
    assert note.do.startswith("Write a short note")
    assert note.due is None
    assert "job description" in compare.do
    assert steps_now(story_with(refused(), letters=letters), START.date())[0].due == START.date() + timedelta(days=7)


def test_what_was_answered_or_had_another_reason_asks_for_less() -> None:
    wrote = Happened("anchor", EventKind.WROTE, START.date() + timedelta(days=3))
    (compare,) = steps_now(story_with(refused(reasons=(ReasonKind.SKILL,)), wrote), TODAY)
    assert "what they missed" in compare.do
    assert steps_now(story_with(refused(reasons=(ReasonKind.FROZEN,)), wrote), TODAY) == []


def test_the_doors_of_a_rejection_stay_in_sight_whatever_came_after_it() -> None:
    no = letter("0" * 32)
    doors = (
        Door(DoorKind.APPLY_AGAIN, None, Quote("You may apply again after six months.")),
        Door(DoorKind.KEPT_ON_FILE, date(2027, 1, 31), Quote("We keep your papers.")),
    )
    no = replace(no, reading=replace(no.reading, doors=doors))
    told = letter("1" * 32, Kind.FEEDBACK, day=3)
    found = [step.do for step in steps_now(story_with(letters=(no, told)), TODAY)]
    assert [do for do in found if "keep your papers" in do]
    assert [do for do in found if "You may apply again from 2026-09-02" in do]
    assert [do for do in found if do.startswith("Thank them")]
    assert not [do for do in found if do.startswith("Reply")]
