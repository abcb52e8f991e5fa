"""`rejoinder demo`: the main job on the mailbox of an invented seeker."""

from __future__ import annotations

import sys

import click

from rejoinder.bootstrap import demo_mail, demo_program
from rejoinder.cli.commands.rejections import print_rejections


@click.command("demo", short_help="Try it on an invented mailbox.")
@click.option("--json", "as_json", is_flag=True, help="Print one object a line.")
def command(*, as_json: bool) -> None:
    """Import the mailbox of an invented seeker into a folder that is thrown away, and list the rejections."""
    from rejoinder.cli.progress import shown_progress  # noqa: PLC0415

    with demo_mail() as mail, demo_program() as program:
        store = program.store()
        try:
            with shown_progress(is_wanted=sys.stderr.isatty()) as on_progress:
                report = program.importer(store).run([mail], version=program.cue_version(), on_progress=on_progress)
            if not as_json:
                messages, applications = report.messages, report.applications
                click.echo(f"The mailbox of an invented seeker: {messages} messages, {applications} applications.")
                click.echo("What the letters of rejection in it say, the latest first:\n")
            print_rejections(store, program.clock().here().date(), as_json=as_json)
        finally:
            store.close()
    if not as_json:
        click.echo("\nThis was a demo, and its data is gone.")
        click.echo("The same as a page, with what they asked for beside the résumé she sent: `rejoinder serve --demo`.")
        click.echo("Your own mail: `rejoinder import PATH`. One letter: `rejoinder read`.")
