"""Letters that say no without a reason, but with words that reasons are made of: nothing may be invented."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from rejoinder.adapters.cues.loader import load_cues
from rejoinder.domain.letters.reading import read
from rejoinder.domain.letters.readings import Kind
from rejoinder.domain.mail import Address, Message

EN = "Dear Tomasz,\n\n{}\n\nKind regards\nHarrow Bay People Team"
DE = "Guten Tag Tomasz Wren,\n\n{}\n\nMit freundlichen Grüßen\nPersonalabteilung Harrow Bay"
FR = "Bonjour Tomasz,\n\n{}\n\nCordialement\nL'équipe recrutement de Harrow Bay"
ES = "Estimado Tomasz:\n\n{}\n\nUn saludo\nEquipo de Selección de Harrow Bay"

SILENT = {
    EN: [
        "We have chosen not to take your application further. Due to volume we cannot give individual feedback.",
        "Although your skills are impressive, we are not moving forward with your application.",
        "While your experience is impressive, we are not able to offer you an interview.",
        "Thank you for your interest in the Remote Support Engineer role. Unfortunately we will not proceed with it.",
        "We have decided not to move forward with your application for the Remote English Teacher position.",
        "Thank you for visiting our office in Leeds. Unfortunately, we cannot offer you the position.",
        "Thank you for applying for the Education Officer post. Your application was not successful.",
        "We will not be moving forward with your application. Please do not reply to this communication.",
        "We regret that you were not selected. It is our policy not to provide individual feedback.",
        "Your application for the position of Visa Advisor was not successful on this occasion.",
        "You were not selected for this position, but we will hold your details for six months.",
        "We are unable to offer you the role of Compensation Analyst. Our pay team enjoyed meeting you.",
        "Your application for the Degree Apprenticeship has not been successful.",
        "Thank you for completing the coding test. We have decided not to continue with your application.",
        "We will not take your application further. You are welcome to reapply after six months.",
        "Unfortunately your application was unsuccessful. We welcome people of every nationality.",
        "We have decided to proceed with other candidates. Our budget season starts soon.",
        "After careful consideration, we will not be progressing your application. The role needs no further action.",
    ],
    DE: [
        "Leider nein. Wegen der Vielzahl der Bewerbungen können wir keine individuellen Gründe nennen.",
        "Obwohl uns Ihre Kenntnisse beeindruckt haben, können wir Ihre Bewerbung leider nicht berücksichtigen.",
        "Leider können wir Ihnen die Stelle als Englischlehrerin nicht anbieten.",
        "Ihre Bewerbung als Softwareentwickler (Remote) können wir leider nicht weiter berücksichtigen.",
        "Vielen Dank für Ihren Besuch an unserem Standort Kiel. Leider müssen wir Ihnen absagen.",
        "Wir haben uns gegen Ihre Bewerbung entschieden. Bitte antworten Sie nicht auf diese Nachricht.",
        "Leider können wir Ihnen keine positive Rückmeldung geben. Aus rechtlichen Gründen nennen wir keine Gründe.",
        "Ihre Bewerbung auf die Stelle als Gehaltsbuchhalter war leider nicht erfolgreich.",
        "Leider konnten wir Sie bei der Besetzung der Stelle als Visaberater nicht berücksichtigen.",
        "Ihre Bewerbung um den Ausbildungsplatz können wir leider nicht berücksichtigen.",
        "Vielen Dank für die Bearbeitung der Testaufgabe. Wir werden Ihre Bewerbung nicht weiterverfolgen.",
        "Leider müssen wir Ihnen absagen. Ihre Unterlagen löschen wir nach sechs Monaten.",
        "Ihre Erfahrung hat uns gefallen, doch leider können wir Ihnen keine Zusage machen.",
    ],
    FR: [
        "Malgré la qualité de vos compétences, nous ne pouvons pas donner une suite favorable à votre candidature.",
        "Nous ne retenons pas votre candidature au poste de professeur d'anglais.",
        "Votre candidature au poste de développeur (télétravail) n'a pas été retenue.",
        "Merci de votre visite dans nos bureaux de Nantes. Nous ne pouvons malheureusement pas vous proposer le poste.",
        "Votre candidature n'a pas été retenue. Merci de ne pas répondre à ce message.",
        "Nous avons le regret de ne pas retenir votre candidature au poste de gestionnaire de paie.",
        "Merci d'avoir passé le test technique. Nous avons décidé de ne pas poursuivre avec votre candidature.",
        "Votre expérience nous a plu, mais nous ne donnerons pas suite à votre candidature.",
        "Nous n'avons pas retenu votre candidature pour le contrat d'apprentissage.",
    ],
    ES: [
        "Aunque sus conocimientos son muy buenos, no podemos continuar con su candidatura.",
        "Lamentamos comunicarle que no ha sido seleccionado para el puesto de profesor de inglés.",
        "Su candidatura al puesto de programador (remoto) no ha sido seleccionada.",
        "Gracias por visitar nuestras oficinas de Vigo. Lamentablemente no podemos ofrecerle el puesto.",
        "No continuaremos con su candidatura. Por favor, no responda a este mensaje.",
        "Su candidatura al puesto de técnico de nóminas no ha sido seleccionada.",
        "Gracias por completar la prueba técnica. Hemos decidido no seguir adelante con su candidatura.",
        "Su experiencia nos ha gustado, pero no vamos a continuar con su candidatura.",
        "Lamentamos informarle de que no ha sido admitido en el programa de becas.",
    ],
}


@pytest.mark.parametrize(("frame", "words"), [(frame, words) for frame, all_of in SILENT.items() for words in all_of])
def test_no_reason_is_invented(frame: str, words: str) -> None:
    message = Message(
        key="silent",
        message_id="silent@example.org",
        date=datetime(2026, 5, 6, 9, tzinfo=UTC),
        sender=Address("Harrow Bay", "people@harrow-bay.example"),
        to=(Address("", "tomasz.wren@example.org"),),
        subject="Harrow Bay",
        text=frame.format(words),
    )
    reading = read(message, load_cues())
    assert reading.kind is Kind.REJECTION
    assert not reading.reasons, reading.reasons
