"""Files that were dropped on the page: kept in a folder of the data folder, under names that do no harm."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import BinaryIO

from rejoinder.errors import NotFoundError, StoreError
from rejoinder.ports.folder import UPLOADS

LONGEST = 50  # characters of a name, which are at most four bytes each
# What Windows takes for a device whatever folder and ending it has.
_DEVICES = frozenset(
    ("CON", "PRN", "AUX", "NUL", *(f"{name}{number}" for name in ("COM", "LPT") for number in range(10)))
)


def put_all(data: Path, files: Sequence[tuple[str, BinaryIO]]) -> list[Path]:
    """Write files into the folder, all or none, and return their paths. Raises StoreError."""
    folder = data / UPLOADS
    written: list[Path] = []
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for name, content in files:
            with _free(folder, name) as target:
                written.append(Path(target.name))
                shutil.copyfileobj(content, target)
    except OSError as error:
        remove(written)
        message = f"What you chose could not be kept in {folder} ({error.strerror or error})."
        raise StoreError(message, advice="Make room there, or say where the file lies on this machine.") from error
    return written


def remove(paths: Sequence[Path]) -> None:
    """Take files out of the folder again."""
    for path in paths:
        path.unlink(missing_ok=True)


def find(data: Path, name: str) -> Path:
    """Return a file of the folder by its name. Raises NotFoundError."""
    path = data / UPLOADS / name
    stem, ending = safe_name(name)
    if name != f"{stem}{ending}" or not path.is_file():
        raise NotFoundError("That file is no longer here.", advice="Choose it again.")
    return path


def safe_name(name: str) -> tuple[str, str]:
    """Return of a file's name, and of what it ends with, only letters, digits and what cannot mean anything."""
    stem, dot, suffix = name.replace("\\", "/").rpartition("/")[2].rpartition(".")
    kept = "".join(each if each.isalnum() or each in "-_" else "_" for each in (stem if dot else suffix))
    safe = kept[: LONGEST + 5].strip("-_") or "file"  # a number may have been added
    ending = "".join(each for each in suffix if each.isalnum() and each.isascii())[:8] if dot else ""
    return f"{safe}_" if safe.upper() in _DEVICES else safe, f".{ending}" if ending else ""


def _free(folder: Path, name: str) -> BinaryIO:
    """Make a file in a folder, under its own name as far as that does no harm, and a number if it is taken."""
    stem, ending = safe_name(name)
    stem = stem[:LONGEST].strip("-")
    for number in count(1):
        path = folder / f"{stem}{f'-{number}' if number > 1 else ''}{ending}"
        try:
            return path.open("xb")
        except FileExistsError:
            continue
    raise AssertionError  # there is always a next number
