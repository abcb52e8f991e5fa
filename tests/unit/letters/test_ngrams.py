"""Runs of words, and what a model makes of them."""

from __future__ import annotations

import pytest

from rejoinder.domain.letters.ngrams import SUBJECT, NgramModel, ngrams


def test_runs_have_up_to_three_words() -> None:
    assert ngrams(("we", "keep", "your", "file")) == {
        "we", "keep", "your", "file",
        "we keep", "keep your", "your file",
        "we keep your", "keep your file",
    }  # fmt: skip


def test_every_number_is_the_same() -> None:
    assert ngrams(("in", "2026")) == ngrams(("in", "6")) == {"in", "0", "in 0"}


def test_a_subject_has_runs_of_its_own() -> None:
    assert ngrams(("no",), SUBJECT) == {"subject:no"}


def test_nothing_has_no_runs() -> None:
    assert ngrams(()) == set()


def test_what_is_known_of_a_text_is_weighed_by_how_much_is_known() -> None:
    model = NgramModel({"=bias": "yes 1 no -1", "a": "yes 3", "b": "no 6"})
    assert model.scores(set()) == {"yes": 1, "no": -1}
    assert model.scores({"a", "unknown"})["yes"] == pytest.approx(1 + 3 / 5**0.5)
    assert model.scores({"a", "b"}) == {"yes": pytest.approx(1 + 3 / 6**0.5), "no": pytest.approx(-1 + 6 / 6**0.5)}


def test_signs_count_as_much_as_they_are_worth() -> None:
    model = NgramModel({"=length": "yes 4"})
    assert model.scores(set(), {"=length": 0.5, "=unknown": 1.0}) == {"yes": 2.0}


def test_a_model_of_nothing_says_nothing() -> None:
    assert NgramModel({}).scores({"a"}, {"=b": 1.0}) == {}
