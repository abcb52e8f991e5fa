"""`rejoinder restore`: what was said, from an export."""

from __future__ import annotations

import json
from pathlib import Path

import click

from rejoinder.cli.desk import desk
from rejoinder.cli.output import counted, print_wrapped
from rejoinder.errors import SourceNotFoundError, UnreadableError
from rejoinder.services.exports import restore


@click.command("restore", short_help="Read an export back.")
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def command(data: Path | None, file: Path) -> None:
    """Keep all that was said by hand in FILE, a .json of `rejoinder export`, as far as it is not here already.

    What was said of letters counts once their mail is read: `rejoinder import`.
    """
    try:
        form = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        message = f"{file} cannot be read ({error.strerror})."
        raise SourceNotFoundError(message, advice="Check the name of the file.") from error
    except ValueError as error:
        message = f"{file} is no export of Rejoinder."
        raise UnreadableError(message, advice="`rejoinder export FILE.json` writes one.") from error
    if not isinstance(form, dict):
        raise UnreadableError(f"{file} is no export of Rejoinder.", advice="`rejoinder export FILE.json` writes one.")
    with desk(data) as at:
        done = restore(at.store, at.clock, at.program.settler(at.store), form, file.name)
        has_mail = bool(at.store.cursors())
    for problem in done.problems:
        click.echo(problem, err=True)
    if done.operation is None:
        print_wrapped("Nothing more of it is new." if done.problems else "Nothing in it is new.")
    else:
        print_wrapped(
            f"Kept: {counted(done.facts, 'thing')} that you said. To take it back: `rejoinder undo {done.operation}`."
        )
    if not has_mail:
        print_wrapped(
            "No mail has been read here. What you said of letters counts once it is: `rejoinder import PATH`."
        )
