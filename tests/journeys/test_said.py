"""What a person tells by hand: added, refused by phone, corrected, merged, ticked off, and taken back."""

from __future__ import annotations

import re
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from rejoinder.adapters.storage.store import open_store
from rejoinder.domain.events import EventKind
from rejoinder.domain.facts import Happened
from tests.journeys.program import InProcess, Program

NOW = datetime.now(UTC)  # noqa: TID251  (the program that is run asks the clock as well)
LETTER = """\
From: {name} <{name}@{house}.example>
To: tomasz@example.org
Message-ID: <{number}@{house}.example>
Date: {date:%a, %d %b %Y %H:%M:%S} +0000
Subject: Your application as {role} at {house}

Dear Tomasz,

{words}

Kind regards
{name} Grey
{house}
"""
RECEIVED = "thank you for applying for the {role} position at {house}. We have received your application."
REFUSED = "unfortunately we have decided not to proceed with your application for the {role} position."
MAILS = (
    ("Tidewell", "Ada", "Night Porter", RECEIVED, 9),
    ("Tidewell", "Ada", "Night Porter", REFUSED, 2),
    ("Saltmarsh", "Jonah", "Day Clerk", RECEIVED, 8),
    ("Saltmarsh", "Jonah", "Day Clerk", REFUSED, 1),
)


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """Return a program whose data folder is not there yet; it does much here, so it does it quickly."""
    return InProcess(tmp_path / "data")


@pytest.fixture
def mailed(program: Program, tmp_path: Path) -> Program:
    """Return a program that has read two applications, both turned down within the last days."""
    box = tmp_path / "box"
    box.mkdir()
    for number, (house, name, role, words, ago) in enumerate(MAILS):
        (box / f"{number}.eml").write_text(
            LETTER.format(
                name=name,
                house=house,
                number=number,
                role=role,
                words=words.format(role=role, house=house),
                date=NOW - timedelta(days=ago),
            )
        )
    program.run("import", box)
    return program


def folded(text: str) -> str:
    return " ".join(text.split())


def show(program: Program, name: str) -> dict[str, Any]:
    (form,) = program.objects("show", name)
    return form


def undo(program: Program, told: str) -> None:
    """Take back what a command did, as it says how."""
    (number,) = re.findall(r"rejoinder undo (\d+)", folded(told))
    program.run("undo", number)


def state(program: Program) -> list[str]:
    """Return what is shown of everything."""
    ids = [form["application"] for form in program.objects("applications")]
    commands = [("applications",), ("rejections", "--hidden"), ("today",), ("review",), *(("show", one) for one in ids)]
    return [program.run(*command, "--json").out for command in commands]


def test_a_refusal_by_phone_is_a_rejection_like_any_other(tmp_path: Path) -> None:
    program = Program(tmp_path / "data")
    program.run("add", "Alder Mill", "Head", "Gardener", "--on", "2026-03-02", "--channel", "referral")
    before = state(program)
    told = program.run(
        "event", "alder", "refused", "2026-03-09", "--how", "by phone", "--reason", "filled", "--note", "Kind words."
    ).out
    assert "turned down, 2026-03-09" in folded(told)
    (form,) = program.objects("rejections")
    assert (form["organisation"], form["role"], form["state"]) == ("Alder Mill", "Head Gardener", "rejected")
    assert (form["date"], form["reading"], form["told"]["how"]) == ("2026-03-09", None, "by phone")
    listed = folded(program.run("rejections").out)
    assert "they turned it down by phone: Kind words." in listed
    assert "the position is filled" in listed
    assert "Alder Mill · Head Gardener" in program.run("rejections", "--brief").out
    shown = folded(program.run("show", "alder").out)
    assert "2026-03-09 turned down, by phone (you said so)" in shown
    assert "Channel referral" in shown
    undo(program, told)
    assert state(program) == before
    assert program.objects("rejections") == []


def test_an_interview_that_was_told_of_is_shown_with_its_hour(program: Program) -> None:
    program.run("add", "Alder", "Gardener")
    day = (NOW + timedelta(days=20)).date()
    program.run("event", "alder", "interview", f"{day} 14:30", "--round", "2")
    assert show(program, "alder")["stage"] == "second interview"
    (step, *_) = program.objects("today")
    assert step["rule"] == "interview"
    assert datetime.fromisoformat(step["at"]).astimezone().strftime("%Y-%m-%d %H:%M") == f"{day} 14:30"
    assert f"When {day} 14:30" in folded(program.run("show", "alder").out)


def test_withdrawing_ends_an_application(mailed: Program) -> None:
    told = mailed.run("withdraw", "tidewell", "--note", "Too far.").out
    assert show(mailed, "tidewell")["state"] == "withdrawn"
    assert "Note Too far." in folded(mailed.run("show", "tidewell").out)
    assert len(mailed.objects("applications", "--state", "withdrawn")) == 1
    undo(mailed, told)
    assert show(mailed, "tidewell")["state"] == "rejected"


@pytest.mark.parametrize(
    ("given", "text"),
    [
        (b"They were kind.\nAnd quick.\n", "They were kind.\nAnd quick."),
        ("— 🦉 שלום\x00 –\n".encode(), "— 🦉 שלום\x00 –"),
        (b"caf\xe9", "café"),
        (b"x" * 100_000, "x" * 100_000),
    ],
)
def test_a_note_can_be_piped_in(program: Program, given: bytes, text: str) -> None:
    program.run("add", "Alder", "Gardener")
    program.run("note", "alder", given=given)
    (note,) = show(program, "alder")["notes"]
    assert note["text"] == text
    program.run("show", "alder")


def test_names_may_hold_anything(program: Program) -> None:
    names = ("🦉 & Söhne", "\u202eשלמה", "--alder", "x" * 20_000, "%_'\"")
    for name in names:
        program.run("add", "--", name, "-Gardener")
    found = program.objects("applications")
    assert sorted(form["organisation"] for form in found) == sorted(names)
    for form in found:
        program.run("note", "--", form["application"], "-- dashes")
        assert show(program, form["application"])["notes"][0]["text"] == "-- dashes"
    for command in ("applications", "log", "today"):
        program.run(command)


def test_what_is_kept_with_an_application_is_edited(program: Program, tmp_path: Path) -> None:
    posting = tmp_path / "posting.txt"
    posting.write_bytes("\ufeffNight work. Café duty.\n".encode())
    program.run("add", "Alder", "Gardener", "--posting", posting)
    told = program.run("edit", "alder", "--resume", "short", "--role", "Miller").out
    form = show(program, "alder")
    assert (form["role"], form["details"]["resume"]) == ("Miller", "short")
    assert form["details"]["posting"] == "Night work. Café duty.\n"
    undo(program, told)
    assert show(program, "alder")["role"] == "Gardener"


def test_two_applications_are_merged_and_split_again(mailed: Program) -> None:
    before = state(mailed)
    clerk = show(mailed, "saltmarsh")
    told = mailed.run("split", "saltmarsh", clerk["letters"][1]["letter"]).out
    assert "1 letter of its own" in folded(told)
    ids = [form["application"] for form in mailed.objects("applications", "saltmarsh")]
    assert len(ids) == 2
    assert "2 applications fit “saltmarsh”" in folded(mailed.run("show", "saltmarsh", code=1).err)
    merged = mailed.run("merge", *ids).out
    assert "They are one now, with 2 letters" in folded(merged)
    assert len(mailed.objects("applications", "saltmarsh")) == 1
    undo(mailed, merged)
    undo(mailed, told)
    assert state(mailed) == before


def test_a_letter_is_corrected_in_every_way(mailed: Program) -> None:
    before = state(mailed)
    letter = show(mailed, "saltmarsh")["letters"][1]["letter"]
    commands = (
        ("--kind", "offer"),
        ("--organisation", "Fern Mill", "--role", ""),
        ("--reason", "salary", "--reason", "filled"),
        ("--reason", "salary", "--because", "decided not  to proceed with"),
        ("--door", "kept_on_file", "--door", "apply_again"),
        ("--criticism", "unfortunately we have decided not to proceed"),
        ("--praise", "decided not  to proceed with"),
        ("--stage", "second_interview"),
        ("--application", "tidewell"),
        ("--application", "new"),
        ("--application", "none"),
    )
    for options in commands:
        told = mailed.run("correct", letter[:8], *options).out
        assert state(mailed) != before, options
        undo(mailed, told)
        assert state(mailed) == before, options
    mailed.run("correct", "<3@Saltmarsh.example>", "--reason", "salary")
    form = show(mailed, "saltmarsh")["letters"][1]
    assert form["is_corrected"]
    assert [reason["kind"] for reason in form["reading"]["reasons"]] == ["salary"]
    assert "corrected by you" in mailed.run("show", "saltmarsh").out
    mailed.run("correct", letter, "--no-reason")
    assert show(mailed, "saltmarsh")["letters"][1]["reading"]["reasons"] == []
    mailed.run("confirm", letter)
    assert show(mailed, "saltmarsh")["state"] == "rejected"


def test_steps_are_done_put_off_and_dismissed(mailed: Program) -> None:
    steps = mailed.objects("today")
    assert [step["rule"] for step in steps[:2]] == ["reply", "reply"]
    tomorrow = (NOW.astimezone() + timedelta(days=1)).date()
    for options, words in (
        (("done",), "Done:"),
        (("dismiss", "not", "for", "me"), "Off the list:"),
        (("postpone",), f"Put off until {tomorrow}:"),
        (("postpone", str(tomorrow)), f"Put off until {tomorrow}:"),
    ):
        command, *more = options
        told = mailed.run(command, steps[0]["step"], *more).out
        assert words in folded(told)
        assert [step["step"] for step in mailed.objects("today")] == [step["step"] for step in steps[1:]]
        undo(mailed, told)
    assert mailed.objects("today") == steps
    assert folded(mailed.run("today").out).startswith("1. ")


def test_a_rejection_is_put_out_of_sight_and_brought_back(mailed: Program) -> None:
    both = mailed.objects("rejections")
    until = str((NOW + timedelta(days=40)).date())
    told = mailed.run("hide", "tidewell", until).out
    assert f"Out of sight until {until}" in folded(told)
    assert [form["organisation"] for form in mailed.objects("rejections")] == ["Saltmarsh"]
    assert "1 rejection out of sight" in folded(mailed.run("rejections").out)
    hidden = mailed.objects("rejections", "--hidden")
    assert {form["organisation"]: form["hidden_until"] for form in hidden} == {
        "Saltmarsh": None,
        "Tidewell": until,
    }
    mailed.run("unhide", "tidewell")
    assert mailed.objects("rejections") == both
    mailed.run("hide", "tidewell")
    mailed.run("hide", "saltmarsh")
    assert "2 rejections out of sight" in folded(mailed.run("rejections").out)


def test_what_was_kept_by_a_command_that_was_killed_is_there(mailed: Program) -> None:
    letter = show(mailed, "tidewell")["letters"][0]["letter"]
    with closing(open_store(mailed.data)) as store:
        fact = Happened(letter, EventKind.OFFER, NOW.date())
        number = store.record("event", NOW, {"said": 1}, [fact])
    assert show(mailed, "tidewell")["state"] == "offer"
    with closing(open_store(mailed.data)) as store:
        store.undo(NOW, number)
    assert len(mailed.objects("rejections")) == 2
    assert show(mailed, "tidewell")["state"] == "rejected"
