"""Load the cue files for postings that ship with the program, or others from a folder."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from rejoinder.adapters.cues.explained import explained
from rejoinder.domain.postings.book import PostingBook, PostingLanguage, compile_posting_language

OTHERS = "others"  # the file that holds the commonest words of languages that postings are not read in


def load_postings(folder: Path | None = None) -> PostingBook:
    """Load all cue files for postings of `folder`, or those that ship with the program.

    Raises UnreadableError if a file is not TOML or cannot be understood.
    """
    return _shipped() if folder is None else _load(folder)


@cache
def _shipped() -> PostingBook:
    with resources.as_file(resources.files("rejoinder") / "cues" / "postings") as folder:
        return _load(folder)


def _load(folder: Path) -> PostingBook:
    languages = {path.stem: _language(path) for path in sorted(folder.glob("*.toml")) if path.stem != OTHERS}
    others = folder / f"{OTHERS}.toml"
    stops = _table(others) if others.exists() else {}
    return PostingBook(languages, {name: frozenset(words) for name, words in stops.items()})


def _language(path: Path) -> PostingLanguage:
    table = _table(path)
    with explained(f"postings/{path.stem}"):
        return compile_posting_language(
            table["code"],
            stops=table["stops"],
            headings=table["headings"],
            kinds=table["kinds"],
            implied=table["implied"],
            words=table["words"],
        )


def _table(path: Path) -> dict[str, Any]:
    with explained(f"postings/{path.stem}"):
        return tomllib.loads(path.read_text("utf-8"))
