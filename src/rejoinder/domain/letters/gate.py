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
GATE_SOURCE = 20_000  # of HTML as it came, where the text is thin between tags
# Below it lie 93 in 100 messages of a generated mailbox and no letter of the corpora (make quality).
LEAST_SCORE = -0.7
LEAST_INVITED = -2.0  # an invitation's text is short and says little

_WORD = re.compile(r"[^\W\d_]{2,}")
_TAG = re.compile(r"<[^>]*>")


def _score(text: str, topics: Mapping[str, float]) -> float:
    words = set(_WORD.findall(text[:GATE_TEXT].lower()))
    words.update([fold_word(word) for word in words if not word.isascii()])
    return topic_score(words, topics)


def may_hold_letter(source: str, book: CueBook) -> bool:
    """Tell whether HTML is worth making text of, by the words between its tags, or by the plain text beside it."""
    begin = max(source.find("<body"), 0)
    return _score(_TAG.sub(" ", source[begin : begin + GATE_SOURCE]), book.topics) >= LEAST_SCORE


def may_be_letter(message: Message, book: CueBook) -> bool:
    """Tell whether a message is worth reading; it is where a recruiting system or board sent it."""
    if is_from_system(message, book):
        return True
    least = LEAST_INVITED if message.invitations else LEAST_SCORE
    return _score(f"{message.subject[:200]} {message.text}", book.topics) >= least
