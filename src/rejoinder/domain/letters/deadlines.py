"""By when a letter wants what it asks for: an answer to an offer, papers, a test that was taken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from rejoinder.domain.letters.features import Findings, sentence_quote
from rejoinder.domain.letters.naming import Naming
from rejoinder.domain.letters.readings import WITH_DEADLINE, Deadline, Kind, Where
from rejoinder.domain.letters.terms import until
from rejoinder.domain.letters.text import Sentence
from rejoinder.domain.records import replace

_ASKED = "@asked_by"  # what somebody is asked to do, or what of it runs out
_YEAR_ENDS = re.compile(r"(?<=\b20\d\d\.)\s+(?=[^\W\d_])")
# What may stand between "by" and the day: "by 5 pm on 3 March", "by 17:00 CET on 3 March", "bis 12 Uhr am 3. März".
_CLOCK = re.compile(
    r"(?<!\w)(?:\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?|uhr|h|hrs|noon)(?!\w)|\d{1,2}:\d\d(?!\w)|noon|midnight|"
    r"close of business|close of play|end of (?:the )?day|eod|cob|minuit|midi|medianoche|mitternacht)"
    r"(?:\s\(?(?-i:[A-Z]{2,4})\)?)?[ ,]{1,3}(?:(?:on|of|am|den|le|du|el|del)\s)?(?:the\s)?",
    re.IGNORECASE,
)
# Ends that have no "by": "no later than 3 March", "the deadline is 3 March", "läuft am 3. März ab".
_NAMED_ENDS = (
    (
        re.compile(r"\b(?:no|not) later than\b|\bdeadline(?: is|:)?(?: on)?|\bexpires?(?: on)?\b", re.IGNORECASE),
        "until",
    ),
    (re.compile(r"\b(?:spätestens|frist(?: ist|:)?|läuft)\s(?:am\s)?(?:den\s)?", re.IGNORECASE), "bis "),
    (re.compile(r"\b(?:au plus tard|date limite(?: est| :|:)?|expire)\s(?:le\s)?", re.IGNORECASE), "avant "),
    (re.compile(r"\b(?:a más tardar|fecha límite(?: es|:)?|caduca|vence)\s(?:el\s)?", re.IGNORECASE), "hasta "),
)
# What they do themselves by a day, what ends by itself, when work begins, and what need not be done.
_OF_OTHERS = re.compile(
    r"""\s*(?:
      (?:we|i|they|you)(?:'ll|\ (?:will|shall|expect|plan|hope|aim))\b
    | (?:our|unser\w*|notre|recibir\w+)\b
    | the\ (?:job|post|position|role|contract|office|visa|permit|assignment|probation)\b
    | (?:wir|ich|sie)\ (?:werden|melden|hören|erhalten|bekommen)\b
    | (?:die\ stelle|der\ vertrag|das\ büro|le\ (?:poste|contrat|bureau)|el\ (?:puesto|contrato))\b
    | nous\ (?:vous|revien|recontact)
    | vous\ (?:recevrez|aurez)\b
    | (?:te|le|les)\ (?:avisar|contactar|informar)
    )
    | .*\b(?:can|could|would|to)\ (?:start|begin|join)\b[^,.;]{0,20}\b(?:by|before)\b
    | .*\b(?:need\ not|needn't|do(?:es)?\ not\ (?:need|have)\ to|(?:don|doesn)'t\ (?:need|have)\ to|no\ hace\ falta)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)


def read_deadline(
    findings: Findings, text: str, namings: Sequence[Naming], kind: Kind, sent: datetime | None
) -> Deadline | None:
    """Return the first of the days by which a letter asks for something, from the day on which it was sent.

    Where no sentence with such a day asks in so many words, any other counts for a test or papers ("the link works
    until 3 March"); in an offer other things end too ("the probation runs until 30 June").
    """
    if kind not in WITH_DEADLINE or sent is None:
        return None
    asking: list[Deadline] = []
    others: list[Deadline] = []
    for number, sentence in enumerate(findings.body):
        asked = findings.classes.get(number, {}).get(_ASKED, [])
        for start, end in _parts(text, sentence):
            day = _end(text[start:end], namings, sent.date())
            if day is not None:
                found = Deadline(day, sentence_quote(text, replace(sentence, start=start, end=end), Where.TEXT))
                (asking if any(start <= sentence.spans[at][0] < end for at in asked) else others).append(found)
    return min(asking or (others if kind is not Kind.OFFER else []), key=lambda one: one.on, default=None)


def _end(words: str, namings: Sequence[Naming], sent: date) -> date | None:
    if _OF_OTHERS.match(words[:_MOST]):
        return None
    for pattern, end in _NAMED_ENDS:
        words = pattern.sub(end, words)
    return until(_CLOCK.sub("", words), namings, sent, is_named=True)


_MOST = 300  # characters of a sentence in which it shows whom it speaks of


def _parts(text: str, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Cut a sentence behind a year: the stop of "until 30 June 2027." is taken for that of a number."""
    start = sentence.start
    for found in _YEAR_ENDS.finditer(text, sentence.start, sentence.end):
        yield start, found.start()
        start = found.end()
    yield start, sentence.end
