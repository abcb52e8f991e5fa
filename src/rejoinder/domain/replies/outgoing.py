"""A reply as it is handed over to a mail program: who, to whom, in which thread; it is never sent from here."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from rejoinder.domain.letters.text import fold_space
from rejoinder.domain.mail import Address, Message
from rejoinder.domain.mailbox import Letter
from rejoinder.domain.replies.addressees import Addressee, Origin

MAX_REFERENCES = 20  # of a thread: its first and its last ones
MAX_LINE = 400  # characters of a subject or name
# In the body: control characters but tabs and line feeds, and what turns the order of letters round.
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+")
_ADDRESS = re.compile(
    r"[^\s@<>()\[\],;:\"\\\x00-\x1f\x7f]{1,64}@(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W_](?:[\w-]{0,61}[^\W_])?"
)
_MESSAGE_ID = re.compile(r"[^\s<>\x00-\x1f\x7f]{1,250}@[^\s<>\x00-\x1f\x7f]{1,250}", re.ASCII)


class Outgoing(Struct, frozen=True):
    """A reply ready to be handed over. Make one with `make_outgoing`: it keeps every line a line."""

    subject: str
    text: str
    to: Address | None = None
    sender: Address | None = None
    in_reply_to: str = ""  # a Message-ID without brackets
    references: tuple[str, ...] = ()


def make_outgoing(
    subject: str, text: str, to: Address | None, sender: Address | None = None, thread: Sequence[str] = ()
) -> Outgoing:
    """Make a reply to be handed over; `thread` are the Message-IDs that it follows, the answered one last.

    Nothing that is given can begin a line of its own in a header: line ends and other control characters become blanks,
    and an address or Message-ID that is not well formed is left out.
    """
    ids = [one for one in thread if _MESSAGE_ID.fullmatch(one) and one.isascii()]
    kept = [*ids[:1], *ids[1:][-MAX_REFERENCES + 1 :]]
    return Outgoing(
        one_line(subject), lines_of(text), _clean(to), _clean(sender), kept[-1] if kept else "", tuple(kept)
    )


def is_address(text: str) -> bool:
    """Tell whether a text is one mail address and nothing else (RFC 5321, without quoted forms)."""
    return len(text) <= 254 and _ADDRESS.fullmatch(text) is not None


def one_line(text: str) -> str:
    """Return text on one line, without control characters, and without what a mail program would decode to such.

    An encoded word (RFC 2047) in a name that is given would be decoded before it is written, line ends and all.
    """
    whole = text.encode("utf-8", "replace").decode()
    return fold_space(_CONTROL.sub(" ", whole).replace("=?", "= ?"))[:MAX_LINE]


def lines_of(text: str) -> str:
    """Return text with line feeds for line ends, without other control characters."""
    whole = text.encode("utf-8", "replace").decode().replace("\r\n", "\n").replace("\r", "\n")
    return _UNSEEN.sub("", whole).strip("\n") + "\n"


def _clean(party: Address | None) -> Address | None:
    if party is None or not is_address(party.address.strip()):
        return None
    return Address(one_line(party.name), party.address.strip())


def thread_of(addressee: Addressee | None, letter: Letter, others: Sequence[Letter]) -> tuple[str, ...]:
    """Return the Message-IDs that a reply follows: the letter's, or those of what the addressee wrote before."""
    told = next((one for one in others if addressee and one.message.key == addressee.letter), None)
    origin = addressee.origin if addressee else None
    if origin is Origin.FORWARDED:
        return ()  # what the seeker forwarded has the Message-ID of the forwarding
    message: Message = told.message if told and origin is Origin.EARLIER else letter.message
    return (*message.references, message.message_id) if message.message_id else ()
