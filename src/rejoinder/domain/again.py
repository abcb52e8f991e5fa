"""From when one may apply again, where a letter's own sentence tells: “again after six months”, “in March”.

A door's `until` is the day it closes (docs/letters.md). This is the day one opens.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from msgspec import Struct

from rejoinder.domain.letters.readings import DoorKind, Quote, Reading, ReasonKind
from rejoinder.domain.letters.text import fold_word

MAX_YEARS = 5  # later than that no letter speaks of
_REACH = 4  # words before a number among which stands what makes it a beginning

# Folded, of all languages together: none of these words means another thing in another of them.
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier enero",
            "february feb februar fevrier febrero",
            "march maerz mars marzo",
            "april avril abril",
            "may mai mayo",
            "june juni juin junio",
            "july juli juillet julio",
            "august aout agosto",
            "september sept septembre septiembre",
            "october oktober octobre octubre",
            "november novembre noviembre",
            "december dezember decembre diciembre",
        ),
        1,
    )
    for name in names.split()
} | {"spring": 3, "fruehling": 3, "fruehjahr": 3, "printemps": 3, "primavera": 3, "summer": 6, "sommer": 6, "verano": 6}
_MONTHS |= {"ete": 6, "autumn": 9, "fall": 9, "herbst": 9, "automne": 9, "otono": 9}
_NUMBERS = {
    name: number
    for number, names in (
        (1, "one a an ein eine einem einer einen un une una uno"),
        (2, "two zwei deux dos"),
        (3, "three drei trois tres"),
        (4, "four vier quatre cuatro"),
        (5, "five fuenf cinq cinco"),
        (6, "six sechs seis"),
        (8, "eight acht huit ocho"),
        (9, "nine neun neuf nueve"),
        (10, "ten zehn dix diez"),
        (12, "twelve zwoelf douze doce"),
        (18, "eighteen achtzehn dieciocho"),
        (24, "twentyfour vierundzwanzig veinticuatro"),
    )
    for name in names.split()
}
_WEEKS = frozenset("week weeks woche wochen semaine semaines semana semanas".split())
_YEARS = frozenset("year years jahr jahre jahren an ans annee annees ano anos".split())
_SPANS = _YEARS | _WEEKS | frozenset("month months monat monate monaten mois mes meses".split())
_AFTER = frozenset(
    "after in once wait waiting least earliest later nach in erst fruehestens warten apres dans attendre tras despues "
    "dentro pasados transcurridos esperar cabo".split()
)
_FOR = frozenset("for fuer pendant durante".split())  # "not for six months" begins after them
_NOT = frozenset("not cannot no unable nicht ne pas nouvelle no erst".split())
_BEFORE_MONTH = frozenset(
    "in from after early late mid around next of im ab nach anfang mitte ende en de des partir debut fin desde "
    "principios finales".split()
)
_JUST_PAST = timedelta(days=60)
_BEGINNING = frozenset("from after ab nach partir desde des".split())
_OF = frozenset(("of", "de"))
_WITHIN = frozenset(
    "within next last past previous until till by before innerhalb naechsten letzten vergangenen bis vor prochains "
    "derniers jusqu jusque sous avant proximos ultimos hasta antes".split()
)
_UNTIL = frozenset("until till by before bis vor jusqu jusque avant hasta antes".split())
_NEXT_YEAR = re.compile(
    r"\b(?:next|new|neuen|naechsten|kommenden|nouvelle|proximo|nuevo) (?:year|jahr|annee|ano)\b"
    r"|\b(?:an|annee) prochaine?\b"
)
_WORD = re.compile(r"[^\W_]+")


class Opening(Struct, frozen=True):
    """The day from which one may apply again, and the sentence that tells it."""

    day: date
    quote: Quote


def opening_of(reading: Reading, sent: datetime | date | None) -> Opening | None:
    """Return from when a letter that was sent then lets the seeker apply again, or None where it names no time."""
    if sent is None:
        return None
    day = sent.date() if isinstance(sent, datetime) else sent
    doors = [door.quote for door in reading.doors if door.kind is DoorKind.APPLY_AGAIN]
    rules = [reason.quote for reason in reading.reasons if reason.kind is ReasonKind.POLICY]
    for quote in (*doors, *rules):
        found = begins(quote.text, day)
        if found:
            return Opening(found, quote)
    return None


def begins(sentence: str, sent: date) -> date | None:
    """Return the day that a sentence of a letter names as a beginning: a period after the letter's day, or a month."""
    words = _WORD.findall(fold_word(sentence))
    found = next(_periods(words, sent), None) or next(_months(words, sent), None)
    if found is None and _NEXT_YEAR.search(" ".join(words)):
        found = date(sent.year + 1, 1, 1)
    return found if found and sent < found <= sent + timedelta(days=366 * MAX_YEARS) else None


def _periods(words: list[str], sent: date) -> Iterator[date]:
    """Yield the day on which each period ends that has to pass first: “after six months”."""
    for at, word in enumerate(words[:-1]):
        number = int(word) if word.isdigit() and len(word) <= len("24") else _NUMBERS.get(word)
        unit = words[at + 1]
        if not number or unit not in _SPANS:
            continue
        before = words[max(0, at - _REACH) : at]
        if before and before[-1] in _WITHIN:
            continue
        is_barred = _FOR.intersection(before) and _NOT.intersection(words[:at])
        follows = words[at + 2 : at + 3]
        if _AFTER.intersection(before) or is_barred or follows in (["later"], ["from"]):
            yield _later(sent, number, unit)


def _months(words: list[str], sent: date) -> Iterator[date]:
    """Yield the first day of each month or the day in it that is named as a beginning, the last one first."""
    for at in range(len(words) - 1, 0, -1):
        month = _MONTHS.get(words[at])
        before = words[at - 1]
        if not month:
            continue
        named = at - 1 - (before in _OF and at > 1)  # "2 de junio"
        day = _number_of_day(words[named]) if named else None
        if day:
            before = words[named - 1]
        if before in _UNTIL or (not day and before not in _BEFORE_MONTH) or _is_until(words, named if day else at):
            continue
        after = words[at + 1] if at + 1 < len(words) else ""
        if re.fullmatch(r"20\d\d", after):
            yield _day_in(int(after), month, day or 1)
        elif day and _BEGINNING.isdisjoint(words[max(0, named - 2) : named]):
            # "On 2 June", in a letter of that month, is over.
            own = _day_in(sent.year, month, day)
            yield own if sent - own <= _JUST_PAST else _day_in(sent.year + 1, month, day)
        else:
            yield _day_in(sent.year + (month <= sent.month), month, day or 1)


def _day_in(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, monthrange(year, month)[1]))


def _is_until(words: list[str], at: int) -> bool:
    """Tell whether a word that ends something stands shortly before: “jusqu’au 15 septembre”."""
    return bool(_UNTIL.intersection(words[max(0, at - 2) : at]))


def _number_of_day(word: str) -> int | None:
    found = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th|er)?", word)
    return int(found[1]) if found and 1 <= int(found[1]) <= 31 else None


def _later(start: date, number: int, unit: str) -> date:
    if unit in _WEEKS:
        return start + timedelta(weeks=number)
    months = start.month - 1 + number * (12 if unit in _YEARS else 1)
    year, month = start.year + months // 12, months % 12 + 1
    return date(year, month, min(start.day, monthrange(year, month)[1]))
