"""The seeker says how soon and how late they answer letters, and can take it back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.domain.facts import RepliesAt
from rejoinder.errors import UnclearRequestError
from rejoinder.services.operations import undo
from rejoinder.services.pace import choose_pace, pace_of, pace_words
from tests.fakes.house import House


@pytest.fixture
def house() -> House:
    return House()


def test_it_is_an_hour_nine_and_five_days_until_something_else_is_said(house: House) -> None:
    assert pace_of(house.store) == RepliesAt(1, 9, 5)
    _, first = choose_pace(house.store, house.clock, wait=26)
    choose_pace(house.store, house.clock, morning=10, within=3)
    assert pace_of(house.store) == RepliesAt(26, 10, 3)
    undo(house.store, house.clock, house.settler(), first)
    undo(house.store, house.clock, house.settler())
    assert pace_of(house.store).within in (3, 5)


def test_what_cannot_be_kept_or_is_kept_already_is_refused(house: House) -> None:
    for bad in ({"wait": 0}, {"wait": 999}, {"morning": 3}, {"morning": 23}, {"within": 0}, {"within": -1}, {}):
        with pytest.raises(UnclearRequestError):
            choose_pace(house.store, house.clock, **bad)
    assert not house.store.log(5)


@given(st.integers(1, 72), st.integers(5, 16), st.integers(1, 30))
def test_every_pace_that_can_be_chosen_comes_back(wait: int, morning: int, within: int) -> None:
    house, pace = House(), RepliesAt(wait, morning, within)
    if pace != RepliesAt():
        choose_pace(house.store, house.clock, wait=wait, morning=morning, within=within)
    assert pace_of(house.store) == pace
    assert str(morning) in pace_words(pace)
