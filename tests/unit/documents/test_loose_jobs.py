"""Jobs that notes tell in one line each, outside any section of jobs."""

from __future__ import annotations

import pytest

from rejoinder.adapters.cues.resumes import load_resumes
from rejoinder.domain.documents.document import Document, Format
from rejoinder.domain.documents.reading import read_resume
from rejoinder.domain.documents.resume import Job, Month


def jobs(text: str) -> tuple[Job, ...]:
    """Return the jobs of a text."""
    return read_resume(load_resumes(), Document("notes.md", Format.MARKDOWN, text)).jobs


def test_a_line_that_begins_with_its_months() -> None:
    (job,) = jobs("# Résumé from 2018\n\nUli Fenn\n\n- August 2016 – October 2017: Kiln loader, Dunmore Pots, Fenn.\n")
    assert (job.start, job.end) == (Month(2016, 8), Month(2017, 10))
    assert job.organisation == "Dunmore Pots"


def test_a_title_and_its_dates_with_what_was_done_below() -> None:
    (job,) = jobs(
        "# Résumé of 2018\n\n**Warehouse Manager**, full-time, Fenn Pots, March 2015 – January 2018.\n"
        "Two halls.\n\n- Counted the stock\n"
    )
    assert (job.title, job.end, job.is_current) == ("Warehouse Manager", Month(2018, 1), False)


@pytest.mark.parametrize(
    "line",
    [
        "- Nothing on my record since 2016, says the clerk",
        "- Read three books about glazing in 2019",
        "- 2016 – 2018",
        "- Résumé from 2018",
        "- September 2014 – June 2017: BSc Biology, University of Fenn",
    ],
)
def test_what_only_holds_a_year_is_no_job(line: str) -> None:
    assert jobs(f"# Notes\n\n{line}\n") == ()
