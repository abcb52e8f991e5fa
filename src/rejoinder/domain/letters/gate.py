"""A quick look that passes over mail which cannot be about a job search.

Reading a letter costs about a millisecond, and of a mailbox nine in ten messages are something else. The
gate asks only how much the single words of a message speak for a job search; it never decides what a
letter is, and lets through whatever is in doubt.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from rejoinder.domain.letters.book import CueBook
from rejoinder.domain.letters.features import is_from_system, topic_score
from rejoinder.domain.letters.text import fold_word
from rejoinder.domain.mail import Message

GATE_TEXT = 3_000  # characters that are looked at
GATE_SOURCE = 30_000  # of HTML as it came, where the text is thin between tags
# Below it lie 93 in 100 messages of a generated mailbox and no letter of the corpora (make quality).
LEAST_SCORE = -1.0

_WORD = re.compile(r"[^\W\d_]{2,}")
_TAG = re.compile(r"<[^>]*>")


def _score(text: str, topics: Mapping[str, float]) -> float:
    return topic_score({fold_word(word) for word in _WORD.findall(text[:GATE_TEXT])}, topics)


def may_hold_letter(html: str, book: CueBook) -> bool:
    """Tell whether HTML is worth making text of, by the words between its tags."""
    begin = max(html.lower().find("<body"), 0)
    return _score(_TAG.sub(" ", html[begin : begin + GATE_SOURCE]), book.topics) >= LEAST_SCORE


def may_be_letter(message: Message, book: CueBook) -> bool:
    """Tell whether a message is worth reading; it is where a recruiting system or board sent it."""
    if message.invitations or is_from_system(message, book):
        return True
    return _score(f"{message.subject[:200]} {message.text}", book.topics) >= LEAST_SCORE
