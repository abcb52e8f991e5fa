"""Compare a posting with what was sent and what is held besides; nothing is stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial

from msgspec import Struct

from rejoinder.domain.documents.document import Document, Place
from rejoinder.domain.documents.lexicon import Lexicon
from rejoinder.domain.gaps.belonging import Belongs, belongs
from rejoinder.domain.gaps.comparing import compare, read
from rejoinder.domain.gaps.corrected import Corrected, Out, correct_reading
from rejoinder.domain.gaps.outcomes import unmet_of
from rejoinder.domain.gaps.papers import Paper, Reader
from rejoinder.domain.gaps.told import Told, tell
from rejoinder.domain.gaps.verdicts import Evidence, Gap
from rejoinder.domain.keeping import Correction
from rejoinder.domain.letters.language import Language
from rejoinder.domain.postings.book import PostingBook
from rejoinder.domain.postings.reading import read_posting
from rejoinder.domain.postings.requirements import PostingReading, Requirement, RequirementKind
from rejoinder.domain.postings.single import read_single
from rejoinder.domain.postings.telling import tell_language
from rejoinder.domain.postings.text import fold
from rejoinder.domain.skills.mentions import Skills
from rejoinder.services.forms import Form
from rejoinder.services.postings import requirement_form

NO_RESUME = "There is no résumé to compare it with: all that can be said is what the posting asks."


class Comparison(Struct, frozen=True):
    """A posting beside documents: what it asks, each with its verdict; which documents were sent, and which are held.

    `problems` say, each in one sentence, what could not be read and what to do about it.
    """

    posting: Document
    reading: PostingReading
    gaps: tuple[Gap, ...]
    sent: tuple[Document, ...]
    held: tuple[Document, ...]
    problems: tuple[str, ...] = ()
    corrected: Corrected | None = None
    places: tuple[Belongs | None, ...] = ()

    def belongs(self, number: int) -> Belongs | None:
        """Return where in the résumé something that is held would go, by its number from 0, if anything tells."""
        return self.places[number] if self.places else None

    def correction(self, number: int) -> int:
        """Return the operation by which a requirement was corrected last, by its number from 0; 0 if it was not."""
        return self.corrected.operations[number] if self.corrected else 0

    @property
    def out(self) -> tuple[Out, ...]:
        """Return what the seeker said is no requirement."""
        return self.corrected.out if self.corrected else ()

    @property
    def unmet(self) -> tuple[Gap, ...]:
        """Return the musts that what was sent did not meet: the special note (METHOD, step 4)."""
        return unmet_of(self.gaps)


class Analyst(Struct, frozen=True):
    """What compares: the cues of postings, evidence and résumés, and the book of skills."""

    postings: PostingBook
    evidence: Mapping[str, Language]
    skills: Skills
    lexicon: Lexicon

    def papers(self, sent: Iterable[Document], held: Iterable[Document] = ()) -> list[Paper]:
        """Read documents for comparing; those that were sent, then those that are held besides."""
        reader = Reader(self.evidence, self.skills, self.lexicon)
        found = []
        for documents, is_sent in ((sent, True), (held, False)):
            for document in documents:
                code = tell_language(fold(document.text), self.postings)
                found.append(read(document, reader, code, is_sent=is_sent))
        return found

    def read(self, posting: Document, corrections: Iterable[Correction] = ()) -> Corrected:
        """Read what a posting asks, as the seeker corrected it."""
        read = read_posting(posting.text, self.postings, self.skills, posting.headings)
        return correct_reading(read, corrections, partial(self.single, posting))

    def single(
        self,
        posting: Document,
        place: Place,
        kind: RequirementKind | None = None,
        must: bool = True,  # noqa: FBT001, FBT002  (see `Single`)
    ) -> Requirement:
        """Read a stretch of a posting as a requirement; without a kind it is what it looks like."""
        return read_single(posting.text, place, self.postings, self.skills, kind=kind, must=must)

    def compare(
        self,
        posting: Document,
        papers: Sequence[Paper],
        day: date,
        told: Iterable[Told] = (),
        corrections: Iterable[Correction] = (),
    ) -> Comparison:
        """Compare a posting with documents that were read; `day` is the one on which they were sent, or today."""
        read = self.read(posting, corrections)
        reading = read.reading
        reader = Reader(self.evidence, self.skills, self.lexicon)
        gaps = tell(compare(posting.text, reading, papers, reader, day), told)
        sent = tuple(paper.document for paper in papers if paper.is_sent)
        held = tuple(paper.document for paper in papers if not paper.is_sent)
        problems = [*posting.problems, *reading.problems]
        for document in (*sent, *held):
            problems += document.problems
        if not sent:
            problems.append(NO_RESUME)
        places = tuple(belongs(gap, papers, day) for gap in gaps)
        return Comparison(posting, reading, gaps, sent, held, tuple(problems), read, places)


def comparison_form(comparison: Comparison) -> Form:
    """Return a comparison as a plain object (docs/json.md)."""
    return {
        "requirements": [numbered_form(comparison, number) for number in range(len(comparison.gaps))],
        "taken_out": [
            {"quote": one.requirement.quote, "kind": one.requirement.kind.value, "operation": one.operation}
            for one in comparison.out
        ],
        "language": comparison.reading.language,
        "unmet": [gap.requirement.quote for gap in comparison.unmet],
        "sent": [document.name for document in comparison.sent],
        "held": [document.name for document in comparison.held],
        "problems": list(comparison.problems),
    }


def numbered_form(comparison: Comparison, number: int) -> Form:
    """Return a requirement of a comparison, by its number from 0, with all that is said of it."""
    return {
        **gap_form(comparison.gaps[number], comparison.posting.text),
        "belongs": belongs_form(comparison.belongs(number)),
        "correction": comparison.correction(number) or None,
    }


def belongs_form(found: Belongs | None) -> Form | None:
    """Return where something would go as a plain object."""
    if found is None:
        return None
    job = found.job
    return {
        "section": found.section.value,
        "heading": " ".join(found.heading.split()),
        "title": (job.title if job else "") or None,
        "organisation": (job.organisation if job else "") or None,
        "line": " ".join(found.line.split()) or None,
        "why": found.why,
        "start": found.place.start,
        "end": found.place.end,
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
