"""What a part of a posting is, by its heading."""

from __future__ import annotations

from enum import StrEnum


class Section(StrEnum):
    """The parts of postings, told by their headings; each is a list of phrases in a cue file."""

    ASKED = "asked"
    NICE = "nice"
    DUTIES = "duties"
    STACK = "stack"
    ROLE = "role"
    COMPANY = "company"
    BENEFITS = "benefits"
    LEGAL = "legal"
    APPLY = "apply"
    SELECTION = "selection"
    FACTS = "facts"
    NOTES = "notes"
    OTHER = "other"


# Parts whose items are asked for, whatever their wording.
ASKING = frozenset({Section.ASKED, Section.NICE})
# Parts in which names of tools and crafts imply that one has to know them.
WORK = frozenset({Section.DUTIES, Section.STACK, Section.ROLE})
# Parts that ask for nothing but what is checked before one may begin.
SILENT = frozenset({Section.BENEFITS, Section.LEGAL, Section.APPLY})
