"""`rejoinder log`: everything that was done to data."""

from __future__ import annotations

from pathlib import Path

import click

from rejoinder.bootstrap import make_program
from rejoinder.cli.output import print_object
from rejoinder.domain.mailbox import Operation
from rejoinder.services.forms import operation_form
from rejoinder.services.operations import list_operations


@click.command("log", short_help="List what was done to your data.")
@click.option("--json", "as_json", is_flag=True, help="Print one object a line.")
@click.option("--limit", type=click.IntRange(min=1), help="List so many, the newest.")
@click.pass_obj
def command(data: Path | None, *, as_json: bool, limit: int | None) -> None:
    """List everything that was done to your data, the newest first. Nothing is ever taken out of this list."""
    store = make_program(data).store()
    try:
        operations = list_operations(store, limit)
    finally:
        store.close()
    if not operations and not as_json:
        click.echo("Nothing was done yet. Begin with `rejoinder import PATH`.")
    for operation in operations:
        if as_json:
            print_object(operation_form(operation))
        else:
            click.echo(_line(operation))


def _line(operation: Operation) -> str:
    detail = operation.detail
    facts = []
    if operation.undoes:
        facts.append(f"takes back {operation.undoes}")
    if "messages" in detail:
        facts.append(f"{detail['messages']} messages, {detail.get('new', 0)} new, {detail.get('letters', 0)} letters")
    elif operation.command == "import":
        facts.append("stopped before its end")
    paths = detail.get("paths")
    if isinstance(paths, list):
        facts.append(", ".join(str(path) for path in paths))
    if operation.undone_by:
        facts.append(f"taken back by {operation.undone_by}")
    return f"{operation.number:>5}  {operation.at:%Y-%m-%d %H:%M} UTC  {operation.command}  {'; '.join(facts)}".rstrip()
