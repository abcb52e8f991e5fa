"""`rejoinder put-away`: a document that counts no more."""

from __future__ import annotations

from pathlib import Path

import click

from rejoinder.cli.desk import desk
from rejoinder.cli.output import print_object, print_wrapped
from rejoinder.services.kept_documents import applications_of, put_away, version_form


@click.command("put-away", short_help="Put a document away that counts no more.")
@click.argument("document")
@click.option("--json", "as_json", is_flag=True, help="Print one object.")
@click.pass_obj
def command(data: Path | None, /, document: str, *, as_json: bool) -> None:
    """Put DOCUMENT away, in all its versions: its id or its name.

    It is not looked through any more. With the applications that it was sent with it stays. Keeping it again brings it
    back.
    """
    with desk(data) as at:
        version, operation = put_away(at.store, at.clock, document)
        if as_json:
            stories = at.stories
            now = next(one for one in stories.told.documents.versions() if one.fact.version == version.fact.version)
            print_object(version_form(now, applications_of(stories, version.fact.version)))
            return
    print_wrapped(f"Put away: “{version.fact.name}”.")
    print_wrapped(f"To take it back: `rejoinder undo {operation}`.")
