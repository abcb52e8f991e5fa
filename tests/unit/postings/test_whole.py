"""Whole postings of several trades and languages, all invented, with what each asks for."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from rejoinder.adapters.cues.postings import load_postings
from rejoinder.adapters.skills.loader import load_skills
from rejoinder.domain.postings.reading import read_posting

FOLDER = Path(__file__).parents[2] / "corpus" / "postings"
EXPECTED = tomllib.loads((FOLDER / "expected.toml").read_text("utf-8"))


def test_every_posting_has_its_requirements_written_down() -> None:
    assert sorted(EXPECTED) == sorted(path.stem for path in FOLDER.glob("*.txt"))


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_posting_asks_for_what_is_written_down(name: str) -> None:
    text = (FOLDER / f"{name}.txt").read_text("utf-8")
    reading = read_posting(text, load_postings(), load_skills())
    found = []
    for one in reading.requirements:
        choices = " / ".join(place.of(text) for place in one.any_of)
        marks = f"{'' if one.must else '~'}{'implied ' if one.implied else ''}{one.kind.value}"
        found.append(" | ".join([marks, one.quote, *([choices] if choices else [])]))
    assert found == EXPECTED[name]
    assert reading.language == name[-2:]
    assert not reading.problems
