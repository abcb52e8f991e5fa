"""Verdicts of two readers: what is wrong with labels, what agrees, and the labels of the pairs themselves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quality.verdict_agreement import (
    READERS,
    Judged,
    Pair,
    Quoted,
    count,
    figures,
    problems,
    read_pairs,
    text_of,
)
from rejoinder.domain.gaps.verdicts import Verdict

FIRST = read_pairs(READERS[0])


def changed(pair: Pair, judged: Judged) -> dict[str, Pair]:
    """Return the pair alone, with another verdict on its first requirement."""
    (span, _), *rest = pair.verdicts
    return {pair.name: replace(pair, verdicts=((span, judged), *rest))}


def test_the_first_readers_labels_hold() -> None:
    assert problems(FIRST) == []


def test_there_are_eight_pairs_of_each_part_and_every_verdict_in_each() -> None:
    assert [pair.part for pair in FIRST.values()].count("unseen") == len(FIRST) / 2 == 8
    for part in ("tune", "unseen"):
        assert min(count(FIRST, part)[verdict] for verdict in Verdict) > 10


@pytest.mark.parametrize(
    "wrong",
    [
        Judged(Verdict.SHOWN, (Quoted("ward_nurse.resume.md", "flew a helicopter"),)),
        Judged(Verdict.SHOWN, (Quoted("siding_crew.resume.md", "own truck"),)),
        Judged(Verdict.SHOWN, (Quoted("ward_nurse.also.md", "Ran 12-lead EKGs"),)),
        Judged(Verdict.HELD, (Quoted("ward_nurse.resume.md", "Marisol Truett"),)),
        Judged(Verdict.SHOWN, ()),
        Judged(Verdict.MISSING, (Quoted("ward_nurse.resume.md", "Marisol Truett"),)),
        Judged(Verdict.MISSING, (), (Quoted("ward_nurse.resume.md", "flew a helicopter"),)),
    ],
)
def test_evidence_that_does_not_fit_is_told(wrong: Judged) -> None:
    assert {miss.id.split()[0] for miss in problems(changed(FIRST["ward_nurse"], wrong))} == {"ward_nurse"}


def test_a_requirement_left_out_and_another_part_are_told() -> None:
    nurse = FIRST["ward_nurse"]
    assert len(problems({nurse.name: replace(nurse, verdicts=nurse.verdicts[1:])})) == 1
    assert len(problems({nurse.name: replace(nurse, part="unseen")})) == 1


def test_the_words_of_json_are_those_of_its_values() -> None:
    text = text_of("law_ledgers.resume.json")
    assert text is not None
    assert "Legal cashier" in text.splitlines()
    assert "highlights" not in text


def test_agreement_counts_each_verdict_and_tells_the_differences() -> None:
    nurse = FIRST["ward_nurse"]
    (_, was), *_ = nurse.verdicts
    assert was.verdict is Verdict.MISSING
    other = Judged(Verdict.SHOWN, (Quoted("ward_nurse.resume.md", "Marisol Truett"),))
    same, far, words, _ = figures({nurse.name: nurse}, changed(nurse, other), "tune")
    whole = len(nurse.verdicts)
    assert same.shown.endswith(f"({whole - 1} of {whole})")
    assert [(miss.expected, miss.got) for miss in same.misses] == [("missing", "shown")]
    assert (far.shown, words.shown) == (f"1 of {whole}", f"0 of {whole}")
