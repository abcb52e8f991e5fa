"""Walk through the body of a Word document and gather its lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct, field

from rejoinder.adapters.documents.docx_styles import Look, Styles, W, is_on, size_of, value_of
from rejoinder.adapters.documents.looks import Line

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DEEPEST = 60  # of boxes in tables in boxes
_BOX = f"{W}txbxContent"
# What is not shown: deleted and moved text, fields' instructions, properties, comments' marks.
_HIDDEN = frozenset(f"{W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "rPr", "pPr", "fldData"))
_MARKS = "•‣◦▪▫■□●○◆◇➢➤✓✔»›·\uf0b7\uf0a7\uf0d8\uf0fc"


class _Paragraph(Struct):
    """The text of a paragraph as it is gathered, with the boxes that hang on it."""

    text: list[str] = field(default_factory=list)
    sizes: list[tuple[int, float]] = field(default_factory=list)
    bold: int = 0
    letters: int = 0
    boxes: list[Element] = field(default_factory=list)


class Walk:
    """Gather lines, and which of them are headings by their style."""

    def __init__(self, styles: Styles) -> None:
        self.lines: list[Line] = []
        self.headings: set[int] = set()
        self._styles = styles

    def read(self, body: Element, depth: int = 0) -> None:
        """Read paragraphs and tables under an element."""
        if depth > _DEEPEST:
            return
        for element in _blocks(body):
            if element.tag == f"{W}p":
                self._paragraph(element, depth)
            else:
                self._table(element, depth)

    # ---- tables ----

    def _table(self, table: Element, depth: int) -> None:
        """Read a table: row by row where cells are lines, cell by cell where they are columns of a page."""
        for row in _descend(table, f"{W}tr"):
            cells = [cell for cell in _descend(row, f"{W}tc") if not _goes_on(cell)]
            parts = []
            for cell in cells:
                inner = Walk(self._styles)
                inner.read(cell, depth + 1)
                parts.append(inner)
            if all(len(part.lines) <= 1 for part in parts):
                self._row([part for part in parts if part.lines])
            else:
                for part in parts:
                    self._take(part)

    def _row(self, parts: list[Walk]) -> None:
        if parts:
            lines = [part.lines[0] for part in parts]
            if len(parts) == 1 and parts[0].headings:
                self.headings.add(len(self.lines))
            whole = Line("\t".join(line.text for line in lines), lines[0].size, all(line.is_bold for line in lines))
            self.lines.append(whole)

    def _take(self, other: Walk) -> None:
        self.headings |= {len(self.lines) + number for number in other.headings}
        self.lines += other.lines

    # ---- paragraphs ----

    def _paragraph(self, element: Element, depth: int) -> None:
        properties = element.find(f"{W}pPr")
        look = self._styles.look(value_of(properties, "pStyle"))
        found = _Paragraph()
        self._gather(element, found, look)
        size = max(found.sizes)[1] if found.sizes else look.size
        is_bold = found.letters > 0 and found.bold == found.letters
        is_item = _is_item(properties, look)
        for number, whole in enumerate("".join(found.text).split("\n")):
            text = _item(_tidy(whole), is_item=is_item and not number)
            if not text:
                continue
            if look.is_heading and not is_item:
                self.headings.add(len(self.lines))
            self.lines.append(Line(text, size, is_bold))
        for box in found.boxes:
            self.read(box, depth + 1)

    def _gather(self, paragraph: Element, found: _Paragraph, look: Look) -> None:
        """Gather the text of a paragraph, without recursion."""
        run: Element | None = None
        todo: list[Element] = list(reversed(paragraph))
        while todo:
            element = todo.pop()
            tag = element.tag
            if tag in _HIDDEN or not isinstance(tag, str):
                continue
            if tag == _BOX:
                found.boxes.append(element)
            elif tag == f"{_MC}AlternateContent":
                choice = element.find(f"{_MC}Choice")
                chosen = choice if choice is not None else element.find(f"{_MC}Fallback")
                todo += reversed(chosen if chosen is not None else ())
            elif tag == f"{W}t":
                self._add(element.text or "", run, found, look)
            elif tag in _SIGNS:
                found.text.append(_SIGNS[tag])
            else:
                if tag == f"{W}r":
                    run = element.find(f"{W}rPr")
                    if is_on(run, "vanish"):
                        continue
                todo += reversed(element)

    @staticmethod
    def _add(text: str, run: Element | None, found: _Paragraph, look: Look) -> None:
        if is_on(run, "caps"):
            text = text.upper()
        found.text.append(text)
        letters = len(text.strip())
        if letters:
            bold = is_on(run, "b")
            found.letters += letters
            found.bold += letters if (look.is_bold if bold is None else bold) else 0
            found.sizes.append((letters, size_of(run) or look.size))


_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}ptab": "\t"}


def _blocks(body: Element) -> Iterator[Element]:
    """Yield paragraphs and tables under an element, also those in content controls and the like."""
    todo: list[Element] = list(reversed(body))
    while todo:
        element = todo.pop()
        if element.tag in (f"{W}p", f"{W}tbl"):
            yield element
        elif isinstance(element.tag, str) and element.tag not in _HIDDEN:
            todo += reversed(element)


def _descend(element: Element, tag: str) -> Iterator[Element]:
    """Yield the next elements of a tag, also those in content controls, not those within each other."""
    todo: list[Element] = list(reversed(element))
    while todo:
        child = todo.pop()
        if child.tag == tag:
            yield child
        elif isinstance(child.tag, str) and child.tag not in (*_HIDDEN, f"{W}p", f"{W}tbl"):
            todo += reversed(child)


def _goes_on(cell: Element) -> bool:
    """Return whether a cell only goes on with the one above."""
    merged = cell.find(f"{W}tcPr/{W}vMerge")
    return merged is not None and str(merged.get(f"{W}val")) != "restart"


def _is_item(properties: Element | None, look: Look) -> bool:
    """Return whether a paragraph is an item of a list, by itself or by its style; the number 0 takes it off a list."""
    number = properties.find(f"{W}numPr/{W}numId") if properties is not None else None
    if number is not None:
        return str(number.get(f"{W}val")) != "0"
    return look.is_item


def _item(text: str, *, is_item: bool) -> str:
    """Return a line with the mark of an item, if it is one or begins with a mark of its own."""
    if len(text) > 1 and text[0] in _MARKS:
        return "- " + text[1:].strip()
    return f"- {text}" if is_item and text else text


def _tidy(text: str) -> str:
    """Return a line with its white space folded, tabs kept between what they part."""
    cells = (" ".join(cell.split()) for cell in text.split("\t"))
    return "\t".join(cell for cell in cells if cell)
