"""`rejoinder requirements`: what a job description asks for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from rejoinder.bootstrap import make_program
from rejoinder.cli.output import print_item, print_object, print_wrapped
from rejoinder.cli.papers import document_from, print_any_of
from rejoinder.services.words import REQUIREMENT_WORDS

if TYPE_CHECKING:
    from rejoinder.services.forms import Form


@click.command("requirements", short_help="List what a job description asks for.")
@click.argument("file", required=False, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--json", "as_json", is_flag=True, help="Print one object.")
def command(file: Path | None, *, as_json: bool) -> None:
    """List what the job description in FILE, or pasted on standard input, asks of you.

    FILE is a saved page (.html), a PDF, a Word document (.docx), Markdown or text. Each requirement stands in its own
    words, with its kind, whether it is a must, and its alternatives. Nothing is stored.
    """
    from rejoinder.services.postings import PostingReader, requirements_form  # noqa: PLC0415

    program = make_program()
    document = document_from(program, file, "posting")
    reader = PostingReader(program.postings_book(), program.skills())
    form = requirements_form(reader.read(document), document.text)
    if as_json:
        print_object(form)
    else:
        _print(form)


def _part(one: Form) -> str:
    if one["implied"]:
        return "Implied by the work"
    return "Asked for" if one["must"] else "Nice to have"


def _print(form: Form) -> None:
    """Print musts first, then what is nice to have, then what the work implies."""
    for title in ("Asked for", "Nice to have", "Implied by the work"):
        shown = [one for one in form["requirements"] if _part(one) == title]
        if shown:
            print_wrapped(f"{title}: {len(shown)}", bold=True)
        for one in shown:
            print_item(REQUIREMENT_WORDS[one["kind"]], " ".join(one["quote"].split()))
            print_any_of(one)
    for problem in form["problems"]:
        print_wrapped(problem, err=True)
