"""The languages of cue files, each compiled when something is first written in it: that takes some 50 ms."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

Compiled = TypeVar("Compiled")


class Languages(Mapping[str, Compiled]):
    """Languages by their name; `makers` compile them."""

    def __init__(self, makers: Mapping[str, Callable[[], Compiled]]) -> None:
        self._makers = makers
        self._compiled: dict[str, Compiled] = {}

    def __getitem__(self, name: str) -> Compiled:
        """Return a language, compiled."""
        if name not in self._compiled:
            self._compiled[name] = self._makers[name]()
        return self._compiled[name]

    def __iter__(self) -> Iterator[str]:
        """Name the languages."""
        return iter(self._makers)

    def __len__(self) -> int:
        """Count the languages."""
        return len(self._makers)
