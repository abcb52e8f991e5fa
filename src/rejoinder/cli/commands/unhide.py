"""`rejoinder unhide`: a rejection back in sight."""

from __future__ import annotations

from pathlib import Path

import click

from rejoinder.cli.desk import desk, print_said
from rejoinder.services.today import unhide


@click.command("unhide", short_help="Bring a rejection back into sight.")
@click.argument("application")
@click.pass_obj
def command(data: Path | None, application: str) -> None:
    """Bring the rejection of APPLICATION back into sight."""
    with desk(data) as at:
        found, number = unhide(at.store, at.clock, application)
    print_said("In sight again:", found, number)
