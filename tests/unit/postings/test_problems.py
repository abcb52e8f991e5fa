"""What is said of a posting that cannot be read: in which language it is, or that it asks for nothing."""

from __future__ import annotations

import pytest

from rejoinder.adapters.cues.postings import load_postings
from rejoinder.adapters.skills.loader import load_skills
from rejoinder.domain.postings.reading import read_posting

DUTCH = "Wij zijn op zoek naar een kok die met ons in de keuken van het hotel werkt, en je hebt ervaring met vis."
SPANISH = "Buscamos una persona con experiencia en la cocina para trabajar en el hotel de la costa con nuestro equipo."


@pytest.mark.parametrize(("text", "language", "named"), [(DUTCH, "nl", "Dutch"), (SPANISH, "es", "Spanish")])
def test_a_language_that_is_not_read_is_named(text: str, language: str, named: str) -> None:
    reading = read_posting(text, load_postings(), load_skills())
    assert reading.language == language
    assert not reading.requirements
    (problem,) = reading.problems
    assert named in problem
    assert "translation" in problem


def test_a_posting_without_requirements_says_what_to_do() -> None:
    reading = read_posting(
        "We are a caring house with free lunches and a view of the sea.", load_postings(), load_skills()
    )
    assert not reading.requirements
    (problem,) = reading.problems
    assert "no requirements that could be found" in problem
    assert "paste" in problem


@pytest.mark.parametrize("text", ["", " \n\t", "— • —", "12345"])
def test_a_posting_without_words_says_so(text: str) -> None:
    reading = read_posting(text, load_postings(), load_skills())
    assert "holds no words" in " ".join(reading.problems)
