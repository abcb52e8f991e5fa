"""What was said is kept in ten seconds, found wherever that organisation comes up, and asked for at the right time."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.journeys.program import DEMO, InProcess, Program

NOW = datetime.now(UTC)  # noqa: TID251  (the program that is run asks the clock as well)
LETTER = """\
From: {sender}
To: {to}
Message-ID: <{number}@{house}.example>
{thread}Date: {date:%a, %d %b %Y %H:%M:%S} +0000
Subject: {subject}Your application as Night Porter at Tidewell

{words}
"""
ADA, TOMASZ = "Ada Grey <ada@tidewell.example>", "Tomasz Wren <tomasz@example.org>"
RECEIVED = (
    "Dear Tomasz,\n\nthank you for applying for the Night Porter position at Tidewell. We have received your "
    "application.\n\nKind regards\nAda Grey\nTidewell"
)
NO = (
    "Dear Tomasz,\n\nunfortunately we have decided not to proceed with your application for the Night Porter position."
    "\n\nKind regards\nAda Grey\nTidewell"
)
REPLY = (
    "Dear Ada,\n\nThank you for your time, and for the tour of the old boiler house, which I enjoyed. Tidewell stays "
    "at the top of my list, so please think of me for other posts.\n\nKind regards\nTomasz Wren\n\n"
    "P.S. Could you tell me what I could have done better?"
)
KIND = "Dear Tomasz,\n\nthank you for your kind reply. It was good to meet you.\n\nKind regards\nAda Grey\nTidewell"
ASKS = (
    "Dear Ada,\n\nThank you for your answer. Could you tell me in two lines what was good and what was missing in my "
    "interview?\n\nKind regards\nTomasz Wren"
)
MAY_NOT = (
    "Dear Tomasz,\n\nthank you for your mail. I am sorry, but our policy does not allow us to give individual feedback."
    "\n\nKind regards\nAda Grey\nTidewell"
)
TOLD = (
    "Dear Tomasz,\n\nof course, here is the feedback that you asked for. Your answers were very clear and friendly. We "
    "missed concrete examples from the night shift.\n\nKind regards\nAda Grey\nTidewell"
)


def letter(number: int, words: str, days_ago: float, *, is_own: bool = False) -> str:
    """Return a mail of the thread."""
    return LETTER.format(
        sender=TOMASZ if is_own else ADA,
        to=ADA if is_own else TOMASZ,
        number=number,
        house="post" if is_own else "tidewell",
        thread="" if number < 3 else f"In-Reply-To: <{number - 1}@{'tidewell' if is_own else 'post'}.example>\n",
        subject="" if number < 3 else "Re: ",
        date=NOW - timedelta(days=days_ago),
        words=words,
    )


STORY = (
    letter(1, RECEIVED, 20),
    letter(2, NO, 12),
    letter(3, REPLY, 11, is_own=True),
    letter(4, KIND, 9),
    letter(5, ASKS, 8, is_own=True),
)


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """Return a program whose data folder is not there yet."""
    return InProcess(tmp_path / "data")


def read(program: Program, tmp_path: Path, *letters: str) -> None:
    """Read these mails, and those that were read before."""
    folder = tmp_path / "mail"
    folder.mkdir(exist_ok=True)
    for one in letters:
        number = one.partition("Message-ID: <")[2].partition("@")[0]
        (folder / f"{number}.eml").write_text(one, "utf-8")
    program.run("import", folder)


def state(program: Program) -> tuple[str, bool]:
    """Return how asking stands at Tidewell."""
    (found,) = program.objects("asking", "tidewell")
    return found["asking"]["state"], found["asking"]["may_ask"]


def test_asking_follows_the_letters(program: Program, tmp_path: Path) -> None:
    steps = (
        (2, "rejected", False),
        (3, "replied", False),
        (4, "answered", True),
        (5, "asked", False),
    )
    for count, name, may_ask in steps:
        read(program, tmp_path, *STORY[:count])
        assert state(program) == (name, may_ask)
        rules = [one["rule"] for one in program.objects("today", "--all")]
        assert ("specifics" in rules) == may_ask
    asked = program.run("asking", "tidewell").out
    assert "what was good and what was missing" in asked
    assert "not now: You have asked" in asked
    read(program, tmp_path, letter(6, MAY_NOT, 6))
    assert state(program) == ("not_allowed", False)
    assert "does not allow us" in program.run("asking", "tidewell").out
    assert "Asking goes on nowhere" in program.run("asking").out
    assert "they give no feedback" in program.run("asking", "--all").out


def test_a_letter_of_feedback_is_split_and_stands_wherever_they_come_up(program: Program, tmp_path: Path) -> None:
    read(program, tmp_path, *STORY, letter(6, TOLD, 6))
    assert state(program)[0] == "received"
    step = next(one for one in program.objects("today", "--all") if one["rule"] == "feedback")
    assert "To be split by you" in program.run("feedback").out
    pieces = program.objects("file", step["letter"])
    numbers = {piece["quote"]: piece["number"] for piece in pieces}
    missed = numbers["We missed concrete examples from the night shift."]
    program.run("file", step["letter"][:8], "--good", "very clear and friendly", "--bad", missed)
    assert "To be split" not in program.run("feedback").out
    assert not [one for one in program.objects("today", "--all") if one["rule"] == "feedback"]
    quotes = {entry["quote"]: entry["polarity"] for entry in program.objects("feedback")}
    assert quotes == {
        "very clear and friendly.": "positive",
        "We missed concrete examples from the night shift.": "negative",
    }
    for arguments in (("show", "tidewell"), ("organisations", "tidewell"), ("feedback", "night", "shift")):
        assert "concrete examples" in program.run(*arguments).out
    assert "about you besides" in program.run("rejections").out
    assert "concrete examples" in program.run("search", "concrete examples").out
    program.run("undo")
    assert "To be split" in program.run("feedback").out


def test_what_somebody_said_by_phone_is_written_down(program: Program) -> None:
    program.run("add", "Tidewell", "Night Porter")
    program.run("event", "tidewell", "rejected", "--how", "by phone")
    told = ("--good", "clear in the talk", "--bad", "too little SQL", "--by", "Ada Grey", "--on", "today", "--by-phone")
    kept = program.run("feedback", "tidewell", *told)
    assert "Tidewell" in kept.out
    assert "undo" in kept.out
    good, bad = sorted(program.objects("feedback"), key=lambda one: one["polarity"], reverse=True)
    assert (good["quote"], good["by"], good["how"]) == ("clear in the talk", "Ada Grey", "by phone")
    assert (bad["quote"], bad["themes"], bad["on"]) == ("too little SQL", ["technical skill"], NOW.date().isoformat())
    assert [one["entry"] for one in program.objects("feedback", "--theme", "technical skill")] == [bad["entry"]]
    changed = program.run("weigh", bad["entry"], "--theme", "SQL", "--theme", "night work", "--by", "Ida Quill")
    assert "about sql, night work" in changed.out
    program.run("weigh", bad["entry"], "--leave-out")
    assert [one["entry"] for one in program.objects("feedback")] == [good["entry"]]
    assert len(program.objects("feedback", "--all")) == 2
    program.run("undo")
    program.run("undo")
    assert program.objects("feedback", "ada", "sql")[0]["themes"] == ["technical skill"]
    assert "too little SQL" in program.run("search", "little sql").out
    program.run("undo", "3")
    assert program.objects("feedback") == []
    assert "Nothing in the log yet" in program.run("feedback").out


def test_what_no_letter_shows_is_ticked_and_what_was_read_wrongly_is_said(program: Program, tmp_path: Path) -> None:
    read(program, tmp_path, *STORY[:2])
    program.run("asking", "tidewell", "replied_ps", "2", "days", "ago")
    assert state(program) == ("replied", False)
    program.run("asking", "tidewell", "answered", "yesterday", "--how", "by phone")
    assert state(program) == ("answered", True)
    program.run("asking", "tidewell", "refused")
    assert state(program) == ("not_allowed", False)
    program.run("undo")
    program.run("undo")
    assert state(program) == ("replied", False)
    program.run("undo")
    assert state(program) == ("rejected", False)
    read(program, tmp_path, *STORY, letter(6, MAY_NOT, 6))
    assert state(program)[0] == "not_allowed"
    key = program.objects("asking", "tidewell")[0]["asking"]["letter"]
    program.run("asking", key[:8], "answered", "--letter")
    assert state(program) == ("answered", False)
    program.run("undo")
    assert state(program)[0] == "not_allowed"


def test_the_log_is_exported_and_restored(program: Program, tmp_path: Path) -> None:
    program.run("add", "Tidewell", "Night Porter")
    program.run("feedback", "tidewell", "--good", "kind 🦉", "--theme", "owls", "--in-person")
    program.run("weigh", program.objects("feedback")[0]["entry"], "--bad")
    program.run("export", tmp_path / "all.json")
    other = InProcess(tmp_path / "other")
    other.run("restore", tmp_path / "all.json")
    (entry,) = other.objects("feedback")
    assert (entry["quote"], entry["polarity"], entry["themes"], entry["how"]) == (
        "kind 🦉",
        "negative",
        ["owls"],
        "in person",
    )


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("feedback", "--good", "clear"), "name the application"),
        (("feedback", "nowhere", "--good", "clear"), "No application fits"),
        (("feedback", "tidewell", "--good", " "), "Nothing is said"),
        (("feedback", "tidewell", "--good", "clear", "--on", "in two weeks"), "come"),
        (("feedback", "tidewell", "--good", "clear", "--theme", "x" * 60), "too long for a theme"),
        (("weigh", "abcd1234", "--bad"), "No entry"),
        (("file", "abcd1234"), "rejoinder"),
        (("asking", "tidewell", "asked"), "did not turn you down"),
        (("asking", "tidewell"), "did not turn you down"),
        (("asking", "tidewell", "thanked"), "thanked"),
        (("asking", "abcd1234", "asked", "--letter"), "rejoinder"),
    ],
)
def test_what_cannot_be_done_says_what_to_do(program: Program, arguments: tuple[str, ...], words: str) -> None:
    program.run("add", "Tidewell", "Night Porter")
    outcome = program.run(*arguments, code=None)
    assert outcome.code in (1, 2)
    assert words in outcome.err.replace("\n", " ")


def test_the_demo_has_feedback_that_a_newcomer_can_file(program: Program) -> None:
    program.run("import", DEMO)
    entries = program.objects("feedback")
    assert len({entry["organisation"] for entry in entries}) > 5
    assert {"positive", "negative"} == {entry["polarity"] for entry in entries}
    assert not any(entry["is_formula"] for entry in entries)
    assert any(entry["is_formula"] for entry in program.objects("feedback", "--all"))
    assert "Ormsby" in program.run("feedback", "--organisation", "ormsby").out
    letters = re.findall(r"rejoinder\s+file\s+(\w{8})", program.run("feedback").out)
    assert len(letters) > 1
    for key in letters:
        program.run("file", key, "--as-shown")
    assert "To be split" not in program.run("feedback").out
    assert len(program.objects("feedback")) == len(entries), "as it was shown"
