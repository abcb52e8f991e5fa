"""What the styles of a Word document say of its paragraphs: headings, lists, sizes, bold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"(?:heading|title|überschrift|titel|titre|título|section)\b", re.IGNORECASE)
_LIST = re.compile(r"list (?:bullet|number)|aufzählung|bullet|puce|viñeta", re.IGNORECASE)
_USUAL = 11.0
_DEEPEST = 12
_OFF = frozenset(("0", "false", "none", "off"))


class Look(Struct, frozen=True):
    """How a paragraph looks by its style; `is_heading` and `is_item` are what the style says it is."""

    size: float = _USUAL
    is_bold: bool = False
    is_heading: bool = False
    is_item: bool = False


class Styles:
    """The styles by their ids, with what they take from others."""

    def __init__(self, element: Element) -> None:
        self._found: dict[str, Element] = {}
        self._looks: dict[str, Look] = {}
        self._default = ""
        for style in element.iterchildren(f"{W}style"):
            name = style.get(f"{W}styleId") or ""
            self._found[name] = style
            if style.get(f"{W}default") == "1" and style.get(f"{W}type") == "paragraph":
                self._default = name
        base = element.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self._base = Look(size=size_of(base) or _USUAL)

    def look(self, name: str) -> Look:
        """Return the look of a style; that of the usual one for none."""
        name = name or self._default
        if name not in self._looks:
            self._looks[name] = self._look(name, 0)
        return self._looks[name]

    def _look(self, name: str, depth: int) -> Look:
        style = self._found.get(name)
        if style is None or depth > _DEEPEST:
            return self._base
        parent = self._look(value_of(style, "basedOn"), depth + 1)
        words = value_of(style, "name")
        run = style.find(f"{W}rPr")
        paragraph = style.find(f"{W}pPr")
        bold = is_on(run, "b")
        has_level = paragraph is not None and paragraph.find(f"{W}outlineLvl") is not None
        has_list = paragraph is not None and paragraph.find(f"{W}numPr") is not None
        is_heading = parent.is_heading or bool(_HEADING.match(words)) or has_level
        return Look(
            size_of(run) or parent.size,
            parent.is_bold if bold is None else bold,
            is_heading,
            not is_heading and (parent.is_item or has_list or bool(_LIST.search(words))),
        )


def value_of(element: Element | None, name: str) -> str:
    """Return the value of a property, or nothing."""
    found = element.find(f"{W}{name}") if element is not None else None
    return (found.get(f"{W}val") or "") if found is not None else ""


def is_on(element: Element | None, name: str) -> bool | None:
    """Return whether a property is switched on, or none if nothing is said."""
    found = element.find(f"{W}{name}") if element is not None else None
    return None if found is None else (found.get(f"{W}val") or "1").lower() not in _OFF


def size_of(run: Element | None) -> float | None:
    """Return the size of letters, in points."""
    try:
        return float(value_of(run, "sz")) / 2 or None
    except ValueError:
        return None
