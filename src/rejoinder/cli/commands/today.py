"""`rejoinder today`: what there is to do."""

from __future__ import annotations

from pathlib import Path

import click

from rejoinder.cli.desk import desk
from rejoinder.cli.output import clock_time, counted, print_item, print_object, print_wrapped, quoted
from rejoinder.domain.today import SHOWN
from rejoinder.services.forms import Form
from rejoinder.services.today import item_form, today


@click.command("today", short_help="List what there is to do.")
@click.option("--all", "with_all", is_flag=True, help=f"List everything, not only the first {SHOWN}.")
@click.option("--json", "as_json", is_flag=True, help="Print one object a line.")
@click.pass_obj
def command(data: Path | None, *, with_all: bool, as_json: bool) -> None:
    """List what there is to do today, the most worthwhile first, each step with its reason.

    `rejoinder done`, `rejoinder postpone` and `rejoinder dismiss` take a step off the list by its id.
    """
    with desk(data) as at:
        found = today(at.stories, at.clock.here(), at.book)
    forms = [item_form(item) for item in found.items]
    shown = forms if with_all or as_json else forms[:SHOWN]
    for number, form in enumerate(shown, 1):
        if as_json:
            print_object(form)
        else:
            _print(number, form)
    if as_json:
        return
    if found.later:
        count, (_, soonest) = len(found.later), found.later[0]
        print_wrapped(f"Put off: {counted(count, 'step')}, back from {soonest} on.")
    if not forms:
        print_wrapped(_nothing(found.applications))
        return
    if len(shown) < len(forms):
        print_wrapped(f"{len(forms) - len(shown)} more: `rejoinder today --all`.")
    print_wrapped(f"Done with one: `rejoinder done {shown[0]['step']}`. Not now: `rejoinder postpone`. No: `dismiss`.")


def _nothing(applications: int) -> str:
    if not applications:
        return "Nothing yet. Begin with `rejoinder import PATH`, `rejoinder read` or `rejoinder add`."
    return "Nothing is due today."


def _print(number: int, form: Form) -> None:
    when = f" On {clock_time(form['at'])}." if form["at"] else f" By {form['due']}." if form["due"] else ""
    print_wrapped(f"{form['do']}{when}", 4, f"{number}. ", bold=True)
    print_wrapped(form["why"], 4)
    for quote in form["quotes"]:
        print_wrapped(quoted(quote), 4)
    for step in form["plan"]:
        print_item("Then", step)
    where = " · `rejoinder review`" if form["rule"] in ("letter", "link") else ""
    where = where or (f" · `rejoinder show {form['application']}`" if form["application"] else "")
    print_wrapped(f"{form['step']}{where}", 4)
    click.echo()
