"""`rejoinder problems`: what could not be read."""

from __future__ import annotations

from pathlib import Path

import click

from rejoinder.bootstrap import make_program
from rejoinder.cli.output import counted, print_object, print_wrapped
from rejoinder.services.forms import kept_problem_form
from rejoinder.services.operations import list_problems


@click.command("problems", short_help="List what could not be read.")
@click.option("--json", "as_json", is_flag=True, help="Print one object a line.")
@click.pass_obj
def command(data: Path | None, *, as_json: bool) -> None:
    """List what could not be read, where it stands and what was wrong, the latest first.

    Everything else was read all the same.
    """
    store = make_program(data).store()
    try:
        problems = list_problems(store)
    finally:
        store.close()
    if as_json:
        for kept in problems:
            print_object(kept_problem_form(kept))
        return
    if not problems:
        click.echo("No problems: everything was read.")
        return
    for kept in problems:
        problem = kept.problem
        member = f" ({problem.member})" if problem.member else ""
        place = f", at byte {problem.offset}" if problem.offset else ""
        print_wrapped(f"{problem.path}{member}{place}", 2, "")
        print_wrapped(problem.reason, 4, "    ")
    click.echo()
    print_wrapped(
        f"{counted(len(problems), 'problem')}. Everything else was read. What your mail program still opens can be "
        "saved from there as .eml, and a letter's words can be pasted into `rejoinder read`."
    )
