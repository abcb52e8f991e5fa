"""What the sender's name and address tell about the organisation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from rejoinder.domain.letters.book import Systems
from rejoinder.domain.letters.names.letter import Letter
from rejoinder.domain.letters.text import fold_word

# Addresses that no person writes from: the name beside them is the organisation's.
_DESK = re.compile(
    r"(?:no.?_?reply|do.?not.?reply|careers?|jobs?|talent|recruit\w*|hr|bewerbung\w*|karriere|personal|recrutement|rh|rrhh|"
    r"empleo|seleccion|applications?|hiring|people|notifications?|info|office|contact|ats|mailer)[\w.+-]*@",
    re.IGNORECASE,
)
_FROM = re.compile(r"\S.*?\s+(?:at|from|bei|chez|de chez|von)\s+(?P<house>\S.*)$")  # "Ada from Acme"
_VIA = re.compile(r"(?P<who>\S.*?)\s+via\s+(?P<by>\S.*)$", re.IGNORECASE)  # "Acme via Quo", "Ada Grey via Acme"
_PERSON_WORDS = (2, 3)  # a display name of so many words may be a person's, whatever address stands beside it


def sender_sightings(letter: Letter) -> Iterator[tuple[str, str]]:
    """Yield the pieces of the sender's name, the likeliest first, each with how it was found."""
    message, parts = letter.message, letter.parts
    name = message.sender.name.strip()
    if parts.is_forwarded:
        name = re.sub(r"<[^>]*>|\S+@\S+", "", parts.forwarded_from).strip()
    name = _behind_via(name, letter)
    if not name or "@" in name:
        return
    pieces = re.split(r"\s+(?:at|from|bei|chez|de chez|von|[@|–—-])\s+|\s*[|@]\s*|\s*\(|,\s+", name)
    words = name.split()
    from_whom = _FROM.match(name)
    if from_whom and not names_system(from_whom.group("house"), letter.systems):
        yield from_whom.group("house"), "sender_from"
    elif len(pieces) > 1:
        own = [piece for piece in reversed(pieces) if piece and not names_system(piece, letter.systems)]
        yield from ((piece, "sender_other" if number else "sender_piece") for number, piece in enumerate(own))
    elif letter.words.is_company(name):
        yield name, "sender_company"
    elif any(word.lower().strip(",.") in letter.words.team for word in words):
        yield name, "sender_team"
    else:
        yield name, _kind_of_name(name, message.sender.address)


def _behind_via(name: str, letter: Letter) -> str:
    """Return for whom a name "X via Y" stands: a house X for which a system writes, or a house Y whose person does."""
    told = _VIA.match(name)
    if told is None:
        return name
    first = told.group("who").strip("'\"‘’“” ").split(" ")[0]
    is_house = names_system(told.group("by"), letter.systems) or not letter.is_first_name(first)
    return told.group("who" if is_house else "by")


def _kind_of_name(name: str, address: str) -> str:
    """Say what a display name of one piece looks like: a person's, a desk's, or a house's."""
    words, is_desk = name.split(), _DESK.match(address) is not None
    if _is_own_name(name, address):
        return "sender_person"
    if len(words) > _PERSON_WORDS[-1] or any(char.isdigit() for char in name):
        return "sender_long"
    if len(words) == 1:
        return "sender_word_desk" if is_desk else "sender_word"
    return "sender_desk" if is_desk else "sender_name"


def _is_own_name(name: str, address: str) -> bool:
    """Tell whether an address is made of the name beside it, as a person's is: odile@, o.kerbrat@."""
    local = fold_word(address.partition("@")[0])
    return any(len(word) > 2 and fold_word(word) in local for word in re.findall(r"\w+", name))


def names_system(value: str, systems: Systems) -> bool:
    """Tell whether a name is a recruiting system's or a board's."""
    folded = value.lower().replace(" ", "")
    return folded in _first_labels(systems.recruiting) or folded in _first_labels(systems.boards)


@lru_cache(maxsize=8)
def _first_labels(domains: frozenset[str]) -> frozenset[str]:
    """Return what domains begin with. Made once: it is asked for every piece of every sender's name."""
    return frozenset(domain.partition(".")[0] for domain in domains)
