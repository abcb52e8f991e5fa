"""`rejoinder problems`: what could not be read."""

from __future__ import annotations

from pathlib import Path

import click

from rejoinder.bootstrap import make_program
from rejoinder.cli.output import print_object, print_wrapped
from rejoinder.services.forms import kept_problem_form
from rejoinder.services.operations import list_problems


@click.command("problems", short_help="List what could not be read.")
@click.option("--json", "as_json", is_flag=True, help="Print one object a line.")
@click.pass_obj
def command(data: Path | None, *, as_json: bool) -> None:
    """List what could not be read, and where it stands. Everything else was read all the same."""
    store = make_program(data).store()
    try:
        problems = list_problems(store)
    finally:
        store.close()
    if not problems and not as_json:
        click.echo("No problems: everything was read.")
    for kept in problems:
        if as_json:
            print_object(kept_problem_form(kept))
            continue
        problem = kept.problem
        member = f" ({problem.member})" if problem.member else ""
        place = f", byte {problem.offset}" if problem.offset else ""
        print_wrapped(f"{problem.path}{member}{place}", 2, "")
        print_wrapped(problem.reason, 4, "    ")
