"""Whatever a text is, it is read without an error, and every place lies in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.adapters.cues.resumes import load_resumes
from rejoinder.domain.documents.document import Document, Format, Place
from rejoinder.domain.documents.reading import read_resume
from rejoinder.domain.documents.resume import Resume

PIECES = (
    *(
        "Experience",
        "EDUCATION",
        "Skills:",
        "Languages",
        "Certificates",
        "Night Porter",
        "Tidewell Hotels Ltd",
        "2019 – 2021",
    ),
    *(
        "seit 03/2019",
        "- Kept keys",
        "• ",
        "\t",
        ", ",
        "English (B1)",
        "BSc",
        "Kiel University",
        "(",
        ")",
        "**",
        "# ",
        "-",
        "2019",
    ),
    *(
        "Führerschein Klasse B",
        "Mara Quill",
        "mara@example.org",
        "E X P E R I E N C E",
        ":",
        "|",
        "\u2028",
        "ß",
        "İ",
        " ",
    ),
)
TEXTS = st.one_of(
    st.text(max_size=300), st.lists(st.sampled_from((*PIECES, "\n", "\n", "\n")), max_size=40).map("".join)
)


def places_of(resume: Resume) -> Iterator[Place]:
    """Yield every place that a résumé names."""
    for job in resume.jobs:
        yield from (job.place, *job.bullets)
    yield from (section.place for section in resume.sections)
    yield from (one.place for one in resume.education)
    yield from (held.place for held in (*resume.certificates, *resume.languages, *resume.skills))


@given(TEXTS, st.frozensets(st.integers(0, 40)))
def test_every_place_lies_in_the_text(text: str, headings: frozenset[int]) -> None:
    resume = read_resume(load_resumes(), Document("cv.txt", Format.TEXT, text, headings))
    assert all(0 <= place.start <= place.end <= len(text) for place in places_of(resume))


@given(TEXTS)
def test_words_that_are_held_are_words_of_the_text(text: str) -> None:
    resume = read_resume(load_resumes(), Document("cv.txt", Format.TEXT, text))
    for held in (*resume.certificates, *resume.languages, *resume.skills):
        assert " ".join(held.place.of(text).split()) == " ".join(held.words.split())


@pytest.mark.parametrize(
    "text",
    [
        "Work\n" + "2019 – 2021 " * 80_000,
        "Work\n" + "Porter, Tidewell\t2019 – 2021\n" * 5_000,
        "Skills\n" + "a, " * 100_000,
        "Skills\n" + "(" * 500_000,
        "E " * 400_000,
        "\n" * 900_000,
        "Certificates\n" + "A B\n" * 50_000,
        "Education\n" + "." * 500_000 + "BSc" + " (" * 200_000,
        "a" * 900_000,
        "@" * 900_000,
        "Mara" + " " * 500_000 + "Quill\n#" + " #" * 200_000,
    ],
    ids=["dates", "jobs", "skills", "brackets", "letters", "nothing", "certificates", "dots", "word", "ats", "white"],
)
def test_a_text_as_long_as_a_book_is_read(text: str) -> None:
    assert read_resume(load_resumes(), Document("cv.txt", Format.TEXT, text)).document.text == text
