"""The organisation that a letter comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rejoinder.domain.letters.book import Systems
from rejoinder.domain.letters.names.candidates import EDGE, LEGAL, PLACEHOLDER, Candidate, best, flowing, overlapping
from rejoinder.domain.letters.names.signatures import ending
from rejoinder.domain.letters.naming import Naming
from rejoinder.domain.letters.parts import Parts
from rejoinder.domain.letters.readings import Named, Quote, Where
from rejoinder.domain.letters.text import fold_space, fold_word, plain
from rejoinder.domain.mail import Message

_GLUED = re.compile(r"(?<=[A-Za-z])(?:Recruiting|Recruitment|Careers|Karriere|Bewerbung)$")
# Addresses that no person writes from: the name beside them is the organisation's.
_DESK = re.compile(
    r"(?:no.?_?reply|do.?not.?reply|careers?|jobs?|talent|recruit\w*|hr|bewerbung\w*|karriere|personal|recrutement|rh|rrhh|"
    r"empleo|seleccion|applications?|hiring|people|notifications?|info|office|contact|ats|mailer)[\w.+-]*@",
    re.IGNORECASE,
)
# Frames of one small word ("at {}") catch much that is no organisation: alone they do not count.
_WEAK_ANCHORS = frozenset({"at", "from", "with", "bei", "chez", "en", "beim", "desde", "join"})
WEAK = 0.5
_NUMBERED = re.compile(r"[A-Z]{0,6}[-_/ ]?\d[\w\-/.]*")  # a reference, not a name
_PERSON_WORDS = (2, 3)  # a display name of so many words may be a person's, whatever address stands beside it


def read_organisation(
    message: Message, text: str, namings: Sequence[Naming], systems: Systems, parts: Parts
) -> Named | None:
    """Find who writes: the name that most frames, the sender, the subject and the signature agree on."""
    candidates = [
        *(found for piece in flowing(text) for found in _framed(piece, Where.TEXT, namings, 1.0)),
        *_framed(plain(message.subject), Where.SUBJECT, namings, 1.0),
        *_from_sender(message, namings, systems, parts),
        *_from_signature(text, namings),
    ]
    candidates += _from_subject(message, namings, systems)
    domain = _domain_words(message, systems)
    scored: dict[str, float] = {}
    for candidate in candidates:
        scored[_bare(candidate.value)] = scored.get(_bare(candidate.value), 0.0) + candidate.weight
    ranked: list[Candidate] = []
    for candidate in candidates:
        bare = _bare(candidate.value)
        if candidate.weight < WEAK and scored[bare] < 2 * WEAK and not _is_company(candidate.value, namings):
            continue
        weight = scored[bare] + 0.3 * min(_mentions(candidate.value, text), 4)
        weight += 0.6 if domain and bare.replace(" ", "") in domain else 0.0
        # "Acme" and "Acme Robotics" support each other; the fuller one is not a rival.
        weight += sum(0.5 * other for name, other in scored.items() if name != bare and (name in bare or bare in name))
        ranked.append(Candidate(candidate.value, candidate.quote, weight))
    return best(ranked)


def _framed(field: str, where: Where, namings: Sequence[Naming], base: float) -> Iterator[Candidate]:
    lowered = field.lower()
    for naming in namings:
        for rank, frame in enumerate(naming.organisation):
            if frame.anchor not in lowered:
                continue
            for found in overlapping(frame, field):
                value = _clean_organisation(found, namings)
                if value:
                    quote = Quote(fold_space(found), where)
                    is_weak = frame.anchor in _WEAK_ANCHORS and len(frame.anchor) < 6
                    yield Candidate(value, quote, 0.45 if is_weak else base - rank * 0.003)


def _from_subject(message: Message, namings: Sequence[Naming], systems: Systems) -> Iterator[Candidate]:
    """Take a piece of the subject that the sender's name or domain holds too, or that looks like a company."""
    heads = {head for naming in namings for head in naming.heads}
    domain = _domain_words(message, systems)
    for piece in re.split(r"\s+[-–—|x/]{1,2}\s+|:\s+|,\s+|^\w{2,3}:\s*", plain(message.subject)):
        value = _clean_organisation(piece, namings) if piece else ""
        words = value.lower().split()
        if not value or not value[0].isupper() or len(words) > 6 or _names_system(value, systems):
            continue
        if any(word in heads for word in words):
            continue
        is_senders = value.lower() in message.sender.name.lower() and value != message.sender.name
        is_own = len(value) > 3 and value.lower().replace(" ", "") in domain
        if _is_company(value, namings) or is_senders or is_own:
            yield Candidate(value, Quote(fold_space(value), Where.SUBJECT), 0.6)


def _is_company(value: str, namings: Sequence[Naming]) -> bool:
    """Tell whether a name holds a word of companies' names ("Labs", "*werke") or a legal form."""
    company = {word for naming in namings for word in naming.company}
    endings = tuple(word[1:] for word in company if word.startswith("*"))
    words = [word.lower().strip(",.") for word in value.split()]
    return LEGAL.search(value) is not None or any(word in company or word.endswith(endings) for word in words)


def _clean_organisation(found: str, namings: Sequence[Naming]) -> str:
    value = _GLUED.sub("", fold_space(found).strip(EDGE.replace(".", "")))
    value = value.rstrip(".") if not LEGAL.search(value) else value
    words = value.split()
    team = {word for naming in namings for word in naming.team}
    while words and words[0].lower().strip(",.-:") in team:
        words.pop(0)
    while words and words[-1].lower().strip(",.-:") in team:
        words.pop()
    value = " ".join(words).strip(EDGE.replace(".", ""))
    refused = {name for naming in namings for name in naming.not_organisations}
    folded = value.lower().strip(" .")
    closings = {closing for naming in namings for closing in naming.closings}
    if folded in closings or any(folded.startswith((closing + ",", closing + " ")) for closing in closings):
        return ""
    if _NUMBERED.fullmatch(value):
        return ""
    if not value or folded in refused or len(folded) < 2 or PLACEHOLDER.search(value) or value.isdigit():
        return ""
    if all(word.lower().strip(",.") in refused or word.lower() in team for word in words):
        return ""
    return value


def _from_sender(message: Message, namings: Sequence[Naming], systems: Systems, parts: Parts) -> Iterator[Candidate]:
    name = message.sender.name.strip()
    if parts.is_forwarded:
        name = re.sub(r"<[^>]*>|\S+@\S+", "", parts.forwarded_from).strip()
    if not name or "@" in name:
        return
    pieces = re.split(r"\s+(?:via|at|from|bei|chez|de chez|von|[@|–—-])\s+|\s*[|@]\s*|\s*\(", name)
    domain = _domain_words(message, systems)
    is_own = any(len(word) > 3 and word.lower() in domain for word in re.findall(r"\w+", name))
    is_desk = len(name.split()) == 1 or (
        _DESK.match(message.sender.address) is not None and len(name.split()) not in _PERSON_WORDS
    )
    is_company = len(pieces) > 1 or _looks_like_company(name, namings)
    is_company = is_company or ((is_own or is_desk) and not _is_own_name(name, message.sender.address))
    cleaned = [_clean_organisation(piece, namings) for piece in pieces if not _names_system(piece, systems)]
    value = next((found for found in reversed(cleaned) if found), "")
    if value and is_company and not _names_system(value, systems):
        yield Candidate(value, Quote(fold_space(name), Where.SENDER), 1.2)


def _looks_like_company(name: str, namings: Sequence[Naming]) -> bool:
    """Tell a company's display name from a person's: a team word, a company word, or four words and more."""
    words = name.split()
    team = {word for naming in namings for word in naming.team}
    if any(word.lower().strip(",.") in team for word in words) or _is_company(name, namings):
        return True
    return len(words) > 3 or any(char.isdigit() for char in name)


def _is_own_name(name: str, address: str) -> bool:
    """Tell whether an address is made of the name beside it, as a person's is: odile@, o.kerbrat@."""
    local = fold_word(address.partition("@")[0])
    return any(len(word) > 2 and fold_word(word) in local for word in re.findall(r"\w+", name))


def _names_system(value: str, systems: Systems) -> bool:
    folded = value.lower().replace(" ", "")
    return folded in _first_labels(systems.recruiting) or folded in _first_labels(systems.boards)


@lru_cache(maxsize=8)
def _first_labels(domains: frozenset[str]) -> frozenset[str]:
    """Return what domains begin with. Made once: it is asked for every piece of every sender's name."""
    return frozenset(domain.partition(".")[0] for domain in domains)


def _from_signature(text: str, namings: Sequence[Naming]) -> Iterator[Candidate]:
    """Take the company's own line from the lines a letter ends with."""
    lines = ending(text, namings)
    titles = {title for naming in namings for title in naming.titles}
    for index, line in enumerate(lines):
        for piece in re.split(r"\s*[|•·]\s*|\s+[-–—@]\s*|,\s+(?!Inc|Ltd|LLC|GmbH)|\s+at\s+", line):
            value = _clean_organisation(piece, namings)
            words = value.split()
            if not value or not value[0].isupper() or len(words) > 7 or any(char in value for char in ":@/"):
                continue
            is_marked = LEGAL.search(value) is not None or value != fold_space(piece)
            is_company = is_marked or _is_company(value, namings)
            is_title = any(word.lower().strip(".") in titles for word in words)
            is_person = index == 0 and len(words) in (1, *_PERSON_WORDS) and "&" not in value
            if (is_title and not _is_company(value, namings)) or (is_person and not is_company):
                continue
            weight = 0.9 if is_company else 0.7 if index == len(lines) - 1 else WEAK
            yield Candidate(value, Quote(fold_space(piece), Where.TEXT), weight)


def _domain_words(message: Message, systems: Systems) -> str:
    """Return the sender's domain without dots if it is the organisation's own, else ""."""
    domain = message.sender.domain
    labels = domain.split(".")
    # The domain and its parents are looked up: far fewer than all the systems there are.
    itself = {".".join(labels[start:]) for start in range(len(labels))}
    others = (systems.recruiting, systems.boards, systems.freemail)
    if not domain or not all(itself.isdisjoint(some) for some in others):
        return ""
    return "".join(labels[:-1]).replace("-", "")


def _bare(value: str) -> str:
    return LEGAL.sub("", value.lower().strip(" .")).strip(" .,")


def _mentions(value: str, text: str) -> int:
    return text.count(value)
