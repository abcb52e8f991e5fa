"""Letters that were given by hand and are to be kept: files in the data folder, imported like any mail."""

from __future__ import annotations

import os
from hashlib import blake2b
from pathlib import Path

from rejoinder.ports.folder import LETTERS


class KeptLetterFolder:
    """A folder of single letters that only their owner can read."""

    def __init__(self, data: Path) -> None:
        self._folder = data / LETTERS

    def keep(self, mail: bytes) -> Path:
        """Write a mail under a name made from its content, unless it is there, and return its path."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = self._folder / f"{blake2b(mail, digest_size=12).hexdigest()}.eml"
        if not path.exists():
            unfinished = path.with_suffix(".part")
            unfinished.unlink(missing_ok=True)
            with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(mail)
            unfinished.replace(path)
        return path

    def forget(self, path: Path) -> None:
        """Remove a mail that was kept, if it is there."""
        path.unlink(missing_ok=True)
