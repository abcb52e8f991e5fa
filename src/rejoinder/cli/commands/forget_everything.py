"""`rejoinder forget-everything`: all that is kept goes."""

from __future__ import annotations

from pathlib import Path

import click

from rejoinder.bootstrap import make_program
from rejoinder.cli.commands.settings import print_left
from rejoinder.cli.output import counted, print_item, print_wrapped
from rejoinder.services.folder import WORD, check_word, forget_everything
from rejoinder.services.settings import size_words
from rejoinder.services.words import PART_WORDS


@click.command("forget-everything", short_help="Delete all that is kept.")
@click.option("--yes", is_flag=True, help="Do not ask for the word.")
@click.pass_obj
def command(data: Path | None, *, yes: bool) -> None:
    """Delete all that Rejoinder keeps in its data folder. This alone cannot be undone.

    Your mail stays where it is, and so does whatever else lies in that folder and what you exported elsewhere.
    """
    folder = make_program(data).folder()
    contents = [one for one in folder.contents() if one.files]
    if not contents:
        print_wrapped(f"There is nothing to delete in {folder.path}.")
        return
    print_wrapped(f"This deletes from {folder.path}:")
    for one in contents:
        print_item(
            one.part.capitalize(), f"{PART_WORDS[one.part]}: {counted(one.files, 'file')}, {size_words(one.size)}"
        )
    print_wrapped(
        "Everything that was read and that you said goes, with the log, and it cannot be undone. Your mail stays where "
        "it is, and so do exports that lie elsewhere. A copy first? `rejoinder export FILE.json`: "
        "what you said comes back from it, what was read from your mail alone."
    )
    if not yes:
        check_word(click.prompt(f"Type “{WORD}” to delete it", default="", show_default=False))
    removed = forget_everything(folder)
    print_wrapped(f"Deleted: {counted(removed.files, 'file')}, {size_words(removed.size)}. Nothing is kept any more.")
    print_left(removed.left)
