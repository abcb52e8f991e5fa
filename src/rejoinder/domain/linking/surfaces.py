"""What a letter tells by itself, before all letters together are asked whose its address is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rejoinder.domain.letters.readings import Kind
from rejoinder.domain.letters.text import bare_subject
from rejoinder.domain.linking.codes import code_of, codes_in, tail_of
from rejoinder.domain.linking.names import organisation_key
from rejoinder.domain.linking.senders import full_name, house_in, is_forwarded, is_person, partner_of
from rejoinder.domain.mail import Address
from rejoinder.domain.mailbox import Letter


@dataclass(frozen=True, slots=True)
class Surface:
    """A letter and what it tells by itself."""

    letter: Letter
    kind: Kind
    party: Address  # with whom the seeker speaks
    name: str  # the organisation's key
    is_read: bool  # the name was read from the letter, and not taken from beside the address
    beside: str  # what stands beside the address, by key
    codes: frozenset[str]
    tails: frozenset[str]
    subject: str
    is_own: bool
    is_forwarded: bool


def surfaces_of(letters: Iterable[Letter], seekers: frozenset[str], seeker_names: frozenset[str]) -> list[Surface]:
    """Return what letters tell, each by itself."""
    return [_surface(letter, seekers, seeker_names) for letter in letters]


def seekers_of(letters: Sequence[Letter]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the addresses that the seeker writes from, and the names beside them.

    Letters of others go to the seeker's addresses; a letter that was taken for the seeker's own comes from elsewhere.
    """
    own = [letter.message.sender for letter in letters if letter.reading.kind is Kind.SENT_BY_SEEKER]
    reached = {
        party.address.lower()
        for letter in letters
        if letter.reading.kind is not Kind.SENT_BY_SEEKER
        for party in (*letter.message.to, *letter.message.cc)
    }
    senders = {party.address.lower() for party in own if party.address}
    seekers = senders & reached or senders
    names = {full_name(party.name) for party in own if party.address.lower() in seekers}
    return frozenset(seekers), frozenset(names - {""})


def _surface(letter: Letter, seekers: frozenset[str], seeker_names: frozenset[str]) -> Surface:
    message, reading = letter.message, letter.reading
    is_own = message.sender.address.lower() in seekers or full_name(message.sender.name) in seeker_names
    party = partner_of(letter, seekers) if is_own else Address(message.sender.name, message.sender.address.lower())
    was_forwarded = is_forwarded(letter)
    beside = "" if was_forwarded else house_in(party)
    name = organisation_key(reading.organisation.value) if reading.organisation else ""
    if name and (
        full_name(name) in seeker_names or (full_name(name) == full_name(party.name) and is_person(party, ""))
    ):
        name = ""  # a person was taken for an organisation
    is_via = " via " in party.name.lower() and bool(beside)
    subject = " ".join(bare_subject(message.subject).split())
    codes, tails = codes_in(subject)
    if reading.reference:
        code = code_of(reading.reference.value)
        codes |= {code} - {""}
        tails |= {tail_of(code)} - {""}
    return Surface(
        letter=letter,
        kind=reading.kind,
        party=party,
        name=beside if is_via or not name else name,
        is_read=bool(name) or is_via,
        beside="" if is_via else beside,
        codes=codes,
        tails=tails,
        subject=subject,
        is_own=is_own and reading.kind is Kind.SENT_BY_SEEKER,
        is_forwarded=was_forwarded,
    )
