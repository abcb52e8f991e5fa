"""Read what job descriptions ask for; nothing is stored."""

from __future__ import annotations

from msgspec import Struct

from rejoinder.domain.documents.document import Document
from rejoinder.domain.postings.book import PostingBook
from rejoinder.domain.postings.reading import read_posting
from rejoinder.domain.postings.requirements import PostingReading, Requirement
from rejoinder.domain.skills.mentions import Skills
from rejoinder.services.forms import Form


class PostingReader(Struct, frozen=True):
    """What reads postings: the cues of postings and the book of skills."""

    postings: PostingBook
    skills: Skills

    def read(self, document: Document) -> PostingReading:
        """Return what a posting asks for; its problems are those of the document as well."""
        reading = read_posting(document.text, self.postings, self.skills, document.headings)
        problems = (*document.problems, *reading.problems)
        return PostingReading(reading.requirements, reading.language, problems)


def requirements_form(reading: PostingReading, text: str) -> Form:
    """Return what a posting asks for as a plain object (docs/json.md)."""
    return {
        "requirements": [requirement_form(one, text) for one in reading.requirements],
        "language": reading.language or None,
        "problems": list(reading.problems),
    }


def requirement_form(one: Requirement, text: str) -> Form:
    """Return a requirement as a plain object; `text` is that of its posting."""
    return {
        "quote": one.quote,
        "kind": one.kind.value,
        "must": one.must,
        "any_of": [place.of(text) for place in one.any_of],
        "implied": one.implied,
        "years": one.years,
        "start": one.place.start,
        "end": one.place.end,
    }
