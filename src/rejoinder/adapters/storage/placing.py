"""Decide what a batch changes before anything is written: what is new, what goes where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from rejoinder.domain.mailbox import BatchCounts, Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

Spot = tuple[str, str, int]  # path, member, offset: one message can stand there


class Placed(Struct, frozen=True):
    """What the store holds of a place."""

    key: str
    length: int
    operation: int


class Plan(Struct):
    """What a batch comes to."""

    new: dict[str, Entry] = field(default_factory=dict)
    added: dict[Spot, Entry] = field(default_factory=dict)
    moved: dict[Spot, Entry] = field(default_factory=dict)
    left: set[str] = field(default_factory=set)  # keys that lost a place
    known: int = 0

    @property
    def counts(self) -> BatchCounts:
        """Count what is new and what was known."""
        letters = sum(entry.message is not None for entry in self.new.values())
        return BatchCounts(len(self.new), letters, self.known, frozenset(self.new))


def spot_of(entry: Entry) -> Spot:
    """Return where the message begins."""
    return entry.place.path, entry.place.member, entry.place.offset


def plan(
    entries: Iterable[Entry], known: AbstractSet[str], placed: Mapping[Spot, Placed], doubted: AbstractSet[Spot]
) -> Plan:
    """Plan what to write for each entry, in order.

    `doubted` are places at which a problem was met: reading one well is worth a new version of
    the place even where nothing else changed, since that is what ends the problem.
    """
    made = Plan()
    for entry in entries:
        if entry.key in known or entry.key in made.new:
            made.known += 1
        else:
            made.new[entry.key] = entry
        _place(made, spot_of(entry), entry, placed, doubted)
    return made


def _place(made: Plan, spot: Spot, entry: Entry, placed: Mapping[Spot, Placed], doubted: AbstractSet[Spot]) -> None:
    before = placed.get(spot)
    earlier = made.added.get(spot) or made.moved.get(spot)
    if earlier and earlier.key != entry.key:
        made.left.add(earlier.key)
    if before is None:
        made.added[spot] = entry
        return
    if before.key != entry.key:
        made.left.add(before.key)
    if earlier or before.key != entry.key or before.length != entry.place.length or spot in doubted:
        made.moved[spot] = entry
