"""Load the cue files for résumés that ship with the program, or others from a folder."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from rejoinder.adapters.cues.explained import explained
from rejoinder.domain.documents.lexicon import Lexicon, compile_lexicon

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
    tables = [_table(path) for path in sorted((folder / FOLDER).glob("*.toml"))]
    trades = [_text(path) for path in sorted((folder / TRADES).glob("*.txt"))]
    return compile_lexicon(tables, trades)


def _table(path: Path) -> dict[str, Any]:
    """Read a file, and see by itself whether it can be understood, so that a mistake is told of the right one."""
    with explained(f"{FOLDER}/{path.stem}"):
        return tomllib.loads(path.read_text("utf-8"))


def _text(path: Path) -> str:
    with explained(f"{TRADES}/{path.stem}", "txt"):
        return path.read_text("utf-8")
