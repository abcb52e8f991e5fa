"""German wordings: a sentence that says a thing, and a near twin that only sounds like it."""

from __future__ import annotations

import pytest

from rejoinder.adapters.cues.loader import load_cues
from rejoinder.domain.letters.features import Findings, collect
from rejoinder.domain.letters.parts import split_parts
from rejoinder.domain.letters.text import sentences
from rejoinder.domain.mail import Message

PAIRS: dict[str, list[tuple[str, str]]] = {
    "v_decline": [
        (
            "Wir haben Ihre Mappe geprüft und uns dagegen entschieden.",
            "Falls Sie sich dagegen entscheiden, genügt uns eine kurze Nachricht.",
        ),
        (
            "Für dich geht es in diesem Verfahren leider nicht weiter.",
            "Ohne deine Unterschrift geht es hier leider nicht weiter.",
        ),
        (
            "Wir müssen leider auf Ihre Mitarbeit verzichten.",
            "Bitte verzichten Sie auf ein Foto in Ihren Unterlagen.",
        ),
        (
            "Wir können auf Ihre Bewerbung nicht näher eintreten.",
            "Auf Ihre Bewerbung kommen wir nächste Woche näher zurück.",
        ),
        (
            "Von einer Einladung müssen wir leider absehen.",
            "Von telefonischen Nachfragen bitten wir abzusehen.",
        ),
    ],
    "v_not_selected": [
        (
            "Ihre Bewerbung musste daher unberücksichtigt bleiben.",
            "Unvollständige Bewerbungen bleiben unberücksichtigt.",
        ),
        (
            "Die Entscheidung ist leider nicht zu Ihren Gunsten gefallen.",
            "Die Entscheidung über Ihre Bewerbung fällt in der kommenden Woche.",
        ),
        (
            "Ihre Bewerbung blieb in diesem Verfahren ohne Erfolg.",
            "Ihre Bewerbung wurde erfolgreich übermittelt.",
        ),
        ("Es sollte diesmal leider nicht sein.", "Sollte es diesmal nicht sein, sagen wir Bescheid."),
    ],
    "v_other_candidates": [
        (
            "Anderen Interessenten haben wir den Vorzug gegeben.",
            "Andere Interessenten geben wir gern an die Kollegen weiter.",
        ),
        (
            "Wir haben uns anders entschieden.",
            "Haben Sie sich anders entschieden, sagen Sie uns bitte ab.",
        ),
    ],
    "v_cannot_offer": [
        (
            "Eine Einladung zum Auswahlgespräch ist daher leider nicht möglich.",
            "Eine Übernahme der Fahrtkosten ist leider nicht möglich.",
        ),
        ("Leider fällt unsere Antwort nicht positiv aus.", "Unsere Antwort fällt positiv aus."),
        (
            "Wir können Ihnen derzeit keine Anstellung anbieten.",
            "Wenn wir Ihnen keine Anstellung anbieten, erfahren Sie das bis Mai.",
        ),
    ],
    "v_no_position": [
        ("Im Augenblick besteht bei uns kein Personalbedarf.", "Zum Herbst haben wir Personalbedarf in der Montage."),
        ("Wir suchen zurzeit niemanden.", "Auch wenn Sie nicht suchen, lohnt ein Gespräch."),
    ],
    "v_filled": [
        ("Unsere Stelle ist leider schon weg.", "Bewerben Sie sich, bevor unsere Stelle vergeben ist."),
        ("Wir haben jetzt jemanden eingestellt.", "Wir haben jetzt jemanden, der Sie anruft."),
    ],
    "reason_experience": [
        ("Sie bringen leider nicht die nötige Berufserfahrung mit.", "Sie bringen viel Berufserfahrung mit."),
        (
            "Ihre Erfahrung im Tiefbau ist für uns noch zu gering.",
            "Diese Absage bedeutet nicht, dass Ihre Erfahrung gering wäre.",
        ),
        ("Wir suchen jemanden mit mehr Berufserfahrung.", "Wir danken für den Blick auf Ihre Berufserfahrung."),
    ],
    "reason_skill": [
        ("In der Fallstudie fehlte uns eine klare Struktur.", "In der Fallstudie geht es um eine klare Struktur."),
        (
            "Leider fehlen Ihnen die erforderlichen SAP-Kenntnisse.",
            "Das ist keine Wertung Ihrer fachlichen Kenntnisse.",
        ),
    ],
    "reason_education": [
        (
            "Für die Stelle ist ein Hochschulabschluss zwingend erforderlich.",
            "Nach Abschluss des Verfahrens ist eine Löschung zwingend erforderlich.",
        ),
        (
            "Ihnen fehlt leider der geforderte Gesellenbrief.",
            "Leider können wir Ihnen keinen Ausbildungsplatz anbieten.",
        ),
    ],
    "reason_language": [
        (
            "Deine Deutschkenntnisse reichen für den Empfang noch nicht aus.",
            "In Deutschland können wir dich leider nicht einstellen.",
        ),
        (
            "Für unsere Kunden benötigen wir gute Polnischkenntnisse.",
            "Unsere Kunden in Polen benötigen gute Maschinen.",
        ),
    ],
    "reason_location": [
        ("Der Arbeitsweg ist für die Rufbereitschaft zu weit.", "Den Weg zu unserem Standort finden Sie anbei."),
        (
            "Wir suchen jemanden, der vor Ort in Kassel arbeitet.",
            "Für unseren Standort Kassel können wir Sie leider nicht einplanen.",
        ),
    ],
    "reason_salary": [
        (
            "Ihre Gehaltsvorstellung können wir leider nicht erfüllen.",
            "Bitte nennen Sie uns noch Ihre Gehaltsvorstellung.",
        ),
        (
            "Beim Gehalt kommen wir leider nicht zusammen.",
            "Die Stelle in der Gehaltsabrechnung können wir Ihnen nicht geben.",
        ),
    ],
    "reason_filled": [
        ("Die Stelle ist inzwischen vergeben.", "Die Stelle ist ab sofort zu besetzen."),
        ("Wir haben schon wen gefunden.", "Wir haben einen Termin für Sie gefunden."),
    ],
    "reason_internal": [
        ("Die Stelle wird intern nachbesetzt.", "Wir haben Ihr Profil intern mit den Kollegen besprochen."),
    ],
    "reason_frozen": [
        ("Die Stelle wird vorerst nicht besetzt.", "Die Stelle werden wir nicht mit Ihnen besetzen."),
        (
            "Aus wirtschaftlichen Gründen stellen wir niemanden ein.",
            "Ihre wirtschaftlichen Kenntnisse haben uns überzeugt.",
        ),
    ],
    "reason_competition": [
        (
            "Wir haben uns für eine Bewerberin entschieden, die bereits mehr Erfahrung mitbringt.",
            "Wir suchen eine Bewerberin, die bereits mehr Erfahrung mitbringt.",
        ),
        ("Es haben sich viele beworben.", "Vielen Dank, dass Sie sich beworben haben."),
    ],
    "reason_policy": [
        (
            "Ihre Bewerbung ist erst nach Ablauf der Bewerbungsfrist eingegangen.",
            "Ihre Daten löschen wir nach Ablauf von sechs Monaten.",
        ),
    ],
    "reason_other": [
        (
            "Ihre Unterlagen entsprechen nicht dem Anforderungsprofil.",
            "Ihre Unterlagen konnten wir für diese Stelle nicht berücksichtigen.",
        ),
        (
            "Die Arbeitszeiten lassen sich mit dem Schichtdienst nicht vereinbaren.",
            "Die Stelle in Teilzeit können wir Ihnen leider nicht anbieten.",
        ),
    ],
    "d_keep_file": [
        (
            "Ich behalte Sie für ähnliche Aufgaben gern im Blick.",
            "Behalten Sie unsere offenen Stellen gern im Blick.",
        ),
        (
            "Gern würden wir Ihre Unterlagen sechs Monate behalten.",
            "Ihre Daten werden sechs Monate gespeichert und dann gelöscht.",
        ),
    ],
    "d_apply_again": [
        (
            "Schauen Sie gern auf unserer Karriereseite vorbei.",
            "Gern würden wir Ihre Unterlagen für passende Vakanzen behalten.",
        ),
        (
            "Melden Sie sich gern im Frühjahr wieder bei uns.",
            "Wir melden uns gern im Frühjahr wieder bei Ihnen.",
        ),
        (
            "Eine erneute Bewerbung ist jederzeit möglich.",
            "Wir freuen uns, dass Sie sich bei uns beworben haben.",
        ),
    ],
    "d_contact": [
        ("Du hast noch Fragen, dann antworte einfach.", "Bitte antworten Sie nicht auf diese Nachricht."),
        (
            "Rufen Sie mich gern an.",
            "Sobald es Neues gibt, möchten wir Sie gern anrufen.",
        ),
    ],
    "d_feedback": [
        (
            "Wenn du wissen möchtest, woran es lag, ruf mich an.",
            "Gib uns gern Feedback zum Bewerbungsprozess in dieser Umfrage.",
        ),
        (
            "Auf Wunsch nennen wir Ihnen die Gründe.",
            "Auf Wunsch bestätigen wir Ihnen die Löschung.",
        ),
    ],
    "d_other_role": [
        (
            "In unserem Haus in Ulm suchen wir ebenfalls Verstärkung.",
            "In unserem Team suchen wir jemanden mit mehr Erfahrung.",
        ),
    ],
    "feedback_positive": [
        ("Ihre Präsentation war sehr gut strukturiert.", "Wir danken für das Gespräch und wünschen Ihnen alles Gute."),
        ("Menschlich hat es wunderbar gepasst.", "Menschlich hat es nicht gepasst."),
        (
            "Du hast uns fachlich wie menschlich überzeugt.",
            "Andere haben uns fachlich wie menschlich überzeugt.",
        ),
    ],
    "feedback_negative": [
        ("Bei SQL warst du noch recht unsicher.", "Bei Fragen zu SQL sind wir noch unsicher."),
        ("In der Fallstudie fehlte uns die Tiefe.", "Uns fehlten in diesem Jahr leider die Plätze."),
    ],
    "feedback_negative_formula": [
        (
            "Ihr Profil passt nicht zu unseren Anforderungen.",
            "Ihr Profil konnten wir für diese Position nicht berücksichtigen.",
        ),
    ],
}


BOOK = load_cues()
GERMAN = BOOK.languages["de"]


def fired(text: str) -> set[str]:
    """Return the cues that fire in a sentence, but for verdicts inside a condition."""
    parts = split_parts("", text)
    message = Message(key="cue", message_id="cue@example.org", text=text)
    findings = collect(Findings(body=sentences(parts.own)), message, parts, [GERMAN], BOOK)
    return {hit.cue for hit in findings.hits if not hit.is_conditional}


@pytest.mark.parametrize(
    ("cue", "says", "twin"), [(cue, says, twin) for cue, pairs in PAIRS.items() for says, twin in pairs]
)
def test_a_sentence_fires_its_cue_and_its_twin_does_not(cue: str, says: str, twin: str) -> None:
    assert cue in fired(says)
    assert cue not in fired(twin)
