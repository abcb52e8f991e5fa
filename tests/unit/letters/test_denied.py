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
        "Nothing will be kept on file.",
        "None of your documents will be kept on file after today.",
        "Giving feedback is beyond us.",
        "We are unable to offer individual feedback.",
        "Giving individual feedback to hundreds of people is impossible.",
        "We regret that we cannot provide a debrief or reasons for our decision.",
        "We are sorry that we can neither keep your details on file nor offer feedback.",
        "We do not run a talent pool.",
        "Your salary expectation was well within our range.",
        "Your experience was not the issue.",
        "Lack of experience was not what decided it.",
        "It had nothing to do with your level of English.",
        "The post did not go to an internal candidate.",
        "Offering feedback to hundreds of applicants is beyond us.",
        "The test is no longer needed.",
        "There is no need to travel to Leeds now.",
        "Your work permit will be returned by post.",
        "Please stop writing to us.",
        "Please stop contacting us about this.",
        "The team language is English.",
    ],
    "de": [
        "Wir behalten Ihre Unterlagen nicht.",
        "Bitte bewerben Sie sich nicht erneut.",
        "Ein Feedback können wir nicht geben.",
        "Wir stellen ein ungeachtet der Staatsangehörigkeit.",
        "Wir haben 3 Bewerbungen von Ihnen erhalten.",
        "Bitte sehen Sie darin keine Wertung Ihrer Person.",
        "Es lag nicht an Ihrer Qualifikation.",
        "Ihre Gehaltsvorstellung lag im Rahmen.",
        "Der Einstellungstest ist nicht mehr nötig.",
        "Eine Anreise nach Kassel ist daher nicht mehr nötig.",
        "Die Teamsprache ist Englisch.",
        "Ihre Arbeitserlaubnis schicken wir Ihnen zurück.",
        "Hören Sie auf, uns anzurufen.",
        "Ihr Englisch war nicht das Problem.",
        "An mangelnder Erfahrung lag es nicht.",
        "Ihre Berufserfahrung spielte dabei keine Rolle.",
        "Es ist uns leider nicht möglich, Ihnen ein individuelles Feedback zu geben.",
        "Ein Feedbackgespräch bieten wir nicht an.",
        "Wir können Ihre Unterlagen weder aufbewahren noch weiterleiten.",
        "Wir führen keinen Talentpool.",
    ],
    "fr": [
        "Nous ne conservons pas votre CV.",
        "Merci de ne pas postuler à nouveau.",
        "Nous recrutons quelle que soit votre nationalité.",
        "Nous avons 2 candidatures de vous.",
        "Votre niveau d'anglais n'est pas en cause.",
        "Nous ne pouvons pas vous donner de retour détaillé.",
        "Rien ne sera conservé dans nos fichiers.",
        "Il nous est impossible de vous donner un retour individuel.",
        "Vos prétentions salariales étaient dans notre fourchette.",
        "Ce n'est pas un manque d'expérience qui a motivé notre choix.",
        "Votre niveau d'allemand n'a joué aucun rôle.",
        "Le poste n'a pas été pourvu en interne.",
        "Nous n'avons pas de vivier.",
        "Votre permis de travail vous sera renvoyé par courrier.",
        "Le test de langue n'est plus nécessaire.",
        "Cessez de nous contacter.",
    ],
    "es": [
        "No guardamos su currículum.",
        "No podemos darte feedback.",
        "Seleccionamos sin distinción de nacionalidad.",
        "Esperamos que encuentres un puesto que encaje mejor con tu perfil.",
        "Hemos recibido sus 2 candidaturas.",
        "Por favor, no vuelva a presentarse.",
        "No se guardará nada en nuestros archivos.",
        "Nos resulta imposible dar feedback individual.",
        "Su experiencia no ha sido el problema.",
        "Sus expectativas salariales estaban dentro de nuestro rango.",
        "Su nivel de inglés no influyó.",
        "El puesto no se ha cubierto internamente.",
        "No tenemos bolsa de empleo.",
        "Tu nivel de inglés no fue el problema.",
        "Le devolveremos su permiso de trabajo por correo.",
        "La prueba técnica ya no es necesaria.",
        "Dejen de escribirnos, por favor.",
    ],
}
# The same with a door: what is said beside a negation is not denied by it.
DOORS = {
    ("en", "Your CV is not only kept on file but also shared with our sister company."): "kept_on_file",
    ("en", "We do not have a role for you now and will keep your details on file."): "kept_on_file",
    ("en", "We have not filled the post and you are welcome to apply again."): "apply_again",
    ("en", "We cannot keep your CV, but you are welcome to apply again."): "apply_again",
    ("en", "Nothing speaks against applying again next year."): "apply_again",
    ("en", "I would be glad to give you feedback, so please do not be shy and call me."): "feedback_offered",
    ("de", "Ihre Unterlagen bewahren wir nicht nur auf, sondern leiten sie auch weiter."): "kept_on_file",
    ("de", "Wir haben derzeit nichts Passendes und behalten Ihre Unterlagen."): "kept_on_file",
    ("fr", "Nous ne pouvons pas vous proposer de poste mais nous conservons votre CV."): "kept_on_file",
    ("es", "Guardamos su currículum no solo para este puesto sino para otros."): "kept_on_file",
    ("es", "Nada le impide volver a presentar su candidatura."): "apply_again",
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

# A cause or praise stands although another clause denies something.
CAUSES = {
    ("en", "It was not your experience, but your salary expectation was above our budget."): "salary",
    ("en", "You were not chosen because you lack experience with Kubernetes."): "experience",
    ("en", "We could not offer you the role because the position has been filled."): "filled",
    ("en", "You do not have the level of experience we need."): "experience",
    ("en", "Although you were not selected, your presentation was excellent."): "positive",
    ("de", "Es lag nicht an Ihrer Qualifikation, sondern die Stelle wurde intern besetzt."): "internal",
    ("de", "Ihre Gehaltsvorstellung lag nicht im Rahmen."): "salary",
    ("de", "Ihnen fehlt leider die nötige Berufserfahrung."): "experience",
    ("fr", "Votre expérience n'est pas en cause, le poste a été pourvu en interne."): "internal",
    ("fr", "Vous n'avez pas suffisamment d'expérience en gestion de projet."): "experience",
    ("es", "Su experiencia no ha sido el problema, el puesto se ha cubierto internamente."): "internal",
    ("es", "No cuenta con la experiencia suficiente."): "experience",
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


@pytest.mark.parametrize(("code", "words"), CAUSES)
def test_a_cause_beside_a_denied_one_is_stated(code: str, words: str) -> None:
    reading = refusal_with(code, words)
    said = {reason.kind.value for reason in reading.reasons} | {item.polarity.value for item in reading.feedback}
    assert CAUSES[code, words] in said


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


@pytest.mark.parametrize(
    "text",
    [
        "Ihrem Wunsch nach einer Anstellung können wir leider nicht entsprechen.",
        "Nous ne pouvons donner une suite favorable à votre demande d'emploi et ne retenons pas votre candidature.",
        "No podemos atender a su petición y su candidatura ha sido descartada.",
        "As you asked for the result of your application: you were not selected.",
    ],
)
def test_a_wish_that_is_not_met_is_a_refusal(text: str) -> None:
    assert reading_of(text).kind is Kind.REJECTION
