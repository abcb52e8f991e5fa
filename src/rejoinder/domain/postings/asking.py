"""Which words of a sentence ask for something, and whether it is a must."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from rejoinder.domain.postings.book import Phrases, PostingLanguage
from rejoinder.domain.postings.requirements import RequirementKind
from rejoinder.domain.postings.sections import ASKING, SILENT, Section
from rejoinder.domain.postings.text import Span, depth_free

_PART = re.compile(r";|\s[-–—]\s")
LONGEST_SOUGHT = 120  # characters of the post and the words before it
_SERIES = re.compile(r"\s(?:and|or|und|oder|et|ou|sowie|&)\s")
# What is paid: a sum of money up to another one, or for an hour or a year; nobody is paid millions.
_PAY = re.compile(
    r"[$£€]\s?\d[\d.,]*(?!\s?(?:m|mm|b|bn|million|billion)\b)\s?k?\s?"
    r"(?:(?:-|–|—|to|and)\s?[$£€]?\s?\d|(?:/|per |an? )\s?(?:hour|hr|year|yr|annum|month|week|day))"
)
# What is asked for wherever it stands, also where people are told how to apply.
CHECKED = (RequirementKind.CLEARANCE, RequirementKind.PERMIT)
LEAST_LISTED = 3  # semicolons of a sentence that make it a list, whatever part it stands in
_HIDDEN = re.compile(r"\x00+")
_CLOSES = re.compile(r"\s*(?:$|[,;.:]|(?:and|or|und|oder|et|ou)\s)")
_WORDS = re.compile(r"[a-z]+|\d+")
_DEGREES = frozenset(
    "both either strongly highly very greatly most but sehr beide stark tres fortement vivement".split()
)
_LEAST = 3  # characters that name anything


class Mark(Struct, frozen=True):
    """A word that makes what stands next to it nice to have or a must.

    `is_next` tells that it concerns what follows; otherwise what stands before it. `part` numbers the stretches of a
    sentence that a semicolon or a dash parts; `bracket` is the bracket that it stands in, `is_inside` tells that the
    bracket says more, of which alone it speaks: "(hotels preferred)".
    """

    start: int
    end: int
    is_must: bool
    is_next: bool
    part: int
    bracket: Span | None
    is_inside: bool = False


def asked_parts(
    folded: str, sentence: Span, section: Section, language: PostingLanguage, *, is_prose: bool = False
) -> list[Span]:
    """Return the stretches of a sentence that ask for something; `is_prose` where it is no item of a list."""
    start, end = sentence
    words = language.words
    listed = tested_list(folded, sentence, language) if is_prose and section not in SILENT else None
    if listed:
        return [listed]
    if _asks_nothing(folded, sentence, section, language):
        return []
    if section in ASKING and not (is_prose and words.tells.match(folded, start, end)):
        return [sentence]
    if section is Section.SELECTION:
        match = words.tested.search(folded, start, end)
        return [(match.start(), end)] if match else []
    is_work = section in {Section.DUTIES, Section.COMPANY} or (
        not words.asks_next.match(folded, start, end)
        and any(phrases.match(folded, start, end) for phrases in (words.duty, words.verbs))
    )
    if not is_work and (words.asks_here.match(folded, start, end) or words.years.match(folded, start, end)):
        return [sentence]
    behind, before = (words.asks_firm, words.asks_firm_before) if is_work else (words.asks_next, words.asks_before)
    return list(_worded(folded, start, end, behind, before))


def checked_parts(folded: str, sentence: Span, language: PostingLanguage) -> list[Span]:
    """Return the stretches of a sentence about how to apply that may say what is checked or what the law wants."""
    words = language.words
    kinds = (language.kinds[kind] for kind in CHECKED)
    if not any(phrases.search(folded, *sentence) for phrases in kinds):
        return []
    start, end = sentence
    behind = words.checked_next.search(folded, start, end)
    if behind:
        return [(behind.end(), end)]
    before = words.checked_before.search(folded, start, end)
    return [(_begin(folded, start, before.start()), before.start())] if before else []


def tested_list(folded: str, sentence: Span, language: PostingLanguage) -> Span | None:
    """Return the long list that semicolons part of what is tested or has to be known, if a sentence holds one."""
    start, end = sentence
    if folded.count(";", start, end) < LEAST_LISTED:
        return None
    match = language.words.tested.search(folded, start, end)
    return (match.start(), end) if match and folded.count(";", match.start(), end) >= LEAST_LISTED else None


def _asks_nothing(folded: str, sentence: Span, section: Section, language: PostingLanguage) -> bool:
    """Tell whether a sentence asks for nothing, whatever its words: legal text, how to apply, what will be done."""
    words = language.words
    return bool(
        section in SILENT
        or words.duty_here.match(folded, *sentence)
        or (words.open_question.match(folded, *sentence) and folded[slice(*sentence)].rstrip().endswith("?"))
        or (_PAY.search(folded, *sentence) and not _is_of_work(folded, sentence, language))
        or (section is not Section.SELECTION and words.asks_none.search(folded, *sentence))
    )


def _is_of_work(folded: str, sentence: Span, language: PostingLanguage) -> bool:
    """Tell whether a sum is part of what one did or can do: "experience with budgets of $5M to $10M"."""
    words = language.words
    return any(
        (
            words.lead_strong.match(folded, *sentence),
            words.verbs.match(folded, *sentence),
            words.experience.search(folded, *sentence),
        )
    )


def sought(folded: str, sentence: Span, language: PostingLanguage) -> Span | None:
    """Return the words that stand between "we are looking for" and what else is said of the person sought."""
    start, end = sentence
    match = language.words.seeks.search(folded, start, end)
    if not match:
        return None
    stop = language.words.seeks_end.search(folded, match.end(), end)
    comma = folded.find(", ", match.end(), end)
    last = min(stop.start() if stop else end, match.end() + LONGEST_SOUGHT, end)
    return match.end(), (last if comma < 0 or last - comma < LONGEST_SOUGHT else comma)


def _worded(folded: str, start: int, end: int, phrases: Phrases, phrases_before: Phrases) -> Iterator[Span]:
    """Yield what words that ask point at, each stretch once: what follows them, or what stands before them."""
    at = start
    free = depth_free(folded, start, end)
    while at < end:
        behind = phrases.search(folded, at, end)
        before = phrases_before.search(folded, at, end)
        if behind and (not before or behind.start() <= before.start()):
            inside = free[behind.start() - start] == "\x00"
            stop = _bracket(free, behind.start() - start, start)[1] if inside else _stop(folded, behind.end(), end)
            yield behind.start(), stop
            at = stop
        elif before:
            begin = _begin(folded, at, before.start())
            if before.start() - begin >= _LEAST:
                yield begin, before.end()
            at = before.end()
        else:
            return


def _stop(folded: str, at: int, end: int) -> int:
    match = _PART.search(folded, at, end)
    return match.start() if match else end


def _begin(folded: str, start: int, at: int) -> int:
    for match in _PART.finditer(folded, start, at):
        start = match.end()
    return start


class Weights(Struct, frozen=True, dict=True):
    """The words of a sentence that say nice to have or must, looked for only where it asks for anything."""

    folded: str
    sentence: Span
    language: PostingLanguage

    @cached_property
    def marks(self) -> list[Mark]:
        """Return them in their order."""
        return marks(self.folded, self.sentence, self.language)


def marks(folded: str, sentence: Span, language: PostingLanguage) -> list[Mark]:
    """Return the words of a sentence that say nice to have or must, in their order."""
    start, end = sentence
    words = language.words
    if language.marking.search(folded, start, end) is None:
        return []
    parts = [match.span() for match in _PART.finditer(folded, start, end)]
    free = depth_free(folded, start, end)
    found = []
    for phrases, is_must, is_next in (
        (words.nice_next, False, True),
        (words.nice_before, False, False),
        (words.must_next, True, True),
        (words.must_before, True, False),
    ):
        for match in phrases.finditer(folded, start, end):
            bracket = _bracket(free, match.start() - start, start) if free[match.start() - start] == "\x00" else None
            part = sum(place < match.start() for place, _ in parts)
            if part and not is_next and _is_alone(folded, match.span(), (parts[part - 1][1], end)):
                part -= 1  # "two years as a clerk; preferred"
            is_inside = bracket is not None and not _is_bare(folded, bracket, language)
            found.append(Mark(match.start(), match.end(), is_must, is_next, part, bracket, is_inside))
    found = [one for one in found if not any(_is_within(one, other) for other in found)]
    return sorted(found, key=lambda mark: mark.start)


def preferred_in_brackets(folded: str, start: int, end: int, language: PostingLanguage) -> list[Span]:
    """Return the brackets behind a thing that say what would be nice besides: "sales (boats preferred)"."""
    if "(" not in folded[start:end] or language.marking.search(folded, start, end) is None:
        return []
    found = []
    free = depth_free(folded, start, end)
    for match in _HIDDEN.finditer(free):
        place = start + match.start() + 1, start + match.end() - 1
        words = language.words
        is_nice = any(phrases.search(folded, *place) for phrases in (words.nice_next, words.nice_before))
        if (
            is_nice
            and match.start()
            and _CLOSES.match(free, match.end())
            and folded[place[0] - 1] == "("
            and any(word.isalpha() for word in _said(folded, place, language))
        ):
            found.append(place)
    return found


def _is_alone(folded: str, mark: Span, part: Span) -> bool:
    """Tell whether a part of a sentence says nothing but whether what stands before is a must."""
    behind = _PART.search(folded, mark[1], part[1])
    after = folded[mark[1] : behind.start() if behind else part[1]]
    return not folded[part[0] : mark[0]].strip(" ,(") and not after.strip(" .,)")


def _is_bare(folded: str, bracket: Span, language: PostingLanguage) -> bool:
    """Tell whether a bracket says nothing but whether what stands before it is a must: "(strongly preferred)"."""
    return not _said(folded, bracket, language)


def _said(folded: str, bracket: Span, language: PostingLanguage) -> list[str]:
    """Return the words and numbers of a bracket that say more than whether something is a must."""
    words = language.words
    inside = folded[slice(*bracket)]
    for phrases in (words.nice_before, words.nice_next, words.must_before, words.must_next):
        inside = phrases.sub(" ", inside)
    said = _WORDS.findall(inside)
    return [word for word in said if word not in _DEGREES and words.empty.fullmatch(word) is None]


def _is_within(one: Mark, other: Mark) -> bool:
    """Tell whether a mark is part of a longer one: "required" in "not required but nice"."""
    return (
        one is not other
        and other.start <= one.start
        and one.end <= other.end
        and (other.end - other.start > one.end - one.start)
    )


def _bracket(free: str, at: int, offset: int) -> Span:
    first, after = at, at
    while first > 0 and free[first - 1] == "\x00":
        first -= 1
    while after < len(free) and free[after] == "\x00":
        after += 1
    return first + offset, after + offset


def _is_neighbours(between: str) -> bool:
    """Tell whether a word belongs to the item beside alone: "safe German, English preferred" is no series."""
    return between.count(",") == 1 and bool(between.strip(" ,")) and not _SERIES.search(between)


def is_must(place: Span, found: list[Mark], folded: str, sentence: Span, *, rule: bool) -> bool:
    """Tell whether what stands at a place is a must: the nearest word says so, or else the `rule` of its part."""
    start, end = place
    best: tuple[int, bool] | None = None
    part = len(_PART.findall(folded, sentence[0], start))
    for mark in found:
        if mark.bracket is not None:
            first, after = mark.bracket
            is_there = first <= end + 2 and start <= after and after >= end - 1
            if not is_there or (mark.is_inside and start < first):
                continue
            distance = 0
        elif mark.part != part:
            continue
        elif start <= mark.start < end:
            distance = 0
        elif mark.is_next and mark.end <= start:
            distance = start - mark.end + 1
        elif not mark.is_next and mark.start >= end:
            if _is_neighbours(folded[end : mark.start]):
                continue
            distance = mark.start - end + 1
        else:
            continue
        if best is None or distance < best[0]:
            best = distance, mark.is_must
    return rule if best is None else best[1]
