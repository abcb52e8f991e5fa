"""What was left in a reply that should have been filled in."""

from __future__ import annotations

import re

from rejoinder.domain.letters.language import Language
from rejoinder.domain.letters.text import Sentence

_LONGEST = 60  # characters between brackets
# One pattern for each way to leave a gap, in any language.
GAPS = (
    re.compile(rf"\[(?!\s*(?:…|\.{{3}}|sic)\s*\])[^\[\]\n]{{1,{_LONGEST}}}\](?!\()"),  # [Name], but no [link](address)
    re.compile(r"\[\s{1,20}\]"),
    re.compile(rf"\{{{{?[^{{}}\n]{{1,{_LONGEST}}}\}}?\}}"),  # {company}, {{Name}}
    re.compile(r"<<?[A-Za-zÀ-ÿ_ ]{2,40}>>?"),  # <your name>, but no address
    re.compile(r"(?<![\w@./])[Xx]{2}(?=\.[Xx]{2})|(?<![\w@./])X{2,}(?![\w@])"),  # crosses for letters or digits
    re.compile(r"(?<=\S )_{3,}(?=[ .,;:!?]|$)|^_{3,}(?= )", re.MULTILINE),  # a line to write on, within a sentence
    re.compile(r"\.{6,}|…{2,}"),
    re.compile(r"\b(?:TODO|TBD|FIXME|TKTK)\b|(?i:\blorem ipsum\b|\blipsum\b)"),  # "todo" is a word of Spanish
    re.compile(r"%\(?[A-Za-z_]{2,30}\)?[%s]|\$\{?[A-Z_]{3,30}\b\}?"),  # %NAME%, ${NAME}
    # Both forms of address, or both endings of one.
    re.compile(
        r"\b(?:Mr|Mrs|Ms|Sr|Sra|M|Mme|Herrn?|Frau|Dr)\.?\s?/\s?(?:Mr|Mrs|Ms|Miss|Sr|Sra|Mme|Mlle|Herrn?|Frau)\b\.?"
        r"|\bgeehrter?\s?[/(]\s?-?e?r\b\)?|\bLieber?\s?[/(]\s?-?r\b\)?|\bCher\s?[/(]\s?(?:Chère|-?e)\b\)?"
        r"|\bEstimad[oa]\s?[/(]\s?-?a\b\)?|\bSr\(a\)",
    ),
)
_MARKS_OF_GAPS = re.compile(r"[\[{<%$_/(…]|\.{6}|xx|todo|tbd|fixme|tktk|lipsum|lorem", re.IGNORECASE)


def find_placeholder(text: str, sentences: tuple[Sentence, ...], language: Language) -> str:
    """Return the first gap that was left in a plain text, or the empty string.

    Besides the marks of gaps these are words that only stand in templates ("Your Name"), from the language's cues.
    """
    if _MARKS_OF_GAPS.search(text):
        found = (pattern.search(text) for pattern in GAPS)
        match = min((one for one in found if one), key=lambda one: one.start(), default=None)
        if match is not None:
            return match.group().strip()
    for sentence in sentences:
        for hit in language.hits(sentence, 0):
            if hit.cue == "template":
                return text[sentence.spans[hit.first][0] : sentence.spans[hit.last][1]]
    return ""
