"""What a letter states: reasons, doors and feedback, each with the sentence that says so.

The rules are those of docs/letters.md. A cue alone is not enough: it has to stand in the right kind of
sentence, and a reason that would have to be inferred is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

from rejoinder.domain.letters.dates import until
from rejoinder.domain.letters.features import VERDICTS, CueHit, Findings
from rejoinder.domain.letters.naming import Naming
from rejoinder.domain.letters.readings import (
    Door,
    DoorKind,
    Feedback,
    Kind,
    Polarity,
    Reason,
    ReasonKind,
    Where,
)

# Only an answer to an application gives reasons and leaves doors.
ANSWERS = frozenset({Kind.REJECTION, Kind.ON_HOLD, Kind.FEEDBACK})

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


class _Sentences:
    """The cues of each sentence of a letter, by field and number."""

    def __init__(self, findings: Findings) -> None:
        self.cues: dict[tuple[Where, int], set[str]] = {}
        for hit in findings.hits:
            if not hit.is_conditional:
                self.cues.setdefault((hit.where, hit.sentence), set()).add(hit.cue)

    def of(self, hit: CueHit) -> set[str]:
        """Return the cues that fire in the sentence of a hit."""
        return self.cues.get((hit.where, hit.sentence), set())


def read_reasons(findings: Findings, kind: Kind) -> tuple[Reason, ...]:
    """Return the stated reasons, each kind once, in the letter's order."""
    return tuple(Reason(reason, hit.quote) for reason, hit in _stated_reasons(findings, kind))


def _stated_reasons(findings: Findings, kind: Kind) -> list[tuple[ReasonKind, CueHit]]:
    if kind not in ANSWERS:
        return []
    sentences = _Sentences(findings)
    found: dict[ReasonKind, tuple[CueHit, bool]] = {}
    for hit in findings.of("reason_"):
        reason = ReasonKind(hit.cue.removeprefix("reason_"))
        cues = sentences.of(hit)
        if hit.where is Where.SUBJECT or not _states_reason(reason, cues):
            continue
        is_verdict = bool(cues & VERDICTS)
        if reason not in found or (is_verdict and not found[reason][1]):
            found[reason] = (hit, is_verdict)
    if ReasonKind.OTHER in found and len(found) > 1:
        del found[ReasonKind.OTHER]
    ordered = sorted(found.items(), key=lambda item: item[1][0].sentence)
    return [(reason, hit) for reason, (hit, _) in ordered]


# What a sentence says besides, and then does not give the reason that its words also look like.
_OUTDONE: dict[ReasonKind, frozenset[str]] = {
    ReasonKind.EDUCATION: frozenset({"reason_permit"}),  # a licence to sponsor is theirs
    ReasonKind.SKILL: frozenset({"reason_experience"}),
    ReasonKind.FROZEN: frozenset({"reason_salary"}),  # a budget that an expectation exceeds
    ReasonKind.FILLED: frozenset({"reason_internal", "reason_frozen"}),
    ReasonKind.OTHER: frozenset(f"reason_{kind}" for kind in ReasonKind if kind is not ReasonKind.OTHER),
}


def _states_reason(reason: ReasonKind, cues: set[str]) -> bool:
    """Tell whether a sentence with these cues gives the reason, or only mentions its words."""
    has_verdict = bool(cues & VERDICTS)
    # "If something opens up that is a better match" speaks of the future, not of now.
    is_of_the_future = not has_verdict and any(cue in cues for cue in _DOORS)
    is_of_nobody = not has_verdict and bool({"v_conditional", "v_late"} & cues)
    is_thanks = not has_verdict and "s_thanks_apply" in cues and reason is not ReasonKind.COMPETITION
    # "We hope you find a role that better matches your skills", and what the law wants said in every letter.
    is_said_to_all = "s_boilerplate" in cues or (not has_verdict and "s_luck" in cues)
    # "It was not your lack of experience that decided" takes the cause back.
    is_taken_back = "s_no_judgement" in cues and not cues & (VERDICTS - {"v_no_fit"})
    is_compared = reason in _COMPARED and "reason_competition" in cues
    is_outdone = bool(_OUTDONE.get(reason, frozenset()) & cues)
    is_mere = is_of_the_future or is_of_nobody or is_thanks or is_said_to_all or is_taken_back
    return not (is_mere or is_compared or is_outdone)


def read_doors(findings: Findings, kind: Kind, namings: Sequence[Naming], sent: datetime | None) -> tuple[Door, ...]:
    """Return the doors left open, each kind once, with the date until when."""
    if kind not in ANSWERS:
        return ()
    found: dict[DoorKind, Door] = {}
    sentences = _Sentences(findings)
    day = (sent or datetime(1970, 1, 1, tzinfo=UTC)).date()
    for hit in findings.of("d_"):
        door = _DOORS.get(hit.cue)
        if door is None or hit.where is Where.SUBJECT:
            continue
        if door is DoorKind.CONTACT_OFFERED and {"d_feedback", "d_apply_again"} & sentences.of(hit):
            continue  # "contact us for feedback" offers feedback
        if door in _UNLIKE_BOILERPLATE and "s_boilerplate" in sentences.of(hit):
            continue  # questions about data protection are none about the application
        if door is DoorKind.APPLY_AGAIN and "d_talent_pool" in sentences.of(hit):
            continue  # to be told of openings is the pool's own
        end = until(hit.quote.text, namings, day) if sent and door is not DoorKind.APPLY_AGAIN else None
        if door not in found or (end and not found[door].until):
            found[door] = Door(door, end, hit.quote)
    return tuple(found.values())


def read_feedback(findings: Findings, kind: Kind) -> tuple[Feedback, ...]:
    """Return what is said about this seeker: one statement a sentence and polarity."""
    if kind not in ANSWERS:
        return ()
    sentences = _Sentences(findings)
    found: dict[tuple[int, Polarity], Feedback] = {}
    for hit in findings.of("feedback_"):
        polarity = Polarity.POSITIVE if "positive" in hit.cue else Polarity.NEGATIVE
        formula = hit.cue.endswith("_formula")
        if hit.where is not Where.TEXT or (formula and _is_courtesy(polarity, sentences.of(hit))):
            continue
        place = (hit.sentence, polarity)
        if place not in found or (found[place].formula and not formula):
            found[place] = Feedback(polarity, formula, hit.quote)
    for reason, hit in _stated_reasons(findings, kind):
        if reason in _PERSONAL and hit.is_to_seeker:
            blame = Feedback(Polarity.NEGATIVE, formula=False, quote=hit.quote)
            found.setdefault((hit.sentence, Polarity.NEGATIVE), blame)
    return tuple(found[place] for place in sorted(found, key=lambda item: (item[0], item[1].value)))


def _is_courtesy(polarity: Polarity, cues: set[str]) -> bool:
    """Tell whether a form phrase is thanks, "no reflection on you", or a comparison, and not about the seeker."""
    if polarity is Polarity.NEGATIVE:
        return "reason_competition" in cues
    return bool({"s_thanks_apply", "s_no_judgement"} & cues) and not cues & VERDICTS


def day_of(sent: datetime | None) -> date:
    """Return a letter's own date, or the epoch's where it has none."""
    return sent.date() if sent else date(1970, 1, 1)
