"""A pasted letter that is kept stands with the others, once, and can be taken back."""

from __future__ import annotations

from pathlib import Path

from tests.journeys.program import Program

LETTER = b"""\
From: Ada Grey <ada@tidewell.example>
Subject: Your application for Night Porter

Dear Tomasz,

unfortunately we have decided not to proceed with your application for the position of Night Porter at Tidewell.

Kind regards
Ada Grey
"""


def test_a_kept_letter_is_listed_once_and_can_be_taken_back(tmp_path: Path) -> None:
    program = Program(tmp_path / "data")
    assert "Kept: `rejoinder show " in program.run("read", "--keep", given=LETTER).out
    program.run("read", "--keep", given=LETTER)
    (rejection,) = program.objects("rejections", "--json")
    assert rejection["role"] == "Night Porter"
    program.run("undo")
    assert program.rejections() == ""


def test_what_is_about_no_application_is_not_kept(tmp_path: Path) -> None:
    program = Program(tmp_path / "data")
    assert "It was not kept" in program.run("read", "--keep", given=b"The cat is well. When do you come home?\n").out
    assert program.rejections() == ""
