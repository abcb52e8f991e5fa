"""`rejoinder posting`: the job description of an application as it stood, and what was sent."""

from __future__ import annotations

from pathlib import Path

import click

from rejoinder.cli.desk import Desk, desk, print_said
from rejoinder.cli.output import SHORT, day, print_item, print_object, print_wrapped, title
from rejoinder.cli.papers import document_from, proposal_words
from rejoinder.services.forms import Form
from rejoinder.services.kept_documents import sent_with, version_form
from rejoinder.services.kept_postings import (
    Done,
    Origin,
    keep_letter_as_posting,
    keep_posting,
    posting_form,
    postings_of,
)
from rejoinder.services.posting_proposals import proposal_form, proposals_of
from rejoinder.services.words import PURPOSE_WORDS


@click.command("posting", short_help="Keep or show the posting of an application, and what was sent.")
@click.argument("application")
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option("--from-letter", default="", metavar="ID", help="A letter of the application holds it.")
@click.option("--link", default="", help="The address at which it stood.")
@click.option("--on", "when", default="", metavar="DAY", help="The day on which it stood so: today if you do not say.")
@click.option("--json", "as_json", is_flag=True, help="Print one object.")
@click.pass_obj
def command(  # noqa: PLR0913  (one parameter for each option)
    data: Path | None, /, application: str, file: Path | None, from_letter: str, link: str, when: str, *, as_json: bool
) -> None:
    """Keep the posting of APPLICATION as it stands in FILE, or show it where no FILE is named.

    "-" stands for what is pasted or piped in. A posting that was kept before stays beside the new one, which counts.
    """
    if from_letter and file:
        message = "name a file or a letter, not both."
        raise click.UsageError(message)
    with desk(data) as at:
        done = _keep(at, application, file, from_letter, Origin(link, at.day(when) if when else None))
        form = _form(at, done.application.id if done else application)
    if as_json:
        print_object(form)
    elif done is None:
        _print(form)
    elif done.operation is None:
        print_wrapped("This posting is kept already, word for word; nothing is new.")
    else:
        problems = [("Left out", problem) for problem in form["posting"]["problems"]]
        print_said("Posting kept, of:", done.application, done.operation, *problems)


def _keep(at: Desk, name: str, file: Path | None, letter: str, origin: Origin) -> Done | None:
    if letter:
        return keep_letter_as_posting(at.store, at.clock, name, letter)
    if file is None:
        return None
    return keep_posting(at.store, at.clock, name, document_from(at.program, file, "posting"), origin)


def _form(at: Desk, name: str) -> Form:
    stories = at.stories
    application = stories.find(name)
    found = postings_of(stories, application)
    return {
        "application": application.id,
        "organisation": application.organisation or None,
        "role": application.role or None,
        "posting": posting_form(found[0]) if found else None,
        "proposed": [proposal_form(one) for one in proposals_of(stories, application, at.program.analyst)],
        "earlier": [posting_form(one, with_text=False) for one in found[1:]],
        "sent": [version_form(one, [application]) for one in sent_with(stories, application)],
    }


def _print(form: Form) -> None:
    here, posting = form["application"], form["posting"]
    print_wrapped(f"{title(form['organisation'], form['role'])} · {here}", bold=True)
    for one in form["sent"]:
        print_item("Sent", f"{PURPOSE_WORDS[one['purpose']]} “{one['name']}” · {one['version'][:SHORT]}")
    if not form["sent"]:
        print_item("Sent", f"not said. Say it: `rejoinder keep FILE --sent-with {here}`.")
    if posting is None:
        print_item("Posting", f"not kept. Keep it: `rejoinder posting {here} FILE`, or “-” to paste it.")
        for one in form["proposed"]:
            print_item("In a mail", proposal_words(one, here))
        return
    stood = f", as it stood on {day(posting['on'])}" if posting["on"] else ""
    print_item("Posting", f"{posting['name']}{stood}")
    if posting["link"]:
        print_item("Link", posting["link"])
    for one in form["earlier"]:
        print_item("Earlier", f"{one['name']}{', ' + day(one['on']) if one['on'] else ''}")
    click.echo()
    click.echo(posting["text"].rstrip("\n"))
