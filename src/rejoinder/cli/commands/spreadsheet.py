"""`rejoinder spreadsheet`: the list of applications that a seeker keeps already."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rejoinder.cli.desk import desk
from rejoinder.cli.output import counted, print_item, print_object, print_wrapped
from rejoinder.domain.sheets.plan import Change
from rejoinder.domain.sheets.sheet import letters_of
from rejoinder.services.sheets import choose, keep_sheet, known, open_sheet, own_words, plan_sheet
from rejoinder.services.words import EVENT_WORDS

if TYPE_CHECKING:
    from rejoinder.domain.sheets.plan import SheetEntry, SheetPlan
    from rejoinder.domain.sheets.sheet import Column
    from rejoinder.services.sheets import OpenSheet

SHOWN = 12  # rows or problems that are shown
NOTHING_YET = "nothing"


class Pair(click.ParamType[tuple[str, str]]):
    """`NAME=VALUE`."""

    name = "pair"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        """Return both parts."""
        before, mark, after = str(value).rpartition("=")
        if not mark or not before.strip():
            self.fail(f"“{value}” has no “=” with something before it.", param, ctx)
        return before.strip(), after.strip()


@click.command("spreadsheet", short_help="Read a list of applications.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--sheet", default="", help="Which sheet of the file; else the one that looks most like a list.")
@click.option(
    "--column",
    "columns",
    multiple=True,
    type=Pair(),
    metavar="COLUMN=FIELD",
    help="What a column tells, by its heading or letter: “C=role”, “Call=interview 1”, “Mood=other”. May be repeated.",
)
@click.option(
    "--word",
    "words",
    multiple=True,
    type=Pair(),
    metavar="WORDS=EVENTS",
    help="What your own words for a stage mean: “Ghosted=nothing”, “R2=interview 2”, “Out=rejected”. Repeatable.",
)
@click.option("--yes", is_flag=True, help="Keep it without asking.")
@click.option(
    "--json", "as_json", is_flag=True, help="Print one object a line, for each row, and keep nothing but with --yes."
)
@click.pass_obj
def command(
    data: Path | None,
    /,
    file: Path,
    sheet: str,
    columns: tuple[tuple[str, str], ...],
    words: tuple[tuple[str, str], ...],
    **flags: bool,
) -> None:
    """Read the list of applications in FILE (.csv, .xlsx): shown first, and kept once you say so.

    Every column is shown with what it is taken for and why. Words that are not known are asked for; what means nothing
    to Rejoinder is kept beside the application as it is. Reading the same list again adds what is new.
    """
    with desk(data) as at:
        days, here = at.program.days(), at.clock.here()
        opened = open_sheet(file, at.program.sheets(), days, here, sheet)
        for column, field in columns:
            opened = choose(opened, column, field)
        meant = own_words({name: [] if value == NOTHING_YET else _listed(value) for name, value in words})
        plan = plan_sheet(opened, days, here, meant, known(at.store))
        if flags["as_json"]:
            for entry in plan.entries:
                print_object(entry_form(entry))
        else:
            _print_plan(opened, plan)
        if not _is_wanted(plan, yes=flags["yes"], is_asked=not flags["as_json"]):
            return
        number, rows = keep_sheet(at.store, at.clock, plan, file.name)
    if not flags["as_json"]:
        print_wrapped(f"Kept: {counted(rows, 'row')}. To take it back: `rejoinder undo {number}`.")


def _listed(value: str) -> list[str]:
    return [part.strip() for part in value.split(",") if part.strip()]


def _is_wanted(plan: SheetPlan, *, yes: bool, is_asked: bool) -> bool:
    """Ask whether to keep what is new, unless that was said."""
    new = sum(entry.is_sent and bool(entry.facts) for entry in plan.entries)
    if not new:
        if is_asked:
            print_wrapped("Nothing in it is new.")
        return False
    if yes or not is_asked:
        return yes
    if not sys.stdin.isatty():
        print_wrapped("Nothing was kept. To keep it, run the same command with --yes.")
        return False
    return click.confirm("Keep it?", default=False)


def _print_plan(opened: OpenSheet, plan: SheetPlan) -> None:
    """Print what the columns are taken for, what the rows come to, and what is open."""
    sheet = opened.file.sheet
    print_wrapped(f"{sheet.name or 'The list'}: {counted(len(plan.entries), 'application')}.", bold=True)
    if opened.file.others:
        print_wrapped(f"Other sheets of the file, not read: {', '.join(opened.file.others)} (--sheet).", 2, "  ")
    for column in opened.columns:
        print_wrapped(
            f"{column.heading or '(no heading)'} -> {_told_by(column)} ({column.why})",
            6,
            f"  {letters_of(column.number).ljust(3)} ",
        )
    changes = Counter(entry.change for entry in plan.entries if entry.is_sent)
    parts = [f"{changes[change]} {change.value}" for change in Change if changes[change]]
    wishes = sum(not entry.is_sent for entry in plan.entries)
    parts += [f"{wishes} not applied to yet, left out"] if wishes else []
    click.echo()
    print_wrapped("Rows: " + ", ".join(parts or ["none"]) + ".")
    fresh = [entry for entry in plan.entries if entry.facts and entry.is_sent]
    for entry in fresh[:SHOWN]:
        print_wrapped(_line(entry), 6, f"{entry.row:>5} ")
    if len(fresh) > SHOWN:
        print_wrapped(f"and {len(fresh) - SHOWN} more", 6, " " * 6)
    for words, rows in plan.unknown[:SHOWN]:
        print_item("Unknown", f'“{words}” in row {", ".join(map(str, rows[:5]))}: --word "{words}=EVENTS" says it')
    problems = [*plan.problems, *(problem for entry in plan.entries for problem in entry.problems)]
    for problem in problems[:SHOWN]:
        where = f"row {problem.row}" + (f", {problem.column}" if problem.column else "")
        print_item("Problem", f"{where}: {problem.words}" if problem.row else problem.words)
    if len(problems) > SHOWN:
        print_item("", f"and {len(problems) - SHOWN} more")
    for words in opened.file.problems:
        print_item("Problem", words)
    click.echo()


def _told_by(column: Column) -> str:
    if column.kind is None:
        return column.field.value.replace("_", " ")
    return EVENT_WORDS[column.kind.value] + (f" {column.round}" if column.round else "")


def _line(entry: SheetEntry) -> str:
    """Return a row as it is understood: what is new of an application, or all of a new one."""
    details = entry.details
    name = ", ".join(part for part in (details.organisation, details.role) if part)
    if entry.change is Change.CHANGED:
        return f"{name}: {'; '.join(entry.changes)}"
    told = [f"applied {details.applied}"] if details.applied else []
    told += [
        " ".join(part for part in (event.kind.value, event.round, str(event.on or "")) if part)
        for event in entry.happened
    ]
    return f"{name}: {', '.join(told) or 'no more'}"


def entry_form(entry: SheetEntry) -> dict[str, object]:
    """Return what a row comes to as an object."""
    return {
        "row": entry.row,
        "change": entry.change.value,
        "application": entry.anchor,
        "organisation": entry.details.organisation or None,
        "role": entry.details.role or None,
        "applied": entry.details.applied.isoformat() if entry.details.applied else None,
        "events": [event.kind.value for event in entry.happened],
        "changes": list(entry.changes),
        "problems": [problem.words for problem in entry.problems],
    }
