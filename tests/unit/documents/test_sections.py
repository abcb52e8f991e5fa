"""A résumé is cut into sections by its headings, in four languages and many looks."""

from __future__ import annotations

import pytest

from rejoinder.adapters.cues.resumes import load_resumes
from rejoinder.domain.documents.document import Document, Format
from rejoinder.domain.documents.reading import read_resume
from rejoinder.domain.documents.resume import SectionKind
from rejoinder.domain.documents.sections import kind_of


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Experience", SectionKind.EXPERIENCE),
        ("PROFESSIONAL EXPERIENCE", SectionKind.EXPERIENCE),
        ("Relevant Work Experience:", SectionKind.EXPERIENCE),
        ("E X P E R I E N C E", SectionKind.EXPERIENCE),
        ("W O R K  H I S T O R Y", SectionKind.EXPERIENCE),
        ("## 2. Employment History", SectionKind.EXPERIENCE),
        ("**Beruflicher Werdegang**", SectionKind.EXPERIENCE),
        ("Expériences professionnelles", SectionKind.EXPERIENCE),
        ("Experiencia Laboral", SectionKind.EXPERIENCE),
        ("Education & Training", SectionKind.EDUCATION),
        ("Ausbildung und Studium", SectionKind.EDUCATION),
        ("Formation et diplômes", SectionKind.EDUCATION),
        ("Formación académica", SectionKind.EDUCATION),
        ("Skills and Tools", SectionKind.SKILLS),
        ("EDV-Kenntnisse", SectionKind.SKILLS),
        ("Compétences", SectionKind.SKILLS),
        ("Sprachkenntnisse", SectionKind.LANGUAGES),
        ("Langues", SectionKind.LANGUAGES),
        ("Licenses & Certifications", SectionKind.CERTIFICATES),
        ("Führerschein", SectionKind.CERTIFICATES),
        ("Résumé", SectionKind.SUMMARY),
        ("Centres d’intérêt", SectionKind.INTERESTS),
        ("Ehrenamtliches Engagement", SectionKind.VOLUNTEERING),
        ("Persönliche Daten", SectionKind.CONTACT),
        ("Experience with cranes and trucks", None),
        ("Night Porter", None),
        ("I gained experience in many houses", None),
        ("", None),
    ],
)
def test_headings_are_known_by_their_words(heading: str, kind: SectionKind | None) -> None:
    assert kind_of(load_resumes(), heading) is kind


def kinds(text: str, headings: frozenset[int] = frozenset()) -> list[tuple[SectionKind, str, str]]:
    """Return the sections of a text: kind, heading, and words."""
    found = read_resume(load_resumes(), Document("cv.txt", Format.TEXT, text, headings))
    return [(section.kind, section.heading, section.place.of(text)) for section in found.sections]


def test_what_stands_above_all_is_how_to_reach_the_person() -> None:
    text = "Mara Quill\nmara@example.org\n\nSkills\nKeys"
    assert kinds(text) == [
        (SectionKind.CONTACT, "", "Mara Quill\nmara@example.org"),
        (SectionKind.SKILLS, "Skills", "Keys"),
    ]


def test_a_section_may_stand_on_one_line() -> None:
    text = "PROFILE\nPorter by night.\nLanguages: English, French\nSkills\tKeys, cash\nPay: as usual"
    assert kinds(text) == [
        (SectionKind.SUMMARY, "PROFILE", "Porter by night."),
        (SectionKind.LANGUAGES, "Languages", "English, French"),
        (SectionKind.SKILLS, "Skills", "Keys, cash"),
        (SectionKind.OTHER, "", "Pay: as usual"),
    ]


def test_where_headings_look_like_headings_a_word_in_the_text_is_none() -> None:
    text = "Work\nPorter 2019 – 2021\nTraining\nof six\nSkills\nKeys\nPatents\nA lock\n"
    assert kinds(text, frozenset((0, 4, 6))) == [
        (SectionKind.EXPERIENCE, "Work", "Porter 2019 – 2021\nTraining\nof six"),
        (SectionKind.SKILLS, "Skills", "Keys"),
        (SectionKind.PUBLICATIONS, "Patents", "A lock"),
    ]


def test_a_heading_that_no_word_tells_begins_another_section() -> None:
    text = "Work\nPorter 2019 – 2021\nSkills\nKeys\nBoats I built\nThe Gull\n"
    assert kinds(text, frozenset((0, 2, 4)))[-1] == (SectionKind.OTHER, "Boats I built", "The Gull")


def test_the_title_of_a_job_is_no_heading() -> None:
    text = "Work\nNight Porter\n2019 – 2021\nTidewell\nSkills\nKeys\nEducation\n2012\n"
    assert [heading for _, heading, _ in kinds(text, frozenset((0, 1, 4, 6)))] == ["Work", "Skills", "Education"]
