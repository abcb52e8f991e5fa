"""Take the words of a page, each with its place, its size and its weight, from PDFium."""

from __future__ import annotations

import re
from collections.abc import Iterator
from ctypes import byref, c_double, c_void_p, cast, create_string_buffer
from math import hypot
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

_HYPHENS_AT_END = frozenset((0x02, 0xFFFE))  # PDFium's words for a hyphen behind which a line ends
_NOTHING = frozenset((0, 0xFFFF, 0xFFFD, 0x200B, 0x200C, 0x200D, 0xFEFF))
_SPACES = frozenset((0x20, 0xA0, 0x09, 0x2002, 0x2003, 0x2009, 0x200A, 0x202F, 0x3000))
_BREAKS = frozenset((0x0A, 0x0D, 0x0C))
_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
# Fonts of signs: what they give as letters stands for none.
_ICONS = re.compile(
    r"awesome|icon|dingbat|wingding|webding|symbol|glyph|marvosym|fontello|academicons|bullets", re.IGNORECASE
)
_PRIVATE = 0xF000  # where fonts of signs have their signs, if they say so
_BOLD_WEIGHT = 600
KNOWN_MARKS = frozenset("•‣◦▪▫■□●○◆◇❖▶►▸➢➤➔➣✓✔✦★\u276f»›∙\u2043–—-*·◾◼⬥⚫")  # before the items of lists
_TURNED = 0.2  # of the matrix: text that runs up or down the page
_QUARTER = 90  # degrees by which a page may be turned
_APART = 0.16  # of a size: a gap that parts two words
_BACK = 1.4  # of a size: the letters of a ligature share its place
_LEAST_SIZE, _MOST_SIZE = 1.0, 300.0
_NAME_LENGTH = 200


class Word(Struct):
    """A word where it stands: `y` is the line it stands on, from the top of the page; all in points."""

    text: str
    left: float
    right: float
    y: float
    size: float
    is_bold: bool = False
    is_turned: bool = False


class _Style(Struct, frozen=True):
    size: float
    is_bold: bool
    is_turned: bool
    is_icon: bool


def words_of(page: PdfPage) -> list[Word]:
    """Return the words of a page in the order in which the file holds them."""
    textpage = page.get_textpage()
    try:
        return list(_Reader(textpage, page).words())
    finally:
        textpage.close()


class _Reader:
    """Ask PDFium for one character after another; each question costs about a microsecond."""

    def __init__(self, textpage: PdfTextPage, page: PdfPage) -> None:
        import pypdfium2.raw as pdfium  # noqa: PLC0415  (it takes long to load, and only PDF needs it)

        self._pdfium = pdfium
        self._page = textpage.raw
        self._count = textpage.count_chars()
        self._rotation = page.get_rotation()
        left, bottom, right, top = page.get_cropbox()
        self._box = (left, bottom, right, top)
        self._styles: dict[int | None, _Style] = {}
        self._box_args = [c_double() for _ in range(4)]
        self._at = (c_double(), c_double())
        self._loose = pdfium.FS_RECTF()

    def words(self) -> Iterator[Word]:
        """Yield words."""
        word: Word | None = None
        for index in range(self._count):
            code = self._pdfium.FPDFText_GetUnicode(self._page, index)
            if code in _SPACES or code in _BREAKS:
                if word:
                    yield word
                word = None
                continue
            if code in _NOTHING:
                continue
            letter = self._letter(index, "-" if code in _HYPHENS_AT_END else chr(code))
            if letter is None:
                continue
            if word and _goes_on(word, letter):
                word.text += letter.text
                word.right = max(word.right, letter.right)
                word.y = letter.y if word.is_turned else word.y
                word.is_bold = word.is_bold and letter.is_bold
                continue
            if word:
                yield word
            word = letter
        if word:
            yield word

    def _letter(self, index: int, text: str) -> Word | None:
        """Return one character as a word of its own; none if it stands outside the page."""
        style = self._style(index)
        if style.is_icon and ord(text[0]) < _PRIVATE and text not in KNOWN_MARKS:
            text = chr(_PRIVATE + ord(text[0]) % 256)
        x, y = self._at
        self._pdfium.FPDFText_GetCharOrigin(self._page, index, byref(x), byref(y))
        if not self._pdfium.FPDFText_GetLooseCharBox(self._page, index, byref(self._loose)):
            return None
        box = self._loose
        left, right, base = self._turn(box.left, box.right, x.value, y.value, (box.bottom, box.top))
        if right < left:
            left, right = right, left
        return Word(text, left, right, base, style.size, style.is_bold, style.is_turned)

    def _turn(
        self, left: float, right: float, x: float, y: float, heights: tuple[float, float]
    ) -> tuple[float, float, float]:
        """Return the left, the right and the line as they are seen, with the page turned as it is shown."""
        page_left, page_bottom, page_right, page_top = self._box
        if self._rotation == _QUARTER:
            return heights[0] - page_bottom, heights[1] - page_bottom, x - page_left
        if self._rotation == 2 * _QUARTER:
            return page_right - right, page_right - left, y - page_bottom
        if self._rotation == 3 * _QUARTER:
            return page_top - heights[1], page_top - heights[0], page_right - x
        return left - page_left, right - page_left, page_top - y

    def _style(self, index: int) -> _Style:
        """Return the style of a character, which it shares with all of its text object."""
        thing = self._pdfium.FPDFText_GetTextObject(self._page, index)
        key = cast(thing, c_void_p).value
        found = self._styles.get(key)
        if found is None:
            found = self._styles[key] = self._new_style(index, thing)
        return found

    def _new_style(self, index: int, thing: object) -> _Style:
        pdfium = self._pdfium
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(self._page, index, byref(matrix))
        size = pdfium.FPDFText_GetFontSize(self._page, index) * (hypot(matrix.c, matrix.d) or 1.0)
        along, across = (matrix.b, matrix.a) if self._rotation in (_QUARTER, 3 * _QUARTER) else (matrix.a, matrix.b)
        is_turned = abs(across) > _TURNED * (hypot(matrix.a, matrix.b) or 1.0) or (along < 0 and self._rotation == 0)
        weight = pdfium.FPDFText_GetFontWeight(self._page, index)
        font = self._font(thing)
        is_bold = weight >= _BOLD_WEIGHT or bool(_BOLD.search(font))
        return _Style(min(max(size, _LEAST_SIZE), _MOST_SIZE), is_bold, is_turned, bool(_ICONS.search(font)))

    def _font(self, thing: object) -> str:
        """Return the name of a text object's font."""
        if not thing:
            return ""
        font = self._pdfium.FPDFTextObj_GetFont(thing)
        if not font:
            return ""
        name = create_string_buffer(_NAME_LENGTH)
        self._pdfium.FPDFFont_GetBaseFontName(font, name, _NAME_LENGTH)
        return name.value.decode("latin-1")


def _goes_on(word: Word, letter: Word) -> bool:
    """Return whether a character belongs to the word before it."""
    size = max(word.size, letter.size)
    if word.is_turned and letter.is_turned:
        return abs(word.y - letter.y) < 1.5 * size and abs(word.right - letter.right) < 1.5 * size
    return (
        word.is_turned == letter.is_turned
        and abs(word.y - letter.y) < 0.3 * size
        and -_BACK * size < letter.left - word.right < _APART * size
        and max(word.size, letter.size) < 1.6 * min(word.size, letter.size)
    )
