"""What the method says to do after a letter: a list of small rules, each with its reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from rejoinder.domain.letters.readings import Door, DoorKind, Kind, Polarity, Reading, ReasonKind
from rejoinder.domain.mail import Message
from rejoinder.domain.mailbox import Letter

# METHOD, step 2: planned, not dashed off: not within the hour, within a few days.
REPLY_WITHIN = timedelta(days=5)
# So long after an interview thanks are still thanks; later, one asks where things stand.
THANKS_WITHIN = timedelta(days=14)
# After so long, what a letter asked for has happened or has lapsed, where it names no day.
LAPSE = timedelta(days=30)

_DECISIONS = frozenset({Kind.REJECTION, Kind.OFFER, Kind.WITHDRAWAL_ACK})

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
    """A letter with what was read from it, and what came after it in its application."""

    message: Message
    reading: Reading
    today: date | None = None  # without it nothing counts as too late
    later: Sequence[Letter] = ()  # earliest first

    @property
    def sent(self) -> datetime | None:
        """Return when the letter was sent."""
        return self.message.date

    def in_time(self, due: date | None) -> date | None:
        """Return a day by which something is due, unless it has passed."""
        return due if due and (self.today is None or due >= self.today) else None

    def is_past(self, day: date | None) -> bool:
        """Tell whether a day has passed; one that is not known has not."""
        return day is not None and self.today is not None and day < self.today

    def door(self, kind: DoorKind) -> Door | None:
        """Return the door of this kind, or None if there is none or it has closed."""
        return next((door for door in self.reading.doors if door.kind is kind and not self.is_past(door.until)), None)

    @property
    def answer(self) -> Letter | None:
        """Return what the seeker wrote last to whoever wrote this letter, after it."""
        return next((letter for letter in reversed(self.later) if _answers(letter, self.message)), None)

    @property
    def heard(self) -> list[Letter]:
        """Return what others wrote after the letter."""
        return [letter for letter in self.later if letter.reading.kind is not Kind.SENT_BY_SEEKER]

    @property
    def is_decided(self) -> bool:
        """Tell whether a later letter has ended what this one asks for."""
        return any(letter.reading.kind in _DECISIONS for letter in self.heard)


Rule = Callable[[Case], Step | None]


def _answers(letter: Letter, message: Message) -> bool:
    """Tell whether a later letter is the seeker's answer: in the same thread, or to the one who wrote.

    Where the address takes no replies, whatever the seeker wrote there later is the answer.
    """
    if letter.reading.kind is not Kind.SENT_BY_SEEKER:
        return False
    thread = {name.lower() for name in (message.message_id, *message.references) if name}
    if thread & {name.lower() for name in letter.message.references}:
        return True
    wrote = {party.address.lower() for party in (message.sender, *message.reply_to) if party.address}
    to = {party.address.lower() for party in (*letter.message.to, *letter.message.cc)}
    return bool(wrote & to) or takes_no_reply(message)


def takes_no_reply(message: Message) -> bool:
    """Tell whether answers to the sender's address reach nobody."""
    answers_to = message.reply_to[0].address if message.reply_to else message.sender.address
    return not answers_to or _NO_REPLY.search(answers_to) is not None


def reply(case: Case) -> Step | None:
    """METHOD, step 2: the reply that keeps the bridge; once it is sent it is not due again."""
    if case.reading.kind is not Kind.REJECTION or case.answer:
        return None
    due = case.in_time((case.sent + REPLY_WITHIN).date()) if case.sent else None
    late = " The usual days have passed; a short note is still welcome." if case.sent and due is None else ""
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
    if case.reading.kind is not Kind.REJECTION or any(letter.reading.kind is Kind.FEEDBACK for letter in case.heard):
        return None
    door, answer = case.door(DoorKind.FEEDBACK_OFFERED), case.answer
    if door:
        return Step(
            "Ask for the feedback they offer, the good as well as the bad"
            + (", unless your reply did." if answer else "."),
            "The letter offers it, so you may ask at once.",
            case.in_time(door.until),
        )
    if any(not item.formula for item in case.reading.feedback):
        return None
    if answer:
        return _wait_for_answer(answer, case)
    return Step(
        "If you want to know why, ask in one line at the end (a P.S.); ask for details only once they have answered.",
        "A reply that asks first reads as a complaint; one that thanks first gets answered.",
    )


def _wait_for_answer(answer: Letter, case: Case) -> Step | None:
    """Say what a reply that was sent waits for; after an answer, that answer's own step says what to do."""
    if case.heard:
        return None
    when = f" on {answer.message.date:%Y-%m-%d}" if answer.message.date else ""
    return Step(
        "Leave it at your reply for now; ask for details only once they have answered it.",
        f"You replied{when}. A second letter before their answer reads as pressing.",
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
        "It may show more than the letter says: what was asked for and not shown, or shown in other words.",
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
        is_taken = kind is DoorKind.OTHER_ROLE and case.answer is not None
        if door and not is_taken:
            return Step(do, "The letter leaves this door open.", case.in_time(door.until))
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


def interview(case: Case) -> Step | None:
    """METHOD, preface: prepared before it, thanked for after it; nothing once they have written again."""
    if case.reading.kind is not Kind.INTERVIEW or case.is_decided:
        return None
    held = case.reading.interview.start if case.reading.interview else None
    day = held.date() if held else None
    lapsed = (case.sent + LAPSE).date() if case.sent else None  # where the letter names no day
    if not case.is_past(day or lapsed):
        prepare = "repare: past feedback from them, the gaps, the people."
        do = f"P{prepare}" if case.answer else f"Confirm the interview and p{prepare}"
        return Step(do, "An interview is ahead." + (" You have answered the invitation." if case.answer else ""))
    after = _later_than(case.later, held)
    if any(letter.reading.kind is not Kind.INTERVIEW for letter in after):
        return None
    if day and not case.is_past(day + THANKS_WITHIN):
        return Step(
            "Thank everybody who helped or spoke with you, each for one specific thing, and note whom you met.",
            f"The interview was on {day}, and few people write afterwards.",
            case.in_time(day + timedelta(days=2)),
        )
    return Step(
        "Ask where things stand, in one friendly line, with thanks for the interview.",
        f"If it took place on {day} and they have not written since, asking is fair."
        if day
        else "They wrote about an interview long ago. If it took place and they are silent, asking is fair.",
    )


def _later_than(letters: Sequence[Letter], moment: datetime | None) -> list[Letter]:
    return [
        letter
        for letter in letters
        if moment is None or (letter.message.date is not None and letter.message.date > moment)
    ]


_OTHERWISE = {
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
        "Read it as an answer. Where it leaves room and you have thanked them, you may ask for specifics.",
        "Not every answer asks for one.",
    ),
    Kind.WITHDRAWAL_ACK: ("Nothing is due.", "You withdrew, and they took note."),
}
# What is left of these once the seeker has answered; of the others nothing is.
_ANSWERED = {
    Kind.ON_HOLD: ("Ask again when they expect to decide, some weeks after you last wrote.", "Nothing is decided."),
    Kind.CONFIRMATION: _OTHERWISE[Kind.CONFIRMATION],
    Kind.FEEDBACK: ("Keep this word for word.", "Honest feedback is rare, and you have thanked them."),
    Kind.WITHDRAWAL_ACK: _OTHERWISE[Kind.WITHDRAWAL_ACK],
}
_LAPSED = {
    Kind.ASSESSMENT: ("If you have not taken the test, ask whether you still may.", "They asked for it long ago."),
    Kind.ACTION_REQUIRED: (
        "If you have not sent what they ask for, ask whether it still helps.",
        "They asked for it long ago.",
    ),
}


def other_kinds(case: Case) -> Step | None:
    """Say what a letter asks for that is no rejection, unless what came later has settled it."""
    kind = case.reading.kind
    if case.is_decided:
        return None
    text = (_ANSWERED if case.answer else _OTHERWISE).get(kind)
    if text and kind in _LAPSED and case.sent and case.is_past((case.sent + LAPSE).date()):
        text = None if case.heard else _LAPSED[kind]
    return Step(*text) if text else None


RULES: tuple[Rule, ...] = (
    log_feedback,
    reply,
    ask_feedback,
    keep_door,
    compare_posting,
    wait_again,
    interview,
    other_kinds,
)


def next_steps(
    message: Message, reading: Reading, today: date | None = None, later: Sequence[Letter] = ()
) -> list[Step]:
    """Return what the method says to do now, most worthwhile first.

    Days before `today` are left out, and so is what the letters that came `later` in the same application
    have settled.
    """
    case = Case(message, reading, today, later)
    return [step for rule in RULES if (step := rule(case)) is not None]
