"""Invented seekers, each beside what postings of the trade ask for: their requirements, judged one by one."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from rejoinder.domain.documents.document import Document, Format, Place
from rejoinder.domain.gaps.comparing import compare, read
from rejoinder.domain.gaps.papers import Reader
from rejoinder.domain.gaps.verdicts import Gap, Verdict
from rejoinder.domain.postings.requirements import PostingReading, Requirement, RequirementKind

CORPUS = Path(__file__).parent.parent / "tests/corpus"
PROBES = CORPUS / "gap_probes.jsonl"
LATER = CORPUS / "gap_probes_later.jsonl"  # labelled by one reader who did not see the rules
DAY = date(2026, 3, 2)

Row = Mapping[str, Any]


def read_probes(file: Path) -> list[Row]:
    """Read the seekers of a file: a résumé, perhaps another document, and what is asked with the right verdicts."""
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def judge_probe(row: Row, reader: Reader) -> Iterator[tuple[Gap, Verdict, str]]:
    """Yield what is asked of a seeker: as the program judges it, the right verdict, the words it rests on."""
    posting = "".join(f"- {ask['quote']}\n" for ask in row["asks"])
    papers = [
        read(Document(name, Format.MARKDOWN, row[name]), reader, row["language"], is_sent=name == "resume")
        for name in ("resume", "also")
        if row[name]
    ]
    gaps = compare(posting, PostingReading(tuple(_asked(row["asks"])), row["language"]), papers, reader, DAY)
    for ask, gap in zip(row["asks"], gaps, strict=True):
        yield gap, Verdict(ask["verdict"]), ask.get("line", "")


def _asked(asks: Sequence[Row]) -> Iterator[Requirement]:
    """Yield the requirements of a posting that has a line for each."""
    at = 0
    for ask in asks:
        quote = ask["quote"]
        start, at = at + len("- "), at + len(f"- {quote}\n")
        choices = [(start + quote.index(one), len(one)) for one in ask.get("any_of", ())]
        yield Requirement(
            quote,
            Place(start, start + len(quote)),
            RequirementKind(ask["kind"]),
            any_of=tuple(Place(first, first + length) for first, length in choices),
            years=ask.get("years"),
        )
