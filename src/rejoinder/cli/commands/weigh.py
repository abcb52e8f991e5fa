"""`rejoinder weigh`: change what is kept of an entry of the feedback log."""

from __future__ import annotations

from pathlib import Path

import click

from rejoinder.cli.commands.feedback import print_entry
from rejoinder.cli.desk import desk
from rejoinder.cli.output import print_wrapped
from rejoinder.domain.letters.readings import Polarity
from rejoinder.services.feedback import entry_form
from rejoinder.services.feedback_said import Weighing, themes_from, weigh


@click.command("weigh", short_help="Change an entry of the feedback log.")
@click.argument("entry")
@click.option("--good", "polarity", flag_value="positive", help="It is praise.")
@click.option("--bad", "polarity", flag_value="negative", help="It is criticism.")
@click.option("--theme", "themes", multiple=True, help="What it is about, instead of what was suggested.")
@click.option("--no-theme", is_flag=True, help="It is about no theme.")
@click.option("--leave-out", "is_out", flag_value="out", help="It does not count.")
@click.option("--take-in", "is_out", flag_value="in", help="It counts after all, also where it reads like a phrase.")
@click.option("--by", help="Who said it.")
@click.pass_obj
def command(  # noqa: PLR0913  (one parameter for each thing that can be changed)
    data: Path | None,
    /,
    entry: str,
    polarity: str | None,
    themes: tuple[str, ...],
    is_out: str | None,
    by: str | None,
    *,
    no_theme: bool,
) -> None:
    """Change ENTRY of the feedback log; what they said stays as they said it."""
    with desk(data) as at:
        weighing = Weighing(
            Polarity(polarity) if polarity else None,
            () if no_theme else themes_from(themes, at.book) if themes else None,
            None if is_out is None else is_out == "out",
            by if by is None else by.strip(),
        )
        changed, operation = weigh(at.store, at.clock, at.book, entry, weighing)
    print_wrapped("Changed:")
    print_entry(entry_form(changed))
    print_wrapped(f"To take it back: `rejoinder undo {operation}`.")
