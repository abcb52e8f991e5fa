"""Compare what a posting asks with what was sent and what is held: one verdict for each requirement."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from rejoinder.domain.documents.document import Document
from rejoinder.domain.documents.reading import read_resume
from rejoinder.domain.gaps.degrees import judge_degree, with_degrees
from rejoinder.domain.gaps.judging import Case, Judged
from rejoinder.domain.gaps.manners import judge_manner
from rejoinder.domain.gaps.named import judge_named
from rejoinder.domain.gaps.papers import Paper, Reader, read_paper
from rejoinder.domain.gaps.speaking import judge_language
from rejoinder.domain.gaps.stated import judge_paper, judge_place, judge_stated
from rejoinder.domain.gaps.verdicts import Gap, Verdict
from rejoinder.domain.gaps.years import judge_years, with_claims
from rejoinder.domain.postings.requirements import PostingReading, Requirement, RequirementKind

_RULES: dict[RequirementKind, Callable[[Case], Judged]] = {
    RequirementKind.SKILL: judge_named,
    RequirementKind.TOOL: judge_named,
    RequirementKind.DOMAIN: judge_named,
    RequirementKind.SOFT: judge_manner,
    RequirementKind.YEARS: judge_years,
    RequirementKind.DEGREE: judge_degree,
    RequirementKind.CERTIFICATE: judge_paper,
    RequirementKind.LICENCE: judge_paper,
    RequirementKind.LANGUAGE: judge_language,
    RequirementKind.PERMIT: judge_stated,
    RequirementKind.CLEARANCE: judge_stated,
    RequirementKind.PLACE: judge_place,
    RequirementKind.SHIFT: judge_stated,
}
_MOST_TAKEN = 60  # characters of a posting's words that somebody would take over
NO_PAPERS = "There is no document to compare it with."
_ADVICE = {
    Verdict.SHOWN: "",
    Verdict.OTHER_WORDS: "Where it is true, say it in the posting's words: “{quote}”.",
    Verdict.HELD: "Bring it over from “{document}” into the résumé you send.",
    Verdict.MISSING: "",
}


def _advice(requirement: Requirement, judged: Judged) -> str:
    """Return what to do about a verdict; of alternatives that which is met is recommended, and never too many words."""
    quote = " ".join((judged.choice or requirement.quote).split())
    if not judged.is_whole or (judged.verdict is Verdict.OTHER_WORDS and len(quote) > _MOST_TAKEN):
        return ""
    document = judged.evidence[-1].document if judged.evidence else ""
    return _ADVICE[judged.verdict].format(quote=quote, document=document)


def read(document: Document, reader: Reader, code: str, *, is_sent: bool) -> Paper:
    """Read a document that is in a language, once for all postings that it is compared with."""
    paper = read_paper(document, reader, code, read_resume(reader.lexicon, document), is_sent=is_sent)
    return with_claims(with_degrees(paper, reader), reader)


def compare(
    posting: str, reading: PostingReading, papers: Sequence[Paper], reader: Reader, day: date
) -> tuple[Gap, ...]:
    """Return every requirement of a posting with its verdict, in the posting's order (docs/gaps.md).

    `papers` are what was sent and what is held besides; `day` is the day of sending, until which posts that go on are
    counted.
    """
    if not papers:
        return tuple(Gap(requirement, Verdict.MISSING, NO_PAPERS) for requirement in reading.requirements)
    found = []
    for requirement in reading.requirements:
        judged = _RULES[requirement.kind](Case(requirement, posting, reading.language, papers, reader, day))
        found.append(
            Gap(
                requirement, judged.verdict, judged.why, judged.evidence, _advice(requirement, judged), near=judged.near
            )
        )
    return tuple(found)
