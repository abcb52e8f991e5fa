"""How the command line writes readings, rejections and applications."""

from __future__ import annotations

import json
import shutil
import sys
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, tzinfo
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from rejoinder.domain.applications import Application
from rejoinder.services.forms import Form
from rejoinder.services.words import CONSENT_WORDS, DOOR_WORDS, HANDS_WORDS, POLARITY_WORDS, REASON_WORDS

if TYPE_CHECKING:
    from rejoinder.services.corrections import Correction

SHORT = 8  # characters of a key that name it
MARGIN = 2
OPENING = 5  # words by which a sentence is known again
_ZONE = "rejoinder.zone"  # under which a command keeps the zone that the person lives by
MOST_MOVED = 5  # letters that are named
INDENT = 12  # where words stand after their name: "  It says   …"


class Line(NamedTuple):
    """One statement about a letter: its name, its words, and the quote it rests on, if any."""

    name: str
    words: str
    quote: str


def print_object(form: Mapping[str, Any]) -> None:
    """Print one object on a line, in UTF-8 whatever the terminal speaks."""
    sys.stdout.flush()
    sys.stdout.buffer.write(json.dumps(form, ensure_ascii=False).encode("utf-8", "replace") + b"\n")


def width() -> int:
    """Return how wide text may be: the terminal's width, 100 at most."""
    return min(shutil.get_terminal_size((88, 24)).columns, 100)


def print_wrapped(text: str, indent: int = 0, first: str = "", *, bold: bool = False, err: bool = False) -> None:
    """Print a paragraph with an indent; `first` stands before its first line."""
    lines = textwrap.wrap(
        text,
        max(28 + indent, width()),
        initial_indent=first.ljust(indent),
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    for line in lines or [first]:
        click.echo(click.style(line, bold=True) if bold else line, err=err)


def print_item(name: str, words: str) -> None:
    """Print words after their name."""
    first = " " * MARGIN + name
    print_wrapped(words, INDENT, first if len(first) < INDENT else f"{first}  ")


def counted(number: int, noun: str) -> str:
    """Return a number with its noun, one or several."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def title(organisation: str | None, role: str | None) -> str:
    """Return the heading of an application."""
    return " · ".join([organisation or "organisation not named", role or "role not named"])


def live_by(zone: tzinfo | None) -> None:
    """Write times for the rest of a command as they are in a zone."""
    click.get_current_context().meta[_ZONE] = zone


def here(moment: datetime) -> datetime:
    """Return a time where the person is; a day has no zone, and the first and the last that there is no other."""
    context = click.get_current_context(silent=True)
    try:
        return moment if moment.tzinfo is None else moment.astimezone(context.meta.get(_ZONE) if context else None)
    except (OverflowError, ValueError, OSError):
        return moment


def day(moment: str | None) -> str:
    """Return the day of a time where the person is, or words for none."""
    return f"{here(datetime.fromisoformat(moment)):%Y-%m-%d}" if moment else "no date"


def clock_time(moment: str, *, is_local: bool = False) -> str:
    """Return when an interview is: where the person is, or as the letter says it where that names no zone."""
    parsed = datetime.fromisoformat(moment)
    if is_local or parsed.tzinfo is None:
        return f"{parsed:%Y-%m-%d %H:%M}"
    local = here(parsed)
    return f"{local:%Y-%m-%d %H:%M} (UTC{local.isoformat()[-6:] if local.utcoffset() else ''})"


def quoted(entry: Mapping[str, Any]) -> str:
    """Return a quote in quotation marks, with its field where that is not the text."""
    if entry["where"] == "seeker":
        return "you said so"
    where = "" if entry["where"] == "text" else f" ({entry['where']})"
    return f"“{entry['quote']}”{where}"


def print_letter(
    form: Form, *, verdicts: int | None = None, with_facts: bool = True, attached: Sequence[str] = ()
) -> None:
    """Print what a letter says, each statement with its sentence, and no sentence twice.

    `verdicts` limits the quotes that its kind rests on. `with_facts` adds to whose hands a reason is in
    what it means.
    """
    lines = [
        Line("" if number else "It says", "", quoted(quote)) for number, quote in enumerate(form["quotes"][:verdicts])
    ]
    if not lines and form["kind"] == "rejection":
        lines = [Line("It says", "no single sentence that could be quoted", "")]
    lines += _statements(form, is_rejection=form["kind"] == "rejection", with_facts=with_facts, attached=attached)
    told: list[str] = []
    for line, following in zip_longest(lines, lines[1:]):
        if line.words:
            print_item(line.name, line.words)
        if not line.quote or (
            following and following.words and following.name == line.name and following.quote == line.quote
        ):
            continue  # the next statement of the same kind rests on the same sentence, and shows it
        shown = _again(line.quote, told) if line.quote in told else line.quote
        print_wrapped(shown, INDENT, "" if line.words else " " * MARGIN + line.name)
        told.append(line.quote)


def _again(quote: str, told: list[str]) -> str:
    """Return how to point at a sentence that stands above."""
    if told[-1] == quote:
        return "the same sentence says so"
    words = quote.split()
    return f"{' '.join(words[:OPENING])} …” (above)" if len(words) > OPENING + 1 else quote


def door_words(door: Form) -> str:
    """Return what a door is, whether one has to agree, and until when it is open."""
    agreed = CONSENT_WORDS if door["asks_consent"] else ""
    return DOOR_WORDS[door["kind"]] + agreed + (f", until {door['until']}" if door["until"] else "")


def _statements(form: Form, *, is_rejection: bool, with_facts: bool, attached: Sequence[str]) -> Iterable[Line]:
    """Give what a letter states, beside the interview that it tells of; of a rejection also what is not there."""
    for reason in form["reasons"]:
        hands = HANDS_WORDS[reason["hands"]] + (f": {reason['fact']}" if with_facts else "")
        yield Line("Reason", f"{REASON_WORDS[reason['kind']]} ({hands})", quoted(reason))
    if is_rejection and not form["reasons"]:
        none = f"none was found in the mail; what is attached is not read: {', '.join(attached)}"
        yield Line("Reason", none if attached else "none was found in the letter", "")
    if form["interview"] and form["kind"] != "interview":
        yield Line("Stage", "an interview took place", quoted(form["interview"]))
    for door in form["doors"]:
        yield Line("Door", door_words(door), quoted(door))
    if is_rejection and not form["doors"]:
        yield Line("Door", f"none was found in the {'mail' if attached else 'letter'}", "")
    if form["deadline"]:
        yield Line("By", form["deadline"]["on"], quoted(form["deadline"]))
    for item in form["feedback"]:
        kind = POLARITY_WORDS[item["polarity"]]
        yield Line("Feedback", kind + (", a form phrase" if item["formula"] else ", about you"), quoted(item))


def print_correction(words: str, done: Correction) -> None:
    """Print what a letter is now, where it belongs, and which others are elsewhere since."""
    print_wrapped(words)
    print_item("Belongs", f"to {_home(done.application)}")
    for letter, application in done.moved[:MOST_MOVED]:
        subject = letter.message.subject or "no subject"
        print_item("Moved", f"“{subject}” ({letter.message.key[:8]}), now to {_home(application)}")
    if len(done.moved) > MOST_MOVED:
        print_item("Moved", f"and {len(done.moved) - MOST_MOVED} more")
    print_wrapped(f"To take it back: `rejoinder undo {done.operation}`.")


def _home(application: Application | None) -> str:
    if application is None:
        return "no application"
    return f"{title(application.organisation, application.role)} · {application.id}"


def print_told(form: Form) -> None:
    """Print a rejection that the seeker told of."""
    how = f" {form['how']}" if form["how"] else ""
    print_item("You said", f"they turned it down{how}" + (f": {form['note']}" if form["note"] else ""))
    for reason in form["reasons"]:
        print_item("Reason", f"{REASON_WORDS[reason['kind']]} ({HANDS_WORDS[reason['hands']]}), you said so")
    if not form["reasons"]:
        print_item("Reason", "you noted none")


def print_interview(form: Form) -> None:
    """Print when and where an interview is, as far as it was read."""
    interview = form["interview"]
    if interview and (interview["start"] or interview["place"]):
        start = clock_time(interview["start"], is_local=interview["is_local"]) if interview["start"] else "no date read"
        print_item("When", f"{start}, {interview['place']}" if interview["place"] else start)


def print_steps(steps: Iterable[Mapping[str, Any]]) -> None:
    """Print what to do now, each with its reason and its day."""
    steps = list(steps)
    if not steps:
        return
    click.echo()
    click.echo(" " * MARGIN + "What to do now")
    for number, step in enumerate(steps, 1):
        due = f" By {step['due']}." if step["due"] else ""
        print_wrapped(f"{step['do']}{due}", MARGIN + 5, " " * MARGIN + f"  {number}. ")
        print_wrapped(step["why"], MARGIN + 5)


def print_unmet(note: Mapping[str, Any] | None, application: str) -> None:
    """Print which musts of its posting a rejection did not meet, if that is known."""
    if note is None or (not note["musts"] and note["current"]):
        return
    if not note["musts"]:
        print_item("Musts", f"not compared yet: `rejoinder gaps {application}`")
        return
    guess = " by your newest résumé, since none is noted as sent with it" if note["assumed"] else ""
    if not note["count"]:
        print_item("Musts", f"all {note['musts']} met{guess}, as far as the résumé shows")
        return
    quotes = ", ".join(f"“{one['quote']}”" for one in note["unmet"] if one["quote"])
    which = f": {quotes}" if quotes else ""
    old = "" if note["current"] else "; something changed since that was compared"
    print_item(
        "Musts", f"{note['count']} of {note['musts']} not shown{guess}{which}{old}. `rejoinder gaps {application}`"
    )
