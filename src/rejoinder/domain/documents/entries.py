"""The entries of a section: each has a head with dates, and lines below that tell more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from rejoinder.domain.documents.document import Place
from rejoinder.domain.documents.entry_words import DEGREES, TITLES, is_place
from rejoinder.domain.documents.lines import TextLine, plain, small
from rejoinder.domain.documents.periods import Period, periods_in

_LONGEST_HEAD = 140
_LONGEST_PART = 90
_MOST_ABOVE, _MOST_BELOW = 3, 2  # lines of a head above and below its dates
_FEW_WORDS = 5  # with a full stop behind them that may be no sentence: "M. Sc. Physics."
_SENTENCE = re.compile(r"[a-zß-ÿ)]{2}[.!;]$")
_DURATION = re.compile(
    r"\(?\b\d+\+?\s*(?:years?|yrs?|jahre?n?|ans?|años?|months?|mos?|monate?n?|mois|meses|mes)\b\.?"
    r"(?:[\s,&]+(?:and |und |et |y )?\d+\s*(?:months?|mos?|monate?n?|mois|meses|mes)\b\.?)?\)?",
    re.IGNORECASE,
)
_EDGES = " \t,;:|·•–—-/()[]"
_CELLS = re.compile(r"\t|\s[|·•–—@]\s|\s-\s|;\s|\s\((?=[^)]{3,}\)?$)")
_COMMA = re.compile(r",\s(?!(?:Inc|LLC|Ltd|GmbH|S\.?A|Co|Corp|LLP|AG|SE)(?![\w-]))")
_AT = re.compile(r"\s(?:at|bei|beim|chez|en|@)\s(?=[A-ZÄÖÜÉ0-9])")
_LABEL = re.compile(r"^[\w /&-]{2,30}:$|^[\w /&-]{2,24}:\s")


class Entry(Struct, frozen=True):
    """One entry: the words of its head without dates, line by line, its period, its place and its lines below."""

    heads: tuple[str, ...]
    period: Period | None
    place: Place
    body: tuple[TextLine, ...]


def entries_of(lines: Sequence[TextLine]) -> Iterator[Entry]:
    """Yield the entries of a section, told by their dates; what stands before the first is left out.

    A head is the line with the dates and the lines around it. How many stand above is told by the first entry,
    since a person writes all of them alike.
    """
    dated = _dated(lines)
    if not dated:
        return
    above = _above(lines, dated)
    starts = [_start(lines, at, previous, above) for at, previous in zip(dated, [-1, *dated], strict=False)]
    for number, (at, start) in enumerate(zip(dated, starts, strict=True)):
        end = starts[number + 1] if number + 1 < len(starts) else len(lines)
        below = _below(lines, at, end, pieces=sum(len(parts_of_head(head)) for head in _heads(lines[start : at + 1])))
        heads = tuple(_heads(lines[start : below + 1]))
        period = _period(lines[at].text)
        place = Place(lines[start].place.start, lines[end - 1].place.end)
        yield Entry(heads, period, place, tuple(lines[below + 1 : end]))


def entry_in_line(line: TextLine) -> Entry | None:
    """Return the entry that a line tells by itself, with where it begins and ends; none where it has no such dates."""
    text = line.text
    period = _period(text)
    if period is None or period.is_single or period.start is None:
        return None
    first = text[: period.first].strip(_EDGES + "*")
    head = first or re.split(r"(?<=[a-zß-ÿ)])[.;!]\s", text[period.last :].strip(_EDGES + "*"), maxsplit=1)[0]
    if not head or len(head) > _LONGEST_HEAD:
        return None
    return Entry((plain(head),), period, line.place, ())


def parts_of_head(head: str) -> list[str]:
    """Return the pieces of a line of a head that do not only say where.

    They are parted by bars, dashes, tabs, commas, and "at" behind the title of a job.
    """
    cells = [cell for cell in map(_trimmed, _CELLS.split(head)) if cell and not is_place(cell, small(cell))]
    parts = [part for cell in cells for part in _by_commas(cell)]
    return [piece for part in parts for piece in _by_at(part) if piece and len(piece) <= _LONGEST_PART]


def _by_commas(cell: str) -> list[str]:
    """Return the pieces of a cell; the last two are left out where they are a city and its state or country."""
    parts = [part for part in map(_trimmed, _COMMA.split(cell)) if part]
    if len(parts) > 2 and is_place(", ".join(parts[-2:]), small(", ".join(parts[-2:]))):
        parts = parts[:-2]
    return [part for part in parts if not is_place(part, small(part))] or parts


def _by_at(part: str) -> list[str]:
    at = _AT.search(part)
    if at is None:
        return [part]
    before = small(part[: at.start()])
    is_title = TITLES.knows(before) and not DEGREES.knows(before)
    return [_trimmed(part[: at.start()]), _trimmed(part[at.end() :])] if is_title else [part]


def _trimmed(text: str) -> str:
    """Return text without signs around it; a bracket stays with its other half."""
    bare = text.strip(_EDGES)
    end = text.find(bare) + len(bare)
    return bare + ")" if bare.count("(") > bare.count(")") and text[end : end + 1] == ")" else bare


def _dated(lines: Sequence[TextLine]) -> list[int]:
    """Return the numbers of the lines with the dates of an entry.

    Where periods tell the entries, a single date counts only on a line that is made like theirs.
    """
    found = {at: period for at, line in enumerate(lines) if (period := _anchor(line))}
    shapes = {_shape(lines[at].text, period) for at, period in found.items() if not period.is_single}
    return [
        at
        for at, period in found.items()
        if not shapes or not period.is_single or _shape(lines[at].text, period) in shapes
    ]


def _shape(text: str, period: Period) -> tuple[bool, bool, bool]:
    """Return how a line with dates is made: whether a tab parts it, and what stands before and behind the dates."""
    return "\t" in text, bool(text[: period.first].strip(_EDGES)), bool(text[period.last :].strip(_EDGES))


def _anchor(line: TextLine) -> Period | None:
    """Return the period of a line if it is its dates: at one of its ends, or in a cell or brackets of its own."""
    if line.is_item or len(line.text) > _LONGEST_HEAD or _is_labelled(line.text):
        return None
    period = _period(line.text)
    if period is None:
        return None
    before, after = line.text[: period.first].rstrip(), line.text[period.last :].lstrip()
    before_ends, after_begins = before[-1:] in "\t|,(·•–—-/:;[*", after[:1] in "\t|,)·•–—-/:;]*"
    is_edge = not before or not after or _DURATION.fullmatch(after.strip(_EDGES + "*")) is not None
    is_cell = (before_ends and after_begins) or "\t" in line.text[max(0, period.first - 2) : period.last + 2]
    if period.is_single and len(before.split()) > 12:
        return None
    if _is_sentence(line.text) and not is_cell:
        return None
    return period if is_edge or is_cell or not before.strip("*_ ") else None


def _is_labelled(text: str) -> bool:
    """Return whether a line begins with a label, which is none of dates: "Publications: …"."""
    label = _LABEL.match(plain(text))
    return label is not None and _period(label.group()) is None


def _period(text: str) -> Period | None:
    """Return the longest period of a line, one with two ends before a single date."""
    found = list(periods_in(text))
    return min(found, key=lambda one: (one.is_single, one.first), default=None)


def _above(lines: Sequence[TextLine], dated: Sequence[int]) -> int:
    """Return how many lines of its head an entry has above its dates: as many as the first one."""
    count = 0
    for line in reversed(lines[: dated[0]]):
        if not _is_head(line) or count == _MOST_ABOVE:
            break
        count += 1
    return count if count == dated[0] else min(count, 1)


def _start(lines: Sequence[TextLine], at: int, previous: int, above: int) -> int:
    start = at
    while start > previous + 1 and at - start < above and _is_head(lines[start - 1]):
        start -= 1
    return start


def _below(lines: Sequence[TextLine], at: int, end: int, pieces: int) -> int:
    """Return the last line of a head: short lines below the dates belong to it, as long as it lacks a piece."""
    most = max(0, _MOST_BELOW - pieces)
    last = at
    while last + 1 < end and last - at < most and _is_head(lines[last + 1]):
        last += 1
    return last


def _is_head(line: TextLine) -> bool:
    """Return whether a line can belong to a head: short, no item, no sentence."""
    text = plain(line.text)
    return not line.is_item and len(text) <= _LONGEST_PART and not _is_sentence(text) and not text.endswith(":")


def _is_sentence(text: str) -> bool:
    return bool(_SENTENCE.search(text)) and len(text.split()) > _FEW_WORDS


def _heads(lines: Sequence[TextLine]) -> Iterator[str]:
    """Yield the words of the lines of a head, without dates and durations."""
    for line in lines:
        text = line.text
        for period in reversed(list(periods_in(text))):
            if not period.is_single or _is_apart(text, period):
                text = f"{text[: period.first]}\t{text[period.last :]}"
        words = "\t".join(filter(None, (cell.strip(_EDGES) for cell in plain(_DURATION.sub("\t", text)).split("\t"))))
        if words:
            yield words


def _is_apart(text: str, period: Period) -> bool:
    before, after = text[: period.first].rstrip(" *_"), text[period.last :].lstrip(" *_")
    return not before or not after or before[-1] in "\t|,(·•–—-/:;[" or after[0] in "\t|,)·•–—-/:;]"
