"""`rejoinder rejections`: what each letter really says."""

from __future__ import annotations

from pathlib import Path

import click

from rejoinder.bootstrap import make_program
from rejoinder.cli.output import day, print_object, print_reading, print_verdict, title
from rejoinder.ports.store import Store
from rejoinder.services.forms import Form
from rejoinder.services.rejections import list_rejections, rejection_form


@click.command("rejections", short_help="List the rejections.")
@click.option("--json", "as_json", is_flag=True, help="Print one object a line.")
@click.pass_obj
def command(data: Path | None, *, as_json: bool) -> None:
    """List the rejections, the latest first: reasons, doors and feedback, each with the sentence that says so."""
    store = make_program(data).store()
    try:
        print_rejections(store, as_json=as_json)
    finally:
        store.close()


def print_rejections(store: Store, *, as_json: bool) -> None:
    """Print all rejections of a store."""
    forms = [rejection_form(rejection) for rejection in list_rejections(store)]
    if as_json:
        for form in forms:
            print_object(form)
        return
    if not forms:
        click.echo("No rejection yet. Read your mail with `rejoinder import PATH`, or one letter with `rejoinder read`.")
        return
    for form in forms:
        _print(form)
    reasons = sum(bool(form["reading"]["reasons"]) for form in forms)
    doors = sum(bool(form["reading"]["doors"]) for form in forms)
    click.echo(f"{len(forms)} rejections: {reasons} give a reason, {doors} leave a door open.")
    click.echo("`rejoinder show ID` tells the whole story of one, and what to do now.")


def _print(form: Form) -> None:
    reading = form["reading"]
    click.secho(title(form["organisation"], form["role"]), bold=True)
    unsure = " · not sure that it is one" if reading["band"] == "unsure" else ""
    click.echo(f"  {day(form['date'])} · got as far as: {form['stage']} · {form['application']}{unsure}")
    print_verdict({**reading, "quotes": reading["quotes"][:1]})
    print_reading(reading, is_rejection=True)
    click.echo()
