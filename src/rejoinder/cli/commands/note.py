"""`rejoinder note`: something to remember of an application."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from rejoinder.cli.desk import decoded, desk, print_said
from rejoinder.domain.facts import About
from rejoinder.services.applications import add_note


@click.command("note", short_help="Write a note on an application.")
@click.argument("application")
@click.argument("text", nargs=-1)
@click.option("--liked", "about", flag_value="liked", help="It is one good thing that you saw or heard there.")
@click.option("--met", "about", flag_value="met", help="It is the name of somebody whom you met there.")
@click.pass_obj
def command(data: Path | None, application: str, text: tuple[str, ...], about: str | None) -> None:
    """Write a note on APPLICATION: TEXT, or what is typed or piped in where none is given.

    What you liked and whom you met is taken up by `rejoinder reply`, so write it as the end of a sentence: “the tour
    of the workshop”.
    """
    if not text and sys.stdin.isatty():
        click.echo("Write the note, then press Enter and Ctrl-D (Windows: Enter, Ctrl-Z, Enter):", err=True)
    words = " ".join(text) or decoded(sys.stdin.buffer.read())
    with desk(data) as at:
        said = add_note(at.store, at.clock, application, words.strip(), about=About(about or ""))
    print_said("Noted:", said.story.application, said.operation)
