"""Verdicts of two readers: what is wrong with labels, what agrees, and the labels of the pairs themselves."""

from __future__ import annotations

import pytest

from quality.verdict_agreement import (
    READERS,
    SETTLED,
    Judged,
    Pair,
    Pairs,
    Quoted,
    changed,
    count,
    figures,
    problems,
    read_pairs,
    text_of,
)
from rejoinder.domain.gaps.verdicts import Verdict
from rejoinder.domain.records import replace

FIRST, SECOND = map(read_pairs, READERS)
LABELS = read_pairs(SETTLED)


def with_first(pair: Pair, judged: Judged) -> dict[str, Pair]:
    """Return the pair alone, with another verdict on its first requirement."""
    (span, _), *rest = pair.verdicts
    return {pair.name: replace(pair, verdicts=((span, judged), *rest))}


@pytest.mark.parametrize("pairs", [FIRST, SECOND, LABELS], ids=["first", "second", "settled"])
def test_the_labels_hold(pairs: Pairs) -> None:
    assert problems(pairs) == []


@pytest.mark.parametrize("pairs", [FIRST, SECOND, LABELS], ids=["first", "second", "settled"])
def test_there_are_eight_pairs_of_each_part_and_every_verdict_in_each(pairs: Pairs) -> None:
    assert [pair.part for pair in pairs.values()].count("unseen") == len(pairs) / 2 == 8
    for part in ("tune", "unseen"):
        assert min(count(pairs, part)[verdict] for verdict in Verdict) > 10


def test_what_both_readers_found_was_settled_so() -> None:
    assert set(FIRST) == set(SECOND) == set(LABELS)
    for name, pair in LABELS.items():
        first, second = (dict(reader[name].verdicts) for reader in (FIRST, SECOND))
        both = {span: first[span].verdict for span in first if first[span].verdict is second[span].verdict}
        assert {span: judged.verdict for span, judged in pair.verdicts if span in both} == both


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
    assert {miss.id.split()[0] for miss in problems(with_first(FIRST["ward_nurse"], wrong))} == {"ward_nurse"}


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
    same, far, words, _ = figures({nurse.name: nurse}, with_first(nurse, other), "tune")
    whole = len(nurse.verdicts)
    assert same.shown.endswith(f"({whole - 1} of {whole})")
    assert [(miss.expected, miss.got) for miss in same.misses] == [("missing", "shown")]
    assert (far.shown, words.shown) == (f"1 of {whole}", f"0 of {whole}")


def test_agreement_on_several_parts_is_on_the_pairs_of_each() -> None:
    whole = sum(len(pair.verdicts) for pair in FIRST.values())
    same, *_ = figures(FIRST, FIRST, "tune", "unseen")
    assert same.shown == f"1.000  ({whole} of {whole})"


def test_what_became_of_a_readers_verdicts_tells_those_altered_from_those_with_other_quotes() -> None:
    nurse = FIRST["ward_nurse"]
    (_, was), *_ = nurse.verdicts
    whole = len(nurse.verdicts)
    shown = Judged(Verdict.SHOWN, (Quoted("ward_nurse.resume.md", "Marisol Truett"),))
    altered = changed({nurse.name: nurse}, with_first(nurse, shown))
    assert altered.shown.endswith(f"({whole - 1} of {whole})")
    assert [(miss.expected, miss.got) for miss in altered.misses] == [("missing", "shown")]
    assert altered.notes == ("1 altered; of those kept, 0 with other quotes",)
    requoted = changed({nurse.name: nurse}, with_first(nurse, replace(was, near=())))
    assert (requoted.misses, requoted.notes) == ((), ("0 altered; of those kept, 1 with other quotes",))
