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
    ],
)
def test_what_stands_under_a_heading_of_wishes_is_nice_to_have(asked: str, nice: str, language: str) -> None:
    text = f"Corvane\n\n{asked}\n- Excel\n\n{nice}\n- Power BI\n- {language}\n"
    found = read_posting(text, load_postings(), load_skills()).requirements
    assert [(one.quote, one.must) for one in found] == [("Excel", True), ("Power BI", False), (language, False)]
