"""The lines of a document with their places, and their words as a reader compares them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from msgspec import Struct

from rejoinder.domain.documents.document import Document, Place

MARK = re.compile(
    r"\s*(?:[-*+•‣◦▪▫■□●○◆◇►▸➢➤✓✔·–—»›~]\s+|[•‣◦▪■●○►➢]\s*|o\s+(?=[A-ZÀ-Þ])|[a-z]\)\s+|[ivx]{1,4}\)\s+"
    r"|\d{1,2}[.)]\s+)"
)
NUMBERING = re.compile(r"(?:\(\d{1,2}\)|\d{1,2}[.)]|\d{1,2}\.\d{1,2}\.?)\s+")
_MARKDOWN = re.compile(r"^\s{0,3}#{1,6}\s+|\s#+\s*$")
_EMPHASIS = re.compile(r"\*\*|__|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)")
_SPACED = re.compile(r"(?:[^\W\d_](?: |$)){4,}")
_RULE = re.compile(r"\s*[-=_*~#.·•|:–—+ ]{3,}\s*")
# Bars and blanks of other kinds, one for one, so that places stay those of the text.
_PLAIN = str.maketrans({**dict.fromkeys("│┃¦", "|"), **dict.fromkeys("\u00a0\u2007\u2009\u202f", " ")})
_TAB = 4  # columns
_ACCENTS = re.compile(r"[\u0300-\u036f]+")  # of letters that were taken apart
_NO_LETTERS = re.compile(r"[^\w&/+,|]+")


class TextLine(Struct, frozen=True):
    """One line: its number and place; white space around it is left out of both.

    `indent` is how many columns stand before it; it `is_apart` where an empty line, or nothing, stands above.
    """

    number: int
    text: str
    place: Place
    is_heading: bool
    indent: int = 0
    is_apart: bool = False

    @property
    def level(self) -> tuple[int, int]:
        """Return how deep it stands among its like: by its indent, then whether it is an item; headings above all."""
        hashes = len(self.text) - len(self.text.lstrip("#"))
        return (-1, hashes) if hashes else (self.indent, int(self.is_item))

    @property
    def is_item(self) -> bool:
        """Return whether it begins as an item of a list."""
        return bool(MARK.match(self.text)) and not self.text[0].isdigit()

    @property
    def words(self) -> Place:
        """Return where its words are, without a mark."""
        match = MARK.match(self.text)
        return Place(self.place.start + match.end(), self.place.end) if match and self.is_item else self.place


def lines_of(document: Document) -> list[TextLine]:
    """Return the lines that say something."""
    found: list[TextLine] = []
    start, is_apart = 0, True
    for number, line in enumerate(document.text.translate(_PLAIN).split("\n")):
        text = line.strip()
        if text and not _RULE.fullmatch(text):
            before = line.index(text)
            place = Place(start + before, start + before + len(text))
            indent = len(line[:before].expandtabs(_TAB))
            found.append(TextLine(number, text, place, number in document.headings, indent, is_apart))
            is_apart = False
        else:
            is_apart = True
        start += len(line) + 1
    return found


def plain(text: str) -> str:
    """Return a line without the marks of Markdown, and with letters that were set apart put together."""
    text = _EMPHASIS.sub("", _MARKDOWN.sub("", text)).strip()
    if _SPACED.search(text + " "):
        words = re.split(r"\s{2,}", text)
        text = " ".join(word.replace(" ", "") if _SPACED.fullmatch(word + " ") else word for word in words)
    return text


@lru_cache(maxsize=10_000)
def small(text: str) -> str:
    """Return text in small letters without accents."""
    if text.isascii():
        return text.lower()
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", text.lower())).replace("ß", "ss")


def folded(text: str) -> str:
    """Return words in small letters without accents and signs, as headings are compared."""
    return " ".join(_NO_LETTERS.sub(" ", small(text)).split())
