"""Rules of Today about feedback (METHOD, step 3): their answer, asking for specifics, filing what they said."""

from __future__ import annotations

from collections.abc import Iterator

from rejoinder.domain.applications import name_of
from rejoinder.domain.events import EventKind, Source
from rejoinder.domain.facts import Move
from rejoinder.domain.feedback.asking import Asking, State
from rejoinder.domain.letters.readings import Quote
from rejoinder.domain.next_steps import LAPSE
from rejoinder.domain.today.desk import REPLY_UNTIL, WEIGHTS, Desk, Item, Tale, step_id

_WROTE = frozenset({Move.REPLIED, Move.REPLIED_PS})


def answer_arrived(desk: Desk) -> Iterator[Item]:
    """They wrote after they were asked for specifics: only the seeker can tell whether that says anything."""
    for tale, asking in _lively(desk):
        if asking.state is State.ANSWERED and not asking.may_ask:
            yield _item("answer", tale, asking, f"{name_of(tale.application)}: {asking.do}", asking.why)


def specifics(desk: Desk) -> Iterator[Item]:
    """Ask for specifics once they answered, or where they offer feedback and have been thanked.

    Where they offer it and no reply was sent yet, the reply comes first, and its plan says so.
    """
    for tale, asking in _lively(desk):
        is_thanked = any(made.move in _WROTE for made in asking.moves)
        if asking.may_ask and (asking.state is State.ANSWERED or (asking.is_offered and is_thanked)):
            why = f"{asking.why} {asking.may_ask_why}"
            yield _item("specifics", tale, asking, f"{name_of(tale.application)}: {asking.do}", why)


def feedback_to_file(desk: Desk) -> Iterator[Item]:
    """Split a letter of feedback into praise and criticism, and keep the words of what was told without one."""
    for tale in desk.tales:
        for letter in tale.letters:
            day = letter.message.date.date() if letter.message.date else None
            is_due = letter.message.key in desk.unfiled and letter.reading.is_feedback
            if is_due and day and desk.today - day <= LAPSE:
                yield Item(
                    step_id("feedback", letter.message.key),
                    "feedback",
                    tale.application.id,
                    letter.message.key,
                    f"{name_of(tale.application)}: Say which of their sentences are praise and which criticism.",
                    "Only you can tell what they meant. Then it is at hand before the next interview.",
                    WEIGHTS["feedback"],
                    quotes=tuple(item.quote for item in letter.reading.feedback[:1]),
                )
        yield from _told(desk, tale)


def _told(desk: Desk, tale: Tale) -> Iterator[Item]:
    if tale.application.id in desk.heard:
        return
    event = next((one for one in reversed(tale.events) if one.kind is EventKind.FEEDBACK), None)
    if event and event.source is Source.SEEKER and event.on and desk.today - event.on <= LAPSE:
        yield Item(
            step_id("feedback", event.key),
            "feedback",
            tale.application.id,
            "",
            f"{name_of(tale.application)}: Write down what they said about you, word for word.",
            f"You told of feedback on {event.on}; in a week only the worst of it is remembered.",
            WEIGHTS["feedback"],
        )


def _lively(desk: Desk) -> Iterator[tuple[Tale, Asking]]:
    """Yield the applications in which asking goes on, and not too long ago."""
    for tale in desk.tales:
        asking = desk.askings.get(tale.application.id)
        if asking and not tale.is_hidden and asking.on and desk.today - asking.on <= REPLY_UNTIL:
            yield tale, asking


def _item(rule: str, tale: Tale, asking: Asking, do: str, why: str) -> Item:  # one place for what both have
    made, offer = asking.made, asking.offer
    words = offer.quote if offer else made.quote
    return Item(
        step_id(rule, made.letter or f"{tale.application.id}:{made.on}"),
        rule,
        tale.application.id,
        made.letter,
        do,
        why,
        WEIGHTS[rule],
        asking.due,
        quotes=(Quote(words),) if words else (),
    )
