"""What a letter tells by itself, before all letters together are asked whose its address is."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from rejoinder.domain.letters.readings import Kind
from rejoinder.domain.linking.codes import code_of, tail_of
from rejoinder.domain.linking.names import organisation_key
from rejoinder.domain.linking.senders import full_name, house_in, is_person, partner_of
from rejoinder.domain.linking.subjects import Subject, subject_of
from rejoinder.domain.mail import Address
from rejoinder.domain.mailbox import Letter


class Surface(Struct, frozen=True):
    """A letter and what it tells by itself."""

    letter: Letter
    kind: Kind
    party: Address  # with whom the seeker speaks
    name: str  # the organisation's key
    is_read: bool  # the name was read from the letter, and not taken from beside the address
    beside: str  # what stands beside the address, by key
    codes: frozenset[str]
    tails: frozenset[str]
    subject: Subject
    is_own: bool
    is_forwarded: bool


class _Party(Struct, frozen=True):
    """With whom the seeker speaks, which is the same in most letters from one address."""

    party: Address
    house: str  # the key of the organisation beside the address
    name: str  # of a person
    is_own: bool = False

    @property
    def is_via(self) -> bool:
        """Tell whether a system tells in its name for whom it writes."""
        return bool(self.house) and " via " in self.party.name.lower()


class Surfaces:
    """What letters tell, each by itself."""

    def __init__(self, seekers: frozenset[str], seeker_names: frozenset[str]) -> None:
        self._seekers = seekers
        self._seeker_names = seeker_names
        self._known: dict[Address, _Party] = {}  # by sender, where that is another

    def of(self, letter: Letter) -> Surface:
        """Return what a letter tells."""
        return _surface(letter, self._party_of(letter), self._seeker_names)

    def _party_of(self, letter: Letter) -> _Party:
        sender = letter.message.sender
        known = self._known.get(sender)
        if known is not None:
            return known
        if sender.address.lower() in self._seekers or full_name(sender.name) in self._seeker_names:
            party = partner_of(letter, self._seekers)
            return _Party(party, house_in(party), full_name(party.name), is_own=True)
        party = Address(sender.name, sender.address.lower())
        known = self._known[sender] = _Party(party, house_in(party), full_name(party.name))
        return known


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


def _surface(letter: Letter, speaker: _Party, seeker_names: frozenset[str]) -> Surface:
    reading, subject = letter.reading, subject_of(letter.message.subject)
    name = organisation_key(reading.organisation.value) if reading.organisation else ""
    person = full_name(name)
    if person in seeker_names or (person == speaker.name and is_person(speaker.party, "")):
        name = ""  # a person was taken for an organisation
    beside = "" if subject.is_forwarded else speaker.house
    is_via = bool(beside) and speaker.is_via
    codes, tails = subject.codes, subject.tails
    if reading.reference:
        code = code_of(reading.reference.value)
        codes |= {code} - {""}
        tails |= {tail_of(code)} - {""}
    return Surface(
        letter=letter,
        kind=reading.kind,
        party=speaker.party,
        name=beside if is_via or not name else name,
        is_read=bool(name) or is_via,
        beside="" if is_via else beside,
        codes=codes,
        tails=tails,
        subject=subject,
        is_own=speaker.is_own and reading.kind is Kind.SENT_BY_SEEKER,
        is_forwarded=subject.is_forwarded,
    )
