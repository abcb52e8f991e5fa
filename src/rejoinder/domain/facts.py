"""What the seeker says by hand, each a record that is only ever added to and can be taken back.

Nothing of it is overwritten by a reading; a later word on the same thing wins over an earlier one. An application is
named by an anchor: the full key of one of its letters, or the id that was drawn when the seeker added it. So what was
said stays with it whatever mail arrives later.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from rejoinder.domain.applications import Details
from rejoinder.domain.events import EventKind
from rejoinder.domain.letters.readings import DoorKind, Kind, Polarity, ReasonKind
from rejoinder.domain.stages import Stage

OWN = ""  # a letter that is placed here begins an application of its own
NOWHERE = "-"  # a letter that is placed here belongs to no application


@dataclass(frozen=True, slots=True)
class Added:
    """An application that the seeker added."""

    anchor: str
    details: Details


@dataclass(frozen=True, slots=True)
class Edited:
    """What the seeker says of an application that is there; what is empty stays as it was, but for `emptied`."""

    anchor: str
    details: Details
    emptied: tuple[str, ...] = ()  # the names of fields of which nothing that was said holds any more


@dataclass(frozen=True, slots=True)
class Happened:
    """Something that happened to an application: refused by phone, an interview held."""

    anchor: str
    kind: EventKind
    on: date | None = None
    start: datetime | None = None  # of an interview, where the hour is known; aware
    round: str = ""  # of an interview: "1", "2", "3", "final" or ""
    how: str = ""  # by phone, on the portal, ...: in the seeker's words
    note: str = ""
    reasons: tuple[ReasonKind, ...] = ()  # what they gave as the cause


@dataclass(frozen=True, slots=True)
class Noted:
    """A note on an application."""

    anchor: str
    text: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Merged:
    """Two applications that are one."""

    anchor: str
    into: str


@dataclass(frozen=True, slots=True)
class Placed:
    """Letters that belong to the application of an anchor, to one of their own (OWN), or to none (NOWHERE)."""

    letters: tuple[str, ...]
    anchor: str


@dataclass(frozen=True, slots=True)
class Remark:
    """Words of a letter that speak of the seeker, as they stand in it."""

    polarity: Polarity
    words: str


@dataclass(frozen=True, slots=True)
class Corrected:
    """What a letter says, where it was read wrongly; None is as it was read, an empty name is none."""

    letter: str
    kind: Kind | None = None
    organisation: str | None = None
    role: str | None = None
    reference: str | None = None
    reasons: tuple[ReasonKind, ...] | None = None
    came: date | None = None  # the day it came, where the letter bears another or none
    doors: tuple[DoorKind, ...] | None = None
    feedback: tuple[Remark, ...] | None = None
    stage: Stage | None = None  # how far its application had got by then
    message_id: str = ""  # where the message was taken for no letter, so that it is known by this and read again


class Handling(StrEnum):
    """What became of a next step."""

    DONE = "done"
    POSTPONED = "postponed"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class Handled:
    """What the seeker did with a next step of Today; `until` is the day a postponed one comes back."""

    step: str
    how: Handling
    until: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Hidden:
    """A rejection that is out of sight until a day, or until it is asked for where none is given."""

    anchor: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """A rejection that is in sight again."""

    anchor: str


@dataclass(frozen=True, slots=True)
class Called:
    """A name that the seeker goes by, or none of theirs."""

    name: str
    is_so: bool = True


@dataclass(frozen=True, slots=True)
class WritesFrom:
    """An address, in lower case, that is the seeker's own, or is not whatever the mail tells."""

    address: str
    is_so: bool = True


@dataclass(frozen=True, slots=True)
class LivesIn:
    """The zone that the seeker lives by, as the zone database calls it; the machine's where none is named."""

    zone: str = ""


OfSeeker = Called | WritesFrom | LivesIn
Fact = Added | Edited | Happened | Noted | Merged | Placed | Corrected | Handled | Hidden | Shown | OfSeeker
KINDS: tuple[type[Fact], ...] = (
    Added,
    Edited,
    Happened,
    Noted,
    Merged,
    Placed,
    Corrected,
    Handled,
    Hidden,
    Shown,
    Called,
    WritesFrom,
    LivesIn,
)
# What changes neither which letters belong together nor how an application stands.
BESIDE: tuple[type[Fact], ...] = (Noted, Handled, Hidden, Shown, LivesIn)


@dataclass(frozen=True, slots=True)
class KeptFact:
    """A fact as it is kept: its number in the order in which they were said, when, and by which operation."""

    number: int
    operation: int
    at: datetime
    fact: Fact
