"""Runs of up to three words, and how much each speaks for what a text is or states.

A linear model over n-grams, fitted by `scripts/fit_ngrams.py` (docs/decisions/0013-ngrams-beside-cues.md). Cues say
what a sentence must hold; these weigh the hundreds of small turns of phrase that nobody lists.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property

from msgspec import Struct, field

LONGEST = 3  # words in a run
SUBJECT = "subject:"
BIAS = "=bias"
_DAMPING = 4  # a text in which few runs are known says little
_DIGITS = re.compile(r"\d+")


def ngrams(words: Iterable[str], prefix: str = "") -> set[str]:
    """Return the runs of up to three words of a sentence; numbers are all the same.

    `words` come folded; `prefix` tells runs of a subject from those of a letter.
    """
    plain = [_DIGITS.sub("0", word) for word in words]
    found = set(plain)
    for length in range(2, LONGEST + 1):
        found.update(map(" ".join, zip(*(plain[start:] for start in range(length)), strict=False)))
    return {prefix + run for run in found} if prefix else found


class Columns(Struct, frozen=True):
    """All weights of a model as plain numbers, those of a row in the order of `labels`."""

    labels: tuple[str, ...]
    rows: Mapping[str, tuple[float, ...]]


class NgramModel(Struct, frozen=True, eq=False, dict=True):
    """How much n-grams and other signs (their names begin with "=") speak for each label.

    `lines` holds the weights as they are written, `label weight label weight`: of thousands a letter holds a
    hundred, and only those are understood.
    """

    lines: Mapping[str, str]
    _rows: dict[str, tuple[tuple[str, float], ...]] = field(default_factory=dict)

    def row(self, name: str) -> tuple[tuple[str, float], ...]:
        """Return the labels that an n-gram or sign speaks for or against, with how much."""
        row = self._rows.get(name)
        if row is None:
            pieces = self.lines.get(name, "").split()
            row = self._rows[name] = tuple(zip(pieces[::2], map(float, pieces[1::2]), strict=True))
        return row

    def scores(self, runs: AbstractSet[str], signs: Mapping[str, float] | None = None) -> dict[str, float]:
        """Return what n-grams and signs say for each label: log odds, or scores that compare, as it was fitted."""
        total = dict(self.row(BIAS))
        known = runs & self.lines.keys()
        share = 1 / math.sqrt(len(known) + _DAMPING)
        rows, sums = self._rows, defaultdict[str, float](float)
        for run in known:
            for label, weight in rows.get(run) or self.row(run):
                sums[label] += weight
        for label, weight in sums.items():
            total[label] = total.get(label, 0.0) + weight * share
        for sign, value in (signs or {}).items():
            for label, weight in self.row(sign):
                total[label] = total.get(label, 0.0) + weight * value
        return total

    @cached_property
    def _columns(self) -> Columns:
        rows = {name: dict(self.row(name)) for name in self.lines}
        labels = tuple(dict.fromkeys(label for row in rows.values() for label in row))
        return Columns(labels, {name: tuple(row.get(label, 0.0) for label in labels) for name, row in rows.items()})

    def score(self, runs: Iterable[str], label: str) -> float:
        """Return what `scores` does for one label alone; `runs` are told once each."""
        labels, rows = self._columns.labels, self._columns.rows
        if label not in labels:
            return 0.0
        at = labels.index(label)
        known = [row[at] for run in runs if (row := rows.get(run)) is not None]
        bias = rows[BIAS][at] if BIAS in rows else 0.0
        return bias + math.fsum(known) / math.sqrt(len(known) + _DAMPING)

    def all_scores(self, runs: Iterable[str], signs: Mapping[str, float] | None = None) -> dict[str, float]:
        """Return what `scores` does, for every label of the model: faster where a word speaks for most of a few labels.

        Sums are exact, so that of two labels that are as likely always the same comes first, however a set is ordered.
        """
        labels, rows = self._columns.labels, self._columns.rows
        known = [row for run in runs if (row := rows.get(run)) is not None]
        share = 1 / math.sqrt(len(known) + _DAMPING)
        total = [math.fsum(column) * share for column in zip(*known, strict=True)] or [0.0] * len(labels)
        for sign, value in {BIAS: 1.0, **(signs or {})}.items():
            row = rows.get(sign)
            if row is not None:
                total = [sum_ + weight * value for sum_, weight in zip(total, row, strict=True)]
        return dict(zip(labels, total, strict=True))
