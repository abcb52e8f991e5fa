"""`rejoinder answer`: the seeker's word on what a posting asks."""

from __future__ import annotations

from pathlib import Path

import click

from rejoinder.cli.desk import desk, print_said
from rejoinder.cli.output import print_object
from rejoinder.domain.keeping import Word, asked
from rejoinder.domain.kept import Answer
from rejoinder.domain.postings.requirements import RequirementKind
from rejoinder.services.answers import answer, find_requirement, word_form, words_on
from rejoinder.services.application_gaps import gather, requirements_of
from rejoinder.services.words import ANSWER_WORDS, REQUIREMENT_WORDS


@click.command("answer", short_help="Say whether you hold what a posting asks.")
@click.argument("application")
@click.argument("quote")
@click.option("--yes", "said", flag_value="yes", help="You hold it.")
@click.option("--partly", "said", flag_value="partly", help="You hold a part of it.")
@click.option("--no", "said", flag_value="no", help="You do not hold it.")
@click.option(
    "--not-in-the-room",
    "said",
    flag_value="not_in_the_room",
    help="You hold it, on paper too, but it did not come across in the interview.",
)
@click.option(
    "--where",
    metavar="WORDS",
    help="Where it shows, in a sentence of yours; what you said before if you do not say, and nothing as “”.",
)
@click.option(
    "--kind",
    type=click.Choice([kind.value for kind in RequirementKind]),
    help="Its kind, where the same words ask for several.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one object.")
@click.pass_obj
def command(  # noqa: PLR0913  (one parameter for each option)
    data: Path | None,
    /,
    application: str,
    quote: str,
    said: str | None,
    where: str | None,
    kind: str | None,
    *,
    as_json: bool,
) -> None:
    """Say whether you hold what the posting of APPLICATION asks with QUOTE: its words, or some of them.

    Your word wins over every reading, and counts for each posting that asks the same; what you say with --where speaks
    for you everywhere. That it did not come across in the room counts for this application alone.
    """
    if said is None:
        message = "say one of --yes, --partly, --no and --not-in-the-room."
        raise click.UsageError(message)
    with desk(data) as at:
        stories = at.stories
        gathered = gather(stories, stories.find(application), at.clock.here().date())
        asks = requirements_of(at.program.analyst, gathered)
        requirement = find_requirement(asks, quote, RequirementKind(kind) if kind else None)
        done = answer(at.store, at.clock, gathered.application.id, requirement, Answer(said), words=where)
        word = words_on(at.stories, done.application).get(asked(requirement.quote, requirement.kind), Word())
    if as_json:
        told = {"quote": requirement.quote, "kind": requirement.kind.value, **word_form(word)}
        print_object({"application": done.application.id, **told})
        return
    called = f"“{requirement.quote}” ({REQUIREMENT_WORDS[requirement.kind]})"
    print_said(f"{called}: {ANSWER_WORDS[said]}.", done.application, done.operation)
