"""The compiled table of spellings, of which only what a text may mention is ever taken apart."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from msgspec import Struct

from rejoinder.domain.skills.entries import SkillError
from rejoinder.domain.skills.folding import fold
from rejoinder.domain.skills.keys import KEY

FIELDS = 3
THING, WORD, MANY = "t", "w", "s"
_HEAD = re.compile(rb"\A(?:#[^\n]*\n)*\n*")


class Spelling(Struct, frozen=True):
    """One line: a folded spelling without spaces around it, the skill that it means, and what its marks say.

    `may_be_many` tells that an "s" may follow, `is_word` that it may be a word of some language as well.
    """

    folded: bytes
    skill: str
    is_tool: bool
    is_word: bool
    may_be_many: bool


class Table:
    """Spellings in order, one on each line, with the skill (none where it is the same) and marks (docs/skills.md).

    Raises SkillError if a line has not three fields.
    """

    def __init__(self, text: bytes) -> None:
        body = _HEAD.sub(b"", text, count=1)
        self._lines = body.split(b"\n")[:-1]
        if body.count(b"\t") != len(self._lines) * (FIELDS - 1):
            raise SkillError(f"a line of the compiled names has not {FIELDS} fields; compile them again")
        # A long spelling is searched for by its beginning, a short one with the end of its word (`keys_of`).
        beginnings = dict.fromkeys(line[: KEY - 1] for line in self._lines)
        self.keys = tuple(
            b" " + (head if b"\t" not in head else head[: head.index(b"\t")] + b" ") for head in beginnings
        )

    def beginning(self, key: bytes) -> Iterator[Spelling]:
        """Yield the spellings that are searched for by a key."""
        words = key[1:] if len(key) == KEY else key.strip() + b"\t"
        for number in range(bisect_left(self._lines, words), len(self._lines)):
            if not self._lines[number].startswith(words):
                return
            yield self._spelling(number)

    def named(self, name: str) -> Spelling | None:
        """Return a skill by its one name, told without regard to case and accents."""
        words = fold(name).strip() + b"\t"
        number = bisect_left(self._lines, words)
        if number == len(self._lines) or not self._lines[number].startswith(words):
            return None
        found = self._spelling(number)
        return found if fold(found.skill) == fold(name) else None

    def _spelling(self, number: int) -> Spelling:
        folded, skill, marks = self._lines[number].decode().split("\t")
        spelling = folded.encode("latin-1")
        return Spelling(spelling, skill or folded, THING in marks, WORD in marks, MANY in marks)
