"""A "no" that no cue finds: which sentences may speak for it, on the shipped cues and weights."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from rejoinder.adapters.cues.loader import load_cues
from rejoinder.domain.letters.book import Known
from rejoinder.domain.letters.reading import read
from rejoinder.domain.letters.readings import Kind
from rejoinder.domain.mail import Address, Message
from rejoinder.domain.records import replace


def message(text: str, subject: str = "") -> Message:
    """Return a plain message of somebody at an employer."""
    return Message(
        key="wording",
        message_id="wording@example.org",
        date=datetime(2026, 5, 6, 9, tzinfo=UTC),
        sender=Address("Jo Harrow", "jo@harrow-bay.example"),
        to=(Address("", "tomasz.wren@example.org"),),
        subject=subject,
        text=text,
    )


@pytest.mark.parametrize(
    "text",
    [
        "Thank you for your time yesterday and your interest in the position. We wish you a lovely weekend.\n\nJo",
        "Thank you for coming to our stand at the careers fair and for your interest in Harrow Bay.\n\nJo",
        "We appreciate your interest in the trainee post. We wish you luck with the online test.\n\nJo",
        "Thanks for letting us know that you have taken another post. We wish you every success there.\n\nJo",
        "Vielen Dank für Ihre Zeit gestern und Ihr Interesse an der Stelle. Ein schönes Wochenende wünscht\n\nJo",
        "Merci pour le temps que vous nous avez accordé et pour votre intérêt. Bon week-end,\n\nJo",
    ],
)
def test_thanks_and_good_wishes_are_no_rejection(text: str) -> None:
    assert read(message(text), load_cues()).kind is not Kind.REJECTION


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("Lunch", "Are you free for lunch on Friday at 12:30? We could go to the new place.\n\nJo"),
        ("Call", "Can we talk tomorrow at 5?"),
        ("", "Happy birthday!! Call me when you are up."),
        ("Rent", "Hi, could you send me the meter reading by Friday? Thanks, Ben"),
        ("", "The cat is well. When do you come home?\n\nMother"),
        ("Samstag", "Hallo Anna, habt ihr am Samstag um 15 Uhr Zeit für einen Kaffee? Liebe Grüße, Papa"),
        ("Dimanche", "Es-tu libre dimanche à midi pour déjeuner ? Bises, Maman"),
        ("Sábado", "¿Puedes quedar el sábado a las 11? Un abrazo, Luis"),
    ],
)
def test_private_mail_is_no_letter(subject: str, text: str) -> None:
    mail = replace(message(text, subject), sender=Address("Jo", "jo@freemail.example"))
    assert read(mail, load_cues()).kind is Kind.OTHER


def test_a_known_persons_plain_word_is_no_rejection() -> None:
    known = Known(people=frozenset({"jo@harrow-bay.example"}))
    reading = read(message("Next time.\n\nJo", "Thursday"), load_cues(), known)
    assert reading.kind not in (Kind.REJECTION, Kind.OTHER)


def test_a_house_that_signs_is_no_person_to_write_to() -> None:
    text = "Dear Tomasz,\n\nWe have decided not to move forward with your application.\n\nKind regards,\nHarrow Bay"
    mail = replace(
        message(text, "Your application to Harrow Bay"), sender=Address("Harrow Bay", "no-reply@mail.example")
    )
    reading = read(mail, load_cues())
    assert reading.organisation is not None
    assert reading.organisation.value not in [person.name for person in reading.people]
