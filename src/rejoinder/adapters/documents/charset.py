"""Decode text of which nobody says in which charset it is."""

from __future__ import annotations

import codecs
import re

from rejoinder.errors import UnreadableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_BREAKS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_MOST_CONTROL = 0.02  # of the characters: more are no text
_LEAST_WIDE = 4  # bytes
_HALF_EMPTY = 0.3


def decode(name: str, content: bytes) -> str:
    """Return bytes as text with line feeds. Raises UnreadableError if they are no text."""
    text = _decoded(content)
    if len(_CONTROL.findall(text)) > _MOST_CONTROL * len(text):
        raise UnreadableError(
            f"{name} is no text, nor any other document that is known.",
            advice="Name a .pdf, .docx, .html, .json, .md or .txt file.",
        )
    return _BREAKS.sub("\n", _CONTROL.sub("", text.removeprefix("\ufeff")))


def _decoded(content: bytes) -> str:
    for mark, charset in _MARKS:
        if content.startswith(mark):
            return content.decode(charset, "replace")
    without_mark = _wide(content)
    if without_mark:
        return content.decode(without_mark, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start > 0 and error.end >= len(content) - 3:  # cut off within a letter
            return content.decode("utf-8", "ignore")
    return content.decode("cp1252", "replace").replace("\ufffd", "")


def _wide(content: bytes) -> str:
    """Return the charset of text in UTF-16 that does not say so: every other byte is 0."""
    some = content[:2000]
    if len(some) < _LEAST_WIDE:
        return ""
    half = len(some) // 2
    if some[1::2].count(0) > _HALF_EMPTY * half and not some[::2].count(0):
        return "utf-16-le"
    if some[::2].count(0) > _HALF_EMPTY * half and not some[1::2].count(0):
        return "utf-16-be"
    return ""
