"""A document as text: the lines of a file in the order in which a person reads them."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Format(StrEnum):
    """What a document was before it was text."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    JSON_RESUME = "json_resume"


class Document(Struct, frozen=True):
    """The text of one file; every quote of it is a stretch of `text`.

    Lines end with a line feed. An item of a list begins with "- " where the file had a mark that is no character of its
    own. `headings` are the numbers of the lines, from 0, that the layout shows to be headings: by a style, a size, a
    weight. Of a posting that says so by itself (schema.org JobPosting), `title` and `organisation` are told too.
    `problems` are what was left out, each in one sentence that says what to do.
    """

    name: str
    format: Format
    text: str
    headings: frozenset[int] = frozenset()
    title: str = ""
    organisation: str = ""
    problems: tuple[str, ...] = ()


class Place(Struct, frozen=True, gc=False):  # of which there are many, and none holds another
    """A stretch of a document's text: its first character, and the one behind its last."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words that stand here in `text`."""
        return text[self.start : self.end]

    def covers(self, other: Place) -> bool:
        """Return whether all of `other` lies in here."""
        return self.start <= other.start and other.end <= self.end

    def touches(self, other: Place) -> bool:
        """Return whether they share a character."""
        return self.start < other.end and other.start < self.end
