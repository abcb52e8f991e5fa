"""Fit how much single words speak for a message being about a job search at all.

A logistic regression over the words of subject and beginning. The vocabulary comes from the invented letters
alone, so that no real person's name gets into the file; real letters only help to weigh it.

    python scripts/fit_topics.py [--strength 2.0] [--out src/rejoinder/cues/topics.toml]
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "bench"), str(ROOT / "scripts")]

import training  # noqa: E402  (the script runs from a checkout)

from generate import Mailbox  # noqa: E402
from quality import corpora  # noqa: E402
from rejoinder.adapters.cues.loader import load_cues  # noqa: E402
from rejoinder.adapters.mail.parser import parse_bytes  # noqa: E402
from rejoinder.domain.letters.features import Findings  # noqa: E402
from rejoinder.domain.letters.likeness import topic_words  # noqa: E402

LEAST_MESSAGES = 4
MOST_WORDS = 2500
STEPS = 500
SEED = 77
GENERATED = {"newsletter": 300, "order": 150, "talk": 200, "post": 120, "social": 60, "calendar": 20}
STRENGTH = 2.0
Vector = npt.NDArray[np.float64]


def generated() -> list[corpora.Case]:
    """Return ordinary messages of the benchmark's generator, of every kind that is about no job."""
    mailbox = Mailbox(random.Random(SEED))
    found = []
    for kind, number in GENERATED.items():
        for count in range(number):
            raw = mailbox.message(kind, datetime(2025, 1, 1, tzinfo=UTC) + timedelta(hours=9 * count))
            found.append(corpora.Case(f"{kind}{count}", parse_bytes(raw), {"kind": "other"}))
    return found


def words_of(cases: Sequence[corpora.Case], found: Sequence[Findings]) -> list[set[str]]:
    """Return the words of each message that count for its topic."""
    return [
        {word for word in training.impersonal(topic_words(findings), case) if len(word) > 1 and not word.isdigit()}
        for case, findings in zip(cases, found, strict=True)
    ]


def fit(matrix: csr_matrix, wanted: Vector, weight: Vector, strength: float) -> Vector:
    """Minimise the weighted log loss plus a ridge penalty (Adam, fixed steps)."""
    current, first, second = (np.zeros(matrix.shape[1]) for _ in range(3))
    for step in range(1, STEPS + 1):
        likely = 1.0 / (1.0 + np.exp(-np.clip(matrix @ current, -30, 30)))
        gradient = matrix.T @ ((likely - wanted) * weight) + strength * current
        first = 0.9 * first + 0.1 * gradient
        second = 0.999 * second + 0.001 * gradient**2
        current = current - 0.02 * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return current


def fit_words(rows: list[set[str]], wanted: list[bool], is_own: list[bool], strength: float) -> dict[str, float]:
    """Return the weight of each word; the vocabulary comes from the messages of our own."""
    seen = Counter(word for words, own in zip(rows, is_own, strict=True) if own for word in words)
    vocabulary = sorted(word for word, count in seen.items() if count >= LEAST_MESSAGES)
    column = {word: number for number, word in enumerate(vocabulary)}
    places, values, starts = list[int](), list[float](), [0]
    for words in rows:
        known = [column[word] for word in words if word in column]
        places += [*known, len(vocabulary)]
        values += [1.0 / np.sqrt(len(known) + 4)] * len(known) + [1.0]
        starts.append(len(places))
    matrix = csr_matrix((values, places, starts), shape=(len(rows), len(vocabulary) + 1))
    target = np.array(wanted, dtype=float)
    weight = np.where(target == 1, 1 - target.mean(), target.mean()) * 2
    fitted = fit(matrix, target, weight, strength / 10)
    best = sorted(range(len(vocabulary)), key=lambda number: -abs(fitted[number]))[:MOST_WORDS]
    return {
        vocabulary[number]: round(float(fitted[number]), 2) for number in sorted(best) if abs(fitted[number]) >= 0.1
    }


def cases() -> tuple[list[corpora.Case], list[corpora.Case]]:
    """Return our own messages and the real ones that may be tuned on."""
    weighed = training.letters()
    own = [case for case in weighed if corpora.is_invented(case.id)] + generated()
    real = [case for case in weighed if not corpora.is_invented(case.id)]
    return own, real


def main() -> None:
    """Fit and write the words."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument(
        "--strength", type=float, default=STRENGTH, help="how strongly weights are held near nothing"
    )
    arguments.add_argument("--out", type=Path, default=ROOT / "src/rejoinder/cues/topics.toml")
    options = arguments.parse_args()
    own, real = cases()
    wanted = [case.kind != "other" for case in own + real]
    is_own = [training.is_source(case) for case in own + real]
    words = words_of(own + real, training.findings_of(own + real, load_cues()))
    fitted = fit_words(words, wanted, is_own, options.strength)
    lines = ["# How much single words speak for a job search. Fitted by scripts/fit_topics.py.", "", "words = '''"]
    lines += [f"{word} {value:.2f}" for word, value in fitted.items()] + ["'''"]
    options.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(wanted)} messages, {len(fitted)} words -> {options.out}")


if __name__ == "__main__":
    main()
