"""The syntax of cue patterns, as docs/cues.md teaches it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.domain.letters.language import CueError, Language, compile_language
from rejoinder.domain.letters.text import plain, sentences

WORDS: Mapping[str, Sequence[str]] = {
    "not": ["not", "never", "no longer"],
    "proceed": ["proceed*", "move forward", "next round"],
    "go": ["@proceed", "continue"],
    "if_word": ["if"],
}


def language(
    *patterns: str, words: Mapping[str, Sequence[str]] = WORDS, splits: Mapping[str, Sequence[str]] | None = None
) -> Language:
    """Return a language with one cue of these patterns."""
    return compile_language("xx", stops=["the"], splits=splits or {}, words=words, cues={"cue": list(patterns)})


def fires(pattern: str, text: str, *, splits: Mapping[str, Sequence[str]] | None = None) -> bool:
    """Tell whether a pattern fires on the first sentence of a text."""
    compiled = language(pattern, splits=splits)
    return bool(compiled.hits(sentences(plain(text))[0], 0))


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("sorry", "We are sorry for you", True),
        ("sorry", "We are glad for you", False),
        ("SORRY", "we are Sorry", True),
        ("regret*", "We regretted it", True),
        ("regret*", "We gret it", False),
        ("*absage", "Ihre Jobabsage ist da", True),
        ("*absage", "Ihre Absagen sind da", False),
        ("für", "alles fuer Sie", True),
        ("très", "tres bien", True),
        ("on hold", "the role is on hold now", True),
        ("on hold", "hold on please", False),
        ("on hold", "on a hold", False),
    ],
)
def test_words_stems_and_endings(pattern: str, text: str, *, expected: bool) -> None:
    assert fires(pattern, text) is expected


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("not .. forward", "not a b c d e forward", True),
        ("not .. forward", "not a b c d e f forward", False),
        ("not ..2 forward", "not a b forward", True),
        ("not ..2 forward", "not a b c forward", False),
        ("not ..0 forward", "not forward", True),
        ("not ..0 forward", "not a forward", False),
        ("not ..2 forward", "forward not", False),
        ("a ..1 b ..1 c", "a x b x c", True),
        ("a ..1 b ..1 c", "a b c", True),
        ("not ..2 forward ..9", "not going forward", True),  # a trailing gap says nothing
        ("a ..1 b ..0 c", "a x b y a b c", True),  # the first try fails, a later one holds
    ],
)
def test_gaps(pattern: str, text: str, *, expected: bool) -> None:
    assert fires(pattern, text) is expected


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("not|never ..3 hire", "we never will hire", True),
        ("not|no longer ..3 hire", "we no longer want to hire", True),
        ("not|no longer ..3 hire", "we longer want to hire", False),
        ("hire|regret*", "with regrets", True),
        ("@not ..3 hire", "we never hire", True),
        ("@not ..3 hire", "we no longer hire", True),
        ("@not ..3 @proceed", "you do not proceed", True),
        ("@not ..3 @proceed", "you will not move forward", True),
        ("@not ..3 @proceed", "you will not move up forward", False),
        ("@not ..3 @go", "you will not continue", True),
        ("@not ..3 @go", "not in the next round", True),
        ("@go|hire ..0 soon", "we move forward soon", True),
    ],
)
def test_choices_and_classes(pattern: str, text: str, *, expected: bool) -> None:
    assert fires(pattern, text) is expected


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("unsuccessful", "you were unsuccessful", True),
        ("unsuccessful !login", "an unsuccessful login", False),
        ("unsuccessful !login !pay*", "an unsuccessful payment", False),
        ("unsuccessful !login !pay*", "an unsuccessful application", True),
        ("not ..2 chosen !@if_word", "you are not chosen", True),
        ("not ..2 chosen !@if_word", "you are not chosen if you win", False),
    ],
)
def test_guards(pattern: str, text: str, *, expected: bool) -> None:
    assert fires(pattern, text) is expected


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("not ..2 proceed", "we don't proceed", True),
        ("not ..2 proceed", "we don’t proceed", True),
        ("do not proceed", "we don't proceed", True),
        ("will not proceed", "we won't proceed", True),
        ("can not", "we can't", True),
        ("l' entretien", "pour l'entretien", True),
        ("entretien", "pour l'entretien", True),
        ("ne ..2 retenu", "vous n'êtes pas retenu", True),
    ],
)
def test_contractions(pattern: str, text: str, *, expected: bool) -> None:
    splits = {"won't": ["will", "not"], "can't": ["can", "not"], "n'êtes": ["ne", "êtes"]}
    assert fires(pattern, text, splits=splits) is expected


def test_a_hit_tells_from_which_to_which_word() -> None:
    sentence = sentences("Today we will not now move forward with it")[0]
    (hit,) = language("not ..3 @proceed").hits(sentence, 4)
    assert (hit.cue, hit.sentence, hit.pattern) == ("cue", 4, "not ..3 @proceed")
    assert sentence.words[hit.first : hit.last + 1] == ("not", "now", "move", "forward")


def test_a_cue_fires_once_in_a_sentence() -> None:
    hits = language("sorry", "regret*").hits(sentences("Sorry, sorry, we regret it")[0], 0)
    assert [hit.cue for hit in hits] == ["cue"]


@pytest.mark.parametrize("pattern", ["@nobody ..2 hire", "hire|@nobody", "hire !@nobody"])
def test_an_unknown_class_is_an_error_that_names_it(pattern: str) -> None:
    with pytest.raises(CueError, match="@nobody"):
        language(pattern)


def test_an_unknown_class_within_a_class_is_an_error() -> None:
    with pytest.raises(CueError, match="@nobody"):
        language("a", words={"some": ["@nobody"]})


@pytest.mark.parametrize(
    "pattern", ["hire !no longer", "hire !no longer !again", "hire !login ..2 again", "hire !", "!go hire"]
)
def test_what_stands_behind_a_guard_and_is_no_guard_is_an_error(pattern: str) -> None:
    with pytest.raises(CueError, match="behind a guard"):
        language(pattern)


@pytest.mark.parametrize("pattern", ["", "   ", "!login", "a||b"])
def test_an_empty_pattern_is_an_error(pattern: str) -> None:
    with pytest.raises(CueError, match="empty"):
        language(pattern)


TOKENS = ("not", "never", "no", "longer", "move", "forward", "proceed", "if", "don't", "we'll", "a", "b", "c")


@given(st.lists(st.sampled_from(TOKENS), max_size=25))
def test_a_hit_lies_in_its_sentence(words: list[str]) -> None:
    compiled = language("@not ..3 @proceed", "a ..2 b ..2 c !@if_word")
    for index, sentence in enumerate(sentences(" ".join(words))):
        for hit in compiled.hits(sentence, index):
            assert 0 <= hit.first <= hit.last < len(sentence.words)
