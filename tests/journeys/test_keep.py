"""A pasted letter that is kept stands with the others, once, and can be taken back."""

from __future__ import annotations

from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

from rejoinder.adapters.clock import SystemClock
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


def test_a_letter_without_a_date_came_on_the_day_it_was_kept_or_on_the_one_that_is_said(tmp_path: Path) -> None:
    program = Program(tmp_path / "data")
    out = program.run("read", "--keep", given=LETTER).out
    assert "It bears no date, so it counts as come today" in out
    (rejection,) = program.objects("rejections", "--json")
    today = SystemClock().now().date()
    assert abs(date.fromisoformat(rejection["date"][:10]) - today) <= timedelta(days=1)
    program.run("correct", rejection["letters"][0], "--came", "2026-03-12")
    (rejection,) = program.objects("rejections", "--json")
    assert rejection["date"].startswith("2026-03-12")


def test_a_letter_with_a_date_keeps_it(tmp_path: Path) -> None:
    program = Program(tmp_path / "data")
    dated = LETTER.replace(b"Subject:", b"Date: Thu, 12 Mar 2026 10:00:00 +0000\nTo: Tomasz <t@example.com>\nSubject:")
    assert "bears no date" not in program.run("read", "--keep", given=dated).out
    (rejection,) = program.objects("rejections", "--json")
    assert rejection["date"] == "2026-03-12T10:00:00Z"


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
