"""Everything that is done by hand can be taken back, and that as well."""

from __future__ import annotations

import pytest

from rejoinder.services.operations import undo
from tests.fakes.house import House
from tests.unit.services.hands import BY_HAND, furnished, seen


@pytest.fixture
def house() -> House:
    return furnished()


@pytest.mark.parametrize("what", BY_HAND)
def test_it_changes_what_is_seen_and_taken_back_nothing_is_left_of_it(house: House, what: str) -> None:
    before, mail = seen(house), house.state()
    BY_HAND[what](house)
    after = seen(house)
    assert after != before
    assert not house.store.is_behind()
    taken = undo(house.store, house.clock, house.settler())
    assert seen(house) == before
    assert house.state() == mail
    undo(house.store, house.clock, house.settler(), taken.number)
    assert seen(house) == after
    assert not house.store.is_behind()


@pytest.mark.parametrize("what", BY_HAND)
def test_a_letter_that_goes_takes_nothing_with_it_and_comes_back_to_what_was_said(house: House, what: str) -> None:
    BY_HAND[what](house)
    after = seen(house)
    taken = undo(house.store, house.clock, house.settler(), 1)
    seen(house)  # what was said of letters that are not there does no harm
    undo(house.store, house.clock, house.settler(), taken.number)
    assert seen(house) == after
