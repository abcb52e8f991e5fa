"""Every example of docs/requirements.md is read as that page says."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from rejoinder.adapters.cues.postings import load_postings
from rejoinder.adapters.skills.loader import load_skills
from rejoinder.domain.postings.reading import read_posting
from rejoinder.domain.postings.requirements import Requirement

PAGE = Path(__file__).parents[3] / "docs" / "requirements.md"
QUOTED = re.compile(r"“([^”]*)”|\"([^\"]*)\"")
# The heading under which an example stands, where it is none that asks.
HEADINGS = {
    "You will run payroll for 80 drivers in Fenn and keep everybody smiling": "Responsibilities",
    "We are a caring, award-winning house with free lunches": "About us",
    "Sicheres Deutsch (C1), Englisch von Vorteil": "Dein Profil",
    "Un permis B est indispensable, l'anglais serait un atout": "Votre profil",
}
WORDS = {
    "Dein Profil": "Über uns\n\nDas ist eine Stelle, die wir für dich und mit dir in der Werkstatt haben.",
    "Votre profil": "À propos\n\nC'est un poste que nous avons pour vous dans notre maison, avec une équipe.",
}


def _examples() -> list[tuple[str, str]]:
    text = PAGE.read_text("utf-8").split("## Examples", 1)[1]
    rows = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("| ")]
    return [(row[0], row[1]) for row in rows if row[0] != "the posting says"]


def _said(one: Requirement, text: str) -> str:
    """Write a requirement as the page does, to compare the two."""
    choices = "/".join(place.of(text) for place in one.any_of)
    marks = [
        one.kind.value,
        f"“{one.quote}”",
        *(["nice"] if not one.must else []),
        *(["implied"] if one.implied else []),
    ]
    return " ".join([*marks, *([f"({one.years:g})"] if one.years is not None else []), *([choices] if choices else [])])


def _expected(said: str, example: str) -> list[str]:
    if said == "none":
        return []
    is_implied = said.startswith("implied: ")
    found = []
    for part in said.removeprefix("implied: ").split("; "):
        kind = re.search(r"`([a-z]+)`", part)
        assert kind is not None
        head, _, choices = part.partition(", any of ")
        quotes = QUOTED.findall(head)
        quote = quotes[0][0] or quotes[0][1] if quotes else example
        years = re.search(r"\((\d+)\)", head)
        marks = [kind.group(1), f"“{quote}”", *(["nice"] if part.endswith(", nice") else [])]
        marks += [*(["implied"] if is_implied else []), *([f"({years.group(1)})"] if years else [])]
        listed = [one or other for one, other in QUOTED.findall(choices)]
        found.append(" ".join([*marks, *(["/".join(listed)] if listed else [])]))
    return found


@cache
def _read(text: str) -> tuple[Requirement, ...]:
    return read_posting(text, load_postings(), load_skills()).requirements


@pytest.mark.parametrize(("example", "said"), _examples())
def test_an_example_is_read_as_the_page_says(example: str, said: str) -> None:
    heading = HEADINGS.get(example, "Requirements")
    text = f"{WORDS.get(heading, '')}\n\n{heading}\n\n- {example}\n"
    whole = example.removeprefix("A ")
    assert [_said(one, text) for one in _read(text)] == _expected(said, whole)
