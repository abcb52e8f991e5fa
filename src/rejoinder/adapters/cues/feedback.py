"""Load the cue files about feedback that ship with the program, or others from a folder."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache, partial
from importlib import resources
from pathlib import Path

from rejoinder.adapters.cues.explained import explained
from rejoinder.adapters.cues.languages import Languages
from rejoinder.domain.feedback.wordings import THEME
from rejoinder.domain.letters.language import Language, compile_language


def load_feedback(folder: Path | None = None) -> Mapping[str, Language]:
    """Load all cue files about feedback of `folder`, or those that ship with the program, by their language.

    The themes of a file are cues as well, with their names behind a mark. Raises UnreadableError if a file is not TOML
    or a cue cannot be understood.
    """
    if folder is None:
        return _shipped()
    found = _load(folder)
    list(found.values())  # somebody else's files are understood now or not at all; ours are tested
    return found


@cache
def _shipped() -> Mapping[str, Language]:
    with resources.as_file(resources.files("rejoinder") / "cues" / "feedback") as folder:
        return _load(folder)


def _load(folder: Path) -> Mapping[str, Language]:
    files = {path.stem: path.read_bytes() for path in sorted(folder.glob("*.toml"))}
    return Languages({name: partial(_language, name, file) for name, file in files.items()})


def _language(name: str, file: bytes) -> Language:
    with explained(f"feedback/{name}"):
        table = tomllib.loads(file.decode("utf-8"))
        themes = {f"{THEME}{theme}": patterns for theme, patterns in table["themes"].items()}
        return compile_language(
            table["code"],
            stops=(),
            splits=table.get("splits", {}),
            words=table["words"],
            cues={**table["cues"], **themes},
        )
