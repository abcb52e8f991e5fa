"""What the seeker said of feedback: told by phone, split from letters, weighed anew, and moves that no letter shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from rejoinder.domain.events import Event, EventKind, Source
from rejoinder.domain.facts import Asked, Filed, Heard, KeptFact, Move, Weighed
from rejoinder.domain.feedback.marks import entry_name
from rejoinder.domain.records import replace

_SEEKERS = frozenset({Move.REPLIED, Move.REPLIED_PS, Move.ASKED})
TICKED = (Move.REPLIED, Move.REPLIED_PS, Move.ANSWERED, Move.ASKED, Move.REFUSED)  # what can be told by hand
_NOTES = {
    Move.REPLIED: "your reply",
    Move.REPLIED_PS: "your reply, with a P.S. that asks for feedback",
    Move.ASKED: "you asked for specifics",
    Move.REFUSED: "they say that they may give no feedback",
}


class Said(Struct):
    """All of that which stands, by the anchor of an application, the key of a letter or the name of an entry."""

    heard: dict[str, list[KeptFact]] = field(default_factory=dict)
    filed: dict[str, KeptFact] = field(default_factory=dict)
    weighed: dict[str, Weighed] = field(default_factory=dict)
    moves: dict[str, list[KeptFact]] = field(default_factory=dict)
    counted: dict[str, Move] = field(default_factory=dict)  # what letters count as

    def take(self, one: KeptFact) -> None:
        """Take a fact in; a later one on the same thing wins."""
        match one.fact:
            case Heard() as fact:
                self.heard.setdefault(fact.anchor, []).append(one)
            case Asked() as fact if fact.letter:
                self.counted[fact.letter] = fact.move
            case Asked() as fact:
                self.moves.setdefault(fact.anchor, []).append(one)
            case Filed() as fact:
                self.filed[fact.letter] = one
                self._forget(fact.letter)  # who splits a letter says anew what its parts are
            case Weighed() as fact:
                self.weighed[fact.entry] = _after(self.weighed.get(fact.entry), fact)

    def _forget(self, letter: str) -> None:
        whole = entry_name(letter, "")
        self.weighed = {name: word for name, word in self.weighed.items() if not name.startswith(whole)}

    def heard_of(self, anchors: Sequence[str]) -> Iterator[tuple[KeptFact, Heard]]:
        """Yield what was told of an application, given its anchors."""
        for one in (kept for anchor in anchors for kept in self.heard.get(anchor, ())):
            if isinstance(one.fact, Heard):
                yield one, one.fact

    def moves_of(self, anchors: Sequence[str]) -> Iterator[tuple[KeptFact, Asked]]:
        """Yield the moves that were told of an application, given its anchors."""
        for one in (kept for anchor in anchors for kept in self.moves.get(anchor, ())):
            if isinstance(one.fact, Asked):
                yield one, one.fact


def _after(earlier: Weighed | None, later: Weighed) -> Weighed:
    """Return two words on an entry as one: of each thing what was said last."""
    if earlier is None:
        return later
    kept = {
        name: getattr(earlier, name) for name in ("polarity", "themes", "is_out", "by") if getattr(later, name) is None
    }
    return replace(later, **kept)


def event_of(key: str, fact: Asked | Heard) -> Event | None:
    """Return what happened by what was told, or None where it only says what a letter counts as."""
    if isinstance(fact, Heard):
        return Event(EventKind.FEEDBACK, fact.on, Source.SEEKER, key, how=fact.how)
    if fact.letter:
        return None
    kind = EventKind.WROTE if fact.move in _SEEKERS else EventKind.ANSWERED
    return Event(kind, fact.on, Source.SEEKER, key, how=fact.how, note=_NOTES.get(fact.move, ""))
