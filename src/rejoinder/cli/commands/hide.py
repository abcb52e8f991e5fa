"""`rejoinder hide`: a rejection out of sight for a while."""

from __future__ import annotations

from pathlib import Path

import click

from rejoinder.cli.desk import desk, print_said
from rejoinder.services.today import hide


@click.command("hide", short_help="Put a rejection out of sight.")
@click.argument("application")
@click.argument("until", nargs=-1)
@click.pass_obj
def command(data: Path | None, application: str, until: tuple[str, ...]) -> None:
    """Put the rejection of APPLICATION out of sight UNTIL a day as you would say it, or until you want to see it.

    It counts as before, and nothing is lost: `rejoinder rejections --hidden` lists it.
    """
    with desk(data) as at:
        day = at.day(" ".join(until), future=True) if until else None
        found, number = hide(at.store, at.clock, application, day)
    print_said(f"Out of sight until {day}:" if day else "Out of sight:", found, number)
