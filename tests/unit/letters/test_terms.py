"""Until when something that a sentence leaves open stays open."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.adapters.cues.loader import load_cues
from rejoinder.domain.letters.book import CueBook
from rejoinder.domain.letters.naming import Naming
from rejoinder.domain.letters.terms import until

SENT = date(2026, 5, 4)


def naming(book: CueBook, code: str) -> tuple[Naming, ...]:
    """Return how a language writes dates."""
    return (book.languages[code].naming,)


@pytest.mark.parametrize(
    ("code", "sentence", "expected"),
    [
        ("en", "We will keep your résumé on file for six months.", date(2026, 11, 4)),
        ("en", "We keep your details for 12 months.", date(2027, 5, 4)),
        ("en", "We keep your details for one year.", date(2027, 5, 4)),
        ("en", "We keep your details for 90 days.", date(2026, 8, 2)),
        ("en", "You can reach me until 19 June.", date(2026, 6, 19)),
        ("en", "We keep your papers until March 2027.", date(2027, 3, 31)),
        ("en", "We have your CV saved until the end of the year.", date(2026, 12, 31)),
        ("en", "It stays active for six (6) months.", date(2026, 11, 4)),
        ("en", "We keep it for half a year.", date(2026, 11, 4)),
        ("en", "Ask us before the end of the month.", date(2026, 5, 31)),
        ("de", "Wir bewahren sie ein halbes Jahr lang auf.", date(2026, 11, 4)),
        ("de", "Bis Jahresende behalten wir Ihre Mappe.", date(2026, 12, 31)),
        ("de", "Wir heben sie bis Ende September auf.", date(2026, 9, 30)),
        ("de", "Wir heben sie bis Ende März auf.", date(2027, 3, 31)),
        ("de", "Wir halten sie bis Ende 2027 in Evidenz.", date(2027, 12, 31)),
        ("fr", "Nous le gardons jusqu'à la fin de l'année 2027.", date(2027, 12, 31)),
        ("fr", "Vous disposez de trente jours.", date(2026, 6, 3)),
        ("es", "Lo guardamos hasta finales de agosto.", date(2026, 8, 31)),
        ("es", "Lo guardamos medio año.", date(2026, 11, 4)),
        ("en", "We keep it until the end of next year.", date(2027, 12, 31)),
        ("en", "We keep it for two years, as we did with your first one until the end of 2023.", date(2028, 5, 4)),
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
    ("code", "sentence", "expected"),
    [
        ("en", "Applications are open until 15 September, so please apply.", date(2026, 9, 15)),
        ("fr", "Une campagne est ouverte jusqu'au 15 septembre 2026 et je vous invite.", date(2026, 9, 15)),
        ("en", "We open on 1 August and invite you to apply again.", None),
        ("en", "Our next round lasts six months.", None),
        ("es", "Pásate un día y te cuento.", None),
    ],
)
def test_an_end_that_has_to_be_named_is_no_other_day(
    book: CueBook, code: str, sentence: str, expected: date | None
) -> None:
    assert until(sentence, naming(book, code), SENT, is_named=True) == expected


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
