"""How far long work has come, for a face that shows it."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from msgspec import Struct


class Work(StrEnum):
    """What is being done, in words."""

    READING = "reading"
    READING_AGAIN = "reading again"
    SETTLING = "settling"
    MAKING_SEARCHABLE = "for search"


class Progress(Struct, frozen=True):
    """How far work has come; `done` of `total` are bytes while reading and messages otherwise."""

    messages: int
    done: int
    total: int
    work: Work = Work.READING


Tell = Callable[[Progress], None]
