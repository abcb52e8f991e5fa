"""What columns tell, by their headings and by what stands in them."""

from __future__ import annotations

from datetime import date

import pytest

from rejoinder.domain.sheets.columns import guess_columns
from rejoinder.domain.sheets.sheet import Column, Field, Sheet, letters_of
from rejoinder.domain.sheets.tables import find_table
from tests.unit.domain.test_sheets_plan import iso


def columns(headings: tuple[str, ...], *rows: tuple[str, ...]) -> list[Column]:
    return list(guess_columns(Sheet("", headings, rows), iso))


def slashed(text: str, /, *, month_first: bool = False, is_past: bool = False) -> date | None:  # noqa: ARG001
    """Read 03/04/2026 either way, as the second that can be a day."""
    if text.count("/") != 2:
        return None
    first, second, year = map(int, text.split("/"))
    return date(year, first, second) if second > 12 or month_first else date(year, second, first)


def dated(headings: tuple[str, ...], *rows: tuple[str, ...]) -> list[Column]:
    return list(guess_columns(Sheet("", headings, rows), slashed))


def fields(headings: tuple[str, ...], *rows: tuple[str, ...]) -> list[Field]:
    return [column.field for column in columns(headings, *rows)]


def test_web_addresses_are_links_whatever_the_heading() -> None:
    rows = [("Acme", "https://a.example/1"), ("Birch", "https://b.example/2"), ("Cedar", "")]
    assert fields(("Company", "foo"), *rows) == [Field.ORGANISATION, Field.LINK]
    assert fields(("Company", "Website"), *rows) == [Field.ORGANISATION, Field.LINK]


def test_words_for_stages_are_stages_whatever_the_heading() -> None:
    rows = [("Acme", "rejected"), ("Birch", "waiting"), ("Cedar", "offer")]
    assert fields(("Company", "foo"), *rows)[1] is Field.STATUS
    assert fields(("Company", "Response"), *rows)[1] is Field.STATUS


def test_the_only_column_of_dates_is_when_they_applied() -> None:
    rows = [("Acme", "2026-03-02"), ("Birch", "2026-03-04")]
    assert fields(("Company", ""), *rows)[1] is Field.APPLIED


def test_two_unknown_columns_of_dates_are_not_guessed() -> None:
    rows = [("Acme", "2026-03-02", "2026-03-04"), ("Birch", "2026-03-04", "2026-03-09")]
    assert fields(("Company", "foo", "bar"), *rows)[1:] == [Field.OTHER, Field.OTHER]


def test_what_can_be_told_once_is_told_by_the_better_heading() -> None:
    found = columns(("Date", "Company", "Date Applied", "Firma"))
    assert [column.field for column in found] == [Field.OTHER, Field.ORGANISATION, Field.APPLIED, Field.OTHER]
    assert found[3].why == "“Company” already tells the organisation"


def test_yes_and_no_are_no_cover_letter() -> None:
    rows = [("Acme", "yes"), ("Birch", "no")]
    assert fields(("Company", "Cover letter"), *rows)[1] is Field.OTHER


def test_one_date_tells_whether_the_month_comes_first_in_all_columns() -> None:
    found = dated(("Company", "Applied", "Interview"), ("Acme", "03/04/2026", "03/25/2026"))
    assert [column.month_first for column in found] == [False, True, True]
    assert "12/03 is the 3rd of December" in found[1].why


def test_dates_that_speak_for_neither_have_the_day_first() -> None:
    found = dated(("Company", "Applied"), ("Acme", "03/04/2026"))
    assert not found[1].month_first
    assert "12/03 is the 12th of March" in found[1].why


@pytest.mark.parametrize(("number", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_have_the_letters_of_spreadsheets(number: int, name: str) -> None:
    assert letters_of(number) == name


def test_headings_in_two_rows_become_one() -> None:
    grid = [
        ("", "", "Interviews", "", ""),
        ("Company", "Role", "1st", "2nd", "Status"),
        ("Acme", "Clerk", "x", "", "offer"),
    ]
    sheet = find_table("", grid)
    assert sheet.headings == ("Company", "Role", "Interviews 1st", "Interviews 2nd", "Status")
    assert sheet.rows == (grid[2],)


def test_headings_that_reach_over_two_rows_are_found() -> None:
    grid = [("Company", "Role", "Interview", ""), ("", "", "1", "2"), ("Acme", "Clerk", "x", "")]
    assert find_table("", grid).headings == ("Company", "Role", "Interview 1", "Interview 2")


def test_a_row_that_says_what_headings_say_is_no_second_row_of_them() -> None:
    grid = [("Company", "Status"), ("Offer Group", "Rejected"), ("Interview AG", "Offer")]
    assert len(find_table("", grid).rows) == 2


def test_an_empty_sheet_has_no_table() -> None:
    assert find_table("", []).headings == ()
