"""Maildir folders: which messages they hold, and where one is now.

A message file is renamed when it is read ("cur/ID:2,S") and moves from new/ to cur/; neither
changes the message. So a message goes by "FOLDER/cur/ID", without flags, wherever it lies, and
reading one looks for the file that bears the ID now.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from rejoinder.domain.mail import Problem, SourceFile, SourceKind

if TYPE_CHECKING:
    from collections.abc import Iterator

HALVES = ("cur", "new")

# Windows allows no colon in a name, so programs there put another character.
_FLAGS = re.compile(r"[:;!]2,[A-Za-z]*\Z")


def is_maildir(folder: str) -> bool:
    """Tell whether a folder is a Maildir."""
    return all(Path(folder, half).is_dir() for half in HALVES)


def is_half(folder: str) -> bool:
    """Tell whether a folder is the cur/ or new/ of a Maildir."""
    return Path(folder).name in HALVES and is_maildir(str(Path(folder).parent))


def base_name(name: str) -> str:
    """Return a message file's name without its flags."""
    return _FLAGS.sub("", name)


def find_messages(folder: str, halves: tuple[str, ...] = HALVES) -> Iterator[SourceFile | Problem]:
    """Give each message of a Maildir by its lasting name."""
    for half in halves:
        path = f"{folder}{os.sep}{half}"
        try:
            with os.scandir(path) as listing:
                entries = list(listing)
        except OSError as error:
            yield Problem(path, f"cannot be listed: {error.strerror or error}")
            continue
        for entry in entries:
            try:
                if entry.name.startswith(".") or not entry.is_file():
                    continue
                stat = entry.stat()
            except OSError:
                continue  # Renamed since it was listed; the next reading finds it.
            lasting = f"{folder}{os.sep}cur{os.sep}{base_name(entry.name)}"
            yield SourceFile(lasting, SourceKind.MAILDIR, stat.st_size, stat.st_mtime_ns)


class Index(Struct):
    """Knows the current file names of the Maildirs that were asked for.

    A listing is used until the folder's times change, so that reading a whole Maildir lists it
    once and not once for each message.
    """

    _listed: dict[str, tuple[tuple[int, ...], dict[str, str]]] = field(default_factory=dict)

    def locate(self, path: str, *, afresh: bool = False) -> str | None:
        """Return the file that now holds a message with this lasting name."""
        half, name = os.path.split(path)
        folder, _, last = half.rpartition(os.sep)
        if last not in HALVES:
            return None
        times = tuple(_time(f"{folder}{os.sep}{each}") for each in HALVES)
        known = self._listed.get(folder)
        if known is None or known[0] != times or afresh:
            known = (times, _listing(folder))
            self._listed[folder] = known
        return known[1].get(base_name(name))


def _time(folder: str) -> int:
    """Return when a folder was last changed; 0 if it is not there."""
    try:
        return Path(folder).stat().st_mtime_ns
    except OSError:
        return 0


def _listing(folder: str) -> dict[str, str]:
    """Return the paths of a Maildir's messages by their names without flags."""
    found: dict[str, str] = {}
    for half in HALVES:
        try:
            with os.scandir(f"{folder}{os.sep}{half}") as listing:
                found.update((base_name(entry.name), entry.path) for entry in listing)
        except OSError:
            continue
    return found
