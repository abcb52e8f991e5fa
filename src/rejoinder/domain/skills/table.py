"""The compiled table of names, of which only what a text may mention is ever taken apart."""

from __future__ import annotations

from collections.abc import Iterator

from rejoinder.domain.skills.entries import Entry, SkillError
from rejoinder.domain.skills.folding import fold_lines
from rejoinder.domain.skills.keys import keys_of
from rejoinder.domain.skills.spellings import may_be_many

FIELDS = 3
THING, EVERYDAY = "t", "w"


class Table:
    """Skills, one on each line: its name, marks, other spellings (docs/skills.md).

    Lines are told by their number, from 0. Raises SkillError if a line has not three fields.
    """

    def __init__(self, text: str) -> None:
        self._lines = [line for line in text.split("\n") if line and not line.startswith("# ")]
        self.keys: dict[bytes, list[int]] = {}  # the lines of which a spelling begins with a key
        find = self.keys.setdefault
        for line in self._lines:
            if line.count("\t") != FIELDS - 1:
                raise SkillError(f"“{line}” has not {FIELDS} fields; compile the names again")
        folded = fold_lines("\n".join(self._lines)).split(b"\n") if self._lines else ()
        for number, fields in enumerate(folded):
            name, _, spellings = fields.split(b"\t")
            many = may_be_many(self._lines[number][: len(name)])
            for spelling in (name, *spellings.split(b"|")) if spellings else (name,):
                for key in keys_of(b" " + spelling, many=many):
                    find(key, []).append(number)

    def entry(self, number: int) -> Entry:
        """Return the skill of a line."""
        name, marks, spellings = self._lines[number].split("\t")
        others = tuple(spellings.split("|")) if spellings else ()
        return Entry(name, others, THING in marks, needs_case=EVERYDAY in marks)

    def named(self, folded: bytes) -> Iterator[Entry]:
        """Yield the skills that may have this folded name, a space before it and none behind."""
        for key in keys_of(folded, many=False):
            for number in self.keys.get(key, ()):
                yield self.entry(number)
