"""A sentence from which the no follows gives its cause, and what somebody showed is praised or blamed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from rejoinder.adapters.cues.loader import load_cues
from rejoinder.domain.letters.reading import read
from rejoinder.domain.letters.readings import Kind, Reading
from rejoinder.domain.mail import Address, Message

GROUNDS = [
    ("salary", "What you would like to earn is well above what we can put on the table. We therefore have to say no."),
    ("permit", "We hold no sponsor licence. For that reason your application cannot go any further."),
    (
        "education",
        "Ohne staatliche Anerkennung dürfen wir Sie nicht als Erzieherin einsetzen. Daher müssen wir Ihnen absagen.",
    ),
    ("location", "Der Weg zu uns ist mit dem Schichtbeginn nicht zu machen. Deshalb müssen wir Ihnen leider absagen."),
    ("education", "Le titre d'assistante est obligatoire et vous ne l'avez pas. Nous ne donnerons donc pas suite."),
    ("experience", "Buscamos a alguien que ya haya llevado un equipo y tú aún no, así que no seguiremos adelante."),
]
REMARKS = [
    ("positive", "The pupils took to you at once.", "Unfortunately we cannot offer you the post."),
    ("negative", "Your presentation ran ten minutes over.", "We will not be taking your application forward."),
    ("positive", "Die Kinder mochten Sie sofort.", "Leider müssen wir Ihnen für diese Stelle absagen."),
    ("negative", "In der Aufgabe blieben zwei Fragen offen.", "Leider müssen wir Ihre Bewerbung ablehnen."),
    ("positive", "Les élèves vous ont adoptée tout de suite.", "Nous ne pouvons pas retenir votre candidature."),
    ("negative", "L'essai était trop lent.", "Nous ne pouvons pas retenir votre candidature."),
    ("positive", "Tus ramos son preciosos, de verdad.", "No vamos a seguir con tu candidatura."),
    ("negative", "La solución no compilaba.", "No vamos a seguir con tu candidatura."),
]
OTHER_MATTERS = [
    ("Your story", "The editors talked about your story, but have decided not to take it for the spring issue."),
    ("Quote for the kitchen", "We've gone with another firm in the end, as their price was lower."),
    ("Ihr Angebot vom 3. Mai", "Danke für Ihr Angebot. Wir haben uns für einen anderen Anbieter entschieden."),
    ("Chor", "Danke fürs Vorsingen. Wir haben uns für eine andere Altistin entschieden."),
    ("Votre devis", "Après comparaison nous avons retenu une autre entreprise pour les travaux."),
    ("Interview panel", "Thanks for sitting on the panel. We offered the post to Ms Hay. I'll write to the other two."),
]


def reading_of(subject: str, words: str) -> Reading:
    message = Message(
        key="a",
        sender=Address("Tom Ashby", "tom@harrowbay.example"),
        to=(Address("Mara Lind", "mara@example.org"),),
        date=datetime(2026, 3, 2, 9, tzinfo=UTC),
        subject=subject,
        text=words,
    )
    return read(message, load_cues())


@pytest.mark.parametrize(("reason", "words"), GROUNDS)
def test_what_a_no_follows_from_is_its_reason(reason: str, words: str) -> None:
    reading = reading_of("Your application", words)
    assert reading.kind is Kind.REJECTION
    assert [one.kind.value for one in reading.reasons] == [reason]
    assert all(one.quote.text in words for one in reading.reasons)


def test_a_sentence_gives_one_reason_where_the_no_that_follows_makes_it_one() -> None:
    words = "It is not workable to travel from Bristol every day. So we have decided not to proceed."
    assert [one.kind.value for one in reading_of("Your application", words).reasons] == ["location"]


def test_words_of_consequence_without_a_no_behind_them_make_no_reason() -> None:
    words = "We have decided not to move forward. We meet on Monday. Therefore the office is closed."
    assert not reading_of("Your application", words).reasons


@pytest.mark.parametrize(("polarity", "remark", "verdict"), REMARKS)
def test_what_somebody_showed_is_praised_or_blamed(polarity: str, remark: str, verdict: str) -> None:
    reading = reading_of("Your application", f"{remark} {verdict}")
    assert {one.polarity.value for one in reading.feedback} == {polarity}
    assert all(one.quote.text in remark for one in reading.feedback)


@pytest.mark.parametrize(("subject", "words"), OTHER_MATTERS)
def test_a_choice_of_another_firm_or_singer_is_no_rejection(subject: str, words: str) -> None:
    assert reading_of(subject, words).kind is Kind.OTHER
