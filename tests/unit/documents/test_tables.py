"""Tables are read by the names of their columns, and employers by how long one was there in all."""

from __future__ import annotations

import pytest

from rejoinder.adapters.cues.resumes import load_resumes
from rejoinder.domain.documents.document import Document, Format
from rejoinder.domain.documents.reading import read_resume
from rejoinder.domain.documents.resume import Job, Month


def jobs(text: str) -> tuple[Job, ...]:
    """Return the posts of a text."""
    return read_resume(load_resumes(), Document("cv.txt", Format.TEXT, text)).jobs


@pytest.mark.parametrize(
    "table",
    [
        (
            "S.No.  Organization      Designation     From       To\n"
            "1      Tidewell Hotels   Night Porter    Apr 2019   Till date\n"
            "2      Northpier         Van Driver      Jun 2015   Mar 2019"
        ),
        (
            "Vessel | Company | Rank | Sign on | Sign off\n"
            "MV Harrow | Tidewell Hotels | Night Porter | 12/04/2019 | now\n"
            "MV Melbury | Northpier | Van Driver | 05/06/2015 | 15/03/2019"
        ),
        (
            "Post held\tEmployer\tPeriod\n"
            "Night Porter\tTidewell Hotels\tApril 2019 - date\n"
            "Van Driver\tNorthpier\tJune 2015 - March 2019"
        ),
        (
            "│ Company │ Position │ Period │\n"
            "│ Tidewell Hotels │ Night Porter │ 04/2019 → now │\n"
            "│ Northpier │ Van Driver │ 06/2015 → 03/2019 │"
        ),
    ],
)
def test_a_table_is_read_by_its_columns(table: str) -> None:
    first, second = jobs(f"Ada Moss\n\nRecord of service\n\n{table}\n")
    assert (first.title, first.organisation, first.start, first.is_current) == (
        "Night Porter",
        "Tidewell Hotels",
        Month(2019, 4),
        True,
    )
    assert (second.title, second.organisation, second.start, second.end) == (
        "Van Driver",
        "Northpier",
        Month(2015, 6),
        Month(2019, 3),
    )


def test_what_stands_above_how_long_is_the_employer_of_what_follows() -> None:
    text = (
        "Experience\n\nBrightside Optical\n6 years 2 months\nStore Manager\nMarch 2016 - December 2019\nHarrow\n\n"
        "Assistant Manager\nNovember 2013 - February 2016\n"
    )
    assert [(job.title, job.organisation) for job in jobs(text)] == [
        ("Store Manager", "Brightside Optical"),
        ("Assistant Manager", "Brightside Optical"),
    ]


def test_a_heading_that_no_word_tells_is_no_employer() -> None:
    text = (
        "EXPERIENCE\n\nPorter, Tidewell Hotels, 2015 - 2018\n\nON THE GROUND\nFront desk, Hotel Harrow, 2012 - 2015\n"
    )
    assert [(job.title, job.organisation) for job in jobs(text)] == [
        ("Porter", "Tidewell Hotels"),
        ("Front desk", "Hotel Harrow"),
    ]


def test_a_label_before_two_dates_is_a_title() -> None:
    (job,) = jobs("Roles\n\nKiosk Manager: Tidewell Hotels (11/2019 - now)\n")
    assert (job.title, job.organisation, job.start) == ("Kiosk Manager", "Tidewell Hotels", Month(2019, 11))


def test_posts_below_a_table_and_rows_with_a_cell_too_many_are_read() -> None:
    text = (
        "Experience\n\n"
        "Post held | Employer | Period\n"
        "Night Porter | Tidewell Hotels | 2015 - 2019 | nights\n"
        "Van Driver | Northpier | 2012 - 2014\n\n"
        "Nurse\nMelbury Hospital\n2017 - 2019\n"
    )
    assert {job.title for job in jobs(text)} == {"Night Porter", "Van Driver", "Nurse"}
