"""The words and marks right before and behind a title or a house, as signs: "als", a bracket, the end of the line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rejoinder.domain.letters.names.candidates import Candidate
from rejoinder.domain.letters.names.letter import Letter

_WORD = re.compile(r"[^\W\d_]+")
_BEHIND = re.compile(r"[ \"”“»]*(?:([^\W\d_]+)|([(\[:,.;!?–—|/-])|([\"“”«»]))")
_MARKS = {
    "(": "bracket", "[": "bracket", ":": "colon", ",": "comma", ";": "stop", ".": "stop", "!": "stop", "?": "stop",
    "–": "dash", "—": "dash", "-": "dash", "|": "dash", "/": "dash",
}  # fmt: skip
_QUOTES = frozenset('"“”„«»')
_OPENING = " \"“„«»'’"
_REACH = 30  # letters before a name that hold the words of interest
_PLACES = 3  # where a name stands oftener, the first tell enough


def contexts(name: Candidate, letter: Letter) -> Iterator[str]:
    """Yield what stands right before and behind a name at its first places in the subject and in the letter."""
    # What was cut out of a title ("Clerk (m/w/d) Harbour") still stands in its quote.
    value = name.value if name.value in name.quote.text else name.quote.text
    at = letter.subject.text.find(value)
    if at >= 0:
        yield from _around(letter.subject.text, at, at + len(value), "subject_")
    places = 0
    for piece in letter.pieces:
        at = piece.text.find(value)
        if at >= 0:
            yield from _around(piece.text, at, at + len(value), "")
            places += 1
            if places == _PLACES:
                return


def _around(text: str, start: int, end: int, prefix: str) -> Iterator[str]:
    before = text[max(0, start - _REACH) : start]
    bare = before.rstrip(_OPENING)
    if not bare:
        yield f"{prefix}before_{'quote' if before.strip() else 'start'}"
    elif bare[-1].isalpha():
        words = _WORD.findall(bare.lower())
        yield f"{prefix}before_{words[-1]}"
        if len(words) > 1:
            yield f"{prefix}before_{words[-2]}_{words[-1]}"
    else:
        yield f"{prefix}before_{_MARKS.get(bare[-1], 'other')}"
    behind = _BEHIND.match(text, end)
    if behind is None:
        yield f"{prefix}behind_{'end' if end > len(text) - 3 else 'other'}"
    else:
        word, mark, _ = behind.groups()
        yield f"{prefix}behind_{word.lower() if word else _MARKS[mark] if mark else 'quote'}"
    if text[start - 1 : start] in _QUOTES and text[end : end + 1] in _QUOTES:
        yield "quoted"
