"""Read the files of the book of skills that people write."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rejoinder.domain.skills.entries import Doubtful, Entry, SkillError
from rejoinder.domain.skills.folding import fold


def read_written(path: Path, *, is_tool: bool | None) -> Iterator[Entry]:
    """Yield the entries of a file like `tools.txt`: `name = spelling | spelling > implied | implied`.

    A file of another language (`is_tool` is none) has entries that add spellings to those before them. A file that is
    absent has none. Raises SkillError, with the file and the line, if a line is something else.
    """
    for where, line in _lines(path):
        head, _, implied = line.partition(" > ")
        name, equals, spellings = head.partition(" = ")
        further = _parts(spellings, where), bool(is_tool), _parts(implied, where)
        entry = Entry(name.strip(), *further, is_translation=is_tool is None)
        if not entry.name or (equals and not entry.spellings):
            raise SkillError(f"{where}: “{line}” is not of the form: name = spelling | spelling > implied")
        yield entry


def read_doubtful(path: Path) -> Iterator[Doubtful]:
    """Yield the entries of `doubtful.txt`: `spelling: word word ! before_ _behind`.

    Raises SkillError, with the file and the line, if a line is something else.
    """
    for where, line in _lines(path):
        spelling, colon, words = line.partition(":")
        supports, _, against = words.partition("!")
        after = {word[:-1] for word in against.split() if word.endswith("_")}
        before = {word[1:] for word in against.split() if word.startswith("_")}
        if not colon or len(after) + len(before) != len(set(against.split())):
            raise SkillError(f"{where}: “{line}” is not of the form: spelling: word word ! before_ _behind")
        yield Doubtful(spelling.strip(), _folded(supports.split()), _folded(after), _folded(before))


def read_left_out(path: Path) -> frozenset[bytes]:
    """Return the names of `left_out.txt`, one on each line, folded, with a space before them and none behind."""
    return frozenset(fold(line).rstrip() for _, line in _lines(path))


def _lines(path: Path) -> Iterator[tuple[str, str]]:
    if not path.is_file():
        return
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line.strip() and not (line + " ").startswith("# "):
            yield f"{path.name}, line {number}", line


def _parts(text: str, where: str) -> tuple[str, ...]:
    if not text.strip():
        return ()
    parts = tuple(part.strip() for part in text.split("|"))
    if not all(parts):
        raise SkillError(f"{where}: between two of “|” stands nothing")
    return parts


def _folded(words: set[str] | list[str]) -> frozenset[bytes]:
    return frozenset(fold(word).strip() for word in words)
