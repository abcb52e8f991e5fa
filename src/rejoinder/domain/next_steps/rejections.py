"""What to do after a rejection: by who wrote it, whether it gives a reason, and what it leaves open."""

from __future__ import annotations

from collections.abc import Sequence

from rejoinder.domain.again import opening_of
from rejoinder.domain.letters.readings import Door, DoorKind, Kind, Polarity, Reason, ReasonKind
from rejoinder.domain.mailbox import Letter
from rejoinder.domain.next_steps.case import Case, Step
from rejoinder.domain.next_steps.writers import Writer, addressee, has_met, reaches_nobody, writer_of
from rejoinder.domain.perspective import GENERAL, Hands, hands_of

# Where one of these was the reason, nothing of it stands in the job description.
_NOT_OF_POSTING = frozenset(
    {ReasonKind.FILLED, ReasonKind.INTERNAL, ReasonKind.FROZEN, ReasonKind.PERMIT, ReasonKind.POLICY}
)
_OF_POSITION = frozenset({ReasonKind.FROZEN, ReasonKind.FILLED, ReasonKind.INTERNAL})


def reply(case: Case) -> Step | None:
    """METHOD, step 2: the reply that keeps the bridge; to somebody who reads it, and only once."""
    if case.reading.kind is not Kind.REJECTION or case.answer:
        return None
    due = case.in_time((case.sent + case.pace.within).date()) if case.sent else None
    is_late = case.sent is not None and due is None
    when = "The usual days have passed; a short note is still welcome." if is_late else case.pace.words
    whom, writer = addressee(case), writer_of(case)
    if writer is Writer.SYSTEM:
        if whom is None:
            return None  # see `owe_no_reply`
        return Step(
            f"Nobody reads replies to this letter: write to {whom.name} instead, with thanks, your interest in them, "
            "and other roles.",
            f"A person who is remembered kindly is thought of again. {when}",
            due,
        )
    if writer is Writer.FORM or whom is None:
        return Step(
            "Reply in three or four sentences: thank them, name one good thing of the posting or of how they dealt "
            "with you, say that they still interest you, ask to be considered for other roles.",
            f"The letter is a form; a reply to it costs little, and hardly anybody writes one. {when}",
            due,
        )
    if writer is Writer.MET:
        return Step(
            f"Reply to {whom.name}: thank them for their time, name one thing of your talks that stayed with you, say "
            "that they still interest you, ask to be considered for other roles.",
            f"They have met you, and a person wrote. {when}",
            due,
        )
    return Step(
        f"Reply to {whom.name}: thank them and name one good thing, say that they still interest you, ask to be "
        "considered for other roles.",
        f"A person signed it, and an answer is courteous and rare. {when}",
        due,
    )


def owe_no_reply(case: Case) -> Step | None:
    """METHOD, step 2: where nobody reads a reply and nobody is named, none is owed."""
    if case.reading.kind is not Kind.REJECTION or case.answer or not reaches_nobody(case):
        return None
    return Step(
        "No reply is due: nobody reads what is sent there, and the letter names nobody. If you know a name there, a "
        "line of thanks may go to them.",
        "A machine sent it, and nobody waits for an answer.",
    )


def ask_feedback(case: Case) -> Step | None:
    """METHOD, step 3: specifics only after they answered, unless the letter offers feedback."""
    if case.reading.kind is not Kind.REJECTION or any(letter.reading.is_feedback for letter in case.heard):
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
    if reaches_nobody(case):
        return None  # there is nobody to ask
    return _ask_why(case)


def _ask_why(case: Case) -> Step | None:
    """Say how to ask, by what the letter gives as the reason."""
    reasons = case.reading.reasons
    if reasons and all(hands_of(reason) is Hands.NOT_YOURS for reason in reasons):
        return None  # it was not the seeker, so nothing about them is to be asked
    is_general = all(reason.kind in GENERAL for reason in reasons)
    if reasons and is_general and has_met(case):
        return Step(
            "If you want to know more, ask in one line at the end (a P.S.), for the good as well as the bad; ask for "
            "details only once they have answered.",
            "The reason they give is a general one, and those who met you can tell the most.",
        )
    if reasons:
        return Step(
            "They gave a reason, so do not ask for one. If you want to know more of it, ask only once they have "
            "answered.",
            "A reply that questions the reason reads as a complaint; one that thanks first gets answered.",
        )
    if has_met(case):
        return Step(
            "If you want to know why, ask in one line at the end (a P.S.), for the good as well as the bad; ask for "
            "details only once they have answered.",
            "They give no reason, and those who met you can tell the most.",
        )
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
    if not own or case.reading.is_feedback:  # whose own step says so
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


_DOORS = {
    DoorKind.OTHER_ROLE: "Answer about the other role they name.",
    DoorKind.TALENT_POOL: "Join the talent pool they invite you to.",
    DoorKind.CONTACT_OFFERED: "Take up the contact they offer, sparingly.",
    DoorKind.KEPT_ON_FILE: "They keep your papers: send word when something in them changes.",
    DoorKind.APPLY_AGAIN: "Watch their openings; apply again where it fits better.",
}


def keep_door(case: Case) -> Step | None:
    """METHOD, steps 6 and 7: use the most concrete door that the letter leaves open, while it is."""
    door = next(iter(_usable(case)), None)
    return _use(door, case) if door else None


def mind_door(case: Case) -> Step | None:
    """METHOD, step 6: a further door that closes on a day is minded as well."""
    door = next((door for door in _usable(case)[1:] if door.until), None)
    return _use(door, case) if door else None


def _usable(case: Case) -> list[Door]:
    """Return the doors that are open and not used, the most concrete first; one that opens later has its own step."""
    is_later = opening_of(case.reading, case.sent) is not None
    used = {DoorKind.OTHER_ROLE: case.answer is not None, DoorKind.APPLY_AGAIN: is_later}
    return [door for kind in _DOORS if not used.get(kind) and (door := case.door(kind))]


# Where the letter asks whether it may: nothing is kept before the seeker says so.
_AGREED = {
    DoorKind.TALENT_POOL: "They ask whether they may add you to their talent pool: say yes, if that is fine with you",
    DoorKind.KEPT_ON_FILE: "They ask whether they may keep your papers: say yes, if that is fine with you",
}


def _use(door: Door, case: Case) -> Step:
    if door.asks_consent:
        do = _AGREED[door.kind] + (", unless your reply did." if case.answer else ".")
        return Step(do, "Without your word they may not, and this door closes.")
    while_ = f" until {door.until}" if door.until else ""
    return Step(_DOORS[door.kind], f"The letter leaves this door open{while_}.", case.in_time(door.until))


def apply_again(case: Case) -> Step | None:
    """METHOD, step 7: apply again from the day that the letter names."""
    opening = opening_of(case.reading, case.sent) if case.reading.kind is Kind.REJECTION else None
    if opening is None:
        return None
    if case.today and case.today >= opening.day:
        return Step(
            "Look at their openings, and apply again where one fits better than this did.",
            f"Their letter let you apply again from {opening.day} on: “{opening.quote.text}”",
        )
    return Step(
        f"You may apply again from {opening.day} on. Watch their openings until then.",
        f"The letter names the time: “{opening.quote.text}” It will stand under Today when it has come.",
    )


def compare_posting(case: Case) -> Step | None:
    """METHOD, step 4: the answer can often be found in the job description."""
    if case.reading.kind is not Kind.REJECTION:
        return None
    return compare_reasons(case.reading.reasons, has_met=has_met(case))


def compare_reasons(reasons: Sequence[Reason], *, has_met: bool) -> Step | None:
    """Say what to look for in the job description, by the reasons that were given and whether one was met."""
    if {reason.kind for reason in reasons} & _NOT_OF_POSTING:
        return None
    if any(hands_of(reason) is Hands.YOURS for reason in reasons):
        return Step(
            "Find in the job description what they missed in you, and beside it what the résumé you sent says of it.",
            "It may be there in other words, or held and not shown; if it is neither, you know what to look for next "
            "time.",
        )
    if has_met:
        return Step(
            "Go through the job description: what of it did you show on paper, but not when you spoke with them?",
            "They read your papers before they spoke with you, so paper alone was not what was missing.",
        )
    return Step(
        "Read the job description beside the résumé you sent, requirement by requirement.",
        "It may show more than the letter says: what was asked for and not shown, or shown in other words.",
    )


def wait_again(case: Case) -> Step | None:
    """METHOD, step 7: apply again when the recorded reason no longer holds."""
    kinds = {reason.kind for reason in case.reading.reasons}
    is_dated = opening_of(case.reading, case.sent) is not None  # then that step says so already
    is_watched = case.door(DoorKind.APPLY_AGAIN) is not None or is_dated
    if kinds & _OF_POSITION and not is_watched:
        return Step("Look at their openings again in some months.", "The reason was the position, not you.")
    if ReasonKind.POLICY in kinds and not is_dated:
        return Step("Note their rule and when it lets you apply again.", "The reason is a rule of the house.")
    return None
