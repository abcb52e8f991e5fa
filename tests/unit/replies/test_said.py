"""What single sentences of a reply say, and what only sounds like it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from rejoinder.adapters.cues.replies import load_replies
from rejoinder.domain.letters.text import plain, sentences
from rejoinder.domain.replies.said import read_sentence

MORE = tomllib.loads((Path(__file__).parent / "more_sentences.toml").read_text(encoding="utf-8"))
HARSH = {"ask", "reproach", "plea"}
FINE = "fine"
SENTENCES = tomllib.loads((Path(__file__).parent / "sentences.toml").read_text(encoding="utf-8"))
PROBES = tomllib.loads((Path(__file__).parent / "probes.toml").read_text(encoding="utf-8"))


def _each(name: str) -> list[tuple[str, str, str]]:
    return [
        (cue, language, line)
        for of_all in (SENTENCES, PROBES)
        for cue, by_language in of_all[name].items()
        for language, lines in by_language.items()
        for line in lines
    ]


def cues_of(language: str, words: str) -> set[str]:
    """Return what is said in a sentence or two."""
    text = plain(words)
    said = [read_sentence(one, text, load_replies().languages[language], frozenset()) for one in sentences(text)]
    return {cue for one in said for cue in one.cues}


@pytest.mark.parametrize(("cue", "language", "words"), _each("says"))
def test_a_sentence_says_it(cue: str, language: str, words: str) -> None:
    assert cue in cues_of(language, words)


@pytest.mark.parametrize(("cue", "language", "words"), _each("says_not"))
def test_a_sentence_only_sounds_like_it(cue: str, language: str, words: str) -> None:
    assert cue not in cues_of(language, words)


@pytest.mark.parametrize("cue", [name for name in MORE if name != FINE])
@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_other_wordings_say_it_too(cue: str, language: str) -> None:
    assert [line for line in MORE[cue][language] if cue not in cues_of(language, line)] == []


@pytest.mark.parametrize("cue", ["highlight", "interest", "other_roles", FINE])
@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_what_is_kindly_meant_neither_asks_nor_blames_nor_pleads(cue: str, language: str) -> None:
    assert [line for line in MORE[cue][language] if cues_of(language, line) & HARSH] == []


def test_beside_a_plea_an_offer_to_do_more_is_of_the_same_post() -> None:
    offer = "I would even do the night shifts"
    assert "other_roles" in cues_of("en", f"{offer}.")
    assert "other_roles" not in cues_of("en", f"{offer}, I am begging you.")


def test_a_question_counts_though_the_sentence_goes_on_in_small_letters() -> None:
    assert "ask" in cues_of("en", "whyd you go with the other one though? anyway all good")


def test_a_wish_is_of_the_house_where_its_name_stands() -> None:
    text = "I want to be at Haven more than I can say."
    (one,) = sentences(text)
    english = load_replies().languages["en"]
    assert "interest" not in read_sentence(one, text, english, frozenset()).cues
    assert "interest" in read_sentence(one, text, english, frozenset(), frozenset({"haven"})).cues
