"""The files and folders that mail was read from: looking into them again, and forgetting one."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from msgspec import Struct, field

from rejoinder.domain.mailbox import Operation
from rejoinder.domain.records import field_names, replace
from rejoinder.errors import NotFoundError, UnclearRequestError
from rejoinder.ports.clock import Clock
from rejoinder.ports.folder import LETTERS, UPLOADS
from rejoinder.ports.mail import MailFinder
from rejoinder.ports.store import Store
from rejoinder.services.importing import Importer, ImportReport
from rejoinder.services.operations import undo
from rejoinder.services.progress import Tell
from rejoinder.services.settling import Settler


class Origin(StrEnum):
    """How mail came to be read."""

    PLACE = "place"  # where it lies, outside of the data folder
    DROPPED = "dropped"  # on the page: a copy is in the data folder
    PASTED = "pasted"  # letters that were given one by one


class Source(Struct, frozen=True):
    """A file or folder that mail was read from, as it was named; all letters that were pasted are one.

    `imports` are the operations that read it and stand; `shared` are those of them that read others as well.
    """

    path: Path
    origin: Origin
    last: datetime
    imports: tuple[int, ...]
    shared: tuple[int, ...] = ()
    messages: int = 0  # that were found in it
    is_there: bool = False


class _Named(Struct):
    """What the log tells of a path."""

    last: datetime
    imports: list[int] = field(default_factory=list)
    shared: list[int] = field(default_factory=list)


def list_sources(store: Store, finder: MailFinder, data: Path) -> list[Source]:
    """Return what mail was read from, the latest first; `data` is the data folder."""
    counts: Counter[str] = Counter()
    for (path, _), cursor in store.cursors().items():  # an archive has one for each of its members
        counts[path] += cursor.messages
    named = _named(store.log(), data / LETTERS)
    found = [_source(path, one, finder, counts, data) for path, one in named.items()]
    return sorted(found, key=lambda one: (one.last, str(one.path)), reverse=True)


def read_new(
    importer: Callable[[], Importer], sources: Iterable[Source], version: str, on_progress: Tell | None = None
) -> ImportReport:
    """Look into all sources that are there for what is new in them; each is an import of its own, as it was before.

    So one of them can be forgotten later without the others. Raises UnclearRequestError if none is there.
    """
    paths = readable(sources)
    if not paths:
        message = "Nothing that mail was read from is in its place."
        raise UnclearRequestError(message, advice="Read it from where it is now. Nothing was changed.")
    whole = ImportReport()
    for path in paths:
        whole = _together(whole, importer().run([path], version=version, on_progress=on_progress))
    return whole


def readable(sources: Iterable[Source]) -> list[Path]:
    """Return the paths of sources that may hold something new: they are there, and no single letters."""
    return [one.path for one in sources if one.is_there and one.origin is not Origin.PASTED]


def forget_source(
    store: Store, clock: Clock, settler: Settler, sources: Sequence[Source], path: Path
) -> list[Operation]:
    """Take back all imports of a source, the latest first, and return the undoings; each can be undone.

    Letters that stand in another source as well stay. Raises NotFoundError if nothing was read from there, and
    UnclearRequestError if an import read others together with it.
    """
    found = next((one for one in sources if one.path == path), None)
    if found is None or found.origin is Origin.PASTED:
        message = f"No mail was read from {str(path)[:200]}."
        raise NotFoundError(message, advice="`rejoinder settings` lists what mail was read from. Nothing was changed.")
    if found.shared:
        numbers = ", ".join(str(number) for number in found.shared)
        message = f"It was read together with others, by operation {numbers}."
        advice = f"`rejoinder undo {found.shared[0]}` takes back all of that, also the others. Nothing was changed."
        raise UnclearRequestError(message, advice=advice)
    return [undo(store, clock, settler, number) for number in sorted(found.imports, reverse=True)]


def _named(log: Iterable[Operation], letters: Path) -> dict[Path, _Named]:
    """Return the paths that imports which stand were given."""
    found: dict[Path, _Named] = {}
    for one in log:  # the newest first
        paths = one.detail.get("paths")
        if one.command != "import" or one.undone_by is not None or not isinstance(paths, list):
            continue
        chosen = {_group(Path(str(path)), letters) for path in paths}
        for path in chosen:
            named = found.setdefault(path, _Named(one.at))
            named.imports.append(one.number)
            if len(chosen) > 1:
                named.shared.append(one.number)
    return found


def _group(path: Path, letters: Path) -> Path:
    return letters if path.parent == letters else path


def _source(path: Path, named: _Named, finder: MailFinder, counts: Counter[str], data: Path) -> Source:
    begins, is_there = finder.where(path)
    origin = Origin.PASTED if path == data / LETTERS else Origin.PLACE
    if path.parent == data / UPLOADS:
        origin = Origin.DROPPED
    inside = begins.rstrip(os.sep) + os.sep
    messages = sum(count for at, count in counts.items() if at == begins or at.startswith(inside))
    return Source(path, origin, named.last, tuple(named.imports), tuple(named.shared), messages, is_there)


def _together(one: ImportReport, other: ImportReport) -> ImportReport:
    """Return two reports as one: what was read is added up, and what there is now is as the later tells."""
    added = {name: getattr(one, name) + getattr(other, name) for name in field_names(one) if name not in _NOW}
    return replace(other, operation=other.operation or one.operation, **added)


_NOW = ("rejections", "applications", "operation")
