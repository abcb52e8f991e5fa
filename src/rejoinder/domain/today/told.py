"""Rules of Today that rest on what the seeker told of without a letter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from rejoinder.domain.applications import name_of
from rejoinder.domain.events import Event, EventKind, Source
from rejoinder.domain.next_steps import THANKS_WITHIN, is_followed, note_of_thanks
from rejoinder.domain.stages import State
from rejoinder.domain.today.desk import LATE_REPLY, REPLY_UNTIL, WEIGHTS, Desk, Item, Tale, step_id


def thanks_after_told(desk: Desk) -> Iterator[Item]:
    """METHOD, preface: after an interview that no letter tells of thanks are owed all the same."""
    for tale in desk.tales:
        event = _latest(tale, EventKind.INTERVIEW)
        if event is None or event.on is None or tale.application.standing.state is not State.OPEN:
            continue
        if not timedelta() <= desk.today - event.on <= THANKS_WITHIN or is_followed(event, tale.events):
            continue
        if event.start and event.start > desk.now:
            continue
        do = f"{name_of(tale.application)}: Thank everybody who helped or spoke with you, each for one specific thing."
        why = f"The interview was on {event.on}, and few people write afterwards."
        yield _item("thanks", tale, event, do, why, timedelta(days=2), desk)


def offer_told(desk: Desk) -> Iterator[Item]:
    """Answer an offer that was made without a letter."""
    for tale in desk.tales:
        event = _latest(tale, EventKind.OFFER)
        if event and tale.application.standing.state is State.OFFER and not is_followed(event, tale.events):
            do = f"Ask {name_of(tale.application)} for the offer in writing, and answer within the time they give."
            yield _item("offer", tale, event, do, "They wait for your answer.", None, desk)


def reply_to_told(desk: Desk) -> Iterator[Item]:
    """METHOD, step 2: who turned one down by phone is thanked in writing as well."""
    for tale in desk.tales:
        event = _latest(tale, EventKind.REJECTED)
        standing = tale.application.standing
        if event is None or event.on is None or event.key != standing.rejection or tale.is_hidden:
            continue
        is_over = standing.state is not State.REJECTED or desk.today - event.on > REPLY_UNTIL
        if is_over or is_followed(event, tale.events):
            continue
        step = note_of_thanks(event)
        do = f"{name_of(tale.application)}: {step.do}"
        yield _item("reply", tale, event, do, step.why, desk.pace.within, desk)


def _latest(tale: Tale, kind: EventKind) -> Event | None:
    """Return the latest event of a kind if it is the seeker who tells of it."""
    found = next((event for event in reversed(tale.events) if event.kind is kind), None)
    return found if found and found.source is Source.SEEKER else None


def _item(rule: str, tale: Tale, event: Event, do: str, why: str, within: timedelta | None, desk: Desk) -> Item:  # noqa: PLR0913, PLR0917  (one place for what all three have)
    due = event.on + within if event.on and within else None
    is_late = due is not None and due < desk.today
    return Item(
        step_id(rule, event.key),
        rule,
        tale.application.id,
        "",
        do,
        why,
        LATE_REPLY if is_late and rule == "reply" else WEIGHTS[rule],
        None if is_late else due,
    )
