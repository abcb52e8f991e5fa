"""What single sentences of a reply say, and what only sounds like it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from rejoinder.adapters.cues.replies import load_replies
from rejoinder.domain.letters.text import plain, sentences
from rejoinder.domain.replies.said import read_sentence

SENTENCES = tomllib.loads((Path(__file__).parent / "sentences.toml").read_text(encoding="utf-8"))


def _each(name: str) -> list[tuple[str, str, str]]:
    return [
        (cue, language, line)
        for cue, by_language in SENTENCES[name].items()
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
