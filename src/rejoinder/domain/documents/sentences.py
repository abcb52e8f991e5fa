"""Posts that somebody tells in sentences: "Since January 2023 I have been a porter at Tidewell Hotels"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rejoinder.domain.documents.document import Place
from rejoinder.domain.documents.heads import EDGES
from rejoinder.domain.documents.lexicon import Lexicon
from rejoinder.domain.documents.lines import TextLine, small
from rejoinder.domain.documents.periods import main_period, periods_in
from rejoinder.domain.documents.pieces import is_title, leaning
from rejoinder.domain.documents.resume import Job

_LONGEST = 1_000  # characters of a paragraph's sentences that are looked at together
_WORDS = r"[^\W\d_][\w'’/&+.-]*(?:\(\w+\))?"
_STOPS = (
    "at|for|with|by|until|till|from|bei|beim|im|in|bis|von|chez|à|au|pour|en|dans|und|and|et|y|gearbeitet|beschäftigt|"
    "tätig"
)
_TITLE = rf"(?-i:(?P<title>{_WORDS}(?:[ ](?!(?:{_STOPS})\b){_WORDS}){{0,5}}?))"
_ENDED = rf"(?=\s*(?:$|[,.;(\n]|\s(?:{_STOPS})\b))"
_NAME = r"[A-ZÀ-Þ0-9][\w'’&.+-]*"
_LINKS = r"of|the|and|&|de|du|des|la|le|für|und|et|d['’]\w+|nursing home|care home"
_HOUSE = rf"(?-i:(?P<house>{_NAME}(?:[ ](?:{_LINKS}|{_NAME}))*))"
_LOOSE = re.compile(r"(?: (?:of|the|and|&|de|du|des|la|le|für|und|et|y))+$")
# In each language: who was what, where "now" says that it goes on; then at which house; then how a title follows a
# house, and what stands before that.
_TOLD = (
    (
        (
            r"\b(?:(?:(?P<now>i['’ ]a?m|i work|i have been|i['’]ve been|i have worked|i['’]ve worked)|i was|i worked|"
            r"i started|i began|i became|job was|working|worked|employed|hired)\b|(?=as an? ))\s*"
            r"(?:(?:there|now|currently|still|working|employed)\s+)*(?:as\s+)?(?:(?:an?|the)\s+)?"
        ),
        r"\s+(?:at|for|with|in|by)\s+(?:the\s+)?",
        r"(?:\s+as|,?\s+(?:where\s+)?i\s+(?:am|was|work\s+as|worked\s+as))\s+(?:an?\s+|the\s+)?",
        r"\b(?:at|for|with|by|joined)\s+(?:the\s+)?",
    ),
    (
        (
            r"\b(?:(?P<now>bin ich|ich bin|arbeite ich|ich arbeite)|war ich|ich war|arbeitete ich|ich arbeitete|"
            r"habe ich|ich habe|(?:dann|danach)(?:\s+(?:war|bin|habe) ich)?|(?=als ))"
            r"\s*(?:(?:jetzt|zurzeit|derzeit|dort|noch|heute)\s+)*(?:als\s+)?"
        ),
        r"\s+(?:bei(?:m| der| den)?|im|in der|in einem|für|am|an der)\s+(?:der\s+|die\s+)?(?:Firma\s+)?",
        r"\s+(?:als\s+|war ich\s+(?:als\s+)?|bin ich\s+(?:als\s+)?)",
        r"\b(?:bei(?:m| der)?|im|in der|für)\s+(?:Firma\s+)?",
    ),
    (
        (
            r"(?:(?P<now>\bje suis|\bje travaille)|\bj['’]étais|\bj['’]ai été|\bj['’]ai travaillé|\bj['’]ai commencé|"
            r"\bemployée?|(?=\bcomme ))\s*(?:comme\s+|en tant que?\s+)?(?:une?\s+)?"
        ),
        r"\s+(?:chez|à la|à l['’]|à|au|pour|dans)\s*(?:le |la |les )?",
        r"\s+(?:comme|en tant que?)\s+(?:une?\s+)?",
        r"\b(?:chez|à la|à|au|pour)\s+",
    ),
    (
        (
            r"\b(?:(?P<now>soy|trabajo)|fui|trabajé|he sido|he trabajado|empecé|(?=como ))\s*(?:como\s+|de\s+)?"
            r"(?:una?\s+)?"
        ),
        r"\s+(?:en|para|con)\s+(?:el |la )?",
        r"\s+(?:como|de)\s+(?:una?\s+)?",
        r"\b(?:en|para|con)\s+(?:el |la )?",
    ),
)
_FRAMES = tuple(
    re.compile(frame, re.IGNORECASE)
    for who, where, as_what, at in _TOLD
    for frame in (f"{who}{_TITLE}{where}{_HOUSE}", f"{at}{_HOUSE}{as_what}{_TITLE}{_ENDED}")
)
_END = re.compile(r"(?<=[a-zß-ÿ\d)!?])[.!?]+\s+")
_GOES_ON = re.compile(
    r"\b(?:there|started|began|since|still|until|left|dort|angefangen|seit|begonnen|y ai|depuis|alli|desde)\b"
)
_NOW = re.compile(r"\b(?:am|still|bin|arbeite|suis|travaille|soy|trabajo|have been|['’]ve been)\b")


def posts_told(lexicon: Lexicon, lines: Sequence[TextLine], text: str) -> Iterator[Job]:
    """Yield the posts that sentences tell, with dates in the sentence or in one right behind that goes on."""
    for first, last in _paragraphs(lines):
        start = lines[first].place.start
        whole = text[start : lines[last].place.end]
        cuts = [0, *(match.end() for match in _END.finditer(whole)), len(whole)]
        sentences = [(a, whole[a:b]) for a, b in pairwise(cuts) if b > a]
        for number, (at, sentence) in enumerate(sentences):
            following = sentences[number + 1][1] if number + 1 < len(sentences) else ""
            job = _told(lexicon, sentence[:_LONGEST], following[:_LONGEST], start + at)
            if job is not None:
                yield job


def _paragraphs(lines: Sequence[TextLine]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last line of what stands between empty lines and items."""
    first = 0
    for at in range(1, len(lines) + 1):
        if (
            at == len(lines)
            or lines[at].is_apart
            or lines[at].number > lines[at - 1].number + 1
            or lines[at].is_item
            or lines[at].is_heading
        ):
            yield from [(first, at - 1)] if first < at else []
            first = at


def _told(lexicon: Lexicon, sentence: str, following: str, start: int) -> Job | None:
    bare = _bare(sentence)
    match = next(
        (found for frame in _FRAMES if (found := frame.search(bare)) and is_title(lexicon, found["title"])), None
    )
    if match is None:
        return None
    title, house = match["title"].strip(EDGES), _LOOSE.sub("", match["house"]).strip(EDGES)
    said = small(bare)
    if leaning(lexicon, house) > 1 or _is_refused(lexicon, said, title):
        return None
    period = main_period(sentence) or (main_period(following) if _GOES_ON.search(small(following)) else None)
    if period is None:
        return None
    is_current = period.is_current or (period.is_single and match.groupdict().get("now") is not None)
    end = None if is_current else period.end or (period.start if period.is_single else None)
    if is_current and period.is_single and not _NOW.search(small(match.group())):
        return None
    return Job(title, house, period.start, end, is_current, Place(start, start + len(sentence.rstrip())))


def _is_refused(lexicon: Lexicon, said: str, title: str) -> bool:
    """Return whether words speak against a post; a club can be where one worked."""
    if lexicon.refusals.paid.search(said):
        return False
    return bool(
        lexicon.refusals.unpaid.search(said)
        or lexicon.refusals.elsewhere.search(said)
        or (lexicon.refusals.aside.search(said) and leaning(lexicon, title) <= 1)
    )


def _bare(text: str) -> str:
    """Return a sentence without its dates, whose words on either side then stand next to each other."""
    for period in reversed(list(periods_in(text))):
        text = f"{text[: period.first].rstrip()} {text[period.last :].lstrip()}"
    return text
