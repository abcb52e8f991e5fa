"""The title of the position that a letter is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rejoinder.domain.letters.names.candidates import EDGE, PLACEHOLDER, Candidate, best, flowing, overlapping
from rejoinder.domain.letters.names.signatures import ending
from rejoinder.domain.letters.naming import Naming
from rejoinder.domain.letters.readings import Named, Quote, Where
from rejoinder.domain.letters.text import fold_space, plain
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
_SENTENCE_BREAK = re.compile(r"(?<!\bSr)(?<!\bJr)(?<!\bSt)(?<!\bDr)(?<!\.[A-Z])\.\s+[A-ZÄÖÜ]")
_MARKED = re.compile(
    r"(?:^|[\"“„«:,;]\s*|\s(?:als|für|Stelle|Position|Job|Bewerbung|auf|um|poste|de|pour|as|the|puesto|vacante)\s)"
    r"(?P<name>[A-ZÀ-Ý][^\n\"“”„«»;:!?]{2,80}?)"
    r"\s*[(\[]\s*(?:[mwfdxh](?:\s*[/|,]\s*[mwfdxi*]){1,3}|all genders|gn)\s*[)\]]"
)
_NAMED_BEFORE = re.compile(r"[A-ZÀ-Ý][\w'’\-]+,\s*$|[A-ZÀ-Ý][\w'’\-]+\s+\($")
MAX_ROLE_WORDS = 14


def read_role(message: Message, text: str, namings: Sequence[Naming], organisation: str = "") -> Named | None:
    """Find the position's title: first in the letter's frames, then in the subject's.

    `organisation` is no title: "your Acme application" names it in the same frame.
    """
    candidates: list[Candidate] = []
    subject = plain(message.subject)
    signed = {fold_space(line) for line in ending(text, namings)}
    fields = [(Where.TEXT, piece, 2.0 - at / 100) for at, piece in enumerate(flowing(text))]
    for where, field, base in (*fields, (Where.SUBJECT, subject, 1.7)):
        if field not in signed:
            candidates += _headed(field, where, namings, base - 0.9)
        candidates += _framed(field, where, namings, base)
    candidates += _from_subject(subject, namings)
    return best(item for item in candidates if item.value.lower() != organisation.lower())


def _framed(field: str, where: Where, namings: Sequence[Naming], base: float) -> Iterator[Candidate]:
    lowered = field.lower()
    for naming in namings:
        for rank, frame in enumerate(naming.role):
            if frame.anchor not in lowered:
                continue
            for found in overlapping(frame, field):
                value = _clean_role(found, naming, is_bounded=frame.is_bounded)
                if value:
                    yield Candidate(value, Quote(fold_space(found), where), base - rank * 0.004)


def _from_subject(subject: str, namings: Sequence[Naming]) -> Iterator[Candidate]:
    """Take a piece of the subject that holds the head word of a title, whole."""
    for piece in re.split(r"\s+[-–—|/]{1,2}\s+|:\s+|,\s+(?=[A-Z])|\s+\(", subject):
        for naming in namings:
            words = piece.lower().split()
            if len(words) <= 7 and any(word.strip("()") in naming.heads for word in words):
                value = _clean_role(piece, naming, is_bounded=True)
                if value:
                    yield Candidate(value, Quote(fold_space(piece), Where.SUBJECT), 0.95)


def _headed(field: str, where: Where, namings: Sequence[Naming], weight: float) -> Iterator[Candidate]:
    """Yield titles told by their head word ("Night Auditor") or by a gender mark ("(m/w/d)")."""
    for naming in namings:
        for match in naming.headed.pattern.finditer(field) if naming.headed else ():
            value = _clean_role(match.group("name"), naming, is_bounded=True)
            if _NAMED_BEFORE.search(field[: match.start()]):
                continue  # "Ada Poole, Medical Director" is a person's title
            if value and value[0].isupper():
                yield Candidate(value, Quote(fold_space(match.group("name")), where), weight)
    for match in _MARKED.finditer(field):
        value = fold_space(match.group("name")).strip(EDGE)
        if value and len(value.split()) <= MAX_ROLE_WORDS:
            yield Candidate(value, Quote(value, where), weight + 0.7)


def _clean_role(found: str, naming: Naming, *, is_bounded: bool) -> str:
    """Cut what is not title off a role, or return "" if nothing sensible is left."""
    value = fold_space(found)
    value = _GENDER.sub("", value).strip(EDGE)
    value = _REFERENCE_TAIL.sub("", value).strip(EDGE)
    if value.count("(") != value.count(")"):
        value = value.split("(")[0].strip(EDGE) if "(" in value else value.replace(")", "").strip(EDGE)
    folded = value.lower()
    words = folded.split()
    if not words or len(words) > MAX_ROLE_WORDS or len(value) < 2 or PLACEHOLDER.search(value):
        return ""
    if folded in naming.not_roles or words[0] in naming.not_first or "http" in folded or "@" in value:
        return ""
    if _SENTENCE_BREAK.search(value):
        return ""
    if value[0].islower() and words[0] not in naming.heads:
        is_title = is_bounded or any(word in naming.heads for word in words)
        if not is_title or len(words) > 5 or any(word in naming.small for word in words):
            return ""
    return value if any(char.isalpha() for char in value) else ""
