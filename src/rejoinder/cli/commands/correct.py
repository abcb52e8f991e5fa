"""`rejoinder correct`: what a letter is, says, and belongs to, where it was read wrongly."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from rejoinder.cli.desk import chosen_reasons, desk, reason_option
from rejoinder.cli.output import print_correction
from rejoinder.domain.facts import Corrected
from rejoinder.domain.letters.readings import Kind
from rejoinder.services.corrections import correct
from rejoinder.services.words import KIND_WORDS


@click.command("correct", short_help="Correct what was read from a letter.")
@click.argument("letter")
@click.option("--kind", type=click.Choice([kind.value for kind in Kind]), help="What kind of message it is.")
@click.option("--organisation", help="Which organisation it is about; an empty name for none.")
@click.option("--role", help="Which role it is about; an empty name for none.")
@click.option("--reference", help="Its reference number; an empty one for none.")
@reason_option
@click.option("--no-reason", is_flag=True, help="It gives no reason at all.")
@click.option("--came", metavar="DAY", help="The day it came: “yesterday”, “12 March”.")
@click.option("--application", metavar="APPLICATION|new|none", help="Which application it belongs to.")
@click.pass_obj
def command(
    data: Path | None,
    /,
    letter: str,
    kind: str | None,
    reasons: tuple[str, ...],
    application: str | None,
    *,
    no_reason: bool,
    **names: str | None,
) -> None:
    """Correct what was read from LETTER, by the id that `rejoinder show` gives, or by its Message-ID.

    What you say wins over every reading, is kept beside it, and teaches how that sender's other letters are read.
    """
    if reasons and no_reason:
        raise click.UsageError("--reason and --no-reason contradict each other.")
    said = Corrected(
        "",
        kind=Kind(kind) if kind else None,
        reasons=chosen_reasons(reasons) if reasons or no_reason else None,
        organisation=names["organisation"],
        role=names["role"],
        reference=names["reference"],
    )
    with desk(data) as at:
        said = replace(said, came=at.day(names["came"])) if names["came"] else said
        done = correct(at.store, at.clock, at.program.settler(at.store), letter, said, application)
    print_correction(f"Corrected: {KIND_WORDS[done.letter.reading.kind.value]}.", done)
