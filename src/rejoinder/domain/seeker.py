"""Who the seeker says they are: their names, the addresses they write from, and the zone they live by."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from msgspec import Struct

from rejoinder.domain.facts import Called, LivesIn, OfSeeker, RepliesAt, WritesFrom
from rejoinder.domain.letters.readings import Contact
from rejoinder.domain.letters.text import fold_word
from rejoinder.domain.linking.senders import full_name
from rejoinder.domain.mailbox import Letter
from rejoinder.domain.records import replace
from rejoinder.domain.replies.timing import USUAL, Pace


class Seeker(Struct, frozen=True):
    """What the seeker said of themselves and stands; it wins over what the mail tells."""

    names: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()  # lower case
    strangers: tuple[str, ...] = ()  # addresses, lower case, that are not the seeker's whatever the mail tells
    zone: str = ""
    pace: Pace = USUAL

    def after(self, said: OfSeeker) -> Seeker:
        """Return what stands once this was said as well."""
        match said:
            case Called(name, is_so):
                others = tuple(one for one in self.names if _key(one) != _key(name))
                return replace(self, names=(*others, name) if is_so else others)
            case WritesFrom(address, is_so):
                own = tuple(one for one in self.addresses if one != address)
                strange = tuple(one for one in self.strangers if one != address)
                if is_so:
                    return replace(self, addresses=(*own, address), strangers=strange)
                return replace(self, addresses=own, strangers=(*strange, address))
            case LivesIn(zone):
                return replace(self, zone=zone)
            case RepliesAt(wait, morning, within):
                return replace(self, pace=Pace(timedelta(hours=wait), morning, timedelta(days=within)))

    def own(self, found: Iterable[str]) -> frozenset[str]:
        """Return the seeker's addresses, given those that were found in the mail."""
        return frozenset(found).union(self.addresses).difference(self.strangers)

    def is_called(self, name: str) -> bool:
        """Tell whether a name is one that the seeker said: in any order, and with or without names in between."""
        return any(_is_same(name, one) for one in self.names)

    def understood(self, letter: Letter) -> Letter:
        """Return a letter without the seeker among those whom they met, and never as the organisation."""
        reading = letter.reading
        people = tuple(one for one in reading.people if not self._is_self(one))
        organisation = reading.organisation
        if organisation and organisation.value and self.is_called(organisation.value):
            organisation = None
        if len(people) == len(reading.people) and organisation is reading.organisation:
            return letter
        return replace(letter, reading=replace(reading, people=people, organisation=organisation))

    def _is_self(self, person: Contact) -> bool:
        return person.address.lower() in self.addresses or self.is_called(person.name)


NOTHING_SAID = Seeker()


def _key(name: str) -> str:
    """Return a name folded, in the order of the alphabet; one of a single word as it is."""
    return full_name(name) or fold_word(" ".join(name.split()))


def _is_same(one: str, other: str) -> bool:
    first, second = _key(one), _key(other)
    if not first or first == second:
        return bool(first)
    fewer, more = sorted((set(first.split()), set(second.split())), key=len)
    return len(fewer) > 1 and fewer <= more
