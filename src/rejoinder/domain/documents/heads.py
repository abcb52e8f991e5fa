"""The pieces of the head of an entry: what its bars, commas and brackets part, without dates and places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial

from rejoinder.domain.documents.lexicon import Lexicon
from rejoinder.domain.documents.lines import MARK, NUMBERING, TextLine, plain, small
from rejoinder.domain.documents.periods import Period, periods_in
from rejoinder.domain.documents.pieces import is_house, leaning
from rejoinder.domain.documents.places import ABROAD, is_place

EDGES = " \t,;:|·•–—-/()[]→>«»`~=★*_.+"
SEPARATORS = "\t|,(·•–—-/:;[→>`*_«»"
_LONGEST_PART = 90
_LONGEST_HEAD = 300
_LONGEST_HEADING = 140
_LEAST_NAMED = 5  # letters of a name in brackets
_FEW_WORDS = 5  # with a full stop behind them that may be no sentence: "M. Sc. Physics."
_SENTENCE = re.compile(r"[a-zß-ÿ)]{2}[.!;]$")
_DURATION = re.compile(
    r"\(?\b(?:\d+\+?|one|two|three|six|ein(?:e[nmr]?)?|zwei|drei|une?|deux|trois|dix)\s*"
    r"(?:years?|yrs?|jahre?n?|ans?|años?|months?|mos?|monate?n?|mois|meses|mes|weeks?|wochen?|semaines?|semanas?)\b\.?"
    r"(?:[\s,&]+(?:and |und |et |y )?\d+\s*(?:months?|mos?|monate?n?|mois|meses|mes)\b\.?)?\)?",
    re.IGNORECASE,
)
# How the work was held, and what else of a head is neither title nor organisation.
_ASIDE = re.compile(
    r"(?:full|part)[ -]?time|vollzeit|teilzeit|temps (?:plein|partiel)|(?:un)?befristet|permanent|temporary|contract|"
    r"minijob|"
    r"cd[id]|jornada completa|media jornada|freelance|seasonal|evenings|nebenamtlich|berufsbegleitend|nebenberuflich|"
    r"\d+\s?%|\d{1,3}|week-?ends?|\d+ (?:h|hours?|stunden|std)\b.*|gpa .*|note .*|mention .*|cgpa .*|.*\bph\.? [\d "
    r"-]{7,}.*|"
    r"\d+ .{1,30}\b(?:hwy|highway|street|road|rd|ave|avenue|lane|rue|allee|\w*straße|\w*strasse)\b.*|"
    r"class of|(?:inh|prop)\. .*|"
    r"(?:left|graduated|graduation|grad|finished|expected|obtenu|abgeschlossen|obtenido)(?:\s(?:in|en|im))?\.?|"
    r"(?:from|since|until|seit|von|bis|de|depuis)|[\d ().+/-]{6,}|\d+[.,]?\d*\s?% ?",
    re.IGNORECASE,
)
_CELLS = re.compile(r"\t|\s{2,}|\s[|·•–—@→»]\s|\s-{1,2}\s|;\s|:\s|\s\((?=[A-ZÀ-Þ][^)]{4,}$)|\s?\[|\]")
# In brackets, with a capital: a name rather than a remark, but no code ("GS-2005").
_NAMED = re.compile(r"\s\((?![A-Z]{1,3}-?\d)([A-ZÀ-Þ][^()]{1,80})\)")
_STOP = re.compile(r"(?<=[a-zß-ÿ]{5})\.\s+(?=[A-ZÀ-Þ\d])")  # a sentence behind the head, on its line
_REMARK = re.compile(r"\s\((?=[^()]*(?:,|\w \w+ \w))[a-zß-ÿ0-9][^()]{0,120}\)?")  # of several words, no name
_LEADERS = re.compile(r"\s?(?:\.{3,}|…+|(?:\. ){3,}|_{3,})\s?")  # that lead to the dates
_COMMA = re.compile(  # not before what kind of company it is
    r",\s(?!(?:Inc|LLC|Ltd|GmbH|S\.? ?[AL]|SLU|SAS|SARL|Co|Corp|LLP|PLC|AG|KG|SE|B\.V)\.?(?:$|\s*[,;|(]|\s+[–—-]\s))"
)
_AT = re.compile(r"\s(?:at(?: the)?|bei(?:m| der| dem)?|chez|@)\s(?=[A-ZÄÖÜÉ0-9])")
_SCHOOL_AT = re.compile(r"\s(?:au|à l['’]|à la|an der|am|im|from|at|de la|del|en)\s(?=\w)")
_LEAD = re.compile(
    r"^(?:(?:and|und|et|y|then|now|before that|after that|later|earlier|previously|also|currently|right now|dann|"
    r"danach|"
    r"davor|zuvor|vorher|anschließend|später|zuletzt|jetzt|puis|ensuite|avant|auparavant|après|enfin|actuellement|"
    r"después|"
    r"luego|antes|ahora)[,:]?\s+)*"
    r"(?:(?:i am|i'm|i was|i have been|i['’]ve been|i worked as|i work as|working as|worked "
    r"as|bin ich|war ich|ich bin|ich war|"
    r"arbeite ich als|arbeitete ich als|je suis|j['’]étais|j['’]ai été|soy|fui|he sido)\s+(?:an? |als |comme |como "
    r")?)?",
    re.IGNORECASE,
)
_AS = re.compile(r"^(?:as|als|comme|como)\s+(?:an?\s+)?", re.IGNORECASE)
_AS_WHAT = re.compile(r"\s(?:as|als|comme|como)\s(?:an?\s|une?\s|una?\s)?", re.IGNORECASE)
_FOR = re.compile(r"\s(?:for|with|en|au|in|fur|für|pour)\s(?:the\s)?(?=[A-ZÄÖÜÉ0-9])")


def heads_of(lines: Sequence[TextLine]) -> Iterator[str]:
    """Yield the words of the lines of a head, without dates, durations and marks."""
    for line in lines:
        text = line.text[:_LONGEST_HEAD]
        for period in reversed(list(periods_in(text))):
            if not period.is_single or _is_apart(text, period):
                text = f"{text[: period.first]}\t{text[period.last :]}"
        bare = plain(_DURATION.sub("\t", _LEADERS.sub("\t", text.replace("**", "\t")))).strip(" \t")
        mark = MARK.match(bare) or NUMBERING.match(bare)
        bare = bare[mark.end() :] if mark else bare
        bare = _LEAD.sub("", bare)
        words = "\t".join(filter(None, map(trimmed, bare.split("\t"))))
        if words:
            yield words


def is_lead(text: str) -> bool:
    """Return whether words only say that something follows in time: "Before that:"."""
    return _LEAD.fullmatch(f"{text.strip()} ") is not None


def is_duration(text: str) -> bool:
    """Return whether words only say how long: "2 years 3 months"."""
    return _DURATION.fullmatch(text.strip(EDGES)) is not None


def parts_of_head(lexicon: Lexicon, head: str) -> list[str]:
    """Return the pieces of a line of a head that do not only say where."""
    return list(_parts(lexicon, head[:_LONGEST_HEAD]))


@lru_cache(maxsize=10_000)  # a line is asked several times: what it is, what it lacks, whose it is
def _parts(lexicon: Lexicon, head: str) -> tuple[str, ...]:
    """Return the pieces of a line of a head that do not only say where.

    They are parted by bars, dashes, tabs, commas, brackets, and "at" behind the title of a job.
    """
    head = _STOP.split(head, maxsplit=1)[0]
    head = _REMARK.sub("", head)
    head = _NAMED.sub(partial(_named, lexicon, head), head)
    cells = [
        cell
        for cell in (_AS.sub("", trimmed(one)) for one in _CELLS.split(head))
        if cell and not is_place(lexicon, cell, small(cell))
    ]
    parts = [part for cell in cells for part in _by_commas(lexicon, cell)]
    pieces = [
        piece
        for part in parts
        for side in _by_slash(lexicon, part)
        for one in _by_as(lexicon, side)
        for piece in _by_at(lexicon, one)
    ]
    return tuple(piece for piece in pieces if piece and len(piece) <= _LONGEST_PART and not _ASIDE.fullmatch(piece))


def _named(lexicon: Lexicon, head: str, match: re.Match[str]) -> str:
    """Return what stands in brackets as a piece; a word alone is no house where the head has others: "(Freelance)"."""
    name = match.group(1)
    if len(name) < _LEAST_NAMED and not lexicon.degrees.knows(small(name)):
        return match.group()
    is_aside = " " not in name and not leaning(lexicon, name) and _COMMA.search(head[: match.start()])
    return "\t" if is_aside else f"\t{name}\t"


def _by_commas(lexicon: Lexicon, cell: str) -> list[str]:
    """Return the pieces of a cell; the last two are left out where they are a city and its state or country."""
    parts = [part for part in (_AS.sub("", trimmed(one)) for one in _COMMA.split(cell)) if part]
    parts = [part for at, part in enumerate(parts) if not at or not ABROAD.fullmatch(part)]  # "Winnemac NV" is no N.V.
    if len(parts) > 2 and is_place(lexicon, ", ".join(parts[-2:]), small(", ".join(parts[-2:]))):
        parts = parts[:-2]
    return [part for part in parts if not is_place(lexicon, part, small(part))] or parts


def house_behind_at(lexicon: Lexicon, head: str) -> tuple[str, str]:
    """Return what "at" parts in a head: the title, and whom the post was with."""
    match = _AT.search(head)
    if match is None:
        return "", ""
    before, after = parts_of_head(lexicon, head[: match.start()]), parts_of_head(lexicon, head[match.end() :])
    if not before or not after or lexicon.degrees.knows(small(before[-1])):
        return "", ""
    is_aside = len(before) > 1 and leaning(lexicon, before[-1]) <= 0  # "Welder, Harrow Temps, sent to ..."
    return ("", "") if is_aside else (before[-1], after[0])


def _by_slash(lexicon: Lexicon, part: str) -> list[str]:
    """Return both sides of a bar of which one is a title and one is none: "Nurse / Midwife" is one title."""
    sides = [trimmed(side) for side in part.split(" / ")]
    titles = [leaning(lexicon, side) > 0 for side in sides]
    return sides if any(titles) and not all(titles) else [part]


def _by_as(lexicon: Lexicon, part: str) -> list[str]:
    """Return whom a post was with and as what: "Harrow Ferries as Deckhand"."""
    match = _AS_WHAT.search(part)
    if match is None or lexicon.degrees.knows(small(part[: match.start()])):
        return [part]  # "Lehre als Köchin"
    if match.start() and leaning(lexicon, part[match.end() :]) > 0:
        return [trimmed(part[: match.start()]), trimmed(part[match.end() :])]
    return [part]


def _by_at(lexicon: Lexicon, part: str) -> list[str]:
    school = _SCHOOL_AT.search(part)
    if (
        school
        and lexicon.degrees.knows(small(part[: school.start()]))
        and lexicon.schools.knows(small(part[school.end() :]))
    ):
        return [trimmed(part[: school.start()]), trimmed(part[school.end() :])]
    at = _AT.search(part) or _FOR.search(part)
    if at is None:
        return [part]
    before = part[: at.start()]
    if (
        lexicon.degrees.knows(small(before))
        or lexicon.schools.knows(small(before))
        or (_FOR.search(part) and not _AT.search(part) and leaning(lexicon, before) <= 0)
    ):
        return [part]
    if not _AT.search(part) and leaning(lexicon, part[at.end() :]) >= 0:
        return [part]  # "Assistant for Sales"
    return [trimmed(before), trimmed(part[at.end() :])]


def trimmed(text: str) -> str:
    """Return text without signs around it; a bracket stays with its other half."""
    bare = text.strip(EDGES.replace(".", "")).lstrip(".")
    end = text.find(bare) + len(bare)
    return bare + ")" if bare.count("(") > bare.count(")") and text[end : end + 1] == ")" else bare


def _is_apart(text: str, period: Period) -> bool:
    before, after = text[: period.first].rstrip(" *_"), text[period.last :].lstrip(" *_")
    return not before or not after or before[-1] in SEPARATORS or after[0] in "\t|,)·•–—-/:;]→`"


def is_head(lexicon: Lexicon, line: TextLine) -> bool:
    """Return whether a line can belong to a head: short, no item, no sentence."""
    text = plain(line.text)
    longest = _LONGEST_HEADING if line.is_heading else _LONGEST_PART
    return not line.is_item and len(text) <= longest and not is_sentence(lexicon, text) and not text.endswith(":")


def is_sentence(lexicon: Lexicon, text: str) -> bool:
    """Return whether a text is one, by its end, which is that of no legal form: "Harrow Freight Pvt. Ltd."."""
    if not _SENTENCE.search(text) or len(text.split()) <= _FEW_WORDS:
        return False
    return text[-1] != "." or not lexicon.legal_forms.knows(small(text.rsplit(maxsplit=1)[-1]))


def pieces_of(lexicon: Lexicon, heads: Sequence[str]) -> list[str]:
    """Return the pieces of the lines of a head; what no word tells behind an organisation at an end is where it is."""
    found = [parts_of_head(lexicon, head) for head in heads]
    if len(found) > 1:
        found = [
            parts[:-1] if len(parts) > 1 and is_house(lexicon, parts[-2]) and not leaning(lexicon, parts[-1]) else parts
            for parts in found
        ]
    return [piece for parts in found for piece in parts]
