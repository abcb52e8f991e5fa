"""Applications while their letters are being gathered, and what has been gathered of each."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime, timedelta

from msgspec import Struct, field

from rejoinder.domain.applications import Application
from rejoinder.domain.letters.readings import Kind
from rejoinder.domain.linking.clues import Clue
from rejoinder.domain.linking.names import organisation_key, same_organisation, telling_words
from rejoinder.domain.links import Candidate, Seed
from rejoinder.domain.mailbox import Letter

# After so long without a word, the same role at the same organisation is a new application.
SILENCE = timedelta(days=270)
_SAYS_WHAT = frozenset({Kind.REJECTION, Kind.CONFIRMATION, Kind.OFFER})
_TALKS = frozenset({Kind.INTERVIEW, Kind.SENT_BY_SEEKER, Kind.RECRUITER_REPLY})
_PRESUMES_RECEIPT = frozenset({Kind.VIEWED, Kind.ASSESSMENT, Kind.INTERVIEW})
_LONG = 6  # characters from which one word names an organisation in a text
_MOST_ROLES = 4  # titles that are kept of an application


class Draft(Struct, eq=False):
    """An application while its letters are being gathered."""

    number: int = 0
    letters: list[tuple[Letter, Clue]] = field(default_factory=list)
    seeds: list[Seed] = field(default_factory=list)
    names: set[str] = field(default_factory=set)  # of organisations, by key; never an agency's
    agencies: set[str] = field(default_factory=set)
    domains: set[str] = field(default_factory=set)
    people: set[str] = field(default_factory=set)  # addresses
    named: set[str] = field(default_factory=set)  # names of people
    roles: list[frozenset[str]] = field(default_factory=list)
    codes: set[str] = field(default_factory=set)
    tails: set[str] = field(default_factory=set)
    masks: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)  # of subjects
    vocabulary: set[str] = field(default_factory=set)  # of subjects and of titles
    subjects: set[str] = field(default_factory=set)
    days: set[tuple[int, int]] = field(default_factory=set)  # of interviews
    confirmed: datetime | None = None
    under_way: datetime | None = None  # when a letter presumed first that the application had arrived
    rejections: list[datetime] = field(default_factory=list)
    offered: list[datetime] = field(default_factory=list)  # when another role was named instead
    first: datetime | None = None
    last: datetime | None = None
    doubts: list[tuple[Draft, tuple[str, ...]]] = field(default_factory=list)  # what its first letter may belong to
    is_unnamed: bool = False  # its first letter goes on with an application that it does not name
    gone_into: Draft | None = None  # the one it was merged into
    tells_nothing: bool = False  # the seeker's own letter to nobody of the search, as far as is known
    state: bytes = b""  # a mark of all that it has learned, in its order; `memory` makes it

    def take(self, letter: Letter, clue: Clue) -> None:
        """Add a letter and what it tells of the application."""
        self.letters.append((letter, clue))
        self._learn(clue)

    def take_seed(self, seed: Seed, clue: Clue) -> None:
        """Add what the seeker said of an application."""
        self.seeds.append(seed)
        self._learn(clue)

    def take_over(self, other: Draft) -> None:
        """Take over everything of another application, which is the same one."""
        self.letters += other.letters
        self.seeds += other.seeds
        for name in (
            "names",
            "agencies",
            "domains",
            "people",
            "named",
            "codes",
            "tails",
            "masks",
            "words",
            "vocabulary",
            "subjects",
            "days",
        ):
            getattr(self, name).update(getattr(other, name))
        self.roles += [role for role in other.roles if role not in self.roles]
        self.confirmed = _earlier(self.confirmed, other.confirmed)
        self.under_way = _earlier(self.under_way, other.under_way)
        self.rejections += other.rejections
        self.offered += other.offered
        self.first = _earlier(self.first, other.first)
        self.last = _later(self.last, other.last)
        self.doubts = []
        self.is_unnamed = False
        self.tells_nothing = self.tells_nothing and other.tells_nothing
        other.gone_into = self

    def _learn(self, clue: Clue) -> None:
        self.tells_nothing = self.tells_nothing and clue.tells_nothing
        self.names.update(clue.told_names)
        self.people.update(clue.others)
        self.named.update(clue.named)
        if clue.agency:
            self.agencies.add(clue.agency)
        if clue.domain:
            self.domains.add(clue.domain)
        if clue.party:
            self.people.add(clue.party)
        if clue.writer:
            self.named.add(clue.writer)
        if clue.subject:
            self.subjects.add(clue.subject)
        # Who signs has a title as well, and the seeker writes of other jobs.
        is_its_own = not (clue.may_be_signature or clue.is_own) or not self.roles
        if clue.role and is_its_own and clue.role not in self.roles and len(self.roles) < _MOST_ROLES:
            self.roles.append(clue.role)
            self.vocabulary.update(clue.role)
        if not clue.masks & self.masks:  # a refusal may name the number of another vacancy
            self.codes.update(clue.codes)
            self.tails.update(clue.tails)
            self.masks.update(clue.masks)
        self.words.update(clue.words)
        self.vocabulary.update(clue.words)
        if clue.kind in _TALKS:
            self.days.update(clue.days)
        self._learn_dates(clue)

    def _learn_dates(self, clue: Clue) -> None:
        self.first = _earlier(self.first, clue.when)
        self.last = _later(self.last, clue.when)
        if clue.kind is Kind.REJECTION and clue.when:
            self.rejections.append(clue.when)
            self.offered += [clue.when] if clue.offers_other else []
        elif clue.kind is Kind.CONFIRMATION:
            self.confirmed = _earlier(self.confirmed, clue.when)
        elif clue.kind in _PRESUMES_RECEIPT:
            self.under_way = _earlier(self.under_way, clue.when)

    def rejected_before(self, when: datetime | None) -> datetime | None:
        """Return when it was refused last before a time."""
        return max((one for one in self.rejections if when and one < when), default=None)

    def heard_by(self, when: datetime | None) -> datetime | None:
        """Return when it was heard of last, not counting what came after a time."""
        if when is None or self.last is None or self.last <= when:
            return self.last
        dates = (clue.when for _, clue in self.letters)
        return max((date for date in dates if date and date <= when), default=self.first)

    def is_at(self, name: str) -> bool:
        """Tell whether the application is at an organisation, or went through an agency, of this name."""
        return any(same_organisation(name, other) for other in (*self.names, *self.agencies))

    @property
    def standing(self) -> Draft:
        """Return the application that this one has become a part of, itself as a rule."""
        draft = self
        while draft.gone_into is not None:
            draft = draft.gone_into
        return draft

    @property
    def is_provisional(self) -> bool:
        """Tell whether the seeker has yet to say what its first letter belongs to."""
        return bool(self.doubts) or self.is_unnamed

    @property
    def is_nameless(self) -> bool:
        """Tell whether it goes on with an application somewhere, and no letter of it names the organisation."""
        clue = self.letters[0][1]
        return clue.goes_on and not (self.names or self.agencies or self.seeds or self.doubts or clue.codes)

    def is_named_in(self, words: AbstractSet[str]) -> bool:
        """Tell whether words hold all that tells its organisation from others, and that is no short word alone."""
        telling = [telling_words(name) for name in self.names]
        return any(words >= set(one) and (len(one) > 1 or len(one[0]) >= _LONG) for one in telling if one)

    def is_open_at(self, when: datetime | None) -> bool:
        """Tell whether it had begun by a time, was heard of within some months, and was not refused."""
        if when is None or self.first is None or self.first > when or self.rejected_before(when) is not None:
            return False
        heard = self.heard_by(when)
        return heard is not None and when - heard <= SILENCE

    def may_be(self, other: Draft) -> bool:
        """Tell whether the seeker is asked if it is another application's: then it speaks against none."""
        return any(draft.standing is other for draft, _ in self.doubts)

    @property
    def size(self) -> int:
        """Return how many letters and words of the seeker it is made of, which only grow."""
        return len(self.letters) + len(self.seeds)

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the keys of its letters."""
        return tuple([letter.message.key for letter, _ in self.letters])

    @property
    def id(self) -> str:
        """Return what the application is called by: after what the seeker added, else after its earliest letter."""
        return self.seeds[0].anchor[:8] if self.seeds else self.letters[0][0].message.key[:8]

    def application(self) -> Application:
        """Return the application."""
        letters = [letter for letter, _ in self.letters]
        dates = [letter.message.date for letter in letters if letter.message.date]
        # What was applied for is said best where it is confirmed or refused.
        said = sorted(letters, key=lambda letter: letter.reading.kind not in _SAYS_WHAT)
        roles = [letter.reading.role.value for letter in said if letter.reading.role]
        references = [letter.reading.reference.value for letter in letters if letter.reading.reference]
        return Application(
            id=self.id,
            organisation=self._of_seeds("organisation") or _commonest(self._employers(letters)),
            role=self._of_seeds("role") or _commonest(roles),
            reference=self._of_seeds("reference") or (references[0] if references else ""),
            letters=tuple(letter.message.key for letter in letters),
            first=min(dates, default=None),
            last=max(dates, default=None),
            added=tuple(seed.anchor for seed in self.seeds),
            is_provisional=self.is_provisional,
        )

    def candidates(self) -> tuple[Candidate, ...]:
        """Return what its first letter may belong to, the likeliest first."""
        found: dict[str, Candidate] = {}
        for draft, why in self.doubts:
            found.setdefault(draft.standing.id, Candidate(draft.standing.id, why))
        return tuple(found.values())

    def _employers(self, letters: Sequence[Letter]) -> list[str]:
        """Return the organisations that letters name: the employer where one is named, else whatever is."""
        named = [letter.reading.organisation.value for letter in letters if letter.reading.organisation]
        employers = [
            name for name in named if any(same_organisation(organisation_key(name), own) for own in self.names)
        ]
        return employers or named

    def _of_seeds(self, name: str) -> str:
        """Return what the seeker said, which wins over what was read."""
        return next((str(getattr(seed, name)) for seed in self.seeds if getattr(seed, name)), "")


def in_order(letter: Letter) -> tuple[bool, float, str]:
    """Return by what letters are put in order: date, then key."""
    date = letter.message.date
    return (date is None, date.timestamp() if date else 0.0, letter.message.key)


def _earlier(one: datetime | None, other: datetime | None) -> datetime | None:
    return min(one, other) if one and other else one or other


def _later(one: datetime | None, other: datetime | None) -> datetime | None:
    return max(one, other) if one and other else one or other


def _commonest(names: Sequence[str]) -> str:
    """Return the name used most often, the earliest of several."""
    return max(names, key=lambda name: (names.count(name), -names.index(name))) if names else ""
