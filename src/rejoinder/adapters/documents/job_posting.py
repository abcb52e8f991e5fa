"""The job description that a page declares: schema.org JobPosting, as JSON-LD or as microdata."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from html import unescape
from typing import TYPE_CHECKING, Any

from msgspec import Struct

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_MOST_OBJECTS = 10_000
_ENOUGH = 80  # letters: a description that says something
# What else a posting may say of what is asked for, beside its description (https://schema.org/JobPosting).
_MORE = (
    ("Responsibilities", "responsibilities"),
    ("Qualifications", "qualifications"),
    ("Skills", "skills"),
    ("Experience", "experienceRequirements"),
    ("Education", "educationRequirements"),
)


class Posting(Struct, frozen=True):
    """What a page declares: title, organisation, and the parts, each with its heading (or none) and its HTML."""

    title: str
    organisation: str
    parts: tuple[tuple[str, LexborNode], ...]


def posting_of(tree: LexborHTMLParser) -> Posting | None:
    """Return the one posting that a page declares; none if it declares none, or a list of them."""
    found = [one for one in _declared(tree) if len(_text(one.get("description"))) >= _ENOUGH]
    titles = {_text(one.get("title")) for one in found}
    if len(titles) == 1:
        return _from_json(found[0])
    return None if found else _from_microdata(tree)


def _declared(tree: LexborHTMLParser) -> Iterator[Mapping[str, Any]]:
    """Yield the postings among the objects of a page's JSON-LD."""
    for script in tree.css("script[type]"):
        if "ld+json" not in (script.attributes.get("type") or "").lower():
            continue
        try:
            found = json.loads(script.text(), strict=False)
        except (ValueError, RecursionError):
            continue
        for one in _objects(found):
            kinds = one.get("@type")
            if "JobPosting" in (kinds if isinstance(kinds, list) else [kinds]):
                yield one


def _objects(found: object) -> Iterator[Mapping[str, Any]]:
    """Yield an object and all in it, without recursion."""
    todo = [found]
    for _ in range(_MOST_OBJECTS):
        if not todo:
            return
        one = todo.pop()
        if isinstance(one, dict):
            yield one
            todo += one.values()
        elif isinstance(one, list):
            todo += one


def _from_json(found: Mapping[str, Any]) -> Posting:
    description = _text(found.get("description"))
    parts = [("", _parsed(description))]
    for heading, name in _MORE:
        more = _text(found.get(name))
        if more and _folded(more) not in _folded(description):
            parts.append((heading, _parsed(more)))
    title = " ".join(unescape(_text(found.get("title"))).split())
    organisation = " ".join(unescape(_text(found.get("hiringOrganization"))).split())
    return Posting(title, organisation, tuple(parts))


def _from_microdata(tree: LexborHTMLParser) -> Posting | None:
    scopes = tree.css('[itemtype*="schema.org/JobPosting"]')
    if len(scopes) != 1:
        return None
    scope = scopes[0]
    description = scope.css_first("[itemprop=description]")
    if description is None or len(description.text()) < _ENOUGH:
        return None
    organisation = scope.css_first("[itemprop=hiringOrganization]")
    name = organisation.css_first("[itemprop=name]") if organisation is not None else None
    title = _words(scope.css_first("[itemprop=title]"))
    return Posting(title, _words(name if name is not None else organisation), (("", description),))


def _words(node: LexborNode | None) -> str:
    if node is None:
        return ""
    return " ".join((node.attributes.get("content") or node.text()).split())


def _parsed(html: str) -> LexborNode:
    """Return a description as a tree: it is HTML, sometimes escaped, or text with line breaks."""
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415

    if "<" not in html and "&lt;" in html:
        html = unescape(html)
    if "<" not in html:
        html = html.replace("\n", "<br>")
    tree = LexborHTMLParser(f"<body><div>{html}</div></body>")
    body = tree.body
    if body is None:  # a parser for HTML always makes one
        raise ValueError("no body")
    return body


def _folded(text: str) -> str:
    return "".join(letter for letter in text.lower() if letter.isalnum())


def _text(found: object) -> str:
    """Return a field as text: of objects their name or description, of lists all that they hold."""
    if isinstance(found, str):
        return found
    if isinstance(found, dict):
        return _text(found.get("name") or found.get("description") or found.get("credentialCategory") or "")
    if isinstance(found, list):
        return "\n".join(_text(one) for one in found if isinstance(one, str | dict))
    return ""
