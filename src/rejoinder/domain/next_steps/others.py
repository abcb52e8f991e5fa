"""What to do about letters that are no rejection: prepare, thank, send, answer in time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from rejoinder.domain.letters.readings import Kind
from rejoinder.domain.mailbox import Letter
from rejoinder.domain.next_steps.case import LAPSE, THANKS_WITHIN, Case, Step


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


def answer_offer(case: Case) -> Step | None:
    """Answer an offer in time: by the day that it names, at once where that has passed; later ask whether it stands."""
    if case.reading.kind is not Kind.OFFER or case.answer or case.is_decided:
        return None
    due = deadline_of(case.letter)
    if due is None:
        do = "Read the offer at leisure, and answer within the time they give."
    elif not case.is_past(due):
        do = f"Read the offer at leisure, and answer by {due}."
    elif not case.is_past(due + LAPSE):
        do = f"Answer at once: their offer stood until {due}."
    else:
        do = f"If you have not answered, ask whether their offer still stands: it stood until {due}."
    return Step(do, "They wait for your answer.", case.in_time(due))


def other_kinds(case: Case) -> Step | None:
    """Say what a letter asks for that is no rejection, unless what came later has settled it."""
    kind = Kind.FEEDBACK if case.reading.is_feedback else case.reading.kind
    if case.is_decided:
        return None
    text = (_ANSWERED if case.answer else _OTHERWISE).get(kind)
    due = deadline_of(case.letter)
    ends = due or ((case.sent + LAPSE).date() if case.sent else None)
    if text and kind in _LAPSED and case.is_past(ends):
        text = None if case.heard else _LAPSED[kind]
    return Step(*text, due=case.in_time(due)) if text else None


def deadline_of(letter: Letter) -> date | None:
    """Return the day by which a letter wants what it asks for, if it names one."""
    return letter.reading.deadline.on if letter.reading.deadline else None
