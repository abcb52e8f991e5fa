"""Load the cue files that ship with the program, or others from a folder."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from hashlib import blake2b
from importlib import resources
from pathlib import Path
from typing import Any

from rejoinder.domain.letters.book import CueBook, NameWeights, Systems, Weights
from rejoinder.domain.letters.language import CueError, Language, compile_language
from rejoinder.domain.letters.readings import Kind
from rejoinder.domain.letters.text import fold_word
from rejoinder.errors import UnreadableError

# Raise it when the reader itself changes what it reads from the same cues.
READER = 1
_OTHER_FILES = frozenset({"weights", "systems", "topics", "names"})


def load_cues(folder: Path | None = None) -> CueBook:
    """Load all cue files of `folder`, or those that ship with the program.

    Raises UnreadableError if a file is not TOML or a cue cannot be understood.
    """
    if folder is None:
        return _shipped()
    book = _compile(_read(folder))
    list(book.languages.values())  # somebody else's files are understood now or not at all; ours are tested
    return book


def cue_version(folder: Path | None = None) -> str:
    """Return the version of the cues without understanding them: 1 ms where compiling takes 250."""
    if folder is not None:
        return _version(_read(folder))
    with resources.as_file(resources.files("rejoinder") / "cues") as shipped:
        return _version(_read(shipped))


@cache
def _shipped() -> CueBook:
    with resources.as_file(resources.files("rejoinder") / "cues") as folder:
        return _compile(_read(folder))


def _read(folder: Path) -> dict[str, bytes]:
    return {path.stem: path.read_bytes() for path in sorted(folder.glob("*.toml"))}


def _version(files: Mapping[str, bytes]) -> str:
    digest = blake2b(str(READER).encode(), digest_size=6)
    for name, content in files.items():
        digest.update(name.encode() + b"\0" + content)
    return digest.hexdigest()


def _compile(files: Mapping[str, bytes]) -> CueBook:
    tables: dict[str, dict[str, Any]] = {}
    for name, content in files.items():
        try:
            tables[name] = tomllib.loads(content.decode("utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            msg = f"The cue file {name}.toml is not valid TOML: {error}."
            raise UnreadableError(msg, advice="Mend the file, or remove it to use the shipped one.") from error
    languages = {name: table for name, table in tables.items() if name not in _OTHER_FILES}
    return CueBook(
        _Languages(languages),
        {name: _stops(name, table) for name, table in languages.items()},
        _weights(tables["weights"]),
        _systems(tables["systems"]),
        _version(files),
        {
            name: NameWeights({sign: float(value) for sign, value in table["signs"].items()}, float(table["least"]))
            for name, table in tables["names"].items()
        },
        {word: float(value) for word, value in tables["topics"]["words"].items()},
    )


class _Languages(Mapping[str, Language]):
    """The languages of cue files, each compiled when a letter is first written in it: that takes 30 ms."""

    def __init__(self, tables: Mapping[str, Mapping[str, Any]]) -> None:
        self._tables = tables
        self._compiled: dict[str, Language] = {}

    def __getitem__(self, name: str) -> Language:
        """Return a language, compiled."""
        if name not in self._compiled:
            self._compiled[name] = _language(name, self._tables[name])
        return self._compiled[name]

    def __iter__(self) -> Iterator[str]:
        """Name the languages."""
        return iter(self._tables)

    def __len__(self) -> int:
        """Count the languages."""
        return len(self._tables)


def _stops(name: str, table: Mapping[str, Any]) -> frozenset[str]:
    with _explained(name):
        return frozenset(fold_word(word) for word in table["stops"])


def _language(name: str, table: Mapping[str, Any]) -> Language:
    with _explained(name):
        return compile_language(
            table["code"],
            stops=table["stops"],
            splits=table.get("splits", {}),
            words=table["words"],
            cues=table["cues"],
            names=table.get("names"),
        )


@contextmanager
def _explained(name: str) -> Iterator[None]:
    try:
        yield
    except (CueError, KeyError) as error:
        msg = f"The cue file {name}.toml cannot be understood: {error}."
        raise UnreadableError(msg, advice="docs/cues.md explains the format.") from error


def _weights(table: Mapping[str, Any]) -> Weights:
    return Weights(
        bias={Kind(name): float(value) for name, value in table["bias"].items()},
        features={
            feature: {Kind(name): float(value) for name, value in row.items()}
            for feature, row in table["features"].items()
        },
        sure=float(table["sure"]),
    )


def _systems(table: Mapping[str, Any]) -> Systems:
    return Systems(
        recruiting=frozenset(table["recruiting"]),
        boards=frozenset(table["boards"]),
        campaigns={Kind(name): tuple(pieces) for name, pieces in table["campaigns"].items()},
        freemail=frozenset(table["freemail"]),
    )
