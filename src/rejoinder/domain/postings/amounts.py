"""Amounts of experience and education: where they begin, where what is counted ends, and the number."""

from __future__ import annotations

import re

from msgspec import Struct

from rejoinder.domain.postings.book import PostingLanguage
from rejoinder.domain.postings.requirements import RequirementKind as Kind
from rejoinder.domain.postings.text import Span, depth_free, number, trimmed

_FIRST_NUMBER = re.compile(r"\d+(?:[.,]\d+)?|[a-z]+")
_MONTHS = re.compile(r"(?<!\w)(?:months?|monate?n?|mois)(?!\w)")
MONTHS_A_YEAR = 12
BEFORE = 40  # characters in front of an amount in which it is said to be the most
# What begins alternatives that share the words before it: "years in sales or stock keeping".
_LEADING = re.compile(
    r"(?:^|(?<=\s))(in|with|as|of|for|from|at|an?|on|im|als|mit|von|en|dans|comme|d[eu]|d')"
    r"(?:\s+|(?<=d'))(?:(?:an?|der|den|dem|einem|einer|une?|la|les?)\s+)?"
)
_NUMBERED = re.compile(r"\(\d{1,2}\+?\)")
# Words between an "or" and what stands beside a degree as a whole: "or at least five years", "or proven skills in".
_BESIDE = re.compile(
    r"(?:or|oder|ou)\s+(?:(?:at|least|an?|minimum|of|more|than|over|about|some|the|equivalent|equal|comparable|similar"
    r"|relevant|related|extensive|practical|mindestens|mehr|als|eine?|einer|vergleichbare|einschlagige|au|moins|une?"
    r"|experience)\s+){0,3}$"
)
_COMMA = re.compile(r",\s+")
_GENITIVE = frozenset(("of", "von", "de", "du", "d'"))
_LIKE_GENITIVE = re.compile(r"[\w'-]+\s(?:of|von|de|du|d')(?!\w)")
_ARTICLES = frozenset(("a", "an"))
# The least of a range, right before its most: "at least two, at most five years".
_LEAST = re.compile(
    r"(?<!\w)(\d{1,2}|\w{2,8})(?: (?:years?|yrs?|jahren?|ans?))?,?(?: (?:but|and|to|aber|und|jedoch|mais|et|à))? ?$"
)
LONGEST_SET = 200  # characters behind the last amount in which a general alternative may begin


class Amount(Struct, frozen=True):
    """An amount of experience, or a degree: its place, its kind, and the years where a number is said."""

    start: int
    end: int
    kind: Kind
    years: float | None = None


def amounts(folded: str, start: int, end: int, language: PostingLanguage) -> list[Amount]:
    """Return the amounts of experience and the degrees that a stretch asks for, in their order."""
    found = [*_years(folded, start, end, language), *_degrees(folded, start, end, language)]
    found.sort(key=lambda one: (one.start, -one.end))
    return _joined(folded, found, language)


def _years(folded: str, start: int, end: int, language: PostingLanguage) -> list[Amount]:
    words = language.words
    found: list[Amount] = []
    at = start
    while at < end:
        match = words.years.search(folded, at, end)
        several = words.several.search(folded, at, end)
        if several and (not match or several.start() < match.start()):
            match, is_number = several, False
        else:
            is_number = True
        if not match:
            break
        if words.years_not.search(folded, max(start, match.start() - 24), min(end, match.end() + 24)):
            at = match.end()
            continue
        stop = _counted(folded, match.end(), end, language)
        most = _most(folded, start, match, stop, language)
        first, after = trimmed(folded, match.start() if most is None else most, stop)
        said = years_of(folded, match.start(), stop) if is_number else _later(folded, match, stop, language)
        if most is not None:  # "no more than two years" is a range from nothing, but behind "one, at most two" from one
            least = _LEAST.search(folded, max(start, most - BEFORE), most)
            lowest = number(least.group(1)) if least else None
            said = 0.0 if lowest is None else lowest
            first = least.start() if least and lowest is not None else first
        found.append(Amount(first, after, Kind.YEARS, said))
        at = max(stop, match.end())
    return found


def _most(folded: str, start: int, match: re.Match[str], stop: int, language: PostingLanguage) -> int | None:
    """Return where words begin that make an amount the most that is wished for; None where it is the least."""
    words = language.words
    for most in words.years_most.finditer(folded, max(start, match.start() - BEFORE), match.start()):
        if not folded[most.end() : match.start()].strip():
            return most.start()
    behind = words.years_most_behind.search(folded, match.start(), stop)
    return match.start() if behind else None


def _later(folded: str, match: re.Match[str], stop: int, language: PostingLanguage) -> float | None:
    """Return the number that stands within "several years (about five)"."""
    inner = language.words.years.search(folded, match.end(), stop)
    return years_of(folded, inner.start(), stop) if inner else None


def years_of(folded: str, start: int, end: int) -> float | None:
    """Return the first number of a stretch in years; months are a fraction."""
    for match in _FIRST_NUMBER.finditer(folded, start, end):
        value = number(match.group())
        if value is not None:
            is_months = _MONTHS.search(folded, match.end(), min(end, match.end() + 24))
            between = folded[match.end() : is_months.start()] if is_months else ""
            return round(value / MONTHS_A_YEAR, 2) if is_months and "year" not in between else value
    return None


def _counted(folded: str, at: int, end: int, language: PostingLanguage) -> int:
    """Return where what is counted ends: before a new thing, a preference, or what is said of it."""
    words = language.words
    free = _without_aside(_open(folded, at, end), language)
    for phrases in (words.years_end, words.nice_next, words.nice_before, words.must_before):
        match = phrases.search(free)
        if match:
            free = free[: match.start()]
    for match in (
        *words.lead_strong.finditer(free),
        *language.kinds[Kind.DEGREE].finditer(free),
        *language.kinds[Kind.LICENCE].finditer(free),
    ):
        joint = re.search(
            r"(?:,\s*|\s)(?:" + words.conjunction.pattern + "|" + words.along.pattern + r")\s+$|,\s*$",
            free[: match.start()],
        )
        if joint:
            free = free[: joint.start()]
            break
    following = language.words.years.search(free)
    if following:
        joint = re.search(
            r"(?:[,;]\s*(?:\w+\s+){0,4}|\s+(?:and|und|et|plus|or|oder|ou|including|davon|dont)\s+(?:\w+\s+){0,2})$",
            free[: following.start()],
        )
        if joint:
            free = free[: joint.start()]
    return at + len(free)


def _open(folded: str, start: int, end: int) -> str:
    """Return a stretch with blanks for brackets, but for those that say a number again: "seven (7) years"."""
    free = depth_free(folded, start, end)
    for match in _NUMBERED.finditer(folded, start, end) if "\x00" in free else ():
        free = free[: match.start() - start] + match.group() + free[match.end() - start :]
    return free


def _without_aside(free: str, language: PostingLanguage) -> str:
    """Return words up to a comma behind which they only say why, when or for whom."""
    for comma in _COMMA.finditer(free):
        if language.words.aside.match(free, comma.end()):
            return free[: comma.start()]
    return free


def _degrees(folded: str, start: int, end: int, language: PostingLanguage) -> list[Amount]:
    phrases = language.kinds[Kind.DEGREE]
    found: list[Amount] = []
    at = start
    while at < end:
        match = phrases.search(folded, at, end)
        if not match:
            break
        stop = _studied(folded, match.end(), end, language)
        first, after = trimmed(folded, match.start(), stop)
        found.append(Amount(first, after, Kind.DEGREE))
        at = max(stop, match.end())
    return found


def _studied(folded: str, at: int, end: int, language: PostingLanguage) -> int:
    """Return where a degree's last subject, or what stands beside it, ends."""
    words = language.words
    free = _without_aside(_open(folded, at, end), language)
    for phrases in (
        words.lead_strong,
        words.years,
        words.nice_next,
        words.nice_before,
        words.must_before,
        words.rest,
        words.tail,
    ):
        for match in phrases.finditer(free):
            before = free[: match.start()]
            joint = re.search(
                r"(?:[,;:]?\s*(?:"
                + words.conjunction.pattern
                + "|"
                + words.along.pattern
                + r")?\s*(?:at least|a minimum of|minimum|mindestens)?\s*|\s*\()$",
                before,
            )
            if _BESIDE.search(before) and phrases in (words.lead_strong, words.years):
                continue
            free = free[: joint.start()] if joint else before
            break
    stop = re.search(r"[;.](?:\s|$)|\s[-–—]\s", free)
    return at + (stop.start() if stop else len(free))


def _joined(folded: str, found: list[Amount], language: PostingLanguage) -> list[Amount]:
    """Join a degree and an amount of experience that stands beside it as an alternative; leave out what lies within."""
    kept: list[Amount] = []
    for one in found:
        last = kept[-1] if kept else None
        if last is None or one.start >= last.end:
            between = folded[last.end : one.start] if last else ""
            is_beside = re.fullmatch(
                r"\W*(?:" + language.words.alternative.pattern + r")\W+(?:[\w-]+\s+){0,2}", between
            )
            if last is not None and is_beside and last.kind is Kind.DEGREE:
                kept[-1] = Amount(last.start, one.end, last.kind, last.years if last.years is not None else one.years)
            else:
                kept.append(one)
        elif one.kind is Kind.YEARS and last.kind is Kind.DEGREE and last.years is None:
            kept[-1] = Amount(last.start, max(last.end, one.end), last.kind, one.years)
    return kept


def sets(
    folded: str, found: list[Amount], end: int, language: PostingLanguage
) -> tuple[Amount, tuple[Span, ...]] | None:
    """Return whole sets to choose from as one: "a diploma and a year as a clerk, or three years as a clerk"."""
    if len(found) < 2:
        return None
    joint = re.compile(r"\s?[,;:]\s*(?:" + language.words.alternative.pattern + r"),?\s+")
    first, last = found[0].start, found[-1].end
    cuts = [
        match.span()
        for match in joint.finditer(folded, first, min(end, last + LONGEST_SET))
        if any(one.end <= match.start() + 1 for one in found)
        and (
            any(one.start >= match.end() for one in found) or language.words.equivalent.match(folded, match.end(), end)
        )
    ]
    if not any(match_end <= one.start for _, match_end in cuts for one in found):
        return None
    stop = last
    if cuts[-1][1] > last:
        closed = re.compile(r"[;.(]|$").search(folded, cuts[-1][1], end)
        stop = closed.start() if closed else end
    bounds = [first, *(after for _, after in cuts)]
    ends = [*(before for before, _ in cuts), stop]
    spans = tuple(trimmed(folded, start, after) for start, after in zip(bounds, ends, strict=True))
    years = next((one.years for one in found if one.years is not None), None)
    return Amount(first, trimmed(folded, first, stop)[1], found[0].kind, years), spans


def alternatives(folded: str, place: Span, language: PostingLanguage) -> tuple[Span, ...]:
    """Return the alternatives that a requirement leaves open, each a stretch of it; none where there is one thing."""
    start, end = place
    words = language.words
    for match in words.examples.finditer(folded, start, end):
        return listed_in(folded, match.end(), _bracket_end(folded, match.start(), start, end), language, least=2)
    opened = folded.find("(", start, end)
    if opened > start:
        closed = folded.find(")", opened, end)
        closed = end if closed < 0 else closed
        inside = folded[opened + 1 : closed]
        is_part = words.including.match(inside) is not None
        # After a general plural a list in a bracket are examples; after one thing they are its parts.
        head = folded[start:opened].split()
        is_plural = bool(head) and words.plural.fullmatch(head[-1]) is not None
        if not is_part and (is_plural or re.search(rf"\s(?:{words.alternative.pattern})\s", inside)):
            found = listed_in(folded, opened + 1, closed, language, least=2)
            if found:
                return found
    free = choosable(folded, start, end, language)
    joints = list(re.finditer(rf"(?:,?\s+|\s?(?=/))(?:{words.alternative.pattern})\s+", free))
    if joints:
        return _around(folded, free, start, joints, language)
    slashes = re.fullmatch(r"[\w+#.-]{2,}(?:\s?/\s?[\w+#.-]{2,})+(?:\s[\w\s-]+)?", free)
    if slashes and not re.fullmatch(r"[a-z]{2}/[a-z]{2}(?!\w).*", free):
        places = [match.span() for match in re.finditer(r"[^/]+", free)]
        return tuple(trimmed(folded, start + first, start + after) for first, after in places)
    return ()


def choosable(folded: str, start: int, end: int, language: PostingLanguage) -> str:
    """Return a stretch with blanks for brackets and for amounts that leave no choice: "two or more", "two or three"."""
    free = depth_free(folded, start, end)
    return language.words.more.sub(lambda match: "\x00" * len(match.group()), free)


def _bracket_end(folded: str, at: int, start: int, end: int) -> int:
    if folded.rfind("(", start, at) > folded.rfind(")", start, at):
        closed = folded.find(")", at, end)
        return closed if closed >= 0 else end
    return end


def listed_in(folded: str, start: int, end: int, language: PostingLanguage, *, least: int = 2) -> tuple[Span, ...]:
    """Return the items of a list of alternatives."""
    words = language.words
    joint = re.compile(rf",?\s+(?:{words.alternative.pattern}|{words.conjunction.pattern})\s+|,\s*|\s?/\s?(?=\w{{3}})")
    free = choosable(folded, start, end, language)
    found = []
    at = 0
    for match in joint.finditer(free):
        if match.start() == 0:
            at = match.end()
            continue
        found.append((start + at, start + match.start()))
        at = match.end()
    found.append((start + at, end))
    spans = [trimmed(folded, first, after) for first, after in found]
    spans = [(first, after) for first, after in spans if after > first and not _is_etc(folded, first, after)]
    return tuple(spans) if len(spans) >= least else ()


def _is_etc(folded: str, start: int, end: int) -> bool:
    return folded[start:end] in {"etc", "etc.", "usw", "u. a.", "u.a."}


def _around(
    folded: str, free: str, start: int, joints: list[re.Match[str]], language: PostingLanguage
) -> tuple[Span, ...]:
    """Return the alternatives around an "or": what commas join to it belongs to the same choice."""
    beside = language.words.equivalent.search(free)
    if beside and beside.start() >= joints[0].start():
        whole = next((joint for joint in joints if joint.end() >= beside.start() - 2), joints[-1])
        spans = [(start, start + whole.start()), (start + whole.end(), start + len(free))]
        return tuple(trimmed(folded, *span) for span in spans)
    first, after = joints[0].span()
    leads = list(_LEADING.finditer(free.split(", ", 1)[0], 0, first))
    shared = _LEADING.match(free, after)
    beneath = _beneath(free, after, shared)
    if beneath and any(joint.start() > beneath.end() for joint in joints):
        # "A bachelor's or master's in law or politics": what is studied is chosen from.
        if language.kinds[Kind.DEGREE].search(folded, start, start + beneath.start()):
            return _without_lead(folded, start + beneath.end(), start + len(free), language)
        free = free[: beneath.start()]
    same = [lead for lead in leads if shared and lead.group(1) == shared.group(1)]
    if shared and shared.group(1) not in _ARTICLES and same:
        leads = same
    elif leads and leads[-1].group(1) in _GENITIVE and _LIKE_GENITIVE.match(free, after):
        del leads[-1]  # "analyse de données ou gestion de stock"
    return _without_lead(folded, start + (leads[-1].end() if leads else 0), start + len(free), language)


def _beneath(free: str, after: int, shared: re.Match[str] | None) -> re.Match[str] | None:
    """Return the words that lead from what is chosen first to what is chosen of it: "a degree *in* law or politics"."""
    at = shared.end() if shared else after
    return next((match for match in _LEADING.finditer(free, at) if match.group(1) in {"in", "im", "en", "dans"}), None)


def _without_lead(folded: str, start: int, end: int, language: PostingLanguage) -> tuple[Span, ...]:
    """Return the alternatives of a list, each without the preposition that may be said again with it."""
    found = []
    for first, after in listed_in(folded, start, end, language, least=2):
        lead = _LEADING.match(folded, first, after)
        found.append((lead.end(1) if lead and lead.group(1) not in _ARTICLES else first, after))
    return tuple(trimmed(folded, *span) for span in found)
