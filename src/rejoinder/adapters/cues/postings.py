"""Load the cue files for postings that ship with the program, or others from a folder."""

from __future__ import annotations

import tomllib
from functools import cache, partial
from importlib import resources
from pathlib import Path
from typing import Any

from rejoinder.adapters.cues.explained import explained
from rejoinder.adapters.cues.languages import Languages
from rejoinder.domain.postings.book import PostingBook, PostingLanguage, compile_posting_language
from rejoinder.domain.postings.text import fold

OTHERS = "others"  # the file that holds the commonest words of languages that postings are not read in


def load_postings(folder: Path | None = None) -> PostingBook:
    """Load all cue files for postings of `folder`, or those that ship with the program.

    A language that ships is compiled when a posting in it is first read; those of `folder` at once, so that each
    mistake in them shows.

    Raises UnreadableError if a file is not TOML or cannot be understood.
    """
    if folder is None:
        return _shipped()
    book = _load(folder)
    for language in book.languages:
        _ = book.languages[language]
    return book


@cache
def _shipped() -> PostingBook:
    with resources.as_file(resources.files("rejoinder") / "cues" / "postings") as folder:
        return _load(folder)


def _load(folder: Path) -> PostingBook:
    tables = {path.stem: _table(path) for path in sorted(folder.glob("*.toml")) if path.stem != OTHERS}
    others = folder / f"{OTHERS}.toml"
    stops = {name: table.get("stops", ()) for name, table in tables.items()} | (
        _table(others) if others.exists() else {}
    )
    return PostingBook(
        Languages({name: partial(_language, name, table) for name, table in tables.items()}),
        {name: frozenset(map(fold, words)) for name, words in stops.items()},
    )


def _language(name: str, table: dict[str, Any]) -> PostingLanguage:
    with explained(f"postings/{name}"):
        return compile_posting_language(
            table["code"],
            headings=table["headings"],
            kinds=table["kinds"],
            implied=table["implied"],
            words=table["words"],
        )


def _table(path: Path) -> dict[str, Any]:
    with explained(f"postings/{path.stem}"):
        return tomllib.loads(path.read_text("utf-8"))
