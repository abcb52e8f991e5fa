"""`rejoinder classify`: read messages without storing anything."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from rejoinder.bootstrap import make_program
from rejoinder.cli.imported import print_advice, print_problem
from rejoinder.cli.output import print_object
from rejoinder.domain.mail import Problem
from rejoinder.services.forms import reading_form
from rejoinder.services.letters import classify
from rejoinder.services.words import KIND_WORDS


@click.command("classify", short_help="Read messages, store nothing.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one object a line.")
def command(paths: tuple[Path, ...], *, as_json: bool) -> None:
    """Read every message under each PATH, in order, and print what it is and says. Nothing is stored."""
    program = make_program()
    heard: list[Problem] = []

    def tell(problem: Problem) -> None:
        heard.append(problem)
        print_problem(problem)

    messages = 0
    for message_id, reading in classify(paths, program.finder(), program.reading_pool, on_problem=tell):
        messages += 1
        if as_json:
            print_object(reading_form(message_id, reading))
        else:
            sure = f" ({reading.band.value})" if reading.band else ""
            click.echo(f"{message_id or '(no Message-ID)'}: {KIND_WORDS[reading.kind.value]}{sure}")

    if not messages:
        print_advice(paths)
        sys.exit(1 if heard else 0)
