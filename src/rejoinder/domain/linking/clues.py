"""What a letter, or what the seeker added, tells of the application it belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import lru_cache

from rejoinder.domain.letters.readings import Kind
from rejoinder.domain.letters.text import fold_word
from rejoinder.domain.linking.codes import code_of, days_in, mask_of, tail_of
from rejoinder.domain.linking.names import domain_label, looks_like_agency, organisation_key, same_organisation
from rejoinder.domain.linking.posts import House, Posts, domain_of
from rejoinder.domain.linking.roles import role_words
from rejoinder.domain.linking.senders import full_name
from rejoinder.domain.linking.surfaces import Surface
from rejoinder.domain.links import Seed

# Their writers sign with titles of their own.
_SIGNED = frozenset({Kind.INTERVIEW, Kind.RECRUITER_REPLY, Kind.ACTION_REQUIRED, Kind.ON_HOLD, Kind.FEEDBACK})
# These go on with an application that there is.
_GOES_ON = _SIGNED | {Kind.OFFER, Kind.WITHDRAWAL_ACK, Kind.VIEWED, Kind.ASSESSMENT}
_WORD = re.compile(r"[^\W_]+")
_LEAST_WORD = 3
# Words of subjects that tell nothing of which application it is.
_IDLE = frozenset(
    """re fw fwd aw wg ext your you our the for and with from this that are was has have not any still just please
    thank thanks application applications applied applying apply applicant candidate candidature candidatura bewerbung
    ihre ihr ihrer deine dein votre tus sus received receipt confirmation acknowledgement acknowledgment update updates
    updated status outcome result results decision answer news feedback interview invitation invite invited assessment
    test task next step steps stage action required needed reminder important information question questions query
    request documents form job jobs role position post vacancy career careers opportunity opportunities offer call chat
    phone meeting second first third final round last hello dear team automatic reply new about regarding response
    follow following progress process here there let talk time day days week today tomorrow yesterday good quick short
    einladung gespraech vorstellungsgespraech absage eingangsbestaetigung zwischenstand eingang danke stelle antwort
    rueckmeldung unterlagen termin zusage angebot ueber bei vom zum zur und der die das fuer mit
    entretien reponse suite recue merci poste offre refus accuse reception donnee notre une des les est pour
    proceso entrevista recibida gracias respuesta oferta novedades solicitud hemos para por con una los las del
    ihren ihrem unsere unser unseren bezug auf ein eine einen als sie wir mail anfrage nachricht information infos neue
    neuer stellenangebot stellenausschreibung karriere eingegangen erhalten vielen dank gruss bitte
    vos nos avec dans sur par que qui mon ton son cette mail message suivi etat dossier retour prise contact
    rendez vous recrutement emploi annonce spontanee votre reference ref
    sobre tu mi tus mis nuestra nuestro correo mensaje puesto empleo referencia estado candidato
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december montag dienstag mittwoch donnerstag freitag""".split()
)


@dataclass(frozen=True, slots=True)
class Clue:
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


def clue_of(surface: Surface, posts: Posts) -> Clue:
    """Return what a letter tells, now that it is known whose its address is."""
    message, reading, party = surface.letter.message, surface.letter.reading, surface.party
    house = posts.house(party.address) if party.address else House.PRIVATE
    words = words_in(surface.subject)
    # Who passes a letter on from a private mailbox is a friend, whose other mail is of something else.
    address = "" if surface.is_forwarded and house is House.PRIVATE else party.address
    name, names, agency = _names_of(surface, posts, house)
    if surface.name and not name:
        words |= frozenset(surface.name.split())  # a brand, a place or a department
    if house is House.ONE and not (name or names) and domain_label(domain_of(party.address)) in words:
        name = domain_label(domain_of(party.address))  # the subject calls it as its address does
    writer = full_name(party.name) if party.address in posts.people else ""
    is_writer = bool(writer) and reading.role is not None and full_name(reading.role.value) == writer
    role = role_words(reading.role.value) if reading.role and not is_writer else frozenset()
    is_titled = bool(role) and role <= role_words(surface.subject)
    return Clue(
        key=message.key,
        kind=reading.kind,
        when=message.date,
        message_id=message.message_id.lower(),
        parents=tuple(dict.fromkeys(name.lower() for name in reversed(message.references) if name)),
        name=name,
        told_names=frozenset({name, *names}) if name else names,
        names=names,
        agency=agency,
        house=house,
        domain=domain_of(party.address) if party.address and not surface.is_forwarded else "",
        party=address,
        is_person=address in posts.people,
        role=role,
        is_titled=is_titled,
        may_be_signature=reading.kind in _SIGNED and not is_titled,
        codes=surface.codes,
        masks=frozenset(mask_of(code) for code in surface.codes),
        tails=surface.tails,
        words=words,
        subject=surface.subject.lower(),
        days=_days(surface),
        is_own=surface.is_own,
        others=_others(surface, posts),
        offers_other=reading.kind is Kind.REJECTION and bool(reading.doors),
        writer=writer,
        named=frozenset(full_name(person.name) for person in reading.people) - {""},
    )


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
        name = ""
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
    days = days_in(surface.subject)
    talk = surface.letter.reading.interview
    return days | {(talk.start.month, talk.start.day)} if talk and talk.start else days


def _others(surface: Surface, posts: Posts) -> frozenset[str]:
    """Return further persons that a letter goes to."""
    message = surface.letter.message
    if len(message.to) + len(message.cc) + len(message.reply_to) < 2:
        return frozenset()
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


@lru_cache(8_192)
def words_in(subject: str) -> frozenset[str]:
    """Return the words of a subject that may tell which application it is."""
    folded = (fold_word(word) for word in _WORD.findall(subject))
    return frozenset(word for word in folded if len(word) >= _LEAST_WORD and word not in _IDLE and not word.isdigit())
