"""`rejoinder confirm`: a letter that was read rightly."""

from __future__ import annotations

from pathlib import Path

import click

from rejoinder.cli.desk import desk
from rejoinder.cli.output import print_correction
from rejoinder.services.corrections import confirm
from rejoinder.services.words import KIND_WORDS


@click.command("confirm", short_help="Say that a letter was read rightly.")
@click.argument("letter")
@click.pass_obj
def command(data: Path | None, letter: str) -> None:
    """Say that LETTER was read rightly, and that it belongs to the first application that `rejoinder review` names."""
    with desk(data) as at:
        done = confirm(at.store, at.clock, letter)
    print_correction(f"Confirmed: {KIND_WORDS[done.letter.reading.kind.value]}.", done)
