"""`rejoinder import`: read mailboxes."""

from __future__ import annotations

import os
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rejoinder.bootstrap import make_program
from rejoinder.errors import SourceNotFoundError

if TYPE_CHECKING:
    from rejoinder.bootstrap import Program
    from rejoinder.services.importing import ImportReport


@click.command("import", short_help="Read a mailbox.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one object at the end.")
@click.pass_obj
def command(data: Path | None, paths: tuple[Path, ...], *, as_json: bool) -> None:
    """Read all mail under each PATH: mbox (also .gz), Maildir, .eml, .msg, folders and .zip archives of these.

    Reading the same mail again changes nothing, and stopping at any moment loses nothing: the next run goes
    on where it was. Of mail that is not about the search no text is kept.
    """
    if not any(os.path.lexists(path) for path in paths):
        message = f"There is no such file or folder: {', '.join(str(path) for path in paths)}."
        raise SourceNotFoundError(message, advice="Check the path. Nothing was read and nothing was changed.")
    report = _imported(make_program(data), paths, has_bar=sys.stderr.isatty() and not as_json)
    from rejoinder.cli.imported import print_report, report_form  # noqa: PLC0415  (nobody waits for it any more)
    from rejoinder.cli.output import print_object  # noqa: PLC0415

    if as_json:
        print_object(report_form(report))
    else:
        print_report(report, paths)
    if report.problems and not report.messages and not report.unchanged:
        sys.exit(1)


def _imported(program: Program, paths: tuple[Path, ...], *, has_bar: bool) -> ImportReport:
    """Import the paths.

    A worker is started first of all where there seems to be new mail: it loads the cues while the database is
    opened here.
    """
    with closing(program.warm_pool(paths)) as pool:
        from rejoinder.cli.progress import shown_progress  # noqa: PLC0415

        store = program.store()
        try:
            with shown_progress(is_wanted=has_bar) as on_progress:
                return program.importer(store, pool).run(paths, version=program.cue_version(), on_progress=on_progress)
        except KeyboardInterrupt:
            click.echo("\nStopped. What was read is kept; the same command goes on from there.", err=True)
            sys.exit(130)
        finally:
            store.close()
