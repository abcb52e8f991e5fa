"""Where a thing that is asked for is found: by its name, by words that mean it, or by something narrower."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from enum import IntEnum

from msgspec import Struct

from rejoinder.domain.documents.document import Place
from rejoinder.domain.documents.resume import SectionKind
from rejoinder.domain.gaps.papers import Paper, Said
from rejoinder.domain.gaps.phrases import phrase
from rejoinder.domain.gaps.verdicts import Evidence, Verdict
from rejoinder.domain.gaps.wording import KIN, kin
from rejoinder.domain.skills.mentions import Skills

_TELLING = 5  # letters of a stem that tells something by itself
_FEW = 2  # words, each of which has to be met
NEAR_BRACKET = 40  # characters behind a quote within which a bracket that it opens is closed
LONGEST_LINE = 400  # characters of a passage that are shown around a quote
_SORT = re.compile(r" (?:tools?|software|systems?|platforms?|programs?|solutions?|packages?)$")
_MANNER = "m_"  # the cue of a manner, which says nothing of what one does or knows
_SAME = "s_"  # the cue of words that postings use for one another, whichever of them stands there
_IDEA = "k_"  # the cue of one idea in many wordings
NOWHERE = "Nothing in your documents speaks to it, as far as could be seen."
WHY = {
    Verdict.SHOWN: "The résumé says it.",
    Verdict.OTHER_WORDS: "The résumé makes it true, in words that somebody who looks for the posting's may miss.",
    Verdict.HELD: "Another document of yours says it; the résumé does not.",
}


class Match(IntEnum):
    """How a passage speaks to a thing, the better the higher."""

    NONE = 0
    PART = 1  # it speaks to a part of it; whoever reads both sees how much
    OTHER = 2  # it makes it true, in other words
    SAME = 3  # it has the thing's word, or one that is the same


class Found(Struct, frozen=True):
    """A passage that speaks to a thing: how, and the words that do."""

    match: Match
    paper: Paper
    passage: Said
    quote: Place
    weight: float = 0.0  # among those that match alike the heavier is shown

    def evidence(self) -> Evidence:
        """Return it as what is shown beside the requirement: the phrase of the words, or the name of a tool."""
        text, line = self.paper.document.text, self.passage.place
        is_name = any(one.is_tool and one.place == self.quote for one in self.passage.skills.values())
        return evidence(self.paper, self.quote if is_name else phrase(text, self.quote, line), line)


def evidence(paper: Paper, quote: Place, line: Place) -> Evidence:
    """Return words of a document as they stand, with the line around them, cut where that is endless."""
    text = paper.document.text
    quote = _closed(text, quote)
    end = max(line.end, quote.end)  # a line of which the last bracket was left over
    shown = Place(max(line.start, quote.start - LONGEST_LINE), min(end, quote.end + LONGEST_LINE))
    return Evidence(paper.document.name, quote.of(text), quote, shown.of(text))


def _closed(text: str, quote: Place) -> Place:
    """Return a quote with the bracket closed that it opens, where that is near: "French (mother tongue)"."""
    words = quote.of(text)
    open_ones = words.count("(") - words.count(")")
    if open_ones <= 0:
        return quote
    for at in range(quote.end, min(len(text), quote.end + NEAR_BRACKET)):
        if text[at] == "\n":
            break
        open_ones += (text[at] == "(") - (text[at] == ")")
        if not open_ones:
            return Place(quote.start, at + 1)
    return quote


def matches(
    thing: Said,
    passage: Said,
    skills: Skills,
    *,
    is_manner: bool = False,
    is_strict: bool = False,
    is_field: bool = False,
) -> tuple[Match, Place, float]:
    """Tell how a passage speaks to a thing, by which of its words, and with what weight.

    Each word of the thing has to be met: by itself, by a skill, by words of the same idea, or, where it only narrows,
    anywhere in the same post. Where the head word stands there, the passage says it in the posting's words
    (docs/gaps.md, the four verdicts). Of a manner one line that speaks to it is enough. `is_strict` asks for nearly
    all words, however many there are. `is_field` tells that a field is asked for, or years: then an
    employer's name counts, and an idea of it is a part of it.
    """
    if not is_field and passage.unhoused is not None:
        passage = passage.unhoused
    met = _met(thing, passage, skills, is_manner=is_manner)
    if met.is_wrong or not (met.direct or met.other or met.free):
        return Match.NONE, passage.place, 0.0
    match = _match(thing, passage, met, is_manner=is_manner, is_strict=is_strict, is_field=is_field)
    if not match:
        return Match.NONE, passage.place, 0.0
    places = [*met.direct.values(), *met.other.values(), *met.free]
    weight = 2 * len(met.direct) + len(met.other) - (passage.place.end - passage.place.start) / 500
    return match, hull(places), weight


class _Met(Struct, frozen=True):
    """The words of a thing that a passage meets: in the same words, in others; `free` is what meets no word of it."""

    direct: dict[str, Place]
    other: dict[str, Place]
    free: list[Place]
    is_same: bool = False  # a skill of the same name, or words that are used for one another
    is_wrong: bool = False  # a tool is asked for by its name, and is not there


def _met(thing: Said, passage: Said, skills: Skills, *, is_manner: bool) -> _Met:
    met = _Met({}, {}, [])
    for word in thing.stems:
        place = there(word, passage)
        if place is not None:
            met.direct[word] = place
    met = _meet_skills(thing, passage, skills, met)
    if met.is_wrong:
        return met
    is_group = False
    for name, here in thing.ideas.items():
        place = passage.ideas.get(name)
        if place is None or name[:2] not in ({_SAME, _IDEA, _MANNER} if is_manner else {_SAME, _IDEA}):
            continue
        is_group = is_group or name.startswith(_SAME)
        words = [word for word, at in thing.stems.items() if at.touches(here)]
        for word in words:
            (met.direct if name.startswith(_SAME) else met.other).setdefault(word, place)
        if not words:
            met.free.append(place)
    return _Met(met.direct, met.other, met.free, is_group or met.is_same)


def _meet_skills(thing: Said, passage: Said, skills: Skills, met: _Met) -> _Met:
    """Meet the skills of a thing by the same ones, or by narrower ones that nobody has without them."""
    if not thing.skills:
        return met
    is_same = is_wrong = False
    for name, mention in thing.skills.items():
        words = [word for word, at in thing.stems.items() if at.touches(mention.place)]
        same = passage.skills.get(name)
        sort = _SORT.sub("", name)  # "ETL tools" are asked for, and what is of that sort implies "ETL"
        narrower = [
            one.place
            for other, one in passage.skills.items()
            if name in skills.implied_by(other)
            or (mention.is_tool and one.is_tool and sort != name and sort in {other, *skills.implied_by(other)})
        ]
        if same is None and not narrower:
            is_wrong = is_wrong or mention.is_tool  # its word stands there in another sense, or not at all
            continue
        place = same.place if same else narrower[0]
        if same is None and sort != name:  # its word is another thing's: "process mapping" beside a tool for maps
            for word in words:
                met.direct.pop(word, None)
        for word in words:
            (met.direct if same else met.other).setdefault(word, place)
        if not words:
            met.free.append(place)
        is_same = is_same or same is not None
    return _Met(met.direct, met.other, met.free, is_same, is_wrong and not met.other and not met.free)


def _match(thing: Said, passage: Said, met: _Met, *, is_manner: bool, is_strict: bool, is_field: bool) -> Match:
    wanted = len(thing.stems)
    if not wanted:
        return Match.SAME if met.is_same else Match.OTHER
    if (
        wanted == 1
        and thing.head in thing.light
        and thing.is_narrowed
        and not (met.is_same or is_strict or is_manner or is_field)
    ):
        return Match.PART  # "data practice" beside checks of data
    has_head = thing.head in met.direct and _is_told(thing, met)
    words = met.direct.keys() | met.other.keys()
    narrowed = sum(1 for word in thing.stems if word in met.direct or word in met.other or word in passage.around)
    is_telling_head = thing.head in thing.stems and thing.head not in thing.light and not is_strict
    is_headless = is_telling_head and not (met.is_same or met.free or thing.head in words)
    if not is_headless and narrowed >= (wanted - wanted // 4 if is_strict else _need(wanted)):
        return _whole(thing, met, is_exact=is_strict or is_manner)
    is_named_by_head = has_head and thing.head not in thing.light
    if not is_strict and ((is_named_by_head and wanted < _FEW) or (has_head and len(words) >= _FEW)):
        return Match.SAME
    if is_manner and (has_head or met.other or met.free or met.is_same):
        is_named = has_head or met.is_same or any(word not in thing.light for word in met.direct)
        return Match.SAME if is_named else Match.OTHER
    telling = [word for word in met.direct if len(word) >= _TELLING and word not in thing.light]
    is_half = 2 * narrowed >= wanted
    # A craft with a name of its own ("cell culture") is not told by what else is done in its field.
    is_named = bool(thing.skills) and not thing.skills.keys() & passage.names
    # Where the idea of the head alone is there ("PLC programming" beside Python), what makes it this one is not.
    is_bare = thing.head in met.other and not is_field
    is_told = bool(telling) and (bool(met.other) or thing.head in words or thing.head not in thing.light)
    is_part = is_told or (bool(met.other) and (bool(met.direct) or not (is_named or is_bare)))
    return Match.PART if not is_strict and is_half and is_part else Match.NONE


def _whole(thing: Said, met: _Met, *, is_exact: bool) -> Match:
    """Return how a passage speaks to a thing of which enough is met: in its words where the head is among them.

    A head that says little ("law", "plans") is not told by one word of what narrows it, wherever the rest stands.
    """
    words = met.direct.keys() | met.other.keys()
    is_same = thing.head in met.direct and _is_told(thing, met)
    is_same = is_same or met.is_same or met.other.keys() <= met.direct.keys()
    is_little = thing.head in thing.light and thing.head not in words and len(words) == 1 < len(thing.stems)
    if is_little and is_same and not (is_exact or met.is_same):
        return Match.PART if met.other else Match.NONE
    return Match.SAME if is_same else Match.OTHER


def _is_told(thing: Said, met: _Met) -> bool:
    """Tell whether more than a head that says little ("care") is met where the thing has more ("wound care")."""
    telling = thing.stems.keys() - thing.light
    return thing.head not in thing.light or not telling or not telling.isdisjoint(met.direct)


def _need(words: int) -> int:
    """Return how many of the words of a thing have to be met: of few all, of many most, since many only explain."""
    return words if words <= _FEW else -(-words * 3 // 5)


def there(word: str, passage: Said) -> Place | None:
    """Return where a word stands in a passage, in whatever form."""
    place = passage.stems.get(word)
    if place is None and len(word) >= KIN and word[:KIN] in passage.beginnings:
        place = next(
            (at for other, at in passage.stems.items() if other[:KIN] == word[:KIN] and kin(word, other)), None
        )
    return place


def best(
    thing: Said,
    papers: Iterable[Paper],
    skills: Skills,
    *,
    fits: Callable[[Said], bool] = lambda _: True,
    is_manner: bool = False,
    is_field: bool = False,
) -> Found | None:
    """Return the passage of some documents that speaks best to a thing; none if none does."""
    beginnings = {word[:KIN] for word in thing.stems}
    names = thing.ideas.keys() | thing.skills.keys() | {_SORT.sub("", name) for name in thing.skills}
    found = (
        Found(match, paper, passage, quote, weight + standing(passage))
        for paper in papers
        for passage in paper.speaking(beginnings, names)
        if fits(passage)
        for match, quote, weight in (matches(thing, passage, skills, is_manner=is_manner, is_field=is_field),)
        if match
    )
    return max(found, key=lambda one: (one.match, one.weight, -one.quote.start), default=None)


def verdict_of(found: Found) -> Verdict:
    """Return the verdict that a passage makes (docs/gaps.md, the four verdicts)."""
    if not found.paper.is_sent:
        return Verdict.HELD
    return Verdict.SHOWN if found.match is Match.SAME else Verdict.OTHER_WORDS


def standing(passage: Said) -> float:
    """Return how much a passage's place in a résumé counts, where several say the same: what was done before lists."""
    return {SectionKind.EXPERIENCE: 0.3, SectionKind.PROJECTS: 0.2, SectionKind.VOLUNTEERING: 0.1}.get(
        passage.section or SectionKind.OTHER, 0.0
    )


def hull(places: Sequence[Place]) -> Place:
    """Return the stretch from the first of some places to the last."""
    return Place(min(place.start for place in places), max(place.end for place in places))
