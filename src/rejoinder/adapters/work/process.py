"""The parent's end of one worker process: start it, talk to it, kill it, say what it died of.

`multiprocessing` is not used: its spawn runs an installed command's script again in every child,
which imports the whole program, and starts a resource tracker besides. Nor does it survive a
child that stops reading: here every pipe has a thread, and killing the child frees them all.
"""

from __future__ import annotations

import contextlib
import re
import signal
import subprocess
import sys
import threading
from typing import TYPE_CHECKING, BinaryIO

from msgspec import Struct

from rejoinder.adapters.work import frames
from rejoinder.ports.work import Failure

if TYPE_CHECKING:
    from collections.abc import Sequence

_BOOT = (
    "import sys; sys.path[:] = {path}; from rejoinder.adapters.work.child import run; run({entry}, {seconds}, {memory})"
)
_TAIL = 2000
_PATIENCE = 1.0  # A program that the handler started may outlive it and keep the pipe open.
# What C++ and Rust say before they abort for want of memory, and Python before it knows tracebacks.
_WANT_OF_MEMORY = re.compile(r"memory allocation of \d+ bytes failed|bad_alloc|MemoryError|[Oo]ut of memory")


class Limits(Struct, frozen=True):
    """What the handler is ("package.module:factory") and what a task of it may take."""

    entry: str
    seconds: float
    memory: int


class Process:
    """A running worker process. One thread talks to it; any thread may kill it."""

    def __init__(self, limits: Limits, path: Sequence[str]) -> None:
        boot = _BOOT.format(
            path=ascii(list(path)),  # ASCII: no encoding of the command line can harm it.
            entry=ascii(limits.entry),
            seconds=float(limits.seconds),
            memory=int(limits.memory),
        )
        self._popen = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-c", boot],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self._tasks, self._results, self._noise = _pipes(self._popen)
        self._limits = limits
        self._tail = b""
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def _listen(self) -> None:
        """Keep the end of what the worker prints, for the post-mortem; the rest is dropped."""
        with self._noise:
            while chunk := self._noise.read(4096):
                self._tail = (self._tail + chunk)[-_TAIL:]

    def send(self, payload: bytes) -> bool:
        """Give it a task; False if the worker is dead."""
        try:
            frames.write(self._tasks, frames.TASK, payload)
        except OSError:
            return False
        return True

    def receive(self) -> tuple[int, bytes] | None:
        """Wait for what it says; None if it dies first."""
        header = frames.read_header(self._results)
        if header is None or header[1] > self._limits.memory:
            return None  # A result cannot be larger than the worker: it has lost its mind.
        kind, length = header
        payload = self._results.read(length)
        return (kind, payload) if len(payload) == length else None

    def kill(self) -> None:
        """End it at once; whoever waits for it sees it die."""
        self._popen.kill()

    def bury(self) -> Failure:
        """Make sure that it is dead, free what it held, and tell what it died of."""
        self._popen.kill()
        status = self._popen.wait()
        self._listener.join(_PATIENCE)
        for pipe in (self._tasks, self._results):
            with contextlib.suppress(OSError):  # A task that was never read is still in the buffer.
                pipe.close()
        if sys.platform != "win32" and status == -signal.SIGALRM:
            return Failure("timeout", f"it took longer than {self._limits.seconds:g} s")
        lines = self._tail.decode(errors="replace").strip().splitlines()
        detail = ": ".join((_cause(status), *lines[-1:]))
        starved = status == frames.OUT_OF_MEMORY or any(_WANT_OF_MEMORY.search(line) for line in lines)
        return Failure("memory" if starved else "crash", detail)


def _pipes(popen: subprocess.Popen[bytes]) -> tuple[BinaryIO, BinaryIO, BinaryIO]:
    if popen.stdin is None or popen.stdout is None or popen.stderr is None:
        raise AssertionError  # All three were asked for; the type cannot say so.
    # Popen types them as IO[bytes]; a raw pipe hands the listener what there is without waiting.
    raw = popen.stderr.detach()  # type: ignore[attr-defined]
    return popen.stdin, popen.stdout, raw  # type: ignore[return-value]


def _cause(status: int) -> str:
    if status >= 0:
        return f"exit status {status}"
    try:
        return f"killed by {signal.Signals(-status).name}"
    except ValueError:
        return f"killed by signal {-status}"
