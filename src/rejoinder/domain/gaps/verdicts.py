"""The records of a comparison: one verdict for each requirement, with quotes from both sides."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from rejoinder.domain.documents.document import Place
from rejoinder.domain.postings.requirements import Requirement


class Verdict(StrEnum):
    """How a requirement stands against what was sent and what is held (METHOD, step 4)."""

    SHOWN = "shown"
    OTHER_WORDS = "other_words"
    HELD = "held"
    MISSING = "missing"


class Evidence(Struct, frozen=True):
    """Words of a document that speak to a requirement; `line` is the whole line or sentence that they stand in."""

    document: str  # its name
    quote: str
    place: Place
    line: str = ""


class Gap(Struct, frozen=True):
    """A requirement with its verdict.

    `why` says in one sentence what the verdict rests on, `advice` what to do about it, where there is something to do.
    `is_told` marks a verdict that is the seeker's own word. `near` is what comes near where nothing
    meets it: too few years, a licence of another state.
    """

    requirement: Requirement
    verdict: Verdict
    why: str
    evidence: tuple[Evidence, ...] = ()
    advice: str = ""
    is_told: bool = False
    near: tuple[Evidence, ...] = ()
