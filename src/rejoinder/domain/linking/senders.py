"""With whom the seeker speaks in a letter, and what the name and the address beside it tell."""

from __future__ import annotations

import re

from rejoinder.domain.letters.text import fold_word
from rejoinder.domain.linking.names import bare_key
from rejoinder.domain.mail import Address
from rejoinder.domain.mailbox import Letter

_DESK = re.compile(
    r"(?:no|do.?not|ne.?pas|nicht|non|nao).?_?(?:reply|antworten|repondre|responder)|careers?|jobs?|talent|recruit|hr\b|"
    r"bewerb|karriere|personal|recrut|rh\b|rrhh|emple|emploi|selec|applica|apply|hiring|people|notif|info|office|"
    r"contact|mailer|invit|team|hello|admin|workforce|resourc|staffing|postmaster|service|support|update|graduates?\b|"
    r"early",
    re.IGNORECASE,
)
_FORWARDED = re.compile(r"\s*(?:\[[^\]]*\]\s*)?(?:fwd?|wg|tr|rv|weitergeleitet)\s*:", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_INSIDE = re.compile(r"\(([^()]{3,})\)")
_OUTSIDE = re.compile(r"\[[^\]]*\]|\([^()]*\)")
_FOR = re.compile(r"\s(?:at|from|for|bei|chez|von|pour|para|@)\s+(?P<house>\S.*)$", re.IGNORECASE)
_VIA = re.compile(r"^(?P<house>.*\S)\s+(?:via|über|par)\s", re.IGNORECASE)
_PIECES = re.compile(r"\s+[-–—|]\s+|\s*[|/,]\s+")
_MOST_WORDS = 3  # of a person's name


def partner_of(letter: Letter, seekers: frozenset[str]) -> Address:
    """Return to whom the seeker wrote a letter."""
    for party in (*letter.message.to, *letter.message.cc):
        if party.address and party.address.lower() not in seekers:
            return Address(party.name, party.address.lower())
    return Address()


def is_forwarded(letter: Letter) -> bool:
    """Tell whether a letter was passed on: who sends it then tells nothing of the organisation."""
    return _FORWARDED.match(letter.message.subject) is not None


def is_desk(address: str) -> bool:
    """Tell whether no single person writes from an address."""
    return _DESK.match(fold_word(address.partition("@")[0])) is not None


def is_person(party: Address, organisation: str) -> bool:
    """Tell whether a person writes from an address: it is made of their name, and not of the organisation's."""
    local = fold_word(party.address.partition("@")[0])
    words = [fold_word(word) for word in _WORD.findall(_OUTSIDE.sub(" ", party.name))]
    if not local or is_desk(party.address) or not 1 <= len(words) <= _MOST_WORDS:
        return False
    squashed = organisation.replace(" ", "")
    if squashed and (squashed.startswith(local[:8]) or local.startswith(squashed[:8])):
        return False
    tokens = [token for token in _WORD.findall(local) if len(token) > 1]
    # Two whole words in one are as likely an organisation's: acmebank@system.
    return any(token in words or _is_initialled(token, words) for token in tokens)


def _is_initialled(token: str, words: list[str]) -> bool:
    """Tell whether an address is made of a person's last name and an initial: jdoe, doej."""
    return any(token in (other[0] + word, word + other[0]) for word in words for other in words if other != word)


def full_name(name: str) -> str:
    """Return a person's first and last name folded, in the order of the alphabet; a first name alone is none."""
    words = sorted(fold_word(word) for word in _WORD.findall(_OUTSIDE.sub(" ", name)) if len(word) > 1)
    return " ".join(words) if len(words) > 1 else ""


def house_in(party: Address) -> str:
    """Return the key of the organisation that the name beside an address tells, if it is more than a person's."""
    name = party.name.strip().strip("\"'")
    if not name or "@" in name:
        return ""
    for found in (_VIA.match(name), _FOR.search(name), _INSIDE.search(name)):
        if found and (key := bare_key(found.group(1))):
            return key
    if is_person(party, ""):
        return ""
    pieces = [key for piece in _PIECES.split(_OUTSIDE.sub(" ", name)) if (key := bare_key(piece))]
    words = name.split()
    looks_like_person = 1 <= len(words) <= _MOST_WORDS - 1 and not is_desk(party.address) and len(pieces) == 1
    return "" if looks_like_person or not pieces else pieces[0]
