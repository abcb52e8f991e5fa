"""What is not held against the writer and may be read as a reproach or a plea is shown to be read once more."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from rejoinder.adapters.cues.loader import load_cues
from rejoinder.adapters.cues.replies import load_replies
from rejoinder.domain.letters.ngrams import BIAS, NgramModel
from rejoinder.domain.records import replace
from rejoinder.domain.replies.advice import HINTS
from rejoinder.domain.replies.check import check_reply
from rejoinder.domain.replies.criteria import Answered, Check, Criterion, Reply
from rejoinder.domain.replies.weighing import BOUNDS, NEAR

LETTER = Answered(("Fiona Trelawney",), "Ormsby Clinics", "Ward Clerk", "en", "Best, Fiona")
REPLY = """Dear Ms Trelawney,

Thank you for the two hours that you gave me. I especially enjoyed seeing the handover board on the ward.

{}

I remain interested in Ormsby Clinics. Should a similar post come up, I would like to be considered for it.

Kind regards,
Nadia Farrow
"""
FAR = -9.0
# Of the form of a sentence, how near it is to what; words of the text say nothing.
REPROACH, PLEA = NEAR["reproach"].least, NEAR["plea"].least


def model_of(**signs: Mapping[str, float]) -> NgramModel:
    """Return a model in which each sign brings a sentence to these log odds."""
    lines = {f"={sign}": " ".join(f"{cue} {odds - FAR}" for cue, odds in told.items()) for sign, told in signs.items()}
    return NgramModel({BIAS: f"reproach {FAR} plea {FAR}", **lines})


def check(text: str, model: NgramModel, *, letter: Answered | None = LETTER) -> Check:
    book = replace(load_replies(), load_weights=lambda: model)
    return check_reply(Reply(REPLY.format(text), "Re: Ward Clerk"), letter, load_cues(), book)


def test_a_sentence_between_the_bounds_is_a_hint_and_changes_no_verdict() -> None:
    near = model_of(exclamation={"reproach": REPROACH})
    found = check("It was a long spring!", near)
    (hint,) = found.hints
    assert hint.name is Criterion.NO_REPROACH
    assert hint.quote == "It was a long spring!"
    assert hint.advice == HINTS[Criterion.NO_REPROACH]
    without = check("It was a long spring!", model_of())
    assert not without.hints
    assert found.criteria == without.criteria
    assert found.is_ready is without.is_ready


@pytest.mark.parametrize(("cue", "least"), [("reproach", REPROACH), ("plea", PLEA)])
def test_below_there_is_nothing_and_above_it_is_held_against_the_writer(cue: str, least: float) -> None:
    assert least < BOUNDS[cue].unsaid
    text, names = "It was a long spring!", {Criterion.NO_REPROACH, Criterion.NO_PLEA}
    below = check(text, model_of(exclamation={cue: least - 0.1}))
    above = check(text, model_of(exclamation={cue: BOUNDS[cue].unsaid}))
    assert not below.hints
    assert not above.hints, "the verdict tells of it"
    assert all(one.is_met for one in below.criteria if one.name in names)
    assert not all(one.is_met for one in above.criteria if one.name in names)


def test_at_most_two_are_shown_the_likeliest_first() -> None:
    near = model_of(exclamation={"reproach": 0.1}, colon={"plea": 0.6}, number={"reproach": 0.3})
    found = check("It was long! One thing: spring. It took 9 weeks.", near)
    assert [(hint.name, hint.quote) for hint in found.hints] == [
        (Criterion.NO_PLEA, "One thing: spring."),
        (Criterion.NO_REPROACH, "It took 9 weeks."),
    ]


def test_a_sentence_is_one_hint_the_likelier_of_both() -> None:
    (hint,) = check("It was long! It was long!", model_of(exclamation={"reproach": 0.1, "plea": 0.2})).hints
    assert hint.name is Criterion.NO_PLEA


@pytest.mark.parametrize(
    "text",
    [
        "Thank you for your letter!",
        "I especially enjoyed the smell of the pottery kiln!",
        "Please think of me should another post come up!",
        "I make no reproach!",
    ],
)
def test_what_is_kind_or_denied_is_no_hint(text: str) -> None:
    kind = model_of(exclamation={"reproach": REPROACH, "plea": PLEA})
    kept = NgramModel({**kind.lines, BIAS: f"{kind.lines[BIAS]} highlight 0.0 other_roles 0.0"})
    assert not check(text, kept).hints


def test_what_the_seeker_said_was_good_is_no_hint() -> None:
    near = model_of(exclamation={"reproach": REPROACH})
    text = "There is the long spring at the quay!"
    assert check(text, near).hints
    assert not check(text, near, letter=replace(LETTER, liked="the long spring at the quay")).hints


def test_the_quote_stands_in_the_marks_of_the_reply() -> None:
    (hint,) = check("It’s   been a “long”  spring…!", model_of(exclamation={"reproach": REPROACH})).hints
    assert hint.quote == "It’s been a “long” spring…!"


def test_every_cue_that_may_be_near_has_its_advice() -> None:
    assert set(HINTS) == {Criterion(f"no_{cue}") for cue in NEAR}
    for advice in HINTS.values():
        assert "read it once more as the one who gets it" in advice


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The answer took seven weeks, and I had rung twice.", Criterion.NO_REPROACH),
        ("I keep hoping that you will ring after all.", Criterion.NO_PLEA),
    ],
)
def test_with_the_weights_that_are_shipped(text: str, name: Criterion) -> None:
    found = check(text, load_replies().weights)
    assert [(hint.name, hint.quote) for hint in found.hints] == [(name, text)]
    assert found.is_ready
    assert not check("I have read your letter twice and understand it well.", load_replies().weights).hints
