"""Facts instead of consolation: what was in the seeker's hands and what was not (METHOD, step 1)."""

from __future__ import annotations

import re
from enum import StrEnum

from rejoinder.domain.letters.readings import Reason, ReasonKind
from rejoinder.domain.letters.text import fold_word


class Hands(StrEnum):
    """Whose doing a reason is."""

    YOURS = "yours"  # something the seeker can show, learn or change
    PARTLY = "partly"  # others compete: how it is shown is the seeker's, the others are not
    OPEN = "open"  # the kind of reason does not tell
    NOT_YOURS = "not_yours"  # decided by the organisation, or by circumstance


_HANDS = {
    ReasonKind.EXPERIENCE: Hands.YOURS,
    ReasonKind.SKILL: Hands.YOURS,
    ReasonKind.EDUCATION: Hands.YOURS,
    ReasonKind.LANGUAGE: Hands.YOURS,
    ReasonKind.SALARY: Hands.PARTLY,
    ReasonKind.COMPETITION: Hands.PARTLY,
    ReasonKind.OTHER: Hands.OPEN,
    ReasonKind.LOCATION: Hands.NOT_YOURS,
    ReasonKind.PERMIT: Hands.NOT_YOURS,
    ReasonKind.POLICY: Hands.NOT_YOURS,
    ReasonKind.FILLED: Hands.NOT_YOURS,
    ReasonKind.INTERNAL: Hands.NOT_YOURS,
    ReasonKind.FROZEN: Hands.NOT_YOURS,
}

# These say little of an application: "others were better" is said to everybody.
GENERAL = frozenset({ReasonKind.COMPETITION, ReasonKind.OTHER})
_FACTS = {
    ReasonKind.EXPERIENCE: "asks for other experience; it can be gained, or shown better where it is there",
    ReasonKind.SKILL: "a skill to build, or to show better where it is there",
    ReasonKind.EDUCATION: "a degree, certificate or licence that can be checked before applying",
    ReasonKind.LANGUAGE: "command of a language, which can be improved or proven",
    ReasonKind.SALARY: "the pay expected; half a matter of their budget",
    ReasonKind.COMPETITION: "who else applied was not up to you; how well it matched was, in part",
    ReasonKind.OTHER: "only the sentence tells whether it was in your hands",
    ReasonKind.LOCATION: "the place, not you",
    ReasonKind.PERMIT: "a permit or clearance, not you",
    ReasonKind.POLICY: "a rule of the house, not you",
    ReasonKind.FILLED: "somebody was there first",
    ReasonKind.INTERNAL: "decided in the house",
    ReasonKind.FROZEN: "the position itself is gone or on ice",
}


# More of it than they look for: nothing is lacking then.
_TOO_MUCH = re.compile(
    r"(?<!\bnot )(?<!\bnobody )(?<!\bno one )(?<!\bnicht )(?<!\bniemand )(?<!\bpas )(?<!\bno )(?:"
    r"over-?qualifi|too (?:experienced|senior|qualified|much experience)|ueber-?qualifizi"
    r"|zu (?:erfahren|qualifiziert|viel erfahrung)|sur-?qualifi|trop (?:qualifie|experimente|d.experience)"
    r"|sobre-?(?:cualific|calific)|demasiad[oa] (?:cualific|calific|experiencia))"
)
# What would follow from it: the seeker would be bored here, and happier higher up; or the comparison itself.
_WOULD_FOLLOW = re.compile(
    r"\b(?:you|sie|du|vous|tu|te|usted)\b[^.;]{0,40}?"
    r"(?:\b(?:be|get|become|feel|grow|are)\b[^.;]{0,15}?\b(?:bored|un(?:der)?-?challenged|under-?used)"
    r"|unterforder|langweil|sous-?employe|ennuy|ennui|aburri"
    r"|\b(?:happier|better off|better suited)\b[^.;]{0,20}\bmore senior|\bmore (?:senior|experienced|qualified) than)"
    r"|\b(?:your|votre|ton|tu|su|ihre|deine) (?:experience|background|seniority|erfahrung|experiencia)\b[^.;]{0,30}?"
    r"\b(?:exceed|surpass|outstrip|well beyond|uebersteig|uebertr|depass|supera)[^.;]{0,40}"
)
_DENIES = re.compile(r"\b(?:not|never|no|nicht|kein\w*|nie|ne|pas|jamais|nunca)\b|n't\b|\bn'")
_NEVERTHELESS = "they look for somebody with less of it; nothing of yours is lacking"


def hands_of(reason: Reason) -> Hands:
    """Return whose doing a reason is."""
    return Hands.NOT_YOURS if _is_too_much(reason) else _HANDS[reason.kind]


def fact_of(reason: Reason) -> str:
    """Return what a reason means, in plain words."""
    return _NEVERTHELESS if _is_too_much(reason) else _FACTS[reason.kind]


def _is_too_much(reason: Reason) -> bool:
    if reason.kind is not ReasonKind.EXPERIENCE:
        return False
    words = fold_word(reason.quote.text)
    follows = _WOULD_FOLLOW.search(words)
    return _TOO_MUCH.search(words) is not None or (follows is not None and not _DENIES.search(follows.group()))
