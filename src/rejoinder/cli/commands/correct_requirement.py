"""`rejoinder correct-requirement`: what was read from a posting, put right."""

from __future__ import annotations

from pathlib import Path

import click

from rejoinder.cli.desk import desk, print_said
from rejoinder.cli.output import print_object
from rejoinder.domain.postings.requirements import RequirementKind
from rejoinder.services.answers import find_requirement
from rejoinder.services.application_gaps import gather, requirements_of
from rejoinder.services.forms import Form
from rejoinder.services.postings import requirement_form
from rejoinder.services.requirement_corrections import Change, Done, add_requirement, correct_requirement
from rejoinder.services.words import REQUIREMENT_WORDS


@click.command("correct-requirement", short_help="Put right what was read from a posting.")
@click.argument("application")
@click.argument("quote")
@click.option("--none", "is_none", is_flag=True, help="It is no requirement.")
@click.option("--add", "is_added", is_flag=True, help="It was overlooked; QUOTE are the posting's words.")
@click.option("--kind", type=click.Choice([kind.value for kind in RequirementKind]), help="What kind it is.")
@click.option("--must/--nice", "must", default=None, help="It is a must, or nice to have.")
@click.option("--words", default="", help="The posting's words that it should be quoted by.")
@click.option("--of-kind", type=click.Choice([kind.value for kind in RequirementKind]), help="Which one QUOTE means.")
@click.option("--json", "as_json", is_flag=True, help="Print one object.")
@click.pass_obj
def command(  # noqa: PLR0913  (one parameter for each option)
    data: Path | None,
    /,
    application: str,
    quote: str,
    *,
    is_none: bool,
    is_added: bool,
    kind: str | None,
    must: bool | None,
    words: str,
    of_kind: str | None,
    as_json: bool,
) -> None:
    """Put right what was read from the posting of APPLICATION with QUOTE: its words, or some of them.

    What you say wins over every reading of this posting, wherever it is kept.
    """
    change = Change(is_none, RequirementKind(kind) if kind else None, must, words)
    _check(change, is_added=is_added)
    with desk(data) as at:
        stories = at.stories
        gathered = gather(stories, stories.find(application), at.clock.here().date())
        if is_added:
            added = Change(kind=change.kind, must=must, words=quote)
            done = add_requirement(at.store, at.clock, at.program.analyst, gathered, added)
        else:
            known = requirements_of(at.program.analyst, gathered)
            old = find_requirement(known, quote, RequirementKind(of_kind) if of_kind else None)
            done = correct_requirement(at.store, at.clock, at.program.analyst, gathered, old, change)
    if as_json:
        text = gathered.posting.document.text if gathered.posting else ""
        print_object(_form(gathered.application.id, done, text))
        return
    print_said(f"{_told(done, quote)}.", gathered.application, done.operation)


def _check(change: Change, *, is_added: bool) -> None:
    """Raise UsageError for options that do not go together."""
    says = change.kind is not None or change.must is not None or bool(change.words)
    if change.is_none and (says or is_added):
        message = "--none says all there is to say: leave the other options out."
        raise click.UsageError(message)
    if is_added and change.words:
        message = "with --add the words are QUOTE itself: leave --words out."
        raise click.UsageError(message)
    if not (change.is_none or is_added or says):
        message = "say what is otherwise: --none, --kind, --must, --nice or --words; or --add one that was overlooked."
        raise click.UsageError(message)


def _told(done: Done, quote: str) -> str:
    if done.requirement is None:
        return f"“{quote}” is no requirement"
    one = done.requirement
    weight = "a must" if one.must else "nice to have"
    return f"“{' '.join(one.quote.split())}” ({REQUIREMENT_WORDS[one.kind]}, {weight})"


def _form(application: str, done: Done, text: str) -> Form:
    requirement = requirement_form(done.requirement, text) if done.requirement else None
    return {"application": application, "requirement": requirement, "operation": done.operation}
