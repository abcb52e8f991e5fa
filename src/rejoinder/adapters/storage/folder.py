"""The data folder: what Rejoinder put there, and removing that and nothing else."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from typing import TYPE_CHECKING

from rejoinder.adapters.storage.engine import DATABASE, LOCK, only
from rejoinder.errors import StoreError
from rejoinder.ports.folder import BACKUPS, LETTERS, UPLOADS, Kept, Part, Removed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

BUSY_SECONDS = 2.0
_BESIDE = ("-wal", "-shm", "-journal")  # what SQLite puts beside a database
# The names that Rejoinder gives to files, by the folder they are in. Whatever is called otherwise is somebody else's.
_NAMES = {
    Part.LETTERS: re.compile(r"[0-9a-f]{24}\.(?:eml|part)"),
    Part.UPLOADS: re.compile(r"[\w-]{1,70}(?:\.[A-Za-z0-9]{1,8})?"),
    Part.BACKUPS: re.compile(r"rejoinder-\w+-\d{8}T\d{6}Z(?:-\d+)?\.(?:sqlite|part)(?:-wal|-shm|-journal)?"),
}
_FOLDERS = {Part.LETTERS: LETTERS, Part.UPLOADS: UPLOADS, Part.BACKUPS: BACKUPS}


class StoreFolder:
    """The data folder, as `ports.folder.DataFolder` asks for it."""

    def __init__(self, path: Path, busy_seconds: float = BUSY_SECONDS) -> None:
        self._path = path
        self._busy_seconds = busy_seconds

    @property
    def path(self) -> Path:
        """Return where it is."""
        return self._path

    def contents(self) -> list[Kept]:
        """Return how much there is of each part."""
        found = {part: list(self._files(part)) for part in Part}
        return [Kept(part, len(files), sum(map(_size, files))) for part, files in found.items()]

    def remove(self, part: Part) -> Removed:
        """Remove the files of a part, and its folder once that is empty."""
        if part is Part.DATABASE:
            message = "The database does not go by itself."
            raise StoreError(message, advice="Delete everything, or take back what was done.")
        removed = _removed(self._files(part))
        with suppress(OSError):  # there is something else in it, or it is a link
            (self._path / _FOLDERS[part]).rmdir()
        return removed

    def remove_everything(self, *, with_lock: bool = True) -> Removed:
        """Remove all that Rejoinder put there, the database last."""
        database = self._path / DATABASE
        if database.is_symlink():
            message = f"{database} is a link to {os.path.realpath(database)}."
            advice = "Links are not followed: remove what it leads to yourself, and the link. Nothing was removed."
            raise StoreError(message, advice=advice)
        with only(database, busy_seconds=self._busy_seconds):
            removed = [self.remove(part) for part in _FOLDERS]
            beside = [database.with_name(f"{DATABASE}{ending}") for ending in _BESIDE]
            locks = [self._path / f"{LOCK}{ending}" for ending in ("", *_BESIDE)] if with_lock else []
            removed.append(_removed(path for path in (*beside, database, *locks) if _is_file(path)))
        links = [path for name in _FOLDERS.values() if (path := self._path / name).is_symlink()]
        left = (*(path for one in removed for path in one.left), *links)
        return Removed(sum(one.files for one in removed), sum(one.size for one in removed), left)

    def _files(self, part: Part) -> Iterator[Path]:
        """Give the files of a part that are there."""
        if part is Part.DATABASE:
            yield from (path for ending in ("", *_BESIDE) if _is_file(path := self._path / f"{DATABASE}{ending}"))
            return
        folder = self._path / _FOLDERS[part]
        if folder.is_symlink() or not folder.is_dir():
            return
        yield from (path for path in sorted(folder.iterdir()) if _NAMES[part].fullmatch(path.name) and _is_file(path))


def _is_file(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _removed(paths: Iterable[Path]) -> Removed:
    """Remove files, each by its name; what cannot be removed is told."""
    files, size, left = 0, 0, []
    for path in list(paths):
        held = _size(path)
        try:
            path.unlink(missing_ok=True)
        except OSError:
            left.append(path)
        else:
            files, size = files + 1, size + held
    return Removed(files, size, tuple(left))
