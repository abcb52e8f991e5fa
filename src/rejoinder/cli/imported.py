"""How an import is told: apart from the command, which starts to read before this is loaded."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from rejoinder.cli.output import counted, print_wrapped
from rejoinder.domain.mail import Problem
from rejoinder.services.forms import problem_form

if TYPE_CHECKING:
    from rejoinder.services.importing import ImportReport

MAX_PROBLEMS = 5


def report_form(report: ImportReport) -> dict[str, object]:
    """Return an import's report as an object."""
    return {
        "operation": report.operation,
        "sources": report.sources,
        "unchanged": report.unchanged,
        **report.counts,
        "rejections": report.rejections,
        "applications": report.applications,
        "problems": [problem_form(problem) for problem in report.problems],
    }


def print_report(report: ImportReport, paths: tuple[Path, ...]) -> None:
    """Print what an import came to, and what to do next."""
    _print_read(report)
    for problem in report.problems[:MAX_PROBLEMS]:
        print_problem(problem)
    if len(report.problems) > MAX_PROBLEMS:
        print_wrapped(
            f"… and {counted(len(report.problems) - MAX_PROBLEMS, 'problem')} more: `rejoinder problems` lists them.",
            err=True,
        )
    if not report.messages and not report.unchanged:
        print_advice(paths)
    elif report.rejections:
        letters = f"{counted(report.rejections, 'letter')} of rejection"
        print_wrapped(f"In all {letters} in {counted(report.applications, 'application')}. See `rejoinder rejections`.")
    elif report.applications:
        print_wrapped(f"In all {counted(report.applications, 'application')}, and no letter of rejection.")
    else:
        print_wrapped("No letter about a job search was found. One letter by itself: `rejoinder read FILE`.")


def _print_read(report: ImportReport) -> None:
    """Print what was read, and for which reason where it was no new mail."""
    if report.messages:
        known = f", {report.known:,} known before" if report.known else ""
        new = f"{report.new:,} new, {report.letters:,} of them about your search"
        print_wrapped(f"{counted(report.messages, 'message')} read: {new}{known}.")
    elif report.unchanged and not report.read_again and not report.brought_back:
        click.echo("Nothing new: these files are as they were when they were last read.")
    if report.read_again:
        print_wrapped(f"Read again, since Rejoinder reads better now: {counted(report.read_again, 'message')}.")
    if report.brought_back:
        print_wrapped(f"Read now, since an undo had brought it back: {counted(report.brought_back, 'letter')}.")
    if report.found_again:
        print_wrapped(
            f"{report.found_again:,} more turned out to be about your search, by their thread, people or houses."
        )


def print_problem(problem: Problem) -> None:
    """Print what could not be read and why, on standard error."""
    member = f" ({problem.member})" if problem.member else ""
    place = f", at byte {problem.offset}" if problem.offset else ""
    print_wrapped(f"{problem.path}{member}{place}: {problem.reason}", 2, "Problem: ", err=True)


def print_advice(paths: tuple[Path, ...]) -> None:
    """Print what to do where no mail was found, on standard error."""
    print_wrapped(f"No mail was found in {', '.join(str(path) for path in paths)}.", err=True)
    print_wrapped(
        "Rejoinder reads mbox, Maildir, .eml, .msg, and folders, .gz and .zip of these. The README says where mail "
        "programs keep them. A letter that is no mail file: `rejoinder read`.",
        err=True,
    )
