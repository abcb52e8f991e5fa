"""Tell headings by their looks: larger than the other lines, bold, in upper case."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

_LARGE = 1.12  # of the usual size: a heading
_FEW_LARGE = 2
_LONGEST_HEADING = 64
_SENTENCE = re.compile(r"[.!?;,]$")
_UPPER = re.compile(r"[^\Wa-z\d_]{3}[^a-z\t]+")


class Line(Struct):
    """A line of the text, with how it looks."""

    text: str
    size: float
    is_bold: bool
    is_first: bool = False  # nothing stands closely above it


def headings_of(lines: Sequence[Line]) -> frozenset[int]:
    """Return the numbers of the headings: lines larger than the others, or, where hardly any is, bold or upper case."""
    usual = _usual_size(lines)
    short = [
        number
        for number, line in enumerate(lines)
        if len(line.text) <= _LONGEST_HEADING and not line.text.startswith("- ") and any(map(str.isalpha, line.text))
    ]
    large = [number for number in short if lines[number].size >= _LARGE * usual]
    upper = [number for number in short if lines[number].is_first and _UPPER.fullmatch(lines[number].text)]
    most = max((lines[number].size for number in large), default=0.0)
    if sum(lines[number].size < most / 1.02 for number in large) >= _FEW_LARGE or len(large) > 2 * _FEW_LARGE:
        return frozenset([*large, *upper])
    stressed = [
        number
        for number in short
        if (lines[number].is_bold or lines[number].text.isupper()) and not _SENTENCE.search(lines[number].text)
    ]
    return frozenset([*large, *stressed])


def _usual_size(lines: Sequence[Line]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 1.0
