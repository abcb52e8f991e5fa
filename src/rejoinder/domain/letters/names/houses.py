"""What an organisation's name itself, its place in the letter and the other names tell of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from itertools import pairwise

from rejoinder.domain.letters.names.candidates import LEGAL, Candidate
from rejoinder.domain.letters.names.letter import Letter
from rejoinder.domain.letters.names.senders import names_system
from rejoinder.domain.letters.readings import Kind
from rejoinder.domain.letters.text import fold_word

_NOT_WORD = re.compile(r"\W+")
PERSON = re.compile(r"^(?:[A-ZÀ-Þ][\w'’-]+\s+)(?:[A-ZÀ-Þ]\.?\s+|van\s+|von\s+|de\s+)?[A-ZÀ-Þ][\w'’-]+$")
# Signs that a name is a person's.
_LIKE_PERSON = frozenset({"first_name", "first_name_alone", "first_name_two", "greeted"})


def framed_apart(shape: dict[str, float], seen: Mapping[str, float]) -> dict[str, float]:
    """Tell what looks like a person's name apart where a frame names the organisation so: "interest in Clay"."""
    if "frame" not in seen and "subject_frame" not in seen:
        return shape
    return {f"{sign}_framed" if sign in _LIKE_PERSON else sign: value for sign, value in shape.items()}


def shape_of(key: str, value: str, letter: Letter) -> dict[str, float]:
    """Return what the name itself and its place in the letter tell."""
    words, lowered = value.split(), [word.lower().strip(",.()") for word in value.split()]
    squeezed = squeeze(value)
    sender = letter.message.sender.name
    domain = letter.domain
    first = letter.signed[0] if letter.signed else ""
    is_company = letter.words.is_company(value)
    trades = letter.words.trades.among(set(lowered))
    tests = {
        "company": is_company,
        "legal": LEGAL.search(value) is not None,
        "bare_company": all(word in letter.words.company for word in lowered),
        "domain": len(squeezed) > 2 and squeezed in domain,
        "domain_part": any(len(word) > 3 and word in domain for word in lowered) and squeezed not in domain,
        "in_sender": len(key) > 2 and key in sender.lower(),
        "in_subject": len(key) > 2 and key in letter.subject.lowered,
        "one_word": len(words) == 1,
        "long": len(words) > 4,
        "capitals": value.isupper() and len(value) > 1,
        "short": len(value) < 4,
        "lower": value[0].islower(),
        "title": any(word in letter.words.heads or word in letter.words.titles for word in lowered),
        "trade": bool(trades),
        "trade_last": lowered[-1] in trades,
        "small_first": lowered[0] in letter.words.small,
        "small_any": any(word in letter.words.small for word in lowered[1:]),
        "team_any": any(word in letter.words.team for word in lowered),
        "team_first": len(words) > 1 and lowered[0] in letter.words.team,
        "team_last": len(words) > 1 and lowered[-1] in letter.words.team,
        "refused_any": any(word in letter.words.refused for word in lowered),
        "greeted": bool(letter.greeted & set(lowered)),
        "person": first.startswith(value) and not is_company and PERSON.match(value) is not None,
        "person_sender": sender.startswith(value) and not is_company and PERSON.match(value) is not None,
        "pair": " & " in value,
        "titled": _is_titled(value, letter),
        "first_name": not is_company and letter.is_first_name(words[0]),
        "first_name_alone": not is_company and len(words) == 1 and letter.is_first_name(words[0]),
        "first_name_two": not is_company and len(words) in (2, 3) and letter.is_first_name(words[0]),
        "only_line": letter.signed == (value,),
        "digits": any(char.isdigit() for char in value),
        "system": names_system(value, letter.systems),
        "alert": letter.kind is Kind.JOB_ALERT,
        "account": letter.kind is Kind.PORTAL_ACCOUNT,
        "outreach": letter.kind is Kind.RECRUITER_OUTREACH,
    }
    signs = {name: 1.0 for name, holds in tests.items() if holds}
    signs["bias"] = 1.0
    signs["mentions"] = min(max(letter.text.count(value) - 1, 0), 3) / 3
    return signs


def _is_titled(value: str, letter: Letter) -> bool:
    """Tell whether a person's title stands beside or below a name in the signature ("Ada Grey, Recruiter")."""
    for line, below in pairwise((*letter.signed, "")):
        if line.startswith(value):
            rest = line.removeprefix(value).strip(" ,|-–") or below
            return any(word.strip(".,").lower() in letter.words.titles for word in rest.split())
    return False


def _part(inner: str, outer: str, small: AbstractSet[str]) -> str:
    """Say which part of a longer name a shorter one is: its start, its end, or its end behind a small word."""
    if outer.startswith(inner):
        return "part_start"
    before = outer[: -len(inner)].split() if outer.endswith(inner) else []
    if not before:
        return "part_middle"
    return "part_of" if before[-1] in small else "part_end"


def company_of_others(key: str, found: list[tuple[str, Candidate]], small: AbstractSet[str]) -> dict[str, float]:
    """Return how a name stands to the others: "Acme" and "Acme Robotics" support each other."""
    signs: dict[str, float] = {}
    rivals = 0
    for other, item in found:
        if other == key:
            continue
        inside = f" {other} " in f" {key} "
        within = f" {key} " in f" {other} "
        if inside:
            signs["holds"] = 1.0
            signs[_part(other, key, small)] = 1.0
            signs["holds_framed"] = max(signs.get("holds_framed", 0.0), item.signs.get("frame", 0.0))
        if within:
            signs["within"] = 1.0
            signs[f"within_{_part(key, other, small)}"] = 1.0
            signs["within_framed"] = max(signs.get("within_framed", 0.0), item.signs.get("frame", 0.0))
            signs["within_company"] = max(signs.get("within_company", 0.0), item.signs.get("company", 0.0))
        if not inside and not within and item.signs.keys() & {"frame", "sender_desk", "sender_company", "sign_legal"}:
            rivals += 1
    signs["rivals"] = min(rivals, 3) / 3
    return signs


def bare(value: str) -> str:
    """Return a name without its legal form, in lower case."""
    return LEGAL.sub("", value.lower().strip(" .")).strip(" .,")


def squeeze(value: str) -> str:
    """Return a name as domains write it: in one word, without accents."""
    return _NOT_WORD.sub("", fold_word(value))
