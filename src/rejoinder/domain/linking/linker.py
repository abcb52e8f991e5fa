"""Link letters to applications, one after the other, each by all that ties it to one of those before.

The links are a function of the set of letters and of what the seeker said, whatever order mail arrived in: letters are
taken by date, then by key, and what all of them tell of addresses is gathered before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, field

from rejoinder.domain.facts import NOWHERE
from rejoinder.domain.letters.readings import Kind
from rejoinder.domain.linking.choosing import MOST_CANDIDATES, doubts_of, goes_on, is_open, is_over, surest
from rejoinder.domain.linking.clues import Clue, applied_at, clue_of_seed
from rejoinder.domain.linking.drafts import Draft, in_order
from rejoinder.domain.linking.memory import Memory
from rejoinder.domain.linking.names import organisation_key, telling_words
from rejoinder.domain.linking.posts import posts_of
from rejoinder.domain.linking.said import followed, pairs_by_anchor
from rejoinder.domain.linking.shelf import Shelf
from rejoinder.domain.linking.surfaces import seekers_of
from rejoinder.domain.linking.texts import Texts, TextsOf, no_texts
from rejoinder.domain.linking.ties import POSSIBLE, SURE, Thread, Tie, contradicts
from rejoinder.domain.links import Linked, LinkReview, Said, Seed
from rejoinder.domain.mailbox import Letter
from rejoinder.domain.records import replace

# These tell of no application of their own.
UNLINKED = frozenset({Kind.JOB_ALERT, Kind.NEWSLETTER, Kind.PORTAL_ACCOUNT, Kind.OTHER})
NOTHING_SAID = Said()
_STANDS_ALONE = frozenset({Kind.CONFIRMATION, Kind.REJECTION})
# Houses that letters name for what they make: "a recent Google Chrome", "by Microsoft Teams".
_PROGRAMS = frozenset("google microsoft teams apple adobe mozilla firefox chrome safari windows android meet".split())
_LAST = 10  # of so many letters one is put when all have come


def link(
    letters: Iterable[Letter],
    said: Said = NOTHING_SAID,
    texts_of: TextsOf = no_texts,
    memory: Memory | None = None,
    begun: Begun | None = None,
) -> Linked:
    """Group letters, and what the seeker added, into applications.

    `texts_of` returns by the keys of letters what their writers wrote; it is asked for the few that nothing else tells
    apart. What is in `memory` is not worked out again, and what is worked out is kept in it. What was `begun` with it
    is gone on with if these letters begin with those, and must not be used again.
    """
    memory = Memory() if memory is None else memory
    steps, placed = _steps(letters, said, memory)
    if begun is None or not begun.begins(said, placed, steps):
        begun = _nothing_begun(said, placed, texts_of, memory)
    begun.go_on(steps)
    while begun.seeds:
        begun.linker.add_seed(begun.seeds.pop())
    begun.linker.look_again()
    return begun.linker.linked()


def begin(letters: Iterable[Letter], said: Said, texts_of: TextsOf, memory: Memory) -> Begun:
    """Put letters where they belong as far as those before tell, but for the last: others may come before these."""
    steps, placed = _steps(letters, said, memory)
    begun = _nothing_begun(said, placed, texts_of, memory)
    begun.go_on(steps[: len(steps) - len(steps) // _LAST])
    return begun


def _steps(letters: Iterable[Letter], said: Said, memory: Memory) -> tuple[list[tuple[Letter, Clue]], dict[str, str]]:
    """Return the letters that belong to applications, in their order, with what they tell; and where some were put."""
    ordered = sorted(letters, key=in_order)
    placed = followed(said, {letter.message.key: letter.reading.kind not in UNLINKED for letter in ordered})
    linked = [letter for letter in ordered if _is_linked(letter, placed)]
    seekers, names = seekers_of(linked)
    seekers, names = (seekers | said.own) - said.strange, names | said.names
    surfaces = memory.surfaces(linked, seekers, names)
    return list(zip(linked, memory.clues(surfaces, posts_of(surfaces, seekers, _houses_of(said))), strict=True)), placed


def _houses_of(said: Said) -> frozenset[str]:
    """Return the organisations that the seeker named."""
    return frozenset(organisation_key(seed.organisation) for seed in said.seeds if seed.organisation)


def _nothing_begun(said: Said, placed: dict[str, str], texts_of: TextsOf, memory: Memory) -> Begun:
    merged = pairs_by_anchor(said.merged)
    linker = _Linker(placed, merged, said.spoken.union(placed, merged), memory, Texts(texts_of, memory.texts))
    return Begun(said, linker, sorted(said.seeds, key=_seed_order, reverse=True))


class Begun(Struct):
    """Letters, in their order, that were put where they belong, while more may come after them."""

    said: Said
    linker: _Linker
    seeds: list[Seed]  # those that are still to come, the next one last
    steps: list[tuple[Letter, Clue]] = field(default_factory=list)  # what was put

    def begins(self, said: Said, placed: Mapping[str, str], steps: Sequence[tuple[Letter, Clue]]) -> bool:
        """Tell whether some letters begin with these, and all that was asked about these is the same."""
        return said == self.said and placed == self.linker.placed and steps[: len(self.steps)] == self.steps

    def go_on(self, steps: Sequence[tuple[Letter, Clue]]) -> None:
        """Put the letters that come after these."""
        for letter, clue in steps[len(self.steps) :]:
            while self.seeds and _is_before(self.seeds[-1], letter):
                self.linker.add_seed(self.seeds.pop())
            self.linker.add(letter, clue, self.linker.placed.get(letter.message.key))
        self.steps = list(steps)


def _is_linked(letter: Letter, placed: Mapping[str, str]) -> bool:
    """Tell whether a letter belongs to an application: by its kind, or since the seeker said so."""
    anchor = placed.get(letter.message.key)
    return letter.reading.kind not in UNLINKED if anchor is None else anchor != NOWHERE


def _seed_order(seed: Seed) -> tuple[int, str]:
    return (seed.applied.toordinal() if seed.applied else 0, seed.anchor)


def _is_before(seed: Seed, letter: Letter) -> bool:
    """Tell whether a seed comes before a letter: one without a date was there from the beginning."""
    when = applied_at(seed)
    return when is None or letter.message.date is None or when <= letter.message.date


class _Linker(Struct):
    """The applications so far, and how they are found."""

    placed: dict[str, str]
    merged: dict[str, list[tuple[str, str]]]  # what was said to be one, by both its anchors
    spoken: frozenset[str]  # letters that the seeker said anything of
    memory: Memory
    texts: Texts
    drafts: list[Draft] = field(default_factory=list)
    shelf: Shelf = field(default_factory=Shelf)
    looked: dict[str, list[tuple[int, int, bool]]] = field(
        default_factory=dict
    )  # by letter: what it was weighed against
    by_anchor: dict[str, Draft] = field(default_factory=dict)
    waiting: dict[str, list[Draft]] = field(default_factory=dict)  # for an anchor that is yet to come

    def add(self, letter: Letter, clue: Clue, anchor: str | None) -> None:
        """Put a letter where the seeker placed it, or else where it belongs."""
        if anchor is None:
            draft = self._find(clue)
        else:
            known = self.by_anchor.get(anchor) if anchor else None
            draft = known.standing if known else self._begin()
            if anchor and known is None:
                self.waiting.setdefault(anchor, []).append(draft)
        was_nameless = not draft.names and bool(draft.letters)
        draft.take(letter, clue)
        self.memory.learn(draft, clue)
        self.shelf.put(draft, clue)
        self._arrived(letter.message.key, draft)
        if was_nameless and anchor is None:
            self._join_named(draft.standing)

    def add_seed(self, seed: Seed) -> None:
        """Put what the seeker added where a letter that says so would belong; two of these are never one by that."""
        if seed.anchor in self.by_anchor:
            return
        clue = clue_of_seed(seed)
        near = [draft for draft in self.shelf.near(clue) if not (draft.seeds or draft.is_provisional)]
        tie = surest(self.memory.ties(clue, near, None, Thread.NONE), clue)
        draft = tie.draft if tie else self._begin()
        draft.take_seed(seed, clue)
        self.memory.learn(draft, clue)
        self.shelf.put(draft, clue)
        self._arrived(seed.anchor, draft)

    def look_again(self) -> None:
        """Look again at what was not sure: later letters may have told where it belongs."""
        for draft in self.drafts:
            if draft.agencies and draft.letters:
                self._join_named(draft)
        self._join_clients()
        self._join_told()
        doubtful = [draft for draft in self.drafts if draft.gone_into is None and draft.is_provisional]
        if self.memory.is_new:  # otherwise few of the texts have to be asked
            self.texts.fetch_all([*doubtful, *(one.standing for draft in doubtful for one, _ in draft.doubts)])
        while True:
            left = [draft for draft in doubtful if not self._settle(draft)]
            if len(left) == len(doubtful):
                return
            doubtful = left

    def linked(self) -> Linked:
        """Return the applications in the order in which they began, and what is left to the seeker."""
        standing = [draft for draft in self.drafts if draft.gone_into is None and not draft.tells_nothing]
        sought = {one.standing for draft in standing for one, _ in draft.doubts}
        standing = [draft for draft in standing if draft in sought or not self._came_to_nothing(draft)]
        for draft in standing:
            draft.letters.sort(key=lambda pair: in_order(pair[0]))
        reviews = [
            LinkReview(draft.letters[0][0].message.key, draft.id, draft.candidates())
            for draft in standing
            if draft.is_provisional
        ]
        return Linked(tuple(draft.application() for draft in standing), tuple(reviews))

    def _came_to_nothing(self, draft: Draft) -> bool:
        """Tell whether somebody wrote first and nobody came back to it, nor did the seeker say anything of it."""
        is_silent = all(clue.kind is Kind.RECRUITER_OUTREACH for _, clue in draft.letters)
        return is_silent and not (draft.seeds or draft.is_provisional or self.spoken.intersection(draft.keys))

    def _begin(self) -> Draft:
        draft = Draft(len(self.drafts))
        self.drafts.append(draft)
        return draft

    def _find(self, clue: Clue) -> Draft:
        """Find the application a letter belongs to, or begin one; a provisional one where that is not sure."""
        answered, thread = self.shelf.in_thread(clue)
        if answered is not None and goes_on(clue, answered, thread):
            return answered
        ties = self._ties(clue, self._near(clue, answered), answered, thread)
        tie = surest(ties, clue)
        if answered is not None and answered.is_provisional:
            return self._answer(clue, answered, ties)
        if tie and not tie.draft.is_provisional:
            return tie.draft
        if tie and tie.is_told:
            if clue.kind in _STANDS_ALONE:
                tie.draft.doubts, tie.draft.is_unnamed = [], False  # it has now a letter that is surely its own
            return tie.draft
        draft = self._begin()
        draft.doubts = doubts_of(ties)
        if not draft.doubts and clue.kind is not Kind.CONFIRMATION:
            # It may go with one that is open itself.
            likely = (one.draft for one in ties if one.weight >= POSSIBLE)
            doubts = next((one.doubts for one in likely if one.is_provisional), [])
            draft.doubts = [(one, ("it may go with a letter that is open itself",)) for one, _ in doubts]
        draft.is_unnamed = clue.presumes
        draft.tells_nothing = clue.tells_nothing and not draft.doubts
        return draft

    def _answer(self, clue: Clue, answered: Draft, ties: Sequence[Tie]) -> Draft:
        """Put a letter with what it answers, which was not sure, and both where it says that they belong."""
        named = surest([one for one in ties if not one.draft.is_provisional], clue)
        if named is None or not named.is_told:
            return answered
        if not contradicts(answered, named.draft):
            self._merge(answered, into=named.draft)
        return named.draft

    def _near(self, clue: Clue, answered: Draft | None) -> list[Draft]:
        """Return the applications that a letter may belong to, its thread's among them."""
        near = self.shelf.near(clue)
        if answered is not None and answered not in near:
            near.append(answered)
        return near

    def _ties(self, clue: Clue, near: Sequence[Draft], answered: Draft | None, thread: Thread) -> list[Tie]:
        """Return how a letter is tied to applications, the likeliest first."""
        ties = self.memory.ties(clue, near, answered, thread)
        return sorted(ties, key=lambda tie: (-tie.weight, -tie.draft.number))

    def _surest(self, clue: Clue, ties: Sequence[Tie]) -> Tie | None:
        """Return the tie that is strong enough, by the letter's text where nothing else tells."""
        tie = surest(ties, clue)
        if tie is not None or not any(one.weight >= SURE for one in ties):
            return tie
        return surest(self.memory.asked(clue, ties, self.texts.ask), clue)

    def _settle(self, draft: Draft) -> bool:
        """Join a provisional application to the one that its letters surely belong to by now."""
        doubted = {one.standing for one, _ in draft.doubts}
        for number, (_, clue) in enumerate(draft.letters):
            answered, thread = self.shelf.answered(clue)
            near = [one for one in self._near(clue, answered) if one is not draft]
            state = [(one.number, one.size, one.is_provisional) for one in near]
            if self.looked.get(clue.key) == state:
                continue  # nothing that it could belong to has changed since
            self.looked[clue.key] = state
            ties = self._ties(clue, near, answered, thread)
            tie = self._surest(clue, [one for one in ties if not is_open(one, draft)])
            if (
                tie is None
                or not (tie.draft in doubted or draft.is_unnamed or tie.is_told)
                or tie.draft.is_provisional
                or contradicts(draft, tie.draft)
            ):
                continue
            if number == 0 or tie.is_told:
                self._merge(draft, into=tie.draft)
                return True
        return False

    def _join_named(self, draft: Draft) -> None:
        """Join an application whose organisation has been named to the one there is of the same role there."""
        if not draft.names or draft.is_provisional or draft.gone_into is not None:
            return
        whole = replace(
            draft.letters[0][1],
            kind=None,
            parents=(),
            message_id="",
            told_names=frozenset(draft.names),
            name=min(draft.names),
            role=draft.roles[0] if draft.roles else frozenset(),
            words=frozenset(),
            subject="",
            codes=frozenset(draft.codes),
            masks=frozenset(draft.masks),
        )
        near = [one for one in self._near(whole, None) if one is not draft and not is_over(one, draft)]
        ties = self._ties(whole, near, None, Thread.NONE)
        tie = surest([tie for tie in ties if not (tie.draft.seeds and draft.seeds)], whole)
        if tie and not tie.draft.is_provisional and tie.weight >= SURE + 2.0:
            self._merge(draft, into=tie.draft)
        elif draft.agencies and not draft.seeds:
            older = (one for one in ties if one.draft.number < draft.number and any(map(one.draft.is_at, draft.names)))
            draft.doubts = doubts_of([one for one in older if not contradicts(draft, one.draft)])

    def _join_clients(self) -> None:
        """Join what begins in the middle of things to the agency's application in which its house was named."""
        standing = [draft for draft in self.drafts if draft.gone_into is None and draft.letters and not draft.seeds]
        through = [draft for draft in standing if draft.agencies and not draft.names]
        begun = [draft for draft in standing if draft.names and not draft.agencies and draft.letters[0][1].goes_on]
        if not through or not begun:
            return
        self.texts.fetch_all(through)
        named: dict[str, list[Draft]] = {}
        for agent in through:
            for name in self.texts.names_in(agent) | agent.people:
                named.setdefault(name, []).append(agent)
        for draft in begun:
            clue = draft.letters[0][1]
            calls = [*map(telling_words, draft.names), *((other,) for other in clue.others)]
            found = {agent.standing for words in calls for agent in _in_all(named, words)}
            fitting = [agent for agent in found if agent.number < draft.number and not contradicts(draft, agent)]
            if len(fitting) == 1 and not fitting[0].rejected_before(clue.when):
                self._merge(draft, into=fitting[0])

    def _join_told(self) -> None:
        """Join what names no house in its outline to the one application that is open at a house that its text names.

        So it is with who tests, or asks for a talk before a camera, for others. Where the text has but a part of the
        name, or several fit, the seeker is asked; what the seeker spoke of stays as it is.
        """
        unnamed = [draft for draft in self.drafts if draft.gone_into is None and draft.letters and draft.is_nameless]
        unnamed = [draft for draft in unnamed if not self.spoken.intersection(draft.keys)]
        if not unnamed:
            return
        self.texts.fetch_all(unnamed)
        named: dict[str, list[Draft]] = {}
        for draft in self.drafts:
            if draft.gone_into is None and not draft.is_provisional:
                for word in {word for name in draft.names for word in telling_words(name)} - _PROGRAMS:
                    named.setdefault(word, []).append(draft)
        for draft in unnamed:
            clue, words = draft.letters[0][1], self.texts.names_in(draft)
            found = {one for word in words for one in named.get(word, ()) if one.is_open_at(clue.when)}
            found = {one for one in found if not contradicts(draft, one)}
            whole = [one for one in found if one.is_named_in(words)]
            if len(whole) == 1:
                self._merge(draft, into=whole[0])
            elif found:
                likely = sorted(found, key=_number, reverse=True)[:MOST_CANDIDATES]
                draft.doubts = [(one, ("its text names the organisation",)) for one in likely]

    def _arrived(self, anchor: str, draft: Draft) -> None:
        """Join to an application what was said to be one with it."""
        self.by_anchor[anchor] = draft
        for other in self.waiting.pop(anchor, ()):
            self._merge(other, into=draft)
        for one, into in self.merged.get(anchor, ()):
            if one in self.by_anchor and into in self.by_anchor:
                self._merge(self.by_anchor[one], into=self.by_anchor[into])

    def _merge(self, draft: Draft, *, into: Draft) -> None:
        one, other = draft.standing, into.standing
        if one is not other:
            other.take_over(one)
            self.memory.take_over(other, one)


def _number(draft: Draft) -> int:
    return draft.number


def _in_all(named: Mapping[str, Sequence[Draft]], words: Sequence[str]) -> list[Draft]:
    """Return the applications that are found under all of some words."""
    first, *rest = [named.get(word, ()) for word in words] or [()]
    return [draft for draft in first if all(draft in others for others in rest)]
