"""Whom to write to: a person where one is known, and where from; addresses that nobody reads are told apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from rejoinder.domain.letters.addresses import Reach, is_made_of, reach_of
from rejoinder.domain.letters.parts import split_parts
from rejoinder.domain.letters.readings import Kind
from rejoinder.domain.letters.text import fold_space
from rejoinder.domain.mail import Address
from rejoinder.domain.mailbox import Letter
from rejoinder.domain.replies.readers import asks_for_no_answer

if TYPE_CHECKING:  # the book of the reader is not loaded for lists
    from rejoinder.domain.letters.book import Systems


class Origin(StrEnum):
    """Where an address is known from."""

    LETTER = "letter"  # it sent the letter
    REPLY_TO = "reply_to"  # the letter asks for answers there
    TEXT = "text"  # it stands in the letter
    EARLIER = "earlier"  # it wrote before, in the same application
    FORWARDED = "forwarded"  # it wrote what the seeker forwarded
    CALENDAR = "calendar"  # it was invited to the interview
    SEEKER = "seeker"  # the seeker says so

    @property
    def is_writer(self) -> bool:
        """Tell whether an answer goes there by itself."""
        return self in (Origin.LETTER, Origin.REPLY_TO, Origin.FORWARDED)


class Addressee(Struct, frozen=True):
    """Somebody to write to; `name` is empty where none is known. `letter` is the key of what tells the address."""

    name: str
    address: str
    reach: Reach
    origin: Origin
    letter: str = ""


# Who answers there has no part in the decision.
_ELSEWHERE = re.compile(
    r"datenschutz|privacy|unsubscribe|abmeld|dpo\b|gdpr|rgpd|support|help|webmaster|abuse|billing|press|legal",
    re.IGNORECASE,
)
_IN_TEXT = re.compile(r"(?<![\w.+%-])[A-Za-z0-9._+%-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,5}[A-Za-z]{2,24}\b")
_WORD = re.compile(r"[^\W\d_]+")
_GROUPS = frozenset(
    {"team", "recruiting", "recruitment", "hiring", "talent", "careers", "karriere", "personal", "personalabteilung"}
    | {"personalwesen", "recursos", "humanos", "ressources", "humaines", "human", "resources", "bewerbermanagement"}
    | {"portal", "bewerberportal", "red", "oficina", "secrétariat", "sekretariat", "candidaturas", "candidatures"}
    | {"acquisition", "equipo", "équipe", "jobs", "support", "service", "notifications", "bewerbung", "selección"}
)
_ONE_WORD = re.compile(r"^[^\W\d_][\w'’\-]+$")
_WRITTEN_BY = re.compile(r"(?P<name>[^<>@]*?)\s*[<\[(]?(?:mailto:)?(?P<address>[^\s<>@()\[\]:]+@[^\s<>@()\[\]]+)")
_BEFORE = 70  # characters before an address that say what it is for
_WENT_TO = re.compile(
    r"(?:sent|addressed|delivered) to|gesendet an|geschickt an|envoyée? à|adressée? à|enviad[oa] a|powered by|"
    r"unsubscribe|abmelden|désabonner|désinscrire|baja",
    re.IGNORECASE,
)
_WRITE_TO = re.compile(
    r"contact|reach|write|questions?|enquir|inquir|e-?mail|repl[yi]|respond|get in touch|wenden|erreich|frag|kontakt|"
    r"schreib|melden|antwort|écri[vr]|joindre|répond|question|adress|escrib|dirig|pregunt|dudas|consult|respond",
    re.IGNORECASE,
)
_NAME_BEFORE = re.compile(
    r"(?P<name>[A-ZÀ-ÖØ-Þ][\w'’\-]+(?:\s(?:von|van|der|de|la|del|di))*(?:\s[A-ZÀ-ÖØ-Þ][\w'’\-]+){1,2})"
    r"\W{0,3}(?:at|unter|per|à|en|via)?\W{0,3}$"
)
_MOST = 40  # letters of an application that are looked through, latest first
# "Ada Grey via LinkedIn", "Ada Grey (Harrow Bay)", "Ada Grey | Harrow Bay".
_BEHIND_NAME = re.compile(r"\s+(?:via|from|at|bei|chez|@)\s+.*$|\s*[|(\[•·/].*$|\s+[-–—]\s+.*$", re.IGNORECASE)
_NAME = re.compile(r"^[^\W\d_][\w'’.\-]*(?:\s+[^\W\d_][\w'’.\-]*){1,4}$")


def person_name(written: str) -> str:
    """Return the person's name in a display name, in the order it is spoken in; "" if it is none."""
    name = _BEHIND_NAME.sub("", fold_space(written).strip(" \"'"))
    last, comma, first = name.partition(", ")
    if comma:  # "Grey, Ada", but "Ada Grey, HR"
        name = last if " " in last or first.isupper() or first.lower() in _GROUPS else f"{first} {last}"
    return name if _NAME.match(name) and len(name) <= 60 else ""


def find_addressee(
    letter: Letter, others: Sequence[Letter], own: Iterable[str], systems: Systems | None = None
) -> tuple[Addressee | None, Addressee | None]:
    """Return whom best to write to about a letter, and the letter's own sender where that is another or nobody.

    `others` are the other letters of the application. `own` are the seeker's addresses. What the letter came from or
    asks for answers to is best, unless nobody reads there; then somebody who wrote, was invited to an interview or
    is named in the letter; then a house's common address; at last a system that may pass it on.
    """
    mine = frozenset(address.lower() for address in own)
    is_unread = asks_for_no_answer(letter.message)
    direct = _direct(letter, systems, mine)
    if direct and direct.reach in (Reach.PERSON, Reach.TEAM) and not is_unread:
        return direct, None
    known = [
        one
        for one in _known(letter, others, systems)
        if one.address.lower() not in mine and one.reach is not Reach.NO_REPLY
    ]
    ranked = sorted(known, key=lambda one: (one.reach is not Reach.PERSON, one.reach is not Reach.TEAM))
    if ranked and (direct is None or ranked[0].address.lower() != direct.address.lower()):
        return ranked[0], direct
    if direct and direct.reach is Reach.RELAY and not is_unread:
        return direct, None
    return None, direct


def _direct(letter: Letter, systems: Systems | None, mine: frozenset[str]) -> Addressee | None:
    """Return where an answer goes by itself; of a letter that the seeker forwarded, to whoever wrote it."""
    message = letter.message
    if message.sender.address.lower() in mine:
        found = _WRITTEN_BY.match(split_parts(message.subject, message.text).forwarded_from.strip())
        if not found:
            return None
        writer = Address(found.group("name").strip(' "'), found.group("address"))
        return _addressee(writer, letter, Origin.FORWARDED, systems)
    if not message.sender.address and not message.reply_to:
        signed = _addressee(message.sender, letter, Origin.LETTER, systems)
        return signed if signed.name else None  # a letter that was pasted: who signed it is greeted all the same
    replied = next((one for one in message.reply_to if one.address), None)
    party, origin = (replied, Origin.REPLY_TO) if replied else (message.sender, Origin.LETTER)
    if replied and replied.address.lower() == message.sender.address.lower():
        party, origin = message.sender, Origin.LETTER
    return _addressee(party, letter, origin, systems)


def _addressee(party: Address, letter: Letter, origin: Origin, systems: Systems | None) -> Addressee:
    reach = reach_of(party.address, systems)
    house = letter.reading.organisation.value if letter.reading.organisation else ""
    display = person_name(party.name)
    own_name = display if is_made_of(display, party.address) else ""  # as the house may be: Sabine Huber, Huber GmbH
    people = [one for one in letter.reading.people if own_name == one.name or not _names_house(one.name, house)]
    signed = next((one.name for one in people if not one.address), "")
    wrote = next((one.name for one in people if one.address.lower() == party.address.lower()), "")
    if own_name:
        wrote = own_name
    elif not wrote and reach in (Reach.PERSON, Reach.RELAY) and not _names_house(display, house):
        wrote = display or _first_name(party.name, letter)
    if reach is Reach.PERSON and not wrote and _names_house(party.name, house):
        reach = Reach.TEAM
    return Addressee(wrote or (signed if origin.is_writer else ""), party.address, reach, origin, letter.message.key)


def _named(letter: Letter, systems: Systems | None) -> Iterator[Addressee]:
    """Yield the addresses in the letter's own text that it gives to be written to, each with the name before it."""
    text = split_parts(letter.message.subject, letter.message.text).own
    domain = letter.message.sender.domain
    for match in _IN_TEXT.finditer(text):
        address, before = match.group(), fold_space(text[max(0, match.start() - _BEFORE) : match.start()])
        is_house = bool(domain) and address.lower().endswith(f"@{domain}")
        if _ELSEWHERE.search(address) or _WENT_TO.search(before) or not (is_house or _WRITE_TO.search(before)):
            continue
        name = _NAME_BEFORE.search(before)
        told = person_name(name.group("name")) if name else ""
        yield Addressee(told, address, reach_of(address, systems), Origin.TEXT, letter.message.key)


def _first_name(display: str, letter: Letter) -> str:
    """Return a display name that is a first name alone, where the letter is signed with it."""
    name = display.strip()
    lines = {line.strip(" ,.!-–") for line in letter.message.text.split("\n")}
    return name if _ONE_WORD.match(name) and name in lines else ""


def _names_house(name: str, house: str) -> bool:
    """Tell whether a name shares a word with an organisation's, or is that of a team."""
    words = {word for word in _WORD.findall(name.lower()) if len(word) > 2}
    return bool(words & {word for word in _WORD.findall(house.lower()) if len(word) > 2}) or bool(words & _GROUPS)


def _known(letter: Letter, others: Sequence[Letter], systems: Systems | None) -> Iterator[Addressee]:
    """Yield who else is known, the latest first."""
    yield from _named(letter, systems)
    for other in list(reversed(others))[:_MOST]:
        if other.reading.kind is not Kind.SENT_BY_SEEKER and other.message.sender.address:
            yield _addressee(other.message.sender, other, Origin.EARLIER, systems)
        for contact in other.reading.people:
            if contact.address and contact.address.lower() != other.message.sender.address.lower():
                reach = reach_of(contact.address, systems)
                yield Addressee(contact.name, contact.address, reach, Origin.CALENDAR, other.message.key)
