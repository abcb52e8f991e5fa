"""A reply is written from a pasted letter or a kept one, and handed over as a draft that a mail program opens."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.journeys.program import DEMO, Program
from tests.journeys.test_check_reply import LETTER

MISSING = (
    "notmuch is missing: drafts are opened by a mail program's own parser. On Debian and Ubuntu: apt install notmuch"
)


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """Return a program whose data folder is not there yet."""
    return Program(tmp_path / "data")


def test_a_pasted_letter_is_answered_with_nothing_else_known(program: Program) -> None:
    out = program.run("reply", given=LETTER.encode()).out
    assert "Ada Grey <ada@tidewell.example>" in out
    assert "Dear Ada" in out
    assert "Night Porter" in out
    assert "--liked" in out
    assert not program.data.exists(), "nothing is kept"


def test_with_what_the_seeker_adds_it_is_ready_and_its_check_says_so(program: Program, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text(LETTER, encoding="utf-8")
    added = ("--liked", "the story of the guest with the parrot", "--name", "Tomasz Wren", "--talked")
    (form,) = program.objects("reply", letter, *added)
    assert form["check"]["ready"], [one for one in form["check"]["criteria"] if not one["met"]]
    assert not form["questions"]
    assert all(line["text"] in form["text"] for line in form["lines"])
    again = program.objects(
        "check-reply", "--to", letter, given=f"Subject: {form['subject']}\n\n{form['text']}".encode()
    )
    assert again[0]["ready"]


def test_answers_for_a_kept_letter_are_kept_and_can_be_taken_back(program: Program) -> None:
    program.run("import", DEMO)
    application = next(one for one in program.objects("rejections") if one["organisation"] == "Ormsby Clinics")
    name = application["application"]
    (form,) = program.objects("reply", name, "--liked", "the handover board on the ward", "--met", "Anselm Poole")
    assert form["application"] == name
    assert "the handover board on the ward" in form["text"]
    assert "Anselm Poole" in form["text"]
    (later,) = program.objects("reply", name)
    assert later["text"] == form["text"], "it need not be said twice"
    notes = program.objects("show", name)[0]["notes"]
    assert [(one["about"], one["text"]) for one in notes] == [
        ("liked", "the handover board on the ward"),
        ("met", "Anselm Poole"),
    ]
    program.run("undo")
    assert not program.objects("show", name)[0]["notes"]


def test_one_that_did_not_turn_the_seeker_down_is_refused(program: Program) -> None:
    program.run("add", "Tidewell Hotels", "Night Porter")
    outcome = program.run("reply", "Tidewell", code=1)
    assert "has not turned you down" in outcome.err
    assert "No application fits" in program.run("reply", "nowhere", code=1).err


OFFER = """\
From: Ada Grey <ada@tidewell.example>
Subject: Night Porter at Tidewell

Dear Tomasz,

we are delighted to offer you the position of Night Porter at Tidewell Hotels.

Kind regards
Ada Grey
"""


def test_a_letter_that_is_no_refusal_is_not_answered_as_one(program: Program) -> None:
    outcome = program.run("reply", given=OFFER.encode(), code=1)
    assert "does not turn you down" in " ".join(outcome.err.split())
    assert "Dear Ada" in program.run("reply", "--anyway", given=OFFER.encode()).out


def test_specifics_are_asked_only_once_they_have_answered(program: Program) -> None:
    program.run("import", DEMO)
    (first, *_) = [one for one in program.objects("rejections") if not one["reading"]["doors"]]
    outcome = program.run("reply", first["application"], "--specifics", code=1)
    assert "have not answered" in " ".join(outcome.err.split())
    (form,) = program.objects("reply", first["application"], "--specifics", "--anyway")
    assert [one["name"] for one in form["check"]["criteria"]][:3] == ["thanks", "thanks_first", "both_sides"]


def test_a_refusal_by_phone_is_answered_too(program: Program) -> None:
    program.run("add", "Tidewell Hotels", "Night Porter")
    program.run("event", "Tidewell", "rejected", "--how", "by phone")
    (form,) = program.objects("reply", "Tidewell", "--name", "Robin Hale")
    assert form["to"] is None
    assert form["subject"] == "Robin Hale – Night Porter"
    assert "Tidewell Hotels" in form["text"]


def test_the_draft_is_opened_in_the_letters_thread_by_a_mail_programs_parser(program: Program, tmp_path: Path) -> None:
    assert shutil.which("notmuch"), MISSING
    mail = tmp_path / "mail"
    mail.mkdir()
    letter = mail / "letter.eml"
    head = "Message-ID: <letter-1@tidewell.example>\nDate: Tue, 03 Mar 2026 09:00:00 +0000\n"
    head += "To: Tomasz Wren <tomasz@example.org>\n"
    letter.write_text(head + LETTER, encoding="utf-8")
    program.run("reply", letter, "--liked", "the story of the guest with the parrot", "--out", mail / "reply.eml")
    config = tmp_path / "config"
    config.write_text(
        f"[database]\npath={mail}\n[user]\nname=T\nprimary_email=tomasz@example.org\n[new]\ntags=new\n", "utf-8"
    )

    def notmuch(*arguments: str) -> str:
        command = ["notmuch", f"--config={config}", *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout

    notmuch("new", "--quiet")
    threads = notmuch("search", "--output=threads", "*").split()
    assert len(threads) == 1, "the draft stands in the letter's thread"
    shown = notmuch("show", "--format=json", "--body=true", "to:ada@tidewell.example")
    assert "the story of the guest with the parrot" in shown
    assert '"To": "Ada Grey <ada@tidewell.example>"' in shown
    assert '"Subject": "Re: Night Porter at Tidewell"' in shown
    raw = (mail / "reply.eml").read_bytes()
    assert b"\nX-Unsent: 1\r\n" in raw
    assert b"\nDate:" not in raw


def test_a_file_that_is_there_is_not_written_over(program: Program, tmp_path: Path) -> None:
    out = tmp_path / "reply.eml"
    out.write_text("mine", encoding="utf-8")
    outcome = program.run("reply", "--out", out, given=LETTER.encode(), code=1)
    assert "is there already" in " ".join(outcome.err.split())
    assert out.read_text(encoding="utf-8") == "mine"
    program.run("reply", "--out", out, "--overwrite", given=LETTER.encode())
    assert out.read_bytes().startswith(b"To: ")


def test_a_link_is_printed_alone(program: Program) -> None:
    out = program.run("reply", "--link", given=LETTER.encode()).out
    assert out.startswith("mailto:ada@tidewell.example?subject=Re%3A%20Night")
    assert len(out.splitlines()) == 1


@pytest.mark.parametrize("given", [b"", b"\n \n", b"\x00\x01\x02" * 99, b"%PDF-1.7 x"])
def test_what_is_no_letter_is_an_error_with_advice(program: Program, given: bytes) -> None:
    outcome = program.run("reply", given=given, code=1)
    assert not outcome.out
    assert len(outcome.err.splitlines()) >= 2
