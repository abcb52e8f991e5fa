"""What the services ask of a pool of worker processes that may fail one task at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, Protocol, TypeVar

from msgspec import Struct

T = TypeVar("T")
R_co = TypeVar("R_co", covariant=True)


class Failure(Struct, frozen=True):
    """What a task came to instead of a result; `detail` is for a log and may quote the task."""

    reason: Literal["timeout", "crash", "memory", "error"]
    detail: str


class WorkerStartError(RuntimeError):
    """A worker process did not come up; a fault of the program or its installation, not of a task."""


class WorkPool(Protocol[T, R_co]):
    """Work on tasks in processes that are limited in time and memory."""

    def map(self, tasks: Iterable[T]) -> Iterator[tuple[T, R_co | Failure]]:
        """Yield every task with its result or failure, in the order of the tasks.

        Tasks are pulled as results are taken, a few ahead. If `tasks` raises, everything pulled
        before is yielded first. Closing the iterator stops the work. One map at a time. Raises
        WorkerStartError if a worker cannot be started.
        """
        ...

    def close(self) -> None:
        """Stop every process, whatever it is doing; closing again does nothing."""
        ...
