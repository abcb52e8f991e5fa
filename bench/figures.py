"""Figures with their targets, and how steady the machine is that they are measured on."""

from __future__ import annotations

import subprocess
import sys
from time import perf_counter

from msgspec import Struct

# A fixed piece of work of the kind that reading mail is: words, dictionaries, bytes.
_LOOP = """
from time import perf_counter
begun = perf_counter()
for _ in range(40):
    words = [str(number) for number in range(20_000)]
    counts = {word: len(word) for word in words}
    found = " ".join(words).encode().split()
print(perf_counter() - begun)
"""
_RUNS = 3
_CORES = 2  # as many as read mail at once


class Figure(Struct, frozen=True):
    """A number as it is shown, with the target that the project set for it, if it did."""

    name: str
    shown: str
    target: str = ""
    is_met: bool | None = None


def at_most(name: str, value: float, most: float, unit: str) -> Figure:
    """Make the figure of something that should be small."""
    return Figure(name, _shown(value, unit), f"at most {_shown(most, unit)}", value <= most)


def at_least(name: str, value: float, least: float, unit: str) -> Figure:
    """Make the figure of something that should be large."""
    return Figure(name, _shown(value, unit), f"at least {_shown(least, unit)}", value >= least)


def told(name: str, value: float, unit: str) -> Figure:
    """Make the figure of something that has no target."""
    return Figure(name, _shown(value, unit))


def _shown(value: float, unit: str) -> str:
    return f"{value:,.2f} {unit}" if unit == "s" else f"{value:,.0f} {unit}"


def show(figure: Figure) -> None:
    """Print a figure with its target, and whether it is reached."""
    verdict = "" if figure.is_met is None else "ok" if figure.is_met else "SHORT"
    print(f"  {figure.name:<52} {figure.shown:>18}   {figure.target:<20} {verdict}".rstrip(), flush=True)


class Steadiness(Struct, frozen=True):
    """How long the fixed work took at best, alone and on two cores at once, and at worst."""

    alone: float
    together: float
    worst: float

    def __str__(self) -> str:
        return (
            f"a fixed loop takes {self.alone:.2f} s alone (at worst {self.worst:.2f}) "
            f"and {self.together:.2f} s on two cores at once"
        )


def steadiness() -> Steadiness:
    """Time the fixed work."""
    alone = [_together(1) for _ in range(_RUNS)]
    return Steadiness(min(alone), min(_together(_CORES) for _ in range(_RUNS)), max(alone))


def _together(count: int) -> float:
    """Run the work in so many processes at once; return how long the last took."""
    running = [subprocess.Popen([sys.executable, "-c", _LOOP], stdout=subprocess.PIPE, text=True) for _ in range(count)]
    return max(float(process.communicate()[0]) for process in running)


def slower(before: Steadiness, after: Steadiness) -> str:
    """Say how much the machine's speed changed while the figures were measured."""
    times = (before.alone, before.worst, after.alone, after.worst)
    share = max(times) / min(times) - 1
    advice = "" if share < 0.15 else "; something else was running, so measure again"
    return f"the loop's times lie {share:.0%} apart{advice}"


def now() -> float:
    """Return the clock that all times are taken from."""
    return perf_counter()
