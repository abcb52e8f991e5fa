"""Link letters to applications: by thread, by reference number, by organisation and role.

The links are a function of the set of letters and of what the seeker said, whatever order mail arrived in: letters are
taken by date, then by key.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from rejoinder.domain.facts import NOWHERE
from rejoinder.domain.letters.readings import Kind
from rejoinder.domain.linking.drafts import Draft, applied_at, in_order
from rejoinder.domain.linking.names import organisation_key, role_words, same_organisation, same_role
from rejoinder.domain.linking.said import followed
from rejoinder.domain.links import Linked, LinkReview, Said, Seed
from rejoinder.domain.mailbox import Letter

# These tell of no application of their own.
UNLINKED = frozenset({Kind.JOB_ALERT, Kind.NEWSLETTER, Kind.PORTAL_ACCOUNT, Kind.OTHER})
# After so long without a word, the same role at the same organisation is a new application.
SILENCE = timedelta(days=270)
# A confirmation so long after a rejection begins a new application, and so does another rejection.
RENEWAL = timedelta(days=14)
NOTHING_SAID = Said()


def link(letters: Iterable[Letter], said: Said = NOTHING_SAID) -> Linked:
    """Group letters, and what the seeker added, into applications."""
    ordered = sorted(letters, key=in_order)
    placed = followed(said, {letter.message.key: letter.reading.kind not in UNLINKED for letter in ordered})
    linker = _Linker(placed, _by_anchor(said.merged))
    seeds = sorted(said.seeds, key=_seed_order)
    for letter in ordered:
        while seeds and _is_before(seeds[0], letter):
            linker.add_seed(seeds.pop(0))
        linker.add(letter)
    for seed in seeds:
        linker.add_seed(seed)
    return linker.linked()


def _is_before(seed: Seed, letter: Letter) -> bool:
    """Tell whether a seed comes before a letter: one without a date was there from the beginning."""
    when = applied_at(seed)
    return when is None or letter.message.date is None or when <= letter.message.date


def _by_anchor(merged: Iterable[tuple[str, str]]) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for pair in merged:
        for anchor in dict.fromkeys(pair):
            found.setdefault(anchor, []).append(pair)
    return found


def _seed_order(seed: Seed) -> tuple[int, str]:
    return (seed.applied.toordinal() if seed.applied else 0, seed.anchor)


def _ids(letter: Letter) -> set[str]:
    message = letter.message
    return {name.lower() for name in (message.message_id, *message.references) if name}


@dataclass(slots=True)
class _Linker:
    """The applications so far, and how they are found."""

    placed: dict[str, str]
    merged: dict[str, list[tuple[str, str]]]  # what was said to be one, by both its anchors
    drafts: list[Draft] = field(default_factory=list)
    by_thread: dict[str, Draft] = field(default_factory=dict)
    by_organisation: dict[str, list[Draft]] = field(default_factory=dict)
    by_anchor: dict[str, Draft] = field(default_factory=dict)
    waiting: dict[str, list[Draft]] = field(default_factory=dict)  # for an anchor that is yet to come

    def add(self, letter: Letter) -> None:
        """Put a letter where the seeker placed it, or else where it belongs."""
        key = letter.message.key
        anchor = self.placed.get(key)
        if anchor == NOWHERE or (anchor is None and letter.reading.kind in UNLINKED):
            return
        if anchor is None:
            draft = self._find(letter) or self._begin()
        else:
            known = self.by_anchor.get(anchor) if anchor else None
            draft = known.standing if known else self._begin()
            if anchor and known is None:
                self.waiting.setdefault(anchor, []).append(draft)
        draft.take(letter)
        for name in _ids(letter):
            self.by_thread.setdefault(name, draft)
        self._arrived(key, draft)

    def add_seed(self, seed: Seed) -> None:
        """Put what the seeker added where a letter that says so would belong; two of these are never one by that."""
        if seed.anchor in self.by_anchor:
            return
        organisation = organisation_key(seed.organisation)
        open_ones = [draft for draft in self._known_at(organisation) if not draft.seeds]
        draft = _fitting(open_ones, seed.reference.lower(), role_words(seed.role)) if organisation else None
        draft = draft or self._begin()
        draft.take_seed(seed)
        self._arrived(seed.anchor, draft)

    def linked(self) -> Linked:
        """Return the applications in the order in which they began, and what is left to the seeker."""
        standing = [draft for draft in self.drafts if draft.gone_into is None]
        for draft in standing:
            draft.letters.sort(key=in_order)
        applications = tuple(draft.application() for draft in standing)
        reviews = tuple(
            LinkReview(draft.letters[0].message.key, draft.id, draft.candidates()) for draft in standing if draft.doubts
        )
        return Linked(applications, reviews)

    def _begin(self) -> Draft:
        draft = Draft()
        self.drafts.append(draft)
        return draft

    def _arrived(self, anchor: str, draft: Draft) -> None:
        """Index what an application has become, and join to it what was said to be one with it."""
        self.by_anchor[anchor] = draft
        for other in self.waiting.pop(anchor, ()):
            self._merge(other, into=draft)
        for one, into in self.merged.get(anchor, ()):
            if one in self.by_anchor and into in self.by_anchor:
                self._merge(self.by_anchor[one], into=self.by_anchor[into])
        draft = draft.standing
        if draft.organisation:
            same_first = self.by_organisation.setdefault(draft.organisation.split()[0], [])
            if draft not in same_first:
                same_first.append(draft)

    def _merge(self, draft: Draft, *, into: Draft) -> None:
        one, other = draft.standing, into.standing
        if one is not other:
            other.take_over(one)

    def _known_at(self, organisation: str) -> list[Draft]:
        known = self.by_organisation.get(organisation.split(maxsplit=1)[0], []) if organisation else []
        standing = dict.fromkeys(draft.standing for draft in known)
        return [draft for draft in standing if same_organisation(draft.organisation, organisation)]

    def _find(self, letter: Letter) -> Draft | None:
        """Find the application a letter belongs to, by the strongest tie there is."""
        reading = letter.reading
        role = role_words(reading.role.value) if reading.role else frozenset()
        for name in (letter.message.message_id, *reversed(letter.message.references)):
            known = self.by_thread.get(name.lower()) if name else None
            if known is not None and _fits_thread(known.standing, letter):
                return known.standing
        if not reading.organisation:
            return None
        organisation = organisation_key(reading.organisation.value)
        open_ones = [draft for draft in self._known_at(organisation) if _is_open(draft, letter)]
        number = reading.reference.value.lower() if reading.reference else ""
        return _fitting(open_ones, number, role)


def _fitting(open_ones: Sequence[Draft], number: str, role: frozenset[str]) -> Draft | None:
    """Find which application at an organisation has this number or role."""
    if number:
        for draft in open_ones:
            if number in draft.references:
                return draft
    if role:
        matching = [draft for draft in open_ones if same_role(draft.role, role)]
        unnamed = [draft for draft in open_ones if not draft.role]
        fitting = matching or unnamed
        return fitting[-1] if fitting else None
    return _only_or_latest(open_ones)


def _fits_thread(draft: Draft, letter: Letter) -> bool:
    """Tell whether a thread goes on: recruiting systems send every letter in one thread or with one id."""
    if not letter.message.references and letter.message.message_id:
        return not letter.reading.organisation or same_organisation(
            draft.organisation, organisation_key(letter.reading.organisation.value)
        )
    return True


def _is_open(draft: Draft, letter: Letter) -> bool:
    """Tell whether a letter can still belong to an application, by its dates."""
    date = letter.message.date
    if date is None or draft.last is None:
        return True
    if date - draft.last > SILENCE:
        return False
    begins = letter.reading.kind in (Kind.CONFIRMATION, Kind.REJECTION)
    return not (begins and draft.rejected is not None and date - draft.rejected > RENEWAL)


def _only_or_latest(drafts: Sequence[Draft]) -> Draft | None:
    """Choose for a letter that names no role: the only application there, else the latest still undecided."""
    undecided = [draft for draft in drafts if draft.rejected is None]
    candidates = undecided or list(drafts)
    return max(candidates, key=lambda draft: (draft.last is not None, draft.last), default=None) if candidates else None
