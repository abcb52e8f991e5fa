"""`rejoinder resume`: what is read from a résumé."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from rejoinder.bootstrap import make_program
from rejoinder.cli.output import counted, print_item, print_object, print_wrapped
from rejoinder.services.words import SECTION_WORDS

if TYPE_CHECKING:
    from rejoinder.services.forms import Form


@click.command("resume", short_help="Show what is read from a résumé.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--text", "as_text", is_flag=True, help="Print the text alone, in the order in which it is read.")
@click.option("--json", "as_json", is_flag=True, help="Print one object.")
@click.pass_obj
def command(data: Path | None, file: Path, *, as_text: bool, as_json: bool) -> None:
    """Read a résumé in FILE and show its jobs, education and what it lists, each as the résumé says it.

    FILE is a PDF, a Word document (.docx), a page (.html), JSON Resume, Markdown or text. What cannot be told is left
    empty. Nothing is stored.
    """
    from rejoinder.services.resumes import resume_form, resume_of  # noqa: PLC0415

    program = make_program(data)
    form = resume_form(resume_of(program.documents(), program.resume_lexicon(), file))
    if as_json:
        print_object(form)
    elif as_text:
        click.echo(form["text"], nl=False)
    else:
        _print(form)


def _print(form: Form) -> None:
    """Print what was read, the most telling first."""
    jobs, education = form["jobs"], form["education"]
    print_wrapped(
        f"{form['name'] or form['document']}: {counted(len(jobs), 'job')}, {len(education)} of education", bold=True
    )
    for job in jobs:
        points = counted(len(job["bullets"]), "point")
        print_item("Job", f"{_said(job['title'], job['organisation'])}, {_period(job)}: {points}")
    for one in education:
        print_item("Education", f"{_said(one['degree'], one['school'])}, {_period(one)}")
    for name, field in (("Certified", "certificates"), ("Languages", "languages"), ("Skills", "skills")):
        if form[field]:
            print_item(name, "; ".join(held["words"] for held in form[field]))
    print_item("Sections", _sections(form["sections"]) or "no heading was found")
    if not jobs:
        print_item(
            "Note", "no job with dates was found below a heading such as “Experience”; --text shows what is read"
        )
    for problem in form["problems"]:
        print_item("Left out", problem)


def _said(first: str | None, second: str | None) -> str:
    return " · ".join(words for words in (first, second) if words) or "not told apart"


def _period(entry: Mapping[str, Any]) -> str:
    """Return from when to when."""
    end = "today" if entry.get("current") else entry["end"]
    if not entry["start"]:
        return f"until {end}" if end else "no dates"
    return f"{entry['start']} to {end}" if end else str(entry["start"])


def _sections(sections: Sequence[Mapping[str, Any]]) -> str:
    return "; ".join(
        f"{section['heading']} ({SECTION_WORDS[section['kind']]})" for section in sections if section["heading"]
    )
