"""What a letter, or what the seeker added, tells of the application it belongs to."""

from __future__ import annotations

from datetime import UTC, datetime, time

from msgspec import Struct

from rejoinder.domain.letters.addresses import domain_label
from rejoinder.domain.letters.readings import Kind
from rejoinder.domain.linking.codes import code_of, mask_of, tail_of
from rejoinder.domain.linking.names import looks_like_agency, organisation_key, same_organisation
from rejoinder.domain.linking.posts import House, Posts, domain_of
from rejoinder.domain.linking.roles import role_words
from rejoinder.domain.linking.senders import full_name
from rejoinder.domain.linking.surfaces import Surface
from rejoinder.domain.links import Seed

# Their writers sign with titles of their own.
_SIGNED = frozenset({Kind.INTERVIEW, Kind.RECRUITER_REPLY, Kind.ACTION_REQUIRED, Kind.ON_HOLD, Kind.FEEDBACK})
# These go on with an application that there is.
_GOES_ON = _SIGNED | {Kind.OFFER, Kind.WITHDRAWAL_ACK, Kind.VIEWED, Kind.ASSESSMENT}


_NO_NAME = frozenset({""})
_NOBODY = frozenset[str]()


class Clue(Struct, frozen=True):
    """What tells which application a letter, or a seed, belongs to."""

    key: str = ""  # the letter's
    kind: Kind | None = None  # None is a seed
    when: datetime | None = None
    message_id: str = ""
    parents: tuple[str, ...] = ()  # the messages that it answers, the nearest first
    name: str = ""  # the organisation's key, as it is named
    told_names: frozenset[str] = frozenset()  # what is taken for the organisation: by its name, or else its address
    names: frozenset[str] = frozenset()  # the organisations that the address is likely to be of
    agency: str = ""  # the key of the agency it comes from
    house: House = House.PRIVATE
    domain: str = ""
    party: str = ""  # the address it is exchanged with
    is_person: bool = False
    is_own_address: bool = False  # a system writes from it for one organisation alone
    role: frozenset[str] = frozenset()
    is_titled: bool = False  # the subject names the role
    may_be_signature: bool = False  # the role may be that of who signs
    codes: frozenset[str] = frozenset()
    masks: frozenset[str] = frozenset()  # the patterns of the codes
    tails: frozenset[str] = frozenset()  # the ends of numbers
    words: frozenset[str] = frozenset()  # of the subject
    subject: str = ""
    days: frozenset[tuple[int, int]] = frozenset()  # the months and days of an interview
    is_own: bool = False
    others: frozenset[str] = frozenset()  # further addresses
    offers_other: bool = False  # it refuses, and names another role
    writer: str = ""  # the name of who writes
    named: frozenset[str] = frozenset()  # the names of people who sign or are named

    @property
    def tells_nothing(self) -> bool:
        """Tell whether it is the seeker's own letter and names nothing that could be applied for."""
        return self.is_own and not (self.name or self.role or self.codes)

    @property
    def goes_on(self) -> bool:
        """Tell whether it goes on with an application, and cannot be the first letter of one."""
        return self.kind in _GOES_ON

    @property
    def begins_nothing(self) -> bool:
        """Tell whether no application begins with it: it goes on with one, and names no title and no number."""
        return (self.is_own or self.kind in _GOES_ON) and not (self.role or self.codes)

    @property
    def presumes(self) -> bool:
        """Tell whether it goes on with an application and does not name it at all."""
        return self.kind in _GOES_ON and not (self.told_names or self.agency or self.role or self.codes)


class _Whose(Struct, frozen=True):
    """Whose a letter is, which it has in common with most others from and to its address."""

    house: House
    address: str
    domain: str
    is_person: bool
    is_own_address: bool
    writer: str
    name: str
    names: frozenset[str]
    agency: str
    brand: frozenset[str]  # the words of a name that is not the organisation's: of a brand, a place, a department


class Told(Struct, frozen=True):
    """A clue with all that it rests on."""

    surface: Surface
    whose: _Whose
    others: frozenset[str]
    clue: Clue


class Clues:
    """What letters tell, now that it is known whose their addresses are."""

    def __init__(self, posts: Posts) -> None:
        self._posts = posts
        self._known: dict[tuple[object, ...], _Whose] = {}

    def of(self, surface: Surface, before: Told | None = None) -> Told:
        """Return what a letter tells: what it told `before`, if nothing that this rests on has changed."""
        role = surface.letter.reading.role
        is_offer = surface.kind is Kind.RECRUITER_OUTREACH and role is not None
        key = surface.party, surface.name, surface.is_read, surface.is_forwarded, is_offer
        whose = self._known.get(key)
        if whose is None:
            whose = self._known[key] = _whose(surface, self._posts)
        others = _others(surface, self._posts)
        if before and before.surface is surface and before.others == others and before.whose == whose:
            return before
        return Told(surface, whose, others, _clue_of(surface, whose, others))


def _whose(surface: Surface, posts: Posts) -> _Whose:
    party = surface.party
    house = posts.house(party.address) if party.address else House.PRIVATE
    name, names, agency = _names_of(surface, posts, house)
    # Who passes a letter on from a private mailbox is a friend, whose other mail is of something else.
    address = "" if surface.is_forwarded and house is House.PRIVATE else party.address
    return _Whose(
        house=house,
        address=address,
        domain=domain_of(party.address) if party.address and not surface.is_forwarded else "",
        is_person=address in posts.people,
        is_own_address=house is House.SYSTEM and bool(address) and posts.is_own_address(address),
        writer=full_name(party.name) if party.address in posts.people else "",
        name=name,
        names=names,
        agency=agency,
        brand=frozenset(surface.name.split()) if not name else frozenset(),
    )


def _clue_of(surface: Surface, whose: _Whose, others: frozenset[str]) -> Clue:
    message, reading, subject = surface.letter.message, surface.letter.reading, surface.subject
    words = subject.words | whose.brand if whose.brand else subject.words
    name, names, writer = whose.name, whose.names, whose.writer
    if whose.house is House.ONE and not (name or names):
        label = domain_label(domain_of(surface.party.address))
        name = label if label in words else ""  # the subject calls it as its address does
    is_writer = bool(writer) and reading.role is not None and full_name(reading.role.value) == writer
    role = role_words(reading.role.value) if reading.role and not is_writer else frozenset()
    is_titled = bool(role) and role <= subject.title
    return Clue(
        key=message.key,
        kind=reading.kind,
        when=message.date,
        message_id=message.message_id.lower(),
        parents=_parents(message.references),
        name=name,
        told_names=frozenset({name, *names}) if name else names,
        names=names,
        agency=whose.agency,
        house=whose.house,
        domain=whose.domain,
        party=whose.address,
        is_person=whose.is_person,
        is_own_address=whose.is_own_address,
        role=role,
        is_titled=is_titled,
        may_be_signature=reading.kind in _SIGNED and not is_titled,
        codes=surface.codes,
        masks=frozenset(map(mask_of, surface.codes)) if surface.codes else surface.codes,
        tails=surface.tails,
        words=words,
        subject=subject.lower,
        days=_days(surface),
        is_own=surface.is_own,
        others=others,
        offers_other=reading.kind is Kind.REJECTION and bool(reading.doors),
        writer=writer,
        named=frozenset([full_name(person.name) for person in reading.people]) - _NO_NAME
        if reading.people
        else _NOBODY,
    )


def _parents(references: tuple[str, ...]) -> tuple[str, ...]:
    """Return the messages that a letter answers, the nearest first."""
    if len(references) < 2:
        return (references[0].lower(),) if references and references[0] else ()
    return tuple(dict.fromkeys([name.lower() for name in reversed(references) if name]))


def _names_of(surface: Surface, posts: Posts, house: House) -> tuple[str, frozenset[str], str]:
    """Return the organisation that a letter names, those that its address is of, and the agency it comes from."""
    address, name, agency = surface.party.address, surface.name, ""
    names = posts.names_of(address) if house is not House.PRIVATE else frozenset[str]()
    is_own = any(same_organisation(name, own) for own in names)
    if house is House.AGENCY:
        return (
            "" if is_own or looks_like_agency(name) else name,
            frozenset(),
            min(names, default="") or domain_of(address),
        )
    if (address, name) in posts.own_names:
        name = "" if (address, surface.beside) in posts.own_names else surface.beside
    elif house is House.SYSTEM and surface.beside and (address, surface.beside) not in posts.own_names:
        # For whom a system writes stands beside its address; a name in its text may be anything.
        is_doubtful = not same_organisation(name, surface.beside) and name not in posts.employers
        name = surface.beside if is_doubtful else name
    elif name and posts.agencies.has(name):
        name, agency = "", name  # its client is not named
    if name and names and not is_own:
        return ("", names, agency) if _is_doubtful(surface, house, posts) else (name, frozenset(), agency)
    return name, names, agency


def _is_doubtful(surface: Surface, house: House, posts: Posts) -> bool:
    """Tell whether a name is more likely misread than another organisation than the address's own."""
    if house is House.SYSTEM or not surface.is_read:
        return True
    is_offer = surface.kind is Kind.RECRUITER_OUTREACH and surface.letter.reading.role is not None
    return surface.name not in posts.employers and not is_offer


def _days(surface: Surface) -> frozenset[tuple[int, int]]:
    """Return the day of an interview, and days that a subject names."""
    days = surface.subject.days
    talk = surface.letter.reading.interview
    return days | {(talk.start.month, talk.start.day)} if talk and talk.start else days


def _others(surface: Surface, posts: Posts) -> frozenset[str]:
    """Return further persons that a letter goes to."""
    message = surface.letter.message
    if len(message.to) + len(message.cc) + len(message.reply_to) < 2:
        return _NOBODY
    addresses = {one.address.lower() for one in (*message.reply_to, *message.to, *message.cc)}
    return frozenset(addresses & posts.people) - {surface.party.address}


def clue_of_seed(seed: Seed) -> Clue:
    """Return what the seeker said of an application."""
    code = code_of(seed.reference)
    name = organisation_key(seed.organisation) if seed.organisation else ""
    return Clue(
        when=applied_at(seed),
        name=name,
        told_names=frozenset({name} - {""}),
        agency=organisation_key(seed.via) if seed.via else "",
        role=role_words(seed.role),
        codes=frozenset({code} - {""}),
        masks=frozenset({mask_of(code)} - {""}),
        tails=frozenset({tail_of(code)} - {""}),
    )


def applied_at(seed: Seed) -> datetime | None:
    """Return when a seed begins: with its day, wherever the seeker was."""
    return datetime.combine(seed.applied, time(), UTC) if seed.applied else None
