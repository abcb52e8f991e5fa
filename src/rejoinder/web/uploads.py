"""Files that were dropped on the page: kept in a folder of the data folder, under names that do no harm."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import BinaryIO

from rejoinder.errors import NotFoundError

FOLDER = "uploads"
LONGEST = 80  # characters of a name


def put(data: Path, name: str, content: BinaryIO) -> Path:
    """Write a file into the folder, whole, and return its path."""
    folder = data / FOLDER
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    target = _free(folder, name)
    with tempfile.NamedTemporaryFile(dir=folder, delete=False) as unfinished:
        shutil.copyfileobj(content, unfinished)
    Path(unfinished.name).replace(target)
    return target


def find(data: Path, name: str) -> Path:
    """Return a file of the folder by its name. Raises NotFoundError."""
    path = data / FOLDER / name
    if name != Path(name).name or name.startswith(".") or not path.is_file():
        raise NotFoundError("That file is no longer here.", advice="Choose it again.")
    return path


def _free(folder: Path, name: str) -> Path:
    """Return a path in a folder that is free, under a name of which letters, digits and a suffix are left."""
    stem, dot, suffix = name.replace("\\", "/").rpartition("/")[2].rpartition(".")
    safe = "".join(letter if letter.isalnum() or letter in "-_" else "_" for letter in (stem if dot else suffix))
    ending = "".join(letter for letter in suffix if letter.isalnum())[:8] if dot else ""
    safe = safe[:LONGEST].strip("-_") or "file"
    names = (f"{safe}{mark}{f'.{ending}' if ending else ''}" for mark in ("", *(f"-{n}" for n in range(2, 10_000))))
    return next(path for name in names if not (path := folder / name).exists())
