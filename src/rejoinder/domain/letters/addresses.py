"""What an address tells by itself: who reads what is sent to it, and whose house it belongs to."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from rejoinder.domain.letters.text import fold_word
from rejoinder.domain.mail import Message

if TYPE_CHECKING:  # the book of the reader is not loaded for lists
    from rejoinder.domain.letters.book import Systems

SHORT = 2  # letters of a word that tells no name
_TITLES = frozenset("dr prof herr frau mr mrs ms mme m sr sra".split())
_WHOLE, _OF_COUNTRY = 2, 2  # labels of a house's domain; letters of a country's
# Below a country's domain these are everybody's: acme.co.uk, dinum.gouv.fr.
_SECOND = frozenset(
    "co com org ac gov nhs net edu gouv gob gv or sch police ltd plc me nsw qld vic asso go ne gub mil adm".split()
)


class Reach(StrEnum):
    """Who reads what is sent to an address."""

    PERSON = "person"
    TEAM = "team"  # jobs@, hr@: somebody of the house
    RELAY = "relay"  # a recruiting system or a board that may pass it on
    NO_REPLY = "no_reply"


_NO_REPLY = re.compile(
    r"no.?_?repl|do.?not.?repl|donotreply|ne.?pas.?repondre|no.?respond|no.?contest|ni[cx]ht.?antwort|keine?.?antwort|"
    r"noresponse|notification|mailer-daemon|postmaster|bounce|automated|auto-?mail|^avisos?$|^alert(?:s|as)?$|^system$",
    re.IGNORECASE,
)
# Hosts that only send.
_SENDS_ONLY = re.compile(r"no.?_?reply|do.?not.?reply|notification", re.IGNORECASE)
_TEAM = re.compile(
    r"^(?:jobs?|hr|human[._-]?resources?|karriere|career|careers|bewerbung(?:en)?|recruit(?:ing|ment|er|ers)?|talent|"
    r"talents|people|personal(?:abteilung|wesen)?|personnel|info|office|kontakt|contact|contacto|team|hello|hallo|hola|"
    r"bonjour|mail|post|rh|rrhh|drh|recrutement|candidatures?|empleo|seleccion|emploi|hiring|applications?|apply|"
    r"personas|people|jobs?[._-]\w+|ausbildung|service|portal|admin|secretar\w*|sekretariat|verwaltung|work|joinus|join)(?:[._+-]?\w*)?$",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"(?:\+|^reply|hit-reply)|[0-9a-f]{16,}|[A-Za-z0-9]{24,}|\d{8,}", re.IGNORECASE)


def reach_of(address: str, systems: Systems | None = None) -> Reach:
    """Tell who reads what is sent to an address, as far as it shows."""
    local, _, domain = address.lower().rpartition("@")
    if not local or _NO_REPLY.search(local) or _SENDS_ONLY.search(domain):
        return Reach.NO_REPLY
    hosts = systems.recruiting | systems.boards if systems else frozenset()
    labels = domain.split(".")
    if any(".".join(labels[at:]) in hosts for at in range(len(labels) - 1)) or _TOKEN.search(local):
        return Reach.RELAY
    return Reach.TEAM if _TEAM.match(local) else Reach.PERSON


def is_of_person(message: Message) -> bool:
    """Tell whether an address is made of the name beside it, as a person's is."""
    local = fold_word(message.sender.address.partition("@")[0])
    return reach_of(message.sender.address) is Reach.PERSON and any(
        len(word) > SHORT and fold_word(word) in local for word in re.findall(r"\w+", message.sender.name)
    )


def is_made_of(name: str, address: str) -> bool:
    """Tell whether an address is a first name, or its first letter, with the last name behind it: a person's own."""
    last, comma, first = name.partition(",")
    words = [fold_word(word) for word in re.findall(r"[^\W\d_]+", f"{first} {last}" if comma else name)]
    first, *rest = [word for word in words if word and word not in _TITLES] or [""]
    local = re.sub(r"[._-]", "", fold_word(address.rpartition("@")[0]))
    return bool(rest) and local in {one + last for one in (first, first[0]) for last in (rest[-1], "".join(rest))}


def house_domain(domain: str) -> str:
    """Return a domain without the names of machines before it; "" for a number or what is no domain."""
    parts = [part for part in domain.split(".") if part]
    if not parts or parts[-1].isdigit() or "[" in domain or ":" in domain:
        return ""
    is_second = len(parts) > _WHOLE and len(parts[-1]) == _OF_COUNTRY and parts[-2] in _SECOND
    return ".".join(parts[-(_WHOLE + is_second) :])


def domain_label(domain: str) -> str:
    """Return the part of a domain that names whose it is: `acme` of mail.acme.co.uk."""
    return house_domain(domain).partition(".")[0]


def house_of(address: str) -> str:
    """Return what stands for the house whose domain an address has: "@" and its domain, without names of machines."""
    return f"@{house_domain(address.rpartition('@')[2].lower())}"
