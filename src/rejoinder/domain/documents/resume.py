"""The records that reading a résumé yields: its sections, jobs, education, and what is held, each with its place."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from rejoinder.domain.documents.document import Document, Place


class SectionKind(StrEnum):
    """What a section of a résumé is about, whatever its heading calls it."""

    SUMMARY = "summary"
    EXPERIENCE = "experience"
    EDUCATION = "education"
    SKILLS = "skills"
    CERTIFICATES = "certificates"
    LANGUAGES = "languages"
    PROJECTS = "projects"
    VOLUNTEERING = "volunteering"
    PUBLICATIONS = "publications"
    AWARDS = "awards"
    INTERESTS = "interests"
    REFERENCES = "references"
    CONTACT = "contact"
    OTHER = "other"


class Section(Struct, frozen=True):
    """One section: its heading as it stands (none above the first), and where its text is, heading left out."""

    kind: SectionKind
    heading: str
    place: Place


class Month(Struct, frozen=True, order=True):
    """A month of a year; `month` is 0 where only the year is said."""

    year: int
    month: int = 0


class Job(Struct, frozen=True):
    """One post that was held: where and as what, as the document says it, from when to when.

    `end` is none for one that goes on (`is_current`) or of which no end is said. `place` is all that is told of it,
    `bullets` are the lines that say what was done, without their marks.
    """

    title: str
    organisation: str
    start: Month | None
    end: Month | None
    is_current: bool
    place: Place
    bullets: tuple[Place, ...] = ()


class Education(Struct, frozen=True):
    """One course of education: the degree and the school, as the document says them."""

    degree: str
    school: str
    start: Month | None
    end: Month | None
    place: Place


class Held(Struct, frozen=True):
    """A certificate, a licence, a language with its level, or a skill of a list: its words and their place."""

    words: str
    place: Place


class Resume(Struct, frozen=True):
    """What a résumé says; whatever could not be told is empty, nothing is guessed."""

    document: Document
    name: str = ""
    sections: tuple[Section, ...] = ()
    jobs: tuple[Job, ...] = ()
    education: tuple[Education, ...] = ()
    certificates: tuple[Held, ...] = ()
    languages: tuple[Held, ...] = ()
    skills: tuple[Held, ...] = ()
