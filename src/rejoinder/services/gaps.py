"""Compare a posting with what was sent and what is held besides; nothing is stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rejoinder.domain.documents.document import Document
from rejoinder.domain.gaps.comparing import compare, read
from rejoinder.domain.gaps.outcomes import unmet_of
from rejoinder.domain.gaps.papers import Paper, Reader
from rejoinder.domain.gaps.told import Told, tell
from rejoinder.domain.gaps.verdicts import Evidence, Gap
from rejoinder.domain.letters.language import Language
from rejoinder.domain.postings.book import PostingBook
from rejoinder.domain.postings.reading import read_posting
from rejoinder.domain.postings.requirements import PostingReading
from rejoinder.domain.postings.telling import tell_language
from rejoinder.domain.postings.text import fold
from rejoinder.domain.skills.mentions import Skills
from rejoinder.services.forms import Form
from rejoinder.services.postings import requirement_form

NO_RESUME = "There is no résumé to compare it with: all that can be said is what the posting asks."


@dataclass(frozen=True, slots=True)
class Comparison:
    """A posting beside documents: what it asks, each with its verdict; which documents were sent, and which are held.

    `problems` say, each in one sentence, what could not be read and what to do about it.
    """

    posting: Document
    reading: PostingReading
    gaps: tuple[Gap, ...]
    sent: tuple[Document, ...]
    held: tuple[Document, ...]
    problems: tuple[str, ...] = ()

    @property
    def unmet(self) -> tuple[Gap, ...]:
        """Return the musts that what was sent did not meet: the special note (METHOD, step 4)."""
        return unmet_of(self.gaps)


@dataclass(frozen=True, slots=True)
class Analyst:
    """What compares: the cues of postings and of evidence, and the book of skills."""

    postings: PostingBook
    evidence: Mapping[str, Language]
    skills: Skills

    def papers(self, sent: Iterable[Document], held: Iterable[Document] = ()) -> list[Paper]:
        """Read documents for comparing; those that were sent, then those that are held besides."""
        reader = Reader(self.evidence, self.skills)
        found = []
        for documents, is_sent in ((sent, True), (held, False)):
            for document in documents:
                code = tell_language(fold(document.text), self.postings)
                found.append(read(document, reader, code, is_sent=is_sent))
        return found

    def read(self, posting: Document) -> PostingReading:
        """Read what a posting asks."""
        return read_posting(posting.text, self.postings, self.skills, posting.headings)

    def compare(self, posting: Document, papers: Sequence[Paper], day: date, told: Iterable[Told] = ()) -> Comparison:
        """Compare a posting with documents that were read; `day` is the one on which they were sent, or today."""
        reading = self.read(posting)
        reader = Reader(self.evidence, self.skills)
        gaps = tell(compare(posting.text, reading, papers, reader, day), told)
        sent = tuple(paper.document for paper in papers if paper.is_sent)
        held = tuple(paper.document for paper in papers if not paper.is_sent)
        problems = [*posting.problems, *reading.problems]
        for document in (*sent, *held):
            problems += document.problems
        if not sent:
            problems.append(NO_RESUME)
        return Comparison(posting, reading, gaps, sent, held, tuple(problems))


def comparison_form(comparison: Comparison) -> Form:
    """Return a comparison as a plain object (docs/json.md)."""
    return {
        "requirements": [gap_form(gap, comparison.posting.text) for gap in comparison.gaps],
        "language": comparison.reading.language,
        "unmet": [gap.requirement.quote for gap in comparison.unmet],
        "sent": [document.name for document in comparison.sent],
        "held": [document.name for document in comparison.held],
        "problems": list(comparison.problems),
    }


def gap_form(gap: Gap, text: str) -> Form:
    """Return a requirement with its verdict as a plain object; `text` is that of its posting."""
    return {
        **requirement_form(gap.requirement, text),
        "verdict": gap.verdict.value,
        "why": gap.why,
        "advice": gap.advice,
        "evidence": [evidence_form(one) for one in gap.evidence],
        "near": [evidence_form(one) for one in gap.near],
        "told": gap.is_told,
    }


def evidence_form(evidence: Evidence) -> Form:
    """Return words of a document as a plain object."""
    return {
        "document": evidence.document,
        "quote": " ".join(evidence.quote.split()),
        "line": " ".join(evidence.line.split()),
        "start": evidence.place.start,
        "end": evidence.place.end,
    }
