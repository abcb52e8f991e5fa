"""What a letter states: reasons, doors and feedback, each with the sentence that says so.

Each sentence is judged on its own: what its cues claim by the rules of `claims`, and how much its wording and the
cues beside speak for each thing that can be stated. What cues claim stands unless the wording speaks against it, what
they do not know needs much, and what the rules refuse is not stated, whatever the wording is like.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from msgspec import Struct

from rejoinder.domain.letters.claims import SPARED, Claim, Claims, Stateable, claims
from rejoinder.domain.letters.clauses import ONE, VERDICTS, Clauses
from rejoinder.domain.letters.dates import day_of
from rejoinder.domain.letters.features import MAX_QUOTE, Findings, sentence_quote
from rejoinder.domain.letters.naming import Naming
from rejoinder.domain.letters.ngrams import NgramModel, ngrams
from rejoinder.domain.letters.readings import (
    Door,
    DoorKind,
    Feedback,
    Polarity,
    Quote,
    Reason,
    ReasonKind,
    Where,
)
from rejoinder.domain.letters.terms import until

# How likely a sentence has to state something: where no cue claims it, and where one does.
LEAST = 0.4
LEAST_CLAIMED = 0.2
# Of what a plain answer says about the seeker where no cue claims it: most of it is about other things.
LEAST_IN_TALK = 0.9
LEAST_OF_GROUND = 0.15  # of a reason where a verdict follows from the sentence: "…, so we have to say no"
NEAR = 8  # words between two word classes that belong together
FORMULA = "formula"
CAUSE = "@because"  # the word class that introduces a cause
SO = "@so"  # the word class that introduces what follows from it
CONSENT = "s_consent"  # the cue of a sentence that asks whether papers may be kept
_BY_CONSENT = frozenset({DoorKind.KEPT_ON_FILE, DoorKind.TALENT_POOL})
OPENING = 4  # words of a sentence in which it speaks of the sentence before
# Word classes that tell clauses and denials apart, in which a sentence's wording shows little.
_SILENT = frozenset({"@clause", "@nothing", "@beyond", "@infinitive", SO})
_LABELS: dict[str, Stateable] = {
    f"{name}:{item.value}": item
    for name, items in (("reason", ReasonKind), ("door", DoorKind), ("feedback", Polarity))
    for item in items
}
_NAMES = {item: label for label, item in _LABELS.items()}


class Stated(Struct, frozen=True):
    """Something that a sentence states, how likely, and the words that do."""

    states: Stateable
    sentence: int
    likely: float
    quote: Quote
    is_formula: bool = False
    is_claimed: bool = False  # by a cue, and not by its wording alone


def label_of(item: Stateable) -> str:
    """Return the name that something stateable has in the model."""
    return _NAMES[item]


def runs_of(findings: Findings, number: int) -> set[str]:
    """Return the runs of a sentence: of its words, and of two word classes in their order."""
    classes = findings.classes.get(number, {}).items()
    placed = sorted((at, name) for name, places in classes if name not in _SILENT for at in places)
    pairs = set[str]()
    for index, (first, one) in enumerate(placed):
        for second, other in placed[index + 1 :]:
            if second - first > NEAR:
                break
            if second > first and one != other:
                pairs.add(f"{one} {other}")
    return ngrams(findings.body[number].words) | {name for _, name in placed} | pairs


def signs_of(findings: Findings, claimed: Claims) -> list[dict[str, float]]:
    """Return what can be seen of each sentence beside its words: cues, claims, and the verdicts around."""
    cues = claimed.cues
    to_seeker = {hit.sentence for hit in findings.hits if hit.where is Where.TEXT and hit.is_to_seeker}
    rows: list[dict[str, float]] = []
    for number, sentence in enumerate(findings.body):
        own = cues.get(number, set())
        row = dict.fromkeys((f"={cue}" for cue in own), 1.0)
        row["=length"] = min(len(sentence.words), 40) / 40
        row["=verdict"] = 1.0 if own & VERDICTS else 0.0
        row["=verdict_before"] = 1.0 if cues.get(number - 1, set()) & VERDICTS else 0.0
        row["=to_seeker"] = 1.0 if number in to_seeker else 0.0
        rows.append(row)
    for claim in claimed.made:
        rows[claim.hit.sentence][f"=claimed:{label_of(claim.states)}"] = 1.0
    return rows


def stated(findings: Findings, text: str, model: NgramModel) -> list[Stated]:
    """Judge every sentence of a letter with this text; what is stated comes in reading order.

    A model of nothing leaves the claims as they are.
    """
    claimed = claims(findings)
    by_place = _by_place(claimed)
    if not model.lines:
        return _as_claimed(by_place, claimed.cues)
    found: list[Stated] = []
    known: dict[tuple[object, ...], tuple[dict[str, float], float]] = {}
    for number, signs in enumerate(signs_of(findings, claimed)):
        same = (findings.body[number].words, *sorted(signs.items()))
        if same not in known:
            known[same] = _weigh(findings, number, signs, model)
        scores, least = known[same]
        gives_cause = _gives_cause(findings, number, text, signs)
        before = len(found)
        for label, what in _LABELS.items():
            likely, claim = _likely(scores, label), by_place.get((number, what))
            if claim is not None and (likely >= least or (gives_cause and isinstance(what, ReasonKind))):
                found.append(Stated(what, number, likely, claim.hit.quote, claim.is_formula, is_claimed=True))
            elif claim is None and likely >= LEAST and (number, what) not in claimed.refused:
                quote = _whole(findings, number, text)
                if quote is not None and not _denies(findings, number, what, model):
                    is_formula = isinstance(what, Polarity) and scores.get(f"{FORMULA}:{what.value}", 0.0) > 0
                    found.append(Stated(what, number, likely, quote, is_formula))
        if _is_ground(findings, number) and not any(isinstance(item.states, ReasonKind) for item in found[before:]):
            found += _ground(findings, number, text, scores, claimed)
    return found


def _by_place(claimed: Claims) -> dict[tuple[int, Stateable], Claim]:
    by_place: dict[tuple[int, Stateable], Claim] = {}
    for made in claimed.made:
        place = (made.hit.sentence, made.states)
        if place not in by_place or (by_place[place].is_formula and not made.is_formula):
            by_place[place] = made  # what is said of this seeker outdoes the phrase beside it
    return by_place


def _is_ground(findings: Findings, number: int) -> bool:
    """Tell whether a verdict follows from a sentence: from its first clause, or in the sentence behind it."""
    verdicts = {
        hit.sentence: hit.place[1]
        for hit in findings.of(*VERDICTS)
        if hit.where is Where.TEXT and not hit.is_conditional
    }
    own, after = (findings.classes.get(at, {}).get(SO, ()) for at in (number, number + 1))
    if any(OPENING <= place <= verdicts.get(number, 0) for place in own):
        return True
    return number + 1 in verdicts and any(place < OPENING for place in after)


def _ground(
    findings: Findings, number: int, text: str, scores: Mapping[str, float], claimed: Claims
) -> Iterator[Stated]:
    """Yield the likeliest reason of a sentence from which the verdict follows: claimed by a cue, or by its wording.

    The verdict makes a cause of what would be too little by itself.
    """
    claims_here = {made.states: made.hit.quote for made in claimed.made if made.hit.sentence == number}
    whole = _whole(findings, number, text)
    likely = [
        Stated(what, number, chance, quote)
        for label, what in _LABELS.items()
        if isinstance(what, ReasonKind) and (number, what) not in claimed.refused
        for chance, quote in [(_likely(scores, label), claims_here.get(what) or whole)]
        if quote is not None and (what in claims_here or chance >= LEAST_OF_GROUND)
    ]
    if likely:
        yield max(likely, key=lambda item: item.likely)


def _weigh(
    findings: Findings, number: int, signs: Mapping[str, float], model: NgramModel
) -> tuple[dict[str, float], float]:
    """Return what the model says of a sentence, and how likely at least has to be what a cue claims there."""
    runs = runs_of(findings, number)
    # Of a language or wording that the model hardly knows it has nothing to say against a cue.
    is_known = len(runs & model.lines.keys()) * 3 > len(findings.body[number].words)
    return model.scores(runs, signs), LEAST_CLAIMED if is_known else 0.0


def _gives_cause(findings: Findings, number: int, text: str, signs: Mapping[str, float]) -> bool:
    """Tell whether a sentence says why, in the one that says no or right behind it: then a cue names the cause."""
    if signs["=verdict"]:
        sentence = findings.body[number]
        return _names_cause(findings, number) or ": " in text[sentence.start : sentence.end]
    return signs["=verdict_before"] > 0 and _names_cause(findings, number)


def _names_cause(findings: Findings, number: int) -> bool:
    return CAUSE in findings.classes.get(number, {})


def _likely(scores: Mapping[str, float], label: str) -> float:
    return 1 / (1 + math.exp(-min(max(scores.get(label, -9.0), -30.0), 30.0)))


def _whole(findings: Findings, number: int, text: str) -> Quote | None:
    """Quote a whole sentence, or nothing of one so long that the words which state something might be left out."""
    sentence = findings.body[number]
    is_short = sentence.end - sentence.start <= MAX_QUOTE
    return sentence_quote(text, sentence, Where.TEXT) if is_short else None


def _denies(findings: Findings, number: int, what: Stateable, model: NgramModel) -> bool:
    """Tell whether the clause whose wording states something denies it: "we keep no papers" leaves no door."""
    clauses = findings.clauses.get(number, ONE)
    clause = _clause_of(findings.body[number].words, clauses, label_of(what), model)
    if clause in clauses.takes_back and not isinstance(what, DoorKind):
        return True
    if clause in clauses.spares and what in SPARED:
        return True
    # Reasons and blame are worded with negations themselves.
    return (isinstance(what, DoorKind) or what is Polarity.POSITIVE) and clauses.deny_all(clause)


def _clause_of(words: Sequence[str], clauses: Clauses, label: str, model: NgramModel) -> int:
    """Return the number of the clause whose wording speaks most for a label."""
    ends = (*clauses.starts[1:], len(words))
    scores = [
        model.scores(ngrams(words[start:end])).get(label, 0.0) for start, end in zip(clauses.starts, ends, strict=True)
    ]
    return scores.index(max(scores))


def _as_claimed(by_place: Mapping[tuple[int, Stateable], Claim], cues: Mapping[int, set[str]]) -> list[Stated]:
    """Take every claim as it is; one beside a verdict is the plainest."""
    ordered = sorted(by_place.items(), key=lambda item: (item[0][0], label_of(item[0][1])))
    return [
        Stated(
            what,
            number,
            1.0 if cues.get(number, set()) & VERDICTS else 0.9,
            claim.hit.quote,
            claim.is_formula,
            is_claimed=True,
        )
        for (number, what), claim in ordered
    ]


def read_reasons(found: Sequence[Stated]) -> tuple[Reason, ...]:
    """Return the stated reasons, each kind once where it is stated most plainly, in the letter's order."""
    best: dict[ReasonKind, Stated] = {}
    for item in found:
        if isinstance(item.states, ReasonKind):
            before = best.get(item.states)
            if before is None or item.likely > before.likely:
                best[item.states] = item
    if len(best) > 1:
        best.pop(ReasonKind.OTHER, None)
    ordered = sorted(best.items(), key=lambda pair: pair[1].sentence)
    return tuple(Reason(reason, item.quote) for reason, item in ordered)


def read_doors(
    found: Sequence[Stated], findings: Findings, namings: Sequence[Naming], sent: datetime | None
) -> tuple[Door, ...]:
    """Return the doors left open, each kind once, with the date until when, and whether the seeker has to agree.

    Consent is asked for in the sentence that leaves the door, or right behind it.
    """
    consents = {hit.sentence for hit in findings.of(CONSENT) if hit.where is Where.TEXT}
    asked = {one.states for one in found if not consents.isdisjoint((one.sentence, one.sentence + 1))} & _BY_CONSENT
    doors: dict[DoorKind, Door] = {}
    for item in found:
        door = item.states
        if not isinstance(door, DoorKind):
            continue
        end = _end_of(door, item, found, namings, sent)
        if door not in doors or (end and not doors[door].until):
            doors[door] = Door(door, end, item.quote, asks_consent=door in asked)
    return tuple(doors.values())


def _end_of(
    door: DoorKind, item: Stated, found: Sequence[Stated], namings: Sequence[Naming], sent: datetime | None
) -> date | None:
    """Return until when a door stays open, or None.

    How long papers are kept is no end of what else the same sentence offers, nor is any date the end of an invitation
    or an offer unless its words say so.
    """
    if sent is None:
        return None
    beside = any(one.states is DoorKind.KEPT_ON_FILE and one.sentence == item.sentence for one in found)
    if beside and door is not DoorKind.KEPT_ON_FILE:
        return None
    return until(
        item.quote.text,
        namings,
        day_of(sent),
        is_asked_for=door is DoorKind.FEEDBACK_OFFERED,
        is_named=door in (DoorKind.APPLY_AGAIN, DoorKind.CONTACT_OFFERED, DoorKind.OTHER_ROLE),
    )


def read_feedback(found: Sequence[Stated]) -> tuple[Feedback, ...]:
    """Return what is said about this seeker: one statement a sentence and polarity."""
    return tuple(
        Feedback(item.states, formula=item.is_formula, quote=item.quote)
        for item in found
        if isinstance(item.states, Polarity)
    )


def read_remarks(found: Sequence[Stated]) -> tuple[Feedback, ...]:
    """Return what a plain answer in a talk says about this seeker, where that is plainer than in an answer to them."""
    return read_feedback([item for item in found if item.is_claimed or item.likely >= LEAST_IN_TALK])
