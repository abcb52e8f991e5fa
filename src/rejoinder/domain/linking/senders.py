"""With whom the seeker speaks in a letter, and what the name and the address beside it tell."""

from __future__ import annotations

import re
from functools import lru_cache

from rejoinder.domain.letters.addresses import domain_label
from rejoinder.domain.letters.text import fold_word
from rejoinder.domain.linking.names import bare_key
from rejoinder.domain.mail import Address
from rejoinder.domain.mailbox import Letter

_DESK = re.compile(
    r"(?:no|do.?not|ne.?pas|nicht|non|nao).?_?(?:reply|antworten|repondre|responder)|careers?|jobs?|talent|recruit|hr\b|"
    r"bewerb|karriere|personal|recrut|rh\b|rrhh|emple|emploi|selec|applica|apply|hiring|people|notif|info|office|"
    r"contact|mailer|invit|team|hello|admin|workforce|resourc|staffing|postmaster|service|support|update|graduates?\b|"
    r"early|candidat|kandidat|stellen|ausbildung|kontakt|drh|mobilit|poststelle|secretar|sekretar",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_INSIDE = re.compile(r"\(([^()]{3,})\)")
_OUTSIDE = re.compile(r"\[[^\]]*\]|\([^()]*\)")
_FOR = re.compile(r"\s(?:at|from|for|bei|chez|von|pour|para|@)\s+(?P<house>\S.*)$", re.IGNORECASE)
_VIA = re.compile(r"^(?P<house>.*\S)\s+(?:via|über|par)\s", re.IGNORECASE)
_PIECES = re.compile(r"\s+[-–—|/]+\s+|\s*\|\s*")
_TITLES = frozenset(
    "dr prof mr mrs ms miss mx sir herr frau mme mlle monsieur madame sra srta don dona ing dipl med".split()
)
_REMEMBERED = 8_192  # addresses: most letters are exchanged with one of a few
_MOST_WORDS = 3  # of a person's name


def partner_of(letter: Letter, seekers: frozenset[str]) -> Address:
    """Return to whom the seeker wrote a letter."""
    for party in (*letter.message.to, *letter.message.cc):
        if party.address and party.address.lower() not in seekers:
            return Address(party.name, party.address.lower())
    return Address()


@lru_cache(_REMEMBERED)
def is_desk(address: str) -> bool:
    """Tell whether no single person writes from an address."""
    return _DESK.match(fold_word(address.partition("@")[0])) is not None


@lru_cache(_REMEMBERED)
def is_person(party: Address, organisation: str) -> bool:
    """Tell whether a person writes from an address: it is made of their name, and not of the organisation's."""
    local = fold_word(party.address.partition("@")[0])
    squashed = organisation.replace(" ", "")
    if not local or is_desk(party.address):
        return False
    if squashed and (squashed.startswith(local[:8]) or local.startswith(squashed[:8])):
        return False
    return any(_is_of_person(piece, local) and not _is_of_house(piece, party) for piece in _pieces(party.name))


def _is_of_house(piece: str, party: Address) -> bool:
    """Tell whether a name is the house's whose domain it is, with a branch behind it: Loaf & Ladle Headingley."""
    words = [fold_word(word) for word in _WORD.findall(piece) if len(word) > 1]
    label = domain_label(party.address.rpartition("@")[2]).replace("-", "")
    return len(words) > 1 and label.startswith(words[0]) and words[1] in label[len(words[0]) :]


def _pieces(name: str) -> list[str]:
    """Return the pieces of what stands beside an address: a person, a house, or both."""
    return [piece for piece in _PIECES.split(_FOR.sub("", _OUTSIDE.sub(" ", name))) if piece.strip()]


def _is_of_person(piece: str, local: str) -> bool:
    """Tell whether an address is made of a name: of its words, or of one with an initial."""
    found = _WORD.findall(piece)
    words = {fold_word(word) for word in found} | {
        fold_word(word).replace("e", "") for word in found if not word.isascii()
    }
    tokens = [token for token in _WORD.findall(local) if len(token) > 1]
    if not 1 <= len(found) <= _MOST_WORDS:
        return False
    # Two whole words in one are as likely an organisation's: acmebank@system.
    initialled = {
        made for word in words for other in words if other != word for made in (other[0] + word, word + other[0])
    }
    return any(token in words or token in initialled for token in tokens)


@lru_cache(_REMEMBERED)
def full_name(name: str) -> str:
    """Return a person's first and last name folded, in the order of the alphabet; a first name alone is none."""
    first = next(iter(_pieces(name)), "")
    folded = (fold_word(word) for word in _WORD.findall(first) if len(word) > 1)
    words = sorted(word for word in folded if word not in _TITLES)
    return " ".join(words) if len(words) > 1 else ""


@lru_cache(_REMEMBERED)
def house_in(party: Address) -> str:
    """Return the key of the organisation that the name beside an address tells, if it is more than a person's."""
    name = party.name.strip().strip("\"'")
    if not name or "@" in name:
        return ""
    for found in (_VIA.match(name), _FOR.search(name), _INSIDE.search(name)):
        if found and (key := bare_key(found.group(1))):
            return key
    local = fold_word(party.address.partition("@")[0])
    pieces = _pieces(name)
    is_personal = not is_desk(party.address) and any(_is_of_person(piece, local) for piece in pieces)
    others = [piece for piece in pieces if not (is_personal and _is_of_person(piece, local))]
    looks_personal = not is_personal and len(name.split()) <= _MOST_WORDS - 1 and not is_desk(party.address)
    if looks_personal and len(pieces) == 1:
        return ""
    return next((key for piece in others if (key := bare_key(piece))), "")
