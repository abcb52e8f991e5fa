"""Which language a posting is in."""

from __future__ import annotations

import re
from collections import Counter

from rejoinder.domain.postings.book import PostingBook

NAMES = {
    "en": "English",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "it": "Italian",
    "nl": "Dutch",
    "pt": "Portuguese",
    "pl": "Polish",
    "sv": "Swedish",
    "da": "Danish",
    "cs": "Czech",
}
MAX_READ = 12_000  # characters of a posting by which its language is told
LEAST = 0.03  # of its words that have to be common ones, for a language to show
_WORD = re.compile(r"[^\W\d_]+")


def tell_language(folded: str, book: PostingBook) -> str:
    """Return the code of the language whose common words a folded text holds most of; "" if none shows.

    Words that several languages share speak for each of them a part. A text of a few words is taken to be in the first
    language of the book that knows any of them, or in English.
    """
    words = _WORD.findall(folded[:MAX_READ])
    counts = dict.fromkeys(book.stops, 0.0)
    for codes, times in Counter(map(book.owners.get, words)).items():
        for code in codes or ():
            counts[code] += times / len(codes or ())
    best = max(counts, key=lambda code: counts[code], default="")
    if best and counts[best] >= LEAST * len(words) and counts[best] > 0:
        return best
    is_latin = sum(word.isascii() for word in words) >= 0.7 * len(words)
    return "en" if is_latin and len(words) < 60 and "en" in book.languages else ""
