"""`rejoinder edit`: say more of an application."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from rejoinder.cli.desk import desk, detail_options, details_from, print_said
from rejoinder.domain.applications import NO_DETAILS
from rejoinder.services.applications import edit_application


@click.command("edit", short_help="Say more of an application.")
@click.argument("application")
@click.option("--organisation", default="", help="What the organisation is called.")
@click.option("--role", default="", help="What the role is called.")
@detail_options
@click.pass_obj
def command(data: Path | None, /, application: str, organisation: str, role: str, **given: Any) -> None:  # noqa: ANN401  (what the options give)
    """Say more of APPLICATION, or something else than before: the posting, the résumé you sent, the channel.

    What you say wins over what was read, and what you do not mention stays.
    """
    with desk(data) as at:
        details = details_from(at, organisation, role, given)
        if details == NO_DETAILS:
            raise click.UsageError("Nothing is said. Name what is to change, --resume or --posting for instance.")
        said = edit_application(at.store, at.clock, application, details)
    print_said("Kept:", said.story.application, said.operation)
