"""Load the cue files of what documents show that ship with the program, or others from a folder."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from pathlib import Path

from rejoinder.adapters.cues.explained import explained
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
    files: dict[str, list[tuple[str, bytes]]] = {}
    for path in sorted(folder.glob("*.toml")):
        files.setdefault(path.stem.partition("_")[0], []).append((path.stem, path.read_bytes()))
    return _Languages(files)


class _Languages(Mapping[str, Language]):
    """The languages, each parsed and compiled when a document in it is first looked at.

    A language is the file of its name ("en"), which holds its word classes, and those for parts of it ("en_care").
    """

    def __init__(self, files: Mapping[str, Sequence[tuple[str, bytes]]]) -> None:
        self._files = files
        self._compiled: dict[str, Language] = {}

    def __getitem__(self, name: str) -> Language:
        """Return a language, compiled."""
        if name not in self._compiled:
            self._compiled[name] = _compile(self._files[name])
        return self._compiled[name]

    def __iter__(self) -> Iterator[str]:
        """Name the languages."""
        return iter(self._files)

    def __len__(self) -> int:
        """Count the languages."""
        return len(self._files)


def _compile(files: Sequence[tuple[str, bytes]]) -> Language:
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
