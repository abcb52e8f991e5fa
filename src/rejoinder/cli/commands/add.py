"""`rejoinder add`: an application by hand, in ten seconds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from rejoinder.cli.desk import desk, detail_options, details_from, print_said
from rejoinder.cli.output import counted
from rejoinder.services.applications import add_application


@click.command("add", short_help="Add an application.")
@click.argument("organisation")
@click.argument("role", nargs=-1)
@click.option("--another", is_flag=True, help="Add it though there is one like it that is open.")
@detail_options
@click.pass_obj
def command(data: Path | None, /, organisation: str, role: tuple[str, ...], *, another: bool, **given: Any) -> None:  # noqa: ANN401  (what the options give)
    """Add an application to ORGANISATION for ROLE. What your mail tells of it is found by itself, now and later."""
    with desk(data) as at:
        given["applied"] = given["applied"] or "today"
        details = details_from(at, organisation, " ".join(role), given)
        said = add_application(at.store, at.clock, details, is_another=another)
    applied = f", applied on {said.story.details.applied}" if said.story.details.applied else ""
    letters = len(said.story.letters)
    more = [("Mail", f"{counted(letters, 'letter')} of your mail tell of it: `rejoinder show`")] if letters else []
    print_said(f"Added{applied}:", said.story.application, said.operation, *more)
