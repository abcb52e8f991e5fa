"""Manners: how somebody works, named in a document or plain from a line about something done (docs/gaps.md, soft)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from rejoinder.domain.documents.document import Place
from rejoinder.domain.documents.resume import SectionKind
from rejoinder.domain.gaps.finding import NOWHERE, WHY, Found, Match, best, standing, there, verdict_of
from rejoinder.domain.gaps.judging import ORDER, Case, Judged, better
from rejoinder.domain.gaps.papers import Paper, Said
from rejoinder.domain.gaps.verdicts import Verdict
from rejoinder.domain.gaps.wording import KIN, words
from rejoinder.domain.records import replace

_MANNER = "m_"
_SAME = "s_"  # words that postings use for one another
_JOINT = re.compile(r"[,;/&]|\b(?:and|und|sowie|et)\b")
_SETTING = 24  # characters before a manner in which "in a" tells that it only says where
_KEEN = frozenset({"m_positive", "m_mission"})
_UNPAID = frozenset({SectionKind.INTERESTS, SectionKind.VOLUNTEERING, SectionKind.PROJECTS})
_IN_PART = "Your documents speak to a part of it, and not to the rest."


class Manner(Struct, frozen=True):
    """One manner that is asked for: the cues that it fires, the stems that name it, and where it stands.

    `subject` are the stems of what one is to be keen on, of which an hour that nobody paid for speaks.
    """

    cues: frozenset[str]
    same: frozenset[str]
    stems: frozenset[str]
    place: Place
    subject: frozenset[str] = frozenset()
    lead: str = ""  # the first of the stems
    words: str = ""  # its own, folded, where no stem names it: "hands-on"


def judge_manner(case: Case) -> Judged:
    """Return the verdict on a manner: the best of its alternatives, of each every part (docs/gaps.md, parts)."""
    result: Judged | None = None
    for thing in case.things():
        result = better(result, _judge_thing(case, thing))
    return result or Judged(Verdict.MISSING, NOWHERE)


def _judge_thing(case: Case, thing: Said) -> Judged | None:
    manners = _asked(case, thing)
    if not manners:
        return _judge_unknown(case, thing)
    found = [_find(case, manner) for manner in manners]
    there_are = [one for one in found if one is not None]
    if len(there_are) < len(found):
        near = tuple(one.evidence() for one in there_are)
        return Judged(Verdict.MISSING, _IN_PART, near=near) if there_are else None
    verdict = max((verdict_of(one) for one in there_are), key=ORDER.index)
    return Judged(verdict, WHY[verdict], tuple(dict.fromkeys(one.evidence() for one in there_are)))


def _judge_unknown(case: Case, thing: Said) -> Judged | None:
    """Return the verdict on a manner that no cue knows, by its words alone."""
    for papers in (case.sent, case.held):
        found = best(thing, papers, case.reader.skills, fits=lambda passage: not passage.is_title, is_manner=True)
        if found is not None and found.match > Match.PART:
            verdict = verdict_of(found)
            return Judged(verdict, WHY[verdict], (found.evidence(),))
    return None


def _asked(case: Case, thing: Said) -> list[Manner]:
    """Return the manners that a quote asks for: hits that overlap, or are of one cue, are one manner.

    What stands in brackets, or says only where it is shown ("in a fast-paced, growing firm"), is left out unless alone.
    """
    groups: list[Manner] = []
    hits = sorted((at.start, at.end, name) for name, at in thing.ideas.items() if name.startswith(_MANNER))
    for start, end, name in hits:
        here = Manner(frozenset({name}), frozenset(), frozenset(), Place(start, end))
        for other in [one for one in groups if one.place.touches(here.place) or name in one.cues]:
            groups.remove(other)
            place = Place(min(here.place.start, other.place.start), max(here.place.end, other.place.end))
            here = Manner(here.cues | other.cues, here.same, here.stems, place)
        groups.append(here)
    groups.sort(key=lambda one: one.place.start)
    told = _joined(case, [one for one in groups if not _is_aside(case, thing, one.place)] or groups)
    small = _small(case, thing)
    named = [_named(thing, one, small, _about(case, thing, one), is_only=len(told) == 1) for one in told]
    return [one if one.stems else replace(one, words=_folded(one.place.of(case.posting))) for one in named]


def _small(case: Case, thing: Said) -> frozenset[str]:
    """Return the stems that name no manner by themselves: "team" in "team spirit", "first" in "customers first"."""
    spans = words(thing.place.of(case.posting), thing.place.start).spans
    starts = {spans[at][0] for at in case.classes(thing.place, "manner_small").get("", ())}
    return frozenset(word for word, at in thing.stems.items() if at.start in starts)


def _joined(case: Case, groups: list[Manner]) -> list[Manner]:
    """Return the parts that are needed each; what no "and" parts ("commitment to quality") is one, met by either."""
    parts: list[Manner] = []
    for group in groups:
        if parts and not _JOINT.search(Place(parts[-1].place.end, group.place.start).of(case.posting)):
            last = parts.pop()
            place = Place(last.place.start, group.place.end)
            parts.append(Manner(last.cues | group.cues, frozenset(), frozenset(), place))
        else:
            parts.append(group)
    return parts


def _is_aside(case: Case, thing: Said, place: Place) -> bool:
    before = Place(thing.place.start, place.start).of(case.posting)
    if before.count("(") > before.count(")"):
        return True
    settings = case.classes(Place(max(thing.place.start, place.start - _SETTING), place.start), "setting")
    return bool(settings)


def _about(case: Case, thing: Said, manner: Manner) -> int:
    """Return where that begins what one is keen on: behind the first "for" or "of" of the manner, or behind it all."""
    place = Place(manner.place.start, thing.place.end)
    joints = case.classes(place, "of").get("", ())
    return min((words(place.of(case.posting), place.start).spans[at][1] for at in joints), default=manner.place.end)


def _named(thing: Said, manner: Manner, small: frozenset[str], about: int, *, is_only: bool) -> Manner:
    """Return a manner with the words that name it: those of its hits, or of all of the quote where it is alone."""
    same = frozenset(
        name for name, at in thing.ideas.items() if name.startswith(_SAME) and (is_only or at.touches(manner.place))
    )
    stems = frozenset(
        word for word, at in thing.stems.items() if at.touches(manner.place) and word not in thing.light | small
    )
    lead = min(stems, key=lambda word: thing.stems[word].start, default="")
    if not manner.cues & _KEEN:
        return replace(manner, same=same, stems=stems, lead=lead)
    subject = frozenset(word for word, at in thing.stems.items() if at.start >= about) - thing.light
    return replace(manner, same=same, stems=stems - subject, lead=lead, subject=subject)


def _folded(text: str) -> str:
    """Return the words of a stretch, so that another case or hyphen makes no difference."""
    return " ".join(words(text).words)


def _find(case: Case, manner: Manner) -> Found | None:
    """Return the passage that speaks best to a manner: of what was sent, or else of what is held."""
    for papers in (case.sent, case.held):
        found = max(_speaking(manner, papers), key=lambda one: (one.match, one.weight, -one.quote.start), default=None)
        if found is not None:
            return found
    return None


def _names(word: str, at: Place, manner: Manner, told: Sequence[Place]) -> bool:
    """Tell whether a word of a manner names it in a line: its verb or own word does, not what or whom it is about."""
    return word == manner.lead or any(place.start == at.start for place in told)


def _speaking(manner: Manner, papers: Iterable[Paper]) -> Iterator[Found]:
    names = manner.cues | manner.same
    beginnings = {word[:KIN] for word in manner.stems | manner.subject}
    for paper in papers:
        for passage in paper.speaking(beginnings, names):
            if passage.is_title or passage.section is SectionKind.REFERENCES:
                continue
            told = [at for name, at in passage.ideas.items() if name in manner.cues]
            if passage.section in _UNPAID:
                told += [at for word in manner.subject if (at := there(word, passage)) is not None]
            same = [at for name, at in passage.ideas.items() if name in manner.same]
            named = [at for word in manner.stems if (at := there(word, passage)) and _names(word, at, manner, told)]
            if manner.words:
                named += [at for at in told if _folded(at.of(paper.document.text)) == manner.words]
            if not (told or same or named):
                continue
            match = Match.SAME if same or named else Match.OTHER
            place = (same or named or told)[0]
            weight = len(told) / 4 - (passage.place.end - passage.place.start) / 500 + standing(passage)
            yield Found(match, paper, passage, place, weight)
