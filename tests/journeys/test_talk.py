"""A talk goes on after the letter: what is said in it counts, wherever it is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest

from rejoinder.adapters.clock import SystemClock
from tests.journeys.program import Program

NOW = SystemClock().now()


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """Return a program without any mail."""
    return Program(tmp_path / "data")


def mail(name: str, ago: int, text: str, subject: str, after: Sequence[str] = ()) -> bytes:
    """Return a letter of Ada's at Tidewell, so many days old, in the thread of those before it."""
    made = EmailMessage()
    made["From"], made["To"] = "Ada Grey <ada@tidewell.example>", "Tomasz Wren <tomasz@example.org>"
    made["Subject"], made["Date"] = subject, NOW - timedelta(days=ago)
    made["Message-ID"] = f"<{name}@tidewell.example>"
    if after:
        made["References"] = " ".join(f"<{one}>" for one in after)
    made.set_content(f"Dear Tomasz,\n\n{text}\n\nKind regards\nAda Grey\nTidewell Hotels\n")
    return bytes(made)


def keep(program: Program, folder: Path, *mails: bytes) -> None:
    """Import letters."""
    folder.mkdir(exist_ok=True)
    for number, content in enumerate(mails):
        (folder / f"{number}.eml").write_bytes(content)
    program.run("import", folder)


def test_an_offer_whose_day_has_passed_is_answered_at_once_wherever_it_stands(program: Program, tmp_path: Path) -> None:
    until = NOW.date() - timedelta(days=2)
    text = (
        "we are delighted to offer you the position of Night Porter at Tidewell Hotels. Please let us have your answer "
        f"by {until:%d %B %Y}."
    )
    letter = mail("offer", 9, text, "Your offer: Night Porter")
    keep(program, tmp_path / "mail", letter)
    (shown,) = program.objects("show", "tidewell")
    (item,) = [one for one in program.objects("today") if one["rule"] == "offer"]
    said = f"Answer at once: their offer stood until {until}."
    assert [step["do"] for step in shown["next_steps"]] == [said]
    assert item["do"].endswith(f": {said}")
    (read,) = program.objects("read", tmp_path / "mail" / "0.eml")
    assert [step["do"] for step in read["next_steps"]] == [said]


CONFIRMED = (
    "thank you for applying for the position of Night Porter at Tidewell Hotels. We have received your application."
)
REFUSED = (
    "thank you for coming in for the second interview for the position of Night Porter. Unfortunately we have decided "
    "not to proceed with your application. Your answers were clear, but you have too little experience with bookings."
)
SUBJECT = "Your application as Night Porter"


def standing(program: Program) -> tuple[str, str, list[str]]:
    """Return stage and state of the one application, and what happened by its letters."""
    (shown,) = program.objects("show", "tidewell")
    (listed,) = program.objects("applications")
    assert (listed["stage"], listed["state"]) == (shown["stage"], shown["state"])
    return shown["stage"], shown["state"], [event["event"] for event in shown["events"]]


def test_what_a_letter_is_can_be_put_right_and_the_interview_before_it_stays(program: Program, tmp_path: Path) -> None:
    refused = mail("no", 5, REFUSED, SUBJECT, ["confirmed@tidewell.example"])
    keep(program, tmp_path / "mail", mail("confirmed", 30, CONFIRMED, SUBJECT), refused)
    before = standing(program)
    assert before == ("first interview", "rejected", ["confirmed", "rejected"])
    key = program.objects("show", "tidewell")[0]["letters"][-1]["letter"]
    program.run("correct", key, "--kind", "feedback")
    assert standing(program) == ("first interview", "open", ["confirmed", "feedback"])
    assert program.objects("rejections") == []
    assert {one["stage"] for one in program.objects("feedback")} == {"first interview"}
    program.run("correct", key, "--kind", "rejection")
    assert standing(program) == before
    (refusal,) = program.objects("rejections")
    assert (refusal["stage"], refusal["state"]) == ("first interview", "rejected")
    assert program.objects("feedback")


def test_feedback_that_was_a_rejection_leaves_the_one_before_it_standing(program: Program, tmp_path: Path) -> None:
    first = mail("no", 12, REFUSED, SUBJECT)
    again = "Here is the feedback from your interview. Your answers were clear and well structured."
    keep(program, tmp_path / "mail", first, mail("again", 5, again, SUBJECT, ["no@tidewell.example"]))
    key = program.objects("show", "tidewell")[0]["letters"][-1]["letter"]
    for kind, events in (("rejection", ["rejected", "rejected"]), ("feedback", ["rejected", "feedback"])):
        program.run("correct", key, "--kind", kind)
        assert standing(program) == ("first interview", "rejected", events)


ANSWERS = (
    "thank you for your kind note. Your German was not quite at the level that the team needs on the phone. The meetup "
    "that you mentioned is on the 14th, will you come?"
)
SAID = "Your German was not quite at the level that the team needs on the phone."


def test_feedback_within_a_talk_is_logged_and_offered_to_be_split(program: Program, tmp_path: Path) -> None:
    refused = mail("no", 9, "unfortunately we have decided not to proceed with your application.", SUBJECT)
    back = mail("back", 2, ANSWERS, f"Re: {SUBJECT}", ["no@tidewell.example"])
    keep(program, tmp_path / "mail", mail("confirmed", 30, CONFIRMED, SUBJECT), refused, back)
    (shown,) = program.objects("show", "tidewell")
    letter = shown["letters"][-1]
    assert letter["reading"]["kind"] == "recruiter_reply"
    assert [(one["quote"], one["polarity"], one["letter"]) for one in program.objects("feedback")] == [
        (SAID, "negative", letter["letter"])
    ]
    assert shown["asking"]["state"] == "received"
    assert [one["quote"] for one in shown["feedback"]] == [SAID]
    (item,) = [one for one in program.objects("today") if one["rule"] == "feedback"]
    assert (item["letter"], item["quotes"][0]["quote"]) == (letter["letter"], SAID)
    assert f"`rejoinder file {letter['letter'][:8]}`" in " ".join(program.run("feedback").out.split())
    (classified,) = program.objects("classify", tmp_path / "mail" / "2.eml")
    assert classified["feedback"] == [], "which by itself is no answer to an application"


ASKS = (
    "unfortunately we have decided not to proceed with your application as Night Porter. With your permission we would "
    "like to keep your CV on file."
)


def test_a_letter_that_asks_whether_it_may_keep_papers_gets_a_yes(program: Program, tmp_path: Path) -> None:
    keep(program, tmp_path / "mail", mail("no", 2, ASKS, SUBJECT))
    said = ("reply", "tidewell", "--liked", "the tour of the pottery kiln", "--name", "Tomasz Wren")
    (form,) = program.objects(*said)
    assert "keep my application on file" in form["text"]
    assert form["check"]["ready"], form["check"]
    (mention,) = [one for one in form["mentions"] if one["name"] == "keeping_asked"]
    assert mention["quote"] == "With your permission we would like to keep your CV on file."
    (refused,) = program.objects(*said, "--no-agree")
    assert "on file" not in refused["text"]
    assert refused["check"]["ready"], refused["check"]
