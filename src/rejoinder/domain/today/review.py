"""Rules of Today that ask what only the seeker can tell."""

from __future__ import annotations

from collections.abc import Iterator

from rejoinder.domain.applications import name_of
from rejoinder.domain.letters.readings import Kind
from rejoinder.domain.today.desk import WEIGHTS, Desk, Item, step_id

KIND_WORDS = {
    Kind.REJECTION: "a rejection",
    Kind.ON_HOLD: "word that it is on hold",
    Kind.INTERVIEW: "about an interview",
    Kind.ASSESSMENT: "a test to take",
    Kind.OFFER: "an offer",
    Kind.CONFIRMATION: "word that your application arrived",
    Kind.VIEWED: "word that somebody looked at it",
    Kind.ACTION_REQUIRED: "a request for something",
    Kind.FEEDBACK: "feedback about you",
    Kind.RECRUITER_OUTREACH: "from a recruiter who writes first",
    Kind.RECRUITER_REPLY: "an answer about an application",
    Kind.WITHDRAWAL_ACK: "word that you withdrew",
    Kind.SENT_BY_SEEKER: "your own",
}


def letter_to_review(desk: Desk) -> Iterator[Item]:
    """Ask what letters are where the reader is not sure: a wrong one would count. One step for all."""
    if not desk.unsure:
        return
    letter, rest = desk.unsure[0], len(desk.unsure) - 1
    name = f"“{letter.message.subject or 'no subject'}” is {KIND_WORDS[letter.reading.kind]}"
    more = f", and tell the same of {rest} other {'letter' if rest == 1 else 'letters'}" if rest else ""
    yield Item(
        step_id("letter", ",".join(sorted(one.message.key for one in desk.unsure))),
        "letter",
        "",
        letter.message.key,
        f"Say whether {name}{more}.",
        "It was read so, but not surely; until you say so it counts as that.",
        WEIGHTS["letter"],
        quotes=letter.reading.quotes[:1],
        language=letter.reading.language,
    )


def link_to_review(desk: Desk) -> Iterator[Item]:
    """Ask which application letters belong to where it is not clear. One step for all."""
    known = {one.id: one for one in desk.applications}
    fitting = [review for review in desk.reviews if any(one.application in known for one in review.candidates)]
    if not fitting:
        return
    review, rest = fitting[0], len(fitting) - 1
    names = [name_of(known[one.application]) for one in review.candidates if one.application in known]
    why = next(one.why for one in review.candidates if one.application in known)
    many = "A letter" if not rest else f"{rest + 1} letters"
    belongs = "may belong" if not rest else "may belong elsewhere: one"
    yield Item(
        step_id("link", ",".join(sorted(one.letter for one in fitting))),
        "link",
        review.application,
        review.letter,
        f"{many} {belongs} to {' or to '.join(names[:2])}. Say where.",
        f"{why[0][:1].upper()}{why[0][1:]}." if why else "It is not clear.",
        WEIGHTS["link"],
    )
