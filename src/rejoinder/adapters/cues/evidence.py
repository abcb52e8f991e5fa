"""Load the cue files of what documents show that ship with the program, or others from a folder."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache, partial
from importlib import resources
from pathlib import Path

from rejoinder.adapters.cues.explained import explained
from rejoinder.adapters.cues.languages import Languages
from rejoinder.domain.letters.language import Language, compile_language


def load_evidence(folder: Path | None = None) -> Mapping[str, Language]:
    """Load all cue files of evidence of `folder`, or those that ship with the program, by their language.

    Raises UnreadableError if a file is not TOML or a cue cannot be understood.
    """
    if folder is None:
        return _shipped()
    found = _load(folder)
    list(found.values())  # somebody else's files are understood now or not at all; ours are tested
    return found


@cache
def _shipped() -> Mapping[str, Language]:
    with resources.as_file(resources.files("rejoinder") / "cues" / "evidence") as folder:
        return _load(folder)


def _load(folder: Path) -> Mapping[str, Language]:
    """Gather each language: the file of its name ("en"), with its word classes, and those of parts ("en_care")."""
    files: dict[str, list[tuple[str, bytes]]] = {}
    for path in sorted(folder.glob("*.toml")):
        files.setdefault(path.stem.partition("_")[0], []).append((path.stem, path.read_bytes()))
    return Languages({name: partial(_language, found) for name, found in files.items()})


def _language(files: Sequence[tuple[str, bytes]]) -> Language:
    words: dict[str, list[str]] = {}
    cues: dict[str, list[str]] = {}
    splits: dict[str, list[str]] = {}
    for name, file in files:
        with explained(f"evidence/{name}"):
            table = tomllib.loads(file.decode("utf-8"))
            splits |= table.get("splits", {})
            for kept, found in ((words, table.get("words", {})), (cues, table.get("cues", {}))):
                for key, entries in found.items():
                    kept.setdefault(key, []).extend(entries)
    with explained(f"evidence/{files[0][0]}"):
        return compile_language(files[0][0], stops=(), splits=splits, words=words, cues=cues)
