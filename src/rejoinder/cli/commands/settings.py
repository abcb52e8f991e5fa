"""`rejoinder settings`: who you are, your zone, what was read, and what is kept where."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from rejoinder.cli.desk import Desk, desk
from rejoinder.cli.imported import print_report
from rejoinder.cli.output import counted, day, print_item, print_object, print_wrapped
from rejoinder.domain.facts import RepliesAt
from rejoinder.ports.folder import Part
from rejoinder.services.folder import REMOVABLE, remove_files
from rejoinder.services.forms import Form
from rejoinder.services.pace import choose_pace, pace_words
from rejoinder.services.seeker import Word, address_fact, name_fact, say_who
from rejoinder.services.settings import overview, overview_form, size_words
from rejoinder.services.sources import forget_source, list_sources, read_new, readable
from rejoinder.services.words import LOST_WORDS, ORIGIN_WORDS, PART_WORDS
from rejoinder.services.zone import choose_zone

ADDRESS_WORDS = {"said": "you said so", "not_yours": "not yours, you said so"}


@click.command("settings", short_help="Show and change the settings.")
@click.option("--name", "names", multiple=True, help="You are called this; may be repeated.")
@click.option("--not-name", "not_names", metavar="NAME", multiple=True, help="You are not called this.")
@click.option("--address", "addresses", multiple=True, help="You write from this address; may be repeated.")
@click.option("--not-address", "not_addresses", metavar="ADDRESS", multiple=True, help="This address is not yours.")
@click.option("--zone", help="You live by this zone: “Europe/Vienna”; or `machine`.")
@click.option("--reply-after", type=int, metavar="HOURS", help="Answer letters no sooner than this.")
@click.option("--reply-at", type=int, metavar="HOUR", help="The hour of a working day at which an answer is best.")
@click.option("--reply-within", type=int, metavar="DAYS", help="Answer letters within so many days.")
@click.option("--read-new", is_flag=True, help="Look for what is new where mail was read from before.")
@click.option("--forget-source", metavar="PATH", type=click.Path(path_type=Path), help="Take back what was read there.")
@click.option("--remove", type=click.Choice([part.value for part in REMOVABLE]), help="Remove these files.")
@click.option("--yes", is_flag=True, help="Remove them without asking.")
@click.option("--json", "as_json", is_flag=True, help="Print one object.")
@click.pass_obj
def command(data: Path | None, /, *, as_json: bool, **given: Any) -> None:  # noqa: ANN401  (whatever the options take)
    """Show who you are, your zone, what mail was read from, and what is kept where; or change that.

    Mail from your own addresses is yours, and nobody of your name is taken for somebody you met. The zone decides
    whose day it is. To delete all of it: `rejoinder forget-everything`.
    """
    if as_json and any(given.values()):
        message = "--json only shows."
        raise click.UsageError(message)
    with desk(data) as at:
        changed = [
            _say_who(at, given),
            _choose_zone(at, given["zone"]),
            _choose_pace(at, given),
            _forget(at, given["forget_source"]),
        ]
        changed += [_remove(at, given["remove"], is_sure=given["yes"]), given["read_new"] and _read_new(at)]
        form = (
            None
            if any(changed)
            else overview_form(overview(at.store, at.clock, at.program.finder(), at.program.folder()))
        )
    if form is None:
        return
    if as_json:
        print_object(form)
    else:
        _print(form)


def _say_who(at: Desk, given: dict[str, Any]) -> bool:
    """Keep what was said of names and addresses, as one thing."""
    facts: list[Word] = [
        *(name_fact(name) for name in given["names"]),
        *(name_fact(name, is_so=False) for name in given["not_names"]),
        *(address_fact(address) for address in given["addresses"]),
        *(address_fact(address, is_so=False) for address in given["not_addresses"]),
    ]
    if not facts:
        return False
    number = say_who(at.store, at.clock, at.program.settler(at.store), facts)
    what = at.store.log(1)[0].detail["what"]
    print_wrapped(f"Kept: {what}. To take it back: `rejoinder undo {number}`.")
    return True


def _choose_zone(at: Desk, name: str | None) -> bool:
    if name is None:
        return False
    zone, number = choose_zone(at.store, at.clock, at.program.zones(), name)
    lived = zone or "the zone of the machine"
    print_wrapped(
        f"You live by {lived}, where it is {at.clock.here():%H:%M}. To take it back: `rejoinder undo {number}`."
    )
    return True


def _choose_pace(at: Desk, given: dict[str, Any]) -> bool:
    wait, morning, within = given["reply_after"], given["reply_at"], given["reply_within"]
    if wait is None and morning is None and within is None:
        return False
    pace, number = choose_pace(at.store, at.clock, wait=wait, morning=morning, within=within)
    print_wrapped(f"Kept: {pace_words(pace)}. To take it back: `rejoinder undo {number}`.")
    return True


def _forget(at: Desk, path: Path | None) -> bool:
    if path is None:
        return False
    sources = list_sources(at.store, at.program.finder(), at.program.folder().path)
    undone = forget_source(at.store, at.clock, at.program.settler(at.store), sources, path.expanduser().absolute())
    numbers = ", ".join(f"`rejoinder undo {one.number}`" for one in reversed(undone))
    print_wrapped(
        f"Taken back: all that was read from {path}. What stands elsewhere as well stays, and the mail itself is not "
        f"touched. To have it again: {numbers}."
    )
    return True


def _remove(at: Desk, name: str | None, *, is_sure: bool) -> bool:
    if name is None:
        return False
    folder, part = at.program.folder(), Part(name)
    held = next(one for one in folder.contents() if one.part is part)
    if not held.files:
        print_wrapped(f"There is nothing to remove: no {PART_WORDS[name]}.")
        return True
    print_wrapped(f"{counted(held.files, 'file')}, {size_words(held.size)}: {PART_WORDS[name]}. {LOST_WORDS[name]}")
    if not is_sure and not click.confirm("Remove them? This cannot be undone.", default=False):
        print_wrapped("Nothing was removed.")
        return True
    removed = remove_files(at.store, folder, part)
    print_wrapped(f"Removed: {counted(removed.files, 'file')}, {size_words(removed.size)}.")
    print_left(removed.left)
    return True


def print_left(left: tuple[Path, ...]) -> None:
    """Print what was not removed, if anything, and what to do with it."""
    if left:
        names = ", ".join(str(path) for path in left)
        print_wrapped(f"Left as they are: {names}. Look at them and remove them yourself.", err=True)


def _read_new(at: Desk) -> bool:
    """Read what is new in all sources that are there."""
    from rejoinder.cli.progress import shown_progress  # noqa: PLC0415

    program = at.program
    sources = list_sources(at.store, program.finder(), program.folder().path)
    try:
        with shown_progress(is_wanted=sys.stderr.isatty()) as on_progress:
            report = read_new(lambda: program.importer(at.store), sources, program.cue_version(), on_progress)
    except KeyboardInterrupt:
        click.echo("\nStopped. What was read is kept; the same command goes on from there.", err=True)
        sys.exit(130)
    print_report(report, tuple(readable(sources)))
    return True


def _print(form: Form) -> None:
    """Print all settings."""
    print_wrapped("You", bold=True)
    for name in form["names"]:
        print_item("Name", f"{name['name']} ({_why(name)})")
    for address in form["addresses"]:
        print_item("Address", f"{address['address']} ({_why(address)})")
    if not form["names"] and not form["addresses"]:
        print_item("Nobody yet", "say it with `--name` and `--address`, or read your mail")
    print_item("Zone", f"{form['zone'] or 'that of the machine'} ({form['offset']} now)")
    print_item("Replies", pace_words(RepliesAt(*form["replies"].values())).removeprefix("replies are "))
    print_wrapped("Mail was read from", bold=True)
    for source in form["sources"]:
        there = "" if source["is_there"] else "; no longer there"
        where = "" if source["origin"] == "place" else f", {ORIGIN_WORDS[source['origin']]}"
        print_item(day(source["last"]), f"{source['path']}: {counted(source['messages'], 'message')}{where}{there}")
    if not form["sources"]:
        print_item("Nothing yet", "begin with `rejoinder import PATH`")
    print_wrapped(f"Data folder: {form['folder']}", bold=True)
    for part in form["contents"]:
        size = f"{counted(part['files'], 'file')}, {size_words(part['bytes'])}"
        print_item(part["part"].capitalize(), f"{PART_WORDS[part['part']]}: {size if part['files'] else 'none'}")
    print_wrapped(
        "A copy of all that was said and read: `rejoinder export FILE.json`. What was read comes back from your mail "
        "alone, so keep that too. To delete all: `rejoinder forget-everything`."
    )


def _why(form: Form) -> str:
    if form["origin"] == "found":
        return (
            f"found in your mail, {counted(form['messages'], 'letter')}" if "messages" in form else "found in your mail"
        )
    return ADDRESS_WORDS[form["origin"]]
