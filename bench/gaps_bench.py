"""How long it takes to lay postings beside one seeker's documents."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter

from figures import Figure, at_most, told
from rejoinder.bootstrap import make_program
from rejoinder.domain.documents.document import Document, Format
from rejoinder.domain.gaps.papers import Paper
from rejoinder.domain.postings.reading import read_posting
from rejoinder.services.gaps import Analyst

ROOT = Path(__file__).parent.parent
POSTINGS = ROOT.parent / "shared" / "data" / "postings" / "postings.jsonl.gz"
SHIPPED = ROOT / "src" / "rejoinder" / "demo" / "postings"
RESUMES = ROOT / "src" / "rejoinder" / "demo" / "resumes"
MANY = 1_000
LOADS = 5
MEGABYTE = 1_000_000
STATUS = Path("/proc/self/status")  # of Linux; elsewhere memory is not weighed
_LOAD = """
from time import perf_counter
from rejoinder.adapters.cues.postings import load_postings
begun = perf_counter()
load_postings().languages["en"]
print(perf_counter() - begun)
"""
DAY = date(2026, 3, 2)


def measure_gaps(note: Callable[[Figure], None], *, quick: bool = False) -> None:
    """Compare postings with the demo's résumés, one by one, and many against one profile."""
    print(f"Postings beside a résumé: {100 if quick else MANY:,} of them, the profile read once", flush=True)
    note(told("load the English cues of postings", min(_loaded() for _ in range(LOADS)) * 1000, "ms"))
    # In a process of its own, so that only what gaps take is weighed.
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
        for figure in alone.submit(_figures, quick=quick).result():
            note(figure)


def _figures(*, quick: bool) -> list[Figure]:
    postings = _postings()[: 100 if quick else MANY]
    figures: list[Figure] = []
    note = figures.append
    began = perf_counter()
    analyst = make_program(None).analyst()
    papers = _papers(analyst)
    analyst.compare(postings[0], papers, DAY)
    note(told("load, and compare the first", (perf_counter() - began) * 1000, "ms"))
    times = [_compared(analyst, papers, posting) for posting in postings]
    note(at_most("a whole analysis, the slowest of ten", sorted(times)[int(len(times) * 0.9)] * 1000, 150, "ms"))
    note(at_most("1,000 postings against one profile", sum(times) / len(times) * MANY, 10, "s"))
    note(told("of which their reading", sum(_read(analyst, posting) for posting in postings) / len(times) * MANY, "s"))
    if STATUS.exists():
        # Not what `getrusage` tells: on Linux that is no less than what the process that started this one took.
        (most,) = (line.split()[1] for line in STATUS.read_text().splitlines() if line.startswith("VmHWM:"))
        note(at_most("memory, at the highest", int(most) * 1024 / MEGABYTE, 400, "MB"))
    return figures


def _papers(analyst: Analyst) -> Sequence[Paper]:
    texts = [Document(path.name, Format.MARKDOWN, path.read_text("utf-8")) for path in sorted(RESUMES.glob("*.md"))]
    return analyst.papers(texts[-1:], texts[:-1])


def _compared(analyst: Analyst, papers: Sequence[Paper], posting: Document) -> float:
    began = perf_counter()
    analyst.compare(posting, papers, DAY)
    return perf_counter() - began


def _read(analyst: Analyst, posting: Document) -> float:
    began = perf_counter()
    read_posting(posting.text, analyst.postings, analyst.skills, posting.headings)
    return perf_counter() - began


def _loaded() -> float:
    """Return the seconds that a new process takes to load and compile the cues of one language."""
    done = subprocess.run([sys.executable, "-c", _LOAD], check=True, capture_output=True, text=True)
    return float(done.stdout)


def _postings() -> list[Document]:
    if POSTINGS.is_file():
        with gzip.open(POSTINGS, "rt", encoding="utf-8") as rows:
            return [Document("posting", Format.TEXT, json.loads(row)["text"]) for row in rows]
    shipped = [path.read_text("utf-8") for path in sorted(SHIPPED.glob("*.txt")) + sorted(SHIPPED.glob("*.md"))]
    return [Document("posting", Format.TEXT, text) for text in shipped * 20]
