"""What was put out of sight is so on every list, until it is asked for or its day has come."""

from __future__ import annotations

from datetime import date

import pytest

from rejoinder.domain.facts import Hidden
from rejoinder.domain.links import Candidate, LinkReview
from rejoinder.services.applications import list_applications
from rejoinder.services.corrections import list_reviews
from rejoinder.services.rejections import list_rejections
from rejoinder.services.today import hide, is_open, today, unhide
from tests.fakes.house import House
from tests.unit.services.hands import DAY, NOW, furnished


@pytest.fixture
def house() -> House:
    found = furnished()
    unhide(found.store, found.clock, "saltmarsh")
    return found


def listed(house: House, day: date = DAY) -> list[str]:
    """Return the organisations of the applications that are in sight."""
    stories = house.stories
    found, total = list_applications(stories, without=stories.out_of_sight(day))
    assert total == len(found)
    return [one.organisation for one in found]


def test_an_application_goes_from_the_lists_and_comes_back(house: House) -> None:
    before = listed(house)
    hide(house.store, house.clock, "tidewell", date(2026, 6, 9))
    assert listed(house) == [one for one in before if one != "Tidewell"]
    assert listed(house, date(2026, 6, 9)) == before
    rejections = list_rejections(house.stories, DAY)
    assert (rejections.hidden, rejections.matching) == (1, rejections.total - 1)
    unhide(house.store, house.clock, "tidewell")
    assert listed(house) == before


def test_nobody_is_asked_about_letters_of_what_is_out_of_sight(house: House) -> None:
    whole = list_reviews(house.stories)
    asked = {letter.message.key for letter, _ in whole.letters}
    assert asked
    ids = frozenset(one.id for one in house.stories.applications)
    away = list_reviews(house.stories, ids)
    assert (away.letters, away.away) == ((), len(asked))
    assert [item.rule for item in today(house.stories, NOW).items if item.rule == "letter"] == ["letter"]
    for one in house.stories.applications:
        house.store.record("hide", house.clock.now(), {}, [Hidden((*one.added, *one.letters)[0])])
    assert [item.rule for item in today(house.stories, NOW).items if item.rule in ("letter", "link")] == []


def test_where_a_letter_belongs_is_asked_while_one_of_the_applications_is_in_sight() -> None:
    review = LinkReview("letter", "own", (Candidate("one", ()), Candidate("other", ())))
    assert is_open(review, ())
    assert is_open(review, {"one"})
    assert not is_open(review, {"one", "other"})
    assert is_open(LinkReview("letter", "own", ()), {"one"})
