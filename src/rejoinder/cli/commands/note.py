"""`rejoinder note`: something to remember of an application."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from rejoinder.cli.desk import decoded, desk, print_said
from rejoinder.services.applications import add_note


@click.command("note", short_help="Write a note on an application.")
@click.argument("application")
@click.argument("text", nargs=-1)
@click.pass_obj
def command(data: Path | None, application: str, text: tuple[str, ...]) -> None:
    """Write a note on APPLICATION: TEXT, or what is typed or piped in where none is given."""
    if not text and sys.stdin.isatty():
        click.echo("Write the note, then press Enter and Ctrl-D (Windows: Enter, Ctrl-Z, Enter):", err=True)
    words = " ".join(text) or decoded(sys.stdin.buffer.read())
    with desk(data) as at:
        said = add_note(at.store, at.clock, application, words.strip())
    print_said("Noted:", said.story.application, said.operation)
