"""Searching finds everything that is kept, says what it is and what it belongs to, and nothing that no longer holds."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rejoinder.domain.applications import Details
from rejoinder.domain.facts import Corrected
from rejoinder.domain.letters.readings import Kind
from rejoinder.domain.search import What
from rejoinder.services.applications import add_note, edit_application, merge_applications
from rejoinder.services.corrections import correct
from rejoinder.services.operations import undo
from rejoinder.services.search import Hit, hit_form, search
from tests.fakes.house import House
from tests.unit.services.hands import furnished


@pytest.fixture(scope="module")
def house() -> House:
    house = furnished()
    add_note(house.store, house.clock, "fern", "They have an <b>oven</b> from Zürich.", date(2026, 5, 23))
    edit_application(
        house.store, house.clock, "fern", Details(resume="third version", cover_letter="Dear bakers, " * 9)
    )
    return house


def found(house: House, asked: str) -> list[Hit]:
    return list(search(house.store, asked, limit=50).hits)


def belongs(house: House, asked: str) -> list[tuple[str, str]]:
    return [(hit.what.value, hit.application.organisation if hit.application else "") for hit in found(house, asked)]


def test_each_hit_says_what_it_is_and_what_it_belongs_to(house: House) -> None:
    assert belongs(house, "fern mill") == [("application", "Fern Mill")]
    assert belongs(house, "oven") == [("note", "Fern Mill")]
    assert belongs(house, "phone") == [("event", "Fern Mill")]
    assert belongs(house, "third version") == [("application", "Fern Mill")]
    assert belongs(house, "bakers") == [("application", "Fern Mill")]
    assert belongs(house, "filled inside") == [("letter", "Saltmarsh")]


def test_a_hit_shows_the_words_where_they_stand(house: House) -> None:
    (note,) = (hit_form(hit) for hit in found(house, "zuerich ov"))
    assert note["passages"] == [
        {"where": "note", "text": "They have an <b>oven</b> from Zürich.", "marks": [[16, 20], [30, 36]]}
    ]
    assert note["date"] == "2026-05-23"
    (letter,) = (hit_form(hit) for hit in found(house, "filled"))
    assert (letter["kind"], letter["title"]) == ("rejection", "Your application to Saltmarsh")
    (passage,) = letter["passages"]
    assert passage["where"] == "reason"
    assert passage["text"] == "The position was filled inside the house."
    (details,) = (hit_form(hit) for hit in found(house, "third"))
    assert [one["where"] for one in details["passages"]] == ["resume"]


def test_applications_come_first_and_the_newest_letter_before_older_ones(house: House) -> None:
    hits = found(house, "saltmarsh")
    assert [hit.what for hit in hits] == [What.APPLICATION, What.LETTER, What.LETTER, What.LETTER]
    assert [hit_form(hit)["kind"] for hit in hits[1:]] == ["feedback", "rejection", "confirmation"]


def test_where_nothing_holds_all_words_each_is_told_by_itself(house: House) -> None:
    nothing = search(house.store, "saltmarsh submarine", limit=50)
    assert (nothing.hits, nothing.total) == ((), 0)
    assert nothing.alone == (("saltmarsh", 4), ("submarine", 0))
    assert search(house.store, "submarine", limit=50).alone == ()
    assert search(house.store, "", limit=50).total == 0


def test_details_that_no_longer_hold_are_not_found() -> None:
    house = furnished()
    store, clock = house.store, house.clock
    edit_application(store, clock, "fern", Details(resume="third version", via="a friend"))
    edit_application(store, clock, "fern", Details(resume="fourth version"))
    assert belongs(house, "third") == []
    assert belongs(house, "version") == [("application", "Fern Mill")], "once"
    edit_application(store, clock, "fern", Details(), emptied=["via"])
    assert belongs(house, "friend") == []


def test_what_was_taken_back_is_not_found_until_it_is_brought_back() -> None:
    house = furnished()
    said = add_note(house.store, house.clock, "fern", "an oven")
    undone = undo(house.store, house.clock, house.settler(), said.operation)
    assert found(house, "oven") == []
    undo(house.store, house.clock, house.settler(), undone.number)
    assert belongs(house, "oven") == [("note", "Fern Mill")]


def test_a_note_follows_its_application_where_that_is_merged() -> None:
    house = furnished()
    add_note(house.store, house.clock, "fern", "an oven")
    merge_applications(house.store, house.clock, "fern", "saltmarsh")
    (hit,) = found(house, "oven")
    assert hit.application
    assert "Saltmarsh" in hit.application.organisation


def test_a_letter_is_what_the_seeker_says_it_is() -> None:
    house = furnished()
    (letter,) = found(house, "filled")
    correct(house.store, house.clock, house.settler(), letter.name, Corrected("", kind=Kind.ON_HOLD), None)
    assert [hit.kind for hit in found(house, "filled")] == ["on_hold"]


@given(st.text(max_size=30))
@settings(max_examples=60, deadline=None)
def test_whatever_is_typed_is_answered(asked: str) -> None:
    for hit in search(FURNISHED.store, asked, limit=5).hits:
        assert hit.passages
        hit_form(hit)


FURNISHED = furnished()
