"""`rejoinder reply`: plan and compose the reply to a letter, and hand it over as a draft."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rejoinder.bootstrap import Program, make_program
from rejoinder.cli.desk import Desk, desk
from rejoinder.cli.given import content_of
from rejoinder.cli.output import here, print_item, print_object, print_wrapped
from rejoinder.domain.records import replace
from rejoinder.domain.replies.known import Given
from rejoinder.domain.replies.plan import Choice
from rejoinder.domain.replies.wordings import Manner
from rejoinder.services.words import ADDRESSEE_WORDS, CRITERION_WORDS, MENTION_WORDS, REACH_WORDS

if TYPE_CHECKING:
    from datetime import datetime

    from rejoinder.domain.replies.known import Case
    from rejoinder.services.drafts import Composed, ReplyComposer
    from rejoinder.services.forms import Form
    from rejoinder.services.stories import Story

FILES = frozenset({".eml", ".msg", ".txt", ".md", ".html"})


@click.command("reply", short_help="Plan and write the reply to a letter.")
@click.argument("letter", nargs=-1)
@click.option("--liked", help="One good thing, as the end of the sentence: “the tour of the workshop”.")
@click.option("--met", multiple=True, metavar="NAME", help="Whom you met besides; may be repeated.")
@click.option("--name", help="Your name, as you sign.")
@click.option("--organisation", help="Their name, where it was read wrongly; empty to leave it out.")
@click.option("--role", help="The role, where it was read wrongly; empty to leave it out.")
@click.option("--talked/--not-talked", default=None, help="Whether there was an interview, where that is not known.")
@click.option("--ask/--no-ask", default=None, help="Whether a P.S. asks for feedback.")
@click.option("--agree/--no-agree", default=None, help="Whether they may keep your papers, where they ask.")
@click.option("--language", type=click.Choice(["en", "de", "fr", "es"]), help="Another language than the letter's.")
@click.option("--address", type=click.Choice(["formal", "familiar"]), help="Sie or du, vous or tu, usted or tú.")
@click.option("--wording", type=click.IntRange(1, 99), default=1, help="Another way to say it: 2, 3, …")
@click.option("--specifics", is_flag=True, help="They have answered: ask for specifics, good and bad.")
@click.option("--anyway", is_flag=True, help="Answer it though it is no rejection, or ask though it is not the moment.")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="Write it into this .eml file, as a draft."
)
@click.option("--overwrite", is_flag=True, help="Write over that file if it is there.")
@click.option("--link", is_flag=True, help="Print a mailto link instead, which opens your mail program.")
@click.option("--json", "as_json", is_flag=True, help="Print one object.")
@click.pass_obj
def command(data: Path | None, /, letter: tuple[str, ...], **options: object) -> None:
    """Plan and write the reply to LETTER: whom to write to, when, and a text made of what is recorded.

    LETTER is an application that turned you down (its id, or words of its name), a kept letter's id, or a file; without
    one the letter is pasted on standard input. Nothing is sent: `--out` and `--link` hand it to your mail program.
    """
    name = " ".join(letter)
    given, choice = _given(options), _choice(options)
    if not name or name == "-" or Path(name).suffix.lower() in FILES or Path(name).is_file():
        program = make_program(data)
        composer = program.composer()
        is_anyway = bool(options["anyway"] or options["specifics"])
        case = composer.pasted(content_of(Path(name) if name else None, "letter"), is_anyway=is_anyway)
        composed = _asked(composer, case, given, choice, program.clock().here(), options)
        _hand_over(program, composed, options)
        return
    from rejoinder.services.drafts import remember_answers  # noqa: PLC0415  (only this needs the store)

    with desk(data) as at:
        case, story = _found(at, name, options)
        composed = _asked(at.program.composer(), case, given, choice, at.clock.here(), options)
        if story:
            kept = remember_answers(at.store, at.clock, story, case, composed.plan.known)
            if kept:
                print_wrapped(f"Kept as a note, and taken back by `rejoinder undo {kept}`.", err=True)
            composed = replace(composed, application=story.application.id)
        _hand_over(at.program, composed, options)


def _found(at: Desk, name: str, options: dict[str, object]) -> tuple[Case, Story | None]:
    from rejoinder.services.drafts import find_case, find_question  # noqa: PLC0415

    is_anyway = bool(options["anyway"])
    if not options["specifics"]:
        return find_case(at.stories, name, is_anyway=is_anyway)
    from rejoinder.services.feedback import FeedbackLog  # noqa: PLC0415  (only a question needs its cues)

    return find_question(FeedbackLog(at.stories, at.book), name, at.clock.here().date(), is_anyway=is_anyway)


def _given(options: dict[str, object]) -> Given:
    met = tuple(str(name) for name in options["met"]) if isinstance(options["met"], tuple) else ()
    return Given(
        writer=_text(options["name"]),
        organisation=_text(options["organisation"]),
        role=_text(options["role"]),
        highlight=_text(options["liked"]),
        people=met or None,
        talked=_flag(options["talked"]),
        asks=_flag(options["ask"]),
        agrees=_flag(options["agree"]),
    )


def _choice(options: dict[str, object]) -> Choice:
    address = _text(options["address"])
    return Choice(
        _text(options["language"]) or "", Manner(address) if address else None, _number(options["wording"]) - 1
    )


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _flag(value: object) -> bool | None:
    return None if value is None else bool(value)


def _number(value: object) -> int:
    return value if isinstance(value, int) else 1


def _asked(
    composer: ReplyComposer, case: Case, given: Given, choice: Choice, now: datetime, options: dict[str, object]
) -> Composed:
    """Compose the reply; somebody at a terminal is asked for what is missing, one short question at a time."""
    is_follow_up = bool(options["specifics"])
    composed = composer.compose(case, given, choice, now, is_follow_up=is_follow_up)
    is_asking = sys.stdin.isatty() and sys.stdout.isatty() and not options["as_json"]
    while is_asking and composed.plan.questions and not is_follow_up:
        question = composed.plan.questions[0]
        lead = f" (Go on: “{question.lead} …”)" if question.lead else ""
        answer = click.prompt(f"{question.text}{lead} Enter leaves it out", default="", show_default=False, err=True)
        given = given.answered(question.name, answer)
        composed = composer.compose(case, given, choice, now)
    return composed


def _hand_over(program: Program, composed: Composed, options: dict[str, object]) -> None:
    from rejoinder.services.drafts import composed_form, outgoing  # noqa: PLC0415

    place = ""
    if isinstance(options["out"], Path):
        place = program.draft_file(options["out"], is_overwriting=bool(options["overwrite"])).put(outgoing(composed))
    if options["link"]:
        link = program.draft_link().put(outgoing(composed))
        if not options["as_json"]:
            click.echo(link)
            return
        place = link
    form = composed_form(composed, place)
    if options["as_json"]:
        print_object(form)
    else:
        _print(form, composed)


def _print(form: Form, composed: Composed) -> None:
    """Print whom to write to and when, the text, and what is still missing."""
    to, sender, timing = form["to"], form["sender"], composed.plan.timing
    if to:
        name = f"{to['name']} <{to['address']}>" if to["name"] else to["address"]
        print_item("To", f"{name} ({REACH_WORDS[to['reach']]}, {ADDRESSEE_WORDS[to['origin']]})")
    else:
        print_item("To", "nobody that is known")
    if sender:
        print_item("Not to", f"{sender['address']} ({REACH_WORDS[sender['reach']]})")
    if form["advice"]:
        print_wrapped(form["advice"], 12, "")
    by = LATE if timing.is_late else f", by {timing.latest:%A %d %B}." if timing.is_in_time else "."
    best = "now is a good time" if timing.is_now else f"best on {here(timing.best):%A %d %B at %H:%M}"
    print_item("When", f"{best}{by}")
    for one in form["mentions"]:
        quote = f"“{one['quote']}”" if one["quote"] else ""
        print_item("Known", ": ".join(part for part in (MENTION_WORDS[one["name"]], one["value"] or "", quote) if part))
    for one in form["suggestions"]:
        print_item("Met?", f"{one['value']} was invited to an interview: --met “{one['value']}” if you met.")
    click.echo()
    print_item("Subject", form["subject"] or "none")
    click.echo()
    click.echo(form["text"])
    for question in form["questions"]:
        lead = f" Go on: “{question['lead']} …”" if question["lead"] else ""
        print_item("Missing", f"{question['text']}{lead} ({OPTIONS[question['name']]})")
    missing = [one for one in form["check"]["criteria"] if not one["met"]]
    for one in missing:
        print_item("Not met", f"{CRITERION_WORDS[one['name']]}: {one['advice']}")
    if not missing:
        print_item("Checked", "all criteria of the method are met. Read it once more, and change what is not you.")
    if form["place"]:
        print_item("Draft", f"{form['place']}: open it in your mail program.")


LATE = ". The usual days have passed: a short note is still welcome, if you have something to say."
OPTIONS = {"writer": "--name", "highlight": "--liked", "organisation": "--organisation"}
