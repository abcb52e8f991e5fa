"""Limits at the head of a posting, and what is checked or wanted by law where it tells how to apply."""

from __future__ import annotations

import pytest

from rejoinder.adapters.cues.postings import load_postings
from rejoinder.adapters.skills.loader import load_skills
from rejoinder.domain.postings.reading import read_posting

POSTINGS = {
    "en": """Harbour Clerk
{head}

We move boxes through five inland terminals. The control room has more data than anyone has time to read.

What you will do

- Build and keep the daily report on crane moves and truck waiting times.
- Run two improvement projects a year together with the shift leads.

What you bring

- At least four years as an analyst in logistics.
- Excel

What we offer

- Between 4,100 and 4,900 euros a month, and 27 days of leave.

How to apply

Apply with a CV and a few lines before 15 May 2026. {apply} We answer within fifteen working days.
""",
    "de": """Sachbearbeiter im Hafen
{head}

Wir bewegen Kisten durch fünf Häfen. Die Leitstelle hat mehr Daten, als jemand lesen kann, und das seit vielen Jahren.

Dein Profil

- Excel

Bewerbung

Schick uns deinen Lebenslauf und ein paar Zeilen bis zum 15. Mai. {apply} Wir antworten innerhalb von zwei Wochen.
""",
    "fr": """Agent du port
{head}

Nous déplaçons des boîtes dans cinq ports. La salle de contrôle a plus de données que quiconque ne peut lire.

Votre profil

- Excel

Comment postuler

Envoyez un CV et quelques lignes avant le 15 mai. {apply} Nous répondons sous quinze jours.
""",
}


def said(language: str, *, head: str = "Ghent", apply: str = "") -> list[str]:
    """Return the limits, checks and permits that a posting asks for."""
    text = POSTINGS[language].format(head=head, apply=apply)
    found = read_posting(text, load_postings(), load_skills()).requirements
    kinds = {"place", "shift", "clearance", "permit"}
    return [f"{one.kind.value} {one.quote}" for one in found if one.kind.value in kinds]


@pytest.mark.parametrize(
    ("language", "head", "found"),
    [
        ("en", "Ghent, on site three days a week · Full time", ["place on site three days a week"]),
        ("en", "R-1 | Ghent 8 (hybrid, two days at home) | 39 hours", ["place Ghent 8 (hybrid, two days at home)"]),
        ("en", "Remote in Europe (UTC to UTC+2) · 46,000 GBP", ["place Remote in Europe (UTC to UTC+2)"]),
        (
            "en",
            "Ghent or remote in the EU with monthly visits",
            ["place Ghent or remote in the EU with monthly visits"],
        ),
        ("en", "Ghent · nights · full time", ["shift nights"]),
        ("en", "Remote, full-time", []),
        ("de", "Kehl, vor Ort an drei Tagen pro Woche · Vollzeit", ["place vor Ort an drei Tagen pro Woche"]),
        ("de", "Remote aus Deutschland · Teilzeit", ["place Remote aus Deutschland"]),
        ("de", "Vollzeit · unbefristet", []),
        ("de", "**Kehl · im Büro an zwei Tagen · Vollzeit**", ["place im Büro an zwei Tagen"]),
        ("fr", "Lyon, sur site trois jours par semaine · CDI", ["place sur site trois jours par semaine"]),
        ("fr", "Lyon, télétravail depuis la France · CDI", ["place télétravail depuis la France"]),
    ],
)
def test_limits_at_the_head_are_asked_for(language: str, head: str, found: list[str]) -> None:
    assert said(language, head=head) == found


@pytest.mark.parametrize(
    ("language", "apply", "found"),
    [
        ("en", "Garda vetting applies to all posts.", ["clearance Garda vetting"]),
        ("en", "Background checks are part of every selection.", ["clearance Background checks"]),
        ("en", "An enhanced DBS check will be carried out.", ["clearance enhanced DBS check"]),
        ("en", "All offers are subject to a criminal record check.", ["clearance criminal record check"]),
        (
            "en",
            "Candidates must have authorization to work in the U.S.",
            ["permit authorization to work in the U.S."],
        ),
        ("en", "We cannot sponsor visas for this role.", ["permit cannot sponsor visas"]),
        ("en", "We consider applicants with criminal histories fairly.", []),
        ("en", "Candidates must have two photos ready.", []),
        (
            "de",
            "Ein erweitertes Führungszeugnis ist vor Dienstantritt vorzulegen.",
            ["clearance erweitertes Führungszeugnis"],
        ),
        ("de", "Die Einstellung setzt eine Arbeitserlaubnis voraus.", ["permit Arbeitserlaubnis"]),
        ("fr", "Un extrait de casier judiciaire sera demandé.", ["clearance extrait de casier judiciaire"]),
        (
            "fr",
            "Les candidats doivent posséder une autorisation de travail.",
            ["permit autorisation de travail"],
        ),
    ],
)
def test_what_is_checked_is_asked_for_where_people_are_told_how_to_apply(
    language: str, apply: str, found: list[str]
) -> None:
    assert said(language, apply=apply) == found
