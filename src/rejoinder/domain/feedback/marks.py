"""Marks by which words of a letter are found in it again, so that what is kept of them holds none of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from hashlib import blake2b

from rejoinder.domain.letters.text import fold_space, plain

_WORD = re.compile(r"\S+")
_EDGES = " \t\"'“”„«»‹›()[]<>*.,;:!?…–—-"
_OPEN = ",;:–—- "  # what a part does not end with, since it goes on
_SHORT = 4  # bytes of an entry's id


def mark_of(words: str) -> str:
    """Return the mark of some words: how many they are, and a hash of them without the signs around each."""
    return _mark([bare for bare, _, _ in _bare_words(words)])


def find_mark(text: str, mark: str) -> str:
    """Return the words of a text that have a mark, as they stand, white space folded; empty if none have it."""
    many = mark.partition("-")[0]
    count = int(many) if many.isdecimal() and len(many) <= len(str(len(text))) else 0
    words = list(_bare_words(text))
    for first in range(len(words) - count + 1 if count else 0):
        window = words[first : first + count]
        if _mark([bare for bare, _, _ in window]) == mark:
            return fold_space(text[window[0][1] : window[-1][2]]).strip(_OPEN)
    return ""


def stands_in(text: str, words: str) -> bool:
    """Tell whether words stand in a text, whatever signs are around each."""
    return bool(find_mark(text, mark_of(words)))


def entry_name(whole: str, part: str) -> str:
    """Return the whole name of an entry: what it comes from, and which part of that it is."""
    return f"{whole}:{part}"


def entry_id(name: str) -> str:
    """Return the short id of an entry."""
    return blake2b(name.encode("utf-8", "replace"), digest_size=_SHORT).hexdigest()


def _mark(bare: Sequence[str]) -> str:
    digest = blake2b("\x1f".join(bare).encode("utf-8", "replace"), digest_size=8).hexdigest()
    return f"{len(bare)}-{digest}"


def _bare_words(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the words of a text, plain and without the signs around them, with the places of those that have signs."""
    simple = plain(text)
    for match in _WORD.finditer(simple):
        bare = match.group().strip(_EDGES)
        if bare:
            yield bare, match.start(), match.end()
