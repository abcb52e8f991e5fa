"""`rejoinder review`: what only the seeker can tell."""

from __future__ import annotations

from pathlib import Path

import click

from rejoinder.cli.desk import desk
from rejoinder.cli.output import SHORT, counted, day, print_item, print_object, print_wrapped, quoted, title
from rejoinder.services.corrections import letter_review_form, link_review_form, list_reviews
from rejoinder.services.forms import Form
from rejoinder.services.words import KIND_WORDS


@click.command("review", short_help="List what only you can tell.")
@click.option("--hidden", "with_hidden", is_flag=True, help="Letters as well of what was put out of sight.")
@click.option("--json", "as_json", is_flag=True, help="Print one object a line.")
@click.pass_obj
def command(data: Path | None, *, with_hidden: bool, as_json: bool) -> None:
    """List the letters of which it is not sure what they are, or where they belong. Until you say so nothing changes.

    `rejoinder confirm LETTER` says that it was read rightly, `rejoinder correct LETTER` what is wrong.
    """
    with desk(data) as at:
        stories = at.stories
        found = list_reviews(stories, () if with_hidden else stories.out_of_sight(at.clock.here().date()))
    links = [link_review_form(*link) for link in found.links]
    letters = [letter_review_form(*letter) for letter in found.letters]
    for form in [*links, *letters]:
        if as_json:
            print_object(form)
        elif form["review"] == "link":
            _print_link(form)
        else:
            _print_letter(form)
    if not as_json and not links and not letters:
        print_wrapped("Nothing is to be reviewed.")
    if found.away and not as_json:
        print_wrapped(
            f"{counted(found.away, 'letter')} of what is out of sight: `rejoinder review --hidden` shows all."
        )


def _heading(form: Form) -> None:
    sender = form["from"]["name"] or form["from"]["address"] or "unknown sender"
    print_wrapped(f"{day(form['date'])}  {sender}: {form['subject'] or 'no subject'}", 2, "", bold=True)


def _print_link(form: Form) -> None:
    letter = form["letter"][:SHORT]
    _heading(form)
    print_item("Read as", KIND_WORDS[form["reading"]["kind"]])
    print_item("Belongs", "" if form["candidates"] else "no application that is known")
    for number, one in enumerate(form["candidates"], 1):
        print_wrapped(
            f"{title(one['organisation'], one['role'])} · {one['application']}", 15, f"            {number}. "
        )
        print_wrapped("; ".join(one["why"]), 15)
    print_item("Say", f"`rejoinder confirm {letter}` for the first, or `rejoinder correct {letter} --application ID`")
    print_item("", f"(`new` for one of its own, `none` for none); the id is {letter}")
    click.echo()


def _print_letter(form: Form) -> None:
    letter = form["letter"][:SHORT]
    reading = form["reading"]
    _heading(form)
    print_item("Read as", KIND_WORDS[reading["kind"]])
    for quote in reading["quotes"][:1]:
        print_item("It says", quoted(quote))
    print_item("Say", f"`rejoinder confirm {letter}`, or what it is: `rejoinder correct {letter} --kind KIND`")
    click.echo()
