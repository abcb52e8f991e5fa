"""No worker outlives its program, however that ends."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="asks for signals")

PROGRAM = """
import sys
sys.path[:] = {path!r}
from rejoinder.adapters.work.pool import WorkerPool
with WorkerPool("work_handlers:everything", size=2, seconds={seconds}, memory=1 << 29) as pool:
    for _ in pool.map([({order!r}, {folder!r})] * 10):
        pass
"""


@contextmanager
def program(order: str, folder: Path, *, seconds: float = 60) -> Iterator[tuple[subprocess.Popen[bytes], list[int]]]:
    """Run a program whose two workers are amid a task."""
    code = PROGRAM.format(
        path=[str(Path(__file__).parent), *sys.path], order=order, folder=str(folder), seconds=seconds
    )
    with subprocess.Popen(
        [sys.executable, "-W", "error", "-c", code], stderr=subprocess.PIPE, start_new_session=True
    ) as popen:
        try:
            assert comes_true(lambda: len(list(folder.iterdir())) == 2)
            yield popen, [int(path.name) for path in folder.iterdir()]
        finally:
            popen.kill()


def comes_true(fact: Callable[[], bool], *, within: float = 10) -> bool:
    end = time.monotonic() + within
    while not fact():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


def is_running(pid: int) -> bool:
    """Tell whether it runs; dead ones that nobody collected yet do not."""
    state = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(pid)],  # noqa: S607
        capture_output=True,
        check=False,
        text=True,
    ).stdout.strip()
    return bool(state) and not state.startswith("Z")


def test_workers_disappear_when_the_program_is_killed(tmp_path: Path) -> None:
    with program("sign in", tmp_path) as (popen, pids):
        assert all(map(is_running, pids))
        popen.kill()
        popen.wait()
        assert comes_true(lambda: not any(map(is_running, pids)), within=1)


def test_workers_that_hear_nothing_disappear_when_their_time_is_up(tmp_path: Path) -> None:
    with program("sign in and stick", tmp_path, seconds=1) as (popen, pids):
        popen.kill()
        popen.wait()
        assert comes_true(lambda: not any(map(is_running, pids)), within=3)


@pytest.mark.parametrize("to_all", [False, True], ids=["program", "terminal"])
def test_an_interrupt_ends_the_program_and_its_workers_quietly(tmp_path: Path, *, to_all: bool) -> None:
    with program("sign in", tmp_path) as (popen, pids):
        start = time.monotonic()
        (os.killpg if to_all else os.kill)(popen.pid, signal.SIGINT)
        _, output = popen.communicate(timeout=10)
        assert time.monotonic() - start < 1
        assert popen.returncode == -signal.SIGINT
        assert not any(map(is_running, pids))
        assert output.rstrip().endswith(b"KeyboardInterrupt")
        assert not re.search(rb"Warning|Exception (ignored )?in", output)
