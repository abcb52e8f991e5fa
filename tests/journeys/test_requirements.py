"""What a job description asks for, from a file, a page and a paste."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.program import Program

POSTING = """\
Baker at Rye & Sons

What you bring
- Two years of experience in a bakery
- Able to lift sacks of 25 kg
- Spanish is a plus
"""
FIELDS = ["quote", "kind", "must", "any_of", "implied", "years", "start", "end"]


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """Return a program whose data folder is not there yet."""
    return Program(tmp_path / "data")


def test_a_paste_and_a_file_ask_for_the_same(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "baker.txt"
    path.write_text(POSTING, encoding="utf-8")
    (pasted,) = program.objects("requirements", "-", given=POSTING.encode())
    (read,) = program.objects("requirements", path)
    assert pasted == read
    assert [(one["kind"], one["quote"], one["must"]) for one in read["requirements"]] == [
        ("years", "Two years of experience in a bakery", True),
        ("skill", "lift sacks of 25 kg", True),
        ("language", "Spanish", False),
    ]
    assert all(list(one) == FIELDS for one in read["requirements"])
    assert all(POSTING[one["start"] : one["end"]] == one["quote"] for one in read["requirements"])
    assert read["language"] == "en"
    assert read["problems"] == []
    assert not program.data.exists(), "reading a posting needs no data folder"


def test_a_saved_page_is_read_by_its_headings(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        "<html><body><h1>Baker</h1><h2>Anything else</h2><p>Free bread.</p>"
        "<h2>Requirements</h2><ul><li>Attention to detail</li></ul></body></html>",
        encoding="utf-8",
    )
    (read,) = program.objects("requirements", path)
    assert [one["quote"] for one in read["requirements"]] == ["Attention to detail"]


def test_a_posting_that_asks_for_nothing_says_what_to_do(program: Program) -> None:
    (read,) = program.objects("requirements", "-", given=b"We are a caring house with free lunches.")
    assert read["requirements"] == []
    assert "paste" in read["problems"][0]
