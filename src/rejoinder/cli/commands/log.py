"""`rejoinder log`: everything that was done to data."""

from __future__ import annotations

from pathlib import Path

import click

from rejoinder.cli.desk import desk
from rejoinder.cli.output import counted, here, print_object, print_wrapped
from rejoinder.domain.mailbox import Operation
from rejoinder.services.forms import operation_form
from rejoinder.services.operations import list_operations

MAX_PATHS = 3  # of an operation that are named; --json names all
# What an import did besides reading new mail: its name in the detail, and how it is said.
AGAIN = (("read_again", "message", " read again"), ("brought_back", "letter", " brought back by an undo and read"))


@click.command("log", short_help="List what was done to your data.")
@click.option("--json", "as_json", is_flag=True, help="Print one object a line.")
@click.option("--limit", metavar="N", type=click.IntRange(min=1), help="List the latest N.")
@click.pass_obj
def command(data: Path | None, *, as_json: bool, limit: int | None) -> None:
    """List everything that was done to your data, the latest first. Nothing is ever taken out of this list."""
    with desk(data) as at:
        operations = list_operations(at.store, limit)
    if not operations and not as_json:
        click.echo("Nothing was done yet. Begin with `rejoinder import PATH`.")
    for operation in operations:
        if as_json:
            print_object(operation_form(operation))
        else:
            head = f"{operation.number:>5}  {here(operation.at):%Y-%m-%d %H:%M}  "
            print_wrapped(f"{operation.command}: {'; '.join(_facts(operation))}", len(head), head)


def _facts(operation: Operation) -> list[str]:
    """Return what an operation did, in words."""
    detail = operation.detail
    facts = []
    if operation.undoes:
        facts.append(f"takes back {operation.undoes}")
    messages, new, letters = (detail.get(name) for name in ("messages", "new", "letters"))
    again = [
        f"{counted(number, noun)}{words}"
        for name, noun, words in AGAIN
        if isinstance(number := detail.get(name), int) and number
    ]
    if messages == 0:
        facts += again or ["nothing was read"]
    elif isinstance(messages, int):
        facts.append(f"{counted(messages, 'message')}, {new} new, {letters} of them about the search")
        facts += again
    elif operation.command == "import":
        facts.append("stopped before its end")
    what = detail.get("what")
    if isinstance(what, str) and what:
        facts.append(what)
    paths = detail.get("paths")
    if isinstance(paths, list):
        more = f" and {len(paths) - MAX_PATHS} more" if len(paths) > MAX_PATHS else ""
        facts.append(", ".join(str(path) for path in paths[:MAX_PATHS]) + more)
    if operation.undone_by:
        facts.append(f"taken back by {operation.undone_by}")
    return facts
