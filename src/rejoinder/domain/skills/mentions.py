"""The records of skills: what is known by a name, where a text mentions it, and what the book of skills answers."""

from __future__ import annotations

from typing import Protocol

from msgspec import Struct

from rejoinder.domain.documents.document import Place


class Mention(Struct, frozen=True):
    """A stretch of a text that means a skill.

    `skill` is the skill's one name, by which those of two texts are compared. `is_tool` tells things one works with (a
    program, a machine) from what one does or knows. `is_certain` is false for a word that often means something else
    ("basic", "go"), where nothing around it says that the skill is meant.
    """

    skill: str
    place: Place
    is_tool: bool = False
    is_certain: bool = True


class Skills(Protocol):
    """The book of skills, loaded once."""

    def find(self, text: str) -> tuple[Mention, ...]:
        """Return the skills that a text mentions, in their order; of two that overlap the longer."""
        ...

    def implied_by(self, skill: str) -> frozenset[str]:
        """Return every skill that whoever has this one has as well, itself left out ("PostgreSQL": "SQL")."""
        ...
