"""Which day signs mean: one small rule for each way to say it."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR, date, timedelta
from enum import Enum

from msgspec import Struct

Match = re.Match[str]
Rule = tuple[re.Pattern[str], Callable[[Match, "Standpoint"], date | None]]

DAYS = {"day": 1, "week": 7, "fortnight": 14}
MONTHS = {"month": 1, "half_year": 6, "year": 12}
MOST_UNITS = 999
YEARS_BACK, YEARS_AHEAD = 60, 10  # further away nobody applied, and nobody will be asked to


class Toward(Enum):
    """Which day is meant where several fit."""

    PAST = "the latest one up to today"
    FUTURE = "the next one after today"
    NEAREST = "the next weekday; of dates without a year the nearest"


class Standpoint(Struct, frozen=True):
    """The day on which something is said, and which way it looks."""

    today: date
    toward: Toward

    def choose(self, candidates: list[date]) -> date | None:
        """Return the one that is meant of days that fit equally."""
        before = [day for day in candidates if day <= self.today]
        after = [day for day in candidates if day > self.today]
        if self.toward is Toward.NEAREST:
            return min(candidates, key=lambda day: abs(day - self.today), default=None)
        return max(before, default=None) if self.toward is Toward.PAST else min(after, default=None)

    def weekday(self, number: int) -> date:
        """Return the weekday that is meant by its name alone."""
        ahead = (number - self.today.weekday()) % 7
        if self.toward is Toward.PAST:
            return self.today - timedelta(-ahead % 7)
        return self.today + timedelta(ahead or 7)

    def in_week(self, number: int, weeks: int) -> date:
        """Return a weekday of this week, or of one before or after it."""
        return self.today + timedelta(number - self.today.weekday() + 7 * weeks)

    def moved(self, number: int, unit: str) -> date | None:
        """Return the day that is some units away, or None if it is out of the calendar."""
        if abs(number) > MOST_UNITS:
            return None
        if unit in DAYS:
            return self.today + timedelta(number * DAYS[unit])
        year, month = divmod(self.today.year * 12 + self.today.month - 1 + number * MONTHS[unit], 12)
        if not MINYEAR <= year <= MAXYEAR:
            return None
        return date(year, month + 1, min(self.today.day, monthrange(year, month + 1)[1]))


def day_of(signs: str, standpoint: Standpoint) -> date | None:
    """Return the day that signs mean, or None if they mean none."""
    for pattern, meaning in RULES:
        match = pattern.fullmatch(signs)
        if match is not None and (found := meaning(match, standpoint)) is not None:
            years = found.year - standpoint.today.year
            return found if -YEARS_BACK <= years <= YEARS_AHEAD else None
    return None


def _relative(match: Match, standpoint: Standpoint) -> date | None:
    """Read "yesterday", "hoy", "this morning"."""
    return standpoint.today + timedelta(int(match["day"] or 0))


def _weekday(match: Match, standpoint: Standpoint) -> date | None:
    """Read "Tuesday", "last Tuesday", "this Tuesday", "nächsten Dienstag"."""
    number, which = int(match["weekday"]), match["which"] or match["which_after"]
    if which == "this":
        found = standpoint.in_week(number, 0)
        return found + timedelta(7 if standpoint.toward is Toward.FUTURE and found < standpoint.today else 0)
    if which == "next":
        return standpoint.today + timedelta((number - standpoint.today.weekday()) % 7 or 7)
    if which == "last":
        return standpoint.today - timedelta((standpoint.today.weekday() - number) % 7 or 7)
    return standpoint.weekday(number)


def _weekday_of_week(match: Match, standpoint: Standpoint) -> date | None:
    """Read "Tuesday last week", "nächste Woche Dienstag", "Monday two weeks ago"."""
    which, number = match["which"], int(match["number"] or 1)
    weeks = {"last": -1, "last2": -2, "this": 0, "next": 1, "ago": -number}[which]
    return standpoint.in_week(int(match["weekday"]), weeks) if abs(weeks) <= MOST_UNITS else None


def _weeks_after_weekday(match: Match, standpoint: Standpoint) -> date | None:
    """Read "a week on Tuesday", "two weeks from Monday"."""
    coming = Standpoint(standpoint.today, Toward.FUTURE).weekday(int(match["weekday"]))
    return Standpoint(coming, Toward.FUTURE).moved(int(match["number"] or 1), "week")


def _ago(match: Match, standpoint: Standpoint) -> date | None:
    """Read "3 days ago", "il y a une semaine"."""
    return standpoint.moved(-int(match["number"] or 1), match["unit"])


def _ahead(match: Match, standpoint: Standpoint) -> date | None:
    """Read "in two weeks", "a week from today"."""
    return standpoint.moved(int(match["number"] or 1), match["unit"])


def _unit(match: Match, standpoint: Standpoint) -> date | None:
    """Read "last week", "le mois dernier": as long ago as the unit is long."""
    return standpoint.moved({"last": -1, "last2": -2, "next": 1}[match["which"]], match["unit"])


def _date(match: Match, standpoint: Standpoint) -> date | None:
    """Read "12 March", "Thursday, March 5, 2026", "12.3.", with a weekday that fits if there is one."""
    month, number = int(match["month"]), int(match["number"])
    year = match["year"] or ""
    today = standpoint.today
    years = [int(year) + (2000 if len(year) < len("2026") else 0)] if year else range(today.year - 5, today.year + 6)
    found = [made for one in years if (made := _make(one, month, number)) and _fits(match, made)]
    return found[0] if year and found else standpoint.choose(found)


def _day_of_month(match: Match, standpoint: Standpoint) -> date | None:
    """Read "the 12th", "Donnerstag, den 12."."""
    first = standpoint.today.year * 12 + standpoint.today.month - 1
    months = [divmod(first + number, 12) for number in range(-12, 13)]
    found = [made for year, month in months if (made := _make(year, month + 1, int(match["number"])))]
    return standpoint.choose([made for made in found if _fits(match, made)])


def _edge(match: Match, standpoint: Standpoint) -> date | None:
    """Read "end of March", "Mitte März 2026", "fin du mois", "end of next month"."""
    groups = match.groupdict()
    day = {"start": 1, "middle": 15, "end": 31}[groups["edge"]]
    if groups["month"] is None:
        moved = standpoint.moved({"last": -1, "next": 1}.get(groups["which"] or "", 0), "month")
        return _make(moved.year, moved.month, min(day, monthrange(moved.year, moved.month)[1])) if moved else None
    month, today = int(groups["month"]), standpoint.today
    years = [int(groups["year"])] if groups["year"] else range(today.year - 1, today.year + 2)
    found = [date(year, month, min(day, monthrange(year, month)[1])) for year in years if MINYEAR <= year <= MAXYEAR]
    return found[0] if groups["year"] and found else standpoint.choose(found)


def _make(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _fits(match: Match, made: date) -> bool:
    return match["weekday"] is None or made.weekday() == int(match["weekday"])


def _rule(pattern: str, meaning: Callable[[Match, Standpoint], date | None]) -> Rule:
    """Return a rule; in its pattern W, N, U and Y stand for a weekday, a number, a unit and a year."""
    parts = {
        "W": r"weekday(?P<weekday>\d)",
        "N": r"n(?P<number>\d+)",
        "D": r"[no](?P<number>\d\d?)",
        "U": r"unit:(?P<unit>\w+)",
        "M": r"month(?P<month>\d\d?)",
        "Y": r"[yn](?P<year>\d{4}|\d\d)",
    }
    return re.compile(re.sub(r"\b[WNDUMY]\b", lambda found: parts[found[0]], pattern)), meaning


RULES: tuple[Rule, ...] = (
    _rule(r"day(?P<day>-?\d)(?: (?:at |in )?[ap]m)?", _relative),
    _rule(r"this (?:[ap]m|noon)(?P<day>)", _relative),
    _rule(r"(?:(?P<which>last|this|next) )?W(?: (?P<which_after>last|next))?(?: (?:at |in )?[ap]m)?", _weekday),
    _rule(r"W (?P<which>last2?|next|this) unit:week(?P<number>)", _weekday_of_week),
    _rule(r"W unit:week (?P<which>last2?|next)(?P<number>)", _weekday_of_week),
    _rule(r"(?P<which>last2?|next|this) unit:week W(?P<number>)", _weekday_of_week),
    _rule(r"unit:week (?P<which>last2?|next) W(?P<number>)", _weekday_of_week),
    _rule(r"W (?:N )?unit:week (?P<which>ago)", _weekday_of_week),
    _rule(r"W (?P<which>ago) (?:N )?unit:week", _weekday_of_week),
    _rule(r"(?:N )?unit:week (?:from )?W", _weeks_after_weekday),
    _rule(r"(?:day0 )?ago (?:N )?U", _ago),
    _rule(r"(?:N )?U ago", _ago),
    _rule(r"(?:day0 )?in (?:N )?U", _ahead),
    _rule(r"(?:N )?U from(?: day0)?", _ahead),
    _rule(r"(?P<which>last2?|next) U", _unit),
    _rule(r"U (?P<which>last2?|next)", _unit),
    _rule(r"(?:W )?date:(?P<year>\d*)-(?P<month>\d+)-(?P<number>\d+)", _date),
    _rule(r"(?:W )?D M(?: Y)?", _date),
    _rule(r"(?:W )?M D(?: Y)?", _date),
    _rule(r"(?:W )?o(?P<number>\d\d?)", _day_of_month),
    _rule(r"(?P<edge>start|middle|end) M(?: Y)?", _edge),
    _rule(
        r"(?P<edge>start|middle|end) (?:(?P<which>this|last|next) )?unit:month(?P<month>(?!))?(?P<year>(?!))?", _edge
    ),
    _rule(r"(?P<edge>start|middle|end) unit:month (?P<which>last|next)(?P<month>(?!))?(?P<year>(?!))?", _edge),
)
