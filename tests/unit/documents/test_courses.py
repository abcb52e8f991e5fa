"""The degree is told from the school, wherever education is told."""

from __future__ import annotations

import pytest

from rejoinder.adapters.cues.resumes import load_resumes
from rejoinder.domain.documents.document import Document, Format
from rejoinder.domain.documents.reading import read_resume
from rejoinder.domain.documents.resume import Month, Resume


def read(text: str) -> Resume:
    """Return what a text says."""
    return read_resume(load_resumes(), Document("cv.txt", Format.TEXT, text))


@pytest.mark.parametrize(
    ("lines", "degree", "school"),
    [
        ("High School Diploma, Cape Early College, 2014", "High School Diploma", "Cape Early College"),
        ("Brevet des collèges, mention AB, 2021\nCollège des Îles", "Brevet des collèges", "Collège des Îles"),
        (
            "Craft Certificate – Plastering\n2010\nHarrow Training Centre",
            "Craft Certificate – Plastering",
            "Harrow Training Centre",
        ),
        ("B.S. in Kinesiology\nHarrow State University\n2009 - 2013", "B.S. in Kinesiology", "Harrow State University"),
        (
            "2011 – 2015    Realschule am Wall, Lindenau\n               Mittlere Reife",
            "Mittlere Reife",
            "Realschule am Wall",
        ),
        ("B.Tech (Civil), Harrow Engineering College, 2015", "B.Tech (Civil)", "Harrow Engineering College"),
        ("Access to HE Diploma: Health\nHarrow College, 2014 – 2015", "Access to HE Diploma: Health", "Harrow College"),
        ("GCSEs: English, Maths, Art\nHarrow Academy, 2014 – 2015", "GCSEs", "Harrow Academy"),
        ("Leaving Certificate, Scoil Mhuire, Knockroe, 2015", "Leaving Certificate", "Scoil Mhuire"),
        ("Abitur, Harrow Bay, 2015", "Abitur, Harrow Bay", ""),
    ],
)
def test_the_degree_is_told_from_the_school_and_keeps_its_subject(lines: str, degree: str, school: str) -> None:
    (one,) = read(f"EDUCATION\n\n{lines}\n").education
    assert (one.degree, one.school) == (degree, school)


def test_titles_of_diplomas_in_upper_case_are_no_headings() -> None:
    text = "FORMATION\n\nBACCALAURÉAT ST2S\nLycée Anita-Conti, Port-Lazo\n2010\n\nLANGUES\nAnglais\n"
    (one,) = read(text).education
    assert (one.degree, one.school) == ("BACCALAURÉAT ST2S", "Lycée Anita-Conti")


def test_what_is_learned_for_is_no_post_in_a_resume_without_headings() -> None:
    resume = read(
        "Ada Moss, Elektrikerin\n\n2015-2019; Elektrikerin; Northpier GmbH\n"
        "2011-2015; Lehre Elektrikerin; Northpier GmbH\n2001-2011; Realschule Harrow\n"
    )
    assert [job.title for job in resume.jobs] == ["Elektrikerin"]
    assert [(one.degree, one.school) for one in resume.education] == [
        ("Lehre Elektrikerin", "Northpier GmbH"),
        ("", "Realschule Harrow"),
    ]


@pytest.mark.parametrize("label", ["High School", "School", "Trade school"])
def test_a_school_is_told_behind_a_label_wherever_it_stands(label: str) -> None:
    resume = read(f"Work\n\nNight Porter, Tidewell Hotels, 2015 - 2018\n\n{label}: Melbury High, grad 2005\n")
    assert [(one.degree, one.school, one.end) for one in resume.education] == [("", "Melbury High", Month(2005))]
    assert len(resume.jobs) == 1


def test_a_name_before_a_colon_is_no_label() -> None:
    (one,) = read("Education\n\nHarrow Bay Academy: 7 GCSEs (2013 - 2018)\n").education
    assert (one.degree, one.school, one.start) == ("7 GCSEs", "Harrow Bay Academy", Month(2013))
