"""Words that ask for several things, taken apart: one stretch for each thing, alternatives together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from rejoinder.domain.postings.amounts import choosable
from rejoinder.domain.postings.book import PostingLanguage
from rejoinder.domain.postings.joints import weighed_apart
from rejoinder.domain.postings.requirements import RequirementKind
from rejoinder.domain.postings.text import Span, depth_free, trimmed
from rejoinder.domain.skills.mentions import Mention

_HARD = re.compile(r";|\s[-–—]\s|\n|…")
_COLON = re.compile(r":\s")
_ING = re.compile(r"[a-z]{2,}ing\s+(?!and\b|or\b|skills\b|experience\b|&)[a-z(\"]")
_LETTERS = re.compile(r"[^\W\d_]+")
_MANNER = re.compile(r"[a-z]{3,}ly")
MOST_SHARED = 3  # words of an item that may belong to what a preposition before it governs
_GOVERNS = re.compile(
    r"[a-z]\s(?:with|of|for|to|from|across|between|towards?|on|by|about|mit|von|fur|zwischen|avec|pour|entre)\s"
)
_AS_PART = re.compile(r"(?:as|in) (?:an? )?(?:part|member|team)|im team|en equipe")
_HYPHENS = re.compile(r"[-–—]")
_DASH = re.compile(r"\s[-–—]\s|(?<!\d)[–—]|[–—](?!\d)")
_NEXT = re.compile(r"[;,.]\s|\sand\s|\sund\s|\set\s|$")
_STOP = re.compile(r";|[.!?]\s")
_ASIDE = re.compile(r",\s+")
_IS_TO = re.compile(r"(?<!\w)to\s")  # "ability to plan, to cook" are two things
MOST_DASHES = 3
LONGEST_TAKING = 24  # characters of words that take what follows: "obsessed with", as no list goes on
LONGEST_JOINT = 16  # characters between two things, as in ", as well as "
_LAST_WORD = re.compile(r"([\w-]+)\W*$")
MAX_VERBS = 5
_SHARING = re.compile(r"([a-z]+)(?:,?\s+(?:and|or|&)\s+|,\s+)(?=[a-z])")
MAX_PARTS = 60  # of one list; a longer one is no list


class Piece(Struct, frozen=True):
    """A thing that is asked for: its place, and whether it was led up to by words such as "experience with"."""

    start: int
    end: int
    lead: str = ""


def pieces(
    text: str, folded: str, place: Span, language: PostingLanguage, mentions: Sequence[Mention] = ()
) -> list[Piece]:
    """Return the things that a stretch names, one piece each; `mentions` are the skills of the posting."""
    found = []
    for clause in _clauses(folded, *place, language):
        found += _things(text, folded, clause, language, mentions)
    return found


def _clauses(folded: str, start: int, end: int, language: PostingLanguage) -> Iterator[Span]:
    """Yield the clauses of a stretch: a mark parts them, and words that lead up to a new thing."""
    free = depth_free(folded, start, end)
    cuts = {match.start(): match.end() for match in _HARD.finditer(free)}
    for cutting in (_led, _marked, _dashed, asides):
        cuts.update(cutting(free, language))
    at = 0
    for first in sorted(cuts):
        if first > at:
            yield start + at, start + first
        at = max(at, cuts[first])
    if at < len(free):
        yield start + at, end


def _led(free: str, language: PostingLanguage) -> Iterator[Span]:
    """Yield the joints before words that lead up to another thing."""
    words = language.words
    joint = re.compile(rf"(?:[,:]?\s+(?:{words.conjunction.pattern}|{words.along.pattern}))?[,:]?\s*$")
    for match in words.lead_strong.finditer(free):
        found = joint.search(free[max(0, match.start() - LONGEST_JOINT) : match.start()])
        takes = words.takes.search(free, max(0, match.start() - LONGEST_TAKING), match.start()) if found else None
        if match.start() and found and found.group().strip() and not (takes and takes.end() == match.start() - 1):
            yield match.start() - len(found.group()), match.start()


def _marked(free: str, language: PostingLanguage) -> Iterator[Span]:
    """Yield the words that say must or nice to have, with what follows and only says when or what for."""
    words = language.words
    if language.marking.search(free) is None:
        return
    yield from (match.span() for match in words.nice_next.finditer(free))
    for phrases in (words.nice_before, words.must_before):
        for match in phrases.finditer(free):
            if not free.startswith(" to ", match.end()):  # "is required to lift" leads up to it
                after = _NEXT.search(free, match.end())
                yield match.start(), after.start() if after else len(free)


def _dashed(free: str, language: PostingLanguage) -> Iterator[Span]:
    """Yield what stands behind a dash and explains what stands before it."""
    words = language.words
    dashes = list(_DASH.finditer(free)) if _HYPHENS.search(free) else ()
    if len(dashes) >= MOST_DASHES:
        return
    for dash in dashes:
        if not any(phrases.match(free, dash.end()) for phrases in (words.lead_strong, words.nice_next, words.lead)):
            stop = _STOP.search(free, dash.end())
            yield dash.start(), stop.start() if stop else len(free)


def asides(free: str, language: PostingLanguage) -> Iterator[Span]:
    """Yield what stands behind a comma and only says why, when or for whom: "calm, when three guests call"."""
    words = language.words
    at = 0
    for comma in _ASIDE.finditer(free):
        match = words.aside.match(free, comma.end()) if comma.start() >= at else None
        if match and not (_IS_TO.match(free, comma.end()) and _IS_TO.search(free, 0, comma.start())):
            stop = re.compile(rf"{_STOP.pattern}|\s[-–—]\s|,\s(?:{words.conjunction.pattern})\s").search(
                free, match.end()
            )
            led = words.lead_strong.search(free, match.end())
            at = min(stop.start() if stop else len(free), led.start() if led else len(free))
            yield comma.start(), at


def _things(
    text: str, folded: str, clause: Span, language: PostingLanguage, mentions: Sequence[Mention]
) -> list[Piece]:
    first, lead = stripped(folded, *trimmed(text, *clause), language)
    last = trimmed(text, first, clause[1])[1]
    if last <= first:
        return []
    is_done = lead.rstrip().endswith(" to") or _is_verb(folded, first, last, language)
    place = first, last
    ruled = _verbs_apart(folded, *place, language) if is_done else _list_apart(text, folded, *place, language)
    spans = weighed_apart(folded, ruled, language, mentions, is_done=is_done)
    return [piece for span in spans for piece in _bare(text, folded, span, lead, language, mentions)]


def _bare(
    text: str, folded: str, span: Span, lead: str, language: PostingLanguage, mentions: Sequence[Mention]
) -> Iterator[Piece]:
    """Yield the thing that a stretch names, without what leads up to it and what it is for; none where it is empty."""
    first, more = stripped(folded, *trimmed(text, *span), language)
    stop = cut_tail(folded, first, trimmed(text, first, span[1])[1], language)
    # Behind the name of a tool it is told what for and how well, which narrows nothing.
    tool = next(
        (one.place.end for one in mentions if one.place.start == first and one.is_tool and one.is_certain), stop
    )
    if tool < stop and language.words.tool_tail.match(folded, tool + 1, stop):
        stop = tool
    first, stop = trimmed(text, first, stop)
    whose = folded.rfind(" ", 0, max(0, first - 1)) + 1
    if (
        stop > first
        and not is_empty(folded, first, stop, language)
        and not language.words.own_team.fullmatch(folded, whose, stop)
    ):
        yield Piece(first, stop, f"{lead} {more}")


def stripped(folded: str, start: int, end: int, language: PostingLanguage) -> tuple[int, str]:
    """Return where the thing itself begins, behind all that only leads up to it, and those words."""
    begin = start
    for _ in range(12):
        if language.kinds[RequirementKind.LANGUAGE].match(folded, start, end):
            break
        match = language.words.lead.match(folded, start, end)
        if not match:
            break
        if match.end() >= end:
            return end, folded[begin:end]
        start = match.end()
        while start < end and not (folded[start].isalnum() or folded[start] in "([.#\"'"):
            start += 1
    return start, folded[begin:start]


def cut_tail(folded: str, start: int, end: int, language: PostingLanguage) -> int:
    """Return where a thing ends: before what it is for, where and when it is done."""
    end = _without_mark(folded, start, end, language)
    free = depth_free(folded, start, end)
    for phrases in (language.words.rest, language.words.tail):
        for match in phrases.finditer(free):
            if match.start() > 0:
                free = free[: match.start()]
                break
    purpose = _purpose(free, language)
    if purpose is not None:
        free = free[:purpose]
    return start + len(free.rstrip(" ,:;"))


def _purpose(free: str, language: PostingLanguage) -> int | None:
    """Return where words begin that say what a thing is for; "able to lift" says what it is."""
    words = language.words
    for match in words.purpose.finditer(free):
        before = _LAST_WORD.search(free, 0, match.start())
        if before and words.keeps_purpose.fullmatch(before.group(1)) is None:
            return match.start()
    return None


def _without_mark(folded: str, start: int, end: int, language: PostingLanguage) -> int:
    """Leave off a bracket that only says whether it is a must: "first aid pass (required)"."""
    opened = folded.rfind("(", start, end)
    if opened <= start or not folded.endswith(")", start, end):
        return end
    words = language.words
    inside = folded[opened + 1 : end - 1].strip()
    marks = (words.must_next, words.must_before, words.nice_next, words.nice_before)
    return opened if any(phrases.fullmatch(inside) for phrases in marks) else end


def is_empty(folded: str, start: int, end: int, language: PostingLanguage) -> bool:
    """Tell whether words name nothing: "skills", "other relevant experience", or a clause about something else."""
    if language.words.never.match(folded, start, end):
        return True
    return all(language.words.empty.fullmatch(word) for word in _LETTERS.findall(folded, start, end))


def _is_verb(folded: str, start: int, end: int, language: PostingLanguage) -> bool:
    """Tell whether a stretch begins with what one does: a verb and its object, or several verbs that share one."""
    for _ in range(MAX_VERBS):
        if language.words.verbs.match(folded, start, end) or _ING.match(folded, start, end):
            return True
        several = _SHARING.match(folded, start, end)
        if not several or not (
            language.words.verbs.match(folded[start : several.end(1)] + " x") or several.group(1).endswith("ing")
        ):
            return False
        start = several.end()
    return False


def _verbs_apart(folded: str, start: int, end: int, language: PostingLanguage) -> list[Span]:
    """Part what is done where a new verb begins, once the one before has its object."""
    free = depth_free(folded, start, end)
    joint = re.compile(r"(?:,\s+|\s+)(?:" + language.words.conjunction.pattern + r")\s+|,\s+")
    cuts: list[Span] = []
    at = 0
    for match in joint.finditer(free):
        before = free[at : match.start()].rpartition(" to ")[2]
        has_object = any(len(part.split()) >= 2 for part in joint.split(before))
        if has_object and (
            (_begins_anew(folded, start + match.end(), end, language) and _is_parallel(free, match.end()))
            or language.words.lead_strong.match(folded, start + match.end(), end)
            or language.kinds[RequirementKind.SOFT].match(folded, start + match.end(), end)
        ):
            cuts.append((match.start(), match.end()))
            at = match.end()
    spans = []
    at = 0
    for first, after in cuts:
        spans.append((start + at, start + first))
        at = after
    return [*spans, (start + at, end)]


def _is_parallel(free: str, at: int) -> bool:
    """Tell whether what stands at a place has the form that a stretch begins with: "building | running"."""
    first, other = _LETTERS.match(free), _LETTERS.match(free, at)
    if not first or not other or not first.group().endswith("ing"):
        return True
    return other.group().endswith(("ing", "ly"))


def _begins_anew(folded: str, start: int, end: int, language: PostingLanguage) -> bool:
    """Tell whether an item is another thing that one does, which shares nothing with the one before."""
    return _is_verb(folded, start, end, language) or _AS_PART.match(folded, start, end) is not None


def _list_apart(text: str, folded: str, start: int, end: int, language: PostingLanguage) -> list[Span]:
    """Part a list of things; alternatives, examples and words that share another stay together."""
    words = language.words
    free = words.together.sub(lambda match: match.group().replace(" ", "\x01"), choosable(folded, start, end, language))
    example = words.examples.search(free)
    including = words.including.search(free)
    opened = (example, including, _COLON.search(free))
    open_at = min((match.start() for match in opened if match and match.start() > 0), default=len(free))
    joint = re.compile(rf"(?:,\s*|\s+)(?:(?P<or>{words.alternative.pattern})|(?:{words.conjunction.pattern}))\s+|,\s+")
    joints = [
        (match.start(), match.end(), bool(match.group("or")))
        for match in joint.finditer(free[:open_at])
        if match.end() < open_at or open_at == len(free)
    ]
    if not joints or len(joints) > MAX_PARTS:
        return [(start, end)]
    bounds = [0, *(after for _, after, _ in joints)]
    ends = [*(first for first, _, _ in joints), len(free)]
    groups: list[list[int]] = [[0]]
    for number, (first, after, is_or) in enumerate(joints, 1):
        is_comma = free[first:after].strip() == ","
        later = next((is_or_too for _, _, is_or_too in joints[number - 1 :] if is_or_too), False)
        runs_to_or = is_comma and later and _only_commas(free, joints[number - 1 :])
        if is_or or runs_to_or or _belongs(text, folded, start, (bounds, ends), groups[-1], language):
            groups[-1].append(number)
        else:
            groups.append([number])
    return [(start + bounds[group[0]], start + ends[group[-1]]) for group in groups]


def _only_commas(free: str, joints: Sequence[tuple[int, int, bool]]) -> bool:
    """Tell whether a list goes on with commas up to its "or"."""
    for first, after, is_or in joints:
        if is_or:
            return True
        if free[first:after].strip() != ",":
            return False
    return False


def _belongs(
    text: str,
    folded: str,
    start: int,
    places: tuple[Sequence[int], Sequence[int]],
    group: Sequence[int],
    language: PostingLanguage,
) -> bool:
    """Tell whether an item makes no sense without the next one: "written | verbal communication"."""
    bounds, ends = places
    number = group[-1] + 1
    whole = folded[start + bounds[group[0]] : start + ends[number - 1]]
    before = folded[start + bounds[number - 1] : start + ends[number - 1]]
    after = folded[start + bounds[number] : start + ends[number]]
    one, other = before.split(), after.split()
    if not one or not other:
        return True
    if len(other) == 1 and _MANNER.fullmatch(other[0]):
        return True  # "accurately | concisely"
    words = language.words
    is_led = words.lead_strong.match(after) is not None
    if _shares_noun(one, other, language) or (_purpose(whole, language) is not None and not is_led):
        return True
    if _begins_anew(folded, start + bounds[number], start + ends[number], language):
        return False
    is_name = text[start + bounds[number]].isupper() and text[start + bounds[group[0]]].isupper()
    is_known = is_name or language.kinds[RequirementKind.SOFT].search(after) is not None
    is_governed = len(other) <= MOST_SHARED and not is_led and not is_known and _GOVERNS.search(whole)
    return bool(is_governed) or _shares_more(one, other, language)


def _shares_noun(one: Sequence[str], other: Sequence[str], language: PostingLanguage) -> bool:
    """Tell whether an item ends in an adjective whose noun stands in the next: "written | verbal communication"."""
    adjectives = language.words.adjectives
    is_open = len(one) <= 2 and adjectives.fullmatch(one[-1]) is not None
    return is_open and (len(other) >= 2 or adjectives.fullmatch(other[0]) is not None)


def _shares_more(one: Sequence[str], other: Sequence[str], language: PostingLanguage) -> bool:
    """Tell whether two items share what follows: "built | maintained dashboards", "laws | rules on kennels"."""
    words = language.words
    if len(one) <= 2 and len(other) >= 2 and words.shared_next.fullmatch(one[-1]):
        return True
    if len(other) == 1 and words.general.fullmatch(other[0]):
        return True
    return words.general.fullmatch(one[-1]) is not None and words.general.match(other[0]) is not None
