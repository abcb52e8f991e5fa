"""The plan of a reply: whom to write to, when, what is known to mention, and what is still to be asked."""

from __future__ import annotations

import re
from datetime import datetime

from msgspec import Struct

from rejoinder.domain.letters.addresses import Reach
from rejoinder.domain.letters.book import Systems
from rejoinder.domain.letters.readings import DoorKind
from rejoinder.domain.letters.text import bare_subject, fold_space
from rejoinder.domain.mail import Message
from rejoinder.domain.replies.addressees import Addressee, Origin, find_addressee
from rejoinder.domain.replies.addressing import Address, address_of
from rejoinder.domain.replies.agencies import on_behalf
from rejoinder.domain.replies.compose import Composition, Style, compose_follow_up, compose_reply
from rejoinder.domain.replies.known import Asked, Case, Given, Known, Mention, known_of, may_ask, might_have_met
from rejoinder.domain.replies.outgoing import one_line
from rejoinder.domain.replies.timing import Timing, time_reply
from rejoinder.domain.replies.wordings import Book, Manner, Part, Wordings

DEFAULT = "en"
_ANSWERS = re.compile(r"(?:re|aw|rv|sv|antw)\s*:", re.IGNORECASE)
RELAYED = (
    "This address belongs to a system that may pass your answer on, or not. If you know somebody there, write to them."
)


class Question(Struct, frozen=True):
    """One short question. `lead` is how the sentence begins that the answer ends, in the letter's language."""

    name: Asked
    text: str
    lead: str = ""


class Plan(Struct, frozen=True):
    """Everything about a reply but its words.

    `addressee` is None where nobody can be written to; `sender` is whom the letter came from where that is another.
    `advice` says what to do where there is no addressee, or one that is not sure to read it.
    """

    addressee: Addressee | None
    sender: Addressee | None
    timing: Timing
    known: Known
    address: Address
    wordings: Wordings
    questions: tuple[Question, ...]
    suggestions: tuple[Mention, ...]  # people whom the seeker may have met
    asks: bool
    advice: str = ""


class Choice(Struct, frozen=True):
    """What the seeker chooses: a language, a form of address, another way to say it."""

    language: str = ""
    manner: Manner | None = None
    variant: int = 0


USUAL_CHOICE = Choice()


def plan_reply(
    case: Case, given: Given, now: datetime, book: Book, systems: Systems, choice: Choice = USUAL_CHOICE
) -> Plan:
    """Plan the reply to a letter of rejection, from what is recorded and what the seeker says for it.

    `now` is in the seeker's zone; that of the other side is not known, and is taken to be the same.
    """
    letter = case.letter
    wordings = book.get(choice.language or letter.reading.language) or book[DEFAULT]
    addressee, sender = find_addressee(letter, case.others, case.addresses, systems)
    writer = sender.name if sender else ""  # whoever signed is greeted, wherever their address is found
    name = addressee.name if addressee else writer
    known = on_behalf(known_of(case, given, name, now.date()), case)
    written = _written_by(addressee, case)
    house = known.value("agency") if "agency" in known else known.value("organisation")
    address = address_of(name, house, written, wordings, choice.variant, choice.manner)
    asks = given.asks if given.asks is not None else may_ask(case, known)
    return Plan(
        addressee=addressee,
        sender=sender,
        timing=time_reply(letter.message.date, now, case.pace),
        known=known,
        address=address,
        wordings=wordings,
        questions=tuple(_questions(case, given, known, wordings, address)),
        suggestions=tuple(might_have_met(case, given, name)),
        asks=asks,
        advice=_advice(addressee, sender, case),
    )


def _written_by(addressee: Addressee | None, case: Case) -> list[Message]:
    """Return the letter, and what the addressee wrote before, the latest first."""
    earlier = [
        other.message
        for other in reversed(case.others)
        if addressee and other.message.sender.address.lower() == addressee.address.lower()
    ]
    is_writer = addressee is None or addressee.letter == case.letter.message.key
    return [case.letter.message, *earlier] if is_writer else [*earlier, case.letter.message]


def _questions(case: Case, given: Given, known: Known, wordings: Wordings, address: Address) -> list[Question]:
    """Ask for what is missing; what the seeker left out on purpose is not asked for again."""
    found = []
    if "highlight" not in known and given.highlight is None:
        wording = wordings.best(Part.HIGHLIGHT, known.names | {"highlight"})
        style = Style(wordings, address, seed=case.letter.message.key)
        lead = style.way(Part.HIGHLIGHT, wording).partition("{highlight}")[0].strip() if wording else ""
        about = "What did you like there: a thing you saw, spoke of, were shown?"
        before = "What do you like about them: something they do, make or stand for?"
        found.append(Question(Asked.HIGHLIGHT, about if "talk" in known else before, lead))
    if "writer" not in known and given.writer is None:
        found.append(Question(Asked.WRITER, "How do you sign your name?"))
    if "organisation" not in known and given.organisation is None:
        which = "Which organisation was it for?" if "agency" in known else "Which organisation wrote to you?"
        found.append(Question(Asked.ORGANISATION, which))
    return found


def _advice(addressee: Addressee | None, sender: Addressee | None, case: Case) -> str:
    """Say what to do where an answer reaches nobody, or may not, or was written already (METHOD, step 2)."""
    if case.answer and case.answer.message.date:
        return f"You answered on {case.answer.message.date:%Y-%m-%d}. Another reply is hardly needed."
    if addressee is not None:
        return RELAYED if addressee.reach is Reach.RELAY else ""
    if not case.letter.message.sender.address and not (sender and sender.address):
        return "The letter does not show who sent it: write to the address that it came from."
    doors = {door.kind for door in case.letter.reading.doors}
    wait = "apply again when they post a role that suits you"
    if DoorKind.TALENT_POOL in doors:
        wait = "join the talent pool that the letter speaks of"
    elif DoorKind.KEPT_ON_FILE in doors:
        wait = "know that they keep your papers, and apply again when they post a role that suits you"
    if sender and sender.name:
        whom = f"It is signed by {sender.name}: look for their address, or send a short card by post."
    else:
        whom = "If you met or spoke with somebody, write to them, or send a short card by post."
    return (
        f"Answers to this letter reach nobody, and no address of a person there is known. {whom} "
        f"If that is not possible, leave it, and {wait}."
    )


def draft_reply(plan: Plan, case: Case, variant: int = 0) -> Composition:
    """Compose the reply as it was planned."""
    style = Style(plan.wordings, plan.address, variant, case.letter.message.key)
    return compose_reply(plan.known, style, subject_for(plan, case), asks=plan.asks)


def draft_follow_up(plan: Plan, case: Case, variant: int = 0) -> Composition:
    """Compose the letter that asks for specifics, to be sent once they have answered."""
    style = Style(plan.wordings, plan.address, variant, case.letter.message.key)
    return compose_follow_up(plan.known, style, subject_for(plan, case))


def subject_for(plan: Plan, case: Case) -> str:
    """Return the subject of an answer in the letter's thread, or "" where the reply begins one of its own."""
    subject = one_line(case.letter.message.subject)
    is_answer = plan.addressee is not None and plan.addressee.letter == case.letter.message.key
    if not is_answer or not subject:
        return ""
    if plan.addressee and plan.addressee.origin is Origin.FORWARDED:
        subject = fold_space(bare_subject(subject))
    return subject if _ANSWERS.match(subject) else f"Re: {subject}"
