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
@click.option("--organisation", help="What the organisation is called.")
@click.option("--role", help="What the role is called.")
@detail_options
@click.pass_obj
def command(data: Path | None, /, application: str, organisation: str | None, role: str | None, **given: Any) -> None:  # noqa: ANN401  (what the options give)
    """Say more of APPLICATION, or something else than before: the posting, the résumé you sent, the channel.

    What you say wins over what was read, and what you do not mention stays. An empty word takes one back: --contact "".
    """
    with desk(data) as at:
        details = details_from(at, organisation or "", role or "", given)
        everything = {**given, "organisation": organisation, "role": role}
        emptied = [name for name, value in everything.items() if value == ""]
        if details == NO_DETAILS and not emptied:
            raise click.UsageError("Nothing is said. Name what is to change, --resume or --posting for instance.")
        said = edit_application(at.store, at.clock, application, details, emptied=emptied)
    print_said("Kept:", said.story.application, said.operation)
