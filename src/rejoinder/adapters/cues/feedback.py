"""Load the cue files about feedback that ship with the program, or others from a folder."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from pathlib import Path

from rejoinder.adapters.cues.loader import explained
from rejoinder.domain.feedback.wordings import THEME
from rejoinder.domain.letters.language import Language, compile_language


def load_feedback(folder: Path | None = None) -> dict[str, Language]:
    """Load all cue files about feedback of `folder`, or those that ship with the program, by their language.

    The themes of a file are cues as well, with their names behind a mark. Raises UnreadableError if a file is not TOML
    or a cue cannot be understood.
    """
    return _shipped() if folder is None else _load(folder)


@cache
def _shipped() -> dict[str, Language]:
    with resources.as_file(resources.files("rejoinder") / "cues" / "feedback") as folder:
        return _load(folder)


def _load(folder: Path) -> dict[str, Language]:
    return {path.stem: _language(path) for path in sorted(folder.glob("*.toml"))}


def _language(path: Path) -> Language:
    with explained(f"feedback/{path.stem}"):
        table = tomllib.loads(path.read_text("utf-8"))
        themes = {f"{THEME}{name}": patterns for name, patterns in table["themes"].items()}
        return compile_language(
            table["code"],
            stops=(),
            splits=table.get("splits", {}),
            words=table["words"],
            cues={**table["cues"], **themes},
        )
