"""`rejoinder correct`: what a letter is, says, and belongs to, where it was read wrongly."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from rejoinder.cli.desk import Desk, chosen_reasons, desk, reason_option
from rejoinder.cli.output import print_correction
from rejoinder.domain.facts import Corrected
from rejoinder.domain.letters.readings import DoorKind, Kind
from rejoinder.domain.stages import Stage
from rejoinder.services.corrections import Remarks, correct, remarked
from rejoinder.services.words import KIND_WORDS

STAGES = {stage.name.lower(): stage for stage in Stage}


@click.command("correct", short_help="Correct what was read from a letter.")
@click.argument("letter")
@click.option("--kind", type=click.Choice([kind.value for kind in Kind]), help="What kind of message it is.")
@click.option("--organisation", help="Which organisation it is about; an empty name for none.")
@click.option("--role", help="Which role it is about; an empty name for none.")
@click.option("--reference", help="Its reference number; an empty one for none.")
@reason_option
@click.option("--because", metavar="WORDS", default="", help="The sentence of it that states the reason.")
@click.option("--no-reason", is_flag=True, help="It gives no reason at all.")
@click.option(
    "--door",
    "doors",
    multiple=True,
    type=click.Choice([kind.value for kind in DoorKind]),
    help="What it leaves open; may be repeated.",
)
@click.option("--no-door", is_flag=True, help="It leaves nothing open.")
@click.option("--praise", metavar="WORDS", multiple=True, help="A sentence of it that praises you; may be repeated.")
@click.option("--criticism", metavar="WORDS", multiple=True, help="A sentence of it that criticises you.")
@click.option("--no-feedback", metavar="WORDS", multiple=True, help="Words of a sentence that says nothing of you.")
@click.option("--stage", type=click.Choice(list(STAGES)), help="How far you had got by then.")
@click.option("--came", metavar="DAY", help="The day it came: “yesterday”, “12 March”.")
@click.option("--application", metavar="APPLICATION|new|none", help="Which application it belongs to.")
@click.pass_obj
def command(
    data: Path | None,
    /,
    letter: str,
    kind: str | None,
    application: str | None,
    **given: Any,  # noqa: ANN401  (what the options give)
) -> None:
    """Correct what was read from LETTER, by the id that `rejoinder show` gives, or by its Message-ID.

    What you say wins over every reading, is kept beside it, and teaches how that sender's other letters are read.
    """
    for names, none in (("reasons", "no_reason"), ("doors", "no_door")):
        if given[names] and given[none]:
            option = f"--{none.removeprefix('no_')}"
            raise click.UsageError(f"{option} and --{none.replace('_', '-')} contradict each other.")
    if given["because"] and given["no_reason"]:
        raise click.UsageError("--because and --no-reason contradict each other.")
    remarks = Remarks(given["praise"], given["criticism"], given["no_feedback"], given["because"])
    with desk(data) as at:
        said = remarked(at.stories, letter, _said(at, kind, given), remarks)
        done = correct(at.store, at.clock, at.program.settler(at.store), letter, said, application)
    print_correction(f"Corrected: {KIND_WORDS[done.letter.reading.kind.value]}.", done)


def _said(at: Desk, kind: str | None, given: dict[str, Any]) -> Corrected:
    """Return what options say of a letter. Raises UnclearDateError."""
    return Corrected(
        "",
        kind=Kind(kind) if kind else None,
        organisation=given["organisation"],
        role=given["role"],
        reference=given["reference"],
        reasons=chosen_reasons(given["reasons"]) if given["reasons"] or given["no_reason"] else None,
        doors=tuple(DoorKind(name) for name in given["doors"]) if given["doors"] or given["no_door"] else None,
        stage=STAGES[given["stage"]] if given["stage"] else None,
        came=at.day(given["came"]) if given["came"] else None,
    )
