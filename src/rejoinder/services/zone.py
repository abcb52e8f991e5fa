"""The zone that the seeker lives by: whose day it is, and how times are shown."""

from __future__ import annotations

from datetime import datetime, tzinfo

from rejoinder.domain.facts import LivesIn
from rejoinder.domain.told import Told
from rejoinder.errors import UnclearRequestError
from rejoinder.ports.clock import Clock
from rejoinder.ports.store import Store
from rejoinder.ports.zones import Zones
from rejoinder.services.saying import say

COMMAND = "settings"  # by which the log calls what is said here
MACHINE = "machine"  # instead of a name: the zone that the machine is set to


class SeekersClock:
    """A clock that tells the time in the zone that the seeker chose, and otherwise in the machine's."""

    def __init__(self, clock: Clock, store: Store, zones: Zones) -> None:
        self._clock = clock
        self._store = store
        self._zones = zones
        self._known: tuple[int, tzinfo | None] | None = None

    def now(self) -> datetime:
        """Return the time, aware, in UTC."""
        return self._clock.now()

    def here(self) -> datetime:
        """Return the time in the seeker's zone."""
        zone = self._zone()
        return self._clock.now().astimezone(zone) if zone else self._clock.here()

    def _zone(self) -> tzinfo | None:
        version = self._store.version()  # asked first: what is said meanwhile counts next time
        known = self._known
        if known is None or known[0] != version:
            self._known = known = version, self._chosen()
        return known[1]

    def _chosen(self) -> tzinfo | None:
        name = zone_of(self._store)
        try:
            return self._zones.find(name)[1] if name else None
        except UnclearRequestError:  # chosen on another machine, which knew more zones
            return None


def zone_of(store: Store) -> str:
    """Return the name of the zone that the seeker chose, or the empty string for the machine's."""
    return Told.of(store.facts([LivesIn])).seeker.zone


def choose_zone(store: Store, clock: Clock, zones: Zones, name: str) -> tuple[str, int]:
    """Live by a zone from now on, or by the machine's; return its name and the operation.

    Raises UnclearRequestError where there is none of that name, or it is lived by already.
    """
    chosen = "" if name.strip().casefold() == MACHINE else zones.find(name)[0]
    if chosen == zone_of(store):
        raise UnclearRequestError("That is the zone already.", advice="Nothing was changed.")
    what = f"you live by the zone {chosen}" if chosen else "you live by the machine's zone"
    return chosen, say(store, clock, COMMAND, {"what": what}, [LivesIn(chosen)])
