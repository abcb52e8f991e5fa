"""How long it takes to lay postings beside one seeker's documents."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from time import perf_counter

from figures import Figure, at_most, told
from rejoinder.bootstrap import make_program
from rejoinder.domain.documents.document import Document, Format
from rejoinder.domain.gaps.papers import Paper
from rejoinder.services.gaps import Analyst

ROOT = Path(__file__).parent.parent
POSTINGS = ROOT.parent / "shared" / "data" / "postings" / "postings.jsonl.gz"
SHIPPED = ROOT / "src" / "rejoinder" / "demo" / "postings"
RESUMES = ROOT / "src" / "rejoinder" / "demo" / "resumes"
MANY = 1_000
DAY = date(2026, 3, 2)


def measure_gaps(note: Callable[[Figure], None], *, quick: bool = False) -> None:
    """Compare postings with the demo's résumés, one by one, and many against one profile."""
    postings = _postings()[: 100 if quick else MANY]
    print(f"Postings beside a résumé: {len(postings):,} of them, the profile read once", flush=True)
    began = perf_counter()
    analyst = make_program(None).analyst()
    papers = _papers(analyst)
    analyst.compare(postings[0], papers, DAY)
    note(told("load, and compare the first", (perf_counter() - began) * 1000, "ms"))
    times = [_compared(analyst, papers, posting) for posting in postings]
    note(at_most("a whole analysis, the slowest of ten", sorted(times)[int(len(times) * 0.9)] * 1000, 150, "ms"))
    note(at_most("1,000 postings against one profile", sum(times) / len(times) * MANY, 10, "s"))


def _papers(analyst: Analyst) -> Sequence[Paper]:
    texts = [Document(path.name, Format.MARKDOWN, path.read_text("utf-8")) for path in sorted(RESUMES.glob("*.md"))]
    return analyst.papers(texts[-1:], texts[:-1])


def _compared(analyst: Analyst, papers: Sequence[Paper], posting: Document) -> float:
    began = perf_counter()
    analyst.compare(posting, papers, DAY)
    return perf_counter() - began


def _postings() -> list[Document]:
    if POSTINGS.is_file():
        with gzip.open(POSTINGS, "rt", encoding="utf-8") as rows:
            return [Document("posting", Format.TEXT, json.loads(row)["text"]) for row in rows]
    shipped = [path.read_text("utf-8") for path in sorted(SHIPPED.glob("*.txt")) + sorted(SHIPPED.glob("*.md"))]
    return [Document("posting", Format.TEXT, text) for text in shipped * 20]
