"""Who writes and about what: organisation, role and reference, each with its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rejoinder.domain.letters.book import Systems
from rejoinder.domain.letters.naming import Frame, Naming
from rejoinder.domain.letters.parts import Parts
from rejoinder.domain.letters.readings import Named, Quote, Where
from rejoinder.domain.letters.text import fold_space, paragraphs, plain
from rejoinder.domain.mail import Message

_GENDER = re.compile(
    r"\s*[(\[|]\s*(?:all genders|gn\*?|"
    r"[mwfdxihga*]{1,3}(?:\s*[/|,.]\s*[mwfdxihg*]{1,3}){1,3}|div(?:ers|\.)?|alle geschlechter)"
    r"\s*[)\]|]?|\s+[-–]?\s*(?:[mwfdxhi]\s*[/|]\s*[mwfdxhi](?:\s*[/|]\s*[mwfdxhi*]){0,2})(?=\W|$)",
    re.IGNORECASE,
)
_REFERENCE_TAIL = re.compile(
    r"\s*[-–(\[#,]*\s*(?:ref\.?|id|req|job id)?\s*[:#]?\s*[A-Z]{0,5}-?\d{4,}[A-Z0-9-]*\s*[)\]]?\s*$", re.IGNORECASE
)
_PLACEHOLDER = re.compile(r"[\[{<][^\]}>]*[\]}>]|\b(?:company|employer|organi[sz]ation)\s*name\b", re.IGNORECASE)
_CODE = re.compile(r"(?<![\w/.-])(?P<name>[A-Z]{1,5}[-_]?\d{4,}(?:[-_/]\w+)?|\d{4,}BR|20\d\d[-/]\d{2,5})(?![/.-]?\w)")
_LEGAL = re.compile(
    r",?\s+(?:inc|ltd|llc|gmbh(?:\s*&\s*co\.?\s*kg)?|ag|se|kg|sas?|s\.?a\.?|s\.?l\.?|co|corp|limited|plc|e\.?\s?v|ohg|mbh|bv|pty)\.?$",
    re.IGNORECASE,
)
_SENTENCE_BREAK = re.compile(r"(?<!\bSr)(?<!\bJr)(?<!\bSt)(?<!\bDr)(?<!\.[A-Z])\.\s+[A-ZÄÖÜ]")
_GLUED = re.compile(r"(?<=[A-Za-z])(?:Recruiting|Recruitment|Careers|Karriere|Bewerbung)$")
_MARKED = re.compile(
    r"(?:^|[\"“„«:,;]\s*|\s(?:als|für|Stelle|Position|Job|Bewerbung|auf|um|poste|de|pour|as|the|puesto|vacante)\s)"
    r"(?P<name>[A-ZÀ-Ý][^\n\"“”„«»;:!?]{2,80}?)"
    r"\s*[(\[]\s*(?:[mwfdxh](?:\s*[/|,]\s*[mwfdxi*]){1,3}|all genders|gn)\s*[)\]]"
)
_EDGE = " \t\"“”„«»'‘’‚,;:.!?-–—|*>•"
# Addresses that no person writes from: the name beside them is the organisation's.
_DESK = re.compile(
    r"(?:no.?_?reply|do.?not.?reply|careers?|jobs?|talent|recruit\w*|hr|bewerbung\w*|karriere|personal|recrutement|rh|rrhh|"
    r"empleo|seleccion|applications?|hiring|people|notifications?|info|office|contact|ats|mailer)[\w.+-]*@",
    re.IGNORECASE,
)
# Frames of one small word ("at {}") catch much that is no organisation: alone they do not count.
_WEAK_ANCHORS = frozenset({"at", "from", "with", "bei", "chez", "en", "beim", "desde", "join"})
WEAK = 0.5
_PERSON_WORDS = (2, 3)  # a display name of so many words may be a person's, whatever address stands beside it
MAX_ROLE_WORDS = 14
MAX_TRIES = 12
MAX_SIGNATURE_LINE = 60


@dataclass(frozen=True, slots=True)
class _Candidate:
    value: str
    quote: Quote
    weight: float


def read_role(message: Message, text: str, namings: Sequence[Naming]) -> Named | None:
    """Find the position's title: first in the letter's frames, then in the subject's."""
    candidates: list[_Candidate] = []
    subject = plain(message.subject)
    signed = {fold_space(line) for line in ending(text, namings)}
    fields = [(Where.TEXT, piece, 2.0 - at / 100) for at, piece in enumerate(flowing(text))]
    for where, field, base in (*fields, (Where.SUBJECT, subject, 1.7)):
        lowered = field.lower()
        if field not in signed:
            candidates += _headed(field, where, namings, base - 0.9)
        for naming in namings:
            for rank, frame in enumerate(naming.role):
                if frame.anchor not in lowered:
                    continue
                for found in _overlapping(frame, field):
                    value = _clean_role(found, naming)
                    if value:
                        quote = Quote(fold_space(found), where)
                        candidates.append(_Candidate(value, quote, base - rank * 0.004))
    return _best(candidates)


def _headed(field: str, where: Where, namings: Sequence[Naming], weight: float) -> Iterator[_Candidate]:
    """Yield titles told by their head word ("Night Auditor") or by a gender mark ("(m/w/d)")."""
    for naming in namings:
        for match in naming.headed.pattern.finditer(field) if naming.headed else ():
            value = _clean_role(match.group("name"), naming)
            if value and value[0].isupper():
                yield _Candidate(value, Quote(fold_space(match.group("name")), where), weight)
    for match in _MARKED.finditer(field):
        value = fold_space(match.group("name")).strip(_EDGE)
        if value and len(value.split()) <= MAX_ROLE_WORDS:
            yield _Candidate(value, Quote(value, where), weight + 0.7)


def _overlapping(frame: Frame, field: str) -> Iterator[str]:
    """Yield what stands in a frame, trying again behind each start: a frame may begin in vain."""
    position = 0
    for _ in range(MAX_TRIES):
        match = frame.pattern.search(field, position)
        if match is None:
            return
        yield match.group("name")
        position = match.start() + 1


def flowing(text: str) -> list[str]:
    """Return the paragraphs of a text, each on one line."""
    return [fold_space(text[start:end]) for start, end in paragraphs(text)]


def _clean_role(found: str, naming: Naming) -> str:
    """Cut what is not title off a role, or return "" if nothing sensible is left."""
    value = fold_space(found)
    value = _GENDER.sub("", value).strip(_EDGE)
    value = _REFERENCE_TAIL.sub("", value).strip(_EDGE)
    if value.count("(") != value.count(")"):
        value = value.split("(")[0].strip(_EDGE) if "(" in value else value.replace(")", "").strip(_EDGE)
    folded = value.lower()
    words = folded.split()
    if not words or len(words) > MAX_ROLE_WORDS or len(value) < 2 or _PLACEHOLDER.search(value):
        return ""
    if folded in naming.not_roles or words[0] in naming.not_first or "http" in folded or "@" in value:
        return ""
    if _SENTENCE_BREAK.search(value):
        return ""
    if value[0].islower() and (len(words) > 5 or any(word in naming.small for word in words)):
        return ""
    return value if any(char.isalpha() for char in value) else ""


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
    candidates += _from_subject(message, text, namings, systems)
    domain = _domain_words(message, systems)
    scored: dict[str, float] = {}
    for candidate in candidates:
        scored[_bare(candidate.value)] = scored.get(_bare(candidate.value), 0.0) + candidate.weight
    ranked: list[_Candidate] = []
    for candidate in candidates:
        bare = _bare(candidate.value)
        if candidate.weight < WEAK and scored[bare] < 2 * WEAK and not _is_company(candidate.value, namings):
            continue
        weight = scored[bare] + 0.3 * min(_mentions(candidate.value, text), 4)
        weight += 0.6 if domain and bare.replace(" ", "") in domain else 0.0
        # "Acme" and "Acme Robotics" support each other; the fuller one is not a rival.
        weight += sum(0.5 * other for name, other in scored.items() if name != bare and (name in bare or bare in name))
        ranked.append(_Candidate(candidate.value, candidate.quote, weight))
    return _best(ranked)


def _framed(field: str, where: Where, namings: Sequence[Naming], base: float) -> Iterator[_Candidate]:
    lowered = field.lower()
    for naming in namings:
        for rank, frame in enumerate(naming.organisation):
            if frame.anchor not in lowered:
                continue
            for found in _overlapping(frame, field):
                value = _clean_organisation(found, namings)
                if value:
                    quote = Quote(fold_space(found), where)
                    is_weak = frame.anchor in _WEAK_ANCHORS and len(frame.anchor) < 6
                    yield _Candidate(value, quote, 0.45 if is_weak else base - rank * 0.003)


def _from_subject(message: Message, text: str, namings: Sequence[Naming], systems: Systems) -> Iterator[_Candidate]:
    """Take a piece of the subject that the letter or its sender names too, or that looks like a company."""
    subject = plain(message.subject)
    for piece in re.split(r"\s+[-–—|x/]{1,2}\s+|:\s+|,\s+|^\w{2,3}:\s*", subject):
        value = _clean_organisation(piece, namings) if piece else ""
        if not value or not value[0].isalpha() or len(value.split()) > 6 or _names_system(value, systems):
            continue
        heads = {head for naming in namings for head in naming.heads}
        if any(word.lower() in heads for word in value.split()) or not value[0].isupper():
            continue
        is_named = value in text or value.lower() in message.sender.name.lower()
        if _is_company(value, namings) or (is_named and value != message.sender.name):
            yield _Candidate(value, Quote(fold_space(value), Where.SUBJECT), 0.6)


def _is_company(value: str, namings: Sequence[Naming]) -> bool:
    """Tell whether a name holds a word of companies' names, or a legal form."""
    company = {word for naming in namings for word in naming.company}
    return _LEGAL.search(value) is not None or any(word.lower().strip(",.") in company for word in value.split())


def _clean_organisation(found: str, namings: Sequence[Naming]) -> str:
    value = _GLUED.sub("", fold_space(found).strip(_EDGE.replace(".", "")))
    value = value.rstrip(".") if not _LEGAL.search(value) else value
    words = value.split()
    team = {word for naming in namings for word in naming.team}
    while words and words[0].lower().strip(",.-:") in team:
        words.pop(0)
    while words and words[-1].lower().strip(",.-:") in team:
        words.pop()
    value = " ".join(words).strip(_EDGE.replace(".", ""))
    refused = {name for naming in namings for name in naming.not_organisations}
    folded = value.lower().strip(" .")
    closings = {closing for naming in namings for closing in naming.closings}
    if folded in closings or any(folded.startswith((closing + ",", closing + " ")) for closing in closings):
        return ""
    if not value or folded in refused or len(folded) < 2 or _PLACEHOLDER.search(value) or value.isdigit():
        return ""
    if all(word.lower().strip(",.") in refused or word.lower() in team for word in words):
        return ""
    return value


def _from_sender(message: Message, namings: Sequence[Naming], systems: Systems, parts: Parts) -> Iterator[_Candidate]:
    name = message.sender.name.strip()
    if parts.is_forwarded:
        name = re.sub(r"<[^>]*>|\S+@\S+", "", parts.forwarded_from).strip()
    if not name or "@" in name:
        return
    pieces = re.split(r"\s+(?:via|at|from|bei|chez|de chez|von|[@|–—-])\s+|\s*[|@]\s*|\s*\(", name)
    domain = _domain_words(message, systems)
    is_own = any(len(word) > 3 and word.lower() in domain for word in re.findall(r"\w+", name))
    is_desk = _DESK.match(message.sender.address) is not None and len(name.split()) not in _PERSON_WORDS
    is_company = len(pieces) > 1 or is_own or is_desk or _looks_like_company(name, namings)
    value = _clean_organisation(
        pieces[-1] if len(pieces) > 1 and not _names_system(pieces[-1], systems) else pieces[0], namings
    )
    if value and is_company and not _names_system(value, systems):
        yield _Candidate(value, Quote(fold_space(name), Where.SENDER), 1.2)


def _looks_like_company(name: str, namings: Sequence[Naming]) -> bool:
    """Tell a company's display name from a person's: a team word, a legal form, or one word or four."""
    words = name.split()
    team = {word for naming in namings for word in naming.team}
    if any(word.lower().strip(",.") in team for word in words) or _is_company(name, namings):
        return True
    return len(words) == 1 or len(words) > 3 or any(char.isdigit() for char in name)


def _names_system(value: str, systems: Systems) -> bool:
    folded = value.lower().replace(" ", "")
    return any(folded == domain.split(".")[0] for domain in (*systems.recruiting, *systems.boards))


def _from_signature(text: str, namings: Sequence[Naming]) -> Iterator[_Candidate]:
    """Take the company's own line from the lines a letter ends with."""
    lines = ending(text, namings)
    titles = {title for naming in namings for title in naming.titles}
    for index, line in enumerate(lines):
        for piece in re.split(r"\s*[|•·]\s*|\s+[-–—@]\s*|,\s+(?!Inc|Ltd|LLC|GmbH)|\s+at\s+", line):
            value = _clean_organisation(piece, namings)
            words = value.split()
            if not value or not value[0].isupper() or len(words) > 7 or any(char in value for char in ":@/"):
                continue
            is_marked = _LEGAL.search(value) is not None or value != fold_space(piece)
            is_title = any(word.lower().strip(".") in titles for word in words)
            is_person = len(words) in (2, 3) and index == 0 and not is_marked and "&" not in value
            if (
                (is_title and not _LEGAL.search(value))
                or is_person
                or (len(words) == 1 and index == 0 and not is_marked)
            ):
                continue
            weight = 0.9 if is_marked else 0.7 if index == len(lines) - 1 else WEAK
            yield _Candidate(value, Quote(fold_space(piece), Where.TEXT), weight)


def ending(text: str, namings: Sequence[Naming]) -> list[str]:
    """Return the lines a letter ends with: those under its closing, or its last short lines."""
    below = signature_lines(text, namings)[1]
    if below:
        return below
    lines = [line.strip(" *_-–>") for line in text.rstrip().split("\n")]
    block: list[str] = []
    for line in reversed(lines[-8:]):
        if line and (
            len(line) > MAX_SIGNATURE_LINE or line[-1] in "!?:" or (line[-1] == "." and not _LEGAL.search(line))
        ):
            break
        if line:
            block.insert(0, line)
    return block[-5:] if len(block) < len([line for line in lines if line]) else block[1:]


def signature_lines(text: str, namings: Sequence[Naming]) -> tuple[str, list[str]]:
    """Return the closing's line and the lines under it, up to seven, or ("", []) if there is none."""
    lines = [line.strip() for line in text.split("\n")]
    for index in range(len(lines) - 1, -1, -1):
        folded = lines[index].lower().strip(" ,.!-–")
        if not folded:
            continue
        for naming in namings:
            if folded in naming.closings or any(
                folded.startswith(closing + ",") and len(folded.split()) <= 6 for closing in naming.closings
            ):
                below = [line for line in lines[index + 1 :] if line]
                return lines[index], below[:7]
    return "", []


def _domain_words(message: Message, systems: Systems) -> str:
    """Return the sender's domain without dots if it is the organisation's own, else ""."""
    domain = message.sender.domain
    labels = domain.split(".")
    others = (*systems.recruiting, *systems.boards, *systems.freemail)
    if not domain or any(domain == other or domain.endswith("." + other) for other in others):
        return ""
    return "".join(labels[:-1]).replace("-", "")


def _bare(value: str) -> str:
    return _LEGAL.sub("", value.lower().strip(" .")).strip(" .,")


def _mentions(value: str, text: str) -> int:
    return text.count(value)


def _best(candidates: Iterable[_Candidate]) -> Named | None:
    ranked = sorted(candidates, key=lambda item: (-item.weight, len(item.value), item.value))
    return Named(ranked[0].value, ranked[0].quote) if ranked else None


def read_reference(message: Message, text: str, namings: Sequence[Naming]) -> Named | None:
    """Find the vacancy's or requisition's number."""
    for where, field in ((Where.SUBJECT, plain(message.subject)), (Where.TEXT, text)):
        for naming in namings:
            match = naming.reference.search(field) if naming.reference else None
            if match:
                return Named(match.group("name").rstrip(".-/"), Quote(fold_space(match.group()), where))
        match = _CODE.search(field[:4000])
        if match:
            return Named(match.group("name"), Quote(match.group("name"), where))
    return None
