"""Whose mailbox it is: nobody else's letter becomes the seeker's own, whatever came first."""

from __future__ import annotations

from itertools import permutations

from rejoinder.domain.knowledge import known_of, own_addresses
from rejoinder.domain.letters.readings import Band, Kind
from rejoinder.domain.mail import Address, Message
from rejoinder.domain.mailbox import Letter
from rejoinder.domain.records import replace
from tests.fakes.letters import reading

HOME, WORK, BOB = "ada@home.example", "ada@work.example", "bob@acme.example"


def letter(key: str, sender: str, to: str, kind: Kind = Kind.REJECTION, band: Band = Band.SURE) -> Letter:
    """Return a letter of a kind from one address to another."""
    message = Message(key, message_id=f"{key}@x.example", sender=Address("", sender), to=(Address("", to),))
    return Letter(message, replace(reading(kind=kind), band=band))


def test_who_answers_from_a_second_address_does_not_make_the_employer_the_seeker() -> None:
    letters = [letter("no", BOB, HOME), letter("reply", WORK, BOB, Kind.RECRUITER_REPLY, Band.UNSURE)]
    assert own_addresses(letters) == {HOME}
    assert BOB in known_of(letters).people


def test_an_address_that_sends_sure_letters_is_nobodys_own() -> None:
    letters = [letter("no", BOB, HOME), letter("reply", WORK, BOB, Kind.INTERVIEW)]
    assert BOB not in own_addresses(letters)


def test_the_order_of_letters_does_not_matter() -> None:
    letters = [letter("a", BOB, HOME), letter("b", BOB, WORK), letter("c", HOME, BOB, Kind.SENT_BY_SEEKER)]
    assert len({own_addresses(order) for order in permutations(letters)}) == 1
