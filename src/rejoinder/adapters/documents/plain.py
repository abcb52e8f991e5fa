"""Read plain text and Markdown, which stay as they are."""

from __future__ import annotations

import re

from rejoinder.adapters.documents.charset import decode
from rejoinder.adapters.documents.limits import MOST_CHARACTERS, MOST_PLAIN, too_large
from rejoinder.domain.documents.document import Document, Format

_HASHES = re.compile(r" {0,3}#{1,6}\s+\S")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-{3,})\s*$")
_STRONG = re.compile(r"\s*(?:\*\*|__)[^*_]+(?:\*\*|__):?\s*$")
_LINK = re.compile(r"\[[^\[\]\n]{1,300}\]\([^)\s]{1,300}\)")
_FENCE = re.compile(r"\s*(?:```|~~~)")
_MOST_HEADING = 100


def read_text(name: str, content: bytes) -> Document:
    """Return a text as it stands; headings are told where it is Markdown. Raises UnreadableError."""
    if len(content) > MOST_PLAIN:
        raise too_large(name, "it holds more text than a book")
    text = decode(name, content)
    if len(text) > MOST_CHARACTERS:
        raise too_large(name, "it holds more text than a book")
    lines = text.split("\n")
    headings = _headings(lines)
    is_markdown = bool(headings) or bool(_LINK.search(text)) or any(map(_STRONG.match, lines))
    if not is_markdown:
        return Document(name, Format.TEXT, text)
    strong = frozenset(number for number, line in enumerate(lines) if not headings and _STRONG.match(line))
    return Document(name, Format.MARKDOWN, text, headings | strong)


def _headings(lines: list[str]) -> frozenset[int]:
    """Return the numbers of lines with hashes before them or a line of signs below."""
    found: set[int] = set()
    is_code = False
    for number, line in enumerate(lines):
        if _FENCE.match(line):
            is_code = not is_code
        elif is_code:
            continue
        elif _HASHES.match(line):
            found.add(number)
        elif _UNDERLINE.match(line) and number and _can_head(lines, number - 1):
            found.add(number - 1)
    return frozenset(found)


def _can_head(lines: list[str], number: int) -> bool:
    """Return whether a line can be the heading of the underline below it: it stands alone."""
    line = lines[number].strip()
    above = lines[number - 1].strip() if number else ""
    return bool(line) and len(line) <= _MOST_HEADING and not above and line[0].isalnum()
