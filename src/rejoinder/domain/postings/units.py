"""What stands in a posting line by line."""

from __future__ import annotations

from msgspec import Struct

from rejoinder.domain.postings.sections import Section
from rejoinder.domain.postings.text import Span


class Unit(Struct, frozen=True):
    """An item of a list, or a paragraph: its place, the part it stands in, and the label it begins with.

    `group` numbers the headings: units of one group stand under the same. `is_unknown` tells that nobody knows what
    that heading opens.
    """

    start: int
    end: int
    section: Section
    group: int
    is_item: bool = False
    label: Span | None = None
    is_unknown: bool = False
