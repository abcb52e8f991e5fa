"""Mail that was made to break parsers: how long the worst of it takes, and what gets through."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from figures import now
from rejoinder.bootstrap import mail_worker
from rejoinder.domain.letters.book import Known
from rejoinder.domain.mail import Place
from rejoinder.ports.mail import RawMail
from rejoinder.services.tasks import ReadTask

# With anything known of the mailbox nothing is passed over at a glance, so that each file is read whole.
_EVERYTHING = Known(seeker=frozenset({"nobody@example.org"}))


class Tortured(Struct, frozen=True):
    """What came of all files."""

    files: int
    slowest: float
    slowest_name: str
    failures: tuple[str, ...]


def torture(folder: Path) -> Tortured:
    """Read every file of a folder as one message, as a worker does, and time each."""
    work = mail_worker()
    files, slowest, name, failures = 0, 0.0, "", []
    for path in _files(folder):
        task = ReadTask((RawMail(Place(str(path.resolve()), 0, path.stat().st_size)),), _EVERYTHING)
        begun = now()
        try:
            work(task)
        except Exception as error:  # noqa: BLE001 - counting these is what this is for
            failures.append(f"{path.relative_to(folder)}: {type(error).__name__}: {error}")
        seconds = now() - begun
        if seconds > slowest:
            slowest, name = seconds, str(path.relative_to(folder))
        files += 1
    return Tortured(files, slowest, name, tuple(failures))


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file() and path.stat().st_size)
