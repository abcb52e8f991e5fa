"""Rules of Today that rest on a letter: thanks, an offer, what they ask for, the reply."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from rejoinder.domain.applications import name_of
from rejoinder.domain.events import EventKind, Source
from rejoinder.domain.letters.readings import Kind
from rejoinder.domain.mailbox import Letter
from rejoinder.domain.next_steps import (
    LAPSE,
    THANKS_WITHIN,
    Case,
    Step,
    answer_offer,
    deadline_of,
    interview,
    next_steps,
    reply,
)
from rejoinder.domain.records import replace
from rejoinder.domain.stages import State
from rejoinder.domain.today.desk import LATE_REPLY, REPLY_UNTIL, WEIGHTS, Desk, Item, Tale, step_id


def thanks(desk: Desk) -> Iterator[Item]:
    """METHOD, preface: after an interview a thank-you is owed."""
    for tale in desk.tales:
        letter = _latest(tale, Kind.INTERVIEW)
        start = letter.reading.interview.start if letter and letter.reading.interview else None
        if letter is None or start is None or not timedelta() < desk.now - start <= THANKS_WITHIN:
            continue
        if _wrote_since(tale, letter):
            continue
        step = interview(_case(tale, letter, desk))
        if step and tale.application.standing.state is State.OPEN:
            yield _item("thanks", tale, letter, _at(tale, step))


def offer(desk: Desk) -> Iterator[Item]:
    """Answer an offer in time, in the words of its plan."""
    for tale in desk.tales:
        letter = _latest(tale, Kind.OFFER)
        if letter is None or _wrote_since(tale, letter) or tale.application.standing.state is not State.OFFER:
            continue
        step = answer_offer(_case(tale, letter, desk))
        if step:
            item = _item("offer", tale, letter, _at(tale, step))
            yield replace(item, due=deadline_of(letter))  # the one that is overdue comes first


def asked(desk: Desk) -> Iterator[Item]:
    """Send what they ask for, take the test: the application waits for it."""
    words = {
        Kind.ASSESSMENT: ("Take the test of", "They set it, and the next step depends on it."),
        Kind.ACTION_REQUIRED: ("Send what they ask for to", "The application waits for it."),
    }
    for tale in desk.tales:
        letter = tale.letters[-1] if tale.letters else None
        if letter is None or letter.reading.kind not in words:
            continue
        due = deadline_of(letter)
        if due < desk.today if due else _is_past(letter, desk, LAPSE):
            continue
        if tale.application.standing.state not in (State.OPEN, State.ON_HOLD):
            continue  # refused by phone since
        do, why = words[letter.reading.kind]
        until = f" by {due}" if due else ""
        yield _item("asked", tale, letter, Step(f"{do} {name_of(tale.application)}{until}.", why, due))


def reply_due(desk: Desk) -> Iterator[Item]:
    """METHOD, step 2: the reply that keeps the bridge, with the plan of `rejoinder read`."""
    for tale in desk.tales:
        letter = _latest(tale, Kind.REJECTION)
        standing = tale.application.standing
        if letter is None or letter.message.key != standing.rejection or standing.state is not State.REJECTED:
            continue  # or they go on with it after all
        if _wrote_since(tale, letter):
            continue
        case = _case(tale, letter, desk)
        step = reply(case)
        if step is None or tale.is_hidden or _is_past(letter, desk, REPLY_UNTIL):
            continue
        item = _item("reply", tale, letter, _at(tale, step))
        others = next_steps(case)
        plan = tuple(other.do for other in others if other.do != step.do)
        yield replace(item, plan=plan, weight=item.weight if step.due else LATE_REPLY)


def _latest(tale: Tale, kind: Kind) -> Letter | None:
    return next((letter for letter in reversed(tale.letters) if letter.reading.kind is kind), None)


def _wrote_since(tale: Tale, letter: Letter) -> bool:
    """Tell whether the seeker told that they wrote, on the letter's day or later."""
    sent = letter.message.date.date() if letter.message.date else None
    return any(
        event.kind is EventKind.WROTE and event.source is Source.SEEKER and sent and event.on and event.on >= sent
        for event in tale.events
    )


def _case(tale: Tale, letter: Letter, desk: Desk) -> Case:
    return Case.among(letter, tale.letters, tale.events, desk.today, desk.pace)


def _at(tale: Tale, step: Step) -> Step:
    """Return a step with the name of its application before it."""
    return replace(step, do=f"{name_of(tale.application)}: {step.do}")


def _is_past(letter: Letter, desk: Desk, span: timedelta) -> bool:
    return letter.message.date is None or desk.now - letter.message.date > span


def _item(rule: str, tale: Tale, letter: Letter, step: Step) -> Item:
    """Return an item that rests on a letter."""
    return Item(
        step_id(rule, letter.message.key),
        rule,
        tale.application.id,
        letter.message.key,
        step.do,
        step.why,
        WEIGHTS[rule],
        step.due,
        quotes=letter.reading.quotes[:1],
        language=letter.reading.language,
    )
