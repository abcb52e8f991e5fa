"""`rejoinder feedback`: the log of what was said about the seeker, and what somebody said without a letter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from rejoinder.cli.desk import desk, print_said
from rejoinder.cli.output import day, print_item, print_object, print_wrapped, title
from rejoinder.domain.facts import Saying
from rejoinder.domain.letters.readings import Polarity
from rejoinder.services.feedback import FeedbackLog, Told, Wish, entry_form, grouped, list_feedback
from rejoinder.services.feedback_said import Telling, tell_feedback
from rejoinder.services.forms import Form
from rejoinder.services.words import POLARITY_WORDS

MOST_THEMES = 8  # that are named with how often they come


@click.command("feedback", short_help="List what was said about you, or write it down.")
@click.argument("words", nargs=-1)
@click.option("--organisation", default="", help="Only of organisations with these words in their name.")
@click.option("--theme", "themes", multiple=True, help="Only about this theme; of something new, what it is about.")
@click.option("--all", "with_apart", is_flag=True, help="Form letters' phrases and what you left out as well.")
@click.option("--good", multiple=True, metavar="TEXT", help="What was good, in their words; may be repeated.")
@click.option("--bad", multiple=True, metavar="TEXT", help="What was missing, in their words; may be repeated.")
@click.option("--by", default="", help="Who said it.")
@click.option("--on", "when", default="", metavar="DAY", help="When: today if you do not say.")
@click.option("--how", default="", help="Where, in your words: “on the portal”.")
@click.option("--by-phone", "how", flag_value="by phone", help="The same as `--how 'by phone'`.")
@click.option("--in-person", "how", flag_value="in person", help="The same as `--how 'in person'`.")
@click.option("--json", "as_json", is_flag=True, help="Print one object a line.")
@click.pass_obj
def command(data: Path | None, /, words: tuple[str, ...], **given: Any) -> None:  # noqa: ANN401  (many options)
    """List what was said about you, the latest first: all, or what holds WORDS.

    With --good or --bad it is written down instead, and WORDS name the application: `rejoinder feedback tidewell --good
    "clear in the talk" --bad "too little SQL" --by "Ada Grey" --on yesterday --by-phone`.
    """
    if given["good"] or given["bad"]:
        _tell(data, " ".join(words), given)
        return
    wish = Wish(" ".join(words), given["organisation"].strip(), " ".join(given["themes"]).strip())
    with desk(data) as at:
        log = FeedbackLog(at.stories, at.book)
        told = list_feedback(log, wish)
        to_file = log.to_file() if wish == Wish() else []
    shown = [*told.entries, *(told.apart if given["with_apart"] else ())]
    forms = [entry_form(entry) for entry in shown]
    if given["as_json"]:
        for form in forms:
            print_object(form)
        return
    for name, entries in grouped(shown):
        print_wrapped(name or "organisation not named", bold=True)
        for entry in entries:
            print_entry(entry_form(entry))
    for application, letter in to_file:
        where = title(application.organisation, application.role)
        print_wrapped(f"To be split by you: a letter from {where}: `rejoinder file {letter.message.key[:8]}`.")
    _print_end(told, forms, with_apart=given["with_apart"])


def _tell(data: Path | None, name: str, given: Mapping[str, Any]) -> None:
    """Keep what somebody said."""
    if not name.strip():
        message = "name the application before --good and --bad: its id, or words of its name."
        raise click.UsageError(message)
    with desk(data) as at:
        from rejoinder.services.feedback_said import themes_from  # noqa: PLC0415  (only here)

        themes = themes_from(given["themes"], at.book) if given["themes"] else None
        sayings = tuple(
            Saying(quote.strip(), polarity, themes)
            for polarity, quotes in ((Polarity.POSITIVE, given["good"]), (Polarity.NEGATIVE, given["bad"]))
            for quote in quotes
        )
        telling = Telling(sayings, given["by"], at.day(given["when"]), given["how"] or "")
        done = tell_feedback(at.store, at.clock, name, telling)
    print_said("Kept word for word:", done.application, done.operation)


def print_entry(form: Form, *, with_place: bool = True) -> None:
    """Print one entry of the log."""
    words = POLARITY_WORDS[form["polarity"]]
    apart = " (a form letter's phrase)" if form["is_formula"] else " (left out)" if form["is_left_out"] else ""
    said = f" by {form['by']}" if form["by"] else ""
    how = f", {form['how']}" if form["how"] else ""
    head = f"{day(form['on']) if form['on'] else ' ' * 10}  "
    print_wrapped(f"{words}{apart}{said}{how} · {form['entry']}", len(head), head)
    print_wrapped(f"“{form['quote']}”", 4, "    ")
    facts = [f"about {', '.join(form['themes'])}"] if form["themes"] else []
    facts += [form["role"] or "role not named", form["application"]] if with_place else []
    print_wrapped(" · ".join([*facts, f"stage: {form['stage']}"]), 4, "    ")


def _print_end(told: Told, forms: list[Form], *, with_apart: bool) -> None:
    if not told.total and not forms:
        print_wrapped(
            "Nothing in the log yet. What letters say about you comes here by itself. What somebody said by phone or "
            'in person you write down: `rejoinder feedback APPLICATION --good "…" --bad "…" --by-phone`.'
        )
        return
    click.echo()
    if not forms:
        print_wrapped("Nothing in the log fits.")
    good = sum(form["polarity"] == "positive" for form in forms)
    if forms:
        print_item("In all", f"{good} praise, {len(forms) - good} criticism")
    themes = Counter(theme for form in forms for theme in form["themes"]).most_common(MOST_THEMES)
    if themes:
        print_item("Themes", ", ".join(f"{theme} ({number})" for theme, number in themes))
    if told.apart and not with_apart:
        many = "1 stands" if len(told.apart) == 1 else f"{len(told.apart)} stand"
        print_wrapped(f"{many} apart, as form letters' phrases or left out by you: `--all` shows them.")
    if forms:
        print_wrapped(f"Wrong about one? `rejoinder weigh {forms[0]['entry']} --help` says what you can change.")
