"""What the words of a message are like: runs of them and single words, weighed by linear models."""

from __future__ import annotations

import math
from collections.abc import Mapping

from rejoinder.domain.letters.clauses import VERDICTS
from rejoinder.domain.letters.features import MAX_QUOTE, NO_BY_LINK, Findings, sentence_quote
from rejoinder.domain.letters.ngrams import SUBJECT, NgramModel, ngrams
from rejoinder.domain.letters.readings import Quote, Where

MAX_TOPIC_WORDS = 300
MAX_NGRAM_WORDS = 600
MAX_SPOKEN = 60  # sentences that are asked what they speak for
LEAST_LEAD = 1.0  # of a kind before the next, for a sentence to speak for it: chosen in the folds
# What goes with letters of every kind and states none: no wording makes a "no" of thanks or good wishes.
_SOFT = ("s_thanks", "s_luck", "s_greeting", "s_boilerplate", "v_late", "v_conditional")


def weigh_words(findings: Findings, topics: Mapping[str, float], model: NgramModel) -> None:
    """Add what single words and runs of words speak for to the features, or tell it anew by other weights."""
    features = findings.features
    features.update(_topic_words(findings, topics))
    if "verdict_none" not in features:
        features["verdict_topic_for"] = features["topic_for"]
        features["verdict_topic_against"] = features["topic_against"]
    _likenesses(findings, model)


def kind_runs(findings: Findings) -> set[str]:
    """Return the n-grams of a message that its kind is told by: subject and the letter's beginning."""
    runs = {run for sentence in findings.subject for run in ngrams(sentence.words, SUBJECT)}
    words = 0
    for sentence in findings.body:
        runs |= ngrams(sentence.words)
        words += len(sentence.words)
        if words > MAX_NGRAM_WORDS:
            break
    return runs


def spoken_for(findings: Findings, texts: Mapping[Where, str], model: NgramModel, kind: str) -> Quote | None:
    """Return the sentence whose wording speaks most for a kind, if it speaks for no other more.

    One that thanks, greets, wishes or speaks of what may be is passed over, and one too long to be quoted whole.
    """
    soft = {(hit.where, hit.sentence) for hit in findings.hits if hit.is_conditional or hit.cue.startswith(_SOFT)}
    soft |= {(Where.TEXT, number) for number in findings.frame}
    best, quote = LEAST_LEAD, None
    for where, sentences, prefix in ((Where.SUBJECT, findings.subject, SUBJECT), (Where.TEXT, findings.body, "")):
        for number, sentence in enumerate(sentences[:MAX_SPOKEN]):
            if (where, number) in soft or sentence.end - sentence.start > MAX_QUOTE:
                continue
            total = model.scores(ngrams(sentence.words, prefix))
            lead = total.pop(kind, 0.0) - max(total.values(), default=0.0)
            if lead > best:
                best, quote = lead, sentence_quote(texts[where], sentence, where)
    return quote


def _likenesses(findings: Findings, model: NgramModel) -> None:
    """Tell how much a message's wording is like each kind, against all kinds' mean, and the same beside a verdict.

    A letter that says no often confirms, thanks and asks as well, in more words than it takes to say no.
    """
    total = model.scores(kind_runs(findings))
    mean = sum(total.values()) / max(len(total), 1)
    says_no = any((hit.cue in VERDICTS and not hit.is_conditional) or hit.cue == NO_BY_LINK for hit in findings.hits)
    for kind, score in total.items():
        findings.features[f"like_{kind}"] = like = min(max((score - mean) / 4, -1.0), 2.0)
        if says_no:
            findings.features[f"verdict_like_{kind}"] = like


def topic_words(findings: Findings) -> set[str]:
    """Return the words of a message that the topic is told by: subject and the letter's beginning."""
    words: set[str] = set()
    for sentence in (*findings.subject, *findings.body):
        words.update(sentence.words)
        if len(words) > MAX_TOPIC_WORDS:
            break
    return words


def topic_score(words: set[str], topics: Mapping[str, float]) -> float:
    """Sum up how much single words speak for a job search, for short and long messages alike."""
    known = words & topics.keys()
    return sum(map(topics.__getitem__, known)) / math.sqrt(len(known) + 4)


def _topic_words(findings: Findings, topics: Mapping[str, float]) -> dict[str, float]:
    score = topic_score(topic_words(findings), topics)
    return {"topic_for": min(max(score, 0.0), 4.0), "topic_against": min(max(-score, 0.0), 4.0)}
