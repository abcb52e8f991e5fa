"""`rejoinder organisations`: what went on with each, and what they said."""

from __future__ import annotations

from pathlib import Path

import click

from rejoinder.cli.commands.feedback import print_entry
from rejoinder.cli.desk import desk
from rejoinder.cli.output import counted, day, door_words, print_item, print_object, print_wrapped, quoted
from rejoinder.services.feedback import FeedbackLog
from rejoinder.services.forms import Form
from rejoinder.services.organisations import list_organisations, organisation_form, tell_organisation, told_form
from rejoinder.services.words import STATE_WORDS


@click.command("organisations", short_help="List the organisations.")
@click.argument("words", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Print one object a line.")
@click.pass_obj
def command(data: Path | None, words: tuple[str, ...], *, as_json: bool) -> None:
    """List the organisations, or those that hold WORDS; of a single one what its letters leave open and say of you."""
    with desk(data) as at:
        found = list_organisations(at.stories, " ".join(words))
        forms = [organisation_form(one) for one in found]
        if len(found) == 1 and words:
            log = FeedbackLog(at.stories, at.book)
            forms = [told_form(tell_organisation(at.stories, found[0].key, log))]
    for form in forms:
        if as_json:
            print_object(form)
        elif len(forms) == 1 and words:
            _print_one(form)
        else:
            _print(form)
    if not forms and not as_json:
        print_wrapped("No organisation fits." if words else "No organisation yet. Begin with `rejoinder import PATH`.")


def _print(form: Form) -> None:
    facts = [counted(len(form["applications"]), "application"), form["furthest"]]
    facts += [counted(form["rejections"], "rejection")] if form["rejections"] else []
    facts += [f"{form['open']} open"] if form["open"] else []
    head = f"{day(form['last']) if form['last'] else ' ' * 10}  "
    print_wrapped(f"{form['organisation']} · {', '.join(facts)}", len(head), head)


def _print_one(form: Form) -> None:
    print_wrapped(form["organisation"], bold=True)
    for one in form["applications"]:
        state = "" if one["state"] == "open" else f", {STATE_WORDS[one['state']]}"
        print_wrapped(f"{one['role'] or 'role not named'} · {one['stage']}{state} · {one['application']}", 4, "  ")
    for door in form["doors"]:
        print_item("Door", door_words(door))
        print_item("", quoted(door))
    for entry in form["feedback"]:
        print_entry(entry)
