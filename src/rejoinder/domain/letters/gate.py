"""A quick look that passes over mail which cannot be about a job search.

Reading a letter costs about a millisecond, and of a mailbox nine in ten messages are something else. The
gate counts how many different words of job search stand in a message (each language's `gate` list) and
lets it through from a few on. It never decides what a letter is.
"""

from __future__ import annotations

from functools import lru_cache

from ahocorasick_rs import AhoCorasick, Implementation

from rejoinder.domain.letters.book import CueBook
from rejoinder.domain.letters.features import is_from_system
from rejoinder.domain.mail import Message

GATE_TEXT = 6_000  # characters that are looked at
MIN_WORDS = 3
MIN_WORDS_SHORT = 2  # of a short message, or with one of them in the subject
SHORT = 900


@lru_cache(maxsize=2)
def _matcher(words: tuple[str, ...]) -> AhoCorasick:
    return AhoCorasick(words, implementation=Implementation.ContiguousNFA)


def may_be_letter(message: Message, book: CueBook) -> bool:
    """Tell whether a message is worth reading: it never says no to a letter, as far as is known."""
    if message.invitations or is_from_system(message, book):
        return True
    matcher = _matcher(book.gate)
    subject = set(matcher.find_matches_as_indexes(message.subject.lower())) if message.subject else ()
    found = {index for index, _, _ in subject}
    text = message.text[:GATE_TEXT].lower()
    found.update(index for index, _, _ in matcher.find_matches_as_indexes(text))
    needed = MIN_WORDS_SHORT if subject or len(text) < SHORT else MIN_WORDS
    return len(found) >= needed
