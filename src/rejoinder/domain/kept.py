"""What the seeker keeps, as facts: documents, what was sent with what, postings, and their word on what is asked."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct

from rejoinder.domain.documents.document import Format, Place
from rejoinder.domain.postings.requirements import RequirementKind


class Purpose(StrEnum):
    """What a document of the seeker's is for."""

    RESUME = "resume"
    COVER_LETTER = "cover_letter"
    ANSWERS = "answers"  # what was written into a form
    EVIDENCE = "evidence"  # notes, a list of achievements, a certificate: what else tells of them


class DocumentKept(Struct, frozen=True):
    """A version of a document of the seeker's, `document` being what all its versions are known by.

    `version` was drawn when it was kept; `text` is what its words are kept by, apart from the facts.
    """

    document: str
    version: str
    name: str
    purpose: Purpose
    text: str
    format: Format = Format.TEXT
    headings: tuple[int, ...] = ()  # numbers of its lines, from 0
    problems: tuple[str, ...] = ()  # what of the file was left out


class PutAway(Struct, frozen=True):
    """A document that counts no more, in all its versions; what it was sent with it stays with."""

    document: str


class SentWith(Struct, frozen=True):
    """A version of a document that went with an application, or did not after all."""

    anchor: str
    version: str
    is_so: bool = True


class PostingKept(Struct, frozen=True):
    """The job description of an application as it stood: words that are kept by `text`, or those of a letter."""

    anchor: str
    text: str = ""
    letter: str = ""  # its key; its words stay in it, and go with it
    format: Format = Format.TEXT
    title: str = ""
    organisation: str = ""
    source: str = ""  # the name of the file; empty if it was pasted
    link: str = ""
    on: date | None = None  # the day on which it stood so
    headings: tuple[int, ...] = ()
    problems: tuple[str, ...] = ()


class Answer(StrEnum):
    """What the seeker says of a requirement (METHOD, step 4)."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    NOT_IN_THE_ROOM = "not_in_the_room"  # held, on paper too, but it did not come across in the interview


class Answered(Struct, frozen=True):
    """The seeker's word on what a posting asks, which counts wherever the same is asked.

    That something did not come across in the room counts for the application alone that it was said of. `words` say
    where it shows; they speak for the seeker everywhere.
    """

    anchor: str
    asked: str  # the requirement's quote, folded
    kind: RequirementKind
    answer: Answer
    words: str = ""


class RequirementCorrected(Struct, frozen=True):
    """What the seeker says of a requirement of a posting that was read wrongly, or overlooked (`is_added`).

    `posting` is the mark of its words, so that it counts wherever these are kept; the words stay there alone. `place`
    and `kind` are those of the requirement as it was read; none of what is None is corrected.
    """

    anchor: str
    posting: str
    place: Place
    kind: RequirementKind
    is_none: bool = False
    is_added: bool = False
    to_kind: RequirementKind | None = None
    must: bool | None = None
    words: Place | None = None  # where its quote should stand
