"""Dates, times and periods as letters write them, in four languages."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.adapters.cues.loader import load_cues
from rejoinder.domain.letters.book import CueBook
from rejoinder.domain.letters.dates import at_time, find_dates, find_time, until
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


@pytest.mark.parametrize(
    ("code", "sentence", "expected"),
    [
        ("en", "We will keep your résumé on file for six months.", date(2026, 11, 4)),
        ("en", "We keep your details for 12 months.", date(2027, 5, 4)),
        ("en", "We keep your details for one year.", date(2027, 5, 4)),
        ("en", "We keep your details for 90 days.", date(2026, 8, 2)),
        ("en", "You can reach me until 19 June.", date(2026, 6, 19)),
        ("en", "We keep your papers until March 2027.", date(2027, 3, 31)),
        ("de", "Wir bewahren Ihre Unterlagen sechs Monate auf.", date(2026, 11, 4)),
        ("de", "Sie erreichen mich bis zum 19. Juni.", date(2026, 6, 19)),
        ("de", "Wir speichern Ihre Daten für ein Jahr.", date(2027, 5, 4)),
        ("fr", "Nous conservons votre dossier pendant deux ans.", date(2028, 5, 4)),
        ("fr", "Nous gardons votre CV pendant six mois.", date(2026, 11, 4)),
        ("fr", "Vous pouvez m'appeler jusqu'au 19 juin.", date(2026, 6, 19)),
        ("es", "Guardaremos tu currículum durante seis meses.", date(2026, 11, 4)),
        ("es", "Conservaremos tus datos durante un año.", date(2027, 5, 4)),
        ("es", "Puedes escribirme hasta el 19 de junio.", date(2026, 6, 19)),
    ],
)
def test_until_when_something_is_open(book: CueBook, code: str, sentence: str, expected: date) -> None:
    assert until(sentence, naming(book, code), SENT) == expected


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("en", "You may apply again after six months."),
        ("en", "Please ask me in two weeks."),
        ("en", "We will keep your résumé on file."),
        ("en", "We have known this since 3 March."),
        ("de", "Nach sechs Monaten können Sie sich wieder bewerben."),
        ("de", "Melden Sie sich in zwei Wochen."),
        ("fr", "Vous pourrez postuler après six mois."),
        ("fr", "Recontactez-nous dans deux mois."),
        ("es", "Puedes volver a presentarte después de seis meses."),
        ("es", "Escríbenos en dos semanas."),
    ],
)
def test_what_begins_later_is_no_until(book: CueBook, code: str, sentence: str) -> None:
    assert until(sentence, naming(book, code), SENT) is None


@pytest.mark.parametrize(
    ("code", "sentence", "days"),
    [
        ("en", "Please contact me within ten working days.", 14),
        ("en", "You may ask for it within 14 days.", 14),
        ("en", "Should you wish to receive feedback, write to us within two weeks.", 14),
        ("de", "Schreiben Sie uns dazu binnen zwei Wochen.", 14),
        ("de", "Melden Sie sich dafür innerhalb von fünf Werktagen.", 7),
        ("fr", "Écrivez-nous sous dix jours ouvrés.", 14),
        ("es", "Escríbanos en diez días hábiles.", 14),
    ],
)
def test_a_term_is_the_end_of_what_is_to_be_asked_for(book: CueBook, code: str, sentence: str, days: int) -> None:
    assert until(sentence, naming(book, code), SENT, is_asked_for=True) == SENT + timedelta(days=days)


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("en", "You will receive a report within ten working days."),
        ("en", "We'll get back to you within five days."),
        ("de", "Binnen zwei Wochen senden wir Ihnen eine Rückmeldung."),
        ("fr", "Vous recevrez un retour sous dix jours."),
        ("es", "Le responderemos en diez días."),
    ],
)
def test_what_they_promise_within_a_time_is_no_term(book: CueBook, code: str, sentence: str) -> None:
    assert until(sentence, naming(book, code), SENT, is_asked_for=True) is None


def test_the_end_of_a_short_month_is_its_last_day(english: tuple[Naming, ...]) -> None:
    assert until("We keep it for six months.", english, date(2026, 8, 31)) == date(2027, 2, 28)


@given(
    st.text(alphabet=st.sampled_from("0123456789 ./-:abcdefmosyth,äMJAeinzrs'"), max_size=60),
    st.dates(date(1970, 1, 1), date(2100, 1, 1)),
)
def test_any_sentence_has_an_end_or_none(sentence: str, sent: date) -> None:
    for language in load_cues().languages.values():
        end = until(sentence, (language.naming,), sent)
        assert end is None or end >= sent
