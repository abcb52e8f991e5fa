"""Résumés of fourteen trades, each beside what their postings ask for: how many verdicts are right."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from rejoinder.domain.documents.document import Document, Format, Place
from rejoinder.domain.gaps.comparing import compare, read
from rejoinder.domain.postings.requirements import PostingReading, Requirement, RequirementKind
from tests.unit.gaps.test_cases import reader

ROWS = [
    json.loads(line) for line in (Path(__file__).parents[2] / "corpus/gap_probes.jsonl").read_text("utf-8").splitlines()
]
LEAST = {"work": 0.77, "kept": 0.69}  # rules were made with the first in sight, the second only counted


def verdicts(row: dict[str, Any]) -> list[tuple[str, str]]:
    """Return for each thing that a row asks for the verdict that is right, and the one that was found."""
    posting = "".join(f"- {ask['quote']}\n" for ask in row["asks"])
    asked, at = [], 0
    for ask in row["asks"]:
        start = posting.index(ask["quote"], at)
        at = start + len(ask["quote"])
        choices = [start + ask["quote"].index(one) for one in ask.get("any_of", ())]
        places = tuple(Place(one, one + len(said)) for one, said in zip(choices, ask.get("any_of", ()), strict=True))
        kind = RequirementKind(ask["kind"])
        asked.append(Requirement(ask["quote"], Place(start, at), kind, any_of=places, years=ask.get("years")))
    document = Document("resume", Format.MARKDOWN, row["resume"])
    paper = read(document, reader(), row["language"], is_sent=True)
    reading = PostingReading(tuple(asked), row["language"])
    gaps = compare(posting, reading, [paper], reader(), date(2026, 3, 2))
    return [(ask["verdict"], gap.verdict.value) for ask, gap in zip(row["asks"], gaps, strict=True)]


@pytest.mark.parametrize("part", ["work", "kept"])
def test_most_verdicts_are_right(part: str) -> None:
    found = [pair for row in ROWS if row["part"] == part for pair in verdicts(row)]
    assert sum(wanted == got for wanted, got in found) >= LEAST[part] * len(found)
