"""Who reads what is sent to an address, as it shows in the address and in what the letter says.

The one rule for that: what to do next, whom a reply goes to and who counts as a contact all go by it.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from rejoinder.domain.letters.parts import split_parts
from rejoinder.domain.letters.text import fold_space, fold_word, plain
from rejoinder.domain.mail import Message

if TYPE_CHECKING:  # the book of the reader is not loaded for lists
    from rejoinder.domain.letters.book import Systems

SHORT = 2  # letters of a word that tells no name
REMEMBERED = 500  # letters of which it is kept whether they ask for no answer
_ADDRESSES = 8_192  # of which it is kept: each settling asks for all of a mailbox, some times


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
# What letters say whose sender reads no answers, folded to lower case.
_UNREAD = (
    "not reply to this", "not reply directly", "don't reply to this", "is not monitored", "unmonitored",
    "cannot receive replies", "not respond to this", "replies to this e",
    "nicht auf diese e-mail", "nicht auf diese mail", "nicht auf diese nachricht", "nicht auf diese email",
    "nicht direkt auf diese", "diese adresse nicht", "wird nicht gelesen", "antworten werden nicht",
    "ne pas répondre à ce", "ne pas répondre directement", "ne pas y répondre", "ne répondez pas à ce",
    "n'est pas consultée", "n'est pas relevée", "ne permet pas de recevoir",
    "no responda a este", "no respondas a este", "no responda este", "no conteste a este", "no contestes a este",
    "no responder a este", "no se supervisa", "no admite respuestas",
    "replies are not read", "replies will not be read", "réponses ne sont pas lues", "respuestas no son leídas",
    "respuestas no se leen",
)  # fmt: skip


# What they say of a message that no person wrote: wherever the corpora hold one of these, nobody reads answers.
_AUTOMATIC = (
    "automated message", "automated email", "automated e-mail", "automated response", "automated notification",
    "automatically generated", "sent automatically",
    "automatisch versandt", "automatisch versendet", "automatisch erstellt", "automatisch erzeugt",
    "automatisch generiert", "automatische nachricht",
    "généré automatiquement", "envoyé automatiquement", "message automatique", "courriel automatique",
    "generado automáticamente", "enviado automáticamente", "mensaje automático", "correo automático",
)  # fmt: skip


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


def takes_no_reply(message: Message) -> bool:
    """Tell whether answers reach nobody, by the address that they would go to."""
    return _reads_none(answers_to(message))


@lru_cache(_ADDRESSES)
def _reads_none(address: str) -> bool:
    return reach_of(address) is Reach.NO_REPLY


def is_unread(message: Message) -> bool:
    """Tell whether answers reach nobody: the address shows it, or the letter's own words say so."""
    return takes_no_reply(message) or asks_for_no_answer(message)


def answers_to(message: Message) -> str:
    """Return the address that an answer goes to by itself, or the empty string."""
    return next((party.address for party in message.reply_to if party.address), message.sender.address)


def asks_for_no_answer(message: Message) -> bool:
    """Tell whether a letter says that nobody reads answers to it; what it quotes says nothing of it.

    That a machine wrote it counts only where no person sends it from an address of their own.
    """
    is_unread, is_automatic = _asks_for_no_answer(message.subject, message.text)
    return is_unread or (is_automatic and not _is_of_person(message))


def _is_of_person(message: Message) -> bool:
    """Tell whether an address is made of the name beside it, as a person's is."""
    local = fold_word(message.sender.address.partition("@")[0])
    return reach_of(message.sender.address) is Reach.PERSON and any(
        len(word) > SHORT and fold_word(word) in local for word in re.findall(r"\w+", message.sender.name)
    )


@lru_cache(maxsize=REMEMBERED)
def _asks_for_no_answer(subject: str, text: str) -> tuple[bool, bool]:
    """Tell it by the words of a letter, and whether a machine wrote it; several rules ask it of the same one."""
    folded = fold_space(plain(text)).lower()
    if any(words in folded for words in (*_UNREAD, *_AUTOMATIC)):  # few do, and only these are worth splitting
        folded = fold_space(split_parts(subject, text).own).lower()
    return any(words in folded for words in _UNREAD), any(words in folded for words in _AUTOMATIC)
