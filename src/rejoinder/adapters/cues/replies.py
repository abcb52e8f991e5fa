"""Load the cue files for replies that ship with the program, or others from a folder."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from rejoinder.adapters.cues.explained import explained
from rejoinder.domain.letters.language import Language, compile_language
from rejoinder.domain.replies.book import ReplyBook, postscript_pattern


def load_replies(folder: Path | None = None) -> ReplyBook:
    """Load all cue files for replies of `folder`, or those that ship with the program.

    Raises UnreadableError if a file is not TOML or a cue cannot be understood.
    """
    if folder is None:
        return _shipped()
    book = _load(folder)
    list(book.languages.values())  # somebody else's files are understood now or not at all; ours are tested
    return book


@cache
def _shipped() -> ReplyBook:
    with resources.as_file(resources.files("rejoinder") / "cues" / "replies") as folder:
        return _load(folder)


def _load(folder: Path) -> ReplyBook:
    tables = {path.stem: _table(path) for path in sorted(folder.glob("*.toml"))}
    marks: list[str] = []
    for name, table in tables.items():
        with explained(f"replies/{name}"):
            marks += table["postscripts"]
    return ReplyBook(_Languages(tables), postscript_pattern(marks))


def _table(path: Path) -> dict[str, Any]:
    with explained(f"replies/{path.stem}"):
        return tomllib.loads(path.read_text("utf-8"))


class _Languages(Mapping[str, Language]):
    """The languages, each compiled when a reply is first written in it."""

    def __init__(self, tables: Mapping[str, Mapping[str, Any]]) -> None:
        self._tables = tables
        self._compiled: dict[str, Language] = {}

    def __getitem__(self, name: str) -> Language:
        """Return a language, compiled."""
        if name not in self._compiled:
            table = self._tables[name]
            with explained(f"replies/{name}"):
                self._compiled[name] = compile_language(
                    table["code"],
                    stops=(),
                    splits=table.get("splits", {}),
                    words=table["words"],
                    cues=table["cues"],
                    names=table.get("names"),
                )
        return self._compiled[name]

    def __iter__(self) -> Iterator[str]:
        """Name the languages."""
        return iter(self._tables)

    def __len__(self) -> int:
        """Count the languages."""
        return len(self._tables)
