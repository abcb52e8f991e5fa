"""Runs of words, and what a model makes of them."""

from __future__ import annotations

import json
from collections import Counter
from email.utils import parseaddr
from pathlib import Path

import pytest

from quality import corpora
from rejoinder.adapters.cues.loader import load_cues
from rejoinder.domain.letters.ngrams import SUBJECT, NgramModel, ngrams
from rejoinder.domain.letters.text import fold_word

MAILBOXES = Path(__file__).parents[2] / "corpus" / "mailboxes"


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
    assert NgramModel({}).all_scores({"a"}, {"=b": 1.0}) == {}
    assert NgramModel({}).score({"a"}, "yes") == 0


@pytest.mark.parametrize("runs", [set(), {"a"}, {"a", "b"}, {"a", "b", "c", "unknown"}])
def test_all_labels_at_once_and_one_alone_are_weighed_as_each_is(runs: set[str]) -> None:
    model = NgramModel({"=bias": "yes 1 no -1", "a": "yes 3", "b": "no 6 yes 0.1", "c": "no 2", "=long": "no 4"})
    assert model.all_scores(runs, {"=long": 0.5}) == pytest.approx(model.scores(runs, {"=long": 0.5}))
    for label, score in model.scores(runs).items():
        assert model.score(runs, label) == pytest.approx(score)


def test_what_is_as_likely_is_so_however_its_runs_are_ordered() -> None:
    model = NgramModel({"=bias": "yes 0 no 0", **{f"{n}": f"yes {n / 10} no {(20 - n) / 10}" for n in range(1, 20)}})
    runs = [f"{n}" for n in range(1, 20)]
    for turn in range(len(runs)):
        scores = model.all_scores(dict.fromkeys([*runs[turn:], *runs[:turn]]).keys())
        assert scores["yes"] == scores["no"]


def test_a_label_that_is_seldom_spoken_for_is_still_told() -> None:
    assert NgramModel({"a": "yes 1"}).all_scores(set()) == {"yes": 0}
    assert NgramModel({"a": "yes 1"}).score({"a"}, "no") == 0


@pytest.mark.parametrize("box", corpora.MAILBOXES)  # those that the reader is fitted on
def test_no_seekers_name_is_weighed(box: str) -> None:
    lines = (MAILBOXES / box / "mails.jsonl").read_text(encoding="utf-8").splitlines()
    mails = [json.loads(line) for line in lines]
    received = Counter(parseaddr(mail["to"])[0] for mail in mails if mail["expected"]["kind"] != "sent_by_seeker")
    (name, _), *_ = received.most_common(1)
    book = load_cues()
    runs = [*book.kind_ngrams.lines, *book.statement_ngrams.lines, *book.topics]
    assert not {fold_word(part) for part in name.split()} & {word for run in runs for word in run.split()}
