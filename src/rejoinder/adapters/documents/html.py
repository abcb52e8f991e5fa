"""Read a saved page: the job description that it declares (schema.org JobPosting), or else what a person sees of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rejoinder.adapters.documents.charset import decode
from rejoinder.adapters.documents.html_text import Lines, lines_of
from rejoinder.adapters.documents.job_posting import Posting, posting_of
from rejoinder.adapters.documents.limits import MOST_CHARACTERS, too_large
from rejoinder.domain.documents.document import Document, Format
from rejoinder.domain.records import replace
from rejoinder.errors import UnreadableError

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w-]+)""", re.IGNORECASE)
_ENOUGH = 200  # letters: what a page's main part has at least
_MOST_MAIN = 0.15  # of the letters of a page: a part that holds less is not its main one
_MAIN = ("main", "[role=main]", "article")


def read_html(name: str, content: bytes) -> Document:
    """Return the text of a page. Raises UnreadableError."""
    from selectolax.lexbor import LexborHTMLParser, SelectolaxError  # noqa: PLC0415  (only HTML needs it)

    html = _decoded(name, content)
    if len(html) > 10 * MOST_CHARACTERS:
        raise too_large(name, "it holds more text than a book")
    try:
        tree = LexborHTMLParser(html)
    except SelectolaxError as error:
        raise UnreadableError(
            f"{name} is a page that cannot be read.",
            advice="Print the page into a PDF, or copy its text into a .txt file.",
        ) from error
    posting = posting_of(tree)
    lines = _posting_lines(posting) if posting else _page_lines(tree)
    text = "".join(f"{line}\n" for line in lines.lines)
    if not text.strip():
        raise UnreadableError(
            f"{name} is a page without text: its text is loaded by a script.",
            advice="Open the page, copy its text into a .txt file, or print it into a PDF.",
        )
    found = Document(name, Format.HTML, text[:MOST_CHARACTERS], frozenset(lines.headings))
    if posting:
        return replace(found, title=posting.title, organisation=posting.organisation)
    return found


def _decoded(name: str, content: bytes) -> str:
    """Return a page as text, in the charset that it names where it is not in UTF-8."""
    match = _CHARSET.search(content[:4096])
    if match and not content.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return content.decode(match.group(1).decode("ascii"))
        except (LookupError, ValueError):  # a charset that there is not, or another than it says
            pass
    return decode(name, content)


def _posting_lines(posting: Posting) -> Lines:
    """Return the title, and what is asked for."""
    lines = Lines()
    if posting.title:
        lines.add(posting.title, is_heading=True)
    for heading, html in posting.parts:
        part = lines_of(html)
        if heading:
            lines.add(heading, is_heading=True)
        lines.extend(part)
    return lines


def _page_lines(tree: LexborHTMLParser) -> Lines:
    """Return what a person sees: of the main part of a page where it has one."""
    root = tree.body or tree.root
    if root is None:
        return Lines()
    whole = len(root.text())
    return lines_of(_main(tree, root, whole))


def _main(tree: LexborHTMLParser, root: LexborNode, whole: int) -> LexborNode:
    for selector in _MAIN:
        found = tree.css(selector)
        if len(found) == 1 and len(found[0].text()) > max(_ENOUGH, _MOST_MAIN * whole):
            return found[0]
    return root
