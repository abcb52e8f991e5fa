"""A pool of worker processes that survives whatever a task does to one of them.

It limits time and memory and takes crashes; it is no sandbox: a worker may do what the person may.
"""

from __future__ import annotations

import queue
import threading
import time
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING, Generic, TypeVar

from msgspec import Struct

from rejoinder.adapters.work.process import Limits
from rejoinder.adapters.work.worker import Worker

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator
    from types import TracebackType
    from typing import Self

    from rejoinder.ports.work import Failure

T = TypeVar("T")
R = TypeVar("R")

_AHEAD = 2  # Tasks for each worker, from being pulled to being yielded: one in work, one at hand.
_FEW = 3  # Tasks that one more process is not worth: it takes as long to start as some of them take.
_TICK = 0.1  # Ctrl-C may go to another thread (on Windows: always) and is then noticed between two waits.
_GRACE = 0.01  # Lets a result that has arrived be read before its worker is called late.


class _Job(Struct, Generic[T, R], eq=False):
    task: T
    outcome: R | Failure | None = None
    error: BaseException | None = None
    is_done: bool = False


class WorkerPool(Generic[T, R]):
    """A WorkPool of `size` processes, started when they are needed.

    `entry` is "package.module:factory". Each process imports it and calls the factory once, for
    the handler of its tasks. A task may take `seconds`; a process may take `memory` bytes of
    address space where the system can limit it (Linux), 30 to 100 MB of which are Python itself.
    """

    def __init__(self, entry: str, *, size: int, seconds: float, memory: int) -> None:
        if size < 1 or seconds <= 0 or memory <= 0 or not all(entry.partition(":")):
            raise ValueError(f"impossible pool: {entry!r}, {size=}, {seconds=}, {memory=}")
        self._limits = Limits(entry, seconds, memory)
        self._workers: list[Worker[T, R]] = [Worker(self._limits) for _ in range(size)]
        self._crew: _Crew[T, R] | None = None
        self._is_closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def warm(self) -> None:
        """Start one process now, since work is about to come; nothing waits for it."""
        if not self._is_closed:
            self._workers[0].warm()

    def map(self, tasks: Iterable[T]) -> Generator[tuple[T, R | Failure], None, None]:
        """Yield every task with its result or failure, in the order of the tasks (see WorkPool)."""
        if self._is_closed or self._crew:
            raise RuntimeError("the pool is closed" if self._is_closed else "the pool is at work already")
        crew = self._crew = _Crew(self._workers, self._limits.seconds)
        try:
            yield from crew.run(iter(tasks))
            crew.dismiss()
        finally:
            self._crew = None
            if not crew.is_dismissed:
                self._stop(crew)

    def close(self) -> None:
        """Stop every process, whatever it is doing; closing again does nothing."""
        self._is_closed = True
        self._stop(self._crew)

    def _stop(self, crew: _Crew[T, R] | None) -> None:
        workers = self._workers
        self._workers = [Worker(self._limits) for _ in workers]
        for worker in workers:
            worker.stop()
        if crew:
            crew.dismiss()
        for worker in workers:
            worker.bury()


class _Crew(Generic[T, R]):
    """The threads of one map: each speaks for a worker and may block; nobody else ever does."""

    def __init__(self, workers: list[Worker[T, R]], seconds: float) -> None:
        self.is_dismissed = False
        self._workers = workers
        self._tick = min(_TICK, seconds)
        self._todo: queue.SimpleQueue[_Job[T, R] | None] = queue.SimpleQueue()
        self._done: queue.SimpleQueue[_Job[T, R]] = queue.SimpleQueue()
        self._threads = [threading.Thread(target=self._serve, args=(each,), daemon=True) for each in workers]

    def _serve(self, worker: Worker[T, R]) -> None:
        while (job := self._todo.get()) is not None:
            try:
                job.outcome = worker.work(job.task)
            except BaseException as error:  # noqa: BLE001 - raised again where the results are taken
                job.error = error
            self._done.put(job)
            del job

    def run(self, tasks: Iterator[T]) -> Iterator[tuple[T, R | Failure]]:
        """Yield outcomes in order."""
        jobs: deque[_Job[T, R]] = deque()
        error: Exception | None = None
        is_over, pulled = False, 0
        while True:
            while not is_over and len(jobs) < _AHEAD * len(self._workers):
                try:
                    jobs.append(_Job(next(tasks)))
                except StopIteration:
                    is_over = True
                except Exception as raised:  # noqa: BLE001 - raised again after what was pulled before it
                    error, is_over = raised, True
                else:
                    pulled += 1
                    self._call_up(pulled)
                    self._todo.put(jobs[-1])
            if not jobs:
                break
            yield self._wait(jobs.popleft())
        if error:
            raise error

    def _call_up(self, tasks: int) -> None:
        """Let as many serve as so many tasks are worth; those who have a process serve from the beginning."""
        for number, (worker, thread) in enumerate(zip(self._workers, self._threads, strict=True)):
            if thread.ident is None and (worker.is_started or tasks > _FEW * number):
                thread.start()

    def _wait(self, job: _Job[T, R]) -> tuple[T, R | Failure]:
        while not job.is_done:
            if self.is_dismissed:
                raise RuntimeError("the pool was closed while it was at work")
            with suppress(queue.Empty):
                self._done.get(timeout=self._patience()).is_done = True
                continue
            for worker in self._workers:
                worker.expire()
        if job.error:
            raise job.error
        return job.task, job.outcome  # type: ignore[return-value]  # None only if that is the result

    def _patience(self) -> float:
        """Return how long to wait before looking at the clocks; none that starts now ends sooner."""
        deadlines = [each.deadline for each in self._workers]
        first = min((each for each in deadlines if each is not None), default=float("inf"))
        return max(_GRACE, min(self._tick, first - time.monotonic()))

    def dismiss(self) -> None:
        """End the threads, which takes only as long as their workers do."""
        self.is_dismissed = True
        for _ in self._threads:
            self._todo.put(None)
        for thread in self._threads:
            if thread.ident is not None:
                thread.join()
