"""What a duty or a list of tools implies: what one plainly has to know to do the work."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rejoinder.domain.documents.document import Place
from rejoinder.domain.postings.amounts import alternatives
from rejoinder.domain.postings.book import PostingLanguage
from rejoinder.domain.postings.requirements import Requirement
from rejoinder.domain.postings.requirements import RequirementKind as Kind
from rejoinder.domain.postings.text import Span, trimmed
from rejoinder.domain.skills.mentions import Mention

# A name of a tool that no book of skills holds: a short form in capitals, with what it stands for, or capitals within;
# behind "using" any words with a capital.
_SHORT = (
    r"[A-Z][\w&]*(?:\s(?:&\s)?[A-Z][\w&]*){0,6}\s\([A-Z]{2,}\)"
    r"|[A-Z]{2,}[A-Z0-9]+(?:\s\([a-z ]{3,30}\))?|[A-Z][a-z]+[A-Z]\w*"
)
_CAPITALS = re.compile(r"(?:[A-Z][\w&-]*\s+(?:and\s+|of\s+|&\s+)?){1,6}$")
_ONE = r"[A-Z][\w.+#-]*(?: [A-Z][\w.+#-]*){0,2}"
_LISTED = re.compile(rf"(?:(?<=[,(:&+/]\s)|(?<=[,(:&+]))({_ONE}(?:\s?/\s?{_ONE})*)(?=\s?[,)&+.]|\s*$)")
_NAMED = re.compile(_SHORT)
_CAPITAL = re.compile(_SHORT + r"|[A-Z][a-z]{2,}(?:\s[A-Z][a-z]+){0,2}")


NEAR = 30  # characters behind a craft in which the tool is named that it is done in
OFTEN = 5  # times that a posting names the house itself rather than a tool
LEAST_WORDS = 2  # of a craft
LONG_WORD = 14  # letters of one that says as much: "Datenmodellierung"


def implied(
    text: str, folded: str, sentence: Span, language: PostingLanguage, mentions: Sequence[Mention]
) -> Iterator[Requirement]:
    """Yield what a sentence about the work implies, each with the words that name it."""
    start, end = sentence
    taken: list[Place] = []
    found = (
        *_laws(text, folded, start, end, language),
        *_worded(folded, start, end, language),
        *_mentioned(text, mentions, start, end, language, folded),
    )
    for kind, place in found:
        if not any(place.touches(other) for other in taken):
            taken.append(place)
            yield Requirement(place.of(text), place, kind, implied=True)
    for place in _in_which(text, folded, (start, end), taken, language):
        taken.append(place)
        yield Requirement(place.of(text), place, Kind.TOOL, implied=True)
    for place in _used(text, folded, start, end, language):
        if not any(place.touches(other) for other in taken):
            taken.append(place)
            yield Requirement(place.of(text), place, Kind.TOOL, implied=True)


def listed(text: str, folded: str, sentence: Span, language: PostingLanguage) -> Iterator[Requirement]:
    """Yield every name of a list of tools, known or not."""
    for match in _LISTED.finditer(text, *sentence):
        if language.words.implied_not.fullmatch(folded[match.start(1) : match.end(1)]) is None:
            place = Place(*match.span(1))
            choices = alternatives(folded, match.span(1), language)
            spans = tuple(Place(*span) for span in choices)
            yield Requirement(place.of(text), place, Kind.TOOL, implied=True, any_of=spans)


def _laws(text: str, folded: str, start: int, end: int, language: PostingLanguage) -> Iterator[tuple[Kind, Place]]:
    """Yield bodies of law and rules that are named: capitals before "Act", "Code", "Regulations"."""
    for match in language.words.law_heads.finditer(folded, start, end):
        before = _CAPITALS.search(text, max(start, match.start() - 60), match.start())
        if before:
            yield Kind.DOMAIN, Place(before.start(), match.end())


def _is_title(folded: str, place: Place, end: int, language: PostingLanguage) -> bool:
    """Tell whether a name is part of what somebody is called: "Android engineer"."""
    return language.words.roles.match(folded, min(end, place.end + 1), end) is not None


def _worded(folded: str, start: int, end: int, language: PostingLanguage) -> Iterator[tuple[Kind, Place]]:
    for kind, phrases in language.implied.items():
        for match in phrases.finditer(folded, start, end):
            yield kind, Place(*trimmed(folded, *match.span()))


def _mentioned(
    text: str, mentions: Sequence[Mention], start: int, end: int, language: PostingLanguage, folded: str
) -> Iterator[tuple[Kind, Place]]:
    for one in mentions:
        if start <= one.place.start and one.place.end <= end and one.is_certain:
            words = folded[one.place.start : one.place.end]
            if (
                language.words.implied_not.fullmatch(words) is None
                and not _is_title(folded, one.place, end, language)
                and _is_telling(text, one)
            ):
                yield kind_named(one, words, language), one.place


def kind_named(one: Mention, words: str, language: PostingLanguage) -> Kind:
    """Return what sort of thing a mention of a skill names, by its folded words."""
    if one.is_tool:
        return Kind.TOOL
    return Kind.DOMAIN if language.words.domain_heads.search(words) else Kind.SKILL


def _is_telling(text: str, one: Mention) -> bool:
    """Tell whether a mention names something that stands in the skills section of a résumé.

    A tool is named by a name of its own, with a capital or a digit; a craft by more than an everyday word.
    """
    words = one.place.of(text)
    if one.is_tool:
        return any(char.isupper() or char.isdigit() for char in words)
    return len(words.replace("-", " ").split()) >= LEAST_WORDS or len(words) >= LONG_WORD


def _in_which(
    text: str, folded: str, sentence: Span, taken: Sequence[Place], language: PostingLanguage
) -> Iterator[Place]:
    """Yield the name behind a craft that it is done in: "payroll for 80 drivers in Fenn"."""
    for craft in list(taken):
        match = language.words.tool_in.search(folded, craft.end, min(sentence[1], craft.end + NEAR))
        name = _CAPITAL.match(text, match.end() + 1, sentence[1]) if match else None
        if name and not any(place.touches(Place(*name.span())) for place in taken):
            yield Place(*name.span())


def _used(text: str, folded: str, start: int, end: int, language: PostingLanguage) -> Iterator[Place]:
    """Yield names that stand where a tool is named: "maintain the list in QUILL"."""
    for phrases, names in ((language.words.tool_use, _CAPITAL), (language.words.tool_kept, _NAMED)):
        for match in phrases.finditer(folded, start, end):
            at = match.end()
            while at < end and text[at] in " \"'":
                at += 1
            name = names.match(text, at, end)
            if (
                name
                and language.words.implied_not.fullmatch(folded[name.start() : name.end()]) is None
                and text.count(name.group()) < OFTEN
            ):
                yield Place(name.start(), name.end())
