"""Link letters to applications: by thread, by reference number, by organisation and role.

The links are a function of the set of letters alone, whatever order they arrived in: letters are
taken by date, then by key.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from rejoinder.domain.applications import Application
from rejoinder.domain.letters.readings import Kind
from rejoinder.domain.letters.text import fold_word
from rejoinder.domain.mailbox import Letter

# These tell of no application of their own.
UNLINKED = frozenset({Kind.JOB_ALERT, Kind.NEWSLETTER, Kind.PORTAL_ACCOUNT, Kind.OTHER})
_SAYS_WHAT = frozenset({Kind.REJECTION, Kind.CONFIRMATION, Kind.OFFER})
# After so long without a word, the same role at the same organisation is a new application.
SILENCE = timedelta(days=270)
# A confirmation so long after a rejection begins a new application, and so does another rejection.
RENEWAL = timedelta(days=14)

_LEGAL = frozenset(
    """inc ltd llc gmbh ag se kg sa sas sl sarl co corp corporation company limited plc mbh ev bv nv
    the group gruppe groupe grupo""".split()
)
_SMALL = frozenset(
    """of and for the a an in at de des du la le les y e el los las und fuer der die das
    m w d f h x mwd wmd fmd hf fh""".split()
)
LONG_NAME = 3  # characters from which one word names an organisation by itself
SHARED_WORDS = 0.6  # of two titles' words, for them to be variants of one
_WORD = re.compile(r"[^\W_]+")


def organisation_key(name: str) -> str:
    """Return an organisation's name folded, without legal form: equal names have equal keys."""
    words = [fold_word(word) for word in _WORD.findall(name)]
    core = [word for word in words if word not in _LEGAL]
    return " ".join(core or words)


def role_words(title: str) -> frozenset[str]:
    """Return the words of a role title that tell it from others."""
    words = [fold_word(word) for word in _WORD.findall(title)]
    return frozenset(word for word in words if word not in _SMALL and len(word) > 1)


def same_organisation(one: str, other: str) -> bool:
    """Tell whether two keys name the same organisation: equal, or one begins the other."""
    if not one or not other:
        return False
    first, second = one.split(), other.split()
    shorter = min(len(first), len(second))
    return first[:shorter] == second[:shorter] and (shorter > 1 or len(first[0]) > LONG_NAME or first == second)


def same_role(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two titles are variants of one: most of the shorter one's words are shared."""
    if not one or not other:
        return False
    shared = len(one & other)
    return shared == min(len(one), len(other)) or shared / len(one | other) >= SHARED_WORDS


@dataclass(slots=True)
class _Draft:
    """An application while its letters are being gathered."""

    letters: list[Letter] = field(default_factory=list)
    threads: set[str] = field(default_factory=set)
    references: set[str] = field(default_factory=set)
    organisation: str = ""
    role: frozenset[str] = frozenset()
    rejected: datetime | None = None
    last: datetime | None = None

    def take(self, letter: Letter) -> None:
        """Add a letter and what it tells of the application."""
        reading, message = letter.reading, letter.message
        self.letters.append(letter)
        self.threads.update(_ids(letter))
        if reading.reference:
            self.references.add(reading.reference.value.lower())
        if reading.organisation and not self.organisation:
            self.organisation = organisation_key(reading.organisation.value)
        if reading.role and not self.role:
            self.role = role_words(reading.role.value)
        if message.date:
            self.last = message.date
            if reading.kind is Kind.REJECTION:
                self.rejected = message.date


def _ids(letter: Letter) -> set[str]:
    message = letter.message
    return {name.lower() for name in (message.message_id, *message.references) if name}


def link(letters: Iterable[Letter]) -> list[Application]:
    """Group letters into applications."""
    drafts: list[_Draft] = []
    by_thread: dict[str, _Draft] = {}
    by_organisation: dict[str, list[_Draft]] = {}
    for letter in sorted(letters, key=_order):
        if letter.reading.kind in UNLINKED:
            continue
        draft = _find(letter, by_thread, by_organisation)
        if draft is None:
            draft = _Draft()
            drafts.append(draft)
        draft.take(letter)
        for name in _ids(letter):
            by_thread.setdefault(name, draft)
        if draft.organisation:
            same_first = by_organisation.setdefault(draft.organisation.split()[0], [])
            if draft not in same_first:
                same_first.append(draft)
    return [_application(draft) for draft in drafts]


def _order(letter: Letter) -> tuple[bool, float, str]:
    date = letter.message.date
    return (date is None, date.timestamp() if date else 0.0, letter.message.key)


def _find(letter: Letter, by_thread: dict[str, _Draft], by_organisation: dict[str, list[_Draft]]) -> _Draft | None:
    """Find the application a letter belongs to, by the strongest tie there is."""
    reading = letter.reading
    role = role_words(reading.role.value) if reading.role else frozenset()
    for name in (letter.message.message_id, *reversed(letter.message.references)):
        draft = by_thread.get(name.lower()) if name else None
        if draft is not None and _fits_thread(draft, letter):
            return draft
    if not reading.organisation:
        return None
    organisation = organisation_key(reading.organisation.value)
    known = by_organisation.get(organisation.split()[0], []) if organisation else []
    open_ones = [
        draft for draft in known if same_organisation(draft.organisation, organisation) and _is_open(draft, letter)
    ]
    if reading.reference:
        number = reading.reference.value.lower()
        for draft in open_ones:
            if number in draft.references:
                return draft
    if role:
        matching = [draft for draft in open_ones if same_role(draft.role, role)]
        unnamed = [draft for draft in open_ones if not draft.role]
        fitting = matching or unnamed
        return fitting[-1] if fitting else None
    return _only_or_latest(open_ones)


def _fits_thread(draft: _Draft, letter: Letter) -> bool:
    """Tell whether a thread goes on: recruiting systems send every letter in one thread or with one id."""
    if not letter.message.references and letter.message.message_id:
        return not letter.reading.organisation or same_organisation(
            draft.organisation, organisation_key(letter.reading.organisation.value)
        )
    return True


def _is_open(draft: _Draft, letter: Letter) -> bool:
    """Tell whether a letter can still belong to an application, by its dates."""
    date = letter.message.date
    if date is None or draft.last is None:
        return True
    if date - draft.last > SILENCE:
        return False
    begins = letter.reading.kind in (Kind.CONFIRMATION, Kind.REJECTION)
    return not (begins and draft.rejected is not None and date - draft.rejected > RENEWAL)


def _only_or_latest(drafts: Sequence[_Draft]) -> _Draft | None:
    """Choose for a letter that names no role: the only application there, else the latest still undecided."""
    undecided = [draft for draft in drafts if draft.rejected is None]
    candidates = undecided or list(drafts)
    return max(candidates, key=lambda draft: (draft.last is not None, draft.last), default=None) if candidates else None


def _application(draft: _Draft) -> Application:
    letters = draft.letters
    dates = [letter.message.date for letter in letters if letter.message.date]
    organisations = [letter.reading.organisation.value for letter in letters if letter.reading.organisation]
    # What was applied for is said best where it is confirmed or refused.
    said = sorted(letters, key=lambda letter: letter.reading.kind not in _SAYS_WHAT)
    roles = [letter.reading.role.value for letter in said if letter.reading.role]
    references = [letter.reading.reference.value for letter in letters if letter.reading.reference]
    return Application(
        id=letters[0].message.key[:8],
        organisation=_commonest(organisations),
        role=_commonest(roles),
        reference=references[0] if references else "",
        letters=tuple(letter.message.key for letter in letters),
        first=min(dates, default=None),
        last=max(dates, default=None),
    )


def _commonest(names: Sequence[str]) -> str:
    """Return the name used most often, the earliest of several."""
    return max(names, key=lambda name: (names.count(name), -names.index(name))) if names else ""
