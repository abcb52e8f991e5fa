"""Letters made of what was read from them, for rules that look at nothing else."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from rejoinder.domain.letters.readings import (
    Band,
    Contact,
    Door,
    DoorKind,
    Feedback,
    Interview,
    Kind,
    Named,
    Polarity,
    Quote,
    Reading,
    Reason,
    ReasonKind,
)
from rejoinder.domain.mail import Address, Message
from rejoinder.domain.mailbox import Letter

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
WORDS = Quote("the words it rests on")
SEEKER = Address("Tomasz Wren", "tomasz@example.org")


def named(value: str) -> Named | None:
    """Return a name that was read, or none."""
    return Named(value, WORDS) if value else None


def reading(
    kind: Kind = Kind.REJECTION,
    *,
    reasons: tuple[ReasonKind, ...] = (),
    doors: dict[DoorKind, date | None] | None = None,
    feedback: tuple[tuple[Polarity, bool], ...] = (),
    people: tuple[str, ...] = (),
) -> Reading:
    """Return a reading that states these things."""
    return Reading(
        kind,
        0.9,
        None if kind is Kind.OTHER else Band.SURE,
        "en",
        quotes=(WORDS,),
        people=tuple(Contact(name, "", "", WORDS) for name in people),
        reasons=tuple(Reason(reason, WORDS) for reason in reasons),
        doors=tuple(Door(door, until, WORDS) for door, until in (doors or {}).items()),
        feedback=tuple(Feedback(polarity, formula, WORDS) for polarity, formula in feedback),
    )


def letter(key: str, kind: Kind = Kind.REJECTION, *, day: float | None = 0, **more: object) -> Letter:
    """Return a letter; `organisation`, `role`, `reference`, `round` and `start` are what was read from it.

    `after` names the message that it answers, `sender`, `to` and `cc` are addresses, `name` stands beside the sender's.
    With `offers_other` it names another role instead.
    Who writes has an address of the organisation's, if nothing else is said.
    """
    told = {name: str(more.get(name, "")) for name in ("organisation", "role", "reference", "after", "sender", "to")}
    house = "".join(told["organisation"].lower().split()[:1]) or "tidewell"
    start = more.get("start")
    message = Message(
        key,
        message_id=str(more.get("message_id", f"{key}@post.example")),
        references=(told["after"],) if told["after"] else (),
        date=None if day is None else START + timedelta(days=day),
        sender=Address(str(more.get("name", "")), told["sender"] or f"ada@{house}.example"),
        to=(Address("", told["to"]) if told["to"] else SEEKER,),
        cc=(Address("", str(more["cc"])),) if more.get("cc") else (),
        subject=str(more.get("subject", "Hello")),
        is_list=bool(more.get("is_list")),
    )
    interview = None
    if kind is Kind.INTERVIEW:
        when = START + timedelta(days=float(str(start))) if start is not None else None
        interview = Interview(str(more.get("round", "")), when, "", WORDS)
    read = Reading(
        kind,
        0.9,
        None if kind is Kind.OTHER else Band.SURE,
        "en",
        organisation=named(told["organisation"]),
        role=named(told["role"]),
        reference=named(told["reference"]),
        people=tuple(Contact(name, "", "", WORDS) for name in (more.get("people") or ())),  # type: ignore[attr-defined]
        interview=interview,
        doors=(Door(DoorKind.OTHER_ROLE, None, WORDS),) if more.get("offers_other") else (),
    )
    return Letter(message, read, "1")
