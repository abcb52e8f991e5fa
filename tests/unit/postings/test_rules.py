"""The rules of docs/requirements.md, each on a sentence of its own under a heading that asks."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from rejoinder.adapters.cues.postings import load_postings
from rejoinder.adapters.skills.loader import load_skills
from rejoinder.domain.postings.reading import read_posting

ITEMS = tomllib.loads((Path(__file__).parent / "rules.toml").read_text("utf-8"))["item"]


def read_items(*items: str, heading: str = "Requirements") -> list[str]:
    """Return what items under a heading ask for, each as a line of rules.toml."""
    text = f"{heading}\n\n" + "".join(f"- {item}\n" for item in items)
    found = []
    for one in read_posting(text, load_postings(), load_skills()).requirements:
        choices = " / ".join(place.of(text) for place in one.any_of)
        marks = f"{'' if one.must else '~'}{'implied ' if one.implied else ''}{one.kind.value}"
        found.append(" | ".join([marks, one.quote, *([choices] if choices else [])]))
    return found


@pytest.mark.parametrize("item", ITEMS, ids=[item["rule"] for item in ITEMS])
def test_a_rule_holds(item: dict[str, list[str]]) -> None:
    assert read_items(str(item["text"])) == item["expected"]
