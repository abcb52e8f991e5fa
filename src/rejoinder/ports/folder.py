"""What the services ask of the data folder: what is in it, and that it goes."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from msgspec import Struct

LETTERS = "letters"  # the folders in it, each with files of its own
UPLOADS = "uploads"
BACKUPS = "backups"


class Part(StrEnum):
    """What stands in the data folder."""

    DATABASE = "database"
    LETTERS = LETTERS
    UPLOADS = UPLOADS
    BACKUPS = BACKUPS


class Kept(Struct, frozen=True):
    """How much of a part there is: only what Rejoinder put there counts."""

    part: Part
    files: int
    size: int  # bytes


class Removed(Struct, frozen=True):
    """What was removed, and the paths of what was left: it could not be removed, or is a link to elsewhere."""

    files: int
    size: int  # bytes
    left: tuple[Path, ...] = ()


class DataFolder(Protocol):
    """The folder that holds all of a seeker's data, and may hold other things."""

    @property
    def path(self) -> Path:
        """Return where it is."""
        ...

    def contents(self) -> Sequence[Kept]:
        """Return how much there is of each part, in the order of `Part`."""
        ...

    def remove(self, part: Part) -> Removed:
        """Remove the files of a part, one by one by their names; of the database nothing.

        Links are not followed, and whatever else lies there stays.
        """
        ...

    def remove_everything(self, *, with_lock: bool = True) -> Removed:
        """Remove all that Rejoinder put there, the database last, and nothing else.

        Without `with_lock` the lock of imports stays, for a program that goes on. Raises StoreBusyError if another
        program has the database open, and StoreError if it is a link to elsewhere; then nothing is removed.
        """
        ...
