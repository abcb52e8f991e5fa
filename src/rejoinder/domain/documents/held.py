"""What a résumé lists: skills, languages with their level, certificates and licences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rejoinder.domain.documents.document import Place
from rejoinder.domain.documents.lexicon import Lexicon
from rejoinder.domain.documents.lines import TextLine, folded, small
from rejoinder.domain.documents.periods import periods_in
from rejoinder.domain.documents.resume import Held

_SPLIT = re.compile(r"[,;|•·\t]|\s/\s|\s[–—]\s|\s-\s(?=[A-Z])")
_LINES_SPLIT = re.compile(r"[;|•·]|,(?=\s)")
_LABEL = re.compile(r"^([^:,;|\t]{2,45}):\s*")
_LONGEST_SKILL, _MOST_SKILL_WORDS = 60, 7
_LONGEST_LINE = 160
_LEVEL_ONLY = re.compile(
    r"[\d\s+%/.★☆●○•■□-]*(?:yrs?|years?|jahre?n?|ans|años|months?|monate?)?[\d\s+%/.★☆●○•■□-]*", re.IGNORECASE
)
_SENTENCE = re.compile(r"[a-zß-ÿ]{2}\.$")
_LICENCES = re.compile(
    r"(?:(?:clean |full |valid )?driv(?:ing|er['’]?s?|ers) licen[cs]e|führerschein\w*|fahrerlaubnis|permis de "
    r"conduire|permis(?= [ABC]\b)|"
    r"(?:carn[eé]t|permiso) de conducir)"
    r"(?:\s*[:(]?\s*(?:class|category|cat\.|klassen?|kl\.|cat[eé]gorie|clase)?\s*(?:[A-E][A-Z]?[12E]{0,2}\b[,/ "
    r"]*)+\)?)?",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")


def skills_in(lexicon: Lexicon, lines: Sequence[TextLine]) -> Iterator[Held]:
    """Yield the skills of a section: pieces of its lists, without the labels that gather them."""
    for line in lines:
        text, start = _item(line)
        label = _LABEL.match(text)
        if label and _is_languages(lexicon, label.group(1), text[label.end() :]):
            continue
        first = label.end() if label else 0
        pieces = list(_pieces(text, first, _SPLIT))
        if len(pieces) == 1 and (_SENTENCE.search(text) or len(text.split()) > _MOST_SKILL_WORDS):
            continue
        for begin, end in pieces:
            words = text[begin:end]
            if (
                len(words) <= _LONGEST_SKILL
                and len(words.split()) <= _MOST_SKILL_WORDS
                and not _LEVEL_ONLY.fullmatch(words)
            ):
                yield Held(words, Place(start + begin, start + end))


def languages_in(lexicon: Lexicon, lines: Sequence[TextLine]) -> Iterator[Held]:
    """Yield the languages of a section, each with its level where it stands on its line or on the next."""
    found: Held | None = None
    for line in lines:
        text, start = _item(line)
        is_level = found is not None and _is_level(lexicon, text)
        if found and is_level and not has_level(lexicon, found.words):
            found = Held(f"{found.words} {text}", Place(found.place.start, start + len(text)))
            continue
        for begin, end in _languages(lexicon, text):
            if found:
                yield found
            found = Held(" ".join(text[begin:end].split()), Place(start + begin, start + end))
    if found:
        yield found


def labelled_languages_in(lexicon: Lexicon, lines: Sequence[TextLine]) -> Iterator[Held]:
    """Yield the languages that stand behind a label among skills: "Languages: English (C1), German"."""
    for line in lines:
        text, start = _item(line)
        label = _LABEL.match(text)
        if label and _is_languages(lexicon, label.group(1), text[label.end() :]):
            rest = TextLine(
                line.number, text[label.end() :], Place(start + label.end(), start + len(text)), is_heading=False
            )
            yield from languages_in(lexicon, [rest])


def certificates_in(lines: Sequence[TextLine]) -> Iterator[Held]:
    """Yield the certificates of a section: each line that is no sentence, without its dates."""
    for line in lines:
        text, start = _item(line)
        periods = list(periods_in(text))
        if (_SENTENCE.search(text) and len(text.split()) > _MOST_SKILL_WORDS) or len(text) > _LONGEST_LINE:
            continue
        begin, end = 0, len(text)
        if periods and periods[0].first == 0:
            begin = periods[0].last
        elif periods and not text[periods[-1].last :].strip(" )]\t.*"):
            end = periods[-1].first
        begin, end = _trimmed(text, begin, end)
        if any(map(str.isalpha, text[begin:end])):
            yield Held(" ".join(text[begin:end].split()), Place(start + begin, start + end))


def licences_in(lines: Sequence[TextLine]) -> Iterator[Held]:
    """Yield driving licences, wherever a résumé tells of them."""
    for line in lines:
        match = _LICENCES.search(line.text)
        if match and len(line.text) <= _LONGEST_LINE:
            yield Held(
                match.group().strip(),
                Place(line.place.start + match.start(), line.place.start + match.start() + len(match.group().strip())),
            )


def has_level(lexicon: Lexicon, words: str) -> bool:
    """Return whether words tell how well a language is spoken."""
    return bool(lexicon.levels.search(small(words)))


def _item(line: TextLine) -> tuple[str, int]:
    """Return the words of a line without its mark, and where they begin."""
    start = line.words.start
    return line.text[start - line.place.start :], start


def _pieces(text: str, first: int, split: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Yield the pieces of a list; what stands in brackets is not cut."""
    depth, begin = 0, first
    cuts = {match.start(): match.end() for match in split.finditer(text, first)}
    at = first
    while at <= len(text):
        letter = text[at : at + 1]
        depth += (letter in ("(", "[")) - (letter in (")", "]"))
        if at == len(text) or (at in cuts and depth <= 0):
            start, end = _trimmed(text, begin, at)
            if start < end:
                yield start, end
            begin = cuts.get(at, at + 1)
            at = max(begin, at + 1)
            continue
        at += 1


def _trimmed(text: str, begin: int, end: int) -> tuple[int, int]:
    piece = text[begin:end]
    left = len(piece) - len(piece.lstrip(" \t,;:.*_–—-|"))
    right = (
        len(piece.rstrip(" \t,;:*_–—-|(["))
        if piece.count("(") != piece.count(")")
        else len(piece.rstrip(" \t,;:*_–—-|"))
    )
    return begin + left, max(begin + left, begin + right)


def _languages(lexicon: Lexicon, text: str) -> Iterator[tuple[int, int]]:
    """Yield the pieces of a line that name a language, with what tells its level."""
    pieces = list(_pieces(text, 0, _LINES_SPLIT))
    for begin, end in pieces:
        named = [word for word in _WORD.findall(small(text[begin:end])) if word in lexicon.languages]
        if len(named) == 1:
            yield begin, end
        elif named:
            yield from (
                (a, b)
                for a, b in _pieces(text[:end], begin, re.compile(r",|\s(?:and|und|et|y)\s"))
                if _names(lexicon, text[a:b])
            )


def _names(lexicon: Lexicon, text: str) -> bool:
    return any(word in lexicon.languages for word in _WORD.findall(small(text)))


def _is_level(lexicon: Lexicon, text: str) -> bool:
    return len(text.split()) <= 5 and not _names(lexicon, text) and has_level(lexicon, text)


def _is_languages(lexicon: Lexicon, label: str, rest: str) -> bool:
    """Return whether a label gathers languages that people speak, and not those of programs."""
    words = folded(label)
    return ("language" in words or "sprach" in words or words in ("langues", "idiomas")) and any(
        word in lexicon.languages for word in _WORD.findall(small(rest))
    )
