"""Headings that say what would be nice, in words of the employer's own."""

from __future__ import annotations

import pytest

from rejoinder.adapters.cues.postings import load_postings
from rejoinder.adapters.skills.loader import load_skills
from rejoinder.domain.postings.reading import read_posting


@pytest.mark.parametrize(
    ("asked", "nice", "language"),
    [
        ("Dein Profil", "Schön, wenn du auch das hast", "Englisch"),
        ("Dein Profil", "Das rundet dein Profil ab", "Englisch"),
        ("Votre profil", "Encore mieux", "anglais"),
        ("Votre profil", "Ce serait bien", "anglais"),
        ("Requirements", "Welcomed", "English"),
        ("Requirements", "It would be wonderful if you also had", "English"),
        ("Requirements", "We would be delighted if you knew", "English"),
        ("Requirements", "Useful additions", "English"),
        ("Requirements", "A further advantage", "English"),
        ("Requirements", "Desired but not essential", "English"),
        ("Requirements", "Nobody has it all, but it helps if you know", "English"),
        ("Dein Profil", "Gern gesehen", "Englisch"),
        ("Dein Profil", "Toll wäre auch", "Englisch"),
        ("Dein Profil", "Darüber freuen wir uns besonders", "Englisch"),
        ("Dein Profil", "Ein großes Plus", "Englisch"),
        ("Dein Profil", "Kein Muss, aber hilfreich", "Englisch"),
        ("Dein Profil", "Wünschenswerte Kenntnisse", "Englisch"),
        ("Votre profil", "Seraient bienvenus", "anglais"),
        ("Votre profil", "Ce qui nous ferait plaisir", "anglais"),
        ("Votre profil", "Pas indispensable, mais utile", "anglais"),
        ("Votre profil", "Connaissances appréciées", "anglais"),
    ],
)
def test_what_stands_under_a_heading_of_wishes_is_nice_to_have(asked: str, nice: str, language: str) -> None:
    text = f"Corvane\n\n{asked}\n- Excel\n\n{nice}\n- Power BI\n- {language}\n"
    found = read_posting(text, load_postings(), load_skills()).requirements
    assert [(one.quote, one.must) for one in found] == [("Excel", True), ("Power BI", False), (language, False)]


@pytest.mark.parametrize(
    ("heading", "nice"),
    [("Requirements", "**Welcome additions:** Fenn, Power BI"), ("Requirements", "Useful extras: Tableau, Power BI")],
)
def test_a_line_below_a_list_says_itself_that_it_wishes(heading: str, nice: str) -> None:
    text = f"Corvane\n\n**{heading}:**\n\n- Excel\n- SQL\n- English\n\n{nice}\n"
    found = read_posting(text, load_postings(), load_skills()).requirements
    assert [one.quote for one in found if one.must] == ["Excel", "SQL", "English"]
    assert "Power BI" in [one.quote for one in found if not one.must]


@pytest.mark.parametrize(
    ("heading", "language"),
    [
        ("Welcome to our house", "English"),
        ("What makes it great to work here", "English"),
        ("We'd be happy to hear from you if you have", "English"),
        ("Willkommen bei uns", "Englisch"),
        ("Wir freuen uns auf", "Englisch"),
        ("Bienvenue chez nous", "anglais"),
    ],
)
def test_a_heading_that_is_glad_of_something_else_wishes_for_nothing(heading: str, language: str) -> None:
    text = f"Corvane\n\n{heading}\n\n- Power BI\n- {language}\n"
    found = read_posting(text, load_postings(), load_skills()).requirements
    assert all(one.must for one in found)
