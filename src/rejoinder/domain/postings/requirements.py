"""The records that reading a posting yields (docs/requirements.md)."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from rejoinder.domain.documents.document import Place


class RequirementKind(StrEnum):
    """What sort of thing a requirement asks for; each is defined in docs/requirements.md."""

    SKILL = "skill"
    TOOL = "tool"
    YEARS = "years"
    DEGREE = "degree"
    CERTIFICATE = "certificate"
    LICENCE = "licence"
    LANGUAGE = "language"
    PERMIT = "permit"
    PLACE = "place"
    SHIFT = "shift"
    CLEARANCE = "clearance"
    DOMAIN = "domain"
    SOFT = "soft"


class Requirement(Struct, frozen=True):
    """One thing that a posting asks of the person.

    `quote` are the posting's own words, at `place` in its text. `any_of` are the alternatives in it, each a stretch of
    the text too; empty where there is but one thing. `years` is the amount of experience that is asked for, the lower
    end of a range, none where no number is said.
    """

    quote: str
    place: Place
    kind: RequirementKind
    must: bool = True
    implied: bool = False
    any_of: tuple[Place, ...] = ()
    years: float | None = None


class PostingReading(Struct, frozen=True):
    """What was read of a posting: its requirements in the order in which they stand.

    `language` is that of the posting; `problems` say, each in one sentence, what could not be read of it.
    """

    requirements: tuple[Requirement, ...]
    language: str
    problems: tuple[str, ...] = ()
