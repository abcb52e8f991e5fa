"""`rejoinder withdraw`: an application that the seeker took back."""

from __future__ import annotations

from pathlib import Path

import click

from rejoinder.cli.desk import desk, print_said
from rejoinder.domain.events import EventKind
from rejoinder.services.applications import Telling, record_event


@click.command("withdraw", short_help="Note that you withdrew.")
@click.argument("application")
@click.argument("when", nargs=-1)
@click.option("--note", default="", help="Why, for yourself.")
@click.pass_obj
def command(data: Path | None, application: str, when: tuple[str, ...], note: str) -> None:
    """Note that you withdrew APPLICATION, and WHEN: today if you do not say. Nothing is sent to anybody."""
    with desk(data) as at:
        on = at.day(" ".join(when))
        telling = Telling(EventKind.WITHDRAWN, on, note=note)
        said = record_event(at.store, at.clock, application, telling, command="withdraw")
    print_said(f"Noted: you withdrew on {on}.", said.story.application, said.operation)
