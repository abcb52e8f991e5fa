"""What was left in a reply that should have been filled in."""

from __future__ import annotations

import re

from rejoinder.domain.letters.language import Language
from rejoinder.domain.letters.text import Sentence

_LONGEST = 60  # characters between brackets
# What is asked for in round brackets, in any of the languages.
_FIELDS = (
    "(?:your |full |first |last |company |vor|nach|firmen)?name|company|job ?title|role|position|date|organi[sz]ation"
    "|firma|datum|stelle|anrede|(?:votre |pré)?nom|entreprise|société|(?:intitulé du )?poste|civilité"
    "|(?:tu |su )?nombre|apellidos?|empresa|puesto|cargo|fecha"
)
_GREETED = "mr|mrs|ms|dear|hi|herrn?|frau|monsieur|madame|mme|sra?|señora?|estimad[oa]|liebe|lieber|cher|chère"
# What tells the writer to fill in: "(insert a highlight)", "(add … here)", "(hier … einfügen)".
_FILL = "insert|einfügen|insérer|insérez|insertar|inserte"
_FILL_HERE = "add|fill in|enter|mention|einsetzen|eintragen|ajouter|compléter|añadir|completar|rellenar"
_HERE = "here|hier|ici|aquí"
_FILLED = "einfügen|einsetzen|eintragen|ergänzen|à compléter|à insérer|por rellenar"
# One pattern for each way to leave a gap, in any language.
GAPS = (
    re.compile(rf"\[(?!\s*(?:…|\.{{3}}|sic)\s*\])[^\[\]\n]{{1,{_LONGEST}}}\](?!\()"),  # [Name], but no [link](address)
    re.compile(r"\[\s{1,20}\]"),
    re.compile(rf"\{{{{?[^{{}}\n]{{1,{_LONGEST}}}\}}?\}}"),  # {company}, {{Name}}
    re.compile(r"<<?[A-Za-zÀ-ÿ_' ]{2,40}>>?"),  # <your name>, but no address
    re.compile(rf"(?i:\(\s*(?:{_FIELDS})\s*\)|«\s*(?:{_FIELDS})\s*»|\(\s{{2,20}}\))"),  # (name), «Prénom»
    # (insert a highlight here)
    re.compile(rf"\(\s*(?i:(?:please |bitte )?(?:{_FILL}))\b[^()\n]{{0,{_LONGEST}}}\)"),
    re.compile(
        rf"\(\s*(?i:(?:please |bitte )?(?:{_FILL_HERE}))\b[^()\n]{{0,{_LONGEST}}}(?i:\b(?:{_HERE}|{_FIELDS}))\s*\)"
    ),
    re.compile(rf"\([^()\n]{{1,{_LONGEST}}}(?i:\b(?:{_FILLED}))\s*\)"),
    re.compile(
        r"(?<![\w@./])[Xx]{2}(?=\.[Xx]{2})|(?<![\w@./])X{2,}(?![\w@])|\b20XX\b"
    ),  # crosses for letters or digits
    re.compile(
        r"\b(?:Firma|Company|Firm|Entreprise|Empresa|Société)\s(?:X|Y|XY|XYZ|ABC)\b|\b(?:XYZ|XY)\b"
    ),  # "Firma XY"
    re.compile(rf"\b(?i:{_GREETED})\.?\s(?:X|Y|Z|NN|N\.\s?N\.)(?![\w.])"),  # "Mr X"
    re.compile(r"\b(?:(?i:(?:tt|dd|jj)[./-]mm(?:[./-](?:jj|yy|aa){1,2})?)|00[./-]00[./-]0000)\b"),  # "TT.MM.JJJJ"
    # A line to write on, within a sentence, or one for a date.
    re.compile(r"(?<=\S )_{3,}(?=[ .,;:!?]|$)|^_{3,}(?= )|_{2,}\s?[/.]\s?_{2,}", re.MULTILINE),
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
_MARKS_OF_GAPS = re.compile(
    r"[\[{<%$_/(«…]|\.{6}|\b[xyz]\b|xx|xy|\bn\.?\s?n\b|[tdj0][tdj0][.-](?:mm|00)|abc|todo|tbd|fixme|tktk|lipsum|lorem",
    re.IGNORECASE,
)


def gaps_in(text: str) -> list[tuple[int, int]]:
    """Return where a plain text has marks of gaps, the first of each kind."""
    if not _MARKS_OF_GAPS.search(text):
        return []
    return [match.span() for pattern in GAPS if (match := pattern.search(text))]


def find_placeholder(text: str, sentences: tuple[Sentence, ...], language: Language) -> str:
    """Return the first gap that was left in a plain text, or the empty string.

    Besides the marks of gaps these are words that only stand in templates ("Your Name"), from the language's cues.
    """
    span = next(iter(sorted(gaps_in(text))), None)
    if span is not None:
        return text[slice(*span)].strip()
    for sentence in sentences:
        for hit in language.hits(sentence, 0):
            if hit.cue == "template":
                return text[sentence.spans[hit.first][0] : sentence.spans[hit.last][1]]
    return ""
