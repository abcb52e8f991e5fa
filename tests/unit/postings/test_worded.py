"""What single items ask for however they are worded, in each language: rules that one wording tells too little of."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from rejoinder.adapters.cues.postings import load_postings
from rejoinder.adapters.skills.loader import load_skills
from rejoinder.domain.postings.reading import read_posting

GROUPS = tomllib.loads((Path(__file__).parent / "worded.toml").read_text("utf-8"))["group"]
CASES = [(group["rule"], group["language"], text, found) for group in GROUPS for text, found in group["items"]]
HEADINGS = {"en": "Requirements", "de": "Dein Profil", "fr": "Votre profil"}
# By a few words alone nobody tells the language.
ABOUT = {
    "en": "About us\n\nWe are a house with a heart, and the guests that we like are with us for the sea.\n",
    "de": "Über uns\n\nWir sind ein Haus mit Herz, und die Gäste sind unser Alles, auch im Winter.\n",
    "fr": "À propos\n\nNous sommes une maison qui aime les gens et la mer, avec notre équipe.\n",
}


def said(text: str) -> list[str]:
    """Return what a posting asks for: years behind a colon, alternatives behind a bar."""
    found = []
    for one in read_posting(text, load_postings(), load_skills()).requirements:
        choices = " / ".join(place.of(text) for place in one.any_of)
        years = "" if one.years is None else f": {one.years:g}"
        found.append(
            f"{'' if one.must else '~'}{one.kind.value} | {one.quote}{years}{f' | {choices}' if choices else ''}"
        )
    return found


@pytest.mark.parametrize(("rule", "language", "text", "found"), CASES, ids=[f"{case[0]}-{case[2]}" for case in CASES])
def test_an_item_is_read_however_it_is_worded(rule: str, language: str, text: str, found: list[str]) -> None:
    assert said(f"{HEADINGS[language]}\n\n- {text}\n\n{ABOUT[language]}") == found, rule
