"""How long something was done: months of dated jobs, each month once however many jobs it is in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from rejoinder.domain.documents.resume import Job, Month

MIDYEAR = 7  # where a year alone is said it stands for its middle: neither the most nor the least it can mean


def months(jobs: Iterable[Job], today: date) -> int:
    """Return how many months the jobs cover; a job without a beginning, or an end that is not told, covers none.

    The months of beginning and end count both, as people count them: from January to March are three.
    """
    covered: set[int] = set()
    for job in jobs:
        stretch = _stretch(job, today)
        if stretch is not None:
            covered.update(range(*stretch))
    return len(covered)


def _stretch(job: Job, today: date) -> tuple[int, int] | None:
    end = Month(today.year, today.month) if job.is_current else job.end
    if job.start is None or end is None:
        return None
    first = _number(job.start)
    # Of years alone, "2015-2017" are two, not two and a month; "2016" alone is some part of it: half.
    last = _number(end) + (1 if end.month else 0)
    if not job.start.month and not end.month and job.start.year == end.year:
        last = first + 6
    return first, min(last, today.year * 12 + today.month)


def _number(month: Month) -> int:
    return month.year * 12 + (month.month or MIDYEAR) - 1


def in_words(count: int) -> str:
    """Return a number of months as people say it: "2 years 3 months"."""
    years, rest = divmod(count, 12)
    said = [f"{years} year{'s' * (years != 1)}"] if years else []
    if rest or not years:
        said.append(f"{rest} month{'s' * (rest != 1)}")
    return " ".join(said)
