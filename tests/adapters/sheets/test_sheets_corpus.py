"""Spreadsheets as seekers keep them: each file, and beside it what it says."""

from __future__ import annotations

import json
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest

from rejoinder.adapters.days.said import SaidDays
from rejoinder.adapters.sheets.reader import SheetFiles
from rejoinder.domain.sheets.columns import guess_columns
from rejoinder.domain.sheets.plan import Change, SheetEntry, SheetPlan, known_of
from rejoinder.domain.sheets.sheet import Column, Field, Sheet, words_of
from rejoinder.domain.sheets.statuses import Status, read_status
from rejoinder.services.sheets import OpenSheet, day_of, open_sheet, plan_sheet

if TYPE_CHECKING:
    from rejoinder.domain.facts import Happened

CORPUS = Path(__file__).resolve().parents[2] / "corpus" / "sheets"
NOW = datetime(2026, 3, 19, 10, 0, tzinfo=ZoneInfo("Europe/Berlin"))
FILES = sorted(path for path in CORPUS.iterdir() if path.suffix in {".csv", ".xlsx"})
DAYS = SaidDays()

each_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)


@cache
def opened(path: Path) -> OpenSheet:
    return open_sheet(path, SheetFiles(), DAYS, NOW)


@cache
def planned(path: Path) -> SheetPlan:
    return plan_sheet(opened(path), DAYS, NOW)


def expected(path: Path) -> Any:  # noqa: ANN401  (the file's JSON)
    return json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))


def told(column: Column) -> str:
    parts = [column.kind.value, column.round, column.how] if column.field is Field.EVENT and column.kind else []
    return " ".join(filter(None, [column.field.value, *parts]))


def event(happened: Happened) -> str:
    start = happened.start.strftime("%Y-%m-%dT%H:%M") if happened.start else ""
    on = start or (happened.on.isoformat() if happened.on else "")
    return " ".join(filter(None, [happened.kind.value, happened.round, on]))


def row(entry: SheetEntry) -> dict[str, object]:
    details = entry.details
    return {
        "row": entry.row,
        "organisation": details.organisation,
        "role": details.role,
        "applied": details.applied.isoformat() if details.applied else None,
        "channel": details.channel.value,
        "events": sorted(map(event, entry.happened)),
    }


@each_file
def test_the_sheet_and_its_columns_are_found(path: Path) -> None:
    want, got = expected(path), opened(path)
    assert (got.file.sheet.name, list(got.file.others)) == (want["sheet"], want["others"])
    assert {column.heading: told(column) for column in got.columns} == want["columns"]


@each_file
def test_every_column_has_its_reason(path: Path) -> None:
    assert all(column.why for column in opened(path).columns)


@each_file
def test_every_row_is_what_it_says(path: Path) -> None:
    want = [one | {"events": sorted(one["events"])} for one in expected(path)["rows"]]
    assert [row(entry) for entry in planned(path).entries] == want


@each_file
def test_what_cannot_be_read_is_told_with_its_place(path: Path) -> None:
    plan = planned(path)
    problems = [*plan.problems, *(problem for entry in plan.entries for problem in entry.problems)]
    assert sorted([one.row, one.column] for one in problems) == sorted(expected(path)["problems"])
    assert [words for words, _ in plan.unknown] == expected(path)["unknown"]


@each_file
def test_no_cell_is_lost(path: Path) -> None:
    """Its words stand in a field, an event, a note or beside, or in a problem of a row that was left out."""
    sheet, columns, plan = opened(path).file.sheet, opened(path).columns, planned(path)
    for entry in plan.entries:
        text = repr((entry.details, entry.happened, entry.notes))
        cells = sheet.rows[entry.row - sheet.first_row]
        for column, cell in zip(columns, cells, strict=False):
            if column.field in {Field.STATUS, Field.OTHER, Field.NOTES, Field.REASON} and str(cell).strip():
                assert repr(words_of(cell).strip().removeprefix("'"))[1:-1] in text, (entry.row, column.heading)


@each_file
def test_the_same_sheet_again_adds_nothing(path: Path) -> None:
    facts = [fact for entry in planned(path).entries for fact in entry.facts]
    again = plan_sheet(opened(path), DAYS, NOW, known=known_of(facts))
    assert {entry.change for entry in again.entries} == {Change.SAME}
    assert not any(entry.facts or entry.changes for entry in again.entries)


def lines(name: str) -> list[tuple[str, str]]:
    text = (CORPUS / name).read_text(encoding="utf-8")
    return [(first, second) for line in text.splitlines() for first, _, second in [line.partition("\t")]]


def meaning(status: Status | None) -> str:
    if status is None:
        return "ask"
    if not status.is_sent:
        return "not sent"
    parts = (" ".join(filter(None, [one.kind.value, one.round, one.how])) for one in status.meanings)
    return ", ".join(parts) or "nothing"


@pytest.mark.parametrize(
    ("text", "expected"), [*lines("stages.tsv"), *lines("stages_unseen.tsv"), *lines("stages_unseen2.tsv")]
)
def test_the_seekers_words_mean_what_they_mean(text: str, expected: str) -> None:
    assert meaning(read_status(text, day_of(DAYS, NOW))) == expected


@pytest.mark.parametrize(("heading", "expected"), lines("headings.tsv"))
def test_a_heading_tells_what_stands_below(heading: str, expected: str) -> None:
    (column,) = guess_columns(Sheet("", (heading,), ()), day_of(DAYS, NOW))
    assert told(column) == expected
