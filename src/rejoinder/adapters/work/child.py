"""The worker process: take tasks from standard input until it ends, one result for each.

Imports little, since every start and every replacement of a worker waits for it.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import pickle
import queue
import signal
import sys
import threading

from rejoinder.adapters.work import frames

TYPE_CHECKING = False  # As in `frames`.
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from io import BufferedReader, BufferedWriter
    from typing import Any

    Inbox = queue.SimpleQueue[bytearray | None]

_LONGEST_DETAIL = 2000
_ABOUT_TO_COME = 0.01  # Seconds: where the process was not started early, its first task is on its way.


def run(entry: str, seconds: float, memory: int) -> None:
    """Serve tasks with what the factory at `entry` ("package.module:factory") returns."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends us.
    tasks, results = _take_pipes()
    inbox: Inbox = queue.SimpleQueue()
    try:
        _limit_memory(memory)
        threading.Thread(target=_receive, args=(tasks, inbox), daemon=True).start()
        handle = _load(entry)
    except BaseException as error:  # noqa: BLE001 - the parent shows whatever it was
        frames.write(results, frames.ERROR, _describe(error))
    else:
        frames.write(results, frames.READY)
        _serve(handle, inbox, results, seconds)
    os._exit(0)


def _take_pipes() -> tuple[BufferedReader, BufferedWriter]:
    """Move the pipes out of the way, so that a handler that prints or reads does no harm."""
    tasks, results = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return os.fdopen(tasks, "rb"), os.fdopen(results, "wb")


def _limit_memory(memory: int) -> None:
    try:
        import resource  # noqa: PLC0415 - only where there is one
    except ImportError:
        return
    # macOS knows the limit and refuses to set it: then there is none.
    with contextlib.suppress(ValueError, OSError):
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        soft = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _receive(tasks: BufferedReader, inbox: Inbox) -> None:
    """Put tasks into the inbox; end the process when the parent is gone, whatever it is doing."""
    status = 1
    try:
        while (header := frames.read_header(tasks)) is not None:
            inbox.put(_read_task(tasks, header[1]))
        status = 0
    except MemoryError:
        status = frames.OUT_OF_MEMORY
    finally:
        os._exit(status)


def _read_task(tasks: BufferedReader, length: int) -> bytearray | None:
    try:
        payload = bytearray(length)
    except MemoryError:
        frames.skip(tasks, length)
        return None
    tasks.readinto(payload)
    return payload


def _load(entry: str) -> Callable[[Any], object]:
    module, _, name = entry.partition(":")
    factory: Callable[[], Callable[[Any], object]] = getattr(importlib.import_module(module), name)
    return factory()


def _serve(handle: Callable[[Any], object], inbox: Inbox, results: BufferedWriter, seconds: float) -> None:
    payload = _first(handle, inbox)
    while True:
        _set_alarm(seconds)
        kind, reply = _work(handle, payload)
        _set_alarm(0)
        del payload
        frames.write(results, kind, reply)
        del reply
        payload = inbox.get()


def _first(handle: Callable[[Any], object], inbox: Inbox) -> bytearray | None:
    """Return the first task; until it is there a handler that has an `ahead` does the pieces of that, one by one.

    What fails there is left to the task that needs it, with which it can be told.
    """
    with contextlib.suppress(queue.Empty):
        return inbox.get(timeout=_ABOUT_TO_COME)
    with contextlib.suppress(Exception):
        pieces: Iterator[object] = iter(getattr(handle, "ahead", tuple)())
        while inbox.empty() and next(pieces, pieces) is not pieces:
            pass
    return inbox.get()


def _set_alarm(seconds: float) -> None:
    """End the process then.

    The parent kills a late worker too. But it may be away or dead, and C code that keeps the
    interpreter lock (a regular expression, say) keeps us from noticing; the alarm needs neither.
    """
    if sys.platform != "win32":
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _work(handle: Callable[[Any], object], payload: bytearray | None) -> tuple[int, bytes]:
    if payload is None:
        return frames.MEMORY, b"the task does not fit into memory"
    try:
        task = pickle.loads(payload)  # noqa: S301 - written by our parent
        return frames.RESULT, pickle.dumps(handle(task), pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        return frames.MEMORY, b"MemoryError"
    except BaseException as error:  # noqa: BLE001 - sys.exit() and panics of Rust code are no Exception
        return frames.ERROR, _describe(error)


def _describe(error: BaseException) -> bytes:
    try:
        text = str(error)
    except Exception:  # noqa: BLE001 - it is the handler's code that runs
        text = "(without a readable message)"
    name = type(error).__name__
    return (f"{name}: {text}" if text else name)[:_LONGEST_DETAIL].encode(errors="backslashreplace")
