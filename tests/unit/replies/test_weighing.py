"""What words say of a sentence of a reply, beside the rules."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from quality.reply_sentences import CRITERIA, WRITERS, of_replies, of_tests, of_writers, ruled_figures
from rejoinder.adapters.cues.loader import load_cues
from rejoinder.adapters.cues.replies import load_replies
from rejoinder.domain.letters.ngrams import BIAS, NgramModel
from rejoinder.domain.letters.text import plain, sentences
from rejoinder.domain.records import replace
from rejoinder.domain.replies.check import check_reply
from rejoinder.domain.replies.criteria import Criterion, Reply
from rejoinder.domain.replies.said import Said, read_sentence
from rejoinder.domain.replies.weighing import BOUNDS, NAME, Seen, seen_of, weighed
from rejoinder.errors import UnreadableError
from tests.house.tree import ROOT

ENGLISH = load_replies().languages["en"]
SHIPPED = ROOT / "src" / "rejoinder" / "cues" / "replies"
WEIGHTS = "sentence_weights.tsv"


def said_in(text: str) -> Said:
    return read_sentence(sentences(plain(text))[0], plain(text), ENGLISH, frozenset())


def seen_in(text: str, names: frozenset[str] = frozenset()) -> Seen:
    return seen_of(said_in(text), text, ENGLISH, names)


def cues_in(text: str, model: NgramModel) -> frozenset[str]:
    return weighed(said_in(text), text, ENGLISH, frozenset(), model).cues


def test_what_is_seen_of_a_sentence() -> None:
    seen = seen_in("Could Bramwick look again, after 11 weeks?", frozenset({"bramwick", "is"}))
    assert {"could", "look again", "^could", f"^could {NAME}", "after 0", "$weeks"} <= seen.runs
    assert not [run for run in seen.runs if "bramwick" in run]
    assert {"=question", "=number", "=@asks", "=language en"} <= seen.signs.keys()
    assert {"=hit plea", "=said plea"} <= seen.ruled.keys()
    assert "=question" not in seen_in("The kiln was warm.").signs
    assert "=no stop" in seen_in("ovens").signs
    assert "thank~" not in seen_in("Thank you").runs
    assert "kilnm~" in seen_in("The kilnmaster").runs


def test_words_may_add_a_cue_and_take_one_back() -> None:
    bound = BOUNDS["reproach"]
    sure = {BIAS: f"reproach {bound.unsaid}"}
    assert "reproach" in cues_in("The kiln was cold.", NgramModel(sure))
    below = {BIAS: f"reproach {bound.unsaid - 0.1}"}
    assert "reproach" not in cues_in("The kiln was cold.", NgramModel(below))
    blaming = "What a waste of my time."
    assert "reproach" in said_in(blaming).cues
    assert "reproach" in cues_in(blaming, NgramModel(below))
    assert "reproach" not in cues_in(blaming, NgramModel({BIAS: f"reproach {bound.said - 0.1}"}))


def test_what_is_not_weighed_stays_as_the_rules_say() -> None:
    thankful = "Thank you for your time."
    assert "thanks" in cues_in(thankful, NgramModel({BIAS: "thanks -9"}))
    assert cues_in(thankful, NgramModel({})) == said_in(thankful).cues


@pytest.mark.parametrize(("code", "mark"), [("en", "kiln"), ("de", "ofen")])
def test_what_is_weighed_decides_beside_its_words(code: str, mark: str) -> None:
    model = NgramModel({BIAS: "plea -9", mark: "plea 60"})
    book = replace(load_replies(), load_weights=lambda: model)
    words = {"en": "Thank you for the talk. I like the kiln.", "de": "Vielen Dank für das Gespräch. Ich mag den Ofen."}
    found = check_reply(Reply(words[code]), None, load_cues(), book)
    verdict = next(one for one in found.criteria if one.name is Criterion.NO_PLEA)
    assert not verdict.is_met
    assert mark in verdict.quote.lower()
    assert verdict.advice


def test_the_weights_are_read_once_a_reply_is_checked() -> None:
    loaded = []

    def load() -> NgramModel:
        loaded.append(1)
        return NgramModel({})

    book = replace(load_replies(), load_weights=load)
    assert loaded == []
    check_reply(Reply("Thank you."), None, load_cues(), book)
    assert loaded


def test_the_file_of_weights_speaks_of_the_cues_that_are_weighed() -> None:
    model = load_replies().weights
    assert {label for name in model.lines for label, _ in model.row(name)} == set(BOUNDS)
    names = [line.partition("\t")[0] for line in (SHIPPED / WEIGHTS).read_text("utf-8").splitlines()[1:]]
    assert len(names) == len(set(names)) == len(model.lines)


@pytest.mark.parametrize("line", ["kiln", "kiln\tplea", "kiln\tplea much", "kiln\tthanks 1.0", "kiln\tplea nan"])
def test_a_file_that_cannot_be_understood_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "en.toml").write_bytes((SHIPPED / "en.toml").read_bytes())
    (tmp_path / WEIGHTS).write_text(f"# weights\n{line}\n", encoding="utf-8")
    with pytest.raises(UnreadableError, match=r"replies/sentence_weights\.tsv cannot be understood"):
        load_replies(tmp_path)


def test_a_folder_without_weights_keeps_the_rules(tmp_path: Path) -> None:
    (tmp_path / "en.toml").write_bytes((SHIPPED / "en.toml").read_bytes())
    assert load_replies(tmp_path).weights.lines == {}


def test_the_sentences_are_labelled_in_all_languages_by_every_hand() -> None:
    told = list(of_writers())
    assert len(told) == 9_680
    for writer in WRITERS:
        own = [one for one in told if one.source == writer]
        assert {one.language for one in own} == {"en", "de", "fr", "es"}
        for cue in CRITERIA:
            assert {one.truth[cue] for one in own} == {True, False}
        assert [figure.name for figure in ruled_figures(writer)] == list(CRITERIA)


def test_the_unseen_halves_are_not_fitted_on() -> None:
    told = list(of_replies("fresh"))
    assert told
    assert {one.source for one in told} == {"fresh"}
    assert len({one.text for one in told}) == 80  # of 160 replies


def test_what_is_tested_by_hand_is_known_of_its_own_cue_alone() -> None:
    told = list(of_tests(ROOT))
    assert all(one.source == "tests" for one in told)
    assert any(one.truth.get("plea") for one in told)
    assert any(one.truth == {"plea": False} for one in told)


def test_the_script_fits_what_writers_say(tmp_path: Path) -> None:
    pytest.importorskip("sklearn")
    script = runpy.run_path(str(ROOT / "scripts" / "fit_reply_sentences.py"))
    row, told_of = script["Row"], script["Told"]
    rows = []
    for writer in WRITERS:
        for number in range(8):
            is_plea = number % 2 == 0
            text = f"{'kiln' if is_plea else 'oven'} own{number}{writer}."
            truth = dict.fromkeys(BOUNDS, is_plea)
            rows.append(row(told_of(writer, "en", text, (said_in(text),), truth), (seen_in(text),)))
    model = script["fit"](rows)
    kiln = model.scores({"kiln", "^kiln"})["plea"]
    assert kiln > model.scores({"oven", "^oven"})["plea"]
    assert {"kiln", "oven", BIAS} <= model.lines.keys()
    script["linear"].write(tmp_path / WEIGHTS, model, "words", "a script")
    (tmp_path / "en.toml").write_bytes((SHIPPED / "en.toml").read_bytes())
    assert load_replies(tmp_path).weights.lines == model.lines
