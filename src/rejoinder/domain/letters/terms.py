"""Until when something that a sentence leaves open stays open: a day, the end of a month or year, a period."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from rejoinder.domain.letters.dates import find_dates
from rejoinder.domain.letters.naming import Naming
from rejoinder.domain.letters.text import fold_word

MAX_YEARS = 5
WORKING_WEEK = 5  # days
DECEMBER = 12
_YEAR_LETTERS = 4
_REACH = 3  # words before an end among which the one stands that makes it one: "until the very end of"
_WORD = re.compile(r"[^\W_]+")
# Looked for at every word, since "for six" before "six months" is no number; a word or the number again may be between.
_PERIOD = re.compile(
    r"(?<!\w)(?=(?P<n>\d{1,2}|[^\W\d_][\w-]*)\s+(?:\(\d{1,2}\)\s+)?(?P<unit>[^\W\d_]+)(?:\s+(?P<later>[^\W\d_]+))?)"
)


def until(
    sentence: str, namings: Sequence[Naming], sent: date, *, is_asked_for: bool = False, is_named: bool = False
) -> date | None:
    """Return the date until when something in a sentence stays open, or None.

    A date counts, and so do the end of a month or year ("until the end of July") and a period ("for six months"), from
    the letter's own date. A period that tells when something begins ("after six months") does not, nor one within which
    something happens; but that is the term of what one has to ask for ("contact us within ten working days"). With
    `is_named` only an end that its words name as one counts ("until 15 September"), since dates are beginnings as well.
    """
    ends = _folded(naming.ends for naming in namings)
    begins = _folded(naming.not_until for naming in namings)
    for found in find_dates(sentence, namings, sent):
        before = _words_before(sentence, found.start)
        is_end = not ends.isdisjoint(before[-2:]) if is_named else begins.isdisjoint(before[-1:])
        if _is_ahead(found.value, sent) and is_end:
            return found.value
    end = next((end for end in _named_ends(sentence, namings, sent, ends) if _is_ahead(end, sent)), None)
    if end or is_named:
        return end
    return _period(sentence, namings, sent, is_asked_for=is_asked_for)


def _folded(lists: Iterable[Iterable[str]]) -> set[str]:
    return {fold_word(word) for words in lists for word in words}


def _is_ahead(day: date, sent: date) -> bool:
    return sent <= day <= sent.replace(year=sent.year + MAX_YEARS, day=min(sent.day, 28))


def _named_ends(sentence: str, namings: Sequence[Naming], sent: date, ends: set[str]) -> Iterator[date]:
    """Yield the days of ends that are named so: "until March 2027", "until the end of the year", "bis Jahresende"."""
    months = {fold_word(name): number for naming in namings for name, number in naming.months.items()}
    units = {fold_word(word): unit for naming in namings for word, unit in naming.units.items()}
    last = _folded(naming.last for naming in namings)
    coming = _folded(naming.coming for naming in namings)
    whole = {fold_word(word): unit for naming in namings for word, unit in naming.whole.items()}
    words = [fold_word(word) for word in _WORD.findall(sentence)]
    for at, word in enumerate(words):
        if ends.isdisjoint(words[max(0, at - _REACH) : at]):
            continue
        if word in whole:
            yield _end_of(whole[word], words[at + 1 : at + 2], sent)
        elif word in last:  # "Ende Juli", "end of the year", "fin de l'année 2025"
            following = words[at + 1 : at + 1 + _REACH + 1]
            for number, name in enumerate(following):
                if name in months:
                    yield _end_of_month(months[name], following[number + 1 :], sent)
                elif _is_year(name):
                    yield date(int(name), DECEMBER, 31)
                elif units.get(name) in ("year", "month"):
                    begun = sent if coming.isdisjoint(following[: number + 2]) else _add(sent, 1, units[name]) or sent
                    yield _end_of(units[name], following[number + 1 :], begun)
                else:
                    continue
                break
        elif word in months and _is_year("".join(words[at + 1 : at + 2])):
            yield _end_of_month(months[word], words[at + 1 :], sent)


def _is_year(word: str) -> bool:
    return word.isdigit() and len(word) == _YEAR_LETTERS and word.startswith("20")


def _end_of(unit: str, following: Sequence[str], sent: date) -> date:
    """Return the last day of the year that is named, or of the letter's own year or month."""
    if unit == "year":
        return date(int(following[0]) if following and _is_year(following[0]) else sent.year, DECEMBER, 31)
    return date(sent.year, sent.month, monthrange(sent.year, sent.month)[1])


def _end_of_month(month: int, following: Sequence[str], sent: date) -> date:
    """Return the last day of a month, of the next that comes where no year is named."""
    year = int(following[0]) if following and _is_year(following[0]) else sent.year + (month < sent.month)
    return date(year, month, monthrange(year, month)[1])


def _period(sentence: str, namings: Sequence[Naming], sent: date, *, is_asked_for: bool) -> date | None:
    excluded = _folded(naming.not_until | naming.not_until_period for naming in namings)
    if is_asked_for and not _is_promise(sentence, namings):
        excluded -= _folded(naming.within for naming in namings)
    units = {fold_word(word): unit for naming in namings for word, unit in naming.units.items()}
    numbers = {fold_word(word): number for naming in namings for word, number in naming.numbers.items()}
    working = {word for naming in namings for word in naming.working}
    half = _folded(naming.half for naming in namings)
    for match in _PERIOD.finditer(sentence):
        first, second, third = (fold_word(match.group(name) or "") for name in ("n", "unit", "later"))
        unit = units.get(second) or units.get(third)
        if not unit or "".join(_words_before(sentence, match.start())[-1:]) in excluded:
            continue
        if unit == "year" and not half.isdisjoint((first, second)):  # "ein halbes Jahr", "half a year", "medio año"
            return _add(sent, 6, "month")
        number = int(first) if first.isdigit() else numbers.get(first)
        if not number or (unit == "day" and number == 1):  # "one day" is some day
            continue
        is_working = unit == "day" and not working.isdisjoint((second, third))
        return _add(sent, _with_weekends(number) if is_working else number, unit)
    return None


def _is_promise(sentence: str, namings: Sequence[Naming]) -> bool:
    """Tell whether a sentence says that they do it within the time that it names."""
    folded = " ".join(fold_word(word) for word in re.findall(r"[^\W\d_]+", sentence))
    return any(words in folded for naming in namings for words in naming.promises)


def _with_weekends(days: int) -> int:
    """Return how many days so many working days take at most."""
    return days + 2 * -(-days // WORKING_WEEK)


def _words_before(sentence: str, start: int) -> list[str]:
    """Return the words right before a place, folded; "de" between them says nothing ("después de seis meses")."""
    words = [fold_word(word) for word in re.findall(r"[^\W\d_]+", sentence[max(0, start - 25) : start])]
    return words[:-1] if len(words) > 1 and words[-1] == "de" else words


def _add(start: date, number: int, unit: str) -> date | None:
    if unit == "day":
        return start + timedelta(days=number)
    if unit == "week":
        return start + timedelta(weeks=number)
    months = number * (12 if unit == "year" else 1)
    if months > 12 * MAX_YEARS:
        return None
    year, month = divmod(start.month - 1 + months, 12)
    year, month = start.year + year, month + 1
    return date(year, month, min(start.day, monthrange(year, month)[1]))
