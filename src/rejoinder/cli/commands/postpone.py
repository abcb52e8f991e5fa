"""`rejoinder postpone`: a step of Today that waits."""

from __future__ import annotations

from pathlib import Path

import click

from rejoinder.cli.desk import desk
from rejoinder.cli.output import print_wrapped
from rejoinder.domain.facts import Handling
from rejoinder.services.today import find_item, handle


@click.command("postpone", short_help="Put a step off to another day.")
@click.argument("step")
@click.argument("until", nargs=-1)
@click.pass_obj
def command(data: Path | None, step: str, until: tuple[str, ...]) -> None:
    """Put STEP of `rejoinder today` off UNTIL a day as you would say it: tomorrow if you do not say."""
    with desk(data) as at:
        item = find_item(at.stories, at.clock.here(), step, at.book)
        day = at.day(" ".join(until) or "tomorrow", future=True)
        number = handle(at.store, at.clock, item, Handling.POSTPONED, until=day)
    print_wrapped(f"Put off until {day}: {item.do} To take it back: `rejoinder undo {number}`.")
