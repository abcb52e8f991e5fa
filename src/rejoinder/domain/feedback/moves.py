"""The moves of an application after a rejection: told by letters, events and the seeker's word, in their order."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, date, datetime, time

from msgspec import Struct

from rejoinder.domain.events import Event, EventKind, Source
from rejoinder.domain.facts import FACT, Move
from rejoinder.domain.feedback.log import Course, Entry
from rejoinder.domain.feedback.said import Said
from rejoinder.domain.feedback.wordings import FeedbackBook, question_in, refusal_in
from rejoinder.domain.letters.readings import DoorKind, Kind
from rejoinder.domain.mailbox import Letter

# What shows that they go on with an application after all, or that it has ended otherwise: nothing is asked then.
_GOES_ON = frozenset({EventKind.INTERVIEW, EventKind.ASSESSMENT, EventKind.OFFER, EventKind.WITHDRAWN})
# Letters that are an answer of a person's wherever they come; of the others only what answers the seeker's own letter.
_ANSWERS = frozenset({Kind.RECRUITER_REPLY, Kind.FEEDBACK})
_MAY_ANSWER = frozenset(
    {
        Kind.REJECTION,
        Kind.ON_HOLD,
        Kind.ACTION_REQUIRED,
        Kind.RECRUITER_OUTREACH,
        Kind.OTHER,
        Kind.CONFIRMATION,
        Kind.SENT_BY_SEEKER,  # read so, though it is theirs
    }
)
_OF_EVENTS = {
    EventKind.REJECTED: Move.REJECTED,
    EventKind.WROTE: Move.REPLIED,
    EventKind.ANSWERED: Move.ANSWERED,
    EventKind.FEEDBACK: Move.RECEIVED,
}


class Made(Struct, frozen=True):
    """A move that was made: when, and the letter and words that it rests on, or the seeker's word.

    `until` is the day until which an offer stands.
    """

    move: Move
    on: date | None
    at: tuple[datetime, int, str]  # what moves are ordered by
    letter: str = ""
    quote: str = ""
    is_said: bool = False
    how: str = ""
    until: date | None = None


def moves_of(course: Course, entries: Sequence[Entry], said: Said, book: FeedbackBook) -> list[Made]:
    """Return the moves since the rejection in their order, the rejection first; none if it was taken back since.

    `entries` are what the log holds of the application.
    """
    start = _start(course.events)
    if start is None:
        return []
    own = _Letters(course, {entry.letter: entry for entry in reversed(entries) if not entry.is_apart}, said, book)
    found = [*own.moves(start), *_told(course, said)]
    first = _of_event(start)
    later = sorted((made for made in found if made.at >= first.at), key=lambda made: made.at)
    return [first, *later]


def _start(events: Sequence[Event]) -> Event | None:
    """Return the first rejection after which they did not go on."""
    start: Event | None = None
    for event in sorted(events, key=_when):
        if event.kind is EventKind.REJECTED:
            start = start or event
        elif event.kind in _GOES_ON:
            start = None
    return start


def _when(event: Event) -> tuple[datetime, int, str]:
    """Return what an event is ordered by; a "no" comes first on its day, and first of all where it has none."""
    if event.kind is EventKind.REJECTED and event.at is None:
        return datetime.combine(event.on or date.min, time.min, UTC), len(event.key), event.key
    return event.order


def _of_event(event: Event) -> Made:
    is_said = event.source is Source.SEEKER
    letter = "" if is_said else event.key
    return Made(_OF_EVENTS[event.kind], event.on, _when(event), letter, is_said=is_said, how=event.how)


def _told(course: Course, said: Said) -> Iterator[Made]:
    """Yield the moves that the seeker told of: as such, or as something that happened."""
    moves = {f"{FACT}{kept.number}": (kept, fact) for kept, fact in said.moves_of(course.anchors)}
    for event in course.events:
        is_move = event.kind in _OF_EVENTS and event.kind is not EventKind.REJECTED
        if event.source is Source.SEEKER and is_move and event.key not in moves:
            yield _of_event(event)
    for key, (kept, fact) in moves.items():
        # What was told on its day had happened by then; of another day it is only known that it was on that day.
        is_fresh = fact.on in (None, kept.at.date())
        at = kept.at if is_fresh else datetime.combine(fact.on or date.min, time.max, UTC)
        yield Made(fact.move, fact.on, (at, len(key), key), is_said=True, how=fact.how)


class _Letters(Struct, frozen=True):
    """The letters of an application, and what the log holds of each."""

    course: Course
    logged: dict[str, Entry]
    said: Said
    book: FeedbackBook

    def moves(self, start: Event) -> Iterator[Made]:
        """Yield the moves that letters make, from the one that says no on."""
        wrote: list[Letter] = []
        first = _when(start)
        for letter in sorted(self.course.letters, key=_sent):
            if _sent(letter) < first and letter.message.key != start.key:
                continue
            counted = self.said.counted.get(letter.message.key)
            is_own = self.course.is_own(letter)
            if is_own:
                wrote.append(letter)
            if counted is not None:
                if counted is not Move.NOTHING:
                    yield _made(letter, counted, is_said=True)
            elif is_own:
                yield self._wrote(letter)
            else:
                yield from self._theirs(letter, wrote, is_start=letter.message.key == start.key)

    def _wrote(self, letter: Letter) -> Made:
        question = question_in(letter, self.book)
        if question is None:
            return _made(letter, Move.REPLIED)
        return _made(letter, Move.REPLIED_PS if question.is_postscript else Move.ASKED, question.quote)

    def _theirs(self, letter: Letter, wrote: Sequence[Letter], *, is_start: bool) -> Iterator[Made]:
        """Yield what a letter of theirs does; feedback before a refusal, since who gives some refuses none."""
        reading = letter.reading
        is_personal = not letter.message.is_automatic and not letter.message.is_list
        if not is_start and is_personal and _is_answer(letter, wrote):
            yield _made(letter, Move.ANSWERED, rank=1)
        door = next((one for one in reading.doors if one.kind is DoorKind.FEEDBACK_OFFERED), None)
        if door:
            yield _made(letter, Move.OFFERED, door.quote.text, rank=2, until=door.until)
        entry = self.logged.get(letter.message.key)
        is_unfiled = reading.kind is Kind.FEEDBACK and letter.message.key not in self.said.filed
        if entry or is_unfiled:
            yield _made(letter, Move.RECEIVED, entry.quote if entry else "", rank=3)
        elif not door and (is_start or is_personal) and (quote := refusal_in(letter, self.book)):
            yield _made(letter, Move.REFUSED, quote, rank=3)


def _is_answer(letter: Letter, wrote: Sequence[Letter]) -> bool:
    """Tell whether a letter of theirs answers the seeker.

    A person's always does, others where they are in the thread or from whom the seeker wrote to.
    """
    if letter.reading.kind in _ANSWERS:
        return True
    if letter.reading.kind not in _MAY_ANSWER:
        return False
    return bool(_thread(letter) & {_id(one) for one in wrote if _id(one)}) or (
        letter.reading.kind is not Kind.CONFIRMATION and letter.message.sender.address.lower() in _written_to(wrote)
    )


def _written_to(wrote: Sequence[Letter]) -> Collection[str]:
    return {party.address.lower() for letter in wrote for party in (*letter.message.to, *letter.message.cc)} - {""}


def _thread(letter: Letter) -> set[str]:
    return {name.lower() for name in letter.message.references}


def _id(letter: Letter) -> str:
    return letter.message.message_id.lower()


def _sent(letter: Letter) -> tuple[datetime, int, str]:
    return letter.message.date or datetime.min.replace(tzinfo=UTC), len(letter.message.key), letter.message.key


def _made(
    letter: Letter, move: Move, quote: str = "", *, rank: int = 0, until: date | None = None, is_said: bool = False
) -> Made:
    at, length, key = _sent(letter)
    on = at.date() if letter.message.date else None
    return Made(move, on, (at, length, f"{key}:{rank}"), letter.message.key, quote, is_said, until=until)
