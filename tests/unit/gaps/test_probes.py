"""Résumés of many trades, each beside what their postings ask for: how many verdicts are right."""

from __future__ import annotations

from pathlib import Path

import pytest

from quality.verdict_probes import LATER, PROBES, judge_probe, read_probes
from tests.unit.gaps.test_cases import reader

# Rules were made with the first in sight, the second is only counted.
LEAST = {(PROBES, "work"): 0.77, (PROBES, "kept"): 0.69, (LATER, "work"): 0.70, (LATER, "kept"): 0.62}


@pytest.mark.parametrize(("file", "part"), LEAST)
def test_most_verdicts_are_right(file: Path, part: str) -> None:
    rows = [row for row in read_probes(file) if row["part"] == part]
    found = [gap.verdict is wanted for row in rows for gap, wanted, _ in judge_probe(row, reader())]
    assert sum(found) >= LEAST[file, part] * len(found)
