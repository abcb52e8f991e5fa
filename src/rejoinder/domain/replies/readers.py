"""Who reads what is sent to an address, as it shows in the address and in what the letter says.

The one rule for that: what to do next, whom a reply goes to and who counts as a contact all go by it.
"""

from __future__ import annotations

from functools import lru_cache

from rejoinder.domain.letters.addresses import Reach, is_of_person, reach_of
from rejoinder.domain.letters.parts import split_parts
from rejoinder.domain.letters.text import fold_space, plain
from rejoinder.domain.mail import Message

REMEMBERED = 500  # letters of which it is kept whether they ask for no answer
_ADDRESSES = 8_192  # of which it is kept: each settling asks for all of a mailbox, some times


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
    return is_unread or (is_automatic and not is_of_person(message))


@lru_cache(maxsize=REMEMBERED)
def _asks_for_no_answer(subject: str, text: str) -> tuple[bool, bool]:
    """Tell it by the words of a letter, and whether a machine wrote it; several rules ask it of the same one."""
    folded = fold_space(plain(text)).lower()
    if any(words in folded for words in (*_UNREAD, *_AUTOMATIC)):  # few do, and only these are worth splitting
        folded = fold_space(split_parts(subject, text).own).lower()
    return any(words in folded for words in _UNREAD), any(words in folded for words in _AUTOMATIC)
