"""Reference numbers and days as they stand in subjects."""

from __future__ import annotations

import re

from rejoinder.domain.letters.text import fold_word

_CODE = re.compile(r"[^\W_][\w./-]*\d[\w./-]*")
_DATE = re.compile(
    r"\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?|(?:19|20)\d\d(?:[./-]\d\d?){0,2}|\d+(?:st|nd|rd|th|k|h|min|x\d+)?"
    # Pay, hours and workload: 27-29k, 45.000, 45k-50k, 45.000-52.000, 32-40h, 80-100.
    r"|\d{1,3}(?:\.\d{3})+(?:-\d{1,3}(?:\.\d{3})+)?|\d{1,3}k?-\d{1,3}(?:k|h|eur|chf)|\d\d-100"
)
_LEAST_CODE, _LEAST_NUMBER, _LEAST_TAIL = 4, 5, 4
_TAIL = re.compile(r"\d{4,}$")
_CENTURIES = ("19", "20")


_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january januar janvier enero", "feb february februar fevrier febrero", "mar march maerz mars marzo",
         "apr april avril abril", "may mai mayo", "jun june juni juin junio", "jul july juli juillet julio",
         "aug august aout agosto", "sep sept september septembre septiembre", "oct okt october oktober octobre octubre",
         "nov november novembre noviembre", "dec dez december dezember decembre diciembre"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_DAY_FIRST = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th|er|\.)?\s+(?:of |de )?([a-z]{3,10})\b")
_MONTH_FIRST = re.compile(r"\b([a-z]{3,10})\s+(\d{1,2})(?:st|nd|rd|th)?\b")
_NUMERIC_DAY = re.compile(r"(?<![\w./-])(?:(\d{1,2})([./])(\d{1,2})\2(?:(?:20)?\d\d)?|20\d\d-(\d\d)-(\d\d))(?![\w/-])")
_LAST_DAY, _LAST_MONTH = 31, 12


def days_of(text: str) -> frozenset[tuple[int, int]]:
    """Return the months and days that a text names in words or in numbers: 5 March, 12.5., 2026-05-12.

    Of two numbers with a slash either may be the month, so one has to be more than twelve.
    """
    days = set(days_in(text))
    for one, mark, two, month, day in _NUMERIC_DAY.findall(text):
        first, second = (int(day), int(month)) if month else (int(one), int(two))
        if mark == "/" and second > _LAST_MONTH:
            first, second = second, first
        if 1 <= second <= _LAST_MONTH and first <= _LAST_DAY and (mark != "/" or first > _LAST_MONTH):
            days.add((second, first))
    return frozenset(days)


def days_in(subject: str) -> frozenset[tuple[int, int]]:
    """Return the months and days that a subject names in words: 5 March, 28. Mai, 2 septembre."""
    if not any(char.isdigit() for char in subject):
        return frozenset()
    folded = " ".join(fold_word(word) for word in subject.split())
    found = [*_DAY_FIRST.findall(folded), *((day, month) for month, day in _MONTH_FIRST.findall(folded))]
    return frozenset(
        (_MONTHS[month], int(day)) for day, month in found if month in _MONTHS and 1 <= int(day) <= _LAST_DAY
    )


def code_of(reference: str) -> str:
    """Return a reference number without what is written in one way or another."""
    return "".join(char for char in reference.casefold() if char.isalnum())


def codes_in(subject: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return what looks like a reference number in a subject, and numbers that may be the end of one."""
    codes, tails = set(), set()
    for found in _CODE.findall(subject):
        token = found.strip("./-_")
        code = code_of(token)
        is_number = code.isdigit() and token == code
        if len(code) < _LEAST_CODE or not any(char.isdigit() for char in code):
            continue
        if is_number and len(code) == _LEAST_TAIL and not code.startswith(_CENTURIES):
            tails.add(code)
        elif not _DATE.fullmatch(token.lower()) or (is_number and len(code) >= _LEAST_NUMBER):
            codes.add(code)
            tails.add(tail_of(code))
    return frozenset(codes), frozenset(tails - {""})


def tail_of(code: str) -> str:
    """Return the last digits of a reference number, by which people call it."""
    found = _TAIL.search(code)
    return found.group()[-_LEAST_TAIL:] if found else ""


def mask_of(code: str) -> str:
    """Return the pattern of a reference number: two of one pattern at one organisation are two vacancies."""
    return "".join("9" if char.isdigit() else "a" for char in code)
