"""`rejoinder import`: read mailboxes."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rejoinder.bootstrap import make_program
from rejoinder.cli.output import print_object
from rejoinder.services.forms import problem_form

if TYPE_CHECKING:
    from rejoinder.services.importing import ImportReport

MAX_PROBLEMS = 5


@click.command("import", short_help="Read a mailbox.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one object at the end.")
@click.pass_obj
def command(data: Path | None, paths: tuple[Path, ...], *, as_json: bool) -> None:
    """Read all mail under PATHS: mbox (also .gz), Maildir, .eml, .msg, folders and .zip archives of these.

    Reading the same mail again changes nothing, and stopping at any moment loses nothing: the next run goes
    on where it was. Of mail that is not about the search no text is kept.
    """
    from rejoinder.cli.progress import shown_progress  # noqa: PLC0415

    program = make_program(data)
    store = program.store()
    try:
        importer = program.importer(store)
        with shown_progress(is_wanted=sys.stderr.isatty() and not as_json) as on_progress:
            report = importer.run(paths, version=program.cues().version, on_progress=on_progress)
    finally:
        store.close()
    if as_json:
        print_object(report_form(report))
    else:
        print_report(report)
    if report.problems and not report.messages and not report.unchanged:
        sys.exit(1)


def report_form(report: ImportReport) -> dict[str, object]:
    """Return an import's report as an object."""
    return {
        "operation": report.operation,
        "sources": report.sources,
        "unchanged": report.unchanged,
        "messages": report.messages,
        "new": report.new,
        "letters": report.letters,
        "known": report.known,
        "found_again": report.found_again,
        "rejections": report.rejections,
        "applications": report.applications,
        "problems": [problem_form(problem) for problem in report.problems],
    }


def print_report(report: ImportReport) -> None:
    """Print what an import came to, and what to do next."""
    if report.messages:
        click.echo(
            f"{report.messages:,} messages read: {report.new:,} new, {report.letters + report.found_again:,} of them "
            f"about your search, {report.known:,} known before."
        )
    elif report.sources and not report.problems:
        click.echo("Nothing new: these files are as they were when they were last read.")
    elif report.sources:
        click.echo("Nothing was read.")
    for problem in report.problems[:MAX_PROBLEMS]:
        click.echo(f"Problem: {problem.path}: {problem.reason}", err=True)
    if len(report.problems) > MAX_PROBLEMS:
        click.echo(f"… and {len(report.problems) - MAX_PROBLEMS} more: `rejoinder problems` lists them.", err=True)
    if report.rejections:
        click.echo(f"{report.rejections:,} rejections in {report.applications:,} applications. See `rejoinder rejections`.")
    elif report.applications:
        click.echo(f"{report.applications:,} applications, no rejection among them.")
    elif report.messages:
        click.echo("No letters about a job search were found in it.")
