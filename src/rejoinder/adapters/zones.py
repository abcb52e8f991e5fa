"""The zones of the world: those of the machine, or of the package that brings them where it has none."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo
from difflib import get_close_matches
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from rejoinder.errors import UnclearRequestError

NEAR = 4  # zones that are named where none is meant
LONGEST = 60  # characters of a name that are shown
_LIKENESS = 0.7  # of names that are taken for one that was mistyped
_LEAST = 3  # letters by which a place is looked for inside a name


class ZoneFiles:
    """Knows the zones of the zone database (IANA)."""

    def names(self) -> Sequence[str]:
        """Return the names of all zones, in order."""
        return _names()

    def find(self, name: str) -> tuple[str, tzinfo]:
        """Return a zone by its name. Raises UnclearRequestError."""
        wanted = _folded(name)
        found = next((one for one in _names() if _folded(one) == wanted), None)
        if found is not None:
            try:
                return found, ZoneInfo(found)
            except (OSError, ValueError):  # a file that cannot be read, or holds no zone
                pass
        near = _near(wanted)
        advice = f"Did you mean {_listed(near)}?" if near else "Name one as “Europe/Vienna” or “America/New_York”."
        message = f"There is no zone that is called “{name.strip()[:LONGEST]}”."
        raise UnclearRequestError(message, advice=f"{advice} Nothing was changed.")


@cache
def _names() -> tuple[str, ...]:
    """Return the names that people use: not those of the files that zone databases keep for other programs."""
    return tuple(sorted(name for name in available_timezones() if not name.startswith(("posix/", "right/"))))


def _folded(name: str) -> str:
    return "_".join(name.replace("_", " ").split()).casefold()


def _near(wanted: str) -> list[str]:
    """Return the zones that may be meant: of that place, else those that are written nearly so."""
    places = {name: _folded(name).rpartition("/")[2] for name in _names()}
    place = wanted[:LONGEST].rpartition("/")[2]
    if len(place) < _LEAST:
        return []
    of_place = [name for name, own in places.items() if own == place]
    inside = [name for name, own in places.items() if place in own]
    likes = get_close_matches(place, set(places.values()), NEAR, _LIKENESS)
    like = sorted((name for name, own in places.items() if own in likes), key=lambda name: likes.index(places[name]))
    return list(dict.fromkeys([*of_place, *inside, *like]))[:NEAR]


def _listed(names: Sequence[str]) -> str:
    *first, last = [f"“{name}”" for name in names]
    return f"{', '.join(first)} or {last}" if first else last
