"""`rejoinder add`: an application by hand, in ten seconds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from rejoinder.cli.desk import desk, detail_options, details_from, print_said
from rejoinder.cli.output import counted
from rejoinder.domain.events import EventKind
from rejoinder.services.applications import Telling, add_application
from rejoinder.services.words import EVENT_WORDS


@click.command("add", short_help="Add an application.")
@click.argument("organisation")
@click.argument("role", nargs=-1)
@click.option("--another", is_flag=True, help="Add it though there is one like it that is open.")
@click.option("--refused", metavar="DAY", help="They said no already, on that day: “today”, “last Tuesday”.")
@click.option("--how", default="", help="How they said no, in your words: “by phone”.")
@detail_options
@click.pass_obj
def command(data: Path | None, /, organisation: str, role: tuple[str, ...], *, another: bool, **given: Any) -> None:  # noqa: ANN401  (what the options give)
    """Add an application to ORGANISATION for ROLE. What your mail tells of it is found by itself, now and later."""
    if given["how"] and not given["refused"]:
        raise click.UsageError("--how tells how they said no; say the day as well: --refused DAY.")
    with desk(data) as at:
        since = Telling(EventKind.REJECTED, at.day(given["refused"]), how=given["how"]) if given["refused"] else None
        # Who was turned down already need not know by heart when they applied.
        given["applied"] = given["applied"] or (None if since else "today")
        details = details_from(at, organisation, " ".join(role), given)
        said = add_application(at.store, at.clock, details, is_another=another, since=since)
    applied = f", applied on {said.story.details.applied}" if said.story.details.applied else ""
    letters = len(said.story.letters)
    more = [("Since", f"{EVENT_WORDS[since.kind]}, {since.on}")] if since else []
    more += [("Mail", f"{counted(letters, 'letter')} of your mail tell of it: `rejoinder show`")] if letters else []
    print_said(f"Added{applied}:", said.story.application, said.operation, *more)
