"""Rules of Today that rest on times that rejections name: a door that closes, a day from which one may apply."""

from __future__ import annotations

from collections.abc import Iterator

from rejoinder.domain.again import opening_of
from rejoinder.domain.applications import Application, name_of
from rejoinder.domain.letters.readings import Door, DoorKind
from rejoinder.domain.linking.names import organisation_key
from rejoinder.domain.mailbox import Letter
from rejoinder.domain.stages import State
from rejoinder.domain.today.desk import (
    CLOSING_WITHIN,
    OPEN_FOR,
    WEIGHTS,
    Desk,
    Item,
    step_id,
)

_CLOSING = {
    DoorKind.OTHER_ROLE: "answer about the other role they named, if you have not",
    DoorKind.FEEDBACK_OFFERED: "ask for the feedback they offered, if you have not",
    DoorKind.CONTACT_OFFERED: "take up the contact they offered, if you want to",
    DoorKind.TALENT_POOL: "join their talent pool, or stay in it, if you want to",
    DoorKind.KEPT_ON_FILE: "send word if something in your papers has changed; they keep them no longer than that",
    DoorKind.APPLY_AGAIN: "apply again, if something there fits",
}


_CONSENT = "say that they may keep your papers, if that is fine with you and you have not; they ask for your consent"


def door_closes(desk: Desk) -> Iterator[Item]:
    """METHOD, step 6: use a door before it closes. One step for each letter."""
    for one, letter in _standing(desk):
        doors = [door for door in letter.reading.doors if _closes_soon(door, desk)]
        if not doors:
            continue
        door = min(doors, key=lambda found: (found.until, list(_CLOSING).index(found.kind)))
        yield Item(
            step_id("closing", f"{letter.message.key}:{door.until}"),
            "closing",
            one.id,
            letter.message.key,
            f"{name_of(one)}: {_CONSENT if door.asks_consent else _CLOSING[door.kind]}.",
            "The letter leaves this door open until then.",
            WEIGHTS["closing"],
            door.until,
            quotes=(door.quote,),
            language=letter.reading.language,
        )


def may_apply_again(desk: Desk) -> Iterator[Item]:
    """METHOD, step 7: apply again once the time has come that the letter names, unless the seeker has since."""
    for one, letter in _standing(desk):
        opening = opening_of(letter.reading, letter.message.date)
        if opening is None or not opening.day <= desk.today <= opening.day + OPEN_FOR:
            continue
        if _has_applied_since(one, letter, desk):
            continue
        yield Item(
            step_id("again", letter.message.key),
            "again",
            one.id,
            letter.message.key,
            f"You may apply again: {name_of(one)}. Look at their openings.",
            f"Their letter{f' about {one.role}' if one.role else ''} let you from {opening.day} on.",
            WEIGHTS["again"],
            quotes=(opening.quote,),
            language=letter.reading.language,
        )


def _standing(desk: Desk) -> Iterator[tuple[Application, Letter]]:
    """Yield what was turned down, still is, and is in sight."""
    for one, letter in desk.timely:
        if one.standing.state is State.REJECTED and one.id not in desk.hidden:
            yield one, letter


def _closes_soon(door: Door, desk: Desk) -> bool:
    return door.until is not None and desk.today <= door.until <= desk.today + CLOSING_WITHIN


def _has_applied_since(application: Application, letter: Letter, desk: Desk) -> bool:
    """Tell whether the seeker has another application there that is younger than the letter."""
    house, sent = organisation_key(application.organisation), letter.message.date
    return any(
        other.id != application.id
        and other.standing.applied is not None
        and sent is not None
        and other.standing.applied > sent.date()
        and organisation_key(other.organisation) == house
        for other in desk.applications
        if house
    )
