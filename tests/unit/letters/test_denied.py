"""What a letter denies, wishes or says to everybody is no door, no reason and no feedback."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from rejoinder.adapters.cues.loader import load_cues
from rejoinder.domain.letters.reading import read
from rejoinder.domain.letters.readings import Kind, Reading
from rejoinder.domain.mail import Address, Message

VERDICT = {
    "en": "We have decided not to move forward with your application.",
    "de": "Leider können wir Ihre Bewerbung nicht weiter berücksichtigen.",
    "fr": "Nous n'avons pas retenu votre candidature.",
    "es": "No vamos a continuar con su candidatura.",
}
NOTHING = {
    "en": [
        "We do not keep your CV on file.",
        "Please do not apply again.",
        "We cannot give you feedback.",
        "You cannot contact us about this decision.",
        "All are considered without regard to race, citizenship or religion.",
        "We hope you find a role that better matches your skills.",
        "We received your 3 applications.",
        "It was not your lack of experience that decided.",
        "We process your data under local law.",
        "Your interview for this role is cancelled.",
        "Under our data retention policy, applications are deleted after a year.",
        "Manage your job alerts here.",
        "You were removed from our talent community.",
        "For questions about data protection, please contact privacy@harrow-bay.example.",
        "This is not a reflection of your skills and abilities.",
        "We are sure you will do well in your career.",
    ],
    "de": [
        "Wir behalten Ihre Unterlagen nicht.",
        "Bitte bewerben Sie sich nicht erneut.",
        "Ein Feedback können wir nicht geben.",
        "Wir stellen ein ungeachtet der Staatsangehörigkeit.",
        "Wir haben 3 Bewerbungen von Ihnen erhalten.",
        "Bitte sehen Sie darin keine Wertung Ihrer Person.",
    ],
    "fr": [
        "Nous ne conservons pas votre CV.",
        "Merci de ne pas postuler à nouveau.",
        "Nous recrutons quelle que soit votre nationalité.",
        "Nous avons reçu vos 2 candidatures.",
        "Votre niveau d'anglais n'est pas en cause.",
        "Nous ne pouvons pas vous donner de retour détaillé.",
    ],
    "es": [
        "No guardamos su currículum.",
        "No podemos darte feedback.",
        "Seleccionamos sin distinción de nacionalidad.",
        "Esperamos que encuentres un puesto que encaje mejor con tu perfil.",
        "Hemos recibido sus 2 candidaturas.",
        "Por favor, no vuelva a presentarse.",
    ],
}
# The same with a door: what is said beside a negation is not denied by it.
DOORS = {
    ("en", "Please do not hesitate to apply again."): "apply_again",
    ("en", "We keep your CV on file for six months."): "kept_on_file",
    ("en", "We have no opening now, but we will keep your details on file."): "kept_on_file",
    ("de", "Zögern Sie nicht, sich erneut zu bewerben."): "apply_again",
    ("de", "Wir haben derzeit nichts Passendes, behalten Ihre Unterlagen aber gern."): "kept_on_file",
    ("fr", "N'hésitez pas à postuler à nouveau."): "apply_again",
    ("fr", "Nous conservons votre CV pendant deux ans."): "kept_on_file",
    ("es", "No dude en volver a presentar su candidatura."): "apply_again",
    ("es", "Guardamos su currículum durante un año."): "kept_on_file",
}


def reading_of(words: str) -> Reading:
    """Read a short letter without a subject."""
    message = Message(
        key="denied",
        message_id="denied@example.org",
        date=datetime(2026, 5, 6, 9, tzinfo=UTC),
        sender=Address("Harrow Bay", "people@harrow-bay.example"),
        to=(Address("", "tomasz.wren@example.org"),),
        subject="",
        text=f"Tomasz,\n\n{words}\n\nHarrow Bay",
    )
    return read(message, load_cues())


def refusal_with(code: str, words: str) -> Reading:
    """Read a refusal with one more sentence."""
    return reading_of(f"{VERDICT[code]} {words}")


@pytest.mark.parametrize(("code", "words"), [(code, words) for code, all_of in NOTHING.items() for words in all_of])
def test_nothing_is_made_of_it(code: str, words: str) -> None:
    reading = refusal_with(code, words)
    assert reading.kind is Kind.REJECTION
    assert not reading.doors
    assert not reading.reasons
    assert not reading.feedback


@pytest.mark.parametrize(("code", "words"), DOORS)
def test_a_door_beside_a_negation_stays_open(code: str, words: str) -> None:
    assert DOORS[code, words] in {door.kind.value for door in refusal_with(code, words).doors}


@pytest.mark.parametrize(
    "words",
    [
        "We cannot proceed without your references. Please send them by Friday.",
        "Ohne Ihre Zeugnisse können wir Ihre Bewerbung nicht weiter bearbeiten. Bitte senden Sie sie bis Freitag.",
        "No podemos continuar sin sus referencias. Por favor, envíelas antes del viernes.",
    ],
)
def test_what_is_missing_is_asked_for_and_not_refused(words: str) -> None:
    assert reading_of(words).kind is not Kind.REJECTION
