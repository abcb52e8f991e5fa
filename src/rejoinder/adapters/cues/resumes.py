"""Load the cue files for résumés that ship with the program, or others from a folder."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from rejoinder.adapters.cues.explained import explained
from rejoinder.domain.documents.lexicon import Lexicon, compile_lexicon
from rejoinder.domain.letters.language import CueError

FOLDER, TRADES = "resumes", "trades"


def load_resumes(folder: Path | None = None) -> Lexicon:
    """Load all cue files for résumés below `folder`, with its words of trades, or those that ship with the program.

    Raises UnreadableError if a file is not TOML or cannot be understood.
    """
    return _shipped() if folder is None else _load(folder)


@cache
def _shipped() -> Lexicon:
    with resources.as_file(resources.files("rejoinder") / "cues") as folder:
        return _load(folder)


def _load(folder: Path) -> Lexicon:
    tables = {path.stem: _table(path) for path in sorted((folder / FOLDER).glob("*.toml"))}
    trades = [_text(path) for path in sorted((folder / TRADES).glob("*.txt"))]
    try:
        return compile_lexicon(tables.values(), trades)
    except (KeyError, re.error):
        for name, table in tables.items():
            _check(name, table)
        raise


def _check(name: str, table: dict[str, Any]) -> None:
    """Say of a file alone what is wrong with it, if anything is."""
    with explained(f"{FOLDER}/{name}"):
        try:
            compile_lexicon([table], ())
        except re.error as error:
            msg = f"a phrase of it is none ({error})"
            raise CueError(msg) from error


def _table(path: Path) -> dict[str, Any]:
    with explained(f"{FOLDER}/{path.stem}"):
        return tomllib.loads(path.read_text("utf-8"))


def _text(path: Path) -> str:
    with explained(f"{TRADES}/{path.stem}", "txt"):
        return path.read_text("utf-8")
