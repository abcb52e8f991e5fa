"""How long it takes to check a reply once everything is loaded."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from figures import Figure, at_most
from rejoinder.adapters.cues.loader import load_cues
from rejoinder.adapters.cues.replies import load_replies
from rejoinder.domain.replies.check import check_reply
from rejoinder.domain.replies.criteria import Answered, Reply

CORPUS = Path(__file__).parent.parent / "tests" / "corpus"


def measure_replies(note: Callable[[Figure], None]) -> None:
    """Check each reply of the corpus twice, so that its language is compiled, and take the slowest."""
    rows = [
        json.loads(line)
        for path in sorted(CORPUS.glob("replies_*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    print(f"{len(rows)} replies, each checked once everything is loaded", flush=True)
    slowest = max(min(_seconds(row), _seconds(row)) for row in rows)
    note(at_most("the slowest check of a reply", slowest * 1000, 50, "ms"))


def _seconds(row: dict[str, dict[str, str]]) -> float:
    book, replies, to = load_cues(), load_replies(), row["to"]
    letter = Answered((to["sender"],), to["organisation"], to["role"], to["language"])
    begun = perf_counter()
    check_reply(Reply(str(row["text"]), str(row["subject"])), letter, book, replies)
    return perf_counter() - begun
