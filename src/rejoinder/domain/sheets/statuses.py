"""What the seeker's own words for how an application stands come to: events, or nothing that happened yet."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import Protocol

from msgspec import Struct

from rejoinder.domain.events import EventKind
from rejoinder.domain.letters.readings import ReasonKind
from rejoinder.domain.records import replace
from rejoinder.domain.sheets.sheet import fold
from rejoinder.domain.sheets.status_words import CROSSES, DENIALS, MARKS, REASONS, TICKS, WORDS


class DayOf(Protocol):
    """Understands a day that a person wrote."""

    def __call__(self, text: str, /, *, month_first: bool = False, is_past: bool = False) -> date | datetime | None:
        """Return the day or, where an hour is named, the time; None if it cannot be understood.

        A day without a year is the nearest, or the latest with `is_past`.
        """
        ...


LONGEST_PHRASE = 5
LONGEST_STATUS = 300  # characters; longer cells are notes
_SEPARATOR = re.compile(r"\s[-–—]+\s|[–—;,()\[\]|>→➔➡\n+&]|:(?!\d)|(?<!\d)/(?!\d)|(?<=[^\W\d])\.\s")
_HOUR = r"(?:,?\s(?:(?:um|at|à|a las)\s)?\d{1,2}(?:[:.h]\d\d(?:\s?(?:uhr|h|am|pm)\b)?|\s?(?:uhr|h|am|pm)\b))?"
DAY_IN_FIGURES = re.compile(
    r"(?<![\d.])(?:\d{4}-\d\d-\d\d|\d{1,2}[./-]\d{1,2}(?:[./-](?:\d{4}|\d\d)|\.|(?![\d./-])))(?!\d)" + _HOUR,
    re.IGNORECASE,
)
_SHORT = re.compile(r"\bw/o?(?![^\W_])", re.IGNORECASE)
_SPAN = re.compile(r"\bn\d+ span\b|\bspan\b")
_WORD = re.compile(r"(\d+)(?:st|nd|rd|th|er|re|ere|eme|e|o|a|te|ter|tes)?(?![^\W\d_])|[^\W\d_]+")
_NUMBER = r"n(?P<{}>\d)(?!\d)"
_INTERVIEW = re.compile(
    rf"{_NUMBER.format('a')}(?: filler)* round(?: interview| screen)?"
    rf"|round(?: filler)* {_NUMBER.format('b')}(?: interview| screen)?"
    rf"|{_NUMBER.format('c')}(?: filler)* (?:interview|screen)"
    rf"|(?:interview|screen)(?: filler)* {_NUMBER.format('d')}"
    r"|(?P<final>final)(?: round)?(?: interview| screen)?"
)
_KINDS = {
    "confirmed": EventKind.CONFIRMED,
    "viewed": EventKind.VIEWED,
    "answered": EventKind.ANSWERED,
    "asked": EventKind.ASKED,
    "assessment": EventKind.ASSESSMENT,
    "interview": EventKind.INTERVIEW,
    "screen": EventKind.INTERVIEW,
    "feedback": EventKind.FEEDBACK,
    "on_hold": EventKind.ON_HOLD,
    "offer": EventKind.OFFER,
    "rejected": EventKind.REJECTED,
    "withdrawn": EventKind.WITHDRAWN,
}
_ORDER = {kind: number for number, kind in enumerate(_KINDS.values())}
_WEAK = frozenset({EventKind.CONFIRMED, EventKind.ANSWERED})  # "rejection received" says only the one thing
_AGREED = frozenset({EventKind.INTERVIEW, EventKind.ASSESSMENT})  # to wait for one it must have been offered
_CONTRADICTION = frozenset({EventKind.OFFER, EventKind.REJECTED})


class Meaning(Struct, frozen=True):
    """One thing that words say happened, with its day where they name one."""

    kind: EventKind
    round: str = ""  # of an interview
    how: str = ""  # "phone" of an interview by phone
    on: date | datetime | None = None


class Status(Struct, frozen=True):
    """What words for how an application stands come to; no meanings where nothing happened yet."""

    meanings: tuple[Meaning, ...] = ()
    reasons: tuple[ReasonKind, ...] = ()
    is_sent: bool = True  # the seeker did apply


class _Part(Struct, frozen=True):
    text: str
    signs: tuple[str, ...]
    on: date | datetime | None
    unknown: str
    is_denied: bool

    @property
    def tells(self) -> bool:
        """Tell whether any of its words says something."""
        return any(sign != "filler" for sign in self.signs)


def read_status(text: str, day: DayOf | None = None, own: Mapping[str, Status] | None = None) -> Status | None:
    """Return what a seeker's words for a stage mean, or None if they are not known.

    `own` is what the seeker said that words of theirs mean, by `fold`ed words. Words that are not known are passed over
    only where they stand apart, after a comma or a dash, from words that are.
    """
    if not text.strip() or len(text) > LONGEST_STATUS:
        return None
    text = _SHORT.sub(lambda found: "without " if found[0].lower() == "w/o" else "with ", text)
    said = (own or {}).get(fold(text) or text.strip())
    if said is not None:
        return said
    parts = [_part(part, day) for part in _parted(text)]
    if not any(part.signs or part.unknown for part in parts):
        return _marks(text)
    return _put_together(parts)


def _put_together(parts: Sequence[_Part]) -> Status | None:
    """Return what several thoughts say, or None if one of them cannot be relied on.

    After a rejection a thought that names a cause is one: "Rejected: hiring freeze".
    """
    ends = next((number for number, part in enumerate(parts, 1) if "rejected" in part.signs), len(parts))
    causes = tuple(dict.fromkeys(kind for part in parts[ends:] for kind in reasons_of(part.text)))
    parts = [part for number, part in enumerate(parts) if number < ends or not reasons_of(part.text)]
    if any(part.is_denied or (part.unknown and part.tells) for part in parts) or not parts[0].tells:
        return None
    readings = [_meanings(part) for part in parts if part.tells]
    signs = {sign for part in parts for sign in part.signs if sign != "filler"}
    if not signs or any(reading is None for reading in readings):
        return None
    if "declined" in signs:  # by whom? Of an offer by the seeker; otherwise nobody can tell.
        if "offer" not in signs:
            return None
        readings.append([Meaning(EventKind.WITHDRAWN)])
    meanings = _numbered([meaning for reading in readings for meaning in reading or ()])
    return Status(in_process_order(meanings), causes, is_sent=signs != {"not_sent"})


def _numbered(meanings: list[Meaning]) -> list[Meaning]:
    """Number interviews that stand one after the other without any number: "Phone screen -> Onsite"."""
    interviews = [one for one in meanings if one.kind is EventKind.INTERVIEW]
    if len(interviews) < 2 or any(one.round for one in interviews):
        return meanings
    rounds = {id(one): str(number) for number, one in enumerate(interviews, 1)}
    return [replace(one, round=rounds.get(id(one), "")) for one in meanings]


def _parted(text: str) -> list[str]:
    """Cut a text where a new thought begins, but not inside a date."""
    kept = [found.span() for found in DAY_IN_FIGURES.finditer(text)]
    cuts = [
        found.span()
        for found in _SEPARATOR.finditer(text)
        if not any(start <= found.start() < end for start, end in kept)
    ]
    edges = [0, *(edge for cut in cuts for edge in cut), len(text)]
    return [part for start, end in zip(edges[::2], edges[1::2], strict=True) if (part := text[start:end]).strip()]


def _part(text: str, day: DayOf | None) -> _Part:
    """Read one thought: the signs of its words, a day in it, and the words that are not known."""
    written_as, on = text, None
    figures = DAY_IN_FIGURES.search(text)
    if day and figures and (on := day(figures[0])):
        text = text[: figures.start()] + " " + text[figures.end() :]
    words = [match[1] or match[0] for match in _WORD.finditer(fold(text))]
    signs: list[str] = []
    unknown: list[str] = []
    at = 0
    while at < len(words):
        sign, length = _phrase(words[at:])
        (signs if sign else unknown).append(sign or words[at])
        at += length
    signs = _SPAN.sub("filler", " ".join(signs)).split()
    is_denied = any(word in _list(DENIALS) for word in unknown)
    lone = (
        [sign for sign in signs if re.fullmatch(r"n\d+|round", sign)] if not _INTERVIEW.search(" ".join(signs)) else []
    )
    if unknown or lone:
        written = _rest(text, unknown)
        if on is None and day and (on := day(written)):
            unknown, signs = [], [sign for sign in signs if sign not in lone]
        unknown += [sign.removeprefix("n") for sign in lone if sign in signs]
    return _Part(written_as, tuple(signs), on, " ".join(unknown), is_denied)


def _rest(text: str, unknown: list[str]) -> str:
    """Return the words from the first to the last one that is not known or holds a figure: perhaps a day."""
    words = text.split()
    odd = [number for number, word in enumerate(words) if re.search(r"\d", word) or fold(word) in unknown]
    return " ".join(words[odd[0] : odd[-1] + 1]) if odd else ""


def _phrase(words: list[str]) -> tuple[str, int]:
    """Return the sign of the longest phrase that the words begin with, and how many of them it takes."""
    for length in range(min(LONGEST_PHRASE, len(words)), 0, -1):
        sign = _table().get(" ".join(words[:length]))
        if sign:
            return sign, length
    return (f"n{words[0]}", 1) if words[0].isdigit() else ("", 1)


def _meanings(part: _Part) -> list[Meaning] | None:
    """Return what the signs of one thought say, or None where they contradict each other."""
    text = " ".join(part.signs)
    found: list[Meaning] = []
    for match in _INTERVIEW.finditer(text):
        number = next((match[name] for name in "abcd" if match[name]), "final")
        found.append(Meaning(EventKind.INTERVIEW, number))
    rest = _INTERVIEW.sub("", text).split()
    if "refused_offer" in rest:
        found += [Meaning(EventKind.OFFER), Meaning(EventKind.WITHDRAWN)]
    kinds = {_KINDS[sign] for sign in rest if sign in _KINDS}
    if kinds >= _CONTRADICTION:
        return None
    if "awaiting" in rest:
        kinds &= _AGREED
    if found:
        kinds.discard(EventKind.INTERVIEW)
    if found or kinds - _WEAK:
        kinds -= _WEAK
    if "screen" in rest:
        kinds.discard(EventKind.INTERVIEW)
        found.append(Meaning(EventKind.INTERVIEW, how="phone"))
    found += [Meaning(kind) for kind in kinds]
    last = max(found, key=lambda meaning: _ORDER[meaning.kind], default=None)
    return [replace(meaning, on=part.on) if meaning is last else meaning for meaning in found]


def in_process_order(meanings: Iterable[Meaning]) -> tuple[Meaning, ...]:
    """Return each thing once, in the order in which such things happen; one with a day rather than without."""
    best: dict[tuple[EventKind, str, str], Meaning] = {}
    for meaning in meanings:
        key = (meaning.kind, meaning.round, meaning.how)
        if key not in best or best[key].on is None:
            best[key] = meaning
    is_told = any(one.kind is EventKind.INTERVIEW and (one.round or one.how) for one in best.values())
    kept = [
        one
        for one in best.values()
        if one.on or one.round or one.how or not (is_told and one.kind is EventKind.INTERVIEW)
    ]
    return tuple(sorted(kept, key=lambda one: (_ORDER.get(one.kind, 0), one.round)))


def _marks(text: str) -> Status | None:
    """Read a text of marks alone; None if one may mean anything."""
    marks = {_mark(letter) for letter in text} - {""}
    signs = {MARKS.get(mark, "") for mark in marks}
    if not signs or "" in signs:
        return None
    return Status(in_process_order(Meaning(_KINDS[sign]) for sign in signs if sign in _KINDS))


def _mark(letter: str) -> str:
    """Return a letter that is a mark; spaces and what only chooses how a mark looks are none."""
    return "" if letter.isspace() or unicodedata.category(letter) in {"Mn", "Cf", "Po", "Pd", "Sk"} else letter


def event_named_by(heading: str) -> Meaning | None:
    """Return the event that a heading names ("2nd interview", "Absage am"), or None."""
    status = read_status(heading)
    return status.meanings[0] if status is not None and len(status.meanings) == 1 else None


def reasons_of(text: str) -> tuple[ReasonKind, ...]:
    """Return the causes that words name, in the order of the table."""
    words = f" {fold(text)} "
    return tuple(
        kind for kind, names in _reasons().items() if any(f" {name} " in words for name in names)
    ) if words.strip() else ()  # fmt: skip


def is_tick(text: str) -> bool:
    """Tell whether a cell says yes."""
    return _plain(text) in _list(TICKS)


def is_cross(text: str) -> bool:
    """Tell whether a cell says no, or that there is nothing to say."""
    return _plain(text) in _list(CROSSES)


def _plain(text: str) -> str:
    return "".join(_mark(letter) or letter * (letter in "-–—/.?") for letter in text.casefold().strip()).strip() or text


@cache
def _list(words: str) -> frozenset[str]:
    entries = [entry.strip() for entry in words.split(",")]
    return frozenset(entries) | frozenset(filter(None, map(fold, entries))) | frozenset(map(_plain, entries))


@cache
def _table() -> dict[str, str]:
    """Return the sign of each phrase."""
    table: dict[str, str] = {}
    for sign, words in WORDS.items():
        for entry in words.split(","):
            phrase, _, number = entry.strip().partition("=")
            table.setdefault(
                " ".join(match[1] or match[0] for match in _WORD.finditer(fold(phrase))),
                f"n{number}" if number else sign,
            )
    return table


@cache
def _reasons() -> dict[ReasonKind, tuple[str, ...]]:
    return {ReasonKind(kind): tuple(fold(entry) for entry in words.split(",")) for kind, words in REASONS.items()}
