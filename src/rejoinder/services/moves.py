"""Which letters are in another application now, beside what the seeker meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rejoinder.domain.applications import Application


def moved(
    before: Sequence[Application], after: Sequence[Application], said: str
) -> list[tuple[str, Application | None]]:
    """Return the letters that are elsewhere than before, and where; not the one that the seeker spoke of, `said`.

    An application goes on under its id. One whose id is gone, or was that of the letter spoken of, goes on in the new
    one that most of its letters are in.
    """
    was, now = _homes(before), _homes(after)
    ids, known = {one.id for one in after}, {one.id for one in before}
    kept = {name for name in known & ids if not said.startswith(name)}
    goes_on = {name: name for name in kept}
    pairs = Counter((was[key].id, now[key].id) for key in was.keys() & now.keys() if key != said)
    for one, other in sorted(pairs, key=lambda pair: (-pairs[pair], pair)):
        if one not in goes_on and other not in kept:
            goes_on[one] = other
    found: list[tuple[str, Application | None]] = []
    for key in sorted((was.keys() | now.keys()) - {said}):
        old, new = was.get(key), now.get(key)
        if (goes_on.get(old.id) if old else None) != (new.id if new else None):
            found.append((key, new))
    return found


def _homes(applications: Sequence[Application]) -> dict[str, Application]:
    """Return the application of each letter, by its key."""
    return {key: application for application in applications for key in application.letters}
