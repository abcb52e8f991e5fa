"""What the workers of the tests are told to do."""

from __future__ import annotations

import ctypes
import os
import re
import signal
import sys
import time
from collections.abc import Callable
from typing import Any


def echo() -> Callable[[Any], Any]:
    return lambda task: task


def length() -> Callable[[Any], Any]:
    return len


def answer(task: Any) -> Any:
    order, value = task if isinstance(task, tuple) else (task, None)
    actions: dict[str, Callable[[Any], Any]] = {
        "pid": lambda _: os.getpid(),
        "say": lambda text: text,
        "sleep": time.sleep,
        "stick": lambda _: re.match(r"(a+)+$", "a" * 40 + "b"),  # keeps the interpreter lock
        "segfault": lambda _: ctypes.string_at(0),
        "exit": os._exit,
        "sys.exit": sys.exit,
        "die later": _die_later,
        "grab": lambda size: len(bytearray(size)),
        "give": bytes,
        "abort for memory": _abort_for_memory,
        "raise": _raise,
        "panic": _panic,
        "lambda": lambda _: lambda: None,
        "never back": lambda _: NeverBack(),
        "print": _print,
        "read": lambda _: sys.stdin.read(),
        "sigint": lambda _: os.kill(os.getpid(), signal.SIGINT),
    }
    return actions[order](value)


def everything() -> Callable[[Any], Any]:
    return answer


def broken() -> Callable[[Any], Any]:
    raise LookupError("no model here")


def deadly() -> Callable[[Any], Any]:
    os._exit(3)


class NeverBack:
    def __reduce__(self) -> tuple[Any, ...]:
        return _fail_in, (os.getpid(),)


def _fail_in(pid: int) -> None:
    if pid != os.getpid():
        raise OSError("not here")


class Panic(BaseException):
    pass


def _panic(text: str) -> None:
    raise Panic(text)


def _raise(text: str) -> None:
    raise ValueError(text)


def _print(text: str) -> str:
    print(text)
    print(text, file=sys.stderr)
    os.write(1, text.encode())
    return text


def _die_later(_: Any) -> int:
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    import threading

    threading.Timer(0.05, os._exit, (9,)).start()
    return os.getpid()


def _abort_for_memory(_: Any) -> None:
    os.write(2, b"memory allocation of 1048576 bytes failed\n")
    os.abort()
