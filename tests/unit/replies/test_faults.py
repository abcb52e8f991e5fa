"""A good reply into which one more sentence comes, or marks that are no words: what changes, and what does not."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rejoinder.adapters.cues.loader import load_cues
from rejoinder.adapters.cues.replies import load_replies
from rejoinder.domain.replies.check import check_reply
from rejoinder.domain.replies.criteria import OF_A_REPLY, Answered, Criterion, Reply

MORE = tomllib.loads((Path(__file__).parent / "more_sentences.toml").read_text(encoding="utf-8"))
LETTER = Answered(("Fiona Trelawney",), "Ormsby Clinics", "Clinical Operations Coordinator", "en", "Best, Fiona")
LINES = (
    "Dear Ms Trelawney,",
    "Thank you for the two hours that you gave me on the children's ward in March.",
    "I especially enjoyed seeing the handover board with its magnets.",
    "I remain interested in Ormsby Clinics and the way you work there.",
    "Should a similar post come up, I would like to be considered for it.",
    "Kind regards,\nNadia Farrow",
)
FAULTS = {
    "ask": Criterion.FEEDBACK_ONLY_PS,
    "reproach": Criterion.NO_REPROACH,
    "plea": Criterion.NO_PLEA,
}
BODY = st.integers(min_value=2, max_value=len(LINES) - 1)  # behind the thanks, above the name


def unmet(text: str) -> set[Criterion]:
    """Return what is not met."""
    found = check_reply(Reply(text, "Re: Your application"), LETTER, load_cues(), load_replies())
    return {one.name for one in found.criteria if not one.is_met}


def with_line(line: str, at: int) -> str:
    """Return the good reply with one more sentence, which stands in a paragraph of its own."""
    return "\n\n".join((*LINES[:at], line, *LINES[at:]))


def test_the_reply_is_good_as_it_stands() -> None:
    assert unmet("\n\n".join(LINES)) == set()


@settings(max_examples=150, deadline=None)
@given(cue=st.sampled_from(sorted(FAULTS)), pick=st.integers(min_value=0), at=BODY)
def test_one_sentence_is_enough_for_a_fault_wherever_it_stands(cue: str, pick: int, at: int) -> None:
    line = MORE[cue]["en"][pick % len(MORE[cue]["en"])]
    assert FAULTS[cue] in unmet(with_line(line, at))


@settings(max_examples=150, deadline=None)
@given(cue=st.sampled_from(["fine", "highlight", "interest", "other_roles"]), pick=st.integers(min_value=0), at=BODY)
def test_one_more_kind_sentence_spoils_nothing(cue: str, pick: int, at: int) -> None:
    line = MORE[cue]["en"][pick % len(MORE[cue]["en"])]
    assert not unmet(with_line(line, at)) & {*FAULTS.values(), Criterion.NO_PLACEHOLDER}


@settings(max_examples=60, deadline=None)
@given(pick=st.integers(min_value=0))
def test_reasons_may_be_asked_for_below_the_name(pick: int) -> None:
    line = MORE["ask"]["en"][pick % len(MORE["ask"]["en"])]
    assert Criterion.FEEDBACK_ONLY_PS not in unmet("\n\n".join((*LINES, f"P.S. {line}")))


@pytest.mark.parametrize(
    ("before", "after"), [("<p>", "</p>"), ("<div><span style='color:red'>", "</span></div>"), ("", "<br/>")]
)
def test_marks_of_html_that_came_along_are_no_words_and_no_gaps(before: str, after: str) -> None:
    assert unmet("\n".join(f"{before}{line}{after}" for line in LINES)) == set()


@pytest.mark.parametrize(
    "gap", ["<Name>", "(Name)", "«Prénom»", "TT.MM.JJJJ", "__/__/____", "Mr X", "Firma XY", "20XX"]
)
def test_a_gap_of_any_make_is_found_and_no_wrong_name(gap: str) -> None:
    found = unmet(with_line(f"We spoke of {gap} at length, you may remember.", 2))
    assert Criterion.NO_PLACEHOLDER in found
    assert Criterion.NAMES not in unmet("\n\n".join((f"Dear {gap},", *LINES[1:])))


@pytest.mark.parametrize("kisses", ["Jo xxx", "Love, Jo x", "Jo xx"])
def test_kisses_are_no_gap(kisses: str) -> None:
    assert Criterion.NO_PLACEHOLDER not in unmet("\n\n".join((*LINES[:-1], kisses)))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\x00\x01\x02",
        "\x1b[31mThank you\x1b[0m",
        "\u202eThank you\u202c",
        "谢谢您的来信。",
        "شكرا لكم على وقتكم",
        "Ευχαριστώ πολύ",
        "Спасибо за ваше время!",
        "<" * 5000,
        "&nbsp;" * 5000,
        "<p" * 5000,
        "«" * 5000,
        "so much for " * 5000,
    ],
)
def test_strange_text_is_judged_by_every_criterion(text: str) -> None:
    found = check_reply(Reply(text, text), LETTER, load_cues(), load_replies())
    assert [one.name for one in found.criteria] == list(OF_A_REPLY)
    assert not found.is_ready
