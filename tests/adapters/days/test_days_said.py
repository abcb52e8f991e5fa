"""Days as people say them, in four languages."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.adapters.days.said import SaidDays
from rejoinder.adapters.days.signs import readings
from rejoinder.adapters.days.words import WORDS
from rejoinder.errors import UnclearDateError

CORPUS = Path(__file__).resolve().parents[2] / "corpus" / "days"
NOW = datetime(2026, 3, 19, 10, 0, tzinfo=ZoneInfo("Europe/Berlin"))  # a Thursday
UNCLEAR = "unclear"
MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
}
WRITTEN = (
    "{d} {month} {y}",
    "{d}. {month} {y}",
    "{month} {d}, {y}",
    "{d} de {month} de {y}",
    "{d:02}.{m:02}.{y}",
    "{d}/{m}/{y}",
)

EVERY_WORD = [
    entry.partition("=")[0].strip()
    for language in WORDS.values()
    for entries in language.values()
    for entry in entries.split(",")
]


class Phrase(NamedTuple):
    """Words, which way they look, and the day that they mean."""

    language: str
    mode: str
    text: str
    expected: str


def phrases() -> list[Phrase]:
    lines = [line for path in sorted(CORPUS.glob("*.tsv")) for line in path.read_text(encoding="utf-8").splitlines()]
    return [Phrase(*line.split("\t")) for line in lines]


def understood(phrase: Phrase) -> str:
    try:
        if phrase.mode != "moment":
            return SaidDays().day(phrase.text, NOW, future=phrase.mode == "future").isoformat()
        found = SaidDays().moment(phrase.text, NOW)
    except UnclearDateError:
        return UNCLEAR
    return found.strftime("%Y-%m-%dT%H:%M") if isinstance(found, datetime) else found.isoformat()


@pytest.mark.parametrize("phrase", phrases(), ids=lambda phrase: f"{phrase.language} {phrase.mode} {phrase.text}")
def test_a_phrase_means_its_day(phrase: Phrase) -> None:
    assert understood(phrase) == phrase.expected


@given(st.dates(date(1970, 1, 1), date(2035, 12, 31)), st.sampled_from(sorted(MONTHS)), st.sampled_from(WRITTEN))
def test_a_date_however_it_is_written_is_that_day(day: date, language: str, form: str) -> None:
    text = form.format(d=day.day, m=day.month, y=day.year, month=MONTHS[language].split()[day.month - 1])
    assert SaidDays().day(text, NOW, future=False) == day


@given(day=st.dates(date(2020, 1, 1), date(2030, 12, 31)), future=st.booleans())
def test_a_date_without_a_year_is_on_the_right_side_of_today(day: date, *, future: bool) -> None:
    found = SaidDays().day(f"{day.day}.{day.month}.", NOW, future=future)
    assert (found > NOW.date()) == future
    assert (found.day, found.month) == (day.day, day.month)


@given(st.text(max_size=90))
def test_any_text_is_a_day_or_refused(text: str) -> None:
    with suppress(UnclearDateError):
        SaidDays().day(text, NOW, future=False)
    with suppress(UnclearDateError):
        SaidDays().moment(text, NOW)


@given(st.lists(st.sampled_from(EVERY_WORD), max_size=6), st.integers(0, 9_999))
def test_any_words_of_the_tables_are_a_day_or_refused(words: list[str], number: int) -> None:
    with suppress(UnclearDateError):
        SaidDays().moment(" ".join([str(number), *words]), NOW)


def test_every_word_of_the_tables_is_found() -> None:
    assert not [word for word in EVERY_WORD if not list(readings(word, month_first=False))]


def test_every_language_has_words_for_the_same_things() -> None:
    needed = {f"weekday{number}" for number in range(7)} | {"ago", "last", "next", "unit:day", "unit:week", "day0"}
    assert all(needed <= set(signs) for signs in WORDS.values())


def test_a_weekday_that_is_another_days_is_refused() -> None:
    with pytest.raises(UnclearDateError):
        SaidDays().day("Tuesday, 5 March 2026", NOW, future=False)


def test_a_day_that_can_only_be_a_month_is_read_the_other_way_round() -> None:
    assert SaidDays().day("02/25/2026", NOW, future=False) == date(2026, 2, 25)
    assert SaidDays().day("25/02/2026", NOW, future=False, month_first=True) == date(2026, 2, 25)


def test_a_date_with_full_stops_has_its_day_first_everywhere() -> None:
    assert SaidDays().day("4.3.2026", NOW, future=False, month_first=True) == date(2026, 3, 4)
