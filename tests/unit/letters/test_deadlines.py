"""The day by which an offer, a test or what is asked for wants an answer, with the sentence that names it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from rejoinder.adapters.cues.loader import load_cues
from rejoinder.domain.corrections import corrected
from rejoinder.domain.facts import Corrected
from rejoinder.domain.letters.reading import read
from rejoinder.domain.letters.readings import Kind, Reading
from rejoinder.domain.mail import Address, Message

SENT = datetime(2026, 11, 20, 9, tzinfo=UTC)
OFFERS = [
    ("en", "Please let me know by 4 December whether you accept."),
    ("en", "The offer stays open until Friday 4 December."),
    ("en", "Kindly sign and return it by 5 pm on 4 December."),
    ("en", "Please reply no later than 4 December."),
    ("en", "The deadline is 4 December."),
    ("en", "Please sign it by 17:00 CET on 4 December."),
    ("de", "Bitte antworten Sie spätestens am 4. Dezember."),
    ("de", "Bitte geben Sie uns bis zum 4. Dezember Rückmeldung, ob Sie annehmen."),
    ("fr", "Merci de nous retourner la promesse d'embauche signée avant le 4 décembre."),
    ("es", "Confirma por favor antes del 4 de diciembre si aceptas la oferta."),
]
FRAMES = {
    "en": "Dear Jo,\n\nwe are delighted to offer you the position of Planner. {}\n\nKind regards\nAda Moss",
    "de": "Hallo Jo,\n\nwir freuen uns, Ihnen die Stelle als Planerin anbieten zu können. {}\n\nViele Grüße\nAda Moss",
    "fr": "Bonjour,\n\nnous avons le plaisir de vous proposer le poste de Planificatrice. {}\n\nCordialement\nAda Moss",
    "es": "Hola Jo:\n\nnos complace ofrecerte el puesto de Planificadora. {}\n\nUn saludo\nAda Moss",
}


def reading_of(text: str, sent: datetime | None = SENT) -> Reading:
    message = Message("k", sender=Address("Ada Moss", "ada@house.example"), subject="Planner", text=text, date=sent)
    return read(message, load_cues())


@pytest.mark.parametrize(("language", "words"), OFFERS)
def test_an_offer_names_the_day_by_which_it_wants_an_answer(language: str, words: str) -> None:
    found = reading_of(FRAMES[language].format(words))
    assert found.kind is Kind.OFFER
    assert found.deadline is not None
    assert (found.deadline.on, found.deadline.quote.text) == (date(2026, 12, 4), words)


@pytest.mark.parametrize(
    "words",
    [
        "The probation runs until 30 June 2027.",
        "We will send you the contract by 4 December.",
        "The visa is valid until 31 December 2028.",
        "Please confirm that you can start by 1 March 2027.",
        "You need not reply by 4 December.",
        "You would start on 4 January, and your manager is away until 18 January.",
        "Please let me know soon.",
        "We wrote to you before 4 December 2025 about it.",
    ],
)
def test_what_asks_for_nothing_by_a_day_to_come_is_no_deadline(words: str) -> None:
    assert reading_of(FRAMES["en"].format(words)).deadline is None


def test_the_day_is_that_of_the_sentence_that_asks() -> None:
    words = f"The probation runs until 30 June 2027. {OFFERS[0][1]}"
    found = reading_of(FRAMES["en"].format(words)).deadline
    assert found is not None
    assert (found.on, found.quote.text) == (date(2026, 12, 4), OFFERS[0][1])


def test_a_letter_without_a_date_has_none() -> None:
    assert reading_of(FRAMES["en"].format(OFFERS[0][1]), None).deadline is None


def test_a_test_is_due_when_it_is_asked_for_and_not_when_they_answer() -> None:
    text = (
        "Dear Jo,\n\nthank you for applying as a Planner. The next step is an online test, which takes 40 minutes. {}"
    )
    asked = "We will tell you the result by 18 December. Please finish the test by 4 December."
    found = reading_of(text.format(asked))
    assert found.kind is Kind.ASSESSMENT
    assert found.deadline is not None
    assert (found.deadline.on, found.deadline.quote.text) == (
        date(2026, 12, 4),
        "Please finish the test by 4 December.",
    )
    found = reading_of(text.format("Your link works until 3 December."))
    assert found.deadline is not None
    assert found.deadline.on == date(2026, 12, 3)
    assert reading_of(text.format("Our office is closed until 5 January.")).deadline is None


def test_a_corrected_kind_keeps_its_day_only_where_it_asks_for_something() -> None:
    offer = reading_of(FRAMES["en"].format(OFFERS[0][1]))
    assert corrected(offer, Corrected("k", kind=Kind.CONFIRMATION)).deadline is None
    assert corrected(offer, Corrected("k", kind=Kind.ACTION_REQUIRED)).deadline == offer.deadline


def test_a_rejection_asks_for_nothing() -> None:
    words = "unfortunately we cannot offer you the position of Planner. Please collect your papers by 4 December."
    found = reading_of(f"Dear Jo,\n\n{words}")
    assert (found.kind, found.deadline) == (Kind.REJECTION, None)
