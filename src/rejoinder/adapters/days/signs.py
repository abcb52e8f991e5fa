"""Turn what was said into signs, which are the same in every language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import islice, product

from rejoinder.adapters.days.words import WORDS

MOST_TOKENS = 14
MOST_READINGS = 96  # a few ambiguous words make a dozen
LONGEST_PHRASE = 4  # "the day before yesterday"
DROPPED = frozenset({"filler", "the"})

_APOSTROPHE = re.compile(r"['’`\u00b4]")
_MERIDIEM = re.compile(r"\b([ap])\s?\.\s?m\b\.?")
_TOKEN = re.compile(
    r"""
      (?P<iso>(?P<iso_y>\d{4})(?P<iso_sep>[-/.])(?P<iso_m>\d{1,2})(?P=iso_sep)(?P<iso_d>\d{1,2})(?!\d))
    | (?P<compact>(?P<c_y>(?:19|20)\d\d)(?P<c_m>\d\d)(?P<c_d>\d\d)(?!\d))
    | (?P<full>(?P<f_a>\d{1,2})\s?(?P<f_sep>[-/.])\s?(?P<f_b>\d{1,2})(?P=f_sep)(?:\s?(?P<f_y>\d{4})|(?P<f_yy>\d\d))
        (?![\d.]))
    | (?P<short>(?P<s_a>\d{1,2})(?P<s_sep>[/.])\s?(?P<s_b>\d{1,2})\b(?!:)\.?(?!\d))
    | (?P<clock>(?P<hour>\d{1,2})(?:[:h](?P<minute>\d\d)(?::\d\d)?|\s?h(?:\s?(?P<minute_apart>\d\d))?)(?![a-z\d]))
    | (?P<ordinal>(?P<o_n>\d{1,2})(?:st|nd|rd|th|er|re|e|º|ª|°|\.)(?![a-z\d]))
    | (?P<number>\d{1,9})
    | (?P<word>[a-z]+)
    | (?P<gap>[\s,;.]+)
    """,
    re.VERBOSE,
)


def readings(text: str, *, month_first: bool) -> Iterator[str]:
    """Give every way to read a text as signs, the likeliest first; none where a word is unknown.

    Signs are words of the tables, "n12" for a number and "o12" for one that can only be the day of a month, "y2026"
    for a year, "date:2026-3-12" and "date:-3-12" for a date in figures, "clock:14:30" for a time.
    """
    tokens = _tokens(_fold(text))
    if tokens is None or len(tokens) > MOST_TOKENS:
        return
    chosen = _choices(tokens, month_first=month_first)
    if chosen is None:
        return
    for signs in islice(product(*chosen), MOST_READINGS):
        yield " ".join(_joined(signs))


def _joined(signs: tuple[str, ...]) -> Iterator[str]:
    """Leave out what says nothing; a number after "the" can only be the day of a month."""
    before = ""
    for sign in signs:
        if sign not in DROPPED:
            yield f"o{sign[1:]}" if before == "the" and re.fullmatch(r"n\d\d?", sign) else sign
        before = sign


def _fold(text: str) -> str:
    """Fold capitals, accents, dashes and apostrophes."""
    plain = "".join(
        letter for letter in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(letter)
    )
    plain = _MERIDIEM.sub(r"\1m", plain)
    plain = _APOSTROPHE.sub(" ", plain).replace("@", " at ")
    return re.sub(r"(?<=[a-z])[-–]|[-–](?=[a-z])", " ", plain).strip()


def _tokens(text: str) -> list[re.Match[str]] | None:
    found: list[re.Match[str]] = []
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            return None
        if match.lastgroup != "gap":
            found.append(match)
        at = match.end()
    return found


def _choices(tokens: list[re.Match[str]], *, month_first: bool) -> list[list[str]] | None:
    """Return for each token the signs that it may be, or None if a word is unknown."""
    chosen: list[list[str]] = []
    at = 0
    while at < len(tokens):
        if tokens[at]["word"] is None:
            signs = _figures(tokens[at], month_first=month_first)
            at += 1
        else:
            signs, length = _phrase(tokens[at : at + LONGEST_PHRASE])
            at += length
        if not signs:
            return None
        chosen.append(signs)
    return chosen


def _phrase(tokens: list[re.Match[str]]) -> tuple[list[str], int]:
    """Return the signs of the longest phrase that the tokens begin with, and how many of them it takes."""
    words = [token["word"] for token in tokens]
    for length in range(len(words), 0, -1):
        if None not in words[:length] and (signs := _table().get(" ".join(words[:length]))):
            return signs, length
    return [], 1


def _figures(token: re.Match[str], *, month_first: bool) -> list[str]:
    """Return what a token made of figures may be."""
    if token["full"]:
        year = token["f_y"] or f"20{token['f_yy']}"
        return _both_ways(year, token["f_a"], token["f_b"], month_first=month_first and token["f_sep"] != ".")
    if token["short"]:
        dotted = token["s_sep"] == "."
        dates = _both_ways("", token["s_a"], token["s_b"], month_first=month_first and not dotted)
        return [*dates, f"dotted:{token['s_a']}:{token['s_b']}"] if dotted else dates
    if token["ordinal"]:
        number = int(token["o_n"])
        return [f"o{number}", f"n{number}"] if token["ordinal"].endswith(".") else [f"o{number}"]
    return [_plain(token)]


def _plain(token: re.Match[str]) -> str:
    """Return the sign of a token that can be but one thing."""
    if token["iso"]:
        return f"date:{token['iso_y']}-{int(token['iso_m'])}-{int(token['iso_d'])}"
    if token["compact"]:
        return f"date:{token['c_y']}-{int(token['c_m'])}-{int(token['c_d'])}"
    if token["clock"]:
        return f"clock:{token['hour']}:{token['minute'] or token['minute_apart'] or '00'}"
    return f"{'y' if len(token['number']) == len('2026') else 'n'}{int(token['number'])}"


def _both_ways(year: str, first: str, second: str, *, month_first: bool) -> list[str]:
    """Return a date with the day first and, where that makes none, with the month first; or the other way round."""
    ways = [f"date:{year}-{int(second)}-{int(first)}", f"date:{year}-{int(first)}-{int(second)}"]
    return ways[::-1] if month_first else ways


@cache
def _table() -> dict[str, list[str]]:
    """Return the signs of each folded word."""
    table: dict[str, list[str]] = {}
    for language in WORDS.values():
        for sign, words in language.items():
            for number, entry in enumerate(words.split(","), 1):
                word, _, value = entry.strip().partition("=")
                meant = f"n{value or number}" if sign.endswith("numbers") else sign
                known = table.setdefault(" ".join(re.findall(r"[a-z]+", _fold(word))), [])
                if meant not in known:
                    known.append(meant)
    return table
