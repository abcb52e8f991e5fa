"""Read documents in a worker process, so that none of them can hang the program or take all memory."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from msgspec import Struct

from rejoinder.domain.documents.document import Document
from rejoinder.errors import AppError, SourceNotFoundError, UnreadableError
from rejoinder.ports.documents import Documents
from rejoinder.ports.work import Failure, WorkPool

_ADVICE = "Print it into a new PDF, or copy its text into a .txt file, and name that."
_FAILED = {
    "timeout": "takes too long to read",
    "memory": "needs more memory to read than there is",
    "crash": "is built in a way that stops what reads it",
}


class Refused(Struct, frozen=True):
    """What a worker says of a file that it could not read: the error, which does not travel by itself."""

    is_missing: bool
    message: str
    advice: str


ReadPool = WorkPool[Path, Document | Refused]
"""Workers that read one file each."""


def read_here(path: Path, documents: Documents) -> Document | Refused:
    """Read a file in this process, which is a worker's."""
    try:
        return documents.read(path)
    except AppError as error:
        return Refused(isinstance(error, SourceNotFoundError), error.message, error.advice)


class WorkerDocuments:
    """Documents that are read in workers; `plain` reads those that need none, and returns none for others."""

    def __init__(self, pools: Callable[[], ReadPool], plain: Callable[[Path], Document | None]) -> None:
        self._pools = pools
        self._plain = plain

    def read(self, path: Path) -> Document:
        """Return the text of a file (see the port)."""
        plain = self._plain(path)
        if plain is not None:
            return plain
        with closing(self._pools()) as pool:
            for _, outcome in pool.map([path]):
                return _document(path, outcome)
        raise AssertionError("a pool answers every task")


def _document(path: Path, outcome: Document | Refused | Failure) -> Document:
    if isinstance(outcome, Document):
        return outcome
    if isinstance(outcome, Failure):
        what = _FAILED.get(outcome.reason, f"cannot be read ({outcome.detail})")
        raise UnreadableError(f"{path.name} {what}.", advice=_ADVICE)
    kind = SourceNotFoundError if outcome.is_missing else UnreadableError
    raise kind(outcome.message, advice=outcome.advice)
