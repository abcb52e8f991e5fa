"""A pool of workers that works in this process."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

from rejoinder.ports.work import Failure

T = TypeVar("T")
R = TypeVar("R")

AHEAD = 3  # tasks that are taken before the first result is given, as workers do


class InlinePool(Generic[T, R]):
    """Does a task where it stands; `fails` names the tasks that break their worker."""

    def __init__(self, work: Callable[[T], R], fails: Callable[[T], Failure | None] = lambda _: None) -> None:
        self._work = work
        self._fails = fails
        self.done = 0
        self.is_closed = False
        self._is_at_work = False

    def map(self, tasks: Iterable[T]) -> Iterator[tuple[T, R | Failure]]:
        """Yield every task with its result, in order; refuse what a pool of processes refuses."""
        if self.is_closed or self._is_at_work:
            raise RuntimeError("the pool is closed" if self.is_closed else "the pool is at work already")
        self._is_at_work = True
        waiting: deque[T] = deque()
        try:
            for task in tasks:
                waiting.append(task)
                if len(waiting) > AHEAD:
                    yield self._do(waiting.popleft())
            while waiting:
                yield self._do(waiting.popleft())
        finally:
            self._is_at_work = False

    def _do(self, task: T) -> tuple[T, R | Failure]:
        self.done += 1
        return task, self._fails(task) or self._work(task)

    def close(self) -> None:
        """Take note that nobody needs the pool any more."""
        self.is_closed = True
