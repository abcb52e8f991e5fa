"""Posts that somebody tells in sentences: "Since January 2023 I have been a porter at Tidewell Hotels"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rejoinder.domain.documents.document import Place
from rejoinder.domain.documents.heads import EDGES
from rejoinder.domain.documents.lines import TextLine, small
from rejoinder.domain.documents.periods import Period, periods_in
from rejoinder.domain.documents.pieces import is_title, leaning
from rejoinder.domain.documents.refusals import ASIDE, ELSEWHERE, UNPAID, is_paid
from rejoinder.domain.documents.resume import Job

_LONGEST = 1_000  # characters of a paragraph's sentences that are looked at together
_WORDS = r"[^\W\d_][\w'’/&+.-]*(?:\(\w+\))?"
_STOPS = "at|for|with|bei|beim|im|in|chez|à|au|pour|en|dans|und|and|et|y"
_TITLE = rf"(?-i:(?P<title>{_WORDS}(?:[ ](?!(?:{_STOPS})\b){_WORDS}){{0,5}}?))"
_NAME = r"[A-ZÀ-Þ0-9][\w'’&.+-]*"
_LINKS = r"of|the|and|&|de|du|des|la|le|für|und|et|d['’]\w+|nursing home|care home"
_HOUSE = rf"(?-i:(?P<house>{_NAME}(?:[ ](?:{_LINKS}|{_NAME}))*))"
# In each language: who was what, where "now" says that it goes on; then a title; then at which house.
_TOLD = (
    (
        (
            r"\b(?:(?P<now>i['’ ]a?m|i work|i have been(?: working)?|i['’]ve been(?: working)?)|i was|"
            r"i worked|i started|"
            r"i began|i became|i got a job|working|worked|employed)\s+(?:there\s+|now\s+|currently\s+|still\s+)?"
            r"(?:as\s+)?(?:an?|the)?\s*"
        ),
        r"\s+(?:at|for|with|in)\s+(?:the\s+)?",
    ),
    (
        (
            r"\b(?:(?P<now>bin ich|ich bin|arbeite ich|ich arbeite)|war ich|ich war|arbeitete ich|"
            r"ich arbeitete|habe ich|"
            r"ich habe|dann|danach)\s+(?:(?:jetzt|zurzeit|derzeit|dort|noch|heute)\s+)?(?:als\s+)?"
        ),
        r"\s+(?:bei(?:m| der| den)?|im|in der|in einem|für|am|an der)\s+(?:der\s+|die\s+)?",
    ),
    (
        (
            r"(?:(?P<now>\bje suis|\bje travaille)|\bj['’]étais|\bj['’]ai été|\bj['’]ai travaillé|\bj['’]ai commencé|"
            r"\bemployée?)\s+(?:comme\s+|en tant que?\s+)?(?:une?\s+)?"
        ),
        r"\s+(?:chez|à la|à l['’]|à|au|pour|dans)\s+(?:le |la |les )?",
    ),
    (
        r"\b(?:(?P<now>soy|trabajo)|fui|trabajé|he sido|he trabajado|empecé)\s+(?:como\s+|de\s+)?(?:una?\s+)?",
        r"\s+(?:en|para|con)\s+(?:el |la )?",
    ),
)
_FRAMES = tuple(re.compile(f"{who}{_TITLE}{where}{_HOUSE}", re.IGNORECASE) for who, where in _TOLD)
_END = re.compile(r"(?<=[a-zß-ÿ\d)!?])[.!?]+\s+")
_GOES_ON = re.compile(
    r"\b(?:there|started|began|since|still|until|left|dort|angefangen|seit|begonnen|y ai|depuis|alli|desde)\b"
)
_NOW = re.compile(r"\b(?:am|still|bin|arbeite|suis|travaille|soy|trabajo|have been|['’]ve been)\b")


def posts_told(lines: Sequence[TextLine], text: str) -> Iterator[Job]:
    """Yield the posts that sentences tell, with dates in the sentence or in one right behind that goes on."""
    for first, last in _paragraphs(lines):
        start = lines[first].place.start
        whole = text[start : lines[last].place.end]
        cuts = [0, *(match.end() for match in _END.finditer(whole)), len(whole)]
        sentences = [(a, whole[a:b]) for a, b in pairwise(cuts) if b > a]
        for number, (at, sentence) in enumerate(sentences):
            following = sentences[number + 1][1] if number + 1 < len(sentences) else ""
            job = _told(sentence[:_LONGEST], following[:_LONGEST], start + at)
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


def _told(sentence: str, following: str, start: int) -> Job | None:
    match = next((found for frame in _FRAMES if (found := frame.search(sentence))), None)
    if match is None:
        return None
    title, house = match["title"].strip(EDGES), match["house"].strip(EDGES)
    said = small(sentence)
    if (
        not is_title(title)
        or leaning(house) > 1
        or ((UNPAID.search(said) or ELSEWHERE.search(said) or ASIDE.search(said)) and not is_paid(said))
    ):
        return None
    period = _period(sentence) or (_period(following) if _GOES_ON.search(small(following)) else None)
    if period is None:
        return None
    is_current = period.is_current or (period.is_single and match["now"] is not None)
    end = None if is_current else period.end or (period.start if period.is_single else None)
    if is_current and period.is_single and not _NOW.search(small(match.group())):
        return None
    return Job(title, house, period.start, end, is_current, Place(start, start + len(sentence.rstrip())))


def _period(text: str) -> Period | None:
    return min(periods_in(text), key=lambda one: (one.is_single, one.first), default=None)
