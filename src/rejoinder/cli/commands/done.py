"""`rejoinder done`: a step of Today that was taken."""

from __future__ import annotations

from pathlib import Path

import click

from rejoinder.cli.desk import desk
from rejoinder.cli.output import print_wrapped
from rejoinder.domain.facts import Handling
from rejoinder.services.today import find_item, handle


@click.command("done", short_help="Tick off a step of today.")
@click.argument("step")
@click.pass_obj
def command(data: Path | None, step: str) -> None:
    """Tick off STEP of `rejoinder today`, by its id."""
    with desk(data) as at:
        item = find_item(at.stories, at.clock.here(), step, at.book)
        number = handle(at.store, at.clock, item, Handling.DONE)
    print_wrapped(f"Done: {item.do} To take it back: `rejoinder undo {number}`.")
