"""By when a letter wants what it asks for: an answer to an offer, papers, a test that was taken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from rejoinder.domain.letters.features import Findings, sentence_quote
from rejoinder.domain.letters.naming import Naming
from rejoinder.domain.letters.readings import Deadline, Kind, Where
from rejoinder.domain.letters.terms import until
from rejoinder.domain.letters.text import Sentence
from rejoinder.domain.records import replace

# In an offer other things end too ("the probation runs until 30 June"), so there a sentence has to ask for something.
_ASKED = {Kind.OFFER: "@asked_by", Kind.ASSESSMENT: "", Kind.ACTION_REQUIRED: ""}
_YEAR_ENDS = re.compile(r"(?<=\b20\d\d\.)\s+(?=[^\W\d_])")
# What may stand between "by" and the day: "by 5 pm on 3 March", "bis 12 Uhr am 3. März".
_CLOCK = re.compile(
    r"(?<!\w)(?:\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?|uhr|h|hrs|noon)(?!\w)|noon|midnight|close of business|"
    r"close of play|end of (?:the )?day|eod|cob|minuit|midi|medianoche|mitternacht)[ ,]{1,3}"
    r"(?:(?:on|of|am|den|le|du|el|del)\s)?(?:the\s)?",
    re.IGNORECASE,
)


def read_deadline(
    findings: Findings, text: str, namings: Sequence[Naming], kind: Kind, sent: datetime | None
) -> Deadline | None:
    """Return the first day that a sentence names as the end of what it asks for, from the day on which it was sent."""
    if kind not in _ASKED or sent is None:
        return None
    for number, sentence in enumerate(findings.body):
        asked = findings.classes.get(number, {}).get(_ASKED[kind], [])
        for start, end in _parts(text, sentence):
            if _ASKED[kind] and not any(start <= sentence.spans[at][0] < end for at in asked):
                continue
            day = until(_CLOCK.sub("", text[start:end]), namings, sent.date(), is_named=True)
            if day is not None:
                return Deadline(day, sentence_quote(text, replace(sentence, start=start, end=end), Where.TEXT))
    return None


def _parts(text: str, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Cut a sentence behind a year: the stop of "until 30 June 2027." is taken for that of a number."""
    start = sentence.start
    for found in _YEAR_ENDS.finditer(text, sentence.start, sentence.end):
        yield start, found.start()
        start = found.end()
    yield start, sentence.end
