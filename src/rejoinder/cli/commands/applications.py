"""`rejoinder applications`: all of them, with how far each got."""

from __future__ import annotations

from pathlib import Path

import click

from rejoinder.cli.desk import desk
from rejoinder.cli.output import counted, day, print_object, print_wrapped, title
from rejoinder.domain.stages import State
from rejoinder.services.applications import list_applications
from rejoinder.services.forms import Form, application_form
from rejoinder.services.words import STATE_WORDS


@click.command("applications", short_help="List the applications.")
@click.argument("words", nargs=-1)
@click.option(
    "--state",
    "states",
    multiple=True,
    type=click.Choice([state.value for state in State]),
    help="Only those that stand so; may be repeated.",
)
@click.option("--limit", metavar="N", type=click.IntRange(min=1), help="Show the latest N.")
@click.option("--hidden", "with_hidden", is_flag=True, help="Show those as well that were put out of sight.")
@click.option("--json", "as_json", is_flag=True, help="Print one object a line.")
@click.pass_obj
def command(
    data: Path | None, /, words: tuple[str, ...], *, states: tuple[str, ...], limit: int | None, **flags: bool
) -> None:
    """List the applications, the latest first: all, or those that hold WORDS in their organisation or role."""
    with desk(data) as at:
        chosen = [State(state) for state in states]
        stories = at.stories
        hidden = frozenset() if flags["with_hidden"] else stories.out_of_sight(at.clock.here().date())
        found, total = list_applications(stories, states=chosen, words=" ".join(words), limit=limit, without=hidden)
    forms = [application_form(one) for one in found]
    for form in forms:
        if flags["as_json"]:
            print_object(form)
        else:
            _print(form)
    if not flags["as_json"]:
        _print_summary(forms, total, len(hidden), is_chosen=bool(words or states))


def _print_summary(forms: list[Form], total: int, hidden: int, *, is_chosen: bool) -> None:
    """Print how many there are, those that are not shown, and where to go on."""
    away = f" {counted(hidden, 'application')} out of sight: `rejoinder applications --hidden` shows all."
    if not forms:
        print_wrapped(_nothing(is_chosen=is_chosen or bool(hidden)) + (away if hidden else ""))
        return
    click.echo()
    shown = "" if len(forms) == total else f" These are the latest {len(forms)}."
    provisional = sum(form["is_provisional"] for form in forms)
    open_ = f" {counted(provisional, 'letter')} may belong to another: `rejoinder review`." if provisional else ""
    count = counted(total - provisional, "application")
    print_wrapped(f"{count}.{shown}{open_} One with its whole story: `rejoinder show ID`.{away if hidden else ''}")


def _nothing(*, is_chosen: bool) -> str:
    if is_chosen:
        return "No application fits. `rejoinder applications` lists all."
    return (
        "No application yet. `rejoinder import PATH` reads them from your mail, `rejoinder spreadsheet FILE` from your "
        "list, and `rejoinder add ORGANISATION ROLE` adds one."
    )


def _print(form: Form) -> None:
    head = f"{day(form['last']) if form['last'] else ' ' * 10}  {form['application']}  "
    is_told = form["state"] in ("open", form["stage"])  # an offer is a stage and a state
    facts = [form["stage"]] + ([] if is_told else [STATE_WORDS[form["state"]]])
    facts += ["to review"] if form["is_provisional"] else []
    print_wrapped(f"{title(form['organisation'], form['role'])} · {', '.join(facts)}", len(head), head)
