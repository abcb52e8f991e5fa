"""Causes that a letter names beside its no, offers that are denied, and several applications answered at once."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from rejoinder.adapters.cues.loader import load_cues
from rejoinder.domain.letters.reading import read
from rejoinder.domain.letters.readings import Kind, Reading
from rejoinder.domain.mail import Address, Message

FRAMES = {
    "en": "Dear Mara Lind,\n\nThank you for your application. {}\n\nKind regards,\nTom Ashby\nHarrow Bay Ltd",
    "de": "Sehr geehrte Frau Lind,\n\nvielen Dank für Ihre Bewerbung. {}\n\nMit freundlichen Grüßen\nTom Asche",
    "fr": "Bonjour Madame Lind,\n\nMerci pour votre candidature. {}\n\nCordialement,\nTom Arnaud",
    "es": "Hola Mara:\n\nGracias por tu candidatura. {}\n\nUn saludo,\nTomás Arce",
}
SUBJECTS = {"en": "Your application", "de": "Ihre Bewerbung", "fr": "Votre candidature", "es": "Tu candidatura"}
CAUSES = {
    "experience": [
        ("en", "We feel you are overqualified for this position and have decided not to proceed."),
        ("en", "Unfortunately you are too experienced for the role as it stands."),
        ("en", "We regret that we cannot take this further, as you are more senior than the position calls for."),
        ("de", "Leider müssen wir Ihnen absagen, da Sie für diese Stelle überqualifiziert sind."),
        ("de", "Wir befürchten, dass Sie hier unterfordert wären, und müssen Ihnen daher leider absagen."),
        ("de", "Leider können wir Sie nicht berücksichtigen, denn die Stelle richtet sich an Berufseinsteiger."),
        ("fr", "Nous ne donnerons pas suite à votre candidature, car vous êtes surqualifiée pour ce poste."),
        ("fr", "Votre candidature n'est pas retenue : votre expérience dépasse les besoins du poste."),
        ("es", "Lamentamos decirte que no continuarás, ya que estás sobrecualificada para el puesto."),
        ("es", "No podemos seguir contigo: tu experiencia supera con creces lo que pide el puesto."),
    ],
    "other": [
        ("en", "Unfortunately we do not think you would be the right cultural fit for our team."),
        ("en", "Unfortunately your profile does not fit what we are looking for."),
        ("de", "Leider passt Ihr Profil nicht zu unseren Anforderungen."),
        ("de", "Wir haben uns gegen Sie entschieden, weil Sie nicht zu unserer Unternehmenskultur passen."),
        ("fr", "Malheureusement, votre profil ne correspond pas à ce que nous recherchons."),
        ("fr", "Nous ne poursuivrons pas : le courant n'est pas passé avec l'équipe."),
        ("es", "Lamentablemente tu perfil no se ajusta a lo que buscamos."),
        ("es", "No seguiremos adelante, porque creemos que no encajas con la cultura de la empresa."),
    ],
    "policy": [
        ("en", "You applied too late, so we are unable to consider you."),
        ("en", "Applications closed on 3 May, before yours arrived, so we will not be able to take it forward."),
        ("de", "Leider haben Sie sich zu spät beworben, wir können Sie nicht mehr berücksichtigen."),
        ("de", "Leider ist Ihre Bewerbung erst nach Fristablauf eingegangen und kann nicht berücksichtigt werden."),
        ("fr", "Votre candidature nous est parvenue après la date limite et ne peut être prise en compte."),
        ("es", "Te has inscrito demasiado tarde y no podemos tener en cuenta tu candidatura."),
    ],
    "filled": [
        ("en", "I am sorry, but we have already found someone for this role."),
        ("de", "Wir haben leider schon jemanden gefunden."),
        ("fr", "Malheureusement, le poste est déjà pourvu."),
        ("es", "Lo sentimos, ya hemos encontrado a alguien para el puesto."),
    ],
    "competition": [
        ("en", "Due to the number of applicants we are unable to take your application further."),
        ("en", "The post appealed to very many people, and you were not among those selected."),
        ("de", "Die Stelle ist auf großes Interesse gestoßen, und leider konnten wir Sie nicht berücksichtigen."),
        ("de", "Wegen der großen Resonanz auf unsere Anzeige müssen wir Ihnen leider absagen."),
        ("fr", "Cette offre a suscité un vif intérêt et votre candidature n'a malheureusement pas été retenue."),
        ("es", "Dada la gran acogida de la oferta, sentimos decirte que no pasas a la siguiente fase."),
    ],
    "": [
        ("en", "Unfortunately this is not the right fit at this time."),
        ("en", "We are sorry to say that it was not a match this time."),
        ("de", "Leider hat es diesmal nicht gepasst."),
        ("es", "Lo sentimos, esta vez no ha podido ser."),
        ("en", "Due to its age your old account was closed. We will not be moving forward with your application."),
    ],
}
NO_OFFERS = [
    ("de", "Es tut uns leid, Ihnen keine Stelle anbieten zu können."),
    ("de", "Wir sehen uns außerstande, Ihnen einen Arbeitsvertrag anzubieten."),
    ("de", "Zu einem Vertragsangebot wird es leider nicht kommen."),
    ("fr", "Nous ne sommes pas en mesure de vous proposer ce poste."),
    ("fr", "Nous ne pouvons malheureusement pas vous faire une offre."),
    ("fr", "Nous sommes dans l'impossibilité de vous proposer un emploi."),
    ("es", "Lamentablemente no podemos ofrecerle el puesto."),
    ("es", "Finalmente no te haremos una oferta."),
    ("es", "Nos resulta imposible proponerle un contrato en este momento."),
]
SEVERAL = [
    ("en", "We have received both your applications. Unfortunately neither was successful."),
    ("en", "We confirm receipt of your two applications, but regret that we will not take either of them forward."),
    ("de", "Wir bestätigen den Eingang Ihrer zwei Bewerbungen, müssen Ihnen aber leider für beide absagen."),
    ("fr", "Nous avons bien reçu vos 2 candidatures. Nous ne pouvons pas y donner une suite favorable, hélas."),
    ("fr", "Nous avons bien reçu vos deux candidatures. Toutefois, elles n'ont pas été retenues."),
    ("es", "Hemos recibido tus dos candidaturas. Lamentablemente ninguna ha sido seleccionada."),
]
HELD = [
    ("en", "Thank you for coming in last week. Unfortunately we have decided not to move forward."),
    ("en", "We enjoyed speaking with you, however we will not be moving forward."),
    ("en", "Following your interview, we regret to say that you have not been successful."),
    ("en", "After the first interview we have decided not to invite you to a second one."),
    ("de", "Danke für Ihren Besuch in der vergangenen Woche. Leider müssen wir Ihnen absagen."),
    ("de", "Vielen Dank für das freundliche Gespräch. Leider haben wir uns für jemand anderen entschieden."),
    ("fr", "Merci d'être venue nous rencontrer. Malheureusement, nous ne donnerons pas suite."),
    ("fr", "Suite à notre entretien, nous avons le regret de ne pas retenir votre candidature."),
    ("es", "Gracias por venir a vernos. Lamentablemente no seguiremos adelante."),
    ("es", "Fue un placer conocerte, pero no has sido seleccionada."),
]
NOT_HELD = [
    ("en", "Thank you for your interest in interviewing with us. Unfortunately we will not be moving forward."),
    ("en", "We regret that we cannot invite you to an interview."),
    ("en", "We would love to meet you at one of our events in the future, but for now we cannot offer you a role."),
    ("en", "Unfortunately we are not moving forward. Thank you for visiting our careers page."),
    ("de", "Leider können wir Sie nicht zu einem Gespräch einladen."),
    ("de", "Leider müssen wir Ihnen absagen. Danke für Ihren Besuch auf unserer Website."),
    ("fr", "Nous ne pouvons malheureusement ni retenir votre candidature ni vous convier à un entretien."),
    ("es", "Nos gustaría conocerte en otra ocasión, pero esta vez no has sido seleccionada."),
]


def reading_of(language: str, words: str) -> Reading:
    """Read a plain letter with these words in it."""
    message = Message(
        key="a",
        sender=Address("Tom Ashby", "jobs@harrowbay.example"),
        to=(Address("Mara Lind", "mara@example.org"),),
        date=datetime(2026, 3, 2, 9, tzinfo=UTC),
        subject=SUBJECTS[language],
        text=FRAMES[language].format(words),
    )
    return read(message, load_cues())


@pytest.mark.parametrize(
    ("reason", "language", "words"), [(reason, *one) for reason, ones in CAUSES.items() for one in ones]
)
def test_a_cause_beside_a_no_is_its_reason(reason: str, language: str, words: str) -> None:
    reading = reading_of(language, words)
    assert reading.kind is Kind.REJECTION
    assert [one.kind.value for one in reading.reasons] == ([reason] if reason else [])
    assert all(one.quote.text in words for one in reading.reasons)


@pytest.mark.parametrize(("language", "words"), [*NO_OFFERS, *SEVERAL])
def test_an_offer_denied_and_a_no_to_several_applications_are_rejections(language: str, words: str) -> None:
    reading = reading_of(language, words)
    assert reading.kind is Kind.REJECTION
    assert reading.quotes
    assert not reading.reasons


@pytest.mark.parametrize(("language", "words"), HELD)
def test_words_of_an_interview_that_took_place_are_kept(language: str, words: str) -> None:
    reading = reading_of(language, words)
    assert reading.kind is Kind.REJECTION
    assert reading.interview is not None
    assert reading.interview.start is None
    assert reading.interview.quote.text in words


@pytest.mark.parametrize(("language", "words"), NOT_HELD)
def test_what_was_wished_for_or_never_came_is_no_interview(language: str, words: str) -> None:
    reading = reading_of(language, words)
    assert reading.kind is Kind.REJECTION
    assert reading.interview is None


def test_the_round_is_the_one_that_was_held() -> None:
    held = reading_of("en", "After your second interview we have decided against a third. Unfortunately it is a no.")
    assert held.interview is not None
    assert held.interview.round == "2"
