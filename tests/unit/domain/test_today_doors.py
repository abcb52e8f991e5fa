"""The times that rejections name are told of when they come: a door that closes, a day from which one may apply."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from rejoinder.domain.applications import Application
from rejoinder.domain.letters.readings import Door, DoorKind, Kind, Quote
from rejoinder.domain.mailbox import Letter
from rejoinder.domain.records import replace
from rejoinder.domain.stages import Standing, State
from rejoinder.domain.today import Desk
from tests.fakes.desks import application, desk, items, on
from tests.fakes.letters import letter

UNTIL = on(200).date()
AGAIN = Door(DoorKind.APPLY_AGAIN, None, Quote("You may apply again after six months."))
FROM = date(2026, 9, 2)  # six months after the letter
DAY = (FROM - on(0).date()).days


def no(*doors: Door) -> Letter:
    """Return a rejection that leaves doors open."""
    refused = letter("letter-1")
    return replace(refused, reading=replace(refused.reading, doors=doors))


def kept(until: date | None = UNTIL, kind: DoorKind = DoorKind.KEPT_ON_FILE) -> Door:
    return Door(kind, until, Quote("We keep your papers."))


def turned_down(day: float, refused: Letter, *others: Application, **more: object) -> Desk:
    """Return a desk some days after a rejection, with other applications besides."""
    one = application(refused)
    known = desk(day, (one, (refused,)), *((other, ()) for other in others), **more)
    fields = {name: getattr(known, name) for name in known.__struct_fields__}
    return Desk(**fields | {"timely": [(one, refused)]})


@pytest.mark.parametrize(("before", "is_told"), [(15, False), (14, True), (0, True), (-1, False)])
def test_a_door_is_used_before_it_closes(before: int, *, is_told: bool) -> None:
    found = items(turned_down(200 - before, no(kept())), "closing")
    assert bool(found) is is_told
    for item in found:
        assert item.due == UNTIL
        assert item.quotes == (kept().quote,)
        assert "Tidewell (Night Porter)" in item.do


def test_of_several_doors_the_first_to_close_is_told_of_once() -> None:
    at = turned_down(195, no(kept(), kept(UNTIL - timedelta(days=1), DoorKind.FEEDBACK_OFFERED)))
    (item,) = items(at, "closing")
    assert "feedback" in item.do


@pytest.mark.parametrize(("days", "is_told"), [(-1, False), (0, True), (60, True), (61, False)])
def test_from_the_day_on_that_the_letter_names_one_may_apply_again(days: int, *, is_told: bool) -> None:
    found = items(turned_down(DAY + days, no(AGAIN)), "again")
    assert bool(found) is is_told
    for item in found:
        assert f"{FROM}" in item.why
        assert item.quotes == (AGAIN.quote,)


def test_who_has_applied_there_since_is_not_told() -> None:
    since = replace(application(letter("letter-9", Kind.CONFIRMATION, day=100)), organisation="Tidewell Ltd")
    elsewhere = replace(since, organisation="Saltmarsh")
    before = replace(since, standing=Standing(applied=on(-3).date()))
    assert items(turned_down(DAY, no(AGAIN), since), "again") == []
    assert items(turned_down(DAY, no(AGAIN), elsewhere), "again")
    assert items(turned_down(DAY, no(AGAIN), before), "again")


def test_what_goes_on_after_all_or_is_out_of_sight_names_no_times() -> None:
    hidden = turned_down(DAY, no(AGAIN, kept(FROM)), hidden=frozenset({"letter-1"}))
    assert items(hidden) == []
    shown = turned_down(DAY, no(AGAIN, kept(FROM)))
    goes_on = replace(shown.timely[0][0], standing=Standing(state=State.OPEN))
    fields = {name: getattr(shown, name) for name in shown.__struct_fields__}
    assert items(shown, "again")
    assert items(shown, "closing")
    assert not [
        item
        for item in items(Desk(**fields | {"timely": [(goes_on, shown.timely[0][1])]}))
        if item.rule in ("again", "closing")
    ]


def test_a_door_without_a_day_closes_on_none() -> None:
    assert items(turned_down(150, no(kept(None))), "closing") == []
