"""Where applications are found by what ties a letter to them, without looking at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from msgspec import Struct, field

from rejoinder.domain.linking.clues import Clue
from rejoinder.domain.linking.drafts import Draft
from rejoinder.domain.linking.names import Alike, marks_of
from rejoinder.domain.linking.posts import House
from rejoinder.domain.linking.ties import Thread

_MOST = 24  # applications under one key that are looked at, the latest
_LONG_NAME = 5  # characters from which a word of a subject may name an organisation
_MOST_SOFT = 8  # under a word or a person's name: what more share tells nothing
_Shelf = dict[str, list[Draft]]


class Shelf(Struct):
    """Applications by message ids, and by everything else that may tie a letter to one."""

    threads: dict[str, Draft] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)  # of letters that are there
    others: _Shelf = field(default_factory=dict)
    alike: Alike = field(default_factory=Alike)

    def put(self, draft: Draft, clue: Clue) -> None:
        """Put an application where a letter that belongs to it is looked for."""
        for name in (clue.message_id, *clue.parents):
            if name:
                self.threads.setdefault(name, draft)
        if clue.message_id:
            self.ids.add(clue.message_id)
        others = self.others
        for key in (*_keys(clue), *_name_keys(clue)):  # kept plain: every letter of a mailbox comes by here
            known = others.get(key)
            if known is None:
                others[key] = [draft]
            elif known[-1] is not draft and draft not in known[-_MOST:]:
                known.append(draft)
        for name in _named(clue):
            self.alike.of(name)
        self._put_softly(draft, clue)

    def _put_softly(self, draft: Draft, clue: Clue) -> None:
        for key in _left(clue):
            known = self.others.get(key)
            if known is None:
                self.others[key] = [draft]
            elif len(known) <= _MOST_SOFT and draft not in known:
                known.append(draft)

    def in_thread(self, clue: Clue) -> tuple[Draft | None, Thread]:
        """Return the application that a letter's thread leads to, and how."""
        answered, thread = self.answered(clue)
        if answered is not None:
            return answered, thread
        draft = self.threads.get(clue.message_id) if clue.message_id else None
        if draft is None:
            return None, Thread.NONE
        # What answers it came before it, or a system gives all its letters one id.
        return draft.standing, Thread.SAME_ID if clue.message_id in self.ids else Thread.ANSWER

    def answered(self, clue: Clue) -> tuple[Draft | None, Thread]:
        """Return the application whose letter a letter answers, or that answers the same one."""
        for name in clue.parents:
            draft = self.threads.get(name)
            if draft is not None:
                return draft.standing, Thread.ANSWER if name in self.ids else Thread.SHARED
        return None, Thread.NONE

    def near(self, clue: Clue) -> list[Draft]:
        """Return the applications that share anything with a letter, in the order in which they began."""
        found: dict[Draft, None] = {}
        for key in _keys(clue):
            for draft in self.others.get(key, ())[-_MOST:]:
                found[draft.standing] = None
        for name in _named(clue):
            for alike in self.alike.of(name):
                for draft in self.others.get(f"={alike}", ())[-_MOST:]:
                    found[draft.standing] = None
        for key in _sought(clue):
            known = self.others.get(key, ())
            if len(known) <= _MOST_SOFT:
                for draft in known:
                    found[draft.standing] = None
        return sorted(found, key=lambda draft: draft.number)


def _keys(clue: Clue) -> list[str]:
    keys = [f"#{code}" for code in clue.codes]
    keys += [f"~{tail}" for tail in clue.tails]
    if clue.domain and clue.house in (House.ONE, House.PERHAPS):
        keys.append(f"@{clue.domain}")
    if clue.party and (clue.is_person or clue.is_own_address or clue.house is House.PRIVATE):
        keys.append(f"<{clue.party}")
    keys += [f"<{other}" for other in clue.others]
    return keys


def _name_keys(clue: Clue) -> list[str]:
    return [key for name in _named(clue) for key in _keys_of(name)]


@lru_cache(16_384)
def _keys_of(name: str) -> tuple[str, ...]:
    """Return where an organisation is found: by its name, and by what a subject may call it."""
    return (f"={name}", *[f"o{mark}" for mark in marks_of(name)])


def _left(clue: Clue) -> list[str]:
    """Return where an application is found by what a letter names besides whom it is from."""
    keys = [f"n{name}" for name in clue.named if name]
    if clue.writer:
        keys.append(f"n{clue.writer}")
    if clue.role and clue.domain and clue.house is House.SYSTEM:
        keys.append(_post(clue))
    keys += [f"w{word}" for word in clue.words]
    return keys


def _sought(clue: Clue) -> Iterator[str]:
    """Yield where an application is looked for that names who writes, or the organisation in a subject."""
    if clue.writer:
        yield f"n{clue.writer}"
    for name in clue.told_names:
        yield f"w{max(name.split(), key=len)}"
    if not clue.told_names:
        if clue.role and clue.house is House.SYSTEM:
            yield _post(clue)
        for word in clue.words:
            if len(word) >= _LONG_NAME:
                yield f"o{word}"


def _named(clue: Clue) -> Iterable[str]:
    return (*clue.told_names, clue.agency) if clue.agency else clue.told_names


def _post(clue: Clue) -> str:
    """Return where a role is found of which one system writes."""
    return f"t{clue.domain} {' '.join(sorted(clue.role))}"
