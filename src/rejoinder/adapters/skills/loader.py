"""Load the book of skills that ships with the program, or another from a folder."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path

from rejoinder.adapters.skills.files import read_doubtful, read_left_out, read_written
from rejoinder.domain.skills.entries import Entry, SkillError
from rejoinder.domain.skills.gazetteer import Gazetteer
from rejoinder.domain.skills.mentions import Skills
from rejoinder.domain.skills.table import Table
from rejoinder.errors import UnreadableError

# Ours, in the order in which they have a spelling that two of them claim: things, and what people do or know.
TOOLS, CRAFTS = "tools.txt", "crafts.txt"
TRANSLATIONS = ("german.txt", "french.txt")
DOUBTFUL = "doubtful.txt"
LEFT_OUT = "left_out.txt"
NAMES = "names.tsv"


def load_skills(folder: Path | None = None) -> Skills:
    """Load the book of skills of `folder`, or the one that ships with the program, once for each process.

    Raises UnreadableError, with the file and the line, if an entry cannot be understood.
    """
    return _shipped() if folder is None else _load(folder)


@cache
def _shipped() -> Skills:
    with resources.as_file(resources.files("rejoinder") / "skills") as folder:
        return _load(folder)


def _load(folder: Path) -> Skills:
    try:
        doubtful = {one.spelling: one for one in read_doubtful(folder / DOUBTFUL)}
        left_out = read_left_out(folder / LEFT_OUT)
        names = folder / NAMES
        table = Table(names.read_bytes() if names.is_file() else b"")
        return Gazetteer(_entries(folder), doubtful, table, left_out)
    except (SkillError, UnicodeDecodeError) as error:
        msg = f"The book of skills cannot be understood: {error}."
        raise UnreadableError(msg, advice="docs/skills.md explains its files.") from error


def _entries(folder: Path) -> Iterator[Entry]:
    yield from read_written(folder / TOOLS, is_tool=True)
    yield from read_written(folder / CRAFTS, is_tool=False)
    for name in TRANSLATIONS:
        yield from read_written(folder / name, is_tool=None)
