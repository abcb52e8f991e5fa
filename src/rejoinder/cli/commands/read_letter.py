"""`rejoinder read`: one letter, from a file or a paste."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from rejoinder.bootstrap import make_program
from rejoinder.cli.output import (
    KIND_WORDS,
    print_object,
    print_reading,
    print_steps,
    print_verdict,
    print_wrapped,
    title,
)
from rejoinder.errors import SourceNotFoundError, UnreadableError
from rejoinder.services.forms import Form, reading_form, step_form


@click.command("read", short_help="Read one letter.")
@click.argument("file", required=False, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--json", "as_json", is_flag=True, help="Print one object.")
def command(file: Path | None, *, as_json: bool) -> None:
    """Read one letter from FILE (.eml, .msg, .txt, .html), or pasted on standard input.

    Says what kind of letter it is and why, the reasons it gives, the doors it leaves open, and what to do now.
    Nothing is stored and nothing has to be set up.
    """
    from rejoinder.services.letters import read_letter  # noqa: PLC0415

    program = make_program()
    result = read_letter(_content(file), program.pasted(), program.cues())
    form = reading_form(result.message.message_id, result.reading)
    form["next_steps"] = [step_form(step) for step in result.steps]
    if as_json:
        print_object(form)
    else:
        _print(form, subject=result.message.subject)


def _content(file: Path | None) -> bytes:
    if file is None or str(file) == "-":
        if sys.stdin.isatty():
            click.echo("Paste the letter, then press Ctrl-D (Windows: Ctrl-Z, Enter):", err=True)
        return sys.stdin.buffer.read()
    try:
        return file.read_bytes()
    except FileNotFoundError as error:
        message = f"There is no file {file}."
        raise SourceNotFoundError(message, advice="Check the path, or paste the letter without naming a file.") from error
    except IsADirectoryError as error:
        message = f"{file} is a folder."
        raise SourceNotFoundError(message, advice="Name one letter's file; `rejoinder import` reads folders.") from error
    except OSError as error:
        message = f"{file} cannot be read: {error.strerror}."
        raise UnreadableError(message, advice="Check that you may read it.") from error


def _print(form: Form, *, subject: str) -> None:
    kind = form["kind"]
    sure = "" if form["band"] != "unsure" else " (not sure: read it yourself)"
    click.echo(f"This letter: {KIND_WORDS[kind]}{sure}")
    if form["organisation"] or form["role"]:
        print_wrapped(title(form["organisation"], form["role"]), 2, "  ")
    elif subject:
        print_wrapped(subject, 2, "  ")
    print_verdict(form)
    interview = form["interview"]
    if interview and (interview["start"] or interview["place"]):
        place = f", {interview['place']}" if interview["place"] else ""
        print_wrapped(f"{interview['start'] or 'no date read'}{place}", 12, "  When")
    print_reading(form, is_rejection=kind == "rejection")
    for person in form["people"]:
        role = f", {person['role']}" if person["role"] else ""
        print_wrapped(f"{person['name']}{role}", 12, "  Person")
    print_steps(form["next_steps"])
