"""`rejoinder export`: everything in a file that other programs read."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

import click

from rejoinder.cli.desk import desk
from rejoinder.cli.output import counted, print_wrapped
from rejoinder.errors import SourceNotFoundError, UnclearRequestError
from rejoinder.services.exports import everything
from rejoinder.services.sheets import export_csv, exported

KINDS = (".csv", ".json")


@click.command("export", short_help="Write everything into a file.")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--format", "kind", type=click.Choice(["csv", "json"]), help="Which, where the name does not say.")
@click.option("--excel", is_flag=True, help="Mark a .csv so that Excel reads its letters rightly.")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@click.pass_obj
def command(data: Path | None, file: Path, *, kind: str | None, excel: bool, force: bool) -> None:
    """Write everything into FILE: a .csv table of all applications, or a .json of all that was said and read.

    `rejoinder spreadsheet` reads the table back, `rejoinder restore` the other. `-` writes to standard output.
    """
    chosen = f".{kind}" if kind else file.suffix.lower()
    if chosen not in KINDS:
        message = f"The name {file} does not say what to write."
        raise UnclearRequestError(message, advice="End it with .csv or .json, or say --format.")
    is_out = str(file) == "-"
    if not is_out and file.exists() and not force:
        raise UnclearRequestError(f"{file} is there already.", advice="Name another file, or say --force.")
    with desk(data) as at:
        count = len(at.stories.applications)
        left_out = len(at.store.reviews()) if chosen == ".csv" else 0
        if chosen == ".csv":
            rows = exported(at.store, at.judge)
            count = len(rows)
            content, problems = export_csv(rows, with_bom=excel)
        else:
            whole = json.dumps(everything(at.store, at.clock, at.judge), ensure_ascii=False, indent=1)
            content, problems = whole.encode("utf-8", "replace") + b"\n", []
    if is_out:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        return
    _write(file, content)
    for problem in problems:
        print_wrapped(f"Row {problem.row}, {problem.column}: {problem.words}", err=True)
    print_wrapped(f"{counted(count, 'application')} in {file}, which only you can read.")
    if left_out:
        print_wrapped(f"Left out until you say where they belong: {counted(left_out, 'letter')} (`rejoinder review`).")


def _write(file: Path, content: bytes) -> None:
    """Write a file that only its owner can read, whole or not at all. Raises SourceNotFoundError."""
    try:
        with tempfile.NamedTemporaryFile(dir=file.parent, prefix=f".{file.name}.", delete=False) as unfinished:
            unfinished.write(content)
        Path(unfinished.name).replace(file)
    except OSError as error:
        message = f"{file} cannot be written ({error.strerror})."
        raise SourceNotFoundError(message, advice="Name a file in a folder that you may write to.") from error
