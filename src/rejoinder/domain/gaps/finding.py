"""Where a thing that is asked for is found: by its name, by words that mean it, or by something narrower."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from rejoinder.domain.documents.document import Place
from rejoinder.domain.documents.resume import SectionKind
from rejoinder.domain.gaps.papers import Paper, Said
from rejoinder.domain.gaps.verdicts import Evidence, Verdict
from rejoinder.domain.gaps.wording import KIN, kin
from rejoinder.domain.skills.mentions import Skills

LONGEST_LINE = 400  # characters of a passage that are shown around a quote
_SAME = "s_"  # the cue of words that postings use for one another, whichever of them stands there
_IDEA = "k_"  # the cue of one idea in many wordings


class Match(IntEnum):
    """How a passage speaks to a thing, the better the higher."""

    NONE = 0
    OTHER = 1  # it makes it true, in other words
    SAME = 2  # it has the thing's word, or one that is the same


@dataclass(frozen=True, slots=True)
class Found:
    """A passage that speaks to a thing: how, and the words that do."""

    match: Match
    paper: Paper
    passage: Said
    quote: Place
    weight: float = 0.0  # among those that match alike the heavier is shown

    def evidence(self) -> Evidence:
        """Return it as what is shown beside the requirement."""
        return evidence(self.paper, self.quote, self.passage.place)


def evidence(paper: Paper, quote: Place, line: Place) -> Evidence:
    """Return words of a document as they stand, with the line around them, cut where that is endless."""
    text = paper.document.text
    shown = Place(max(line.start, quote.start - LONGEST_LINE), min(line.end, quote.end + LONGEST_LINE))
    return Evidence(paper.document.name, quote.of(text), quote, shown.of(text))


def matches(thing: Said, passage: Said, skills: Skills) -> tuple[Match, Place, float]:
    """Tell how a passage speaks to a thing, by which of its words, and with what weight.

    Where it makes the thing true in other words, and has its head word besides, it says it in the posting's words
    (docs/gaps.md, the four verdicts).
    """
    for rule in _RULES:
        match, places = rule(thing, passage, skills)
        if not match:
            continue
        shared = [place for place in (_there(word, passage) for word in thing.stems) if place is not None]
        if match is Match.OTHER and _has_head(thing, passage):
            match, places = Match.SAME, [*places, *shared]
        return match, _hull(places), len(places) + len(shared) - (passage.place.end - passage.place.start) / 500
    return Match.NONE, passage.place, 0.0


def _has_head(thing: Said, passage: Said) -> bool:
    """Tell whether the head word of a thing, the last that has a meaning of its own, stands in a passage."""
    head = list(thing.stems)[-1:]
    return (
        bool(head) and not any(mention.is_tool for mention in thing.skills.values()) and bool(_there(head[0], passage))
    )


def _there(word: str, passage: Said) -> Place | None:
    """Return where a word stands in a passage, in whatever form."""
    place = passage.stems.get(word)
    if place is None and len(word) >= KIN:
        place = next((place for other, place in passage.stems.items() if kin(word, other)), None)
    return place


def best(
    thing: Said, papers: Iterable[Paper], skills: Skills, *, fits: Callable[[Said], bool] = lambda _: True
) -> Found | None:
    """Return the passage of some documents that speaks best to a thing; none if none does."""
    found = (
        Found(match, paper, passage, quote, weight + _standing(passage))
        for paper in papers
        for passage in paper.passages
        if fits(passage)
        for match, quote, weight in (matches(thing, passage, skills),)
        if match
    )
    return max(found, key=lambda one: (one.match, one.weight, -one.quote.start), default=None)


def verdict_of(found: Found) -> Verdict:
    """Return the verdict that a passage makes (docs/gaps.md, the four verdicts)."""
    if not found.paper.is_sent:
        return Verdict.HELD
    return Verdict.SHOWN if found.match is Match.SAME else Verdict.OTHER_WORDS


def _standing(passage: Said) -> float:
    """Return how much a passage's place in a résumé counts, where several say the same: what was done before lists."""
    return {SectionKind.EXPERIENCE: 0.3, SectionKind.PROJECTS: 0.2, SectionKind.VOLUNTEERING: 0.1}.get(
        passage.section or SectionKind.OTHER, 0.0
    )


Rule = Callable[[Said, Said, Skills], tuple[Match, Sequence[Place]]]
_NOTHING: tuple[Match, Sequence[Place]] = (Match.NONE, ())


def _same_skill(thing: Said, passage: Said, _: Skills) -> tuple[Match, Sequence[Place]]:
    """The same skill by whatever name, with nothing asked besides that is not there as well."""
    shared = [name for name in thing.skills if name in passage.skills]
    if not shared or len(shared) < len(thing.skills):
        return _NOTHING
    named = [thing.skills[name].place for name in shared]
    rest = [word for word, place in thing.stems.items() if not any(one.touches(place) for one in named)]
    there = [place for place in (_there(word, passage) for word in rest) if place is not None]
    if len(rest) - len(there) > len(named):
        return _NOTHING
    return Match.SAME, [*(passage.skills[name].place for name in shared), *there]


def _same_words(thing: Said, passage: Said, _: Skills) -> tuple[Match, Sequence[Place]]:
    """Every word that narrows the thing; of four and more one may be missing."""
    wanted = list(thing.stems)
    there = [place for place in (_there(word, passage) for word in wanted) if place is not None]
    if not wanted or len(wanted) - len(there) > (1 if len(wanted) > 3 else 0):
        return _NOTHING
    return Match.SAME, there


def _same_group(thing: Said, passage: Said, _: Skills) -> tuple[Match, Sequence[Place]]:
    """Words that postings use for one another."""
    return _shared_ideas(thing, passage, _SAME, Match.SAME)


def _implied_skill(thing: Said, passage: Said, skills: Skills) -> tuple[Match, Sequence[Place]]:
    """Something narrower, which nobody has without the thing."""
    wanted = set(thing.skills)
    if not wanted:
        return _NOTHING
    places = [
        mention.place
        for name, mention in passage.skills.items()
        if wanted <= skills.implied_by(name) | {name} or wanted & skills.implied_by(name)
    ]
    return (Match.OTHER, places[:1]) if places else _NOTHING


def _same_idea(thing: Said, passage: Said, _: Skills) -> tuple[Match, Sequence[Place]]:
    """A description of the same thing; a tool has a name, and no description stands for it."""
    if any(mention.is_tool for mention in thing.skills.values()):
        return _NOTHING
    return _shared_ideas(thing, passage, _IDEA, Match.OTHER)


def _shared_ideas(thing: Said, passage: Said, prefix: str, match: Match) -> tuple[Match, Sequence[Place]]:
    places = [place for name, place in passage.ideas.items() if name.startswith(prefix) and name in thing.ideas]
    return (match, places) if places else _NOTHING


_RULES: tuple[Rule, ...] = (_same_skill, _same_words, _same_group, _implied_skill, _same_idea)


def _hull(places: Sequence[Place]) -> Place:
    return Place(min(place.start for place in places), max(place.end for place in places))
