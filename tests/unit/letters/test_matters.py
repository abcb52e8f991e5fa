"""What is applied for tells a job from another matter."""

from __future__ import annotations

import pytest

from rejoinder.adapters.cues.loader import load_cues
from rejoinder.domain.letters.matters import Seen, matter_signs
from rejoinder.domain.letters.reading import analyse
from rejoinder.domain.letters.text import sentences
from rejoinder.domain.mail import Address, Message

NOBODY = Address("", "mail@post.example")


def signs(text: str, language: str = "en", subject: str = "", sender: Address = NOBODY) -> set[str]:
    """Return the signs of a message in one language."""
    namings = [load_cues().languages[language].naming]
    found = matter_signs(sender, Seen(subject, sentences(subject)), Seen(text, sentences(text)), frozenset(), namings)
    return {name for name in found if not name.startswith(("matter_count", "matter_subject"))}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Thank you for applying for the Visa Clerk position."),
        ("en", "We read your application to be a volunteer coordinator."),
        ("en", "Your interest in the vacancy is noted."),
        ("de", "Sie haben Ihre Bewerbung als Visasachbearbeiterin eingereicht."),
        ("de", "Danke für Ihre Bewerbung um die Stelle."),
        ("fr", "Nous avons lu votre candidature au poste de secrétaire."),
        ("fr", "Merci pour votre candidature d'infirmière scolaire."),
        ("es", "Gracias por tu candidatura para técnico de becas."),
    ],
)
def test_a_trade_or_a_post_is_a_job(language: str, text: str) -> None:
    assert signs(text, language) == {"asked_job_text"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We cannot grant your application for a residential mooring."),
        ("en", "Your membership application was discussed."),
        ("en", "Thank you for applying for a place on the bookbinding course."),
        ("de", "Über Ihren Antrag auf eine Kleingartenparzelle wurde entschieden."),
        ("de", "Ihre Bewerbung um einen Studienplatz liegt vor."),
        ("fr", "Votre demande de logement est incomplète."),
        ("fr", "Nous avons étudié votre demande d'adhésion."),
        ("es", "Su solicitud de préstamo no cumple los criterios."),
    ],
)
def test_a_thing_is_another_matter(language: str, text: str) -> None:
    assert "asked_matter_text" in signs(text, language)
    assert "asked_job_text" not in signs(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "Thank you for applying for Snow Whisperer.",
        "Your application has arrived.",
        "We read your application, for which we thank you. The loan desk moved.",
    ],
)
def test_what_nobody_knows_tells_nothing(text: str) -> None:
    assert not signs(text)


def test_the_subject_tells_apart_from_the_text() -> None:
    assert signs("Hello.", subject="Application: Night Porter") == {"asked_job_subject"}
    assert signs("Hello.", subject="Your loan application") == {"asked_matter_subject"}


def test_a_desk_of_another_matter_is_known_by_its_name_or_address() -> None:
    assert signs("Hello.", sender=Address("Lettings Team", "hello@brill.example")) == {"matter_desk"}
    assert signs("Hello.", sender=Address("", "admissions@brill.example")) == {"matter_desk"}
    assert signs("Hallo.", "de", sender=Address("Hausverwaltung Kolb", "info@kolb.example")) == {"matter_desk"}
    assert not signs("Hello.", sender=Address("Talent Team", "jobs@lettings.example"))


def test_a_reading_weighs_both() -> None:
    message = Message("k", subject="Your loan application", text="We regret that we cannot help.", sender=NOBODY)
    assert {"asked_matter_subject", "matter_subject"} <= set(analyse(message, load_cues()).findings.features)
