"""Who wrote a letter, as far as the reply to it depends on that: nobody who reads, a form, a person, somebody met."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from rejoinder.domain.letters.readings import Kind
from rejoinder.domain.next_steps.case import Case
from rejoinder.domain.replies.addressees import find_addressee
from rejoinder.domain.replies.readers import asks_for_no_answer, is_unread


class Writer(StrEnum):
    """Who wrote."""

    SYSTEM = "system"  # nobody reads replies
    FORM = "form"  # no person's name stands under it
    PERSON = "person"
    MET = "met"  # a person, after an interview


class Addressee(Struct, frozen=True):
    """Whom the reply goes to, by name, or by address where no name is known; `is_other` if it is not whoever wrote."""

    name: str
    is_other: bool = False


def writer_of(case: Case) -> Writer:
    """Return who wrote a letter."""
    if is_unread(case.message) if case.message.sender.address else asks_for_no_answer(case.message):
        return Writer.SYSTEM
    whom = addressee(case)
    if whom is None or whom.is_other:
        return Writer.FORM
    return Writer.MET if has_met(case) else Writer.PERSON


def has_met(case: Case) -> bool:
    """Tell whether the seeker has met somebody there: there was an interview before this letter, or it tells of one."""
    invited = any(letter.reading.kind is Kind.INTERVIEW for letter in case.earlier)
    tells = case.reading.kind is Kind.REJECTION and case.reading.interview is not None
    return case.was_interviewed or invited or tells


def addressee(case: Case) -> Addressee | None:
    """Return whom to reply to, as the plan of the reply finds them; None where neither name nor other address is known.

    Where nobody reads answers to the letter and nobody else can be written to, it is whoever signed it.
    """
    own = [party.address for party in case.message.to]
    to, sender = find_addressee(case.letter, (*case.earlier, *case.later), own)
    if to is None:
        return Addressee(sender.name, is_other=bool(sender.address)) if sender and sender.name else None
    if to.letter == case.message.key and to.origin.is_writer:
        return Addressee(to.name) if to.name else None
    return Addressee(to.name or to.address, is_other=True)


def reaches_nobody(case: Case) -> bool:
    """Tell whether a reply would reach nobody, and no name is known either."""
    return writer_of(case) is Writer.SYSTEM and addressee(case) is None
