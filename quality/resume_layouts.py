"""Measure which jobs and education are read from our own résumés with unusual layouts, by halves."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from quality.report import Figure, Miss, at_least
from rejoinder.adapters.cues.resumes import load_resumes
from rejoinder.adapters.documents.plain import read_text
from rejoinder.domain.documents.document import Document
from rejoinder.domain.documents.reading import read_resume
from rejoinder.domain.documents.resume import Education, Job, Month, Resume

LAYOUTS = Path(__file__).parent.parent / "tests/corpus/resumes.jsonl"
MORE = LAYOUTS.with_name("resumes_more.jsonl")  # written by whom the rules are made by, and all looked at
HALVES = (("looked at", 0), ("kept", 1))  # by the rest of the number in the id: only the even half shows its misses
ALIKE = 0.6  # of the longer of two names, which the shorter one has at least, where one holds the other
_TITLE, _HOUSE, _START, _END = 2.0, 2.0, 1.5, 1.0  # what an agreement counts, of which a job that is found has two
_FOUND = 2.0
_WORDS = re.compile(r"\w+")

Row = Mapping[str, Any]


class Pair(Struct, frozen=True):
    """A labelled job with what was read of it, if anything."""

    id: str
    wanted: Row
    job: Job | None

    @property
    def is_title(self) -> bool:
        """Return whether the title is right."""
        return self.job is not None and is_alike(self.wanted["title"], self.job.title)

    @property
    def is_house(self) -> bool:
        """Return whether the organisation is right."""
        return self.job is not None and is_alike(self.wanted["organisation"], self.job.organisation)

    @property
    def is_dated(self) -> bool:
        """Return whether beginning and end are right."""
        if self.job is None or said(self.job.start) != self.wanted["start"]:
            return False
        return said(self.job.end) == self.wanted["end"] or bool(self.wanted["current"] and self.job.is_current)

    @property
    def is_right(self) -> bool:
        """Return whether all of it is right."""
        return self.is_title and self.is_house and self.is_dated


def read_rows(rest: int, path: Path = LAYOUTS) -> list[Row]:
    """Read the labelled résumés of a half."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [row for row in rows if int(row["id"].rpartition("-")[2]) % 2 == rest]


def figures_of(rows: Iterable[Row], *, shows: bool) -> Iterator[Figure]:
    """Yield what is read of labelled résumés; with every miss where they may be looked at."""
    pairs: list[Pair] = []
    extra: list[Miss] = []
    wanted, found, courses, more = 0, 0, 0, []
    missed: list[Miss] = []
    for row in rows:
        resume = read_resume(load_resumes(), _document(row))
        matched, left = match_jobs(row, resume)
        pairs += matched
        extra += [Miss(row["id"], "no job", _words(job)) for job in left]
        seen, unseen, rest = match_education(row, resume)
        wanted, found, courses = wanted + seen + len(unseen), found + seen, courses + len(resume.education)
        missed += [Miss(row["id"], _told(one, "degree", "school"), "not found") for one in unseen]
        more += [Miss(row["id"], "no education", f"{one.degree} | {one.school}") for one in rest]
    whole = len(pairs)
    wrong = [
        Miss(pair.id, _told(pair.wanted, "title", "organisation"), _words(pair.job) if pair.job else "not found")
        for pair in pairs
        if not pair.is_right
    ]
    read = sum(pair.job is not None for pair in pairs)
    yield at_least("jobs found", read, whole)
    yield Figure("jobs that are none", f"{len(extra)} of {read + len(extra)}", misses=tuple(extra) if shows else ())
    yield at_least("title of the job", sum(pair.is_title for pair in pairs), whole)
    yield at_least("organisation", sum(pair.is_house for pair in pairs), whole)
    yield at_least("beginning and end", sum(pair.is_dated for pair in pairs), whole)
    yield at_least("all three right", sum(pair.is_right for pair in pairs), whole, None, wrong if shows else ())
    yield at_least("education found", found, wanted, None, missed if shows else ())
    yield Figure("education that is none", f"{courses - found} of {courses}", misses=tuple(more) if shows else ())


def match_jobs(row: Row, resume: Resume) -> tuple[list[Pair], list[Job]]:
    """Return each labelled job with the one that agrees with it best, and the jobs that none was found for."""
    left = list(resume.jobs)
    pairs = []
    for wanted in row["jobs"]:
        best = max(left, key=lambda job: _agreement(wanted, job), default=None)
        if best is not None and _agreement(wanted, best) < _FOUND:
            best = None
        if best is not None:
            left.remove(best)
        pairs.append(Pair(row["id"], wanted, best))
    return pairs, left


def match_education(row: Row, resume: Resume) -> tuple[int, list[Row], list[Education]]:
    """Return how many labelled courses were found, which were not, and which are none."""
    left = list(resume.education)
    unseen = []
    for wanted in row["education"]:
        same = next((one for one in left if _is_course(wanted, one)), None)
        if same is None:
            unseen.append(wanted)
        else:
            left.remove(same)
    return len(row["education"]) - len(unseen), unseen, left


def is_alike(one: str | None, other: str | None) -> bool:
    """Return whether two names are one, or the longer holds little more than the shorter."""
    first, second = sorted((" ".join(_WORDS.findall((text or "").lower())) for text in (one, other)), key=len)
    return first == second or (bool(first) and first in second and len(first) >= ALIKE * len(second))


def said(month: Month | None) -> str | None:
    """Return a month as the labels say it."""
    if month is None:
        return None
    return f"{month.year}-{month.month:02}" if month.month else str(month.year)


def _is_course(wanted: Row, one: Education) -> bool:
    if is_alike(wanted["degree"], one.degree):
        return True
    return bool(wanted["school"]) and is_alike(wanted["school"], one.school)


def _agreement(wanted: Row, job: Job) -> float:
    weighed: float = (
        _TITLE * is_alike(wanted["title"], job.title)
        + _HOUSE * is_alike(wanted["organisation"], job.organisation)
        + _START * (said(job.start) == wanted["start"])
        + _END * (said(job.end) == wanted["end"])
    )
    return weighed


def _document(row: Row) -> Document:
    """Return a text as the program reads it from a file of plain text."""
    return read_text(f"{row['id']}.txt", row["text"].encode())


def _told(row: Row, *names: str) -> str:
    return f"{' | '.join(row[name] or '' for name in names)}, {row['start']} – {row['end']}"


def _words(job: Job) -> str:
    end = "now" if job.is_current else said(job.end)
    return f"{job.title} | {job.organisation}, {said(job.start)} – {end}"


def layout_figures() -> Sequence[tuple[str, list[Figure]]]:
    """Return the figures of both halves, and of those that were written later."""
    found = [(name, list(figures_of(read_rows(rest), shows=not rest))) for name, rest in HALVES]
    return [*found, ("written later, looked at", list(figures_of(read_rows(0, MORE), shows=True)))]
