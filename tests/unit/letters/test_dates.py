"""Dates, times and periods as letters write them, in four languages."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.adapters.cues.loader import load_cues
from rejoinder.domain.letters.book import CueBook
from rejoinder.domain.letters.dates import at_time, find_dates, find_time
from rejoinder.domain.letters.naming import Naming

SENT = date(2026, 5, 4)


def naming(book: CueBook, code: str) -> tuple[Naming, ...]:
    """Return how a language writes dates."""
    return (book.languages[code].naming,)


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("en", "on 15 May 2026", date(2026, 5, 15)),
        ("en", "on May 15, 2026", date(2026, 5, 15)),
        ("en", "on the 15th of May", date(2026, 5, 15)),
        ("en", "on May 15th", date(2026, 5, 15)),
        ("en", "on Fri 15 Jan", date(2027, 1, 15)),  # the next one after the letter's day
        ("en", "on 2026-05-15", date(2026, 5, 15)),
        ("en", "on 5/15/2026", date(2026, 5, 15)),
        ("en", "on 15/05/2026", date(2026, 5, 15)),
        ("de", "am 15. Mai 2026", date(2026, 5, 15)),
        ("de", "am 15.05.2026", date(2026, 5, 15)),
        ("de", "am 15.5.26", date(2026, 5, 15)),
        ("de", "am 3. April", date(2026, 4, 3)),  # up to two months past is not next year's
        ("de", "am 3. Januar", date(2027, 1, 3)),
        ("fr", "le 15 mai 2026", date(2026, 5, 15)),
        ("fr", "le 1er juin", date(2026, 6, 1)),
        ("fr", "le 15/06/2026", date(2026, 6, 15)),
        ("fr", "le 3 août", date(2026, 8, 3)),
        ("es", "el 15 de mayo de 2026", date(2026, 5, 15)),
        ("es", "el 15 de septiembre", date(2026, 9, 15)),
        ("es", "el 15/06/2026", date(2026, 6, 15)),
    ],
)
def test_a_date_is_found(book: CueBook, code: str, text: str, expected: date) -> None:
    assert [found.value for found in find_dates(text, naming(book, code), SENT)] == [expected]


@pytest.mark.parametrize("text", ["version 2.5.1", "31/02/2026", "call 030/12/345678", "99.99.2026", "room 4.17"])
def test_what_only_looks_like_a_date_is_none(english: tuple[Naming, ...], text: str) -> None:
    found = [item.value for item in find_dates(text, english, SENT)]
    assert found == []


def test_dates_come_in_the_order_they_stand(german: tuple[Naming, ...]) -> None:
    text = "am 20. Mai, spätestens am 01.06.2026 oder am 3. Juni"
    found = find_dates(text, german, SENT)
    assert [text[item.start : item.end].strip(" ,") for item in found] == ["20. Mai", "01.06.2026", "3. Juni"]


@given(st.dates(date(2020, 1, 1), date(2060, 12, 31)))
def test_every_day_is_read_as_it_is_written(day: date) -> None:
    book = load_cues()
    names = [name for name, number in book.languages["de"].naming.months.items() if number == day.month]
    text = f"am {day.day}. {max(names, key=len).title()} {day.year}"
    assert [found.value for found in find_dates(text, naming(book, "de"), SENT)] == [day]
    assert [found.value for found in find_dates(f"on {day.isoformat()}", naming(book, "en"), SENT)] == [day]


@pytest.mark.parametrize(
    ("text", "expected", "zone"),
    [
        ("at 10:30", time(10, 30), ""),
        ("at 2:15 pm", time(14, 15), ""),
        ("at 2pm CET", time(14), "CET"),
        ("at 12 am", time(0), ""),
        ("at 12 p.m.", time(12), ""),
        ("um 14 Uhr", time(14), ""),
        ("um 14.30 Uhr", time(14, 30), ""),
        ("à 10 h 30", time(10, 30), ""),
        ("à 9h", time(9), ""),
        ("a las 17:00 horas", time(17), ""),
        ("10:00 – 11:00 BST", time(10), "BST"),
    ],
)
def test_a_time_is_found(text: str, expected: time, zone: str) -> None:
    assert find_time(text) == (expected, zone)


@pytest.mark.parametrize("text", ["room 12", "25:00", "in 2026", "on the 4th", ""])
def test_what_is_no_time_is_none(text: str) -> None:
    assert find_time(text) is None


@given(st.text(max_size=60))
def test_any_text_has_a_time_or_none(text: str) -> None:
    found = find_time(text)
    assert found is None or isinstance(found[0], time)


def test_a_time_takes_the_zone_it_names() -> None:
    assert at_time(SENT, time(14), "CEST", None) == datetime(2026, 5, 4, 12, tzinfo=UTC)


def test_a_time_without_zone_is_in_that_of_the_letter() -> None:
    sent = datetime(2026, 5, 1, 9, tzinfo=timezone(timedelta(hours=2)))
    assert at_time(SENT, time(14), "", sent) == datetime(2026, 5, 4, 12, tzinfo=UTC)
    assert at_time(SENT, time(14), "", None) == datetime(2026, 5, 4, 14, tzinfo=UTC)
