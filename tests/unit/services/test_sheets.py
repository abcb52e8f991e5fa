"""A sheet that is opened, set right and planned."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from rejoinder.domain.events import EventKind
from rejoinder.domain.sheets.sheet import Field
from rejoinder.domain.sheets.statuses import Meaning, Status
from rejoinder.errors import NotFoundError
from rejoinder.services.sheets import OpenSheet, choose, day_of, open_sheet, own_words, plan_sheet
from tests.fakes.days import PlainDays
from tests.fakes.sheets import MemorySheets

NOW = datetime(2026, 3, 19, 10, 0, tzinfo=UTC)
PATH = Path("list.csv")
ROWS = [("Company", "Title", "Thing", "Status"), ("Acme", "Clerk", "2026-03-02", "zorp")]


def opened() -> OpenSheet:
    return open_sheet(PATH, MemorySheets({PATH: {"": ROWS}}), PlainDays(), NOW)


def fields(one: OpenSheet) -> list[Field]:
    return [column.field for column in one.columns]


def test_columns_are_guessed() -> None:
    assert fields(opened()) == [Field.ORGANISATION, Field.ROLE, Field.OTHER, Field.STATUS]


@pytest.mark.parametrize("name", ["Thing", "thing", "C", "c"])
def test_a_column_is_named_by_its_heading_or_its_letter(name: str) -> None:
    assert fields(choose(opened(), name, "applied"))[2] is Field.APPLIED


def test_an_event_is_named_with_its_round() -> None:
    column = choose(opened(), "Thing", "interview 2").columns[2]
    assert (column.field, column.kind, column.round) == (Field.EVENT, EventKind.INTERVIEW, "2")


def test_what_can_be_told_once_moves() -> None:
    assert fields(choose(opened(), "Thing", "role")) == [Field.ORGANISATION, Field.OTHER, Field.ROLE, Field.STATUS]


def test_a_column_or_field_that_is_not_there_is_an_error_that_names_those_that_are() -> None:
    with pytest.raises(NotFoundError, match="Thing"):
        choose(opened(), "nothing", "role")
    with pytest.raises(NotFoundError, match="organisation"):
        choose(opened(), "Thing", "colour")


def test_a_plan_says_what_would_be_kept_and_asks_for_words() -> None:
    plan = plan_sheet(choose(opened(), "Thing", "applied"), PlainDays(), NOW)
    assert plan.entries[0].details.applied == date(2026, 3, 2)
    assert plan.unknown == (("zorp", (2,)),)


def test_words_that_were_explained_are_used() -> None:
    words = own_words({"Zorp!": ["interview 2", "rejected"], "meh": [], "one day": ["not sent"]})
    assert words["zorp"] == Status((Meaning(EventKind.INTERVIEW, "2"), Meaning(EventKind.REJECTED)))
    assert (words["meh"], words["one day"]) == (Status(), Status(is_sent=False))
    assert [event.kind for event in plan_sheet(opened(), PlainDays(), NOW, words).entries[0].happened] == [
        EventKind.INTERVIEW,
        EventKind.REJECTED,
    ]


def test_words_can_only_mean_events() -> None:
    with pytest.raises(NotFoundError):
        own_words({"zorp": ["location"]})


def test_a_weekday_is_the_nearest_one_or_the_latest() -> None:
    day = day_of(PlainDays(), NOW)
    assert day("friday") == date(2026, 3, 20)
    assert day("friday", is_past=True) == date(2026, 3, 13)
    assert day("zorp") is None


def test_a_day_with_an_hour_is_a_time() -> None:
    found = day_of(PlainDays(), NOW)("2026-03-24 09:30")
    assert found == datetime(2026, 3, 24, 9, 30, tzinfo=UTC)
