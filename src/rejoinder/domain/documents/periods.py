"""From when to when, as résumés say it: "Jan 2019 – Present", "03/2018-05/2020", "seit 2019", "depuis mars 2020"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from msgspec import Struct

from rejoinder.domain.documents.resume import Month

# Names of months in English, German, French and Spanish, with the shorter forms in use.
_MONTHS: tuple[str, ...] = (
    "january januar jänner janvier enero jan janv ene",
    "february februar feber février fevrier febrero febr feb févr fevr fév",
    "march märz maerz mars marzo mar mär mrz",
    "april avril abril apr avr abr",
    "may mai mayo",
    "june juni juin junio jun",
    "july juli juillet julio jul juil",
    "august août aout agosto aug ago",
    "september septembre septiembre setiembre sep sept",
    "october oktober octobre octubre oct okt",
    "november novembre noviembre nov",
    "december dezember décembre decembre diciembre dec dez déc dic",
)
MONTHS: dict[str, int] = {word: number for number, words in enumerate(_MONTHS, 1) for word in words.split()}
_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
_SEASONS = (
    "cursos?|schuljahre?|saisons?|années? scolaires?|"
    "springs?|summers?|autumns?|fall|winters?|holidays?|christmas|frühling|frühjahr|sommer|herbst|(?:winter|"
    "sommer)saison|"
    "(?:winter|sommer)semester|weihnachten|printemps|étés?|automnes?|hivers?|rentrée|noël|primaveras?|veranos?|otoños?|"
    "inviernos?|q[1-4]|[1-4]\\. quartal|ws|ss|wise|sose"
)
_ABOUT = (  # before a date that is not quite told
    "early|late|mid|about|around|approx\\.?|circa|ca\\.|anfang|mitte|ende|etwa|début|fin|mi|environ|courant|"
    "principios de|"
    "mediados de|finales de"
)
_YEAR = r"(?:19[5-9]\d|20[0-4]\d)"
_NUMBER = r"(?:0?[1-9]|1[0-2])"
# One date. The groups of the two dates of a period differ by their ending only.
_DATE = (
    rf"(?:(?:{_ABOUT})[\s-]+)?"
    rf"(?:(?:\d{{1,2}}(?:\.|st|nd|rd|th|er)?[\s-]+)?(?P<name@>{_NAMES})(?![^\W\d_])\.?,?[\s/-]*"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?,\s*)?(?:de\s+|of\s+)?(?:(?P<named@>{_YEAR})|['’](?P<short@>\d\d)(?!\w))"
    rf"|(?P<us@>{_NUMBER})/(?:1[3-9]|2\d|3[01])/(?P<of_us@>{_YEAR})"
    rf"|(?:\d{{1,2}}[./])?(?P<month@>{_NUMBER})(?:\s?[./]\s?|-)(?P<with@>{_YEAR})"
    rf"|(?P<first@>{_YEAR})\s?[-/.]\s?(?P<second@>0[1-9]|1[0-2])(?:[-/.](?:0[1-9]|[12]\d|3[01]))?(?!\d)"
    rf"|(?P<tight@>0[1-9]|1[0-2])/(?P<two@>[0-2]\d|[89]\d)(?![\d/.])"
    rf"|(?P<loose@>{_NAMES})\b\.?\s+(?P<bare@>[0-2]\d|9\d)(?![\d/.:])"
    rf"|(?:(?:{_SEASONS})\s+(?:of\s+|de\s+)?)?(?P<year@>{_YEAR})(?:/\d\d)?(?!\d))"
)
# Forms that are dates only where a second one stands behind them, or a word that asks for one before them.
_TIGHTER = (
    rf"(?:(?:0?[1-9]|[12]\d|3[01])\.(?P<of@>{_NUMBER})\.(?P<in@>\d\d)(?!\d)"
    rf"|(?P<single@>[1-9])/(?P<pair@>[0-2]\d|[89]\d)(?![\d/.])|['’](?P<years@>\d\d)(?!\w)|{_DATE})"
)


def _date(ending: str) -> str:
    return _DATE.replace("@", ending)


def _told(ending: str) -> str:
    """Return the pattern of a date where something else says that one is meant."""
    return _TIGHTER.replace("@", ending)


_PRESENT = (
    r"(?:(?:till?|until|up\s+to|to)\s+)?(?:the\s+)?(?:present|now|today|this\s+day|still\s+(?:working|there|here|employed)|current(?:ly)?|ongoing|date)\b|"
    r"(?:bis\s+)?(?:heute|jetzt|dato)\b|aktuell\b|laufend\b|andauernd\b"
    r"|(?:à\s+)?(?:aujourd['’]?hui|ce\s+jour|présent|maintenant)\b|en\s+cours\b|actuel(?:lement)?\b"
    r"|(?:la\s+)?(?:actualidad|fecha)\b|actual(?:mente)?\b|presente\b|open\b|lfd\b\.?|"
    r"laufend\b|pres\.(?!\w)|z\. ?zt\b\.?|zurzeit\b|en poste\b|act\b\.|hoy\b|ahora\b|to\s+date\b"
)
_TO = (
    r"[`*_]{0,2}\s*(?:[-–—−\u2010\u2011→~]{1,3}>?|…|\.{2,3}|\b(?:to|until|till?|thru|through|bis(?:\s+zum?)?|à|au|"
    r"jusqu['’](?:à|en|au)|hasta|al?)\b)\s*[`*_]{0,2}"
)
_SINCE = r"\b(?:since|seit(?:\s+dem)?|ab|depuis(?:\s+le)?|desde)\s+"
_UNTIL = r"\b(?:until|till|bis|jusqu['’](?:en|à|au)|hasta)\s+"
_ANY_CASE = re.IGNORECASE
_EDGE = r"(?<![\w/.-])"
_PERIOD = re.compile(
    rf"{_EDGE}(?:(?:from|von|vom|de|du|desde|ab|since|seit|depuis|entre)\s+)?{_told('1')}{_TO}"
    rf"(?:{_told('2')}|(?P<now>{_PRESENT}))",
    _ANY_CASE,
)
_BETWEEN_WORD = re.compile(r"\b(?:between|zwischen|entre)\s", _ANY_CASE)
_YEARS = re.compile(
    rf"{_EDGE}(?P<season>(?:{_SEASONS})\s+)?(?P<from>{_YEAR})\s?[-–—−/]\s?(?P<to>\d\d)(?![\d/.-])", _ANY_CASE
)
_BESIDE = re.compile(
    rf"(?:^|\t)\W{{0,4}}(?P<from>{_YEAR})\s{{1,4}}(?:(?P<to>{_YEAR})\b|(?P<now>{_PRESENT}))", _ANY_CASE
)
# In columns of their own: "04/18", then "heute".
_CELLS = re.compile(
    rf"(?:^|(?<=[\t|])|(?<=\s\s))[ ]?{_told('1')}(?:\s?[\t|]\s?|\s{{2,20}})"
    rf"(?:{_told('2')}|(?P<now>{_PRESENT}))(?=\s?(?:[\t|]|\s\s|$))",
    _ANY_CASE,
)
_LISTED = re.compile(
    rf"{_EDGE}{_date('1')}(?:\s*(?:,|\+|&|and|und|et|y)\s*(?={_date('2')})(?:[^\W\d_]+\.?\s+)?{_YEAR}){{1,9}}",
    _ANY_CASE,
)
_LAST_YEAR = re.compile(rf"(?:(?P<name>{_NAMES})\b\.?\s+)?(?P<year>{_YEAR})$", _ANY_CASE)
_MONTHS_OF = re.compile(rf"{_EDGE}(?P<first>{_NAMES})\.?{_TO}(?P<last>{_NAMES})\b\.?\s+(?P<year>{_YEAR})", _ANY_CASE)
_BOTH_NUMBERS = re.compile(rf"{_EDGE}(?P<from>{_NUMBER})\s?[-–—]\s?(?P<to>{_NUMBER})\s?[./]\s?(?P<year>{_YEAR})")
_BEGUN = re.compile(rf"{_SINCE}{_told('1')}(?:\s*(?:[-–—]\s*)?(?:{_PRESENT}))?", _ANY_CASE)
_ENDED = re.compile(rf"{_UNTIL}{_told('1')}", _ANY_CASE)
_OPEN = re.compile(
    rf"{_EDGE}{_date('1')}(?:\s+(?:onwards?|and on)\b|\s?[-–—]+\s?(?:\.{{2,3}}|…)?(?=\s*(?:$|[\t)|,])|\s\s))", _ANY_CASE
)
_SINGLE = re.compile(rf"{_EDGE}{_date('1')}(?![\w%])", _ANY_CASE)
_LONGEST = 1_000  # characters of a line that are looked at
_DIGIT = re.compile(r"\d")
_LATEST_SHORT = 50  # 'YY: before this it is in this century


class Period(Struct, frozen=True):
    """From when to when, and the stretch that says so; `is_single` where one date alone stands there."""

    start: Month | None
    end: Month | None
    is_current: bool
    first: int
    last: int
    is_single: bool = False


def periods_in(text: str) -> Iterator[Period]:
    """Yield the periods of a line, from left to right; the longest where two begin together."""
    return iter(_periods(text[:_LONGEST]))


def main_period(text: str) -> Period | None:
    """Return the period that a line is about: the first, one with two ends before a single date."""
    return min(periods_in(text), key=lambda one: (one.is_single, one.first), default=None)


def without_periods(text: str, between: str = " ") -> str:
    """Return a line without its periods."""
    for period in reversed(list(periods_in(text))):
        text = f"{text[: period.first]}{between}{text[period.last :]}"
    return text


@lru_cache(maxsize=10_000)  # a line is asked several times: by sections, entries, lists
def _periods(text: str) -> tuple[Period, ...]:
    if not _DIGIT.search(text):
        return ()
    found: list[Period] = []
    at = 0
    waiting = {rule: rule(text, at) for rule in _RULES}
    while waiting := {rule: period for rule, period in waiting.items() if period}:
        best = min(waiting.values(), key=lambda period: (period.first, -period.last))
        found.append(best)
        at = best.last
        waiting = {rule: period if period.first >= at else rule(text, at) for rule, period in waiting.items()}
    return tuple(found)


def _whole(text: str, at: int) -> Period | None:
    return _both(_PERIOD, text, at)


def _cells(text: str, at: int) -> Period | None:
    return _both(_CELLS, text, at)


def _both(pattern: re.Pattern[str], text: str, at: int) -> Period | None:
    """Read two dates, or a date and a word for now, of which the second is not before the first."""
    for match in pattern.finditer(text, at):
        start = _month(match, "1")
        is_current = match["now"] is not None
        end = None if is_current else _month(match, "2")
        if start and (is_current or (end and (end.year, end.month or 12) >= (start.year, start.month))):
            return Period(start, end, is_current, match.start(), match.end())
    return None


def _years(text: str, at: int) -> Period | None:
    """Read "2015–17", where the second year is later in the same century; "2019-05" is a month."""
    for match in _YEARS.finditer(text, at):
        first = int(match["from"])
        last = first - first % 100 + int(match["to"])
        is_month = int(match["to"]) <= 12 and "/" not in match.group() and not match["season"]
        if first < last <= first + 40 and not is_month:
            return Period(Month(first), Month(last), is_current=False, first=match.start(), last=match.end())
    return None


def _between(text: str, at: int) -> Period | None:
    match = _between_dates().search(text, at) if _BETWEEN_WORD.search(text, at) else None
    start, end = (_month(match, "1"), _month(match, "2")) if match else (None, None)
    if match is None or start is None or end is None or end.year < start.year:
        return None
    return Period(start, end, is_current=False, first=match.start(), last=match.end())


@cache
def _between_dates() -> re.Pattern[str]:
    """Compile what few résumés say, and takes a tenth of the time that all the others take."""
    return re.compile(rf"{_BETWEEN_WORD.pattern}\s*{_told('1')}\s+(?:and|und|et|y)\s+{_told('2')}", _ANY_CASE)


def _beside(text: str, at: int) -> Period | None:
    """Read "2013 2017" and "2017 heute" at the beginning of a line or cell."""
    for match in _BESIDE.finditer(text, at):
        start, end = Month(int(match["from"])), Month(int(match["to"])) if match["to"] else None
        if end is None or start <= end:
            return Period(start, end, is_current=end is None, first=match.start("from"), last=match.end())
    return None


def _listed(text: str, at: int) -> Period | None:
    """Read "summers 2015, 2016 and 2017": from the first to the last, but no more than a single date as a sign."""
    for match in _LISTED.finditer(text, at):
        last = _LAST_YEAR.search(match.group())
        start = _month(match, "1")
        if last and start and start.year <= int(last["year"]):
            end = Month(int(last["year"]), MONTHS[last["name"].lower()] if last["name"] else 0)
            return Period(start, end, is_current=False, first=match.start(), last=match.end(), is_single=True)
    return None


def _months(text: str, at: int) -> Period | None:
    """Read "Jan – Mar 2019"."""
    match = _MONTHS_OF.search(text, at)
    if match is None:
        return None
    year = int(match["year"])
    start, end = (Month(year, MONTHS[match[name].lower()]) for name in ("first", "last"))
    return Period(start, end, is_current=False, first=match.start(), last=match.end())


def _numbers(text: str, at: int) -> Period | None:
    """Read "03–05/2020"."""
    match = _BOTH_NUMBERS.search(text, at)
    if match is None or int(match["from"]) > int(match["to"]):
        return None
    year = int(match["year"])
    start, end = Month(year, int(match["from"])), Month(year, int(match["to"]))
    return Period(start, end, is_current=False, first=match.start(), last=match.end())


def _begun(text: str, at: int) -> Period | None:
    match = _BEGUN.search(text, at)
    return Period(_month(match, "1"), None, is_current=True, first=match.start(), last=match.end()) if match else None


def _ended(text: str, at: int) -> Period | None:
    match = _ENDED.search(text, at)
    return Period(None, _month(match, "1"), is_current=False, first=match.start(), last=match.end()) if match else None


def _open(text: str, at: int) -> Period | None:
    match = _OPEN.search(text, at)
    return Period(_month(match, "1"), None, is_current=True, first=match.start(), last=match.end()) if match else None


def _single(text: str, at: int) -> Period | None:
    match = _SINGLE.search(text, at)
    if match is None:
        return None
    return Period(_month(match, "1"), None, is_current=False, first=match.start(), last=match.end(), is_single=True)


_RULES: tuple[Callable[[str, int], Period | None], ...] = (
    _whole,
    _cells,
    _between,
    _years,
    _beside,
    _listed,
    _months,
    _numbers,
    _begun,
    _ended,
    _open,
    _single,
)


# The groups of a date in numbers: of the year, and of the month where one is told.
_PAIRS = (
    ("years", ""),
    ("pair", "single"),
    ("with", "month"),
    ("of_us", "us"),
    ("first", "second"),
    ("two", "tight"),
    ("in", "of"),
    ("year", ""),
)


def _month(match: re.Match[str], ending: str) -> Month | None:
    """Return the date that a match holds."""
    groups = {
        name.removesuffix(ending): words for name, words in match.groupdict().items() if words and name.endswith(ending)
    }
    if "name" in groups or "loose" in groups:
        name = groups.get("name") or groups["loose"]
        year = groups.get("named") or groups.get("short") or groups["bare"]
        return Month(_full(year), MONTHS[name.lower()])
    for year, month in _PAIRS:
        if year in groups:
            return Month(_full(groups[year]), int(groups[month]) if month else 0)
    return None


def _full(year: str) -> int:
    if len(year) > 2:
        return int(year)
    return int(year) + (2000 if int(year) < _LATEST_SHORT else 1900)
