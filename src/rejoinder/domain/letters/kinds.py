"""What kind of message it is: a linear model over features, with the words it rests on."""

from __future__ import annotations

import math
from collections.abc import Callable

from msgspec import Struct

from rejoinder.domain.letters.book import Weights
from rejoinder.domain.letters.clauses import VERDICTS
from rejoinder.domain.letters.features import Findings
from rejoinder.domain.letters.readings import Band, Kind, Quote, Where

MAX_QUOTES = 3
LEAST_BY_WORDING = 0.5  # how likely has to be what only turns of phrase say: chosen in the folds
LEAST_WORDS, LEAST_TOPIC = 30, 1.0  # of a message in which only they say that it is about a search
# The cues that state a kind; what merely goes with it (luck, thanks, doors) is quoted only if nothing states it.
_STATING: dict[Kind, tuple[str, ...]] = {
    Kind.REJECTION: ("v_", "link_rejection"),
    Kind.ON_HOLD: ("h_",),
    Kind.INTERVIEW: ("i_", "link_interview"),
    Kind.ASSESSMENT: ("a_", "link_assessment"),
    Kind.OFFER: ("o_",),
    Kind.CONFIRMATION: ("c_", "link_confirmation"),
    Kind.VIEWED: ("w_", "link_viewed"),
    Kind.ACTION_REQUIRED: ("n_",),
    Kind.FEEDBACK: ("f_", "feedback_"),
    Kind.RECRUITER_OUTREACH: ("r_",),
    Kind.JOB_ALERT: ("j_", "link_job_alert"),
    Kind.NEWSLETTER: ("l_",),
    Kind.PORTAL_ACCOUNT: ("p_",),
    Kind.WITHDRAWAL_ACK: ("t_",),
    Kind.SENT_BY_SEEKER: ("y_",),
}
# What cues say of these is said of an application; an appointment, a question or thanks may be anybody's.
_OF_APPLICATIONS = frozenset(
    {
        Kind.REJECTION, Kind.ON_HOLD, Kind.ASSESSMENT, Kind.OFFER, Kind.CONFIRMATION, Kind.VIEWED, Kind.JOB_ALERT,
        Kind.PORTAL_ACCOUNT, Kind.WITHDRAWAL_ACK, Kind.SENT_BY_SEEKER,
    }
)  # fmt: skip
_OF_SENDERS = ("m_system", "m_board", "m_sender_hr")
_SAYS_NO_TO_NOBODY = frozenset({"v_late", "v_conditional"})


class Label(Struct, frozen=True):
    """A kind with how sure it is and the words that speak for it."""

    kind: Kind
    confidence: float
    band: Band | None
    quotes: tuple[Quote, ...]


def scores(features: dict[str, float], weights: Weights) -> dict[Kind, float]:
    """Return the score of every kind: its bias and what each feature adds."""
    total = {kind: weights.bias.get(kind, 0.0) for kind in Kind}
    for name, value in features.items():
        for kind, weight in weights.features.get(name, {}).items():
            total[kind] += weight * value
    return total


def decide(findings: Findings, weights: Weights, by_wording: Callable[[Kind], Quote | None] = lambda _: None) -> Label:
    """Choose the likeliest kind; its probability among all kinds is the confidence.

    `by_wording` returns the sentence whose wording speaks for a kind, or None; it is asked where no cue states one.
    """
    total = scores(findings.features, weights)
    if says_no(findings) and not any(findings.of(*_STATING[Kind.OFFER])):
        del total[Kind.OFFER]  # "we cannot offer you the post; our letter is attached" sounds like one
    best, confidence = _likeliest(total)
    said = None
    if not says_no(findings):
        said = by_wording(best) if best is Kind.REJECTION and confidence > LEAST_BY_WORDING else None
        if said is None:  # no sentence, no rejection: there would be nothing to show for it
            del total[Kind.REJECTION]
            best, confidence = _likeliest(total)
    if best is Kind.OTHER:
        return Label(best, confidence, None, ())
    if not _speaks_of_search(findings, best) and not _is_long_and_likely(findings, confidence):
        return Label(Kind.OTHER, math.exp(total[Kind.OTHER] - total[best]) * confidence, None, ())
    if said:  # a turn of phrase alone makes nobody sure of a no
        return Label(best, min(confidence, weights.sure_no - 0.01), Band.UNSURE, (said,))
    least = weights.sure_no if best is Kind.REJECTION else weights.sure
    band = Band.SURE if confidence >= least else Band.UNSURE
    quotes = _supporting(findings, weights, best)
    if not quotes and (spoken := by_wording(best)):
        quotes = (spoken,)
    return Label(best, confidence, band, quotes)


def _likeliest(total: dict[Kind, float]) -> tuple[Kind, float]:
    """Return the kind with the highest score, and its probability among all."""
    best = max(total, key=lambda kind: (total[kind], kind.value))
    return best, 1.0 / sum(math.exp(score - total[best]) for score in total.values())


def _speaks_of_search(findings: Findings, kind: Kind) -> bool:
    """Tell whether a message holds anything of a job search but turns of phrase: "lunch on Friday?" is no interview.

    What belongs to the search by its thread, people or houses alone is found once these are known.
    """
    if any(name in findings.features for name in _OF_SENDERS) or any(findings.of("k_", "link_")):
        return True
    return kind in _OF_APPLICATIONS and any(
        not hit.is_conditional and hit.cue not in _SAYS_NO_TO_NOBODY for hit in findings.of(*_STATING[kind])
    )


def _is_long_and_likely(findings: Findings, confidence: float) -> bool:
    """Tell whether a message has enough words, and enough like those of a search, to be judged by them alone."""
    words = sum(len(sentence.words) for sentence in findings.body)
    is_like = findings.features.get("topic_for", 0.0) >= LEAST_TOPIC
    return words >= LEAST_WORDS and is_like and confidence > LEAST_BY_WORDING


def says_no(findings: Findings) -> bool:
    """Tell whether a cue in a message says no: a verdict outside a condition, or a link's campaign."""
    return any(
        hit.cue.startswith(_STATING[Kind.REJECTION]) and hit.cue not in _SAYS_NO_TO_NOBODY and not hit.is_conditional
        for hit in findings.hits
    )


def _supporting(findings: Findings, weights: Weights, kind: Kind) -> tuple[Quote, ...]:
    """Return the quotes of the cues that speak most for the kind, strongest first."""
    stating = _STATING.get(kind, ())
    by_quote: dict[Quote, tuple[bool, float]] = {}
    for hit in findings.hits:
        weight = weights.features.get(hit.cue, {}).get(kind, 0.0)
        states = hit.cue.startswith(stating) and hit.cue not in _SAYS_NO_TO_NOBODY
        # "Dear hiring team" states nothing.
        is_frame = hit.where is Where.TEXT and hit.sentence in findings.frame and hit.cue not in VERDICTS
        if hit.is_conditional or is_frame or (weight <= 0 and not states):
            continue
        said, sum_so_far = by_quote.get(hit.quote, (False, 0.0))
        by_quote[hit.quote] = (said or states, sum_so_far + max(weight, 0.1))
    ranked = sorted(by_quote.items(), key=lambda item: (not item[1][0], -item[1][1]))
    stated = [quote for quote, (states, _) in ranked if states]
    return tuple((stated or [quote for quote, _ in ranked])[:MAX_QUOTES])
