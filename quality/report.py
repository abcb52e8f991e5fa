"""Print figures: aligned, each with its target and below it every miss."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from msgspec import Struct

WIDTH = 118
NAME, SHOWN = 50, 26


class Miss(Struct, frozen=True):
    """One thing that was read wrong. It never holds a real letter's words."""

    id: str
    expected: str
    got: str
    why: str = ""


class Figure(Struct, frozen=True):
    """A number with the target that the project set for it, if it did."""

    name: str
    shown: str
    target: str = ""
    is_met: bool | None = None
    misses: tuple[Miss, ...] = ()
    notes: tuple[str, ...] = ()


def at_least(name: str, part: int, whole: int, least: float | None = None, misses: Iterable[Miss] = ()) -> Figure:
    """Make the figure of a share that should be large."""
    value = part / whole if whole else None
    shown = f"{value:.3f}  ({part} of {whole})" if value is not None else "-      (none)"
    if least is None or value is None:
        return Figure(name, shown, misses=tuple(misses))
    return Figure(name, shown, f"at least {least:.2f}", value >= least, tuple(misses))


def at_most(name: str, part: int, whole: int, most: float, misses: Iterable[Miss] = ()) -> Figure:
    """Make the figure of a share that should be small."""
    value = part / whole if whole else 0.0
    return Figure(name, f"{value:.3f}  ({part} of {whole})", f"at most {most:.2f}", value <= most, tuple(misses))


def no_more(name: str, number: int, whole: int, most: int | None, misses: Iterable[Miss] = ()) -> Figure:
    """Make the figure of a number that should be small."""
    shown = f"{number} of {whole}"
    if most is None:
        return Figure(name, shown, misses=tuple(misses))
    return Figure(name, shown, f"at most {most}" if most else "none", number <= most, tuple(misses))


def verdict(figure: Figure) -> str:
    """Return the target and whether it is met."""
    if figure.is_met is None:
        return ""
    return f"{figure.target:<15} {'ok' if figure.is_met else 'SHORT'}"


def heading(text: str) -> str:
    """Return a heading over a part of the report."""
    return f"\n{text}\n{'=' * len(text)}"


def under(text: str, about: str) -> str:
    """Return a heading over the figures of one group."""
    return f"\n{text}: {about}" if about else f"\n{text}"


def lines_of(figure: Figure) -> list[str]:
    """Return the lines of a figure, its notes and its misses."""
    lines = [f"  {figure.name:<{NAME}} {figure.shown:<{SHOWN}} {verdict(figure)}".rstrip()]
    for note in figure.notes:
        lines += textwrap.wrap(note, WIDTH, initial_indent="      ", subsequent_indent="      ")
    wide = max((len(miss.id) for miss in figure.misses), default=0)
    for miss in figure.misses:
        said = f"{miss.id:<{wide}}  {miss.expected} -> {miss.got}"
        text = f"{said}  [{miss.why}]" if miss.why else said
        lines += textwrap.wrap(text, WIDTH, initial_indent="      ", subsequent_indent=" " * (wide + 10))
    return lines


def show(figures: Iterable[Figure]) -> None:
    """Print figures."""
    for figure in figures:
        print("\n".join(lines_of(figure)))


def summary(named: Iterable[tuple[str, Figure]]) -> None:
    """Print every figure that has a target once more, without its misses."""
    print(heading("The targets, once more"))
    for group, figure in named:
        if figure.is_met is not None:
            print(f"  {group:<26} {figure.name:<{NAME}} {figure.shown:<{SHOWN}} {verdict(figure)}")
