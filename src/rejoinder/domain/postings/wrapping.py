"""Lines that belong together: joined, one character for one, so that places stay as they were."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from rejoinder.domain.postings.layout import is_item

NARROWEST, WIDEST = 40, 120  # characters at which programs break lines
FEWEST = 4  # broken lines from which a text counts as broken at a width
SHARE = 0.6  # of the lines that another follows directly, which are as long as they could be
GOES_ON = 0.35  # of these, behind which the next goes on in small letters: in a list without marks hardly any does
_MOST_LONGER = 0.05  # share of the lines that may be longer: addresses, which cannot be broken
# A line that leaves a choice open and the next: "1. Two years as a clerk; or" above "2. A diploma". A blank line may
# stand between items alone.
_MARK = r"(?:\(?(?:\d{1,2}|[a-z])[.)]|[-*•·▪●])[ \t]{1,8}(?![ \t])"
_CHOICE = re.compile(
    rf"(?:(?<=[;,] )(?:or|and/or|oder|ou)([ \t]{{0,8}}\n[ \t]{{0,8}})(?![ \t\n]|{_MARK}))"
    rf"|(?:^[ \t]{{0,8}}{_MARK}[^\n]*[;,] (?:or|and/or|oder|ou)"
    rf"([ \t]{{0,8}}\n(?:[ \t]{{0,8}}\n)?[ \t]{{0,8}}{_MARK}))(?=[^\W\d_])",
    re.IGNORECASE | re.MULTILINE,
)
# What goes on in small letters behind a line end, be it over one blank line; a mark of a list is one letter alone.
_SMALL = re.compile(r"\n(?:[ \t]{0,40}\n)?([ \t]{0,40})(?=[a-zß-ÿ]{2}|an? [a-z])")
_ENDS_OPEN = r"and|or|an?|the|und|oder|der|die|das|den|dem|eine[mnr]?|et|ou|une?|les?|la|des|du"
_OPEN = re.compile(rf"\s(?:{_ENDS_OPEN})[ \t]*$")
# Of an item; a heading may end so: "Tools you will be working with".
_OPEN_ITEM = re.compile(rf"\s(?:{_ENDS_OPEN}|of|in|with|for|to|mit|von|avec|de)[ \t]*$")
INDENT = 2  # blanks before the rest of an item
LONGEST_OPEN = 16  # characters in which the last word of a line stands
MOST_CHOICES = 100  # lines that are joined; no posting has as many
# What no program broke: a row of a table, a rule, an address by itself.
_NO_PROSE = re.compile(r"\S\s{3,}\S|\t|^[\W_]+$|^\s*\S+(?:://|@|www\.)\S+\s*$|^\s*www\.\S+\s*$|\|")

Line = tuple[int, int]  # where it begins and ends, without blanks behind


def joined(text: str) -> str:
    """Return a text whose lines are joined that a program broke, or that are one choice; as long as it was."""
    flat = unwrapped(text)
    at = 0
    for _ in range(MOST_CHOICES):
        match = _CHOICE.search(flat, at)
        if match is None:
            break
        start, end = match.span(1) if match.group(1) is not None else match.span(2)
        flat = flat[:start] + " " * (end - start) + flat[end:]
        at = match.start()
    return _closed(flat)


def _closed(text: str) -> str:
    """Return a text with blanks for line ends behind which an item goes on: in "or a" none ends, or an indent shows."""
    chars: list[str] | None = None
    for match in _SMALL.finditer(text):
        begin = text.rfind("\n", 0, match.start()) + 1
        is_next = match.group().count("\n") == 1
        is_indented = (
            is_next and len(match.group(1)) >= INDENT and text[match.start() - 1 : match.start()] not in ".!?;:"
        )
        is_of_item = is_item(text, begin, match.start())
        is_open = (_OPEN_ITEM if is_of_item else _OPEN).search(
            text, max(begin, match.start() - LONGEST_OPEN), match.start()
        )
        if (is_open and (is_next or is_of_item)) or (is_indented and is_of_item):
            chars = chars or list(text)
            chars[match.start() : match.end()] = " " * (match.end() - match.start())
    return text if chars is None else "".join(chars)


def unwrapped(text: str) -> str:
    """Return a text with blanks for the line ends that a program set, as long as it was; unchanged if none shows.

    A line end was set by a program where the next line's first word would not have fitted. A text counts as broken
    at a width if most of its lines that are followed by another end like that, and the next goes on in small letters
    behind a good part of these.
    """
    lines = list(_lines(text))
    width = _width([end - start for start, end in lines if start < end])
    if not NARROWEST <= width <= WIDEST:
        return text
    followed = [(one, other) for one, other in pairwise(lines) if _is_followed(text, one, other)]
    full = [(one, other) for one, other in followed if _is_full(text, one, other, width)]
    going_on = sum(text[other[0] : other[1]].lstrip()[:1].islower() for _, other in full)
    if len(full) < max(FEWEST, SHARE * len(followed)) or going_on < GOES_ON * len(full):
        return text
    chars = list(text)
    for (_, end), _ in full:
        chars[text.index("\n", end)] = " "
    return "".join(chars)


def moved(numbers: frozenset[int], text: str, flat: str) -> frozenset[int]:
    """Return the numbers that lines have in the joined text, for those that they have in the text as it stood."""
    if not numbers or text.startswith(flat):
        return numbers
    now, found = 0, []
    for number, (start, _) in enumerate(_lines(text[: len(flat)])):
        if number in numbers:
            found.append(now)
        at = start + len(text[start:].split("\n", 1)[0])
        now += flat[at : at + 1] == "\n"
    return frozenset(found)


def _lines(text: str) -> Iterator[Line]:
    at = 0
    for line in text.split("\n"):
        yield at, at + len(line.rstrip())
        at += len(line) + 1


def _width(lengths: list[int]) -> int:
    """Return how long lines may be: the longest, but for a few that could not be broken."""
    if not lengths:
        return 0
    return sorted(lengths)[-1 - int(_MOST_LONGER * len(lengths))]


def _is_followed(text: str, one: Line, other: Line) -> bool:
    """Tell whether the next line holds words and begins no item of a list."""
    if one[0] == one[1] or other[0] == other[1] or is_item(text, *other):
        return False
    return not any(_NO_PROSE.search(text[slice(*line)]) for line in (one, other))


def _is_full(text: str, one: Line, other: Line, width: int) -> bool:
    first = text[other[0] : other[1]].split(maxsplit=1)[0]
    return one[1] - one[0] + 1 + len(first) > width
