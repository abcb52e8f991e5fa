"""Where a clause begins, and what a negation in it takes back."""

from __future__ import annotations

import pytest

from rejoinder.domain.letters.clauses import Clauses, Denial, clauses_of, is_denied
from rejoinder.domain.letters.language import Language, compile_language
from rejoinder.domain.letters.text import Sentence, sentences

WORDS = {
    "not": ["not", "never"],
    "nothing": ["nothing"],
    "beyond": ["beyond us", "not possible"],
    "not_but": ["not hesitate", "not only"],
    "but": ["but"],
    "clause": ["and we"],
    "infinitive": ["to"],
}
CUES = {
    "d_keep_file": ["keep|kept ..4 file"],
    "d_feedback": ["feedback"],
    "v_cannot_offer": ["not ..1 offer ..0 it"],
    "s_no_judgement": ["not ..1 your", "that ..8 reason"],
}


def language() -> Language:
    """Return a small language of negations."""
    return compile_language("xx", stops=[], splits={}, words=WORDS, cues=CUES)


def judged(text: str) -> tuple[Clauses, set[str]]:
    """Return the clauses of a sentence, and which cues it takes back."""
    own = language()
    sentence: Sentence = sentences(text)[0]
    found = own.occurrences(sentence)
    hits = own.hits(sentence, 0, found)
    clauses = clauses_of(own, sentence, text, found, hits)
    return clauses, {hit.cue for hit in hits if is_denied(clauses, hit, found)}


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("We keep it on file.", set()),
        ("We do not keep it on file.", {"d_keep_file"}),
        ("Nothing at all will be kept on file.", {"d_keep_file"}),
        ("It is kept on file, not in a drawer.", set()),
        ("It is not only kept on file.", set()),
        ("Do not hesitate to ask for feedback.", set()),
        ("We have nothing now but keep it on file.", set()),
        ("We have nothing now and we keep it on file.", set()),
        ("Giving feedback to each and every one of so many people is beyond us.", {"d_feedback"}),
        ("It is not possible, sadly for us all, we keep it on file.", set()),
        ("It is not possible, to give feedback.", {"d_feedback"}),
        ("We could not offer it and will keep it on file.", set()),
        ("We could not offer feedback.", {"d_feedback"}),
    ],
)
def test_a_negation_takes_back_what_stands_in_its_clause(text: str, cues: set[str]) -> None:
    assert judged(text)[1] == cues


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("It was not your work, it was the pay.", {0}),
        ("It was the pay, not your work.", {1}),
        ("It was the pay.", set()),
        ("We say that, though it may be no reason.", set()),
        ("We could not offer it, not your fault.", {1}),
        ("We could not offer it as not your match.", set()),
    ],
)
def test_a_cause_is_denied_in_one_clause(text: str, clauses: set[int]) -> None:
    assert judged(text)[0].takes_back == clauses


def test_a_negation_far_off_takes_nothing_back() -> None:
    clauses = Clauses(denials=frozenset({Denial(0)}))
    assert clauses.deny(8, 9)
    assert not clauses.deny(9, 9)
    assert Clauses(denials=frozenset({Denial(0, is_far=True)})).deny(9, 9)
    assert not Clauses(denials=frozenset({Denial(20)})).deny(9, 14)


def test_its_own_negation_takes_no_match_back() -> None:
    clauses = Clauses(denials=frozenset({Denial(1)}))
    assert clauses.deny(0, 3)
    assert not clauses.deny(0, 3, own={1})


def test_two_languages_see_the_clauses_of_both() -> None:
    one = Clauses(starts=(0, 4), denials=frozenset({Denial(1)}), takes_back=frozenset({1}))
    both = one | Clauses(starts=(0, 2), denials=frozenset({Denial(3)}))
    assert both == Clauses((0, 2, 4), frozenset({Denial(1), Denial(3)}), frozenset({2}))
