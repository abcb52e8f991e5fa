"""`rejoinder rejections`: what each letter really says."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import get_args

import click

from rejoinder.cli.desk import Desk, desk
from rejoinder.cli.output import (
    counted,
    day,
    print_item,
    print_letter,
    print_object,
    print_told,
    print_unmet,
    print_wrapped,
    title,
)
from rejoinder.ports.store import Store
from rejoinder.services.feedback import FeedbackLog, said_besides
from rejoinder.services.forms import Form
from rejoinder.services.operations import stopped_undo
from rejoinder.services.rejections import ALL, Order, RejectionList, Wish, list_rejections, rejection_form
from rejoinder.services.stories import Stories
from rejoinder.services.unmet import notes_of
from rejoinder.services.words import KIND_WORDS

SHOWN = 20  # in full, where nothing else is asked for: more than that nobody reads in one go


@click.command("rejections", short_help="List the rejections.")
@click.argument("words", nargs=-1)
@click.option(
    "--order", type=click.Choice(get_args(Order)), default="date", help="By what; the latest first if not said."
)
@click.option(
    "--limit",
    metavar="N",
    type=click.IntRange(min=1),
    help=f"Show the latest N: {SHOWN} if you do not say, with --brief or --json all.",
)
@click.option("--brief", is_flag=True, help="One line for each.")
@click.option("--hidden", "with_hidden", is_flag=True, help="Show those as well that were put out of sight.")
@click.option("--json", "as_json", is_flag=True, help="Print one object a line.")
@click.pass_obj
def command(
    data: Path | None,
    /,
    words: tuple[str, ...],
    order: Order,
    limit: int | None,
    **flags: bool,
) -> None:
    """List the rejections, the latest first: reasons, doors and feedback, each with the sentence that says so.

    All, or those that hold WORDS in their organisation or role. An application that was turned down twice is listed
    once, with its latest letter and the days of the others.
    """
    with desk(data) as at:
        if limit is None and not flags["brief"] and not flags["as_json"]:
            limit = SHOWN
        wish = Wish(" ".join(words), order, limit, with_hidden=flags["with_hidden"])
        today = at.clock.here().date()
        latest = print_rejections(at.store, today, wish, at, brief=flags["brief"], as_json=flags["as_json"])
    if latest:
        print_wrapped(f"One with its whole story, and what to do now: `rejoinder show {latest}`.")


def print_rejections(
    store: Store,
    today: date,
    wish: Wish = ALL,
    at: Desk | None = None,
    *,
    brief: bool = False,
    as_json: bool = False,
) -> str | None:
    """Print the rejections of a store that are wanted; return the id of the first, if there is one.

    With a desk each says what else is in the log of its organisation, and which musts of its posting were not met.
    """
    stories = Stories(store)
    found = list_rejections(stories, today, wish)
    applications = [one.story.application for one in found.rejections]
    notes = notes_of(stories, applications, at.judge) if at else {}
    forms = [rejection_form(one, notes.get(one.story.application.id)) for one in found.rejections]
    if as_json:
        for form in forms:
            print_object(form)
        return None
    if not forms:
        print_wrapped("No rejection fits." if wish.words else _nothing(store, found.hidden))
        return None
    if brief:
        for form in forms:
            _print_brief(form)
        click.echo()
    else:
        besides = said_besides(FeedbackLog(stories, at.book), found.rejections) if at else [0] * len(forms)
        for form, count in zip(forms, besides, strict=True):
            _print(form, count)
    _print_summary(found, forms, wish)
    return str(forms[0]["application"])


def _nothing(store: Store, hidden: int) -> str:
    """Return what to say where no rejection is listed."""
    if hidden:
        return f"{counted(hidden, 'rejection')} out of sight: `rejoinder rejections --hidden` shows all."
    last = store.log(limit=1)
    if stopped_undo(store):
        return "The last undo was stopped before its end. `rejoinder undo` goes on with it."
    if last and not last[0].detail.get("finished"):
        return f"The last {last[0].command} was stopped before its end. Run it again: it goes on where it was."
    return "No rejection yet. Read your mail with `rejoinder import PATH`, or one letter with `rejoinder read`."


def _print_summary(found: RejectionList, forms: list[Form], wish: Wish) -> None:
    """Print how many there are, what those shown have in common, and where to go on."""
    readings = [form["reading"] or {} for form in forms]
    reasons = sum(bool(reading.get("reasons")) for reading in readings)
    doors = sum(bool(reading.get("doors")) for reading in readings)
    unsure = sum(reading.get("band") == "unsure" for reading in readings)
    those = "" if len(forms) == found.matching else f"These are the latest {len(forms)}: "
    print_wrapped(
        f"{counted(found.matching, 'rejection')}. {those}{reasons} with a reason in the letter, {doors} with a door "
        "left open."
    )
    if unsure:
        print_wrapped(
            f"Not sure of {unsure} of them, which {'is' if unsure == 1 else 'are'} marked: read the "
            f"{'letter' if unsure == 1 else 'letters'} yourself, and say with `rejoinder correct` what is no rejection."
        )
    if len(forms) < found.matching:
        print_wrapped(f"All of them: `rejoinder rejections --limit {found.matching}`, or `--brief` for one line each.")
    if found.hidden and not wish.with_hidden and not wish.words:
        print_wrapped(f"{counted(found.hidden, 'rejection')} out of sight: `rejoinder rejections --hidden` shows all.")


def _print(form: Form, besides: int) -> None:
    """Print one rejection with its sentences, and how much else they said about the seeker."""
    reading = form["reading"]
    print_wrapped(title(form["organisation"], form["role"]), bold=True)
    print_wrapped(f"{day(form['date'])} · got as far as: {_stage(form)} · {form['application']}", 2, "  ")
    if reading is None:
        print_told(form["told"])
    else:
        if reading["band"] == "unsure":
            print_item("Not sure", "this may be no rejection; read the letter yourself")
        print_letter(reading, verdicts=1, with_facts=False, attached=form["attachments"])
    print_unmet(form["unmet"], form["application"])
    for name, words in _more(form):
        print_item(name, words)
    if besides:
        name = form["organisation"]
        print_item("Feedback", f"{counted(besides, 'statement')} about you besides: `rejoinder feedback {name}`")
    click.echo()


def _more(form: Form) -> list[tuple[str, str]]:
    """Return what else there is to read of an application, each with its name."""
    earlier, since = form["earlier_rejections"], form["since"]
    more = []
    if earlier:
        days = ", ".join(day(letter["date"]) for letter in earlier)
        more.append(("Before", f"turned down already on {days}: `rejoinder show {form['application']}`"))
    if since:
        last = f"the last {day(since[-1]['date'])} ({KIND_WORDS[since[-1]['kind']]})"
        more.append(("Since", f"{counted(len(since), 'letter')}, {last}: `rejoinder show {form['application']}`"))
    return more


def _stage(form: Form) -> str:
    """Return the stage, and how many applications got that far where that says something."""
    told = form["got_as_far"] < form["of"]
    return f"{form['stage']} ({form['got_as_far']} of your {form['of']} got that far)" if told else f"{form['stage']}"


def _print_brief(form: Form) -> None:
    """Print one rejection on a line."""
    reading = form["reading"] or {"reasons": form["told"]["reasons"], "doors": (), "band": None}
    facts = [form["stage"]]
    facts += [reason["kind"] for reason in reading["reasons"]]
    facts += [counted(len(reading["doors"]), "door")] if reading["doors"] else []
    facts += [counted(len(form["earlier_rejections"]) + 1, "rejection")] if form["earlier_rejections"] else []
    facts += [f"{counted(len(form['since']), 'letter')} since"] if form["since"] else []
    unmet = form["unmet"]["count"] if form["unmet"] else 0
    facts += [f"{counted(unmet, 'must')} not shown"] if unmet else []
    facts += ["not sure"] if reading["band"] == "unsure" else []
    head = f"{day(form['date'])}  {form['application']}  "
    print_wrapped(f"{title(form['organisation'], form['role'])} · {', '.join(facts)}", len(head), head)
