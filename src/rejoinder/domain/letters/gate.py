"""A first look that passes over mail which cannot be about a job search.

Reading a letter costs about a millisecond, and of a mailbox nine in ten messages are something else. The
gate asks only how much the single words of a message speak for a job search; it never decides what a
letter is, and lets through whatever is in doubt.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping

from rejoinder.domain.letters.book import CueBook
from rejoinder.domain.letters.features import is_from_system
from rejoinder.domain.letters.text import FOLDS
from rejoinder.domain.mail import Glance

GATE_TEXT = 3_000  # characters that are looked at
GATE_SOURCE = 20_000  # of HTML as it came, where the text is thin between tags
GATE_SUBJECT = 200
# Below it lie 93 in 100 messages of a generated mailbox and no letter of the corpora (make quality).
LEAST_SCORE = -0.8
LEAST_INVITED = -2.0  # an invitation's text is short and says little
LEAST_SUBJECT = 0.5  # a subject that speaks so plainly for a job search is enough, whatever the text

_TAG = re.compile(r"<[^>]*>")
# Of folded text in UTF-8 this keeps the letters of ASCII, drops the accents that folding has split off
# (U+0300 to U+036F: a byte CC or CD and one that continues it) and makes a space of every other byte.
_LETTERS = bytes(byte if chr(byte).isalpha() and byte < 128 else 32 for byte in range(256))
_ACCENTS = bytes([0xCC, 0xCD, *range(0x80, 0xC0)])


def fold_words(text: str) -> set[str]:
    """Return the words of a text, folded as `fold_word` does it, all at once.

    Words are what a language writes with Latin letters. Bytes take 15 us for 1,000 characters where finding
    words by a pattern and folding each takes 45.
    """
    text = text.lower()
    if not text.isascii():
        for letter, plain_letters in FOLDS.items():
            text = text.replace(letter, plain_letters)
        text = unicodedata.normalize("NFKD", text)
    return set(text.encode("utf-8", "replace").translate(_LETTERS, _ACCENTS).decode("ascii").split())


def _score(text: str, topics: Mapping[str, float]) -> float:
    """Sum up how much single words speak for a job search (see `topic_score`)."""
    known = [topics[word] for word in topics.keys() & fold_words(text[:GATE_TEXT])]
    return sum(known) / math.sqrt(len(known) + 4)


def may_be_letter(glance: Glance, book: CueBook) -> bool:
    """Tell whether a message is worth reading; it is where a recruiting system or board sent it."""
    if is_from_system(glance, book):
        return True
    subject, topics = glance.subject[:GATE_SUBJECT], book.topics
    least = LEAST_INVITED if glance.has_calendar else LEAST_SCORE
    if glance.text and _score(f"{subject} {glance.text[:GATE_TEXT]}", topics) >= least:
        return True
    if not glance.markup:
        return not glance.text and _score(subject, topics) >= least
    begin = max(glance.markup.find("<body"), 0)
    shown = _TAG.sub(" ", glance.markup[begin : begin + GATE_SOURCE])
    return _score(f"{subject} {shown}", topics) >= least or _score(subject, topics) >= LEAST_SUBJECT
