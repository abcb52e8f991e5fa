"""What linking works out of letters, remembered for when they are linked once more with others beside them.

All of it follows from what it is remembered by, so linking with a memory comes to what linking without one comes to.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

from msgspec import Struct, field

from rejoinder.domain.linking.clues import Clue, Clues, Told
from rejoinder.domain.linking.drafts import Draft
from rejoinder.domain.linking.posts import Posts
from rejoinder.domain.linking.surfaces import Surface, Surfaces
from rejoinder.domain.linking.texts import Text
from rejoinder.domain.linking.ties import Thread, Tie, rules_of, weigh
from rejoinder.domain.mailbox import Letter

_Weighed = tuple[float, tuple[str, ...], bool, bool]  # a tie without the application


class Memory(Struct):
    """What is remembered of letters that were linked.

    An application is known by a number for all that it has learned, in the order in which it did.
    """

    texts: dict[str, Text] = field(default_factory=dict)  # by letter
    _seekers: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
    _surfaces: dict[str, Surface] = field(default_factory=dict)  # by letter
    _told: dict[str, Told] = field(default_factory=dict)  # by letter
    _states: dict[object, int] = field(default_factory=dict)
    _ties: dict[Clue, dict[object, _Weighed]] = field(default_factory=dict)

    def forget(self, keys: Iterable[str]) -> None:
        """Forget the texts of letters, which were read again."""
        for key in keys:
            self.texts.pop(key, None)

    def surfaces(self, letters: Iterable[Letter], seekers: frozenset[str], names: frozenset[str]) -> list[Surface]:
        """Return what letters tell, each by itself."""
        if self._seekers != (seekers, names):
            self._seekers = seekers, names
            self._surfaces = {}
        make, known = Surfaces(seekers, names).of, self._surfaces
        found = [known.get(letter.message.key) for letter in letters]
        for at, (letter, surface) in enumerate(zip(letters, found, strict=True)):
            if surface is None or surface.letter is not letter:
                found[at] = known[letter.message.key] = make(letter)
        return found

    def clues(self, surfaces: Sequence[Surface], posts: Posts) -> list[Clue]:
        """Return what letters tell, now that it is known whose their addresses are."""
        clues, known = Clues(posts), self._told
        for surface in surfaces:
            key = surface.letter.message.key
            known[key] = clues.of(surface, known.get(key))
        return [known[surface.letter.message.key].clue for surface in surfaces]

    def learn(self, draft: Draft, clue: Clue) -> None:
        """Note that an application has learned what a letter tells, or what the seeker said."""
        self._note(draft, (draft.state, clue, bool(draft.seeds)))

    def take_over(self, draft: Draft, other: Draft) -> None:
        """Note that an application has taken over what another one learned."""
        self._note(draft, (draft.state, other.state))

    def _note(self, draft: Draft, learned: object) -> None:
        draft.state = self._states.setdefault(learned, len(self._states) + 1)

    def ties(self, clue: Clue, near: Iterable[Draft], answered: Draft | None, thread: Thread) -> list[Tie]:
        """Return how a letter is tied to applications: to one of them by its thread."""
        known = self._ties.get(clue)
        if known is None:
            known = self._ties[clue] = {}
        rules, found = None, []
        for draft in near:
            by = thread if draft is answered else Thread.NONE
            state = draft.state if by is Thread.NONE else (draft.state, by)
            weighed = known.get(state)
            if weighed is None:
                rules = rules_of(clue) if rules is None else rules
                tie = weigh(clue, draft, by, rules)
                known[state] = tie.weight, tie.why, tie.is_told, tie.is_partly
            else:
                tie = Tie(draft, *weighed)
            found.append(tie)
        return found
