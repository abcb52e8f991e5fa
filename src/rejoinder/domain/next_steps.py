"""What the method says to do after a letter: a list of small rules, each with its reason."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from rejoinder.domain.letters.readings import Door, DoorKind, Kind, Polarity, Reading, ReasonKind
from rejoinder.domain.mail import Message

# METHOD, step 2: planned, not dashed off: not within the hour, within a few days.
REPLY_WITHIN = timedelta(days=5)

_NO_REPLY = re.compile(
    r"no.?_?reply|do.?not.?reply|donotreply|nepasrepondre|noresponder|notification|mailer-daemon", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do, why, and until when."""

    do: str
    why: str
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """A letter with what was read from it."""

    message: Message
    reading: Reading
    today: date | None = None  # without it nothing counts as too late

    @property
    def sent(self) -> datetime | None:
        """Return when the letter was sent."""
        return self.message.date

    def in_time(self, due: date | None) -> date | None:
        """Return a day by which something is due, unless it has passed."""
        return due if due and (self.today is None or due >= self.today) else None

    def door(self, kind: DoorKind) -> Door | None:
        """Return the door of this kind, or None."""
        return next((door for door in self.reading.doors if door.kind is kind), None)


Rule = Callable[[Case], Step | None]


def takes_no_reply(message: Message) -> bool:
    """Tell whether answers to the sender's address reach nobody."""
    answers_to = message.reply_to[0].address if message.reply_to else message.sender.address
    return not answers_to or _NO_REPLY.search(answers_to) is not None


def reply(case: Case) -> Step | None:
    """METHOD, step 2: the reply that keeps the bridge."""
    if case.reading.kind is not Kind.REJECTION:
        return None
    due = case.in_time((case.sent + REPLY_WITHIN).date()) if case.sent else None
    late = " It has been a while; a short note still does no harm." if case.sent and due is None else ""
    if case.message.sender.address and takes_no_reply(case.message):
        person = next((person.name for person in case.reading.people), "")
        whom = (
            f"write to {person} instead" if person else "write to somebody there whose name you know, if you know one"
        )
        return Step(
            f"This address takes no replies: {whom}, with thanks, your interest in them, and other roles.",
            "A person who is remembered kindly is thought of again." + late,
            due,
        )
    return Step(
        "Reply: thank them and name one good thing, say that they still interest you, ask to be considered for "
        "other roles.",
        "They wrote to you, and an answer is courteous and rare. Not within the hour, but within five days." + late,
        due,
    )


def ask_feedback(case: Case) -> Step | None:
    """METHOD, step 3: specifics only after they answered, unless the letter offers feedback."""
    if case.reading.kind is not Kind.REJECTION:
        return None
    if case.door(DoorKind.FEEDBACK_OFFERED):
        door = case.door(DoorKind.FEEDBACK_OFFERED)
        return Step(
            "Ask for the feedback they offer, the good as well as the bad.",
            "The letter offers it, so you may ask at once.",
            case.in_time(door.until) if door else None,
        )
    if any(not item.formula for item in case.reading.feedback):
        return None
    return Step(
        "If you want to know why, ask in one line at the end (a P.S.); ask for details only once they have answered.",
        "A reply that asks first reads as a complaint; one that thanks first gets answered.",
    )


def log_feedback(case: Case) -> Step | None:
    """METHOD, step 3: feedback in the letter goes straight to the log."""
    own = [item for item in case.reading.feedback if not item.formula]
    if not own:
        return None
    parts = [
        name
        for name, polarity in (("praise", Polarity.POSITIVE), ("criticism", Polarity.NEGATIVE))
        if any(item.polarity is polarity for item in own)
    ]
    return Step(
        f"Keep what they said about you ({' and '.join(parts)}) at hand for the next application there.",
        "It is about you and not a form phrase, and few letters say anything at all.",
    )


def compare_posting(case: Case) -> Step | None:
    """METHOD, step 4: the answer can often be found in the job description."""
    if case.reading.kind is not Kind.REJECTION:
        return None
    stated = {reason.kind for reason in case.reading.reasons}
    if stated & {ReasonKind.FILLED, ReasonKind.INTERNAL, ReasonKind.FROZEN, ReasonKind.PERMIT, ReasonKind.POLICY}:
        return None
    return Step(
        "Read the job description beside the résumé you sent, requirement by requirement.",
        "Many reasons stand there already: not met, not shown, or shown in other words.",
    )


def keep_door(case: Case) -> Step | None:
    """METHOD, steps 6 and 7: use the doors that the letter leaves open."""
    kinds = {
        DoorKind.OTHER_ROLE: "Answer about the other role they name.",
        DoorKind.TALENT_POOL: "Join the talent pool they invite you to.",
        DoorKind.CONTACT_OFFERED: "Take up the contact they offer, sparingly.",
        DoorKind.KEPT_ON_FILE: "They keep your papers: send word when something in them changes.",
        DoorKind.APPLY_AGAIN: "Watch their openings; apply again where it fits better.",
    }
    for kind, do in kinds.items():
        door = case.door(kind)
        if door:
            return Step(do, "The letter leaves this door open, and your name is known there.", case.in_time(door.until))
    return None


def wait_again(case: Case) -> Step | None:
    """METHOD, step 7: apply again when the recorded reason no longer holds."""
    kinds = {reason.kind for reason in case.reading.reasons}
    is_watched = case.door(DoorKind.APPLY_AGAIN) is not None  # then that step says so already
    if kinds & {ReasonKind.FROZEN, ReasonKind.FILLED, ReasonKind.INTERNAL} and not is_watched:
        return Step("Look at their openings again in some months.", "The reason was the position, not you.")
    if ReasonKind.POLICY in kinds:
        return Step("Note their rule and when it lets you apply again.", "The reason is a rule of the house.")
    return None


_OTHERWISE = {
    Kind.INTERVIEW: (
        "Confirm the interview and prepare: past feedback from them, the gaps, the people.",
        "An interview is ahead.",
    ),
    Kind.ASSESSMENT: ("Plan the test before its deadline.", "The next step depends on it."),
    Kind.ACTION_REQUIRED: ("Send what they ask for.", "The application waits for it."),
    Kind.OFFER: ("Read the terms at leisure, and answer within the time they give.", "This is an offer."),
    Kind.ON_HOLD: (
        "Thank them and say that you stay interested; ask when they expect to decide, and again in some weeks.",
        "Nothing is decided.",
    ),
    Kind.CONFIRMATION: (
        "Keep the job description as it stands now, with what you sent.",
        "It is gone from the web by the time you need it.",
    ),
    Kind.RECRUITER_OUTREACH: (
        "Answer if it fits, and say what you look for either way.",
        "A recruiter who knows that is worth more than one opening.",
    ),
    Kind.FEEDBACK: ("Thank them, and keep this word for word.", "Honest feedback is rare."),
    Kind.RECRUITER_REPLY: (
        "Read it as an answer; if you have thanked them before, you may ask for specifics now.",
        "They have written back.",
    ),
    Kind.WITHDRAWAL_ACK: ("Nothing is due.", "You withdrew, and they took note."),
}


def other_kinds(case: Case) -> Step | None:
    """Say what a letter asks for that is no rejection."""
    text = _OTHERWISE.get(case.reading.kind)
    return Step(*text) if text else None


RULES: tuple[Rule, ...] = (log_feedback, reply, ask_feedback, keep_door, compare_posting, wait_again, other_kinds)


def next_steps(message: Message, reading: Reading, today: date | None = None) -> list[Step]:
    """Return what the method says to do now, most worthwhile first; days before `today` are left out."""
    case = Case(message, reading, today)
    return [step for rule in RULES if (step := rule(case)) is not None]
