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
    counts = {code: sum(word in language.stops for word in words) for code, language in book.languages.items()}
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] == 0:
        return []
    best = ranked[0][1]
    return [code for code, count in ranked if count >= max(2, best / 3) or code == ranked[0][0]]
