"""What all letters together tell of addresses: systems, agencies, private ones, and whose the rest are.

Nothing of it depends on the order of the letters.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from enum import Enum
from functools import lru_cache

from msgspec import Struct, field

from rejoinder.domain.letters.addresses import house_domain
from rejoinder.domain.letters.readings import Kind
from rejoinder.domain.letters.text import fold_word
from rejoinder.domain.linking.known_domains import PRIVATE, SYSTEMS
from rejoinder.domain.linking.names import (
    Names,
    initials_within,
    labels_in,
    labels_of,
    looks_like_agency,
    same_organisation,
)
from rejoinder.domain.linking.senders import is_desk, is_person
from rejoinder.domain.linking.surfaces import Surface

_NUMBERED = re.compile(r"[a-z]{3,}\d{2,}$")
_LONG_LOCAL = 6  # characters of an address that is made of an organisation's name
_CUT_LABEL = 8  # characters of a name that was cut off
_EMPLOYED = frozenset({Kind.CONFIRMATION, Kind.REJECTION, Kind.ASSESSMENT, Kind.OFFER})
_TESTS = frozenset({Kind.ASSESSMENT})
_LEAST_EMPLOYED = 2  # letters that name an organisation, of which none confirms an application


class House(Enum):
    """Whose a domain is."""

    ONE = "one organisation's"
    PERHAPS = "one organisation's as far as is known"
    AGENCY = "an agency's"
    SYSTEM = "a system that writes for many"
    PRIVATE = "private mailboxes"


class _Seen(Struct):
    """What letters from and to one domain tell of it."""

    addresses: set[str] = field(default_factory=set)
    names: Counter[str] = field(default_factory=Counter)  # organisations, by key, as letters name them
    beside: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # what stands beside each address
    named: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # what letters from it name
    codes: set[str] = field(default_factory=set)
    has_person: bool = False
    outreach: set[str] = field(default_factory=set)  # organisations named where somebody wrote first
    kinds: set[Kind] = field(default_factory=set)


class Posts(Struct, frozen=True):
    """What is known of addresses."""

    houses: dict[str, House]
    names: dict[str, frozenset[str]]  # of a domain, or an address: the organisations it is likely to be of
    people: frozenset[str]  # addresses that persons write from
    employers: frozenset[str]  # organisations that received an application or answered one, by key
    agencies: Names
    own_names: frozenset[tuple[str, str]]  # systems' addresses with the systems' own names

    def house(self, address: str) -> House:
        """Tell whose the domain of an address is."""
        return self.houses.get(domain_of(address), House.PRIVATE)

    def is_own_address(self, address: str) -> bool:
        """Tell whether a system writes from an address for one organisation alone: it is called after that one."""
        return address in self.names

    def names_of(self, address: str) -> frozenset[str]:
        """Return the organisations that an address is likely to be of."""
        return self.names.get(address) or self.names.get(domain_of(address), frozenset())


class _Labels:
    """How the organisations of a mailbox may call their domains."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names: dict[str, set[str]] = defaultdict(set)
        for name in names:
            for label in labels_of(name):
                self._names[label].add(name)
        self._sorted = sorted(self._names)
        self._all = frozenset(names)

    def exact(self, label: str) -> frozenset[str]:
        """Return the organisations that are called so, or so when cut off."""
        found = self._names.get(label)
        if found:
            return frozenset(found)
        at = bisect_left(self._sorted, label)
        if len(label) >= _CUT_LABEL and at < len(self._sorted) and self._sorted[at].startswith(label):
            return frozenset(self._names[self._sorted[at]])
        return frozenset()

    def of_domain(self, domain: str) -> frozenset[str]:
        """Return the organisations whose names a domain is made of, by the longest piece that is one."""
        for label in labels_in(domain):
            found = self.exact(label)
            if found:
                return found
        return frozenset()


@lru_cache(8_192)
def domain_of(address: str) -> str:
    """Return the domain of an address without the names of machines."""
    return house_domain(address.rpartition("@")[2])


def posts_of(letters: Sequence[Surface], seekers: frozenset[str], said: frozenset[str] = frozenset()) -> Posts:
    """Gather what the letters tell of addresses; `said` are organisations that the seeker named."""
    seen: dict[str, _Seen] = defaultdict(_Seen)
    people: set[str] = set()
    employed: Counter[str] = Counter()
    hirers = set(said)
    of_code: dict[str, set[str]] = defaultdict(set)  # the organisations named beside a reference number
    for surface in letters:
        if surface.name:
            for code in surface.codes:
                of_code[code].add(surface.name)
            if surface.kind not in _TESTS:
                hirers.add(surface.name)
            if surface.kind in _EMPLOYED:
                employed[surface.name] += _LEAST_EMPLOYED if surface.kind is Kind.CONFIRMATION else 1
        if surface.party.address and not surface.is_forwarded:
            _look_at(surface, seen[domain_of(surface.party.address)], people)
    labels = _Labels({surface.name for surface in letters} - {""})
    employers = frozenset(name for name, count in employed.items() if count >= _LEAST_EMPLOYED)
    known = Names(employers)
    own_domains = {domain_of(address) for address in seekers}
    houses: dict[str, House] = {}
    names: dict[str, frozenset[str]] = {}
    own_names: set[tuple[str, str]] = set()
    for domain, one in seen.items():
        alike = labels.of_domain(domain)
        own = alike or _usual(one, domain, of_code, employers)
        is_private = domain in PRIVATE or domain in own_domains or (not alike and _looks_private(domain, one, labels))
        is_system = domain in SYSTEMS or sum(_is_of_house(address, domain, labels) for address in one.addresses) > 1
        house = House.SYSTEM if is_system else _house(domain, one, own, known, hirers)
        houses[domain] = House.PRIVATE if is_private else house
        if houses[domain] in (House.ONE, House.AGENCY):
            names[domain] = own
        elif houses[domain] is House.SYSTEM:
            names.update(_of_addresses(one, labels))
            own_names.update(_own_names(one, domain))
    agencies = Names(name for domain, house in houses.items() if house is House.AGENCY for name in names[domain])
    return Posts(houses, names, frozenset(people), employers, agencies, frozenset(own_names))


def _look_at(surface: Surface, domain: _Seen, people: set[str]) -> None:
    address = surface.party.address
    domain.addresses.add(address)
    domain.codes |= surface.codes
    domain.kinds.add(surface.kind)
    if surface.beside:
        domain.beside[address].add(surface.beside)
    if surface.name and surface.is_read:
        domain.names[surface.name] += 1
        domain.named[address].add(surface.name)
        if surface.kind is Kind.RECRUITER_OUTREACH:
            domain.outreach.add(surface.name)
    if is_person(surface.party, surface.name) or (surface.is_own and not is_desk(address)):
        domain.has_person = True
        people.add(address)


def _of_addresses(seen: _Seen, labels: _Labels) -> dict[str, frozenset[str]]:
    """Return whose the addresses of a system are that are made of an organisation's name."""
    found = {
        address: labels.exact(_local(address)) for address in seen.addresses if len(_local(address)) >= _LONG_LOCAL
    }
    return {address: names for address, names in found.items() if names}


def _own_names(seen: _Seen, domain: str) -> Iterable[tuple[str, str]]:
    """Yield the names that a system calls itself: it stands beside an address whatever organisation a letter names."""
    labels = set(labels_in(domain))
    for address in seen.addresses:
        beside = seen.beside[address]
        for name in beside:
            others = seen.named[address] - {name}
            if len(beside) == 1 and len(others) > 1:
                yield address, name
        for name in beside | seen.named[address]:
            if not labels.isdisjoint(labels_of(name)):
                yield address, name


def _is_of_house(address: str, domain: str, labels: _Labels) -> bool:
    """Tell whether an address is made of the name of an organisation that is not its domain's: acmefoods@system."""
    local = _local(address)
    return len(local) >= _LONG_LOCAL and local not in labels_in(domain) and bool(labels.exact(local))


def _local(address: str) -> str:
    return fold_word(address.partition("@")[0]).replace(".", "").replace("-", "")


def _usual(seen: _Seen, domain: str, of_code: dict[str, set[str]], employers: frozenset[str]) -> frozenset[str]:
    """Return the organisation that a domain is the initials of, or that most of its letters or their numbers name."""
    names = Counter(seen.names)
    for code in seen.codes:
        names.update(of_code.get(code, ()))
    sure = {name: count for name, count in names.items() if name in employers}
    names = Counter(sure) if sure else names
    label = domain.partition(".")[0].partition("-")[0]
    initialled = {name for name in names if initials_within(label, name)}
    if initialled:
        return frozenset(initialled)
    if not names:
        return frozenset()
    name, _ = min(names.items(), key=lambda item: (-item[1], item[0]))
    share = sum(count for other, count in names.items() if same_organisation(name, other))
    return frozenset({name}) if share * 2 > names.total() else frozenset()


def _looks_private(domain: str, seen: _Seen, labels: _Labels) -> bool:
    """Tell whether a domain is likely to be a provider's: by its name, or since organisations have a mailbox there."""
    locals_ = [fold_word(address.partition("@")[0]) for address in seen.addresses]
    if "mail" in domain.partition(".")[0] or any(_NUMBERED.search(local) for local in locals_):
        return True
    houses = [local for local in locals_ if len(local) >= _LONG_LOCAL and labels.exact(local)]
    return seen.has_person and len(locals_) > 1 and bool(houses)


def _house(domain: str, seen: _Seen, names: frozenset[str], employers: Names, hirers: AbstractSet[str]) -> House:
    """Tell whose a domain is by all its letters; `hirers` are the organisations that do more than test."""
    foreign = {name for name in seen.names if not any(same_organisation(name, own) for own in names)}
    if seen.has_person:
        is_called_agency = looks_like_agency(domain.partition(".")[0]) or any(looks_like_agency(name) for name in names)
        offers_others = bool(foreign & seen.outreach) and not any(employers.has(name) for name in names)
        return House.AGENCY if is_called_agency or offers_others else House.ONE
    if seen.kinds <= _TESTS and seen.names.keys().isdisjoint(hirers):
        return House.SYSTEM  # who does nothing but test does it for others
    if any(not set(labels_in(domain)).isdisjoint(labels_of(name)) for name in names):
        return House.SYSTEM if _writes_for_many(seen, foreign, names) else House.ONE
    is_shared = foreign or sum(not is_desk(address) for address in seen.addresses) > 1
    return House.SYSTEM if is_shared else House.PERHAPS


def _writes_for_many(seen: _Seen, foreign: set[str], names: frozenset[str]) -> bool:
    """Tell whether a domain with a name of its own writes for others: these stand beside it, or are named oftener."""
    beside = {name for names_ in seen.beside.values() for name in names_}
    others = {name for name in beside if not any(same_organisation(name, own) for own in names)}
    if len(others) > 1:
        return True
    own = sum(count for name, count in seen.names.items() if name not in foreign)
    if not foreign or not own:
        return bool(foreign)
    return len(foreign) > 1 and seen.names.total() > own * 3
