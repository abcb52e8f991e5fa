"""`rejoinder merge`: two applications that are one."""

from __future__ import annotations

from pathlib import Path

import click

from rejoinder.cli.desk import desk, print_said
from rejoinder.cli.output import counted
from rejoinder.services.applications import merge_applications


@click.command("merge", short_help="Make two applications one.")
@click.argument("application")
@click.argument("into")
@click.pass_obj
def command(data: Path | None, application: str, into: str) -> None:
    """Make APPLICATION a part of the application INTO: all that belongs to the one then belongs to the other."""
    with desk(data) as at:
        said = merge_applications(at.store, at.clock, application, into)
    letters = counted(len(said.story.letters), "letter")
    print_said(f"They are one now, with {letters}:", said.story.application, said.operation)
