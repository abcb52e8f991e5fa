"""What words for a stage mean beyond the lists of the corpus: days, causes, marks, and doubt."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.domain.events import EventKind
from rejoinder.domain.letters.readings import ReasonKind
from rejoinder.domain.sheets.status_words import CROSSES, TICKS, WORDS
from rejoinder.domain.sheets.statuses import Meaning, Status, is_cross, is_tick, read_status, reasons_of
from tests.unit.domain.test_sheets_plan import iso


def entries(words: str) -> list[str]:
    return [entry.strip() for entry in words.split(",")]


def test_a_day_belongs_to_what_happened_last() -> None:
    assert read_status("rejected on 2026-03-04 after 2nd interview", iso) == Status(
        (Meaning(EventKind.INTERVIEW, "2"), Meaning(EventKind.REJECTED, on=date(2026, 3, 4)))
    )


def test_a_cause_after_a_rejection_is_read() -> None:
    assert read_status("Rejected (hiring freeze)") == Status((Meaning(EventKind.REJECTED),), (ReasonKind.FROZEN,))


def test_a_word_that_is_not_known_is_passed_over_only_apart() -> None:
    assert read_status("Rejected, zorp") == Status((Meaning(EventKind.REJECTED),))
    assert read_status("Rejected zorp") is None
    assert read_status("zorp, rejected") is None


@pytest.mark.parametrize("text", ["not rejected", "no offer yet", "nicht abgelehnt", "pas refusé", "never interviewed"])
def test_nothing_is_read_from_what_is_denied(text: str) -> None:
    assert read_status(text) is None


def test_what_is_awaited_has_not_happened_but_an_interview_was_agreed() -> None:
    assert read_status("awaiting feedback") == Status()
    assert read_status("awaiting interview") == Status((Meaning(EventKind.INTERVIEW),))


def test_the_day_of_a_month_is_no_round() -> None:
    assert read_status("interview 12") is None


def test_marks_count_only_alone() -> None:
    assert read_status("❌") == Status((Meaning(EventKind.REJECTED),))
    assert read_status("❌ waiting") == Status()
    assert read_status("❌🟢") is None


def test_the_seekers_own_meaning_wins() -> None:
    own = {"rejected": Status()}
    assert read_status("Rejected!", own=own) == Status()


@pytest.mark.parametrize("text", entries(TICKS))
def test_a_tick_is_a_tick(text: str) -> None:
    assert is_tick(text)
    assert is_tick(f" {text.upper()} ")


@pytest.mark.parametrize("text", entries(CROSSES))
def test_a_cross_is_a_cross(text: str) -> None:
    assert is_cross(text)
    assert not is_tick(text)


def test_no_cause_is_read_from_other_words() -> None:
    assert reasons_of("they were in a hurry") == ()
    assert reasons_of("") == ()


SIGNS = sorted(set(WORDS) - {"numbers", "filler", "span", "round", "final", "declined"})


@pytest.mark.parametrize(("sign", "word"), [(sign, word) for sign in SIGNS for word in entries(WORDS[sign])])
def test_every_word_of_the_table_is_understood(sign: str, word: str) -> None:
    found = read_status(word)
    assert found is not None
    assert found.is_sent == (sign != "not_sent")
    assert bool(found.meanings) == (sign not in {"nothing", "not_sent", "awaiting"})


@given(st.text(max_size=60))
def test_any_text_is_understood_or_not(text: str) -> None:
    read_status(text, iso)


ALL_WORDS = [word.partition("=")[0] for words in WORDS.values() for word in entries(words)]


@given(st.lists(st.sampled_from([*ALL_WORDS, "2", "-", "->", "12.3.", "not"]), max_size=7))
def test_any_words_of_the_table_are_understood_or_not(words: list[str]) -> None:
    read_status(" ".join(words), iso)
