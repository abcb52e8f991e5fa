"""What kind of message it is: a linear model over features, with the words it rests on."""

from __future__ import annotations

import math
from dataclasses import dataclass

from rejoinder.domain.letters.book import Weights
from rejoinder.domain.letters.features import Findings
from rejoinder.domain.letters.readings import Band, Kind, Quote

MAX_QUOTES = 3


@dataclass(frozen=True, slots=True)
class Label:
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


def decide(findings: Findings, weights: Weights) -> Label:
    """Choose the likeliest kind; its probability among all kinds is the confidence."""
    total = scores(findings.features, weights)
    best = max(total, key=lambda kind: (total[kind], kind.value))
    top = total[best]
    confidence = 1.0 / sum(math.exp(score - top) for score in total.values())
    if best is Kind.OTHER:
        return Label(best, confidence, None, ())
    band = Band.SURE if confidence >= weights.sure else Band.UNSURE
    return Label(best, confidence, band, _supporting(findings, weights, best))


def _supporting(findings: Findings, weights: Weights, kind: Kind) -> tuple[Quote, ...]:
    """Return the quotes of the cues that speak most for the kind, strongest first."""
    by_quote: dict[Quote, float] = {}
    for hit in findings.hits:
        if hit.is_conditional:
            continue
        weight = weights.features.get(hit.cue, {}).get(kind, 0.0)
        if weight > 0:
            by_quote[hit.quote] = by_quote.get(hit.quote, 0.0) + weight
    ranked = sorted(by_quote.items(), key=lambda item: -item[1])
    return tuple(quote for quote, _ in ranked[:MAX_QUOTES])
