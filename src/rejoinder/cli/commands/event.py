"""`rejoinder event`: what happened without a letter."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from rejoinder.cli.desk import Desk, chosen_reasons, desk, print_said, reason_option
from rejoinder.cli.output import here
from rejoinder.domain.events import EventKind
from rejoinder.domain.letters.readings import ReasonKind
from rejoinder.services.applications import Telling, record_event
from rejoinder.services.words import EVENT_WORDS

# What people call it.
SYNONYMS = {
    "refused": EventKind.REJECTED,
    "declined": EventKind.REJECTED,
    "rejection": EventKind.REJECTED,
    "no": EventKind.REJECTED,
    "interviewed": EventKind.INTERVIEW,
    "call": EventKind.ANSWERED,
    "reply": EventKind.ANSWERED,
    "test": EventKind.ASSESSMENT,
    "withdrew": EventKind.WITHDRAWN,
    "hold": EventKind.ON_HOLD,
    "offered": EventKind.OFFER,
    "hired": EventKind.ACCEPTED,
    "signed": EventKind.ACCEPTED,
    "sent": EventKind.WROTE,
}


class What(click.ParamType[EventKind]):
    """The name of what happened, or what people call it."""

    name = "what"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> EventKind:
        """Return what is meant."""
        word = str(value).strip().lower().replace("-", "_").replace(" ", "_")
        if word in SYNONYMS:
            return SYNONYMS[word]
        try:
            return EventKind(word)
        except ValueError:
            known = ", ".join(kind.value for kind in EventKind)
            self.fail(f"“{value}” is nothing that is known to happen; known are {known}.", param, ctx)


@click.command("event", short_help="Tell what happened.")
@click.argument("application")
@click.argument("what", type=What())
@click.argument("when", nargs=-1)
@click.option("--how", default="", help="In your words: “by phone”, “on the portal”, “on LinkedIn”.")
@click.option("--round", "round_", type=click.Choice(["1", "2", "3", "final"]), help="Of an interview: which.")
@click.option("--note", default="", help="What was said, or what you want to remember.")
@reason_option
@click.pass_obj
def command(
    data: Path | None,
    /,
    application: str,
    what: EventKind,
    when: tuple[str, ...],
    **given: str | tuple[str, ...] | None,
) -> None:
    """Tell WHAT happened to APPLICATION, and WHEN: today if you do not say.

    WHAT is one of rejected, interview, offer, accepted, withdrawn, on_hold, assessment, asked, answered, viewed,
    confirmed, feedback, approached, applied, wrote. WHEN is a day as you would say it: `rejoinder event tidewell
    rejected last Tuesday --how "by phone"`, or for an interview with its hour: `next Monday 14:30`.
    """
    with desk(data) as at:
        telling = tell(at, what, " ".join(when), given)
        said = record_event(at.store, at.clock, application, telling)
    on = here(telling.start).strftime("%Y-%m-%d %H:%M") if telling.start else str(telling.on)
    print_said(f"Kept: {EVENT_WORDS[what.value]}, {on}.", said.story.application, said.operation)


def tell(at: Desk, kind: EventKind, words: str, given: dict[str, str | tuple[str, ...] | None]) -> Telling:
    """Return what is told, its day understood. Raises UnclearDateError."""
    reasons: tuple[ReasonKind, ...] = chosen_reasons(tuple(given["reasons"] or ()))
    moment = at.moment(words) if kind is EventKind.INTERVIEW else at.day(words)
    start = moment if isinstance(moment, datetime) else None
    return Telling(
        kind=kind,
        on=moment.date() if isinstance(moment, datetime) else moment,
        start=start.astimezone(UTC) if start else None,
        round=str(given["round_"] or ""),
        how=str(given["how"] or ""),
        note=str(given["note"] or ""),
        reasons=reasons,
    )
