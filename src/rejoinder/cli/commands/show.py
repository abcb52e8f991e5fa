"""`rejoinder show`: the story of one application."""

from __future__ import annotations

from pathlib import Path

import click

from rejoinder.bootstrap import make_program
from rejoinder.cli.output import (
    KIND_WORDS,
    day,
    print_interview,
    print_letter,
    print_object,
    print_steps,
    print_wrapped,
    title,
)
from rejoinder.services.forms import Form
from rejoinder.services.rejections import find_story, story_form


@click.command("show", short_help="Show one application.")
@click.argument("application", nargs=-1, required=True, metavar="APPLICATION")
@click.option("--json", "as_json", is_flag=True, help="Print one object.")
@click.pass_obj
def command(data: Path | None, application: tuple[str, ...], *, as_json: bool) -> None:
    """Show one APPLICATION by its id, or by words of its organisation and role."""
    program = make_program(data)
    store = program.store()
    try:
        form = story_form(find_story(store, " ".join(application)), program.clock().now().date())
    finally:
        store.close()
    if as_json:
        print_object(form)
        return
    print_wrapped(title(form["organisation"], form["role"]), bold=True)
    reference = f" · reference {form['reference']}" if form["reference"] else ""
    print_wrapped(f"{form['application']} · got as far as: {form['stage']}{reference}", 2, "  ")
    for letter in form["letters"]:
        _print_letter(letter)
    print_steps(form["next_steps"])


def _print_letter(letter: Form) -> None:
    reading = letter["reading"]
    unsure = " (not sure)" if reading["band"] == "unsure" else ""
    sender = letter["from"]["name"] or letter["from"]["address"] or "unknown sender"
    click.echo()
    print_wrapped(f"{day(letter['date'])}  {KIND_WORDS[reading['kind']]}{unsure}", 2, "")
    print_wrapped(f"{sender}: {letter['subject'] or 'no subject'}", 2, "  ")
    print_letter(reading, verdicts=0 if reading["kind"] == "sent_by_seeker" else 1)
    print_interview(reading)
