"""Manners: part by part, named or plain from what was done, and never by a title (docs/gaps.md, soft)."""

from __future__ import annotations

import pytest

from rejoinder.domain.gaps.finding import NOWHERE
from tests.unit.gaps.test_cases import judged

POST = """# Robin Hale

## Experience

**Team leader and credit analyst**, Fenn Bank
2019 - 2022
- Sorted the post
"""
CASES = [
    ("flexibility", "- Jumped in at the grill whenever somebody was ill", "other_words"),
    ("excellent presentation skills", "- Told the board each quarter why people leave", "other_words"),
    ("problem-solving skills", "- Found the leaking seal behind the drifting figures", "other_words"),
    ("well organised", "- Booked rooms and trips for three directors", "other_words"),
    ("customer focus", "- Advised tourists and tenants at the counter", "other_words"),
    ("discretion", "- Kept the keys and counted the takings", "other_words"),
    ("initiative", "- Introduced a board for lost tools", "other_words"),
    ("teamwork", "- Night rounds with two other guards", "other_words"),
    ("integrity and teamwork", "- Kept the keys of the vault", "missing"),
    ("integrity and teamwork", "- Kept the keys of the vault, with two other guards", "other_words"),
    ("organised and punctual", "- Organised the yard\n- Punctual", "shown"),
    ("thrive in a fast-paced environment", "- Sold plants", "missing"),
    ("creativity", "- Carried stones", "missing"),
    ("patience", "- Diploma in book-keeping", "missing"),
    ("team spirit", "- Cleaned the team room", "missing"),
]


@pytest.mark.parametrize(("quote", "line", "verdict"), CASES)
def test_a_line_speaks_to_a_manner(quote: str, line: str, verdict: str) -> None:
    assert judged(quote, "soft", line).verdict == verdict


def test_a_title_shows_no_manner() -> None:
    assert judged("analytical thinking", "soft", POST).verdict == "missing"
    assert judged("analytical thinking", "soft", POST + "- Analysed complaints by cause\n").verdict == "shown"


def test_what_is_there_of_two_parts_comes_near() -> None:
    gap = judged("integrity and teamwork", "soft", "- Kept the keys of the vault")
    assert [one.quote for one in gap.near]
    assert gap.evidence == ()


def test_an_unpaid_hour_shows_that_one_is_keen() -> None:
    text = "# Robin Hale\n\n## Volunteering\n\nFootball for children, each Saturday\n"
    assert judged("passion for children", "soft", text).verdict == "other_words"
    assert judged("passion for boats", "soft", "# Robin Hale\n\n## Interests\n\nChess\n").verdict == "missing"


def test_nothing_known_is_told_as_such() -> None:
    assert judged("keen eyesight of an eagle", "soft", "- Sold plants").why == NOWHERE
