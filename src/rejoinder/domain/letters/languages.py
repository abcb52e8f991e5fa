"""Which language a letter is in."""

from __future__ import annotations

from rejoinder.domain.letters.book import CueBook
from rejoinder.domain.letters.text import Sentence

MAX_WORDS = 400


def tell_languages(book: CueBook, sentences: list[Sentence]) -> list[str]:
    """Return the languages a letter is written in, the main one first; empty if none shows.

    Counted are the commonest words of each language. A second one counts as used if it has a
    third of the main one's, as in letters that say everything twice.
    """
    words: list[str] = []
    for sentence in sentences:
        words += sentence.words
        if len(words) > MAX_WORDS:
            break
    counts = {code: sum(word in stops for word in words) for code, stops in book.stops.items()}
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] == 0:
        return []
    main, best = ranked[0]
    return [main, *(code for code, _ in ranked[1:] if _own_words(book, code, main, words) >= max(2, best / 3))]


def _own_words(book: CueBook, code: str, main: str, words: list[str]) -> int:
    """Count the words of one language that the main one does not share ("de" is French and Spanish)."""
    own = book.stops[code] - book.stops[main]
    return sum(word in own for word in words)
