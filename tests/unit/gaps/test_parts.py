"""Months, weights, licence classes, stems and passages: the small parts of a comparison."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.domain.documents.document import Place
from rejoinder.domain.documents.resume import Job, Month
from rejoinder.domain.gaps.amounts import heaviest
from rejoinder.domain.gaps.driving import codes, includes
from rejoinder.domain.gaps.spans import in_words, months
from rejoinder.domain.gaps.wording import kin, passages, stem, words

TODAY = date(2026, 3, 2)


def job(start: Month | None, end: Month | None, *, is_current: bool = False) -> Job:
    """Return a job of these months."""
    return Job("Cook", "Mill", start, end, is_current, Place(0, 1))


@pytest.mark.parametrize(
    ("jobs", "count"),
    [
        ([job(Month(2020, 1), Month(2020, 3))], 3),
        ([job(Month(2018), Month(2021))], 36),
        ([job(Month(2016), Month(2016))], 6),
        ([job(Month(2025, 12), None, is_current=True)], 4),
        ([job(Month(2017, 1), Month(2019, 12)), job(Month(2019, 1), Month(2022, 12))], 72),
        ([job(None, Month(2020, 1))], 0),
        ([job(Month(2020, 1), None)], 0),
        ([job(Month(2022, 5), Month(2021, 1))], 0),
    ],
)
def test_months_count_once_and_both_ends_count(jobs: list[Job], count: int) -> None:
    assert months(jobs, TODAY) == count


@given(st.lists(st.tuples(st.integers(1990, 2025), st.integers(0, 12), st.integers(1990, 2025), st.integers(0, 12))))
def test_more_jobs_never_make_less(spans: list[tuple[int, int, int, int]]) -> None:
    jobs = [job(Month(a, b), Month(c, d)) for a, b, c, d in spans]
    counts = [months(jobs[:number], TODAY) for number in range(len(jobs) + 1)]
    assert counts == sorted(counts)
    assert counts[-1] <= 12 * 37


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "0 months"), (1, "1 month"), (12, "1 year"), (27, "2 years 3 months"), (13, "1 year 1 month")],
)
def test_months_in_words(count: int, said: str) -> None:
    assert in_words(count) == said


@pytest.mark.parametrize(
    ("text", "kilograms"),
    [("cases up to 60 pounds", 27.2), ("40-lb motors, 10 kg tools", 18.1), ("25 kg sacks", 25.0), ("heavy work", None)],
)
def test_the_heaviest_weight(text: str, kilograms: float | None) -> None:
    found = heaviest(text, Place(0, len(text)))
    assert (found and round(found[0], 1)) == kilograms


@pytest.mark.parametrize(
    ("held", "asked", "is_american", "is_met"),
    [
        ("CE", "B", False, True),
        ("C1E", "BE", False, True),
        ("B", "C", False, False),
        ("A", "B", False, False),
        ("A", "B", True, True),
        ("C", "A", True, False),
        ("D", "D", False, True),
    ],
)
def test_which_class_includes_which(held: str, asked: str, *, is_american: bool, is_met: bool) -> None:
    assert includes(held, asked, is_american=is_american) is is_met


def test_classes_are_found_as_words() -> None:
    text = "Führerschein C1E, Klasse B; CDL"
    assert set(codes(text, Place(0, len(text)))) == {"C1E", "B"}


@pytest.mark.parametrize(
    ("first", "second", "language"),
    [
        ("supervised", "supervising", "en"),
        ("nurse", "nursing", "en"),
        ("reinigen", "gereinigt", "de"),
        ("anlernen", "angelernt", "de"),
        ("formation", "formations", "fr"),
    ],
)
def test_forms_of_one_word_share_a_stem(first: str, second: str, language: str) -> None:
    assert stem(first, language) == stem(second, language)


def test_only_long_beginnings_are_kin() -> None:
    assert kin("architect", "architectur")
    assert not kin("commun", "communic")
    assert not kin("own", "owner")


def test_a_line_that_a_file_broke_is_one_passage() -> None:
    text = "- Built a jig nobody had asked\n  for, now used on both lines\n- Five people\nSoldering. Drilling"
    assert [text[one.start : one.end].split(maxsplit=1)[0] for one in passages(text)] == [
        "Built",
        "Five",
        "Soldering",
        "Drilling",
    ]


@given(st.text(max_size=400))
def test_passages_stand_in_the_text_in_order(text: str) -> None:
    last = 0
    for one in passages(text):
        assert last <= one.start < one.end <= len(text)
        assert len(one.words) == len(one.spans) > 0
        last = one.end


@given(st.text(max_size=200), st.integers(0, 50))
def test_words_stand_where_they_say(text: str, start: int) -> None:
    for first, after in words(text, start).spans:
        assert text[first - start : after - start].strip()
