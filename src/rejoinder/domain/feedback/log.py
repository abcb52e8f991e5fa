"""The log of feedback: each word about the seeker, verbatim, with who said it, when, at which stage, and themes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from rejoinder.domain.applications import Application
from rejoinder.domain.events import Event
from rejoinder.domain.facts import Filed, KeptFact
from rejoinder.domain.feedback.marks import entry_id, entry_name, find_mark, mark_of
from rejoinder.domain.feedback.said import Said
from rejoinder.domain.feedback.wordings import FeedbackBook, themes_of
from rejoinder.domain.letters.readings import Kind, Polarity
from rejoinder.domain.mailbox import Letter
from rejoinder.domain.records import replace
from rejoinder.domain.stages import Stage, stage_of

_BULLET = re.compile(r"^[-•*·–]\s+")  # before a line of a list, which is no word
AGAIN = "/2"  # behind the mark of words that are praise and criticism in one


class Course(Struct, frozen=True):
    """An application as feedback looks at it: its letters and events, the earliest first."""

    application: Application
    letters: Sequence[Letter]
    events: Sequence[Event]

    @property
    def anchors(self) -> tuple[str, ...]:
        """Return what the application is named by in facts."""
        return (*self.application.added, *self.application.letters)

    def is_own(self, letter: Letter) -> bool:
        """Tell whether the seeker wrote a letter.

        A friendly answer reads like a letter of theirs; it is none if others of the application from that address are
        not.
        """
        others = (one for one in self.letters if one.reading.kind is not Kind.SENT_BY_SEEKER)
        address = letter.message.sender.address.lower()
        is_theirs = address and any(one.message.sender.address.lower() == address for one in others)
        return letter.reading.kind is Kind.SENT_BY_SEEKER and not is_theirs


class Entry(Struct, frozen=True):
    """One word about the seeker.

    `letter` is the key of the letter that it stands in, empty where the seeker told it; then `how` says where it was
    said, as far as they told. `stage` is how far the application had got by then.
    """

    name: str  # the whole name, by which facts name it
    application: Application
    quote: str
    polarity: Polarity
    by: str
    on: date | None
    stage: Stage
    themes: tuple[str, ...]
    letter: str = ""
    how: str = ""
    is_formula: bool = False  # a form letter's phrase
    is_out: bool = False  # the seeker left it out
    is_said: bool = False  # the seeker said what it is
    operation: int | None = None  # by which it was told or filed

    @property
    def id(self) -> str:
        """Return the short id."""
        return entry_id(self.name)

    @property
    def mark(self) -> str:
        """Return the mark of its words in the letter."""
        return self.name.rpartition(":")[2].removesuffix(AGAIN)

    @property
    def is_apart(self) -> bool:
        """Tell whether it counts for nothing: a form letter's phrase, or left out by the seeker."""
        return self.is_formula or self.is_out


def entries_of(course: Course, said: Said, book: FeedbackBook, *, besides: str = "") -> list[Entry]:
    """Return all that was said about the seeker in an application, the earliest first; what stands apart as well.

    A letter with the key `besides` is left out.
    """
    found = [*_told(course, said, book)]
    for letter in course.letters:
        if letter.message.key != besides and not course.is_own(letter):
            kept = said.filed.get(letter.message.key)
            found += _read(course, letter, book) if kept is None else _filed(course, letter, kept, book)
    return sorted((_weighed(entry, said) for entry in found), key=_order)


def _order(entry: Entry) -> tuple[date, str]:
    return (entry.on or date.min, entry.letter)


def _told(course: Course, said: Said, book: FeedbackBook) -> Iterator[Entry]:
    for kept, heard in said.heard_of(course.anchors):
        for number, saying in enumerate(heard.sayings, 1):
            yield Entry(
                entry_name(heard.name, str(number)),
                course.application,
                saying.quote,
                saying.polarity,
                heard.by,
                heard.on,
                _stage(course, heard.on),
                themes_of(saying.quote, "", book) if saying.themes is None else saying.themes,
                how=heard.how,
                is_said=True,
                operation=kept.operation,
            )


def _read(course: Course, letter: Letter, book: FeedbackBook) -> Iterator[Entry]:
    seen: set[str] = set()
    for item in letter.reading.feedback:
        mark = mark_of(item.quote.text)
        # A sentence that holds praise and criticism makes two entries.
        name = entry_name(letter.message.key, mark if mark not in seen else f"{mark}{AGAIN}")
        seen.add(mark)
        entry = _of_letter(course, letter, name, item.quote.text, item.polarity, book)
        yield replace(entry, is_formula=item.formula)


def _filed(course: Course, letter: Letter, kept: KeptFact, book: FeedbackBook) -> Iterator[Entry]:
    seen: set[str] = set()
    for part in kept.fact.parts if isinstance(kept.fact, Filed) else ():
        quote = find_mark(letter.message.text, part.mark)
        if quote:
            name = entry_name(letter.message.key, part.mark if part.mark not in seen else f"{part.mark}{AGAIN}")
            seen.add(part.mark)
            entry = _of_letter(course, letter, name, quote, part.polarity, book)
            themes = entry.themes if part.themes is None else part.themes
            yield replace(entry, themes=themes, is_said=True, operation=kept.operation)


def _of_letter(course: Course, letter: Letter, name: str, quote: str, polarity: Polarity, book: FeedbackBook) -> Entry:
    message = letter.message
    on = message.date.date() if message.date else None
    return Entry(
        name,
        course.application,
        _BULLET.sub("", quote),
        polarity,
        message.sender.name or message.sender.address,
        on,
        _stage(course, on),
        themes_of(quote, letter.reading.language, book),
        letter=message.key,
    )


def _stage(course: Course, on: date | None) -> Stage:
    """Return how far the application had got by a day."""
    return stage_of([event for event in course.events if on is None or event.known is None or event.known <= on])


def _weighed(entry: Entry, said: Said) -> Entry:
    """Return an entry with what the seeker said of it in the place of what was read."""
    word = said.weighed.get(entry.name)
    if word is None:
        return entry
    return replace(
        entry,
        polarity=word.polarity or entry.polarity,
        themes=entry.themes if word.themes is None else word.themes,
        is_out=bool(word.is_out),
        is_formula=entry.is_formula and word.is_out is not False,  # taken in, it is a phrase no more
        by=entry.by if word.by is None else word.by,
        is_said=True,
    )
