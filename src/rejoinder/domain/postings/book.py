"""What is known of postings in each language: phrases, compiled."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from msgspec import Struct, field

from rejoinder.domain.letters.language import CueError
from rejoinder.domain.letters.ngrams import NgramModel
from rejoinder.domain.postings.requirements import RequirementKind
from rejoinder.domain.postings.sections import Section
from rejoinder.domain.postings.text import compile_phrases
from rejoinder.domain.records import field_names

Phrases = re.Pattern[str]
MARKING = ("nice_next", "nice_before", "must_next", "must_before")  # lists of phrases that say must or nice to have


class Words(Struct, frozen=True):
    """The lists of phrases of a language that are no kind and no heading; docs/cues.md says what each is for."""

    asks_next: Phrases
    asks_before: Phrases
    asks_here: Phrases
    asks_firm: Phrases
    asks_firm_before: Phrases
    asks_besides: Phrases
    checked_next: Phrases
    checked_before: Phrases
    seeks: Phrases
    seeks_end: Phrases
    open_question: Phrases
    stands: Phrases
    asks_none: Phrases
    duty: Phrases
    tells: Phrases
    duty_here: Phrases
    tested: Phrases
    nice_next: Phrases
    nice_before: Phrases
    must_next: Phrases
    must_before: Phrases
    lead: Phrases
    lead_strong: Phrases
    tail: Phrases
    tool_tail: Phrases
    rest: Phrases
    aside: Phrases
    purpose: Phrases
    keeps_purpose: Phrases
    verbs: Phrases
    ing_nouns: Phrases
    idle: Phrases
    along: Phrases
    takes: Phrases
    together: Phrases
    conjunction: Phrases
    alternative: Phrases
    examples: Phrases
    including: Phrases
    adjectives: Phrases
    shared_next: Phrases
    general: Phrases
    plural: Phrases
    never: Phrases
    own_team: Phrases
    empty: Phrases
    years: Phrases
    several: Phrases
    experience: Phrases
    years_not: Phrases
    years_most: Phrases
    years_most_behind: Phrases
    more: Phrases
    years_end: Phrases
    equivalent: Phrases
    tool_heads: Phrases
    domain_heads: Phrases
    implied_not: Phrases
    law_heads: Phrases
    roles: Phrases
    tool_use: Phrases
    tool_kept: Phrases
    tool_in: Phrases


class PostingLanguage(Struct, frozen=True):
    """The phrases of one language: headings by the part they open, kinds, and what `words` names.

    `marking` are all phrases that say must or nice to have: most words hold none of them, which one look tells.
    `kind_model` weighs kinds besides (docs/decisions/0031-kinds-of-requirements.md), `part_model` the parts of a
    posting (docs/decisions/0035-parts-of-postings.md), `asked_model` whether a thing is asked for at all
    (docs/decisions/0043-weighed-requirements.md), `joint_weights` what is cut, by how words begin and end items as
    `edges` tells (docs/decisions/0042-where-requirements-are-cut.md); without any the rules decide.
    """

    code: str
    headings: Mapping[Section, Phrases]
    kinds: Mapping[RequirementKind, Phrases]
    implied: Mapping[RequirementKind, Phrases]
    words: Words
    marking: Phrases
    kind_model: NgramModel = field(default_factory=lambda: NgramModel({}))
    part_model: NgramModel = field(default_factory=lambda: NgramModel({}))
    asked_model: NgramModel = field(default_factory=lambda: NgramModel({}))
    joint_weights: Mapping[str, float] = field(default_factory=dict)
    edges: Mapping[str, Mapping[str, float]] = field(default_factory=dict)


class PostingBook(Struct, frozen=True, dict=True):
    """The languages that postings are read in, and the commonest words, folded, of these and of some others."""

    languages: Mapping[str, PostingLanguage]
    stops: Mapping[str, frozenset[str]]

    @cached_property
    def owners(self) -> Mapping[str, tuple[str, ...]]:
        """Return each of the commonest words with the languages that share it."""
        found: dict[str, tuple[str, ...]] = {}
        for code, words in self.stops.items():
            for word in words:
                found[word] = (*found.get(word, ()), code)
        return found


Lists = Mapping[str, Sequence[str]]


def compile_posting_language(
    code: str, *, headings: Lists, kinds: Lists, implied: Lists, words: Lists
) -> PostingLanguage:
    """Compile the lists of a cue file. Raises CueError at a list that is unknown or missing, or what is no phrase."""
    return PostingLanguage(
        code,
        {Section(name): compile_phrases(entries) for name, entries in _known(headings, Section, "headings").items()},
        _of_kinds(kinds, "kinds"),
        _of_kinds(implied, "implied"),
        Words(**{name: compile_phrases(_list(words, name)) for name in field_names(Words)}),
        compile_phrases(entry for name in MARKING for entry in words[name]),
    )


def _of_kinds(lists: Lists, table: str) -> dict[RequirementKind, Phrases]:
    return {
        RequirementKind(name): compile_phrases(found) for name, found in _known(lists, RequirementKind, table).items()
    }


def _known(lists: Lists, names: type[Section | RequirementKind], table: str) -> Lists:
    unknown = set(lists) - {str(name) for name in names}
    if unknown:
        msg = f"[{table}] has no list named {min(unknown)}"
        raise CueError(msg)
    return lists


def _list(words: Lists, name: str) -> Sequence[str]:
    if name not in words:
        msg = f"[words] lacks the list {name}"
        raise CueError(msg)
    return words[name]
