"""Workers that are started once for many readers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from rejoinder.domain.mail import Problem
from rejoinder.domain.mailbox import Entry
from rejoinder.ports.work import Failure, WorkPool
from rejoinder.services.tasks import ReadTask

ReadPool = WorkPool[ReadTask, list[Entry | Problem]]


class LentPool:
    """Workers for many readers, one after another: starting them takes half a second each time."""

    def __init__(self, make: Callable[[], ReadPool], pool: ReadPool | None = None) -> None:
        self._make = make
        self._pool = pool
        self._is_at_work = False

    def lend(self) -> ReadPool:
        """Return the pool, as if it were a new one; while it is at work, one that is."""
        return self._make() if self._is_at_work else self

    def map(self, tasks: Iterable[ReadTask]) -> Iterator[tuple[ReadTask, list[Entry | Problem] | Failure]]:
        """Read tasks, starting the workers if nobody has yet."""
        if self._pool is None:
            self._pool = self._make()
        self._is_at_work = True
        try:
            yield from self._pool.map(tasks)
        finally:
            self._is_at_work = False

    def close(self) -> None:
        """Give the pool back, which stays for the next reader."""

    def stop(self) -> None:
        """Stop the workers."""
        if self._pool is not None:
            self._pool.close()
            self._pool = None
