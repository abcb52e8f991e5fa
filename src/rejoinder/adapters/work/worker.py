"""One place in the pool: a process that is replaced when it dies, and the clock of its task."""

from __future__ import annotations

import pickle
import sys
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from rejoinder.adapters.work import frames
from rejoinder.adapters.work.process import Process
from rejoinder.ports.work import Failure, WorkerStartError

if TYPE_CHECKING:
    from rejoinder.adapters.work.process import Limits

T = TypeVar("T")
R = TypeVar("R")

_SECONDS_TO_START = 60.0  # Imports may crawl on a cold disk; only a hang takes longer.


class Worker(Generic[T, R]):
    """Works on one task at a time. `work` is for one thread, `expire` and `stop` for any other."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._lock = threading.Lock()
        self._process: Process | None = None
        self._is_ready = False  # it has said so; no thread but the one that works looks at this
        self._deadline: float | None = None
        self._is_late = False
        self._is_stopped = False

    @property
    def deadline(self) -> float | None:
        """When (of `time.monotonic`) the present task is over."""
        return self._deadline

    @property
    def is_started(self) -> bool:
        """Whether there is a process, ready or not."""
        return self._process is not None

    def warm(self) -> None:
        """Start the process before there is a task, without waiting for it.

        If that fails it is tried again at the first task, where somebody hears of it.
        """
        if self._process is None:
            with suppress(WorkerStartError):
                self._launch()

    def expire(self) -> None:
        """Kill the process if it is late."""
        with self._lock:
            if self._process and self._deadline is not None and time.monotonic() >= self._deadline:
                self._is_late = True
                self._process.kill()

    def stop(self) -> None:
        """Kill the process for good; a task that it works on fails."""
        with self._lock:
            self._is_stopped = True
            if self._process:
                self._process.kill()

    def bury(self) -> None:
        """Free what a stopped worker held, after the thread that worked with it has ended."""
        if self._process:
            self._fail()

    def work(self, task: T) -> R | Failure:
        """Return the result or failure of a task, starting a process if there is none.

        Raises what pickle raises if the task cannot be sent, and WorkerStartError.
        """
        payload = pickle.dumps(task, pickle.HIGHEST_PROTOCOL)
        process = self._start()
        self._arm(self._limits.seconds)
        if not process.send(payload):
            failure = self._fail()
            if failure.reason == "timeout":
                return failure
            # It had died in idleness, before it could read the task: that is not the task's fault.
            process = self._start()
            self._arm(self._limits.seconds)
            process.send(payload)
        return self._outcome(process.receive())

    def _outcome(self, reply: tuple[int, bytes] | None) -> R | Failure:
        if reply is None or not self._disarm():
            return self._fail()
        kind, payload = reply
        if kind == frames.RESULT:
            return _unpickle(payload)
        detail = payload.decode(errors="replace")
        if kind == frames.MEMORY:
            self._fail()  # Nobody knows what a handler keeps, or left undone, when memory ran out.
            return Failure("memory", detail)
        return Failure("error", detail)

    def _launch(self) -> Process:
        with self._lock:
            if self._is_stopped:
                raise WorkerStartError("The pool was closed.")
            self._is_ready = False
            try:
                process = self._process = Process(self._limits, sys.path)
            except OSError as error:
                raise WorkerStartError(f"No worker process could be started: {error}") from error
        return process

    def _start(self) -> Process:
        """Return the process, ready for a task."""
        process = self._process or self._launch()
        if self._is_ready:
            return process
        self._arm(_SECONDS_TO_START)
        reply = process.receive()
        if reply is not None and reply[0] == frames.READY and self._disarm():
            self._is_ready = True
            return process
        failure = self._fail(_SECONDS_TO_START)
        detail = reply[1].decode(errors="replace") if reply and reply[1] else failure.detail
        raise WorkerStartError(f"No worker for {self._limits.entry!r} could be started: {detail}")

    def _arm(self, seconds: float) -> None:
        self._deadline = time.monotonic() + seconds

    def _disarm(self) -> bool:
        """Stop the clock; False if it had run out and the process is dead or dying."""
        with self._lock:
            self._deadline = None
            return not self._is_late

    def _fail(self, seconds: float | None = None) -> Failure:
        """Bury the process and say why it died."""
        with self._lock:
            process, self._process = self._process, None
            is_late, self._is_late = self._is_late, False
            self._deadline = None
        failure = process.bury() if process else Failure("crash", "it was gone")
        if is_late:
            return Failure("timeout", f"it took longer than {seconds or self._limits.seconds:g} s")
        return failure


def _unpickle(payload: bytes) -> R | Failure:
    try:
        return cast("R", pickle.loads(payload))  # noqa: S301 - written by our child
    except Exception as error:  # noqa: BLE001 - a result may fail in its own ways to be put together
        return Failure("error", f"the result cannot be unpickled: {type(error).__name__}: {error}")
