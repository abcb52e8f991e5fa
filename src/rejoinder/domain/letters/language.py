"""A language as cues: word classes, and the kinds of sentence that are built from them.

A cue pattern is a row of elements: a word (`sorry`), a stem (`regret*`), an ending (`*absage`), a
word class (`@proceed`) or a choice of these and of phrases (`not|@never|no longer`). Elements follow
each other directly; `..` between two lets up to five words stand between them, `..N` up to N. A
pattern fires on a sentence that has the elements in this order. A trailing gap says nothing. `#` is any number,
`##` one of two digits and more. With `!@future` at its end, a pattern does not fire on a sentence that holds
such a word. docs/cues.md is the contributor's manual.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from rejoinder.domain.letters.naming import Naming, compile_naming
from rejoinder.domain.letters.text import Sentence, fold_word

DEFAULT_GAP = 5
MAX_KNOWN = 200_000  # words whose classes are remembered
_GAP = re.compile(r"\s*\.\.(\d*)\s*")

Occurrences = dict[int, list[tuple[int, int]]]


class Pattern(Struct, frozen=True):
    """One compiled pattern of a cue: element ids and the most words before each of them."""

    cue: str
    elements: tuple[int, ...]
    gaps: tuple[int, ...]
    source: str
    guards: tuple[int, ...] = ()


class Hit(Struct, frozen=True):
    """A cue that fired: which, in which sentence, and from which to which word."""

    cue: str
    sentence: int
    first: int
    last: int
    pattern: str
    elements: tuple[int, ...] = ()


class CueError(ValueError):
    """A cue file says something that cannot be understood; the message names the place."""


class Language(Struct, eq=False):
    """The compiled cues of one language.

    Word classes and pattern elements have numbers; `exact`, `stems` and `endings` tell which a word belongs to,
    `phrases` which rows of them make another, `patterns` which cues may begin with one.
    """

    code: str
    naming: Naming = field(default_factory=Naming)
    known: dict[str, tuple[int, ...]] = field(default_factory=dict)
    exact: dict[str, set[int]] = field(default_factory=dict)
    stems: dict[str, set[int]] = field(default_factory=dict)
    endings: dict[str, set[int]] = field(default_factory=dict)
    splits: dict[str, tuple[str, ...]] = field(default_factory=dict)
    phrases: dict[int, list[tuple[tuple[int, ...], tuple[int, ...], int]]] = field(default_factory=dict)
    patterns: dict[int, list[Pattern]] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)

    def class_id(self, name: str) -> int:
        """Return the number of a word class or element, giving one where it is new."""
        return self.numbers.setdefault(name, len(self.numbers))

    def ids(self, word: str) -> tuple[int, ...]:
        """Return the classes that a folded word belongs to."""
        known = self.known.get(word)
        if known is None:
            known = self._look_up(word)
            if len(self.known) < MAX_KNOWN:
                self.known[word] = known
        return known

    def _look_up(self, word: str) -> tuple[int, ...]:
        found: set[int] = set()
        pieces = [word]
        if word.isdigit():
            pieces += ["#", "##"] if len(word) > 1 else ["#"]
        pieces += self.splits.get(word, ())
        if "'" in word:
            pieces += [] if word in self.splits else [piece for piece in word.split("'") if piece]
            head, _, tail = word.rpartition("'")
            if tail == "t" and head.endswith("n"):
                pieces += ["not", head[:-1]]
            if head:
                pieces.append(head + "'")
        for piece in pieces:
            found |= self.exact.get(piece, set())
            for length in range(2, len(piece) + 1):
                found |= self.stems.get(piece[:length], set())
                found |= self.endings.get(piece[-length:], set())
        return tuple(sorted(found))

    def occurrences(self, sentence: Sentence) -> Occurrences:
        """Find where which word classes stand in a sentence, as (first word, word after)."""
        found: Occurrences = {}
        words = self.known
        for index, word in enumerate(sentence.words):
            ids = words.get(word)
            if ids is None:
                ids = self.ids(word)
            if ids:
                # A contraction holds two words: the next element may be its other half, or the next word.
                is_two = "'" in word or word in self.splits
                spans = [(index, index), (index, index + 1)] if is_two else [(index, index + 1)]
                for element in ids:
                    known = found.get(element)
                    if known is None:
                        found[element] = spans.copy()
                    else:
                        known += spans
        self._put_together(found)
        return found

    def _put_together(self, found: Occurrences) -> None:
        """Add the word classes that several words in a row make."""
        phrases = self.phrases
        for element in list(found):
            if element not in phrases:
                continue
            for elements, gaps, target in phrases[element]:
                for part in elements:  # a loop, since this runs for each word of all mail
                    if part not in found:
                        break
                else:
                    spans = _all_matches(elements, gaps, found)
                    if spans:
                        found.setdefault(target, []).extend(spans)

    def classes(self, found: Occurrences) -> dict[str, list[int]]:
        """Return where each word class of the file begins in a sentence, by its name."""
        if len(self.names) < len(self.numbers):
            self.names[:] = sorted(self.numbers, key=self.numbers.__getitem__)
        names = self.names
        return {
            names[element]: [first for first, _ in spans]
            for element, spans in found.items()
            if names[element][0] == "@" and "|" not in names[element]
        }

    def hits(self, sentence: Sentence, index: int, found: Occurrences | None = None) -> list[Hit]:
        """Return the cues that fire on a sentence, each once."""
        if found is None:
            found = self.occurrences(sentence)
        hits: dict[str, Hit] = {}
        patterns = self.patterns
        for element in found:
            if element not in patterns:
                continue
            for pattern in patterns[element]:
                for part in pattern.elements:
                    if part not in found:
                        break
                else:
                    if pattern.cue in hits or any(guard in found for guard in pattern.guards):
                        continue
                    span = _first_match(pattern.elements, pattern.gaps, found)
                    if span is not None:
                        last = min(max(span[1] - 1, span[0]), len(sentence.words) - 1)
                        hits[pattern.cue] = Hit(pattern.cue, index, span[0], last, pattern.source, pattern.elements)
        return list(hits.values())


def _first_match(elements: Sequence[int], gaps: Sequence[int], found: Occurrences) -> tuple[int, int] | None:
    for first, after in found[elements[0]]:
        end = _follow(elements, gaps, found, 1, after)
        if end is not None:
            return first, end
    return None


def _all_matches(elements: Sequence[int], gaps: Sequence[int], found: Occurrences) -> list[tuple[int, int]]:
    spans = []
    for first, after in found[elements[0]]:
        end = _follow(elements, gaps, found, 1, after)
        if end is not None:
            spans.append((first, end))
    return spans


def _follow(elements: Sequence[int], gaps: Sequence[int], found: Occurrences, step: int, position: int) -> int | None:
    """Match elements from `step` on, behind `position`; return the word after the match."""
    if step == len(elements):
        return position
    furthest = position + gaps[step]
    for first, after in found[elements[step]]:
        if position <= first <= furthest:
            end = _follow(elements, gaps, found, step + 1, after)
            if end is not None:
                return end
    return None


def compile_language(
    code: str,
    *,
    stops: Sequence[str],
    splits: Mapping[str, Sequence[str]],
    words: Mapping[str, Sequence[str]],
    cues: Mapping[str, Sequence[str]],
    names: Mapping[str, object] | None = None,
) -> Language:
    """Compile word classes and cues. Raises CueError at an unknown class or an empty pattern."""
    language = Language(code, compile_naming(names or {}, stops))
    language.splits.update({fold_word(word): tuple(parts) for word, parts in splits.items()})
    compiler = _Compiler(language, words)
    for name, members in words.items():
        compiler.word_class(name, members)
    for cue, sources in cues.items():
        for source in sources:
            compiler.pattern(cue, source)
    return language


class _Compiler:
    """Turn the entries of a cue file into the tables of a Language."""

    def __init__(self, language: Language, classes: Mapping[str, Sequence[str]]) -> None:
        self.language = language
        self.classes = classes
        self._of_word: dict[str, set[int]] = {}  # of a word, a stem or an ending: the classes that it is in

    def word_class(self, name: str, members: Sequence[str]) -> None:
        target = self.language.class_id("@" + name)
        for member in members:
            self.member(member, target)

    def member(self, member: str, target: int) -> None:
        """Add a word, stem, ending, other class or phrase of these to a class."""
        known = self._of_word.get(member)
        if known is not None:  # as most are, which stand in classes of classes
            known.add(target)
            return
        parts = member.replace("-", " ").split()
        if not parts:
            msg = f"{self.language.code}: an empty entry"
            raise CueError(msg)
        if len(parts) > 1:
            elements, gaps = self.row(member.replace("-", " "))
            self.language.phrases.setdefault(elements[0], []).append((elements, gaps, target))
        elif parts[0].startswith("@"):
            for inner in self._class_members(parts[0]):
                self.member(inner, target)
        else:
            found = self._of_word[member] = self.word(parts[0])
            found.add(target)

    def _class_members(self, reference: str) -> Sequence[str]:
        members = self.classes.get(reference[1:])
        if members is None:
            msg = f"{self.language.code}: the word class {reference} does not exist"
            raise CueError(msg)
        return members

    def word(self, word: str) -> set[int]:
        """Return the classes that a word, a stem or an ending is in, to which one can be added."""
        if word.endswith("*"):
            return self.language.stems.setdefault(fold_word(word[:-1]), set())
        if word.startswith("*"):
            return self.language.endings.setdefault(fold_word(word[1:]), set())
        return self.language.exact.setdefault(fold_word(word), set())

    def element(self, source: str) -> int:
        """Return the id of a pattern element: a word, a stem, an ending, a class or a choice."""
        if source.startswith("@") and "|" not in source:
            self._class_members(source)
            return self.language.class_id(source)
        is_new = source not in self.language.numbers
        target = self.language.class_id(source)
        if is_new:
            for choice in source.split("|"):
                self.member(choice.strip(), target)
        return target

    def row(self, source: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Return the elements of a row, and how many words may stand before each."""
        elements: list[int] = []
        gaps: list[int] = []
        gap = 0
        for index, piece in enumerate(_GAP.split(source.strip())):
            if index % 2:
                gap = int(piece) if piece else DEFAULT_GAP
                continue
            for part in [piece.strip()] if "|" in piece else piece.split():
                elements.append(self.element(part))
                gaps.append(gap)
                gap = 0
        return tuple(elements), tuple(gaps)

    def pattern(self, cue: str, source: str) -> None:
        row, *guarded = source.split("!")
        # `!a b` would forbid `a` alone and ask for `b` besides.
        if any(len(guard.split()) != 1 for guard in guarded):
            msg = f"{self.language.code}: the cue {cue} has something behind a guard that is no guard: {source}"
            raise CueError(msg)
        guards = tuple(self.element(guard.strip()) for guard in guarded)
        elements, gaps = self.row(row)
        if not elements:
            msg = f"{self.language.code}: the cue {cue} has an empty pattern"
            raise CueError(msg)
        pattern = Pattern(cue, elements, gaps, source, guards)
        self.language.patterns.setdefault(elements[0], []).append(pattern)
