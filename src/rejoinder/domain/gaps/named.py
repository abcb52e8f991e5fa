"""Skills, tools and fields: things that a document names, or tells of in other words."""

from __future__ import annotations

from rejoinder.domain.documents.document import Place
from rejoinder.domain.documents.resume import SectionKind
from rejoinder.domain.gaps.amounts import heaviest
from rejoinder.domain.gaps.finding import NOWHERE, WHY, Found, Match, best, evidence, hull, verdict_of
from rejoinder.domain.gaps.judging import Case, Judged, better, classes
from rejoinder.domain.gaps.papers import Paper, Said
from rejoinder.domain.gaps.verdicts import Evidence, Verdict
from rejoinder.domain.gaps.wording import KIN, words
from rejoinder.domain.postings.requirements import RequirementKind
from rejoinder.domain.records import replace

_ABOUT = 0.9  # 50 pounds are 22.7 kg, which people call 20 or 25
_AFTER = 26  # characters behind a quote in which a weak word belongs to it ("DATEV (Grundkenntnisse)")
_ITEM_ENDS = ",;"
_IDLE = frozenset({SectionKind.INTERESTS, SectionKind.REFERENCES})
_WHOLE = frozenset({RequirementKind.TOOL})  # of which a part is nothing: there or not
_WHY_PART = {
    Verdict.OTHER_WORDS: "The résumé speaks to a part of it; look whether it says enough.",
    Verdict.HELD: "Another document of yours speaks to a part of it; the résumé does not.",
}


def judge_named(case: Case) -> Judged:
    """Return the verdict on what can be named: the best of its alternatives (docs/gaps.md, alternatives)."""
    result = _by_weight(case)
    if result is not None:
        return result
    is_field = case.requirement.kind is RequirementKind.DOMAIN
    for thing in case.things():
        judged = _judge_thing(case, _field_of(case, thing) if is_field else thing)
        if judged is not None and case.requirement.any_of:
            judged = replace(judged, choice=thing.place.of(case.posting))
        result = better(result, judged)
    return result or Judged(Verdict.MISSING, NOWHERE, near=tuple(_near(case)))


def _field_of(case: Case, thing: Said) -> Said:
    """Return a field without the words that only say it is one ("publishing industry"), unless it has no other."""
    spans = words(thing.place.of(case.posting), thing.place.start).spans
    starts = {spans[at][0] for at in case.classes(thing.place, "field_word").get("", ())}
    stems = {word: place for word, place in thing.stems.items() if place.start not in starts}
    if not stems or len(stems) == len(thing.stems):
        return thing
    return replace(thing, stems=stems, head=thing.head if thing.head in stems else next(reversed(stems)))


def _judge_thing(case: Case, thing: Said) -> Judged | None:
    if not (thing.stems or thing.skills or thing.ideas):
        return None

    is_program = _is_program(case)
    short = {word for word, at in thing.stems.items() if at.of(case.posting).isupper()} if is_program else set[str]()

    def fits(passage: Said) -> bool:
        is_one = not is_program or passage.has_tool or not short.isdisjoint(passage.stems)
        return is_one and passage.section not in _IDLE

    skills = case.reader.skills
    is_field = case.requirement.kind is RequirementKind.DOMAIN
    sent = best(thing, case.sent, skills, fits=fits, is_field=is_field)
    held = best(thing, case.held, skills, fits=fits, is_field=is_field)
    found = held if held and held.match > Match.PART and (sent is None or sent.match is Match.PART) else sent or held
    if found is not None and found.match is Match.PART and case.requirement.kind in _WHOLE:
        return None
    if found is None or (_is_strongly_asked(case) and _is_weak(case, found)):
        return None
    verdict = verdict_of(found)
    why = _WHY_PART[verdict] if found.match is Match.PART else WHY[verdict]
    return Judged(verdict, why, (found.evidence(),), is_whole=found.match is not Match.PART)


def _is_program(case: Case) -> bool:
    """Tell whether something one works with is asked for by its sort, which what is done with it is not.

    The last of the alternatives tells it of all: "billing or subscription system".
    """
    place = (case.requirement.any_of or (case.requirement.place,))[-1]
    sorts = case.classes(place, "work_with").get("", ())
    joints = case.classes(place, "of").get("", ()) if sorts else ()
    # "Repair of these systems" asks for repair.
    return any(not any(0 < joint < at for joint in joints) for at in sorts)


def _by_weight(case: Case) -> Judged | None:
    """Return the verdict on a weight to lift: as much or more has to be said, however (docs/gaps.md, skill).

    None where no weight is asked for.
    """
    asked = heaviest(case.posting, case.requirement.place)
    if asked is None:
        return None
    wanted = case.said(case.requirement.place)
    for paper in sorted(case.papers, key=lambda one: not one.is_sent):
        for passage in paper.passages:
            borne = heaviest(paper.document.text, passage.place)
            if borne is None or borne[0] < asked[0] * _ABOUT:
                continue
            is_same = any(word in passage.stems for word in list(wanted.stems)[:1])
            verdict = verdict_of(Found(Match.SAME if is_same else Match.OTHER, paper, passage, borne[1]))
            return Judged(verdict, WHY[verdict], (evidence(paper, borne[1], passage.place),))
    return Judged(Verdict.MISSING, "No document names as much.", near=tuple(_near(case)))


def _is_strongly_asked(case: Case) -> bool:
    """Tell whether a word right before the quote asks for more than having touched it."""
    place = case.requirement.place
    before = Place(max(0, place.start - 60), place.start)
    line = before.of(case.posting).rfind("\n")
    return bool(case.classes(Place(before.start + line + 1, place.end), "strong"))


def _is_weak(case: Case, found: Found) -> bool:
    """Tell whether a weak word stands beside what was found, in the same item of a list: "SQL, basic Python"."""
    text, line = found.paper.document.text, found.passage.place
    start, end = max(line.start, found.quote.start - 30), min(line.end, found.quote.end + _AFTER)
    start = max(start, *(text.rfind(mark, start, found.quote.start) + 1 for mark in _ITEM_ENDS))
    end = min(end, *(at for mark in _ITEM_ENDS if (at := text.find(mark, found.quote.end, end)) >= 0), end)
    return bool(classes(case.reader, text, Place(start, end), found.paper.language, "weak"))


def _near(case: Case) -> list[Evidence]:
    """Return the line that shares most words with the quote, where it shares at least half, and one that tells much.

    Of a tool only a line that names one comes near: "mapped the routes" is no mapping tool.
    """
    said = case.said(case.requirement.place)
    wanted = said.stems.keys()
    beginnings = {word[:KIN] for word in wanted}
    is_field, is_tool = (case.requirement.kind is kind for kind in (RequirementKind.DOMAIN, RequirementKind.TOOL))
    nearest: tuple[int, Paper, Said] | None = None
    for paper in case.papers:
        for told in paper.speaking(beginnings):
            passage = told if is_field else told.unhoused or told
            shared = (wanted & passage.stems.keys()) - said.light
            if not shared or (is_tool and not passage.has_tool):
                continue
            if len(shared) * 2 >= len(wanted - said.light) and (nearest is None or len(shared) > nearest[0]):
                nearest = (len(shared), paper, passage)
    if nearest is None:
        return []
    _, paper, passage = nearest
    places = [place for word, place in passage.stems.items() if word in wanted]
    return [Found(Match.PART, paper, passage, hull(places)).evidence()]
