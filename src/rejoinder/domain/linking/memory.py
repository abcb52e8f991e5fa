"""What linking works out of letters, kept for when they are linked once more with others beside them.

All of it is kept by marks of everything that it follows from, so linking with it comes to what linking without it comes
to (docs/decisions/0044-weighed-once.md).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from hashlib import blake2b
from struct import pack
from types import MappingProxyType

import msgspec

from rejoinder.domain.linking.clues import Clue, Clues, Told
from rejoinder.domain.linking.drafts import Draft
from rejoinder.domain.linking.posts import Posts
from rejoinder.domain.linking.surfaces import Surface, Surfaces
from rejoinder.domain.linking.texts import LATEST, Text
from rejoinder.domain.linking.ties import POSSIBLE, Thread, Tie, rules_of, weigh
from rejoinder.domain.links import Weighed, Weight
from rejoinder.domain.mailbox import Letter

_MARK_BYTES, _STATE_BYTES = 16, 8
_LEARNED, _ADDED, _TOOK_OVER = b"l", b"a", b"o"
_BY = {Thread.NONE: b"", Thread.ANSWER: b"a", Thread.SHARED: b"s", Thread.SAME_ID: b"i"}
_NOTHING = MappingProxyType[bytes, Weight]({})
_write = msgspec.msgpack.Encoder().encode


class Memory:
    """What is known of letters that were linked before: `weighed` was kept by an earlier run.

    An application is known by a mark of all that it has learned, in the order in which it did: its state. Marks are
    salted, since they are kept and made of names and addresses.
    """

    def __init__(self, weighed: Weighed | None = None, salt: bytes = b"") -> None:
        self.texts: dict[str, Text] = {}  # by letter
        self.is_new = weighed is None
        self._has_weighed = False
        self._kept = weighed.ties.keys() if weighed else frozenset[bytes]()
        self._salt = salt
        self._reasons = list(weighed.reasons) if weighed else []
        self._numbers = {why: number for number, why in enumerate(self._reasons)}
        self._before = weighed or Weighed()
        self._now = Weighed()
        self._seekers: tuple[frozenset[str], frozenset[str]] = frozenset(), frozenset()
        self._surfaces: dict[str, Surface] = {}
        self._told: dict[str, Told] = {}
        self._marks: dict[str, tuple[Clue, bytes]] = {}
        self._changed: set[str] = set()

    @property
    def has_news(self) -> bool:
        """Tell whether anything was weighed that is not kept, or is kept and was not asked for."""
        return self._has_weighed or self._now.ties.keys() != self._kept

    def weighed(self) -> Weighed:
        """Return what to keep: what was asked for, with its reasons and no others."""
        used = {weight[1] for known in self._now.ties.values() for weight in known.values()}
        used.update(weight[1] for known in self._now.asked.values() for weight in known)
        if len(used) == len(self._reasons):
            return Weighed(self._reasons, self._now.ties, self._now.asked)
        numbers = {old: new for new, old in enumerate(sorted(used))}

        def moved(weight: Weight) -> Weight:
            return weight[0], numbers[weight[1]], *weight[2:]

        return Weighed(
            [self._reasons[old] for old in numbers],
            {mark: {state: moved(one) for state, one in known.items()} for mark, known in self._now.ties.items()},
            {mark: list(map(moved, known)) for mark, known in self._now.asked.items()},
        )

    def forget(self, keys: Iterable[str]) -> None:
        """Forget the texts of letters, which were read again, and what they told."""
        self._changed.update(keys)
        self._has_weighed = self._has_weighed or bool(
            self._changed
        )  # what was kept of them is gone, so it is kept anew
        for key in self._changed:
            self.texts.pop(key, None)

    def surfaces(self, letters: Sequence[Letter], seekers: frozenset[str], names: frozenset[str]) -> list[Surface]:
        """Return what letters tell, each by itself."""
        if self._seekers != (seekers, names):
            self._seekers = seekers, names
            self._surfaces = {}
        make, known = Surfaces(seekers, names).of, self._surfaces
        for letter in letters:
            surface = known.get(letter.message.key)
            if surface is None or surface.letter is not letter:
                known[letter.message.key] = make(letter)
        return [known[letter.message.key] for letter in letters]

    def clues(self, surfaces: Sequence[Surface], posts: Posts) -> list[Clue]:
        """Return what letters tell, now that it is known whose their addresses are."""
        clues, known = Clues(posts), self._told
        for surface in surfaces:
            key = surface.letter.message.key
            known[key] = clues.of(surface, known.get(key))
        return [known[surface.letter.message.key].clue for surface in surfaces]

    def learn(self, draft: Draft, clue: Clue) -> None:
        """Note that an application has learned what a letter tells, or what the seeker said."""
        draft.state = self._digest(draft.state, self._mark(clue), _ADDED if draft.seeds else _LEARNED)

    def take_over(self, draft: Draft, other: Draft) -> None:
        """Note that an application has taken over what another one learned."""
        draft.state = self._digest(draft.state, other.state, _TOOK_OVER)

    def ties(self, clue: Clue, near: Iterable[Draft], answered: Draft | None, thread: Thread) -> list[Tie]:
        """Return how a letter is tied to applications: to one of them by its thread."""
        mark = self._mark(clue)
        before = self._before.ties.get(mark, _NOTHING)
        now = self._now.ties.setdefault(mark, {})
        rules, found = None, []
        for draft in near:
            by = thread if draft is answered else Thread.NONE
            state = draft.state + _BY[by] if draft is answered else draft.state
            weight = now.get(state) or before.get(state)
            if weight is None:
                rules = rules_of(clue) if rules is None else rules
                tie, self._has_weighed = weigh(clue, draft, by, rules), True
                weight = self._weight(tie)
            else:
                tie = self._tie(draft, weight)
            now[state] = weight
            found.append(tie)
        return found

    def asked(self, clue: Clue, ties: Sequence[Tie], ask: Callable[[Clue, Sequence[Tie]], list[Tie]]) -> list[Tie]:
        """Return ties that the texts were asked about, by `ask` where they were not before."""
        states = [
            piece for tie in ties for piece in (tie.draft.state, pack("d", tie.weight), *map(str.encode, tie.why))
        ]
        mark = self._digest(self._mark(clue), *states)
        known = None if self._has_changed(clue, ties) else self._now.asked.get(mark) or self._before.asked.get(mark)
        if known is None:
            found, self._has_weighed = ask(clue, ties), True
        else:
            found = list(map(self._tie, [tie.draft for tie in ties], known))
        self._now.asked[mark] = list(map(self._weight, found))
        return found

    def _has_changed(self, clue: Clue, ties: Sequence[Tie]) -> bool:
        """Tell whether any of the texts that would be asked was read again since."""
        if not self._changed:
            return False
        likely = (one for tie in ties if tie.weight >= POSSIBLE for _, one in tie.draft.letters[-LATEST:])
        return any(one.key in self._changed for one in (clue, *likely))

    def _tie(self, draft: Draft, weight: Weight) -> Tie:
        number, reasons, is_told, is_partly = weight
        return Tie(draft, number, self._reasons[reasons], is_told, is_partly)

    def _weight(self, tie: Tie) -> Weight:
        number = self._numbers.setdefault(tie.why, len(self._reasons))
        if number == len(self._reasons):
            self._reasons.append(tie.why)
        return tie.weight, number, tie.is_told, tie.is_partly

    def _mark(self, clue: Clue) -> bytes:
        """Return a mark of all that a clue tells."""
        known = self._marks.get(clue.key)
        if known is not None and known[0] is clue:
            return known[1]
        mark = blake2b(_written(clue), digest_size=_MARK_BYTES, key=self._salt).digest()
        self._marks[clue.key] = clue, mark
        return mark

    def _digest(self, *pieces: bytes) -> bytes:
        return blake2b(b"".join(pieces), digest_size=_STATE_BYTES, key=self._salt).digest()


def _written(clue: Clue) -> bytes:
    """Return all that a clue tells, in one order."""
    values = [sorted(value) if isinstance(value, frozenset) else value for value in msgspec.structs.astuple(clue)]
    try:
        return _write(values)
    except UnicodeEncodeError:  # half of a pair of surrogates, as letters hold whose bytes are no text
        return repr(values).encode()
