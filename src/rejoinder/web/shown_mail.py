"""A letter's own HTML as a document that can do nothing: for a sandboxed frame inside the page."""

from __future__ import annotations

from html import escape

import nh3

MAX_MARKUP = 1_000_000  # characters; what is longer is shown as text alone
MAX_DEPTH = 200  # cleaning takes the square of the depth
TAGS = frozenset(
    (
        *("a", "abbr", "b", "blockquote", "br", "caption", "center", "code", "col", "colgroup", "dd", "del", "div"),
        *("dl", "dt", "em", "figcaption", "figure", "font", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "ins"),
        *("kbd", "li", "ol", "p", "pre", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "table"),
        *("tbody", "td", "tfoot", "th", "thead", "tr", "tt", "u", "ul"),
    )
)
ATTRIBUTES = {
    "a": {"href"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "*": {"dir", "lang"},
}
SCHEMES = {"http", "https", "mailto"}
POLICY = "default-src 'none'; form-action 'none'; base-uri 'none'"


def safe_document(markup: str) -> str | None:
    """Return a whole document of the harmless parts of mail HTML, or None if it is too long or too deep.

    No images, no styles, no forms, absolute links alone; each opens in a window of its own that knows nothing of
    where it came from.
    """
    if len(markup) > MAX_MARKUP or _depth(markup) > MAX_DEPTH:
        return None
    clean = nh3.clean(
        markup,
        tags=set(TAGS),
        clean_content_tags={"script", "style", "title", "head", "noscript", "template", "svg", "math", "object"},
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        url_relative="deny",
        link_rel="noopener noreferrer nofollow",
        set_tag_attribute_values={"a": {"target": "_blank"}},
        strip_comments=True,
    )
    if not clean.strip():
        return None
    head = (
        '<meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">'
        '<meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">'
    )
    return f"<!doctype html><html><head>{head}<title>Letter</title></head><body>{clean}</body></html>"


def _depth(markup: str) -> int:
    """Return about how deep elements are nested: tags that open, less those that close, at the highest."""
    deepest = depth = at = 0
    while (at := markup.find("<", at)) >= 0:
        following = markup[at + 1 : at + 2]
        if following == "/":
            depth = max(0, depth - 1)
        elif following.isalpha():
            name = markup[at + 1 : at + 6].lower()
            if not name.startswith(("br", "hr", "img", "meta", "link", "input", "col")):
                depth += 1
                deepest = max(deepest, depth)
        at += 1
    return deepest
