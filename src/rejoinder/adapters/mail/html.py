"""HTML as the text that a person sees, and its links."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from msgspec import Struct

from rejoinder.adapters.mail.records import MAX_TEXT
from rejoinder.adapters.mail.text import MAX_LINKS, MAX_URL, tidy
from rejoinder.domain.mail import Link

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

MAX_NODES = 200_000
MAX_LINK_TEXT = 500

# Below this many tags no nesting is slow, so none is measured.
_FEW_TAGS = 1_000
_MAX_DEPTH_COST = 20_000_000
_MAX_REOPENED = 150_000

_SKIPPED = frozenset(
    {"head", "style", "script", "title", "template", "-comment", "-doctype", "select", "textarea"}
    | {"svg", "math", "iframe", "object", "audio", "video", "noembed", "noframes"}
)

# Marks among the pieces of text; a line that holds nothing but one of the last two is an empty
# line. Characters of the text itself are never these: the parser replaces or folds them.
_LINE, _GAP, _BROKEN_OFF = "\x00", "\x01", "\x02"
_NEW_LINE = "\n"
_EMPTY = frozenset({_GAP, _BROKEN_OFF})
_PARAGRAPH = f"{_LINE}{_GAP}{_LINE}"
_ENDS = {
    **dict.fromkeys(
        [
            *("address", "article", "aside", "body", "caption", "center", "dd", "details", "dir"),
            *("div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header"),
            *("html", "legend", "li", "main", "menu", "nav", "section", "summary", "table"),
            *("tbody", "tfoot", "thead", "tr"),
        ],
        _LINE,
    ),
    **dict.fromkeys(["blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "ol", "p", "pre", "ul"], _PARAGRAPH),
}
_STARTS = {**_ENDS, "li": f"{_LINE}- ", "br": f"{_BROKEN_OFF}{_LINE}", "td": " ", "th": " "}

_SCHEMES = ("http://", "https://", "mailto:")

_HIDDEN_STYLE = re.compile(r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)")
_ZERO_SIZE = re.compile(r"(?:^|[;\s])font-size\s*:\s*0(?:\.0+)?(?:px|pt|em|rem|%)?\s*(?:[;!]|$)")

_LONG_TAG = 8_000
_MAX_ATTRIBUTES = 2_000
_ATTRIBUTE = re.compile(r"""[^\s"'>/=]++(?:\s*+=\s*+(?:"[^"]*+"?|'[^']*+'?|[^\s"'>]++))?""")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_NOT_NESTING = frozenset(
    {"area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta"}
    | {"option", "p", "param", "source", "td", "th", "tr", "wbr"}
)
_FORMATTING = frozenset(
    {
        "a",
        "b",
        "big",
        "code",
        "em",
        "font",
        "i",
        "nobr",
        "s",
        "small",
        "strike",
        "strong",
        "tt",
        "u",
    }
)

_FLAT_DROPPED = re.compile(
    r"<!--.*?(?:-->|\Z)|<(style|script|head|title)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL
)
_FLAT_BREAK = re.compile(r"<(?:/?(?:p|div|tr|li|h[1-6]|table|ul|ol|blockquote)|br)\b[^<>]*+>?", re.IGNORECASE)
_FLAT_LINK = re.compile(r"<a\s[^<>]*?href\s*=\s*[\"']?([^\"'\s<>]+)", re.IGNORECASE)
_FLAT_TAG = re.compile(r"<[/!?a-zA-Z][^<>]*+>?")


class Rendered(Struct, frozen=True):
    """What HTML shows: its text with one line feed to a line, and its links in order."""

    text: str = ""
    links: tuple[Link, ...] = ()


def render(html: str) -> Rendered:
    """Return the visible text and the links of HTML, in time linear to its size."""
    # Imported late: most commands read no HTML.
    from selectolax.lexbor import LexborHTMLParser, SelectolaxError  # noqa: PLC0415

    html = html[:MAX_TEXT]
    if _is_costly(html):
        return _render_flat(html)
    try:
        tree = LexborHTMLParser(html.encode("utf-8", "replace"))
    except SelectolaxError:
        return _render_flat(html)
    root = tree.body or tree.root
    if root is None:
        return Rendered()
    pieces, links = _walk(root)
    return Rendered(tidy(_lay_out(pieces)), tuple(links))


def _walk(root: LexborNode) -> tuple[list[str], list[Link]]:
    """Collect text and marks of every shown node in order, without recursion.

    This loop is where reading a mailbox spends its time, so it calls as little as it can.
    """
    pieces: list[str] = []
    links: list[Link] = []
    above: list[tuple[LexborNode, str, bool]] = []
    add, start_of, end_of = pieces.append, _STARTS.get, _ENDS.get
    node, has_size = root.first_child, True
    for _ in range(MAX_NODES):
        if node is None:
            if not above:
                break
            node, end, has_size = above.pop()
            add(end)
            node = node.next
            continue
        tag = node.tag or ""
        if tag == "-text":
            add((node.text_content or "") if has_size else "")
        elif tag == "pre":
            add(f"{_PARAGRAPH}{node.text().replace(_NEW_LINE, _LINE)}{_PARAGRAPH}")
        elif tag not in _SKIPPED:
            attributes = node.attributes
            style = (attributes.get("style") or "").lower()
            if not (_hides(style) or "hidden" in attributes):
                add(start_of(tag, ""))
                if tag == "a":
                    _add_link(links, node, attributes.get("href") or "")
                child = node.first_child
                if child is not None:
                    above.append((node, end_of(tag, ""), has_size))
                    node, has_size = child, _has_size(style, has_size=has_size)
                    continue
        node = node.next
    return pieces, links


def _hides(style: str) -> bool:
    """Tell whether a style keeps an element from being shown."""
    # Looking for a word first is much faster than the pattern, and most styles have none.
    return ("display" in style or "visib" in style) and _HIDDEN_STYLE.search(style) is not None


def _has_size(style: str, *, has_size: bool) -> bool:
    """Tell whether text in an element has a size above zero.

    Newsletter builders set zero on wrappers, to swallow white space, and a real size on the
    elements inside.
    """
    if "font" not in style:
        return has_size
    return "size" not in style or _ZERO_SIZE.search(style) is None


def _lay_out(pieces: list[str]) -> str:
    """Return the text of the collected pieces as a browser shows it.

    White space is folded, blocks stand on their own lines, and an empty line follows a paragraph
    or a second <br>.
    """
    lines: list[str] = []
    folded = " ".join("".join(pieces).split())
    for piece in folded.split(_LINE):
        line = piece.strip()
        if not line or line == "-":
            continue
        if line in _EMPTY:
            if lines and lines[-1]:
                lines.append("")
            continue
        lines.append(line.rstrip(_BROKEN_OFF) if line.endswith(_BROKEN_OFF) else line)
    return "\n".join(lines)


def _add_link(links: list[Link], node: LexborNode, href: str) -> None:
    """Add an element's link if its target is an address of the web or of mail."""
    target = "".join(href.split())[:MAX_URL]
    if len(links) >= MAX_LINKS or not target[:8].lower().startswith(_SCHEMES):
        return
    text = " ".join(node.text().split()) or _image_text(node)
    links.append(Link(text[:MAX_LINK_TEXT], target))


def _image_text(node: LexborNode) -> str:
    """Return what stands for the first image of a link that has no words."""
    for inner in node.traverse():
        if inner.tag == "img":
            return " ".join((inner.attributes.get("alt") or "").split())
    return ""


def _is_costly(html: str) -> bool:
    """Tell whether attributes or nesting would make the parser's time quadratic.

    Each attribute of a tag is compared with those before it. Deep elements are searched through
    for every tag; unclosed formatting elements are opened again in every block. Both sums are
    counted as the tags open and close.
    """
    if len(html) > _LONG_TAG and any(
        len(_ATTRIBUTE.findall(piece.partition(">")[0])) > _MAX_ATTRIBUTES
        for piece in html.split("<")
        if len(piece) > _LONG_TAG
    ):
        return True
    if html.count("<") < _FEW_TAGS:
        return False
    counts: dict[str, int] = {}
    depth = formatting = depth_cost = reopened = 0
    for found in _TAG.finditer(html):
        slash, name = found[1], found[2].lower()
        step = 0 if name in _NOT_NESTING else 1
        if slash:
            if not step or not counts.get(name):
                continue
            step = -1
        else:
            depth_cost += depth
            reopened += formatting
            if depth_cost > _MAX_DEPTH_COST or reopened > _MAX_REOPENED:
                return True
        counts[name] = counts.get(name, 0) + step
        depth += step
        formatting += step if name in _FORMATTING else 0
    return False


def _render_flat(html: str) -> Rendered:
    """Strip the tags of HTML that is too deep to be taken for a document."""
    shown = _FLAT_DROPPED.sub(" ", html)
    targets = (unescape(url)[:MAX_URL] for url in _FLAT_LINK.findall(shown)[:MAX_LINKS])
    links = (Link("", url) for url in targets if url.lower().startswith(_SCHEMES))
    folded = " ".join(shown.split())
    broken = _FLAT_TAG.sub("", _FLAT_BREAK.sub("\n", folded))
    lines = (" ".join(line.split()) for line in unescape(broken).split("\n"))
    return Rendered(tidy("\n".join(line for line in lines if line)), tuple(links))
