"""`rejoinder read`: one letter, from a file or a paste."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from rejoinder.bootstrap import Program, make_program
from rejoinder.cli.given import content_of
from rejoinder.cli.output import (
    print_interview,
    print_item,
    print_letter,
    print_object,
    print_steps,
    print_wrapped,
    title,
)
from rejoinder.services.forms import Form, reading_form, step_form
from rejoinder.services.words import KIND_WORDS

DOUBT = 0.8  # below it, even "not about a job search" is only likely


@click.command("read", short_help="Read one letter.")
@click.argument("file", required=False, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--keep", is_flag=True, help="Keep the letter in the data folder, with its application.")
@click.option("--json", "as_json", is_flag=True, help="Print one object.")
@click.pass_obj
def command(data: Path | None, file: Path | None, *, keep: bool, as_json: bool) -> None:
    """Read one letter from FILE (.eml, .msg, .txt, .html), or pasted on standard input.

    Says what kind of letter it is and why, the reasons it gives, the doors it leaves open, and what to do now.
    Nothing has to be set up, and nothing is stored unless you say --keep.
    """
    from rejoinder.services.letters import read_letter  # noqa: PLC0415

    program = make_program(data)
    content = content_of(file, "letter")
    result = read_letter(content, program.pasted(), program.cues(), program.clock().here().date())
    form = reading_form(result.message.message_id, result.reading)
    form["next_steps"] = [step_form(step) for step in result.steps]
    if as_json:
        print_object(form)
    else:
        _print(form, subject=result.message.subject, attached=result.message.documents)
    if keep:
        _keep(program, content, is_told=not as_json)


def _keep(program: Program, content: bytes, *, is_told: bool) -> None:
    """Keep the letter like one of an imported mailbox, and say under which application."""
    from rejoinder.services.letters import keep_letter  # noqa: PLC0415

    store = program.store()
    try:
        importer = program.importer(store)
        kept = keep_letter(
            content,
            program.pasted(),
            program.kept_letters(),
            importer,
            version=program.cue_version(),
            came=program.clock(store).here().date(),
        )
    finally:
        store.close()
    if not is_told:
        return
    if kept.application is None:
        print_wrapped("It was not kept: nothing about an application was found in it.")
    else:
        print_wrapped(f"Kept: `rejoinder show {kept.application.id}`. To take it back: `rejoinder undo`.")
        if not kept.is_dated:
            print_wrapped(
                f"It bears no date, so it counts as come today: `rejoinder correct {kept.key[:8]} --came DAY` if not."
            )


def _print(form: Form, *, subject: str, attached: Sequence[str]) -> None:
    """Print what the letter is and says, and what to do now."""
    kind = form["kind"]
    doubt = form["band"] == "unsure" or (kind == "other" and form["confidence"] < DOUBT)
    sure = " (not sure: read it yourself)" if doubt else ""
    print_wrapped(f"This letter: {KIND_WORDS[kind]}{sure}", bold=True)
    if form["organisation"] or form["role"]:
        print_wrapped(title(form["organisation"], form["role"]), 2, "  ")
    elif subject:
        print_wrapped(subject, 2, "  ")
    if form["reference"]:
        print_wrapped(f"reference {form['reference']}", 2, "  ")
    print_letter(form, attached=attached)
    print_interview(form)
    for person in form["people"]:
        role = f", {person['role']}" if person["role"] else ""
        print_item("Person", f"{person['name']}{role}")
    if kind == "other":
        print_wrapped(
            "No sentence was found in it that speaks of an application of yours. If it is about a job, its wording is "
            "new to Rejoinder, or its language is none of those that it reads (English, German, French, Spanish): go "
            "by what you read in it yourself.",
            2,
            "  ",
        )
    print_steps(form["next_steps"])
