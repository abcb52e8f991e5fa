"""A pasted letter that is kept stands with the others, once, and can be taken back."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from rejoinder.adapters.storage.store import open_store
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
    assert list((tmp_path / "data" / "letters").iterdir()) == []
    assert program.rejections() == ""


def test_where_somebody_else_is_at_work_nothing_of_a_letter_is_left_behind(tmp_path: Path) -> None:
    program = Program(tmp_path / "data")
    with closing(open_store(program.data)) as store, store.alone():
        err = program.run("read", "--keep", given=LETTER, code=1).err
    assert "run the same command again" in " ".join(err.split())
    assert not list(program.data.rglob("*.eml"))
    assert "Kept: `rejoinder show " in program.run("read", "--keep", given=LETTER).out
