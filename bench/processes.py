"""Running the program as a person does, timed and weighed."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

from msgspec import Struct

from figures import now

PAUSE = 0.25  # between two looks at the memory; each takes some milliseconds from what is measured
PROC = Path("/proc")
CAN_WEIGH = (PROC / "self" / "smaps_rollup").exists()


class FailedError(Exception):
    """A command that was to be measured ended with an error."""


class Run(Struct, frozen=True):
    """What a command took."""

    seconds: float
    private: int  # bytes that only it and its children held, at the highest; 0 where nothing tells
    processor: float  # seconds that all cores worked for it: what a busy machine changes least


def program() -> list[str]:
    """Return how the program is called: by its installed command where there is one."""
    command = Path(sys.executable).with_name("rejoinder")
    return [str(command)] if command.exists() else [sys.executable, "-m", "rejoinder"]


def run(*arguments: str | Path, command: list[str] | None = None, env: dict[str, str] | None = None) -> Run:
    """Run a command of the program, or another, once."""
    begun, worked = now(), _processor()
    process = subprocess.Popen(
        [*(command or program()), *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=env,
    )
    output, _ = process.communicate()
    seconds = now() - begun
    if process.returncode:
        raise FailedError(f"{' '.join(map(str, arguments))} failed: {output[-2_000:]}")
    return Run(seconds, 0, _processor() - worked)


def best(times: int, *arguments: str | Path) -> float:
    """Return the shortest of several runs of a command."""
    return min(run(*arguments).seconds for _ in range(times))


def weighed(*arguments: str | Path) -> Run:
    """Run a command of the program once and look at its memory all the while."""
    begun, worked = now(), _processor()
    process = subprocess.Popen(
        [*program(), *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    scale = _Scale(process.pid)
    scale.start()
    output, _ = process.communicate()
    seconds = now() - begun
    scale.stop()
    if process.returncode:
        raise FailedError(f"{' '.join(map(str, arguments))} failed: {output[-2_000:]}")
    return Run(seconds, scale.highest, _processor() - worked)


def _processor() -> float:
    """Return the processor time of all commands that have ended so far."""
    times = os.times()
    return times.children_user + times.children_system


class _Scale(threading.Thread):
    """Weighs a process and its children until it is stopped."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.highest = 0
        self._pid = pid
        self._is_over = threading.Event()

    def run(self) -> None:
        """Look at the memory again and again."""
        while CAN_WEIGH and not self._is_over.wait(PAUSE):
            self.highest = max(self.highest, sum(map(private, family(self._pid))))

    def stop(self) -> None:
        """Look no more."""
        self._is_over.set()
        self.join()


def family(pid: int) -> list[int]:
    """Return a process and everything it started, as far as it still runs."""
    found = [pid]
    for member in found:
        for children in (PROC / str(member) / "task").glob("*/children"):
            try:
                found += map(int, children.read_text(encoding="ascii").split())
            except OSError:
                continue
    return found


def private(pid: int) -> int:
    """Return the bytes of memory that a process shares with nobody."""
    try:
        lines = (PROC / str(pid) / "smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Private_"))
