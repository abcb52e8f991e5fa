"""Where in the résumé that was sent something would go that is held but not shown in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from msgspec import Struct

from rejoinder.domain.documents.document import Place
from rejoinder.domain.documents.periods import periods_in
from rejoinder.domain.documents.resume import Job, Month, Resume, SectionKind
from rejoinder.domain.gaps.papers import Paper, Said
from rejoinder.domain.gaps.told import YOURS
from rejoinder.domain.gaps.verdicts import Evidence, Gap, Verdict
from rejoinder.domain.postings.requirements import RequirementKind

LEAST_SHARED = 2  # words that two lines have in common, from which on they are about the same work
_HALF = 0.5  # of the months of the evidence that a job has to cover

# What each kind of requirement is shown in, whatever the dates: the first of these that the résumé has.
_OF_KIND = {
    RequirementKind.LANGUAGE: (SectionKind.LANGUAGES, SectionKind.SKILLS),
    RequirementKind.CERTIFICATE: (SectionKind.CERTIFICATES, SectionKind.EDUCATION),
    RequirementKind.LICENCE: (SectionKind.CERTIFICATES, SectionKind.SKILLS),
    RequirementKind.DEGREE: (SectionKind.EDUCATION,),
    RequirementKind.PERMIT: (SectionKind.CONTACT, SectionKind.SUMMARY),
    RequirementKind.CLEARANCE: (SectionKind.CERTIFICATES, SectionKind.SUMMARY),
    RequirementKind.PLACE: (SectionKind.CONTACT, SectionKind.SUMMARY),
    RequirementKind.SHIFT: (SectionKind.SUMMARY,),
}
_LISTED = frozenset({RequirementKind.SKILL, RequirementKind.TOOL, RequirementKind.DOMAIN})
# Sections of another document whose lines go into the same section here.
_SAME = frozenset(SectionKind) - {SectionKind.OTHER, SectionKind.SUMMARY, SectionKind.EXPERIENCE}


class Belongs(Struct, frozen=True):
    """Where something would go: a section of the résumé, by its heading, and the job in it if it is one job's.

    `place` is where that stands in the résumé's text, `line` the first line of the job; `why` says what tells so.
    """

    section: SectionKind
    heading: str
    place: Place
    why: str
    job: Job | None = None
    line: str = ""


class _Case(Struct, frozen=True):
    """What is held, where its words stand in which document, and the résumé that it would go into."""

    kind: RequirementKind
    evidence: Evidence
    paper: Paper | None  # none where it is the seeker's word
    resume: Resume
    sent: Paper
    day: date


def belongs(gap: Gap, papers: Sequence[Paper], day: date) -> Belongs | None:
    """Return where in the résumé something would go that is held but not shown; None where nothing tells.

    `day` is that of sending, until which posts that go on are counted. Nothing is guessed: of two jobs that would do
    equally well none is named.
    """
    sent = next((paper for paper in papers if paper.is_sent and paper.resume), None)
    if gap.verdict is not Verdict.HELD or not gap.evidence or sent is None or sent.resume is None:
        return None
    # Places in the seeker's own word are those of one answer, not of all together.
    by_name = {paper.document.name: paper for paper in papers if not paper.is_sent and paper.document.name != YOURS}
    outside = [one for one in gap.evidence if one.document != sent.document.name]
    for evidence in outside:
        case = _Case(gap.requirement.kind, evidence, by_name.get(evidence.document), sent.resume, sent, day)
        for rule in _RULES:
            found = rule(case)
            if found is not None:
                return found
    return None


def _by_kind(case: _Case) -> Belongs | None:
    """A language goes to the languages, a certificate to the certificates, a degree to the education."""
    for kind in _OF_KIND.get(case.kind, ()):
        found = _section(case.resume, kind, "That is where the résumé says such things.")
        if found:
            return found
    return None


def _by_job(case: _Case) -> Belongs | None:
    """What was done in a post goes to the same post, or to the one whose dates cover it."""
    if case.kind in _OF_KIND:
        return None
    own = _job_of(case.paper, case.evidence.place)
    if own and own.organisation:
        same = [one for one in case.resume.jobs if _folded(one.organisation) == _folded(own.organisation)]
        found = _dated(same, [_stretch_of_job(own, case.day)], case.day) if len(same) > 1 else same
        if len(found) == 1:
            return _in_job(case.resume, found[0], "The line is about the same post.")
    held = _stretch_of_job(own, case.day) if own else None
    stretches = [held] if held else list(_stretches(_line(case), case.day))
    found = _dated(case.resume.jobs, stretches, case.day)
    if len(found) == 1:
        return _in_job(case.resume, found[0], "The dates of the line are in this post.")
    return None


def _by_section(case: _Case) -> Belongs | None:
    """What stands in a section of another document goes to the same section here; a skill to the skills."""
    if case.paper and case.paper.resume:
        for section in case.paper.resume.sections:
            if section.kind in _SAME and section.place.covers(case.evidence.place):
                return _section(case.resume, section.kind, "The line stands in such a section there.")
    return None


def _by_nearest(case: _Case) -> Belongs | None:
    """What shares most words with a line of the résumé goes beside it."""
    said = (
        next((one for one in case.paper.passages if one.place.touches(case.evidence.place)), None)
        if case.paper
        else None
    )
    if said is None:
        return None
    ranked = sorted(((_shared(said, one), one) for one in case.sent.passages), key=lambda pair: pair[0], reverse=True)
    if not ranked or ranked[0][0] < LEAST_SHARED or (len(ranked) > 1 and ranked[1][0] == ranked[0][0]):
        return None
    nearest = ranked[0][1].place
    job = next((one for one in case.resume.jobs if one.place.touches(nearest)), None)
    why = "The line that comes nearest stands there."
    if job:
        return _in_job(case.resume, job, why)
    section = next((one for one in case.resume.sections if one.place.touches(nearest)), None)
    return _section(case.resume, section.kind, why) if section else None


def _by_skills(case: _Case) -> Belongs | None:
    """A skill of which nothing tells where it was used goes to the list of skills."""
    if case.kind in _LISTED:
        return _section(case.resume, SectionKind.SKILLS, "Nothing tells in which post; the résumé lists skills here.")
    return None


_RULES: tuple[Callable[[_Case], Belongs | None], ...] = (_by_kind, _by_job, _by_section, _by_nearest, _by_skills)


def _section(resume: Resume, kind: SectionKind, why: str) -> Belongs | None:
    found = next((one for one in resume.sections if one.kind is kind and one.heading), None)
    return Belongs(kind, found.heading, found.place, why) if found else None


def _in_job(resume: Resume, job: Job, why: str) -> Belongs:
    section = next((one for one in resume.sections if one.place.touches(job.place)), None)
    kind, heading = (section.kind, section.heading) if section else (SectionKind.EXPERIENCE, "")
    line = job.place.of(resume.document.text).strip().partition("\n")[0].replace("**", "")
    return Belongs(kind, heading, job.place, why, job, line.strip("*#-• \t"))


def _line(case: _Case) -> str:
    """Return the whole line that the evidence stands in: a date in it may be no part of what was quoted."""
    if case.paper is None:
        return case.evidence.line
    text, place = case.paper.document.text, case.evidence.place
    return text[text.rfind("\n", 0, place.start) + 1 :].partition("\n")[0]


def _job_of(paper: Paper | None, place: Place) -> Job | None:
    jobs = paper.resume.jobs if paper and paper.resume else ()
    return next((one for one in jobs if one.place.touches(place)), None)


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _shared(one: Said, other: Said) -> int:
    return len((one.stems.keys() & other.stems.keys()) - one.light) + len(one.skills.keys() & other.skills.keys())


def _dated(jobs: Sequence[Job], stretches: Sequence[range | None], day: date) -> list[Job]:
    """Return the jobs that cover one of the stretches best, which are several where they do so equally well."""
    best: list[Job] = []
    most = _HALF
    for stretch in stretches:
        for job in jobs if stretch else ():
            held = _stretch_of_job(job, day)
            share = len(_both(held, stretch)) / len(stretch) if held and stretch else 0.0
            if share > most or (share == most and not best):
                best, most = [job], share
            elif share == most and job not in best:
                best.append(job)
    return best


def _both(one: range, other: range) -> range:
    return range(max(one.start, other.start), min(one.stop, other.stop))


def _stretch_of_job(job: Job, day: date) -> range | None:
    return _stretch(job.start, Month(day.year, day.month) if job.is_current else job.end)


def _stretches(line: str, day: date) -> Iterator[range | None]:
    for period in periods_in(line):
        yield _stretch(period.start, Month(day.year, day.month) if period.is_current else period.end or period.start)


def _stretch(start: Month | None, end: Month | None) -> range | None:
    """Return the months from one to another; a year alone is all of it."""
    if start is None or end is None:
        return None
    found = range(start.year * 12 + (start.month or 1), end.year * 12 + (end.month or 12) + 1)
    return found or None
