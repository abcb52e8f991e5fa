"""Find the skills that a text mentions, by their names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter

from ahocorasick_rs import BytesAhoCorasick, Implementation

from rejoinder.domain.documents.document import Place
from rejoinder.domain.skills.ambiguity import Found, settle
from rejoinder.domain.skills.entries import Doubtful, Entry, SkillError
from rejoinder.domain.skills.folding import fold
from rejoinder.domain.skills.implications import Implications
from rejoinder.domain.skills.keys import keys_of
from rejoinder.domain.skills.mentions import Mention
from rejoinder.domain.skills.spellings import may_be_many, spelled
from rejoinder.domain.skills.table import Table

SHORT = 3  # letters from which an abbreviation is told in small letters too
LONG_LINE = 50  # characters from which a line may have been broken within a name
_SPACE, _S = ord(" "), ord("s")
_ADDRESS = re.compile(r"://|@|www\.|\w\.(?:com|org|net|io|example)\b", re.IGNORECASE)
_WORD = re.compile(r"\S*")
_FIRST = itemgetter(0, 1, 2)
_ADDRESSED = ("://", "@", "www.", ".com", ".org", ".net", ".io", ".example")
_IN_ADDRESS = frozenset("/.:@_=-")

_Sense = tuple[str, bool, Doubtful | None]
_Form = tuple[bytes, int, bool, int, _Sense]  # what is compared, its length, whether an "s" may follow, rank, sense
_Match = tuple[
    int, int, int, _Sense
]  # begin, end below zero, rank: sorted, the earlier, the longer, and ours come first
OURS, COMPILED = 0, 1


class Gazetteer:
    """The book of skills (`Skills`): our own entries, and a table of many more.

    Of two that claim the same spelling the earlier has it, entries before the table; one whose own name is a spelling
    of an earlier one only adds to that. Spellings that are `left_out` (folded, a space before them and none behind)
    are none of the table's. Raises SkillError if an entry implies a skill that there is not, or itself, or translates
    one that there is not, or has a spelling without a letter.
    """

    def __init__(
        self,
        entries: Iterable[Entry],
        doubtful: Mapping[str, Doubtful],
        table: Table | None = None,
        left_out: frozenset[bytes] = frozenset(),
    ) -> None:
        self._doubtful, self._table, self._left_out = doubtful, table or Table(b""), left_out
        self._names: dict[bytes, tuple[str, bool]] = {}  # by each spelling: the one name, and whether it is a tool
        own: dict[bytes, list[_Form]] = {}
        taken: set[bytes] = set()
        direct: dict[str, tuple[str, ...]] = {}
        for entry in entries:
            for form in self._own_forms(entry):
                if form[0] not in taken:
                    taken.add(form[0])
                    for key in keys_of(form[0], many=form[2]):
                        own.setdefault(key, []).append(form)
            if entry.implies:
                name = self._names[_plain(entry.name)][0]
                direct[name] = (*direct.get(name, ()), *entry.implies)
        self._implications = Implications({name: self._checked(name, implied) for name, implied in direct.items()})
        self._own = own
        self._keys = tuple(dict.fromkeys((*own, *self._table.keys)))
        self._forms: list[tuple[_Form, ...] | None] = [None] * len(self._keys)
        self._automaton = BytesAhoCorasick(self._keys, implementation=Implementation.ContiguousNFA)

    def find(self, text: str) -> tuple[Mention, ...]:
        """Return the skills that a text mentions, in their order; of two that overlap the longer."""
        folded = fold(text)
        found: list[Found] = []
        has_address = any(mark in text for mark in _ADDRESSED)
        for start, minus_end, _, sense in self._matches(folded):
            end = -minus_end
            if text.find("\n", start, end) >= 0 and not _is_one_sentence(text, start, end):
                continue
            if has_address and _is_in_address(text, start, end):
                continue
            while found and found[-1].end > start and end - start > found[-1].end - found[-1].start:
                found.pop()
            if not found or found[-1].end <= start:
                found.append(Found(start, end, *sense))
        settled = settle(found, text, folded)
        return tuple(Mention(one.skill, Place(one.start, one.end), one.is_tool, certain) for one, certain in settled)

    def implied_by(self, skill: str) -> frozenset[str]:
        """Return every skill that whoever has this one has as well, itself left out ("PostgreSQL": "SQL")."""
        return self._implications.of(skill)

    def beginnings(self, folded: bytes) -> list[tuple[int, int, int]]:
        """Return where names may begin in a folded text: which beginning it is, its first byte, the one behind."""
        return self._automaton.find_matches_as_indexes(folded, overlapping=True)

    def _matches(self, folded: bytes) -> list[_Match]:
        """Return where names stand in a folded text, as places in the text itself, the earlier and longer first."""
        known, matches = self._forms, []
        for key, begin, _ in self.beginnings(folded):
            for pattern, length, many, rank, sense in known[key] or self._forms_of(key):
                end = begin + length
                if folded.startswith(pattern, begin):
                    following = folded[end]
                    if following == _SPACE:
                        matches.append((begin, 1 - end, rank, sense))
                        break
                    if many and following == _S and folded[end + 1] == _SPACE:
                        matches.append((begin, -end, rank, sense))
                        break
        matches.sort(key=_FIRST)
        return matches

    def _forms_of(self, key: int) -> tuple[_Form, ...]:
        """Return what may stand where a key does, the longer first, and of the same length ours first."""
        words = self._keys[key]
        forms = list(self._own.get(words, ()))
        forms += self._table_forms(words)
        forms.sort(key=itemgetter(1), reverse=True)
        self._forms[key] = tuple(forms)
        return tuple(forms)

    def _own_forms(self, entry: Entry) -> Iterator[_Form]:
        known = self._names.get(_plain(entry.name)) or (self._in_table(entry.name) if entry.is_translation else None)
        if known is None and entry.is_translation:
            raise SkillError(f"{entry.name} gets other spellings, but is no skill of the book; add it or correct it")
        name, is_tool = known or (entry.name, entry.is_tool)
        for form in (entry.name, *entry.spellings):
            patterns = tuple(spelled(form))
            if len(patterns[0]) <= 1:
                raise SkillError(f"“{form}” of {entry.name} has no letter that could be searched for")
            self._names.setdefault(patterns[0], (name, is_tool))
            many, sense = may_be_many(form), (name, is_tool, self._doubt(form))
            for pattern in patterns:
                yield pattern, len(pattern), many, OURS, sense

    def _table_forms(self, key: bytes) -> Iterator[_Form]:
        """Yield what a key finds in the table, under our name for it where we have one."""
        for one in self._table.beginning(key):
            skill, pattern = _plain(one.skill), b" " + one.folded
            if self._left_out.isdisjoint((skill, pattern)):
                name, is_tool = self._names.get(skill, (one.skill, one.is_tool))
                doubt = self._doubt(one.skill) or (Doubtful(one.skill) if one.is_word else None)
                yield pattern, len(pattern), one.may_be_many, COMPILED, (name, is_tool, doubt)

    def _doubt(self, form: str) -> Doubtful | None:
        if (doubt := self._doubtful.get(form)) is not None:
            return doubt
        if form.isupper() and (len(form) < SHORT or all(len(part) == 1 for part in fold(form).split())):
            return Doubtful(form, is_told_by_case=True)
        return None

    def _in_table(self, name: str) -> tuple[str, bool] | None:
        found = self._table.named(name)
        return (found.skill, found.is_tool) if found else None

    def _checked(self, name: str, implied: tuple[str, ...]) -> tuple[str, ...]:
        """Return implied skills under their one names."""
        known = [self._names.get(_plain(one)) or self._in_table(one) for one in implied]
        for one, found in zip(implied, known, strict=True):
            if found is None:
                raise SkillError(f"{name} implies {one}, which is no skill of the book; add it or correct its spelling")
        return tuple(found[0] for found in known if found)


def _plain(name: str) -> bytes:
    """Return a name folded, with the space before it and none behind."""
    return fold(name).rstrip()


def _is_one_sentence(text: str, start: int, end: int) -> bool:
    """Return whether a name that goes over the end of a line is not put together from two lines by chance."""
    cut = text.index("\n", start, end)
    return text[cut + 1].islower() or cut - text.rfind("\n", 0, cut) >= LONG_LINE


def _is_in_address(text: str, start: int, end: int) -> bool:
    """Return whether it is a part of an address of a page or of mail."""
    before, behind = text[start - 1 : start], text[end : end + 1]
    return (before in _IN_ADDRESS or behind in _IN_ADDRESS) and _ADDRESS.search(_token(text, start, end)) is not None


def _token(text: str, start: int, end: int) -> str:
    """Return what stands around a place up to white space."""
    begin = max(text.rfind(space, 0, start) for space in " \n\t\xa0") + 1
    behind = _WORD.match(text, end)
    return text[begin : behind.end() if behind else end]
