"""Whatever stands in a file, it is read or refused: nothing else ever comes of it."""

from __future__ import annotations

import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from rejoinder.adapters.days.said import SaidDays
from rejoinder.adapters.sheets.reader import SheetFiles
from rejoinder.domain.sheets.columns import guess_columns
from rejoinder.domain.sheets.headings import HEADINGS
from rejoinder.domain.sheets.plan import Change, known_of, plan_import
from rejoinder.domain.sheets.rows import Aids
from rejoinder.domain.sheets.sheet import Field
from rejoinder.domain.sheets.status_words import WORDS
from rejoinder.domain.sheets.tables import find_table
from rejoinder.errors import UnreadableError
from rejoinder.services.sheets import day_of, open_sheet, plan_sheet

NOW = datetime(2026, 3, 19, 10, 0, tzinfo=UTC)
DAYS = SaidDays()
DAY = day_of(DAYS, NOW)
KNOWN = [
    word.partition("=")[0].strip()
    for entries in (*HEADINGS.values(), *WORDS.values())
    for word in entries.split(",")
]  # fmt: skip
days = st.dates(date(2024, 1, 1), date(2027, 1, 1))
cells = st.one_of(
    st.sampled_from(["", "x", "no", "Acme", "12/03/2026", "3/25/26", "1. Gespräch", "2", "=A1", "'=1", "❌", *KNOWN]),
    st.text(max_size=20),
    days,
    st.datetimes(datetime(2024, 1, 1), datetime(2027, 1, 1)),  # noqa: DTZ001  (spreadsheets know no zones)
)
grids = st.lists(st.lists(cells, max_size=8).map(tuple), max_size=8)


@given(grids)
def test_any_table_is_planned_and_planned_again_adds_nothing(grid: list[tuple[str | date | datetime, ...]]) -> None:
    sheet = find_table("", grid)
    columns = guess_columns(sheet, DAY)
    aids = Aids(DAY, NOW.date())
    plan = plan_import(sheet, columns, aids)
    assert len(columns) == len(sheet.headings)
    kept = [column.heading for column in columns if column.field is Field.OTHER]
    assert len(set(kept)) == len(kept)
    facts = [fact for entry in plan.entries for fact in entry.facts]
    again = plan_import(sheet, columns, aids, known_of(facts))
    assert all(entry.change is Change.SAME and not entry.facts for entry in again.entries)


@given(st.one_of(st.binary(max_size=400), st.binary(max_size=200).map(lambda tail: b"PK\x03\x04" + tail)))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.csv"
        path.write_bytes(content)
        try:
            opened = open_sheet(path, SheetFiles(), DAYS, NOW)
        except UnreadableError:
            return
        plan_sheet(opened, DAYS, NOW)
