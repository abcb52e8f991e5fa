"""The replies of the corpus: well formed, and those that may be looked at are judged as they are labelled."""

from __future__ import annotations

import pytest

from quality.replies import LANGUAGES, LATER, MORE, ReplyCase, cases, checked
from rejoinder.adapters.cues.loader import load_cues
from rejoinder.domain.letters.text import fold_space
from rejoinder.domain.replies.criteria import OF_A_REPLY

LEAST = 0.99  # of all verdicts on the half that may be looked at
EVERY = [case for name in (*LANGUAGES, MORE, LATER) for case in cases(name)]
COUNTS = {"en": 40, "de": 30, "fr": 25, "es": 25, MORE: 160}


def test_there_are_enough_in_each_language() -> None:
    for language, least in COUNTS.items():
        assert len(cases(language)) >= least


def test_each_fault_stands_in_both_halves_and_each_virtue_too() -> None:
    for half in (True, False):
        for criterion in OF_A_REPLY:
            labels = {case.labels[criterion]["met"] for case in EVERY if case.is_unseen is half}
            assert labels == {True, False}, criterion


@pytest.mark.parametrize("case", EVERY, ids=lambda case: case.id)
def test_the_labels_name_every_criterion_and_quote_the_reply(case: ReplyCase) -> None:
    assert list(case.labels) == list(OF_A_REPLY)
    for label in case.labels.values():
        assert label.get("quote", "") in fold_space(case.reply.text)


def test_what_may_be_looked_at_is_judged_as_labelled() -> None:
    results = checked([case for case in EVERY if not case.is_unseen], load_cues())
    pairs = [(one.is_met, case.labels[one.name]["met"]) for case, check in results for one in check.criteria]
    assert sum(got is wanted for got, wanted in pairs) >= LEAST * len(pairs)
