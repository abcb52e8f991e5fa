"""Read a PDF: the words of its pages, in the order in which a person reads them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from rejoinder.adapters.documents.limits import MOST_CHARACTERS, MOST_PAGES, too_large
from rejoinder.adapters.documents.looks import Line, headings_of
from rejoinder.adapters.documents.pdf.columns import pages_in_order
from rejoinder.adapters.documents.pdf.ligatures import spell_out
from rejoinder.adapters.documents.pdf.lines import lines_of
from rejoinder.adapters.documents.pdf.rows import Row, rows_of, settle_marks
from rejoinder.adapters.documents.pdf.words import Word, words_of
from rejoinder.domain.documents.document import Document, Format
from rejoinder.errors import UnreadableError

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_EDGE = 0.09  # of a page: where its head and foot are
_DIGITS = re.compile(r"(?<!\d)\d{1,3}(?!\d)")  # numbers of pages, but no years
_PAGE_NUMBER = re.compile(
    r"(?:(?:page|seite|página|p\.|s\.)\s*)?\d{1,3}(?:\s*(?:/|of|von|de|sur)\s*\d{1,3})?", re.IGNORECASE
)
_OF_PAGES = re.compile(r"\b\d+\s*(?:/|of|von|de|sur)\s*\d+$", re.IGNORECASE)
_FEW_LETTERS = 20  # on all pages: what a scan may hold besides its picture
# What PDFium says of a file: locked, or no PDF that can be used.
_PASSWORD, _SECURITY = 4, 5


class _Page(Struct):
    words: list[Word]
    height: float


def read_pdf(name: str, content: bytes) -> Document:
    """Return the text of a PDF. Raises UnreadableError."""
    problems: list[str] = []
    pages = _pages(name, content, problems)
    if sum(len(word.text) for page in pages for word in page.words) < _FEW_LETTERS:
        raise UnreadableError(
            f"{name} holds pictures of pages and no text, as a scan does.",
            advice="Save it as PDF from the program it was written in, or let a scanner program read it (OCR).",
        )
    lines = _ordered(pages)
    text = "".join(f"{line.text}\n" for line in lines)
    return Document(name, Format.PDF, text, headings_of(lines), problems=tuple(problems))


def _pages(name: str, content: bytes, problems: list[str]) -> list[_Page]:
    """Return the pages of a PDF; of one that cannot be read there is a problem."""
    pdf = _opened(name, content)
    try:
        if len(pdf) > MOST_PAGES:
            raise UnreadableError(
                f"{name} has {len(pdf):,} pages, more than any résumé or job description.",
                advice="Print the pages that matter into a PDF of their own, and name that.",
            )
        found: list[_Page] = []
        letters = 0
        for number in range(len(pdf)):
            page = _page(pdf, number)
            if page is None:
                problems.append(f"Page {number + 1} is broken and was left out; print the document anew to have it.")
                continue
            letters += sum(len(word.text) for word in page.words)
            if letters > MOST_CHARACTERS:
                raise too_large(name, "it holds more text than a book")
            found.append(page)
        return found
    finally:
        pdf.close()


def _opened(name: str, content: bytes) -> PdfDocument:
    import pypdfium2  # noqa: PLC0415  (it takes long to load, and only PDF needs it)

    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if error.err_code in (_PASSWORD, _SECURITY):
            raise UnreadableError(
                f"{name} is locked by a password.",
                advice="Open it with its password, print it into a new PDF, and name that.",
            ) from error
        raise UnreadableError(
            f"{name} is no whole PDF: it is broken or was cut off.",
            advice="Download or save it again, or print it into a new PDF where it still opens.",
        ) from error


def _page(pdf: PdfDocument, number: int) -> _Page | None:
    import pypdfium2  # noqa: PLC0415

    try:
        page = pdf[number]
    except pypdfium2.PdfiumError:
        return None
    try:
        height = page.get_height()
        return _Page(words_of(page), height)
    except pypdfium2.PdfiumError:
        return None
    finally:
        page.close()


def _ordered(pages: Sequence[_Page]) -> list[Line]:
    """Return the lines of all pages, without the heads and feet that pages repeat."""
    spell_out(word for page in pages for word in page.words)
    for page in pages:
        page.words = [word for word in page.words if word.text]
    upright = [rows_of(word for word in page.words if not word.is_turned) for page in pages]
    settle_marks(row for rows in upright for row in rows)
    upright = [[row for row in rows if row.pieces] for rows in upright]
    repeated = _repeated(pages, upright)
    seen: set[str] = set()
    kept = [
        [row for row in rows if not _is_edge(row, page, repeated, seen)]
        for page, rows in zip(pages, upright, strict=True)
    ]
    turned = [Line(word.text, word.size, word.is_bold) for page in pages for word in _turned(page.words)]
    return turned + lines_of(pages_in_order(kept))


def _turned(words: Sequence[Word]) -> list[Word]:
    """Return what runs up or down a page, words of one line together."""
    found: list[Word] = []
    for word in words:
        if not word.is_turned:
            continue
        if found and abs(found[-1].right - word.right) < word.size and abs(found[-1].y - word.y) < 30 * word.size:
            found[-1].text += f" {word.text}"
        else:
            found.append(word)
    return found


def _repeated(pages: Sequence[_Page], rows: Sequence[Sequence[Row]]) -> Counter[str]:
    """Return how many pages have the same words at their edges, whatever the numbers in them."""
    times: Counter[str] = Counter()
    for page, some in zip(pages, rows, strict=True):
        times.update({_DIGITS.sub("0", row.text) for row in some if _at_edge(row, page)})
    return times


def _at_edge(row: Row, page: _Page) -> bool:
    return not _EDGE * page.height < row.y < (1 - _EDGE) * page.height


def _is_edge(row: Row, page: _Page, repeated: Counter[str], seen: set[str]) -> bool:
    """Return whether a row is a page's number, or a head or foot that stood on a page before."""
    if not _at_edge(row, page):
        return False
    if _PAGE_NUMBER.fullmatch(row.text):
        return True
    if repeated[_DIGITS.sub("0", row.text)] > 1 and _OF_PAGES.search(row.text):
        return True
    key = _DIGITS.sub("0", row.text)
    is_again = repeated[key] > 1 and key in seen
    seen.add(key)
    return is_again
