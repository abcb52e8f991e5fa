"""The lines of HTML as a person sees them: items with a mark, cells parted by a tab, headings known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_MOST_NODES = 400_000
_LONGEST_BOLD = 80
_SKIPPED = frozenset(
    (
        *(
            "head",
            "style",
            "script",
            "title",
            "template",
            "-comment",
            "-doctype",
            "select",
            "textarea",
            "button",
            "input",
        ),
        *(
            "svg",
            "math",
            "iframe",
            "object",
            "audio",
            "video",
            "canvas",
            "noembed",
            "noframes",
            "noscript",
            "nav",
            "dialog",
        ),
    )
)
_BLOCKS = frozenset(
    (
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "caption",
            "center",
            "dd",
            "details",
            "dir",
            "div",
            "dl",
            "dt",
        ),
        *(
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "header",
            "hr",
            "legend",
            "li",
            "main",
            "menu",
            "ol",
            "p",
        ),
        *(
            "pre",
            "section",
            "summary",
            "table",
            "tbody",
            "tfoot",
            "thead",
            "tr",
            "ul",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
        ),
    )
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BOLD = frozenset(("b", "strong"))
_CELLS = frozenset(("td", "th"))
_HIDDEN = re.compile(r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_NOISE = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|gdpr|breadcrumbs?|share|social|newsletter|skip-?link|related-jobs|similar-jobs)(?:$|[\s_-])",
    re.IGNORECASE,
)
_ROLES = frozenset(("navigation", "banner", "dialog", "alert", "search", "menu", "menubar"))
_MARK = re.compile(r"[•‣◦▪■●○►➢➤✓✔·]\s*|[*–—-]\s+")


class Lines:
    """Lines as they are gathered, and the numbers of those that are headings."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.headings: set[int] = set()

    def add(self, text: str, *, is_heading: bool = False) -> None:
        """Add one line."""
        if is_heading:
            self.headings.add(len(self.lines))
        self.lines.append(text)

    def extend(self, other: Lines) -> None:
        """Add the lines of another."""
        self.headings |= {len(self.lines) + number for number in other.headings}
        self.lines += other.lines


class _Writer:
    """Put pieces of text into lines."""

    def __init__(self) -> None:
        self.found = Lines()
        self.bold = 0
        self.heading = 0
        self.is_item = False
        self._pieces: list[str] = []
        self._plain = 0

    def text(self, text: str) -> None:
        """Add text to the line."""
        self._pieces.append(text)
        if not self.bold:
            self._plain += len(text.strip())

    def cell(self) -> None:
        """Part two cells of a row."""
        self._pieces.append("\x00")

    def end(self) -> None:
        """End the line."""
        cells = (" ".join(cell.split()) for cell in "".join(self._pieces).split("\x00"))
        line = "\t".join(cell for cell in cells if cell)
        is_bold = not self._plain and len(line) <= _LONGEST_BOLD
        mark = _MARK.match(line)
        self._pieces.clear()
        self._plain = 0
        if not any(letter.isalnum() for letter in line):
            return
        if self.is_item or mark:
            self.found.add(f"- {line[mark.end() :] if mark else line}")
        else:
            self.found.add(line, is_heading=self.heading > 0 or is_bold)
        self.is_item = False


def lines_of(root: LexborNode) -> Lines:
    """Return the lines under an element, without recursion."""
    writer = _Writer()
    above: list[tuple[LexborNode, str]] = []
    node = root.first_child
    for _ in range(_MOST_NODES):
        if node is None:
            if not above:
                break
            node, tag = above.pop()
            _leave(writer, tag)
            node = node.next
            continue
        tag = node.tag or ""
        if tag == "-text":
            writer.text(node.text_content or "")
        elif tag == "br":
            writer.end()
        elif tag not in _SKIPPED and not _is_noise(node):
            _enter(writer, tag)
            child = node.first_child
            if child is not None:
                above.append((node, tag))
                node = child
                continue
            _leave(writer, tag)
        node = node.next
    writer.end()
    return writer.found


def _enter(writer: _Writer, tag: str) -> None:
    if tag in _BLOCKS and not (writer.is_item and tag in ("p", "div")):  # a paragraph of an item goes on with its mark
        writer.end()
    if tag == "li":
        writer.is_item = True
    elif tag in _CELLS:
        writer.cell()
    writer.bold += tag in _BOLD
    writer.heading += tag in _HEADINGS


def _leave(writer: _Writer, tag: str) -> None:
    if tag in _BLOCKS:
        writer.end()
    if tag == "li":
        writer.is_item = False
    writer.bold -= tag in _BOLD
    writer.heading -= tag in _HEADINGS


def _is_noise(node: LexborNode) -> bool:
    """Return whether an element is hidden, or belongs to the page rather than to what it is about."""
    attributes = node.attributes
    if not attributes:
        return False
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    if (attributes.get("role") or "") in _ROLES:
        return True
    if _HIDDEN.search(attributes.get("style") or ""):
        return True
    names = f"{attributes.get('id') or ''} {attributes.get('class') or ''}"
    return node.tag in ("div", "section", "aside", "ul") and bool(_NOISE.search(names))
