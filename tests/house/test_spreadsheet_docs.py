"""docs/spreadsheets.md says what the tables say, word for word."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache

import pytest

from rejoinder.adapters.sheets import limits
from rejoinder.domain.facts import Hidden, KeptFact
from rejoinder.domain.sheets.export import HEADINGS as WRITTEN
from rejoinder.domain.sheets.headings import HEADINGS
from rejoinder.domain.sheets.sheet import Field
from rejoinder.domain.sheets.status_words import CHANNELS, CROSSES, DENIALS, MARKS, REASONS, TICKS, WORDS
from rejoinder.services.exports import everything_form
from tests.house.tree import ROOT

NOW = datetime(2026, 3, 19, tzinfo=UTC)


@cache
def page() -> str:
    return (ROOT / "docs" / "spreadsheets.md").read_text(encoding="utf-8")


def rows(section: str) -> dict[str, list[str]]:
    """Return the rows of the tables of a section: the words of the last cell by the first."""
    text = page().split(f"## {section}\n")[1].split("\n## ")[0]
    cells = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in text.splitlines() if line[:1] == "|"]
    return {row[0].strip("|` "): row[-1].strip(" |").split(", ") for row in cells}


def words(entries: str) -> list[str]:
    return list(dict.fromkeys(entry.strip().partition("=")[0] for entry in entries.split(",")))


@pytest.mark.parametrize(
    ("section", "table"),
    [
        ("Which columns", {field.value: names for field, names in HEADINGS.items()}),
        ("Which words for a stage", WORDS),
        ("Which words for a stage", {"yes": TICKS, "no": CROSSES, "turns the rest round": DENIALS}),
        ("How it was sent, and why they said no", CHANNELS),
        ("How it was sent, and why they said no", REASONS),
    ],
    ids=["headings", "stages", "ticks", "channels", "causes"],
)
def test_every_word_of_a_table_is_on_the_page_and_no_other(section: str, table: Mapping[str, str]) -> None:
    found = rows(section)
    assert {name: found.get(name) for name in table} == {name: words(entries) for name, entries in table.items()}


def test_every_mark_is_on_the_page() -> None:
    assert not [mark for mark in MARKS if mark not in page()]


def test_every_column_of_an_export_is_known_by_its_heading() -> None:
    assert {field for field, heading in WRITTEN.items() if heading.casefold() in words(HEADINGS[field])} == set(WRITTEN)
    assert set(WRITTEN) <= set(HEADINGS) <= set(Field)


def test_the_limits_on_the_page_are_those_that_hold() -> None:
    limit = f"{limits.MOST_ROWS:,} rows, {limits.MOST_COLUMNS} columns and {limits.MOST_BYTES // 1024 // 1024} MB"
    assert limit in " ".join(page().split())


def test_every_field_of_the_object_of_everything_is_on_the_page() -> None:
    form = everything_form([], [KeptFact(1, 1, NOW, Hidden("k1"))], NOW)
    fields = {*form, *form["facts"][0]}
    assert not fields - set(re.findall(r"`(\w+)`", rows_text("Out again")))


def rows_text(section: str) -> str:
    return page().split(f"## {section}\n")[1].split("\n## ")[0]
