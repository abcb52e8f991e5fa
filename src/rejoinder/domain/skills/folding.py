"""Fold a text for comparing words: one byte for each character, so that a place in the one is a place in the other."""

from __future__ import annotations

import re
import unicodedata

SPACE = b" "
_DOT_NET = re.compile(rb"\.(net)", re.IGNORECASE)


def fold(text: str) -> bytes:
    """Return a text with a space on both sides: letters small and without accents, whatever else parts words a space.

    Byte `n` of it stands for the character before `n`. The marks of "C++", "C#" and ".NET" count as letters. A
    character that Latin-1 lacks is a space: dashes, bullets and curly quotes part words, and other scripts hold none
    of our names.
    """
    # The expression looks for a stop alone, which is found sooner than two bytes are by `in`.
    encoded = _DOT_NET.sub(rb"+\1", text.encode("latin-1", "replace"))
    return SPACE + encoded.translate(_TABLE) + SPACE


def _table() -> bytes:
    table = bytearray(SPACE * 256)
    for code in range(256):
        letter = unicodedata.normalize("NFD", chr(code))[0].lower()
        if letter.isalnum() and ord(letter) < 256:
            table[code] = ord(letter)
    for kept in "+#":
        table[ord(kept)] = ord(kept)
    return bytes(table)


_TABLE = _table()
