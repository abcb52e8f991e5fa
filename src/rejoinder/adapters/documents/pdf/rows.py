"""Put the words of a page into pieces of lines, and pieces that stand on one line into rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from msgspec import Struct, field

from rejoinder.adapters.documents.pdf.words import KNOWN_MARKS, Word
from rejoinder.domain.records import replace

_SAME_LINE = 0.35  # of a size
_NEXT_WORD = 1.0  # of a size: what is further away may stand in another column
_LEAST_CELL = 0.55  # of a size: a gap that parts columns where words stand closer
_JUSTIFIED = 1.7  # how much wider a gap of a justified line may be than the usual one
_FEW_LETTERS = 4
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd]")
_FEW_GAPS = 3
_MANY = 4  # lines that begin with the same sign of an icon font: it is the mark of a list
_BEHIND_MARK = 4.0  # of a size
# Marks before an item: characters, and those of fonts of signs (Symbol, Wingdings) that always are marks.
MARKS = KNOWN_MARKS | frozenset("\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf0a8\uf06e\uf02d")


class Piece(Struct):
    """Words of a line that stand so close that no column can part them."""

    words: list[Word]
    text: str

    @property
    def left(self) -> float:
        """Return where it begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Return where it ends."""
        return self.words[-1].right


class Row(Struct):
    """What stands on one line, from left to right, with what stands beside it in columns of dates or labels."""

    pieces: list[Piece]
    y: float
    size: float
    before: list[Row] = field(default_factory=list)
    after: list[Row] = field(default_factory=list)
    edge: float = 0.0  # how far lines of its column may go, where dates or places stand beside it

    @property
    def left(self) -> float:
        """Return where it begins."""
        return self.pieces[0].left

    @property
    def right(self) -> float:
        """Return where it ends."""
        return self.pieces[-1].right

    @property
    def is_bold(self) -> bool:
        """Return whether all of its words are bold."""
        return all(word.is_bold for piece in self.pieces for word in piece.words)

    @property
    def text(self) -> str:
        """Return its words, cells parted by a tab."""
        text = ""
        for before, piece in zip([None, *self.pieces], self.pieces, strict=False):
            text += ("" if before is None else "\t") + piece.text
        return text

    def close(self) -> None:
        """Put its pieces together: what parts them is only the white of a justified line."""
        self.pieces = [_one(self.pieces)]

    @property
    def has_mark(self) -> bool:
        """Return whether it begins as an item of a list does."""
        text = self.pieces[0].text
        return text[0] in MARKS and (len(text) == 1 or text[1] == " ")


def rows_of(words: Iterable[Word]) -> list[Row]:
    """Return the rows of upright words, from the top."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.y, word.left)):
        home = next((line for line in reversed(lines[-4:]) if _on_line(line, word)), None)
        if home is None:
            lines.append([word])
        else:
            home.append(word)
    rows = [_row(sorted(line, key=lambda word: word.left)) for line in lines]
    return sorted((row for row in rows if row), key=lambda row: row.y)


def _on_line(line: Sequence[Word], word: Word) -> bool:
    size = min(word.size, max(other.size for other in line))
    return abs(median(other.y for other in line) - word.y) <= _SAME_LINE * size


def _row(words: list[Word]) -> Row | None:
    words = _without_doubles(_together(words))
    size = max(word.size for word in words)
    between = [gap for two in pairwise(words) if (gap := _gap(*two)) > 0.1 * size]
    farthest = min(_NEXT_WORD, max(_LEAST_CELL, 2.2 * median(between) / size)) if between else _LEAST_CELL
    groups: list[list[Word]] = []
    for word in words:
        gap = word.left - groups[-1][-1].right if groups else 0.0
        if groups and gap <= (_BEHIND_MARK if _is_mark(groups[-1]) else farthest) * word.size:
            groups[-1].append(word)
        else:
            groups.append([word])
    pieces = [piece for group in groups if (piece := _piece(group))]
    return Row(_joined(pieces, size), median(word.y for word in words), size) if pieces else None


def _is_mark(words: Sequence[Word]) -> bool:
    return len(words) == 1 and (words[0].text in MARKS or bool(_PRIVATE.fullmatch(words[0].text)))


def _piece(words: Sequence[Word]) -> Piece | None:
    """Make a piece of words; of signs of icon fonts, which are no letters, only one in front of it may be a mark."""
    found: list[Word] = []
    for number, word in enumerate(words):
        bare = _PRIVATE.sub("", word.text)
        if number == 0 and word.text[0] != bare[:1]:  # a sign
            found.append(replace(word, text=word.text[0], right=word.left if bare else word.right))
        if bare:
            found.append(word if bare == word.text else replace(word, text=bare))
    if (
        found
        and found[0].text == "o"
        and len(found) > 1
        and found[1].left - found[0].right > _NEXT_WORD * 0.6 * word.size
    ):
        found[0] = replace(found[0], text="•")
    if all(_PRIVATE.match(word.text) for word in found):
        return None
    return Piece(found, " ".join(word.text for word in found))


def settle_marks(rows: Iterable[Row]) -> list[Row]:
    """Tell the marks of lists, which stand before many lines, from icons, which stand before one or two; these go."""
    rows = list(rows)
    pieces = [piece for row in rows for piece in row.pieces if _PRIVATE.match(piece.text)]
    times = Counter(piece.text[0] for piece in pieces)
    for piece in pieces:
        sign, *words = piece.words
        if sign.text in MARKS or times[sign.text] >= _MANY:
            piece.words = [replace(sign, text="•"), *words]
        else:
            piece.words = words
        piece.text = " ".join(word.text for word in piece.words)
    return rows


def _together(words: list[Word]) -> list[Word]:
    """Put letters together that were set apart: "E X P E R I E N C E" is one word."""
    found: list[Word] = []
    start = 0
    while start < len(words):
        end = start
        while end < len(words) and len(words[end].text) == 1 and words[end].text.isalpha() and _near(words, start, end):
            end += 1
        if end - start >= _FEW_LETTERS:
            found.append(_spaced(words[start:end]))
            start = end
        else:
            found.append(words[start])
            start += 1
    return found


def _near(words: Sequence[Word], start: int, at: int) -> bool:
    return at == start or words[at].left - words[at - 1].right <= 2.5 * words[at].size


def _spaced(letters: Sequence[Word]) -> Word:
    """Return letters that were set apart as one word; a wider gap parts words in it."""
    gaps = [_gap(*two) for two in pairwise(letters)]
    usual = median(gaps)
    text = letters[0].text
    for letter, gap in zip(letters[1:], gaps, strict=True):
        text += f" {letter.text}" if gap > usual * 1.6 + 0.08 * letter.size else letter.text
    return replace(letters[0], text=text, right=letters[-1].right)


def _without_doubles(words: Sequence[Word]) -> list[Word]:
    """Leave out words that are painted twice on the same place, as bold and shadows are made."""
    found: list[Word] = []
    for word in words:
        if not any(word.text == other.text and abs(word.left - other.left) < 0.1 * word.size for other in found[-3:]):
            found.append(word)
    return found


def _joined(pieces: list[Piece], size: float) -> list[Piece]:
    """Put the pieces of a justified line together: all of its gaps are wide."""
    gaps = [after.left - before.right for before, after in pairwise(pieces)]
    is_one_look = len({(round(word.size), word.is_bold) for piece in pieces for word in piece.words}) == 1
    if len(gaps) >= _FEW_GAPS and is_one_look and max(gaps) < min(1.3 * min(gaps), 3.5 * size):
        return [_one(pieces)]
    found = pieces[:1]
    for piece in pieces[1:]:
        inner = [_gap(*two) for some in (found[-1].words, piece.words) for two in pairwise(some)]
        gap = piece.left - found[-1].right
        if len(inner) > 1 and gap <= min(_JUSTIFIED * median(inner), 3 * size):
            found[-1] = _one([found[-1], piece])
        else:
            found.append(piece)
    return found


def _one(pieces: Sequence[Piece]) -> Piece:
    words = [word for piece in pieces for word in piece.words]
    return Piece(words, " ".join(word.text for word in words))


def _gap(before: Word, after: Word) -> float:
    return after.left - before.right
