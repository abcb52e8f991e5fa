"""`rejoinder show`: the story of one application."""

from __future__ import annotations

from pathlib import Path

import click

from rejoinder.cli.commands.asking import print_asking
from rejoinder.cli.commands.feedback import print_entry
from rejoinder.cli.desk import Desk, desk
from rejoinder.cli.output import (
    MARGIN,
    SHORT,
    clock_time,
    day,
    print_interview,
    print_item,
    print_letter,
    print_object,
    print_steps,
    print_unmet,
    print_wrapped,
    title,
)
from rejoinder.domain.mailbox import Letter
from rejoinder.errors import NotFoundError
from rejoinder.services.corrections import find_letter
from rejoinder.services.feedback import FeedbackLog, with_feedback
from rejoinder.services.forms import Form, letter_form
from rejoinder.services.stories import find_story, story_form
from rejoinder.services.unmet import note_form, note_of
from rejoinder.services.words import (
    ABOUT_WORDS,
    DETAIL_WORDS,
    EVENT_WORDS,
    HANDS_WORDS,
    KIND_WORDS,
    REASON_WORDS,
    STATE_WORDS,
)

LONGEST = 200  # characters of a detail that are shown


@click.command("show", short_help="Show one application.")
@click.argument("application", nargs=-1, required=True, metavar="APPLICATION")
@click.option("--json", "as_json", is_flag=True, help="Print one object.")
@click.pass_obj
def command(data: Path | None, application: tuple[str, ...], *, as_json: bool) -> None:
    """Show one APPLICATION by its id, or by words of its organisation and role."""
    with desk(data) as at:
        form = _found(at, " ".join(application))
    if as_json:
        print_object(form)
        return
    if "events" in form:
        print_story(form)
    else:
        _print_letter(form)
        click.echo()
        print_wrapped("It belongs to no application. `rejoinder correct LETTER --application ID` gives it to one.")


def _found(at: Desk, name: str) -> Form:
    """Return the story that is called so, or the letter of that id that belongs to none."""
    stories, today = at.stories, at.clock.here().date()
    try:
        story = find_story(stories, name)
        form = with_feedback(story_form(story, today), FeedbackLog(stories, at.book), story, today)
        return form | {"unmet": note_form(note_of(stories, story.application, at.judge))}
    except NotFoundError:
        try:
            letter: Letter | None = find_letter(stories, name)
        except NotFoundError:
            letter = None
        if letter is None:
            raise
        return letter_form(letter)


def print_story(form: Form) -> None:
    """Print an application: what it is, what happened, letter by letter, and what to do now."""
    print_wrapped(title(form["organisation"], form["role"]), bold=True)
    reference = f" · reference {form['reference']}" if form["reference"] else ""
    state = f" · {STATE_WORDS[form['state']]}" if form["state"] != "open" else ""
    print_wrapped(f"{form['application']} · got as far as: {form['stage']}{state}{reference}", 2, "  ")
    if form["is_provisional"]:
        print_item("To review", "it may belong to another application: `rejoinder review`")
    for name, words in _details(form["details"]):
        print_item(name, words)
    letters = {letter["letter"]: letter for letter in form["letters"]}
    for event in form["events"]:
        if event["source"] == "seeker":
            _print_event(event)
        else:
            _print_letter(letters.pop(event["key"]))
    for letter in letters.values():  # what tells of no event: it is there all the same
        _print_letter(letter)
    for note in form["notes"]:
        click.echo()
        print_wrapped(f"{day(note['on'])}  {ABOUT_WORDS.get(note['about'], 'note')}: {note['text']}", 2, "")
    if form["unmet"]:
        click.echo()
        print_unmet(form["unmet"], form["application"])
    _print_feedback(form)
    print_steps(form["next_steps"])


def _print_feedback(form: Form) -> None:
    """Print what was said about the seeker there, in any application, and whether specifics may be asked for."""
    if form["feedback"]:
        click.echo()
        click.echo(" " * MARGIN + "What they said about you")
    for entry in form["feedback"]:
        print_entry(entry, with_place=entry["application"] != form["application"])
    if form["asking"]:
        click.echo()
        print_asking(form["asking"], form["application"])


def _details(details: Form) -> list[tuple[str, str]]:
    """Return what the seeker said of an application, each with its name."""
    found = [(DETAIL_WORDS[name], _cut(value)) for name, value in details.items() if name in DETAIL_WORDS and value]
    return found + [(name, _cut(value)) for name, value in details["others"].items()]


def _cut(text: str) -> str:
    """Return the beginning of a long text: a posting fills pages."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST]} … ({len(text):,} characters)"


def _print_event(event: Form) -> None:
    round_ = f", round {event['round']}" if event["round"] else ""
    how = f", {event['how']}" if event["how"] else ""
    click.echo()
    print_wrapped(f"{day(event['on'])}  {EVENT_WORDS[event['event']]}{round_}{how} (you said so)", 2, "")
    if event["start"]:
        print_item("When", clock_time(event["start"]))
    for reason in event["reasons"]:
        print_item("Reason", f"{REASON_WORDS[reason['kind']]} ({HANDS_WORDS[reason['hands']]})")
    if event["note"]:
        print_item("Note", event["note"])


def _print_letter(letter: Form) -> None:
    reading = letter["reading"]
    mark = " (corrected by you)" if letter["is_corrected"] else " (not sure)" if reading["band"] == "unsure" else ""
    sender = letter["from"]["name"] or letter["from"]["address"] or "unknown sender"
    click.echo()
    print_wrapped(f"{day(letter['date'])}  {KIND_WORDS[reading['kind']]}{mark} · {letter['letter'][:SHORT]}", 2, "")
    print_wrapped(f"{sender}: {letter['subject'] or 'no subject'}", 2, "  ")
    print_letter(reading, verdicts=0 if reading["kind"] == "sent_by_seeker" else 1, attached=letter["attachments"])
    print_interview(reading)
