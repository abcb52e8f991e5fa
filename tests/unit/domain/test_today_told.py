"""What the seeker told of without a letter asks for the same as a letter would."""

from __future__ import annotations

from datetime import timedelta

import pytest

from rejoinder.domain.applications import Application, Details
from rejoinder.domain.events import EventKind
from rejoinder.domain.facts import Added, Fact, Happened, Hidden, KeptFact
from rejoinder.domain.letters.readings import Kind
from rejoinder.domain.mailbox import Letter
from rejoinder.domain.silence import Waits
from rejoinder.domain.today import Desk, Item, Tale, items_of, list_today
from rejoinder.domain.told import Told
from rejoinder.services.stories import story_of
from tests.fakes.letters import START, letter

ANCHOR = "seed-1"
DAY = START.date()


def happened(kind: EventKind, day: int, **more: str) -> Happened:
    return Happened(ANCHOR, kind, DAY + timedelta(days=day), **more)  # type: ignore[arg-type]  # texts alone


def due(day: int, *said: Fact, letters: tuple[Letter, ...] = ()) -> list[Item]:
    """Return what there is to do some days after the first, of an application of which this was said."""
    facts: list[Fact] = [Added(ANCHOR, Details("Tidewell", "Night Porter", resume="a", posting="b")), *said]
    told = Told.of(KeptFact(number, 1, START + timedelta(days=day), fact) for number, fact in enumerate(facts))
    keys = tuple(one.message.key for one in letters)
    story = story_of(Application("1", "Tidewell", "Night Porter", "", keys, None, None, (ANCHOR,)), letters, told)
    tale = Tale(story.application, letters, story.details, story.is_hidden, story.events)
    now = START + timedelta(days=day)
    desk = Desk(now, now.date(), [story.application], [tale], Waits(), {"1": story.details})
    return list_today(items_of(desk), {}, desk.today)


def test_who_was_refused_by_phone_is_told_to_write() -> None:
    (item,) = due(1, happened(EventKind.REJECTED, 0, how="by phone"))
    assert item.rule == "reply"
    assert "by phone" in item.why
    assert item.due == DAY + timedelta(days=5)
    (late,) = due(9, happened(EventKind.REJECTED, 0))
    assert late.due is None
    assert late.weight > item.weight
    assert due(40, happened(EventKind.REJECTED, 0)) == []


def test_thanks_are_owed_after_an_interview_that_was_told() -> None:
    (item,) = due(1, happened(EventKind.INTERVIEW, 0))
    assert item.rule == "thanks"
    assert due(20, happened(EventKind.INTERVIEW, 0)) == []
    assert due(0, happened(EventKind.INTERVIEW, 3)) == []


def test_an_offer_that_was_made_by_phone_is_asked_for_in_writing() -> None:
    (item,) = due(1, happened(EventKind.OFFER, 0))
    assert item.rule == "offer"


@pytest.mark.parametrize("kind", [EventKind.REJECTED, EventKind.INTERVIEW, EventKind.OFFER])
def test_who_wrote_since_has_done_it(kind: EventKind) -> None:
    assert due(2, happened(kind, 0), happened(EventKind.WROTE, 1)) == []


def test_a_refusal_that_is_out_of_sight_asks_for_nothing() -> None:
    assert due(1, happened(EventKind.REJECTED, 0), Hidden(ANCHOR)) == []


def test_a_reply_that_was_told_settles_that_of_a_letter() -> None:
    no = letter("no", Kind.REJECTION, organisation="Tidewell")
    assert [item.rule for item in due(1, letters=(no,))] == ["reply"]
    assert due(1, happened(EventKind.WROTE, 1), letters=(no,)) == []
