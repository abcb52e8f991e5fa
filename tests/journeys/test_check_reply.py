"""A reply is checked before it is sent: from a file, a paste or a draft, against a letter or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.program import DEMO, Program

LETTER = """\
From: Ada Grey <ada@tidewell.example>
Subject: Night Porter at Tidewell

Dear Tomasz,

thank you for applying for the position of Night Porter at Tidewell Hotels.
Unfortunately we have decided not to proceed with your application.

Kind regards
Ada Grey
"""
REPLY = """\
Subject: Re: Night Porter at Tidewell

Dear Ada,

thank you for your letter and for the evening at the desk. I really enjoyed the story of the guest with the parrot.

I am still very interested in Tidewell Hotels. If another post opens at night or by day, please think of me.

Kind regards
Tomasz Wren
"""


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """Return a program whose data folder is not there yet."""
    return Program(tmp_path / "data")


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """Return the file of the letter that is answered."""
    path = tmp_path / "letter.txt"
    path.write_text(LETTER, encoding="utf-8")
    return path


@pytest.mark.parametrize("coding", ["utf-8", "utf-16", "utf-8-sig", "latin-1"])
def test_a_good_reply_is_ready(program: Program, letter: Path, coding: str) -> None:
    (form,) = program.objects("check-reply", "--to", letter, given=REPLY.encode(coding))
    assert form["ready"], [one for one in form["criteria"] if not one["met"]]
    assert not program.data.exists(), "a check needs no data folder"


def test_a_reply_reads_the_same_from_a_file_a_draft_and_a_paste(program: Program, tmp_path: Path, letter: Path) -> None:
    text, draft = tmp_path / "reply.md", tmp_path / "reply.eml"
    text.write_text(REPLY, encoding="utf-8")
    head = "From: Tomasz Wren <tomasz@example.org>\nTo: ada@tidewell.example\nX-Unsent: 1\n"
    draft.write_text(head + REPLY, encoding="utf-8")
    forms = [program.objects("check-reply", name, "--to", letter) for name in (text, draft)]
    assert forms[0] == forms[1] == program.objects("check-reply", "-", "--to", letter, given=REPLY.encode())


def test_what_is_wrong_is_said_first_with_what_to_do(program: Program, letter: Path) -> None:
    bad = REPLY.replace("Dear Ada", "Dear Anna").replace("please think of me", "please tell me why I was not chosen")
    out = program.run("check-reply", "--to", letter, given=bad.encode()).out
    assert out.startswith("This reply: not ready")
    assert "“Anna” is not a name in the letter" in " ".join(out.split())
    assert out.index("Not met") < out.index("  Met")


def test_a_kept_letter_can_be_named(program: Program) -> None:
    program.run("import", DEMO)
    (rejection, *_) = program.objects("rejections")
    key = next(one["letter"] for one in program.objects("show", rejection["application"])[0]["letters"])
    (form,) = program.objects("check-reply", "--to", key, given=REPLY.encode())
    assert [one["name"] for one in form["criteria"] if one["name"] == "names"]
    (same,) = program.objects("check-reply", "--to", rejection["application"], given=REPLY.encode())
    assert same == form, "an application means the letter that turned it down"
    assert "No application fits" in program.run("check-reply", "--to", "zzzzzz", given=REPLY.encode(), code=1).err


def test_the_letter_can_be_named_by_words_of_its_application(program: Program, letter: Path) -> None:
    program.run("read", letter, "--keep")
    bad = REPLY.replace("Dear Ada", "Dear Anna").encode()
    (form,) = program.objects("check-reply", "--to", "tidewell porter", given=bad)
    assert [one["name"] for one in form["criteria"] if not one["met"]] == ["names"]
    assert program.objects("check-reply", "--to", "Tidewell", given=REPLY.encode())[0]["ready"]


@pytest.mark.parametrize(
    "given", [b"", b"\n \n", b"Subject: Re: x\n\n", b"\x00\x01\x02" * 99, b"%PDF-1.7 x", b"\x89PNG\r\n"]
)
def test_what_is_no_reply_is_an_error_with_advice(program: Program, given: bytes) -> None:
    outcome = program.run("check-reply", given=given, code=1)
    assert not outcome.out
    assert len(outcome.err.splitlines()) >= 2


@pytest.mark.parametrize(
    "given",
    [
        "Grazie mille per il tempo che mi avete dedicato.",
        "お時間をいただきありがとうございました。",
        "x" * 5_000_000,
        "\ud7ff\u202e🙂 [",
        "\n".join(["> quoted"] * 50_000),
    ],
    ids=["italian", "japanese", "huge", "signs", "quote"],
)
def test_any_text_is_judged(program: Program, given: str) -> None:
    (form,) = program.objects("check-reply", given=given.encode())
    assert not form["ready"]


def test_a_missing_file_is_said(program: Program, tmp_path: Path) -> None:
    assert "no file" in program.run("check-reply", tmp_path / "none.txt", code=1).err
    assert "no file" in program.run("check-reply", "--to", tmp_path / "none.eml", given=REPLY.encode(), code=1).err
    assert "folder" in program.run("check-reply", tmp_path, code=1).err
