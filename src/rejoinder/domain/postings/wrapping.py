"""Lines that belong together: joined, one character for one, so that places stay as they were."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from rejoinder.domain.postings.layout import is_item

NARROWEST, WIDEST = 40, 120  # characters at which programs break lines
FEWEST = 4  # broken lines from which a text counts as broken at a width
SHARE = 0.6  # of the lines that another follows directly, which are as long as they could be
_MOST_LONGER = 0.05  # share of the lines that may be longer: addresses, which cannot be broken
# A line that leaves a choice open, and the mark of the next: "1. Two years as a clerk; or" above "2. A diploma".
_CHOICE = re.compile(
    r"(?<=[;,] )(?:or|and/or|oder|ou)([ \t]{0,8}\n\s{0,8}(?:\(?(?:\d{1,2}|[a-z])[.)]\s+|[-*•·▪●]\s+)?)(?=[^\W\d_])",
    re.IGNORECASE,
)

Line = tuple[int, int]  # where it begins and ends, without blanks behind


def joined(text: str) -> str:
    """Return a text whose lines are joined that a program broke, or that are one choice; as long as it was."""
    flat = unwrapped(text)
    return _CHOICE.sub(lambda match: match.group()[: match.start(1) - match.start()] + " " * len(match.group(1)), flat)


def unwrapped(text: str) -> str:
    """Return a text with blanks for the line ends that a program set, as long as it was; unchanged if none shows.

    A line end was set by a program where the next line's first word would not have fitted. A text counts as broken
    at a width if most of its lines that are followed by another end like that.
    """
    lines = list(_lines(text))
    width = _width([end - start for start, end in lines if start < end])
    if not NARROWEST <= width <= WIDEST:
        return text
    followed = [(one, other) for one, other in pairwise(lines) if _is_followed(text, one, other)]
    full = [one for one, other in followed if _is_full(text, one, other, width)]
    if len(full) < max(FEWEST, SHARE * len(followed)):
        return text
    chars = list(text)
    for _, end in full:
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
    return one[0] < one[1] and other[0] < other[1] and not is_item(text, *other)


def _is_full(text: str, one: Line, other: Line, width: int) -> bool:
    first = text[other[0] : other[1]].split(maxsplit=1)[0]
    return one[1] - one[0] + 1 + len(first) > width
