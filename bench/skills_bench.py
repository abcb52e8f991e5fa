"""How long the book of skills takes to load, what it weighs, and how fast it reads."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from figures import Figure, at_least, now, told
from rejoinder.adapters.skills.loader import load_skills
from rejoinder.domain.skills.folding import fold
from rejoinder.domain.skills.gazetteer import Gazetteer

ROOT = Path(__file__).parent.parent
POSTINGS = ROOT.parent / "shared" / "data" / "postings" / "postings.jsonl.gz"
CORPUS = ROOT / "tests" / "corpus"
TIMES = 7
LEAST = 60
MEGABYTE = 1_000_000
_LOAD = """
import gc, resource, sys
from time import perf_counter
from rejoinder.adapters.skills.loader import load_skills
gc.disable()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
begun = perf_counter()
load_skills()
print(perf_counter() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


def measure_skills(note: Callable[[Figure], None]) -> None:
    """Load the book of skills in a process of its own, and let it read postings, or letters where those are absent."""
    texts = _texts()
    size = sum(map(len, texts)) / MEGABYTE
    print(f"Skills by their names, in {len(texts):,} texts of {size:,.1f} MB on one core, best of {TIMES}", flush=True)
    if sys.platform == "linux":  # elsewhere `resource` is absent or counts in another unit
        loads = [_loaded() for _ in range(TIMES)]
        note(told("load the book", min(seconds for seconds, _ in loads) * 1000, "ms"))
        note(told("memory for it", min(weight for _, weight in loads) * 1024 / MEGABYTE, "MB"))
    skills = load_skills()
    for text in texts:  # what is worked out once for a name is worked out
        skills.find(text)
    if isinstance(skills, Gazetteer):
        note(
            at_least("search for names", size / _best(texts, lambda text: skills.beginnings(fold(text))), LEAST, "MB/s")
        )
    note(told("mentions with their context", size / _best(texts, skills.find), "MB/s"))


def _texts() -> list[str]:
    if POSTINGS.is_file():
        with gzip.open(POSTINGS, "rt", encoding="utf-8") as rows:
            return [json.loads(row)["text"] for row in rows]
    files = sorted(CORPUS.glob("letters_*.jsonl"))
    return [json.loads(row)["text"] for file in files for row in file.read_text("utf-8").splitlines()]


def _best(texts: Sequence[str], read: Callable[[str], object]) -> float:
    return min(_seconds(texts, read) for _ in range(TIMES))


def _seconds(texts: Sequence[str], read: Callable[[str], object]) -> float:
    begun = now()
    for text in texts:
        read(text)
    return now() - begun


def _loaded() -> tuple[float, int]:
    """Return the seconds that loading takes, and the KiB by which memory grows at the highest."""
    done = subprocess.run([sys.executable, "-c", _LOAD], check=True, capture_output=True, text=True)
    seconds, weight = done.stdout.split()
    return float(seconds), int(weight)
