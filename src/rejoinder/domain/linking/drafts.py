"""Applications while their letters are being gathered, and what has been gathered of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time

from rejoinder.domain.applications import Application
from rejoinder.domain.letters.readings import Kind
from rejoinder.domain.linking.names import organisation_key, role_words
from rejoinder.domain.links import Candidate, Seed
from rejoinder.domain.mailbox import Letter

_SAYS_WHAT = frozenset({Kind.REJECTION, Kind.CONFIRMATION, Kind.OFFER})


@dataclass(slots=True, eq=False)
class Draft:
    """An application while its letters are being gathered."""

    letters: list[Letter] = field(default_factory=list)
    seeds: list[Seed] = field(default_factory=list)
    references: set[str] = field(default_factory=set)
    organisation: str = ""
    role: frozenset[str] = frozenset()
    rejected: datetime | None = None
    last: datetime | None = None
    doubts: list[tuple[Draft, tuple[str, ...]]] = field(default_factory=list)  # what its first letter may belong to
    gone_into: Draft | None = None  # the one it was merged into

    def take(self, letter: Letter) -> None:
        """Add a letter and what it tells of the application."""
        reading, when = letter.reading, letter.message.date
        self.letters.append(letter)
        if reading.reference:
            self.references.add(reading.reference.value.lower())
        if reading.organisation and not self.organisation:
            self.organisation = organisation_key(reading.organisation.value)
        if reading.role and not self.role:
            self.role = role_words(reading.role.value)
        if when:
            self.last = max(self.last, when) if self.last else when
            if reading.kind is Kind.REJECTION:
                self.rejected = when

    def take_seed(self, seed: Seed) -> None:
        """Add what the seeker said of an application."""
        self.seeds.append(seed)
        self.organisation = organisation_key(seed.organisation) or self.organisation
        self.role = role_words(seed.role) or self.role
        if seed.reference:
            self.references.add(seed.reference.lower())
        when = applied_at(seed)
        if when:
            self.last = max(self.last, when) if self.last else when

    def take_over(self, other: Draft) -> None:
        """Take over everything of another application, which is the same one."""
        self.letters += other.letters
        self.seeds += other.seeds
        self.references |= other.references
        self.organisation = self.organisation or other.organisation
        self.role = self.role or other.role
        self.rejected = max((when for when in (self.rejected, other.rejected) if when), default=None)
        self.last = max((when for when in (self.last, other.last) if when), default=None)
        self.doubts = []
        other.gone_into = self

    @property
    def standing(self) -> Draft:
        """Return the application that this one has become a part of, itself as a rule."""
        draft = self
        while draft.gone_into is not None:
            draft = draft.gone_into
        return draft

    @property
    def id(self) -> str:
        """Return what the application is called by: after what the seeker added, else after its earliest letter."""
        return self.seeds[0].anchor[:8] if self.seeds else self.letters[0].message.key[:8]

    def application(self) -> Application:
        """Return the application."""
        letters = self.letters
        dates = [letter.message.date for letter in letters if letter.message.date]
        organisations = [letter.reading.organisation.value for letter in letters if letter.reading.organisation]
        # What was applied for is said best where it is confirmed or refused.
        said = sorted(letters, key=lambda letter: letter.reading.kind not in _SAYS_WHAT)
        roles = [letter.reading.role.value for letter in said if letter.reading.role]
        references = [letter.reading.reference.value for letter in letters if letter.reading.reference]
        return Application(
            id=self.id,
            organisation=self._of_seeds("organisation") or _commonest(organisations),
            role=self._of_seeds("role") or _commonest(roles),
            reference=self._of_seeds("reference") or (references[0] if references else ""),
            letters=tuple(letter.message.key for letter in letters),
            first=min(dates, default=None),
            last=max(dates, default=None),
            added=tuple(seed.anchor for seed in self.seeds),
            is_provisional=bool(self.doubts),
        )

    def candidates(self) -> tuple[Candidate, ...]:
        """Return what its first letter may belong to, the likeliest first."""
        return tuple(Candidate(draft.standing.id, why) for draft, why in self.doubts)

    def _of_seeds(self, name: str) -> str:
        """Return what the seeker said, which wins over what was read."""
        return next((str(getattr(seed, name)) for seed in self.seeds if getattr(seed, name)), "")


def applied_at(seed: Seed) -> datetime | None:
    """Return when a seed begins: with its day, wherever the seeker was."""
    return datetime.combine(seed.applied, time(), UTC) if seed.applied else None


def in_order(letter: Letter) -> tuple[bool, float, str]:
    """Return by what letters are put in order: date, then key."""
    date = letter.message.date
    return (date is None, date.timestamp() if date else 0.0, letter.message.key)


def _commonest(names: Sequence[str]) -> str:
    """Return the name used most often, the earliest of several."""
    return max(names, key=lambda name: (names.count(name), -names.index(name))) if names else ""
