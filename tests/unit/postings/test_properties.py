"""Whatever a posting says: quotes stand in it, alternatives in their quotes, and no text is too odd to be read."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rejoinder.adapters.cues.postings import load_postings
from rejoinder.adapters.skills.loader import load_skills
from rejoinder.domain.postings.reading import read_posting
from rejoinder.domain.postings.requirements import PostingReading, RequirementKind
from rejoinder.domain.postings.text import MAX_TEXT, fold

PIECES = st.sampled_from(
    [
        *("Requirements", "Nice to have:", "What we offer", "## Responsibilities", "Dein Profil", "Votre profil"),
        *("- ", "• ", "1. ", "\n", "\n\n", ", ", " and ", " or ", "; ", " (", ") ", ": ", " – ", ". ", "/", "e.g. "),
        *("3+ years of experience in ", "Bachelor's degree in ", "Excel", "Python", "written", "communication skills"),
        *(
            "must have",
            "is a plus",
            "required",
            "ability to ",
            "lift 20 kg",
            "valid driver's license",
            "fluent English",
        ),
        *("such as ", "including ", "preferably ", "Kenntnisse in ", "von Vorteil", "maîtrise de ", "équivalent"),
    ]
)
POSTINGS = st.lists(PIECES, max_size=40).map("".join)


def read(text: str, headings: frozenset[int] = frozenset()) -> PostingReading:
    """Read a posting with what ships."""
    return read_posting(text, load_postings(), load_skills(), headings)


@given(POSTINGS)
@settings(max_examples=150, deadline=None)
def test_quotes_stand_in_the_text_and_alternatives_in_their_quotes(text: str) -> None:
    reading = read(text)
    for one in reading.requirements:
        assert one.quote == one.place.of(text)
        assert one.quote.strip() == one.quote
        assert one.quote
        assert all(one.place.covers(choice) for choice in one.any_of)
        assert len(one.any_of) != 1, "one alone leaves no choice"
    assert [one.place.start for one in reading.requirements] == sorted(one.place.start for one in reading.requirements)


@given(POSTINGS)
@settings(max_examples=100, deadline=None)
def test_two_requirements_share_words_only_where_a_tool_stands_in_what_is_counted(text: str) -> None:
    found = read(text).requirements
    for at, one in enumerate(found):
        for other in found[at + 1 :]:
            if one.place.touches(other.place):
                assert RequirementKind.TOOL in {one.kind, other.kind}, (one, other)


@given(POSTINGS)
@settings(max_examples=50, deadline=None)
def test_the_same_posting_is_always_read_alike(text: str) -> None:
    assert read(text) == read(text)


@given(st.text(max_size=400), st.frozensets(st.integers(-2, 20), max_size=4))
@settings(max_examples=150, deadline=None)
def test_any_text_can_be_read(text: str, headings: frozenset[int]) -> None:
    reading = read(text, headings)
    assert reading.requirements or reading.problems


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_a_huge_posting_of_one_sort_of_mark_is_read() -> None:
    for piece in (
        "(",
        "and ",
        "a, ",
        "or/",
        "- x\n",
        "years ",
        "Requirements: ",
        "; or ",
        "aaaa",
        "experience in ",
        "\n",
    ):
        text = f"Requirements\n- Excel\n{piece * (1_000_000 // len(piece))}"
        reading = read(text)
        assert all(one.place.end <= MAX_TEXT for one in reading.requirements)


@given(st.text(st.one_of(st.characters(), st.sampled_from("AÉÄßİŁΣς“”‘\u00a0\u200b`\t•")), max_size=60))
@settings(max_examples=300, deadline=None)
def test_a_text_is_folded_character_by_character(text: str) -> None:
    """A letter folds to the same whatever stands around it, so that places stay those of the text."""
    assert fold(text) == "".join(map(fold, text))


@pytest.mark.parametrize("gap", [20, 47, 48, 3_000])
@pytest.mark.parametrize(
    "text", ["- At least 5{}kilns", "- Two{0}years of experience{0}or{0}a degree", "- A pass; or{}2. tidy"]
)
def test_wide_gaps_take_no_time(text: str, gap: int) -> None:
    for blank in (" ", "\t", "\n"):
        posting = "Requirements\n\n" + text.format(blank * gap) + "\n- Excel\n"
        assert "Excel" in [one.quote for one in read(posting).requirements]
