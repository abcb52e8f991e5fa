"""Read what job descriptions ask for; nothing is stored."""

from __future__ import annotations

from dataclasses import dataclass

from rejoinder.domain.documents.document import Document, Format
from rejoinder.domain.postings.book import PostingBook
from rejoinder.domain.postings.reading import read_posting
from rejoinder.domain.postings.requirements import PostingReading, Requirement
from rejoinder.domain.skills.mentions import Skills
from rejoinder.errors import UnreadableError
from rejoinder.services.forms import Form

PASTED = "-"


@dataclass(frozen=True, slots=True)
class PostingReader:
    """What reads postings: the cues of postings and the book of skills."""

    postings: PostingBook
    skills: Skills

    def read(self, document: Document) -> PostingReading:
        """Return what a posting asks for; its problems are those of the document as well."""
        reading = read_posting(document.text, self.postings, self.skills, document.headings)
        problems = (*document.problems, *reading.problems)
        return PostingReading(reading.requirements, reading.language, problems)


def pasted_posting(content: bytes, name: str = PASTED) -> Document:
    """Return a posting that was pasted, or that stands in a file of plain text.

    Raises UnreadableError if it is no text.
    """
    if b"\x00" in content[:4096] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        problem = "This is no text."
        raise UnreadableError(problem, advice="Save the posting as text, or paste its words.")
    for encoding in ("utf-8-sig", "utf-16") if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig",):
        try:
            text = content.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        text = content.decode("cp1252", errors="replace")
    return Document(name, Format.TEXT, text.replace("\r\n", "\n").replace("\r", "\n"))


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
