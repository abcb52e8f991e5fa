"""Make lines of text of rows: what was only broken to fit the page is joined."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from rejoinder.adapters.documents.looks import Line
from rejoinder.adapters.documents.pdf.rows import Row

_SAME_SIZE = 1.09
_NEXT_LINE = 1.75  # of a size: the farthest that lines of one paragraph are apart
_LEAST_LINE = 0.5
_USUAL_LEADING = 1.25
_TIGHT = 1.08  # of the leading: what begins with a capital must be as close as this to be no new paragraph
_HANG = 0.9  # of a size
_ADDRESS = re.compile(r"\S+@\S+|(?:https?://|www\.)\S+|\S+\.[a-z]{2,4}/\S*")
_END_HYPHEN = re.compile(r"(?:(?<=\w)[-\u2010]|\u00ad)$")
_WORD_END = re.compile(r"[\w-]+(?=[-\u2010\u00ad]$)")
_WORD_START = re.compile(r"[^\W\d_]+")
# Before these a hyphen at the end of a line belongs to its word, and what follows is a word of its own.
_GOES_ON = frozenset(["und", "oder", "bzw", "sowie", "and", "or", "et", "ou", "y", "o", "e", "to"])
# Behind these a hyphen at the end of a line was there before the line was broken.
_KEEPS = frozenset(
    (
        "self",
        "non",
        "cross",
        "semi",
        "anti",
        "e",
        "high",
        "long",
        "short",
        "full",
        "well",
        "two",
        "three",
        "four",
        "mid",
    )
)
_LEAST_REST = 3  # letters that a word has which goes on behind such a hyphen


def lines_of(blocks: Iterable[Sequence[Row]]) -> list[Line]:
    """Return the lines of blocks of rows."""
    blocks = list(blocks)
    leading = _leading(blocks)
    return [line for block in blocks for line in _block(block, leading)]


class _Paragraph:
    """Rows that belong together, with what stands beside them."""

    def __init__(self, row: Row, *, is_first: bool) -> None:
        self.last = row
        self.text = _plain(row)
        self._row = row
        self._is_first = is_first

    def add(self, row: Row) -> None:
        """Go on with a row."""
        self.text = join(self.text, row.text)
        self.last = row

    def lines(self) -> Iterator[Line]:
        """Yield its line, and what stands beside it on lines of its own."""
        row = self._row
        lead = [other for other in row.before if _on_line(other, row)]
        tail = [other for other in row.after if _on_line(other, row)]
        for other in row.before:
            if other not in lead:
                yield Line(_plain(other), other.size, other.is_bold)
        text = "\t".join([*(other.text for other in lead), self.text, *(other.text for other in tail)])
        yield Line(text, row.size, row.is_bold, self._is_first)
        for other in row.after:
            if other not in tail:
                yield Line(_plain(other), other.size, other.is_bold)


def _block(rows: Sequence[Row], leading: float) -> Iterator[Line]:
    """Yield the lines of one block."""
    edge = max((row.right for row in rows), default=0.0)
    paragraph: _Paragraph | None = None
    for row in rows:
        if paragraph and _goes_on(paragraph.last, row, paragraph.last.edge or edge, leading, paragraph.text):
            paragraph.add(row)
            continue
        if paragraph:
            yield from paragraph.lines()
        is_first = paragraph is None or row.y - paragraph.last.y > _NEXT_LINE * row.size
        paragraph = _Paragraph(row, is_first=is_first)
    if paragraph:
        yield from paragraph.lines()


def _on_line(other: Row, row: Row) -> bool:
    return abs(other.y - row.y) <= 0.35 * max(other.size, row.size)


def _leading(blocks: Sequence[Sequence[Row]]) -> float:
    """Return how far lines of a paragraph are apart, as a share of their size: told by those that begin small."""
    found = [
        (row.y - before.y) / row.size
        for block in blocks
        for before, row in pairwise(block)
        if row.text[:1].islower() and _LEAST_LINE < (row.y - before.y) / row.size <= _NEXT_LINE
    ]
    return median(found) if found else _USUAL_LEADING


def _plain(row: Row) -> str:
    return "- " + row.text[1:].strip() if row.has_mark else row.text


def _goes_on(before: Row, row: Row, edge: float, leading: float, text: str) -> bool:
    """Return whether a row goes on with the paragraph of the row before, which only was full."""
    size = row.size
    if (
        row.has_mark
        or row.before
        or any(_on_line(other, row) for other in row.after)
        or before.is_bold != row.is_bold
        or max(size, before.size) > _SAME_SIZE * min(size, before.size)
        or not _LEAST_LINE * size < row.y - before.y <= _NEXT_LINE * size
        or len(before.pieces) > 1
        or _ADDRESS.fullmatch(row.text)
    ):
        return False
    start = _start(before)
    is_aligned = abs(row.left - start) < _HANG * size
    if len(row.pieces) > 1:
        if not (is_aligned and row.text[0].islower() and row.right > edge - 0.5 * size):
            return False
        row.close()
    if _END_HYPHEN.search(text) and row.text[:1].islower():
        return True
    if not row.text[:1].islower() and row.y - before.y > _TIGHT * leading * size:
        return False
    first = row.pieces[0].words[0]
    is_full = before.pieces[-1].right + (first.right - first.left) + 0.15 * size > edge - 0.6 * size
    return is_full and is_aligned


def _start(row: Row) -> float:
    """Return where the text of a row begins, behind a mark."""
    words = row.pieces[0].words
    return words[1].left if row.has_mark and len(words) > 1 else row.left


def join(text: str, more: str) -> str:
    """Join a line with the one that it goes on in; a hyphen that only broke a word goes."""
    if not _END_HYPHEN.search(text):
        return f"{text} {more}"
    start = _WORD_START.match(more)
    if start is None or not more[0].islower():
        return text + more if start else f"{text} {more}"
    if start.group() in _GOES_ON:
        return f"{text} {more}"
    end = _WORD_END.search(text)
    is_kept = end is not None and ("-" in end.group() or end.group().lower() in _KEEPS)
    kept = is_kept and len(start.group()) >= _LEAST_REST and text[-1] != "\u00ad"
    return text + more if kept else text[:-1] + more
