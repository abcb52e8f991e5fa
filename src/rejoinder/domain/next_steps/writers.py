"""Who wrote a letter, as far as the reply to it depends on that: nobody who reads, a form, a person, somebody met."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rejoinder.domain.letters.readings import Kind, Reading
from rejoinder.domain.letters.text import fold_word
from rejoinder.domain.linking.senders import is_person
from rejoinder.domain.mail import Message
from rejoinder.domain.mailbox import Letter
from rejoinder.domain.next_steps.case import Case, takes_no_reply


class Writer(StrEnum):
    """Who wrote."""

    SYSTEM = "system"  # from an address that takes no replies
    FORM = "form"  # no person's name stands under it
    PERSON = "person"
    MET = "met"  # a person, after an interview


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom the reply goes to, by name; `is_other` if it is another than whoever wrote."""

    name: str
    is_other: bool = False


def writer_of(case: Case) -> Writer:
    """Return who wrote a letter."""
    if case.message.sender.address and takes_no_reply(case.message):
        return Writer.SYSTEM
    if not signer(case.message, case.reading):
        return Writer.FORM
    return Writer.MET if has_met(case) else Writer.PERSON


def has_met(case: Case) -> bool:
    """Tell whether the seeker has met somebody there: there was an interview before this letter."""
    invited = any(letter.reading.kind is Kind.INTERVIEW for letter in case.earlier)
    return case.was_interviewed or invited


def signer(message: Message, reading: Reading) -> str:
    """Return the name of the person who wrote a letter, or the empty string where none signs it."""
    names = [person.name for person in reading.people]
    sender = fold_word(message.sender.name)
    own = next((name for name in names if sender and fold_word(name) in sender), None)
    if own or names:
        return own or names[0]
    organisation = fold_word(reading.organisation.value) if reading.organisation else ""
    return message.sender.name.strip() if is_person(message.sender, organisation) else ""


def addressee(case: Case) -> Addressee | None:
    """Return the person to reply to, or None where no name is known: the signer, else who wrote before.

    Where answers to the letter reach nobody, the latest of those who wrote earlier from an address that takes them.
    """
    name = signer(case.message, case.reading)
    if writer_of(case) is not Writer.SYSTEM:
        return Addressee(name) if name else None
    if name:
        return Addressee(name, is_other=True)
    before = next((found for letter in reversed(case.earlier) if (found := _reachable(letter))), "")
    return Addressee(before, is_other=True) if before else None


def reaches_nobody(case: Case) -> bool:
    """Tell whether a reply would reach nobody, and no name is known either."""
    return writer_of(case) is Writer.SYSTEM and addressee(case) is None


def _reachable(letter: Letter) -> str:
    is_theirs = letter.reading.kind is not Kind.SENT_BY_SEEKER
    return signer(letter.message, letter.reading) if is_theirs and not takes_no_reply(letter.message) else ""
