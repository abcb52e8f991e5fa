"""What the cues of a letter claim that its sentences state: reasons, doors and feedback, by rules.

The rules are those of docs/letters.md. A cue alone is not enough: it has to stand in the right kind of
sentence, and a reason that would have to be inferred is none. What is claimed is weighed in `statements`.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from rejoinder.domain.letters.clauses import ONE, VERDICTS
from rejoinder.domain.letters.features import CueHit, Findings
from rejoinder.domain.letters.readings import DoorKind, Polarity, ReasonKind, Where

_DOORS = {
    "d_keep_file": DoorKind.KEPT_ON_FILE,
    "d_apply_again": DoorKind.APPLY_AGAIN,
    "d_talent_pool": DoorKind.TALENT_POOL,
    "d_contact": DoorKind.CONTACT_OFFERED,
    "d_feedback": DoorKind.FEEDBACK_OFFERED,
    "d_other_role": DoorKind.OTHER_ROLE,
}
_UNLIKE_BOILERPLATE = frozenset({DoorKind.CONTACT_OFFERED, DoorKind.FEEDBACK_OFFERED, DoorKind.TALENT_POOL})
# A comparison with others names their experience or skill, but the reason is the comparison.
_COMPARED = frozenset(
    {ReasonKind.EXPERIENCE, ReasonKind.SKILL, ReasonKind.EDUCATION, ReasonKind.OTHER, ReasonKind.FILLED}
)
# What the seeker is said to lack, and not what the place or the house demands: that is feedback too.
_PERSONAL = frozenset({ReasonKind.EXPERIENCE, ReasonKind.SKILL, ReasonKind.LANGUAGE})
# What somebody may be asked for and need not bring any more, and what is said of them: no clause about what falls away
# once the decision is made states it.
SPARED = frozenset(
    {
        ReasonKind.EXPERIENCE, ReasonKind.SKILL, ReasonKind.EDUCATION, ReasonKind.LANGUAGE, ReasonKind.LOCATION,
        ReasonKind.PERMIT, *Polarity,
    }
)  # fmt: skip
# What a sentence says besides, and then does not give the reason that its words also look like.
_OUTDONE: dict[ReasonKind, frozenset[str]] = {
    ReasonKind.EDUCATION: frozenset({"reason_permit"}),  # a licence to sponsor is theirs
    ReasonKind.SKILL: frozenset({"reason_experience"}),
    ReasonKind.FROZEN: frozenset({"reason_salary"}),  # a budget that an expectation exceeds
    ReasonKind.FILLED: frozenset({"reason_internal", "reason_frozen"}),
    ReasonKind.OTHER: frozenset(f"reason_{kind}" for kind in ReasonKind if kind is not ReasonKind.OTHER),
}

_CLAIMING = ("reason_", "d_", "feedback_")

Stateable = ReasonKind | DoorKind | Polarity


class Claim(Struct, frozen=True):
    """That a sentence of the letter states something, with the match that says so."""

    states: Stateable
    hit: CueHit
    is_formula: bool = False


class Claims(Struct, frozen=True):
    """What the cues of a letter claim, in reading order for each field, and what the rules refuse.

    `cues` are those of each sentence outside conditions. Refused is what a sentence looks as if it stated and does not:
    denied, wished, or said to everybody.
    """

    cues: dict[int, set[str]]
    made: list[Claim]
    refused: set[tuple[int, Stateable]]


def cues_by_sentence(findings: Findings) -> dict[int, set[str]]:
    """Return the cues that fire in each sentence of the letter, outside conditions."""
    cues: dict[int, set[str]] = {}
    for hit in findings.hits:
        if hit.where is Where.TEXT and not hit.is_conditional:
            cues.setdefault(hit.sentence, set()).add(hit.cue)
    return cues


def _is_taken_back(findings: Findings, hit: CueHit) -> bool:
    """Tell whether the clause of a match denies that it was the cause, or speaks of what is needed no more."""
    clauses = findings.clauses.get(hit.sentence, ONE)
    numbers = clauses.numbers(*hit.place)
    if not clauses.takes_back.isdisjoint(numbers):
        return True
    return not clauses.spares.isdisjoint(numbers) and not SPARED.isdisjoint(_named_by(hit.cue))


def _is_praised(findings: Findings, hit: CueHit) -> bool:
    """Tell whether what a match names as lacking is praised: "you have much experience, but the pay you ask for …"."""
    if _PERSONAL.isdisjoint(_named_by(hit.cue)) or not hit.cue.startswith("reason_"):
        return False
    clauses = findings.clauses.get(hit.sentence, ONE)
    first, *others = sorted(clauses.numbers(*hit.place))
    praise = (one for one in findings.hits if one.sentence == hit.sentence and one.cue.startswith("feedback_positive"))
    return bool(others) and any(one.where is hit.where and first in clauses.numbers(*one.place) for one in praise)


def _is_of_feedback(findings: Findings, hit: CueHit, cues: set[str]) -> bool:
    """Tell whether a sentence that says no to nobody names many applications as why there is no feedback."""
    is_denied = (hit.sentence, "d_feedback") in findings.denied
    return hit.cue == "reason_competition" and is_denied and not cues & VERDICTS


def claims(findings: Findings) -> Claims:
    """Judge all cues of a letter at once, sentence by sentence."""
    cues = cues_by_sentence(findings)
    made: list[Claim] = []
    refused = {(number, what) for number, cue in findings.denied for what in _named_by(cue)}
    for hit in findings.of(*_CLAIMING):
        if hit.where is Where.TEXT:
            own = cues.get(hit.sentence, set())
            is_taken_back = (
                _is_taken_back(findings, hit) or _is_of_feedback(findings, hit, own) or _is_praised(findings, hit)
            )
            granted = list(_claims_of(hit, own, is_taken_back=is_taken_back))
            made += granted
            stated = {claim.states for claim in granted}
            refused |= {(hit.sentence, what) for what in _named_by(hit.cue) if what not in stated}
    for number, own in cues.items():
        if "s_boilerplate" in own:
            refused |= {(number, what) for what in (*ReasonKind, Polarity.NEGATIVE, *_UNLIKE_BOILERPLATE)}
    return Claims(cues, made, refused)


def _named_by(cue: str) -> tuple[Stateable, ...]:
    """Return what a cue names, whether its sentence states it or not."""
    if cue.startswith("reason_"):
        return (ReasonKind(cue.removeprefix("reason_")),)
    if cue.startswith("feedback_"):
        return (Polarity.POSITIVE if "positive" in cue else Polarity.NEGATIVE,)
    return (_DOORS[cue],) if cue in _DOORS else ()


def _claims_of(hit: CueHit, cues: set[str], *, is_taken_back: bool) -> Iterator[Claim]:
    if is_taken_back and not hit.cue.startswith("d_"):
        return
    if hit.cue.startswith("reason_"):
        reason = ReasonKind(hit.cue.removeprefix("reason_"))
        if _states_reason(reason, cues):
            yield Claim(reason, hit)
            if reason in _PERSONAL and hit.is_to_seeker:
                yield Claim(Polarity.NEGATIVE, hit)
    elif hit.cue.startswith("feedback_"):
        polarity = Polarity.POSITIVE if "positive" in hit.cue else Polarity.NEGATIVE
        is_formula = hit.cue.endswith("_formula")
        if not (is_formula and _is_courtesy(polarity, cues)):
            yield Claim(polarity, hit, is_formula)
    elif (door := _DOORS.get(hit.cue)) and _leaves_door(door, cues):
        yield Claim(door, hit)


def _states_reason(reason: ReasonKind, cues: set[str]) -> bool:
    """Tell whether a sentence with these cues gives the reason, or only mentions its words."""
    has_verdict = bool(cues & VERDICTS)
    # "If something opens up that is a better match" speaks of the future, not of now.
    is_of_the_future = not has_verdict and any(cue in cues for cue in _DOORS)
    is_of_nobody = not has_verdict and bool({"v_conditional", "v_late"} & cues)
    is_thanks = not has_verdict and "s_thanks_apply" in cues and reason is not ReasonKind.COMPETITION
    # "We hope you find a role that better matches your skills", and what the law wants said in every letter.
    is_said_to_all = "s_boilerplate" in cues or (not has_verdict and "s_luck" in cues)
    is_compared = reason in _COMPARED and "reason_competition" in cues
    is_outdone = bool(_OUTDONE.get(reason, frozenset()) & cues)
    is_mere = is_of_the_future or is_of_nobody or is_thanks or is_said_to_all
    return not (is_mere or is_compared or is_outdone)


def _leaves_door(door: DoorKind, cues: set[str]) -> bool:
    """Tell whether a sentence with these cues leaves the door that one of them names."""
    if door is DoorKind.CONTACT_OFFERED and {"d_feedback", "d_apply_again"} & cues:
        return False  # "contact us for feedback" offers feedback
    if door is DoorKind.APPLY_AGAIN and "d_talent_pool" in cues:
        return False  # to be told of openings is the pool's own
    # Questions about data protection are none about the application.
    return not (door in _UNLIKE_BOILERPLATE and "s_boilerplate" in cues)


def _is_courtesy(polarity: Polarity, cues: set[str]) -> bool:
    """Tell whether a form phrase is thanks, "no reflection on you", or a comparison, and not about the seeker."""
    if polarity is Polarity.NEGATIVE:
        return "reason_competition" in cues
    return bool({"s_thanks_apply", "s_no_judgement"} & cues) and not cues & VERDICTS
