"""`rejoinder split`: letters that belong to another application."""

from __future__ import annotations

from pathlib import Path

import click

from rejoinder.cli.desk import desk, print_said
from rejoinder.cli.output import counted, title
from rejoinder.services.applications import split_application


@click.command("split", short_help="Make two applications of one.")
@click.argument("application")
@click.argument("letters", nargs=-1, required=True, metavar="LETTER...")
@click.pass_obj
def command(data: Path | None, application: str, letters: tuple[str, ...]) -> None:
    """Make an application of its own of each LETTER of APPLICATION that is named; `rejoinder show` gives their ids."""
    with desk(data) as at:
        said = split_application(at.store, at.clock, application, letters)
    rest = [("The rest", f"{title(one.organisation, one.role)} · {one.id}") for one in said.others]
    words = f"{counted(len(said.story.letters), 'letter')} of its own:"
    print_said(words, said.story.application, said.operation, *rest)
