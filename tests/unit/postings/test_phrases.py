"""The phrases of cue files for postings: what they match, and what is wrong with one."""

from __future__ import annotations

from pathlib import Path

import pytest

from rejoinder.adapters.cues.postings import load_postings
from rejoinder.domain.letters.language import CueError
from rejoinder.domain.postings.text import compile_phrases, depth_free, fold, number, sentences, trimmed
from rejoinder.errors import UnreadableError


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("deadline", "two deadline days", "deadline"),
        ("deadline", "two deadlines", None),
        ("deadline*", "two deadlines", "deadlines"),
        ("(strong|good) eye", "a good eye", "good eye"),
        ("must (also)? have", "must have", "must have"),
        ("must (also)? have", "must also have", "must also have"),
        ("interest(ed)? in", "interest in", "interest in"),
        ("# years", "three years", "three years"),
        ("# years", "12 years", "12 years"),
        ("problem-solving", "problem solving", "problem solving"),
        ("look ..2 for", "look right here for", "look right here for"),
        ("look ..2 for", "look up and down here for", None),
        ("maîtrise", "Maitrise de", "maitrise"),
        ("essential(?! to)", "essential to us", None),
    ],
)
def test_a_phrase_matches(phrase: str, text: str, found: str | None) -> None:
    match = compile_phrases([phrase]).search(fold(text))
    assert (match.group() if match else None) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a till roll", "till roll"),
        ("a till", "till"),
        ("tills", "tills"),
        ("two tills", "two tills"),
        ("12 tills", "12 tills"),
        ("keeps tills", "keeps tills"),
        ("tells tills", "tells tills"),
        ("mops", "mops"),
        ("ops", "ops"),
    ],
)
def test_the_longest_of_several_phrases_matches_whatever_they_begin_with(text: str, found: str) -> None:
    phrases = compile_phrases(["till", "tills", "till roll", "# tills", "(keep|tell)* tills", "tea", "m?ops"])
    match = phrases.search(text)
    assert match is not None
    assert match.group() == found


@pytest.mark.parametrize("phrase", ["", "  ", "(open", "[open"])
def test_a_phrase_that_is_none_is_named(phrase: str) -> None:
    with pytest.raises(CueError):
        compile_phrases([phrase])


def test_no_phrases_match_nothing() -> None:
    assert compile_phrases([]).search("anything") is None


def test_a_broken_cue_file_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "en.toml").write_text('code = "en"\nstops = []\n', "utf-8")
    with pytest.raises(UnreadableError, match=r"postings/en\.toml"):
        load_postings(tmp_path)
    (tmp_path / "en.toml").write_text("code = ", "utf-8")
    with pytest.raises(UnreadableError, match="not valid TOML"):
        load_postings(tmp_path)


@pytest.mark.parametrize(
    ("word", "value"), [("three", 3), ("2.5", 2.5), ("2,5", 2.5), ("zwei", 2), ("trois", 3), ("cat", None)]
)
def test_numbers_are_read(word: str, value: float | None) -> None:
    assert number(word) == value


def test_sentences_end_where_a_new_one_begins() -> None:
    text = "Min. 3 years, e.g. in a shop. You lift 20 kg. No. 7 stays"
    assert [text[start:end] for start, end in sentences(text, fold(text), 0, len(text))] == [
        "Min. 3 years, e.g. in a shop.",
        "You lift 20 kg.",
        "No. 7 stays",
    ]


def test_a_bracket_without_its_other_half_is_left_off() -> None:
    text = "- (two tills) and (one"
    start, end = trimmed(text, 0, len(text))
    assert text[start:end] == "(two tills) and (one"
    start, end = trimmed(text, 18, len(text))
    assert text[start:end] == "one"


@pytest.mark.parametrize(
    ("text", "free"),
    [
        ("a till", "a till"),
        ("a (b) c", "a \0\0\0 c"),
        ("(a [b] c) d {e}", "\0\0\0\0\0\0\0\0\0 d \0\0\0"),
        ("a) b (c)", "a) b \0\0\0"),
        ("a (b (c) d", "a (b (c) d"),  # one that never closes hides nothing
    ],
)
def test_what_stands_in_brackets_is_blanked_out(text: str, free: str) -> None:
    assert depth_free(text, 0, len(text)) == free
    assert depth_free(f"({text}", 1, len(text) + 1) == free
