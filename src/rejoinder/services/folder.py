"""The data folder: what is in it, making room there, and deleting everything."""

from __future__ import annotations

from rejoinder.errors import UnclearRequestError
from rejoinder.ports.folder import DataFolder, Part, Removed
from rejoinder.ports.store import Store

WORD = "everything"  # what has to be typed before everything is deleted
REMOVABLE = (Part.UPLOADS, Part.BACKUPS)


def remove_files(store: Store, folder: DataFolder, part: Part) -> Removed:
    """Remove the files that were dropped on the page, or the old copies of the database.

    This cannot be taken back. Raises StoreBusyError while an import runs.
    """
    if part not in REMOVABLE:
        message = "Only what was dropped on the page and old copies of the database can be removed by themselves."
        raise UnclearRequestError(message, advice="Nothing was removed.")
    with store.alone():
        return folder.remove(part)


def check_word(text: str) -> None:
    """Raise UnclearRequestError unless the word was typed."""
    if text.strip().strip("“”\"'").casefold() != WORD:
        message = f"Nothing was deleted: the word “{WORD}” was not typed."
        raise UnclearRequestError(message, advice=f"To delete all that Rejoinder keeps, type “{WORD}”.")


def forget_everything(folder: DataFolder, store: Store | None = None) -> Removed:
    """Remove all that Rejoinder keeps; a `store` that is open begins anew, empty. This cannot be taken back.

    Raises StoreBusyError while an import runs or another program has the data open; then nothing was removed.
    """
    if store is None:
        return folder.remove_everything()
    with store.alone(), store.let_go():
        return folder.remove_everything(with_lock=False)
