"""`rejoinder dismiss`: a step of Today that will not be taken."""

from __future__ import annotations

from pathlib import Path

import click

from rejoinder.cli.desk import desk
from rejoinder.cli.output import print_wrapped
from rejoinder.domain.facts import Handling
from rejoinder.services.today import find_item, handle


@click.command("dismiss", short_help="Take a step off the list for good.")
@click.argument("step")
@click.argument("reason", nargs=-1)
@click.pass_obj
def command(data: Path | None, step: str, reason: tuple[str, ...]) -> None:
    """Take STEP of `rejoinder today` off the list for good, with your REASON if you like."""
    with desk(data) as at:
        item = find_item(at.stories, at.clock.here(), step, at.book)
        number = handle(at.store, at.clock, item, Handling.DISMISSED, reason=" ".join(reason))
    print_wrapped(f"Off the list: {item.do} To take it back: `rejoinder undo {number}`.")
