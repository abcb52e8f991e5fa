"""A letter of feedback sentence by sentence, each with what it seems to be: the seeker says what it is."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from rejoinder.domain.feedback.log import Entry
from rejoinder.domain.feedback.marks import mark_of
from rejoinder.domain.feedback.wordings import FeedbackBook, as_written, own_words, themes_of
from rejoinder.domain.letters.readings import Polarity
from rejoinder.domain.letters.text import sentences
from rejoinder.domain.mailbox import Letter

LEAST_WORDS = 3  # of a sentence that says anything of anybody: shorter ones greet and sign
MOST = 60  # sentences that are offered


class Piece(Struct, frozen=True):
    """A part of a letter: praise, criticism, both or neither; with what it is about."""

    quote: str
    mark: str
    polarities: tuple[Polarity, ...]
    themes: tuple[str, ...]
    suggested: tuple[str, ...]  # what its words suggest that it is about


def split(letter: Letter, entries: Sequence[Entry], book: FeedbackBook) -> list[Piece]:
    """Return the sentences of a letter with what each is in the log, given what the log holds of that letter.

    A part of it that is in the log and is no whole sentence comes after them.
    """
    logged: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.letter == letter.message.key and not entry.is_apart:
            logged.setdefault(entry.mark, []).append(entry)
    text = own_words(letter)
    found: dict[str, Piece] = {}
    for sentence in sentences(text):
        words = text[sentence.start : sentence.end]
        mark = mark_of(words)
        if len(sentence.words) < LEAST_WORDS or mark in found:
            continue
        found[mark] = _piece(letter, as_written(letter, words), mark, logged.pop(mark, []), book)
    for mark, known in logged.items():
        found[mark] = _piece(letter, known[0].quote, mark, known, book)
    return list(found.values())[:MOST]


def _piece(letter: Letter, quote: str, mark: str, known: Sequence[Entry], book: FeedbackBook) -> Piece:
    suggested = themes_of(quote, letter.reading.language, book)
    themes = known[0].themes if known else suggested
    return Piece(quote, mark, tuple(entry.polarity for entry in known), themes, suggested)
