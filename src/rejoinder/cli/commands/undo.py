"""`rejoinder undo`: take back what was done to data."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from rejoinder.bootstrap import make_program
from rejoinder.cli.output import counted, here, live_by, print_wrapped
from rejoinder.ports.store import Store
from rejoinder.services.operations import stopped_undo, undo


@click.command("undo", short_help="Take back the last thing done.")
@click.argument("number", required=False, type=int, metavar="[NUMBER]")
@click.pass_obj
def command(data: Path | None, number: int | None) -> None:
    """Take back the last thing that was done to your data, or operation NUMBER of `rejoinder log`.

    An undoing can be taken back as well, by its own number. One that was stopped before its end is finished first.
    """
    from rejoinder.cli.progress import shown_progress  # noqa: PLC0415

    program = make_program(data)
    store = program.store()
    try:
        clock = program.clock(store)
        live_by(clock.here().tzinfo)
        stopped = stopped_undo(store)
        with shown_progress(is_wanted=sys.stderr.isatty()) as on_progress:
            done = undo(store, clock, program.settler(store, on_progress), number)
        is_rest = stopped is not None and stopped.number == done.number
        undone = next((item for item in store.log() if item.number == done.undoes), None)
        unread = len(store.unread())
    except KeyboardInterrupt:
        _say_stopped(store)
        sys.exit(130)
    finally:
        store.close()
    what = f"“{undone.command}” of {here(undone.at):%Y-%m-%d %H:%M}" if undone else "it"
    if is_rest:
        print_wrapped("The undo that was stopped before its end is finished now.")
    print_wrapped(f"Taken back: {what} (operation {done.undoes}). To have it again: `rejoinder undo {done.number}`.")
    if unread:
        print_wrapped(
            f"{counted(unread, 'letter')} could not be read: the mailbox is not in its place. Import it again when it "
            "is back, or from where it is now. `rejoinder problems` says where they stood.",
            err=True,
        )


def _say_stopped(store: Store) -> None:
    """Say after Ctrl-C how to go on."""
    if stopped_undo(store):
        click.echo("\nStopped before its end. `rejoinder undo` goes on with it.", err=True)
    else:
        click.echo("\nStopped. `rejoinder log` says what was taken back.", err=True)
