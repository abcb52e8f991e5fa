"""Weigh what sort of thing a requirement is: one does it, works with it, knows about it, or is like it.

A linear model over single words and pairs of words of the quote and of what leads up to it, with what the rules say as
one sign among others; fitted by `scripts/fit_posting_kinds.py` (docs/decisions/0031-kinds-of-requirements.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from rejoinder.domain.letters.ngrams import BIAS, NgramModel
from rejoinder.domain.postings.book import PostingLanguage
from rejoinder.domain.postings.requirements import RequirementKind as Kind
from rejoinder.domain.postings.text import Span
from rejoinder.domain.skills.mentions import Mention

WEIGHED = (Kind.SKILL, Kind.TOOL, Kind.DOMAIN, Kind.SOFT)  # kinds that papers and wishes do not tell
BEFORE = 90  # characters that lead up to a quote
MOST_WORDS = 14  # of a quote; the rest is detail
MOST_BEFORE = 5
BESIDE = 150  # characters of its line on each side of a quote that are asked what else is listed there
ENDING, STEM = 4, 6  # letters
_SIZES = (1, 2, 3, 5, 8)  # words, up to which a quote is of one length
_WORD = re.compile(r"[^\W_][\w+#'./&-]*[\w+#]|[^\W_]")
_BREAK = re.compile(r"[.;:!?\n]\s|\n")
_HEAD_ENDS = frozenset(
    (
        "of",
        "for",
        "in",
        "on",
        "to",
        "with",
        "at",
        "by",
        "from",
        "across",
        "that",
        "who",
        "which",
        "such",
        "like",
        "using",
        "within",
        "into",
        "through",
        "between",
        "including",
        "as",
        "and",
        "or",
        "about",
        "under",
        "over",
    )
)
_CAPITAL = re.compile(r"[A-Z]")
_SHORT_FORM = re.compile(r"\b[A-Z][A-Z0-9/&+-]+s?\b")
_CAMEL = re.compile(r"[a-z][A-Z]|\w\.(?:js|io|net|py|ai)\b|\w\+\+|\w#")


class Seen(Struct, frozen=True):
    """What the model is told of a quote: runs of words, and signs, whose names begin with "="."""

    runs: frozenset[str]
    signs: Mapping[str, float]


def seen_of(
    text: str, folded: str, place: Span, language: PostingLanguage, mentions: Sequence[Mention], ruled: Kind
) -> Seen:
    """Return what is seen of a quote, `ruled` being the kind that the rules give it."""
    start, end = place
    words = _WORD.findall(folded, start, end)[:MOST_WORDS]
    before = before_of(folded, start)
    runs = {*_quote_runs(words, language), *_lead_runs(before)}
    signs = dict(_signs(text, folded, place, language, mentions, ruled))
    if before and _CAPITAL.match(text, start, end):
        signs["=capital within"] = 1.0
    return Seen(frozenset(runs), signs)


def before_of(folded: str, start: int) -> list[str]:
    """Return the last words that stand before a quote in its sentence."""
    begin = max(0, start - BEFORE)
    stretch = folded[begin:start]
    for match in _BREAK.finditer(stretch):
        begin = start - len(stretch) + match.end()
    words = _WORD.findall(folded, begin, start)
    return words[-12:]


def _quote_runs(words: Sequence[str], language: PostingLanguage) -> Iterator[str]:
    if not words:
        return
    yield from words
    yield from (f"{word[:STEM]}~" for word in words if len(word) > STEM)
    yield from map(" ".join, pairwise(words))
    yield f"first:{words[0]}"
    yield f"first~{words[0][-3:]}"
    yield f"last:{words[-1]}"
    yield f"last~{words[-1][-ENDING:]}"
    head = head_of(words, language)
    yield f"head:{head}"
    yield f"head~{head[-ENDING:]}"
    yield f"head~{head[-3:]}"
    if len(head) > STEM:
        yield f"head:{head[:STEM]}~"


def head_of(words: Sequence[str], language: PostingLanguage) -> str:
    """Return the word that a quote is about: the last before a preposition that says something."""
    head = words[0]
    for word in words:
        if word in _HEAD_ENDS:
            break
        if language.words.empty.fullmatch(word) is None:
            head = word
    return head


def _lead_runs(before: Sequence[str]) -> Iterator[str]:
    near = before[-MOST_BEFORE:]
    yield from (f"<{word}" for word in near)
    yield f"<<{before[-1] if before else ''}"
    if len(before) > 1:
        yield f"<<{before[-2]} {before[-1]}"
    yield from (f"<-{word}" for word in before[:-MOST_BEFORE])


def _signs(
    text: str, folded: str, place: Span, language: PostingLanguage, mentions: Sequence[Mention], ruled: Kind
) -> Iterator[tuple[str, float]]:
    """Yield what is seen of a quote besides its words: its form, the rules, and what the book of skills knows of it."""
    start, end = place
    quote = text[start:end]
    count = len(quote.split())
    yield f"=rules {ruled.value}", 1.0
    yield f"=length {next((size for size in _SIZES if count <= size), 'more')}", 1.0
    capitals = sum(1 for word in quote.split() if _CAPITAL.match(word)) / max(1, count)
    yield "=capitals", capitals
    for name, pattern in (("=short form", _SHORT_FORM), ("=name of a program", _CAMEL)):
        if pattern.search(quote):
            yield name, 1.0
    for name, phrases in (
        ("=verb", language.words.verbs),
        ("=soft first", language.kinds[Kind.SOFT]),
        ("=skill first", language.kinds[Kind.SKILL]),
    ):
        if phrases.match(folded, start, end):
            yield name, 1.0
    for name, phrases in (
        ("=soft", language.kinds[Kind.SOFT]),
        ("=tool head", language.words.tool_heads),
        ("=domain head", language.words.domain_heads),
    ):
        if phrases.search(folded, start, end):
            yield name, 1.0
    yield from _listed_beside(folded, place, language)
    yield from _known(place, mentions)


def _listed_beside(folded: str, place: Span, language: PostingLanguage) -> Iterator[tuple[str, float]]:
    """Yield what sort of thing its line names before and behind a quote: the items of a list are often alike."""
    start, end = place
    stop = folded.find("\n", end)
    before = max(folded.rfind("\n", 0, start) + 1, start - BESIDE), start
    behind = end, min(end + BESIDE, len(folded) if stop < 0 else stop)
    for name, phrases in (
        ("soft", language.kinds[Kind.SOFT]),
        ("tool head", language.words.tool_heads),
        ("domain head", language.words.domain_heads),
    ):
        if phrases.search(folded, *before):
            yield f"={name} before", 1.0
        if phrases.search(folded, *behind):
            yield f"={name} behind", 1.0


def _known(place: Span, mentions: Sequence[Mention]) -> Iterator[tuple[str, float]]:
    start, end = place
    own = [one for one in mentions if start <= one.place.start and one.place.end <= end]
    if not own:
        yield "=unknown", 1.0
    for one in own[:1]:
        if one.place.start - start <= 2:
            yield f"=known first {'tool' if one.is_tool else 'skill'}{'' if one.is_certain else ' perhaps'}", 1.0
    for name, is_tool in (("=tools", True), ("=skills", False)):
        covered = sum(one.place.end - one.place.start for one in own if one.is_tool is is_tool and one.is_certain)
        if covered:
            yield name, covered / (end - start)
    if own and own[-1].place.end >= end - 1:
        yield f"=known last {'tool' if own[-1].is_tool else 'skill'}", 1.0


def weighed(seen: Seen, model: NgramModel, ruled: Kind) -> Kind:
    """Return the likeliest kind; what the rules say where the model knows nothing."""
    if BIAS not in model.lines:
        return ruled
    scores = model.all_scores(seen.runs, seen.signs)
    return max(WEIGHED, key=lambda kind: scores.get(kind.value, 0.0))
