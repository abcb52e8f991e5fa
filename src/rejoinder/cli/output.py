"""How the command line writes readings, rejections and applications."""

from __future__ import annotations

import json
import shutil
import sys
import textwrap
from collections.abc import Iterable, Mapping
from typing import Any

import click

from rejoinder.services.forms import Form

KIND_WORDS = {
    "rejection": "a rejection",
    "on_hold": "put on hold, nothing decided",
    "interview": "about an interview",
    "assessment": "a test to take",
    "offer": "an offer",
    "confirmation": "confirms that an application arrived",
    "viewed": "somebody looked at the application",
    "action_required": "asks for something",
    "feedback": "feedback about you",
    "recruiter_outreach": "a recruiter writes first",
    "recruiter_reply": "an answer in a conversation",
    "job_alert": "a list of openings",
    "newsletter": "a newsletter",
    "portal_account": "about an account on a portal",
    "withdrawal_ack": "takes note that you withdrew",
    "sent_by_seeker": "written by you",
    "other": "not about a job search",
}
REASON_WORDS = {
    "experience": "experience",
    "skill": "a skill",
    "education": "degree or certificate",
    "language": "language",
    "location": "the place",
    "permit": "permit or clearance",
    "salary": "pay",
    "filled": "the position is filled",
    "internal": "solved inside the house",
    "frozen": "the position is frozen or gone",
    "competition": "others match more closely, or very many applied",
    "policy": "a rule of the house",
    "other": "a cause of its own",
}
DOOR_WORDS = {
    "kept_on_file": "they keep your papers",
    "apply_again": "you may apply again",
    "talent_pool": "a talent pool",
    "contact_offered": "you may get in touch",
    "feedback_offered": "they offer feedback",
    "other_role": "another role",
}
HANDS_WORDS = {"yours": "in your hands", "partly": "partly in your hands", "not_yours": "not in your hands"}
MARGIN = 2


def print_object(form: Mapping[str, Any]) -> None:
    """Print one object on a line."""
    sys.stdout.write(json.dumps(form, ensure_ascii=False) + "\n")


def width() -> int:
    """Return how wide text may be: the terminal's width, 100 at most."""
    return min(shutil.get_terminal_size((88, 24)).columns, 100)


def print_wrapped(text: str, indent: int = 0, first: str = "") -> None:
    """Print a paragraph with an indent; `first` stands before its first line."""
    blank = " " * indent
    lead = (first or "").ljust(indent)
    lines = textwrap.wrap(text, max(30, width() - indent), break_long_words=False, break_on_hyphens=False) or [""]
    click.echo(lead + lines[0])
    for line in lines[1:]:
        click.echo(blank + line)


def quoted(entry: Mapping[str, Any]) -> str:
    """Return a quote in quotation marks, with its field where that is not the text."""
    where = "" if entry["where"] == "text" else f" ({entry['where']})"
    return f"“{entry['quote']}”{where}"


def title(organisation: str | None, role: str | None) -> str:
    """Return the heading of an application."""
    return " · ".join([organisation or "organisation not named", role or "role not named"])


def day(moment: str | None) -> str:
    """Return the day of a time, or words for none."""
    return moment[:10] if moment else "no date"


def print_reading(form: Form, *, is_rejection: bool) -> None:
    """Print what a letter says: reasons, doors and feedback, each with its sentence."""
    for reason in form["reasons"]:
        words = f"{REASON_WORDS[reason['kind']]} ({HANDS_WORDS[reason['hands']]}: {reason['fact']})"
        _print_item("Reason", words, quoted(reason))
    if is_rejection and not form["reasons"]:
        _print_item("Reason", "the letter gives none", "")
    for door in form["doors"]:
        until = f", until {door['until']}" if door["until"] else ""
        _print_item("Door", DOOR_WORDS[door["kind"]] + until, quoted(door))
    if is_rejection and not form["doors"]:
        _print_item("Door", "the letter names none", "")
    for item in form["feedback"]:
        kind = "praise" if item["polarity"] == "positive" else "criticism"
        _print_item("Feedback", kind + (", a form phrase" if item["formula"] else ", about you"), quoted(item))


def _print_item(name: str, words: str, quote: str) -> None:
    indent = MARGIN + 10
    print_wrapped(words, indent, " " * MARGIN + name)
    if quote:
        print_wrapped(quote, indent)


def print_verdict(form: Form) -> None:
    """Print the words that a message's kind rests on."""
    for number, quote in enumerate(form["quotes"]):
        print_wrapped(quoted(quote), MARGIN + 10, " " * MARGIN + ("It says" if number == 0 else ""))


def print_steps(steps: Iterable[Mapping[str, Any]]) -> None:
    """Print what to do now, each with its reason and its day."""
    steps = list(steps)
    if not steps:
        return
    click.echo(" " * MARGIN + "What to do now")
    for number, step in enumerate(steps, 1):
        due = f" By {step['due']}." if step["due"] else ""
        print_wrapped(f"{step['do']}{due}", MARGIN + 5, " " * MARGIN + f"  {number}. ")
        print_wrapped(step["why"], MARGIN + 5)
