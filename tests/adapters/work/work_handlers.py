"""What the workers of the tests are told to do."""

from __future__ import annotations

import ctypes
import os
import re
import signal
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def echo() -> Callable[[object], object]:
    return lambda task: task


def length() -> Callable[[bytes], int]:
    return len


def everything() -> Callable[[tuple[str, object]], object]:
    return lambda task: ACTIONS[task[0]](task[1])


def slow_to_start() -> Callable[[tuple[str, object]], object]:
    time.sleep(0.5)
    return everything()


def broken() -> Callable[[object], object]:
    raise LookupError("no model here")


def deadly() -> Callable[[object], object]:
    os._exit(3)


class NeverBack:
    def __reduce__(self) -> tuple[Callable[[int], None], tuple[int]]:
        return _fail_elsewhere, (os.getpid(),)


def _fail_elsewhere(pid: int) -> None:
    if pid != os.getpid():
        raise OSError("not here")


class PanicError(BaseException):
    pass


def _panic(text: str) -> None:
    raise PanicError(text)


def _raise(text: str) -> None:
    raise ValueError(text)


class MuteError(Exception):
    def __str__(self) -> str:
        raise ValueError


def _raise_mute(_: object) -> None:
    raise MuteError


def _noise(text: str) -> str:
    print(text)  # noqa: T201
    sys.stderr.write(text)
    os.write(1, text.encode() * 100_000)
    return text


def _die_in_idleness(_: object) -> int:
    threading.Timer(0.03, os._exit, (9,)).start()
    return os.getpid()


def _abort_for_memory(_: object) -> None:
    os.write(2, b"memory allocation of 1048576 bytes failed\n")
    os.abort()


def _sleep_and_say(seconds: float) -> float:
    time.sleep(seconds)
    return seconds


def _sign_in(folder: str) -> None:
    (Path(folder) / str(os.getpid())).touch()
    time.sleep(30)


def _sign_in_and_stick(folder: str) -> None:
    (Path(folder) / str(os.getpid())).touch()
    _stick(None)


def _stick(_: object) -> None:
    re.match(r"(a+)+$", "a" * 60 + "b")  # Keeps the interpreter lock for years.


# Each takes what its name asks for.
def _pid_and_wait(seconds: float) -> int:
    time.sleep(seconds)
    return os.getpid()


ACTIONS: dict[str, Callable[..., object]] = {
    "pid": lambda _: os.getpid(),
    "pid and wait": _pid_and_wait,
    "say": lambda text: text,
    "sleep": time.sleep,
    "sleep and say": _sleep_and_say,
    "sign in": _sign_in,
    "sign in and stick": _sign_in_and_stick,
    "stick": _stick,
    "segfault": lambda _: ctypes.string_at(0),
    "os._exit": os._exit,
    "sys.exit": sys.exit,
    "die in idleness": _die_in_idleness,
    "grab": lambda size: len(bytearray(size)),
    "give": bytes,
    "abort for memory": _abort_for_memory,
    "raise": _raise,
    "raise mute": _raise_mute,
    "panic": _panic,
    "unpicklable": lambda _: lambda: None,
    "never back": lambda _: NeverBack(),
    "make noise": _noise,
    "read input": lambda _: sys.stdin.read(),
    "interrupt": lambda _: os.kill(os.getpid(), signal.SIGINT),
}


class Ahead:
    """Counts the pieces that it did before its first task, of which it is told how many there are."""

    def __init__(self, pieces: float) -> None:
        self._pieces = pieces
        self._done = 0

    def __call__(self, _task: object) -> int:
        return self._done

    def ahead(self) -> Iterator[None]:
        while self._done < self._pieces:
            time.sleep(0.02)
            self._done += 1
            yield
        raise LookupError("no more")


def three_ahead() -> Ahead:
    return Ahead(3)


def endless_ahead() -> Ahead:
    return Ahead(float("inf"))
