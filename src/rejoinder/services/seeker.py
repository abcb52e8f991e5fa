"""Who the seeker is: what they say of their names and addresses, beside what the mail tells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from rejoinder.domain.facts import Called, WritesFrom
from rejoinder.domain.knowledge import own_addresses, own_names
from rejoinder.domain.seeker import Seeker
from rejoinder.domain.told import Told
from rejoinder.errors import UnclearRequestError
from rejoinder.ports.clock import Clock
from rejoinder.ports.store import Store
from rejoinder.services.context import speaks_for_itself
from rejoinder.services.saying import say

if TYPE_CHECKING:
    from rejoinder.services.settling import Settler

Word = Called | WritesFrom
COMMAND = "settings"  # by which the log calls what is said here
MAX_NAME = 100  # characters
MAX_ADDRESS = 254  # characters, after RFC 5321
_ADDRESS = re.compile(r"[^\s@<>()\[\],;:\"\\\x00-\x1f\x7f]+@(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W_](?:[\w-]*[^\W_])?")
_IN_BRACKETS = re.compile(r"[^<>]*<([^<>]*)>")


class WhoIsIt(Struct, frozen=True):
    """Whose data this is: what the seeker said, and what the mail tells by itself.

    `found` gives for each address that was found how many messages that are kept came to it or from it.
    """

    said: Seeker
    found: Mapping[str, int]
    names: tuple[str, ...]

    @property
    def others(self) -> Mapping[str, int]:
        """Return what was found and not said, nor denied."""
        said = {*self.said.addresses, *self.said.strangers}
        return {address: count for address, count in self.found.items() if address not in said}

    @property
    def other_names(self) -> tuple[str, ...]:
        """Return the names that were found and not said."""
        return tuple(name for name in self.names if not self.said.is_called(name))


def who_is_it(store: Store) -> WhoIsIt:
    """Return whose data this is."""
    said = Told.of(store.facts([Called, WritesFrom])).seeker
    letters = store.outlines()
    found = own_addresses((letter for letter in letters if speaks_for_itself(letter)), said.addresses)
    counts = dict.fromkeys(sorted(found), 0)
    for letter in letters:
        parties = (letter.message.sender, *letter.message.to)
        for address in {party.address.lower() for party in parties} & found:
            counts[address] += 1
    return WhoIsIt(said, counts, own_names(letters, said.own(found)))


def say_who(store: Store, clock: Clock, settler: Settler, facts: Sequence[Word]) -> int:
    """Keep what the seeker says of themselves, as `name_fact` and `address_fact` make it; return the operation.

    Mail that an address bears on is read again where it stands. Raises UnclearRequestError if all of it stands already.
    """
    seeker = before = Told.of(store.facts([Called, WritesFrom])).seeker
    new: list[Word] = []
    for fact in facts:
        seeker, was = seeker.after(fact), seeker
        new += [fact] if seeker != was and not _is_again(was, fact) else []
    if not new:
        message = "That is what is here already."
        raise UnclearRequestError(message, advice="Nothing was changed.")
    reads = _own(before) != _own(seeker)
    what = "; ".join(_words(fact) for fact in new)
    return say(store, clock, COMMAND, {"what": what}, new, settler if reads else None)


def name_fact(text: str, *, is_so: bool = True) -> Called:
    """Return what says that the seeker is called this. Raises UnclearRequestError."""
    name = " ".join(text.split())
    if not name or len(name) > MAX_NAME or "@" in name or not any(char.isalpha() for char in name):
        message = f"That is no name: {name[:MAX_NAME] or '(nothing)'}."
        raise UnclearRequestError(message, advice="Write it as people call you: “Robin Ash”. Nothing was changed.")
    if not name.isprintable():
        message = "There are characters in that name that nobody can see."
        raise UnclearRequestError(message, advice="Type it anew. Nothing was changed.")
    return Called(name, is_so)


def address_fact(text: str, *, is_so: bool = True) -> WritesFrom:
    """Return what says that an address is the seeker's own. Raises UnclearRequestError."""
    inside = _IN_BRACKETS.fullmatch(text.strip())
    address = (inside.group(1) if inside else text).strip().lower()
    if len(address) > MAX_ADDRESS or not _ADDRESS.fullmatch(address) or not address.isprintable():
        message = f"That is no mail address: {address[:MAX_NAME] or '(nothing)'}."
        advice = "Write it whole: “robin.ash@example.org”. Nothing was changed."
        raise UnclearRequestError(message, advice=advice)
    return WritesFrom(address, is_so)


def _own(seeker: Seeker) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(seeker.addresses), frozenset(seeker.strangers)


def _is_again(seeker: Seeker, fact: Word) -> bool:
    """Tell whether something is said again that stands already, and would only change its place in the order."""
    if isinstance(fact, WritesFrom):
        return fact.address in (seeker.addresses if fact.is_so else seeker.strangers)
    return (fact.name in seeker.names) is fact.is_so


def _words(fact: Word) -> str:
    """Return what was said, in words for the log."""
    if isinstance(fact, Called):
        return f"you are {'' if fact.is_so else 'not '}called {fact.name}"
    return f"{fact.address} is {'' if fact.is_so else 'not '}yours"
