"""Load the cue files for replies that ship with the program, or others from a folder."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from functools import cache, partial
from importlib import resources
from pathlib import Path
from typing import Any

from rejoinder.adapters.cues.explained import explained
from rejoinder.adapters.cues.languages import Languages
from rejoinder.domain.letters.language import CueError, Language, compile_language
from rejoinder.domain.letters.ngrams import NgramModel
from rejoinder.domain.replies.book import ReplyBook, postscript_pattern
from rejoinder.domain.replies.weighing import BOUNDS

WEIGHTS = "sentence_weights"  # the file of what words say of a sentence


def load_replies(folder: Path | None = None) -> ReplyBook:
    """Load all cue files for replies of `folder`, or those that ship with the program.

    Raises UnreadableError if a file is not TOML or a cue cannot be understood.
    """
    if folder is None:
        return _shipped()
    book = _load(folder)
    book.load_weights()
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
    languages = Languages({name: partial(_language, name, table) for name, table in tables.items()})
    return ReplyBook(languages, postscript_pattern(marks), load_weights=cache(partial(_weights, folder)))


def _weights(folder: Path) -> NgramModel:
    """Read a line about it, and on each other a word or sign, a tab and its weights; empty without such a file."""
    path = folder / f"{WEIGHTS}.tsv"
    if not path.exists():
        return NgramModel({})
    with explained(f"replies/{WEIGHTS}", "tsv"):
        rows = [line.partition("\t") for line in path.read_text("utf-8").splitlines()[1:]]
        for name, _, weights in rows:
            if not _is_row(weights):
                msg = f"the line of {name!r} is no word, tab and row of cues and numbers"
                raise CueError(msg)
        return NgramModel({name: weights for name, _, weights in rows})


def _is_row(weights: str) -> bool:
    pieces = weights.split()
    try:
        numbers = [float(one) for one in pieces[1::2]]
    except ValueError:
        return False
    names = pieces[::2]
    return 0 < len(names) == len(numbers) and BOUNDS.keys() >= set(names) and all(map(math.isfinite, numbers))


def _table(path: Path) -> dict[str, Any]:
    with explained(f"replies/{path.stem}"):
        return tomllib.loads(path.read_text("utf-8"))


def _language(name: str, table: Mapping[str, Any]) -> Language:
    with explained(f"replies/{name}"):
        return compile_language(
            table["code"],
            stops=(),
            splits=table.get("splits", {}),
            words=table["words"],
            cues=table["cues"],
            names=table.get("names"),
        )
