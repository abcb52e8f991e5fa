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
_ADDRESS = re.compile(r"://|@|www\.|\w\.(?:com|org|net|edu|gov|io|ai|co|eu|uk|de|fr|ch|at|example)\b", re.IGNORECASE)
_WORD_END, _WORD_BEGIN = re.compile(r"\S+$"), re.compile(r"\S+")
_IN_ADDRESS = frozenset("/.@_=-")

_Sense = tuple[str, bool, Doubtful | None]
_Form = tuple[bytes, int, bool, _Sense]  # what is compared, its length, whether an "s" may follow, what it means


class Gazetteer:
    """The book of skills (`Skills`): our own entries, and a table of many more.

    Of two that claim the same spelling the earlier has it, entries before the table; one whose own name is a spelling
    of an earlier one only adds to that. Spellings that are `left_out` (folded) are none of the table's. Raises
    SkillError if an entry implies a skill that there is not, or itself, or translates one that there is not.
    """

    def __init__(
        self,
        entries: Iterable[Entry],
        doubtful: Mapping[str, Doubtful],
        table: Table | None = None,
        left_out: frozenset[bytes] = frozenset(),
    ) -> None:
        self._doubtful, self._table, self._left_out = doubtful, table or Table(""), left_out
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
                name = self._names[fold(entry.name)][0]
                direct[name] = (*direct.get(name, ()), *entry.implies)
        self._implications = Implications({name: self._checked(name, implied) for name, implied in direct.items()})
        self._own = own
        self._keys = list({**own, **self._table.keys})
        self._forms: list[tuple[_Form, ...] | None] = [None] * len(self._keys)
        self._automaton = BytesAhoCorasick(self._keys, implementation=Implementation.ContiguousNFA)

    def find(self, text: str) -> tuple[Mention, ...]:
        """Return the skills that a text mentions, in their order; of two that overlap the longer."""
        folded = fold(text)
        found: list[Found] = []
        for start, end, sense in self._matches(folded):
            if not _stands_as_words(text, start, end):
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

    def _matches(self, folded: bytes) -> list[tuple[int, int, _Sense]]:
        """Return where names stand in a folded text, as places in the text itself, the earlier and longer first."""
        known, matches = self._forms, []
        for key, begin, _ in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            for pattern, length, many, sense in known[key] or self._forms_of(key):
                end = begin + length
                if folded.startswith(pattern, begin):
                    following = folded[end]
                    if following == _SPACE:
                        matches.append((begin, end - 1, sense))
                        break
                    if many and following == _S and folded[end + 1] == _SPACE:
                        matches.append((begin, end, sense))
                        break
        matches.sort(key=_earlier_and_longer)
        return matches

    def _forms_of(self, key: int) -> tuple[_Form, ...]:
        """Return what may stand where a key does, the longer first, and of the same length ours first."""
        words = self._keys[key]
        forms = list(self._own.get(words, ()))
        for number in dict.fromkeys(self._table.keys.get(words, ())):
            forms += (
                form for form in self._table_forms(self._table.entry(number)) if words in keys_of(form[0], many=form[2])
            )
        forms.sort(key=itemgetter(1), reverse=True)
        self._forms[key] = tuple(forms)
        return tuple(forms)

    def _own_forms(self, entry: Entry) -> Iterator[_Form]:
        known = self._names.get(fold(entry.name)) or (self._in_table(entry.name) if entry.is_translation else None)
        if known is None and entry.is_translation:
            raise SkillError(f"{entry.name} gets other spellings, but is no skill of the book; add it or correct it")
        name, is_tool = known or (entry.name, entry.is_tool)
        for form in (entry.name, *entry.spellings):
            self._names.setdefault(fold(form), (name, is_tool))
            sense = (name, is_tool, self._doubt(form, needs_case=entry.needs_case))
            for pattern in spelled(form):
                yield pattern, len(pattern), may_be_many(form), sense

    def _table_forms(self, entry: Entry) -> Iterator[_Form]:
        """Yield the forms of a skill of the table, under our name for it, where we have one."""
        if fold(entry.name) in self._left_out:
            return
        name, is_tool = self._names.get(fold(entry.name), (entry.name, entry.is_tool))
        many = may_be_many(entry.name)
        for form in (entry.name, *entry.spellings):
            pattern = fold(form)[:-1]
            if fold(form) not in self._left_out:
                yield pattern, len(pattern), many, (name, is_tool, self._doubt(form, needs_case=entry.needs_case))

    def _doubt(self, form: str, *, needs_case: bool) -> Doubtful | None:
        if (doubt := self._doubtful.get(form)) is not None:
            return doubt
        if len(form) < SHORT and form.isupper():
            return Doubtful(form, is_told_by_case=True)
        return Doubtful(form) if needs_case else None

    def _in_table(self, name: str) -> tuple[str, bool] | None:
        named = self._table.named(fold(name)[:-1])
        return next(((entry.name, entry.is_tool) for entry in named if fold(entry.name) == fold(name)), None)

    def _checked(self, name: str, implied: tuple[str, ...]) -> tuple[str, ...]:
        """Return implied skills under their one names."""
        known = [self._names.get(fold(one)) or self._in_table(one) for one in implied]
        for one, found in zip(implied, known, strict=True):
            if found is None:
                raise SkillError(f"{name} implies {one}, which is no skill of the book; add it or correct its spelling")
        return tuple(found[0] for found in known if found)


def _earlier_and_longer(match: tuple[int, int, _Sense]) -> tuple[int, int]:
    return match[0], -match[1]


def _stands_as_words(text: str, start: int, end: int) -> bool:
    """Return whether it is no part of an address, and not put together from two lines that are not one sentence."""
    if "\n" in text[start:end]:
        cut = text.index("\n", start)
        line = cut - text.rfind("\n", 0, cut)
        if line < LONG_LINE and not text[cut + 1].islower():
            return False
    before, behind = text[start - 1 : start], text[end : end + 1]
    if before in _IN_ADDRESS or behind in _IN_ADDRESS:
        return not _ADDRESS.search(_token(text, start, end))
    return True


def _token(text: str, start: int, end: int) -> str:
    """Return what stands around a place up to white space."""
    before, behind = _WORD_END.search(text, max(0, start - 120), start), _WORD_BEGIN.match(text, end, end + 120)
    return (before[0] if before else "") + text[start:end] + (behind[0] if behind else "")
