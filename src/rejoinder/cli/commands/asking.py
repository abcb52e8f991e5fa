"""`rejoinder asking`: how asking for feedback stands, and what no letter shows of it."""

from __future__ import annotations

from pathlib import Path

import click

from rejoinder.cli.desk import desk, print_said
from rejoinder.cli.output import SHORT, day, print_item, print_object, print_wrapped, title
from rejoinder.domain.facts import Move
from rejoinder.domain.feedback.said import TICKED
from rejoinder.errors import NotFoundError
from rejoinder.services.feedback import FeedbackLog, asking_form
from rejoinder.services.feedback_said import count_letter, tick
from rejoinder.services.forms import Form, application_form
from rejoinder.services.stories import find_story
from rejoinder.services.words import ASKING_WORDS, MOVE_WORDS

WORDS = [move.value for move in (*TICKED, Move.NOTHING)]


@click.command("asking", short_help="Whether you may ask for specifics now.")
@click.argument("application", required=False)
@click.argument("move", type=click.Choice(WORDS), required=False)
@click.argument("when", nargs=-1)
@click.option("--how", default="", help="In your words: “by phone”.")
@click.option("--letter", "is_letter", is_flag=True, help="APPLICATION is a letter that was read wrongly: it is MOVE.")
@click.option("--all", "with_settled", is_flag=True, help="Also where they said something, or will not.")
@click.option("--json", "as_json", is_flag=True, help="Print one object a line.")
@click.pass_obj
def command(  # noqa: PLR0913  (one parameter for each thing that can be said)
    data: Path | None,
    /,
    application: str | None,
    move: str | None,
    when: tuple[str, ...],
    how: str,
    *,
    is_letter: bool,
    with_settled: bool,
    as_json: bool,
) -> None:
    """Show how asking for feedback stands, of APPLICATION or of all; or tell MOVE, and WHEN: today if you do not say.

    MOVE is replied, replied_ps (with a P.S. that asks), answered, asked, or refused: `rejoinder asking tidewell asked
    yesterday`. With --letter it says what a letter counts as, or nothing: `rejoinder asking 1a2b3c4d nothing --letter`.
    """
    if move and application:
        _tell(data, application, Move(move), " ".join(when), how, is_letter=is_letter)
        return
    with desk(data) as at:
        log, today = FeedbackLog(at.stories, at.book), at.clock.here().date()
        if application:
            story = find_story(at.stories, application)
            found = [(story.application, log.asking(story, today))]
        else:
            found = [*log.askings(today, with_settled=with_settled)]
    if application and found[0][1] is None:
        message = f"{found[0][0].organisation or 'This application'} did not turn you down, so there is nothing to ask."
        raise NotFoundError(message, advice="`rejoinder asking` lists where there is.")
    forms = [{**application_form(one), "asking": asking_form(asking)} for one, asking in found if asking]
    for form in forms:
        if as_json:
            print_object(form)
        else:
            print_wrapped(title(form["organisation"], form["role"]), bold=True)
            print_asking(form["asking"], form["application"], is_whole=application is not None)
    if not forms and not as_json:
        print_wrapped("Asking goes on nowhere now. Where it came to an end: `rejoinder asking --all`.")


def _tell(data: Path | None, name: str, move: Move, when: str, how: str, *, is_letter: bool) -> None:
    with desk(data) as at:
        if is_letter:
            done = count_letter(at.store, at.clock, name, move)
        else:
            done = tick(at.store, at.clock, name, move, on=at.day(when), how=how)
    said = "Noted" if is_letter else f"Noted: {MOVE_WORDS[move.value]}"
    print_said(f"{said}.", done.application, done.operation)


def print_asking(form: Form, application: str, *, is_whole: bool = True) -> None:
    """Print how asking for feedback stands, why, and what to do; of one of many only the first of it."""
    print_item("Asking", f"{ASKING_WORDS[form['state']]} · {application}")
    print_item("", form["why"])
    if is_whole and form["quote"]:
        print_item("", f"“{form['quote']}”")
    if is_whole or form["may_ask"]:
        print_item("May ask", f"{'yes' if form['may_ask'] else 'not now'}: {form['may_ask_why']}")
    if form["offer"]:
        print_item("", f"“{form['offer']}”")
    due = f" By {form['due']}." if form["due"] else ""
    print_item("Next", f"{form['do']}{due}")
    if is_whole:
        print_item("", form["do_why"])
        for move in form["moves"]:
            _print_move(move)


def _print_move(move: Form) -> None:
    said = f"{', ' + move['how'] if move['how'] else ''}{' (you said so)' if move['is_yours'] else ''}"
    letter = f" · {move['letter'][:SHORT]}" if move["letter"] else ""
    print_wrapped(f"{day(move['on'])}  {MOVE_WORDS[move['move']]}{said}{letter}", 4, "    ")
