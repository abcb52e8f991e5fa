"""Which skill implies which: whoever has the one has the other, never the other way round."""

from __future__ import annotations

from collections.abc import Mapping

from rejoinder.domain.skills.entries import SkillError


class Implications:
    """What each skill implies, followed to its end.

    Raises SkillError if a skill would imply itself.
    """

    def __init__(self, direct: Mapping[str, tuple[str, ...]]) -> None:
        self._direct = direct
        self._all: dict[str, frozenset[str]] = {}
        for skill in direct:
            self._follow(skill, ())

    def of(self, skill: str) -> frozenset[str]:
        """Return every skill that this one implies, itself left out."""
        return self._all.get(skill, frozenset())

    def _follow(self, skill: str, path: tuple[str, ...]) -> frozenset[str]:
        if skill in path:
            circle = " > ".join((*path[path.index(skill) :], skill))
            raise SkillError(f"{skill} would imply itself: {circle}; take one of these implications away")
        if skill not in self._all:
            direct = self._direct.get(skill, ())
            further = (self._follow(one, (*path, skill)) for one in direct)
            self._all[skill] = frozenset(direct).union(*further)
        return self._all[skill]
