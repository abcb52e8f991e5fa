"""What scripts share that fit a linear model over words and signs (`domain/letters/ngrams.py`): rows, lines, files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix

from rejoinder.domain.letters.ngrams import NgramModel

SCALE = 4.0  # of a word beside a sign, so that weights of words that share a line are not held too small

Seen = tuple[AbstractSet[str], Mapping[str, float]]  # runs of words, and signs


def matrix(rows: Iterable[Seen], words: Sequence[str], signs: Sequence[str] = ()) -> csr_matrix:
    """Return what each row holds, each word as much as `NgramModel` counts it, then each sign."""
    word_at = {name: number for number, name in enumerate(words)}
    sign_at = {name: number for number, name in enumerate(signs, len(words))}
    places, values, starts = list[int](), list[float](), [0]
    for runs, held in rows:
        known = sorted(word_at[run] for run in runs if run in word_at)
        places += known
        values += [SCALE / float(np.sqrt(len(known) + 4))] * len(known)
        for sign, value in held.items():
            if sign in sign_at:
                places.append(sign_at[sign])
                values.append(value)
        starts.append(len(places))
    return csr_matrix((values, places, starts), shape=(len(starts) - 1, len(words) + len(signs)))


def line(labels: Sequence[str], weights: Sequence[float], least: float, digits: int = 2) -> str:
    """Return the weights of a word or sign as they are written; those below `least` say next to nothing."""
    pairs = zip(labels, weights, strict=True)
    return " ".join(f"{label} {value:.{digits}f}" for label, value in pairs if abs(value) >= least)


def write(path: Path, model: NgramModel, about: str, script: str) -> None:
    """Write a model, signs first, then words in order."""
    names = sorted(model.lines, key=lambda name: (not name.startswith("="), name))
    head = f"# How much {about}. Fitted by scripts/{script}.\n"
    path.write_text(head + "".join(f"{name}\t{model.lines[name]}\n" for name in names), encoding="utf-8")
    print(f"{len(names)} lines -> {path}")
