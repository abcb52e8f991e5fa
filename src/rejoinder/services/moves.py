"""Which letters are in another application now, beside what the seeker meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from rejoinder.domain.applications import Application

Homes = Mapping[str, Application]  # by a letter's key


def homes_of(applications: Iterable[Application]) -> dict[str, Application]:
    """Return the application of each letter, by its key."""
    return {key: application for application in applications for key in application.letters}


def moved(before: Homes, after: Homes, said: str) -> list[tuple[str, Application | None]]:
    """Return the letters that are elsewhere than before, and where; not the one that the seeker spoke of, `said`.

    An application may have another id after another first letter. So it goes on in the one that most of its letters
    are in, and of several that came into one the largest goes on.
    """
    pairs = Counter((before[key].id, after[key].id) for key in before.keys() & after.keys() if key != said)
    goes_on: dict[str, str] = {}
    for one, other in sorted(pairs, key=lambda pair: (-pairs[pair], pair[0] != pair[1], pair)):
        if one not in goes_on and other not in goes_on.values():
            goes_on[one] = other
    found: list[tuple[str, Application | None]] = []
    for key in sorted((before.keys() | after.keys()) - {said}):
        was, now = before.get(key), after.get(key)
        if (goes_on.get(was.id) if was else None) != (now.id if now else None):
            found.append((key, now))
    return found
