"""A letter's own HTML as a document that can do nothing: for a sandboxed frame inside the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape

import nh3

MAX_MARKUP = 500_000  # characters; what is longer is shown as text alone
MAX_DEPTH = 200  # cleaning takes the square of the depth
MAX_REOPENED = 100_000  # formatting that was not closed is opened again in each block
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

_EMPTY = frozenset(("br", "col", "hr"))
_FORMATTING = frozenset(("a", "b", "code", "em", "font", "i", "s", "small", "strike", "strong", "tt", "u"))
# What no person is meant to read, with all that is in it, to its end or to the end of everything.
_UNSEEN = (
    *("script", "style", "title", "noscript", "template", "svg", "math", "object", "applet", "audio", "video"),
    *("iframe", "noembed", "noframes", "textarea", "select", "xmp", "canvas"),
)
_TOKEN = re.compile(
    r"<!--(?:-?>|.*?(?:--!?>|\Z))"
    rf"|<(?P<unseen>{'|'.join(_UNSEEN)})(?=[\s/>]).*?(?:</(?P=unseen)(?=[\s/>])[^>]*+(?:>|\Z)|\Z)"
    r"|<(?P<slash>/?)(?P<name>[a-z][^\s/>]*+)(?P<rest>(?:[^>\"'=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?|[\"'])*+)(?:>|\Z)"
    r"|<[!?/][^>]*+(?:>|\Z)"
    r"|<",
    re.IGNORECASE | re.DOTALL,
)
_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s\"'>/=]++)\s*+=\s*+(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)'|(?P<bare>[^\s\"'>]++))"
)
_CONTROL = re.compile(r"[\x00-\x1f]+")


def safe_document(markup: str, language: str = "") -> str | None:
    """Return a whole document of the harmless parts of mail HTML, or None if it is too long or too deep.

    `language` is the letter's, where it is known. No images, no styles, no forms, absolute links alone; each opens in a
    window of its own that knows nothing of where it came from. What a tag is, is decided twice: here, so that the depth
    can be counted on tags alone, and by the cleaner, whose word is the last.
    """
    if len(markup) > MAX_MARKUP:
        return None
    plain = "".join(_plain(markup))
    if _is_too_deep(plain):
        return None
    clean = nh3.clean(
        plain,
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
    lang = f' lang="{escape(language)}"' if language else ""
    return f"<!doctype html><html{lang}><head>{head}<title>Letter</title></head><body>{clean}</body></html>"


def _plain(markup: str) -> Iterator[str]:
    """Yield the text and the harmless tags of markup, written so that nobody can read them in another way."""
    at = 0
    for token in _TOKEN.finditer(markup):
        yield _text(markup[at : token.start()])
        at = token.end()
        name = (token["name"] or "").lower()
        if name in TAGS:
            yield f"</{name}>" if token["slash"] else f"<{name}{''.join(_attributes(name, token['rest']))}>"
        elif token.group() == "<":
            yield "&lt;"
    yield _text(markup[at:])


def _text(text: str) -> str:
    """Return text with its entities written in the one way that the cleaner reads fast."""
    return escape(unescape(text), quote=False)


def _attributes(tag: str, text: str) -> Iterator[str]:
    allowed = ATTRIBUTES.get(tag, set()) | ATTRIBUTES["*"]
    for found in _ATTRIBUTE.finditer(text):
        name = found["name"].lower()
        if name in allowed:
            allowed = allowed - {name}
            value = unescape(found["double"] or found["single"] or found["bare"] or "")
            yield f' {name}="{escape(_CONTROL.sub("", value).strip())}"'


_TAG = re.compile(r"<(/?)([a-z0-9]+)")


def _is_too_deep(plain: str) -> bool:
    """Tell whether plain tags are nested too deep.

    Only a tag of the same name takes back what one opened: any other may be passed over by the parser.
    """
    counts: dict[str, int] = {}
    depth = formatting = reopened = 0
    for slash, name in _TAG.findall(plain):
        if name in _EMPTY:
            continue
        is_open = counts.get(name, 0) > 0
        if is_open if name == "p" and not slash else slash and not is_open:  # a paragraph ends where the next begins
            continue
        step = -1 if slash else 1
        counts[name] = counts.get(name, 0) + step
        depth += step
        formatting += step if name in _FORMATTING else 0
        reopened += formatting if step > 0 else 0
        if depth > MAX_DEPTH or reopened > MAX_REOPENED:
            return True
    return False
