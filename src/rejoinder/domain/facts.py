"""What the seeker says by hand, each a record that is only ever added to and can be taken back.

Nothing of it is overwritten by a reading; a later word on the same thing wins over an earlier one. An application is
named by an anchor: the full key of one of its letters, or the id that was drawn when the seeker added it. So what was
said stays with it whatever mail arrives later.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct

from rejoinder.domain.applications import Details
from rejoinder.domain.events import EventKind
from rejoinder.domain.kept import Answered, DocumentKept, PostingKept, PutAway, RequirementCorrected, SentWith
from rejoinder.domain.letters.readings import DoorKind, Kind, Polarity, ReasonKind
from rejoinder.domain.stages import Stage

OWN = ""  # a letter that is placed here begins an application of its own
FACT = "fact:"  # before the number of the fact that tells of an event, instead of a letter's key
NOWHERE = "-"  # a letter that is placed here belongs to no application


class Added(Struct, frozen=True):
    """An application that the seeker added."""

    anchor: str
    details: Details


class Edited(Struct, frozen=True):
    """What the seeker says of an application that is there; what is empty stays as it was, but for `emptied`."""

    anchor: str
    details: Details
    emptied: tuple[str, ...] = ()  # the names of fields of which nothing that was said holds any more


class Happened(Struct, frozen=True):
    """Something that happened to an application: refused by phone, an interview held."""

    anchor: str
    kind: EventKind
    on: date | None = None
    start: datetime | None = None  # of an interview, where the hour is known; aware
    round: str = ""  # of an interview: "1", "2", "3", "final" or ""
    how: str = ""  # by phone, on the portal, ...: in the seeker's words
    note: str = ""
    reasons: tuple[ReasonKind, ...] = ()  # what they gave as the cause


class About(StrEnum):
    """What a note is about, where that matters for the reply."""

    ANYTHING = ""
    LIKED = "liked"  # one good thing, in words that a reply can take up
    MET = "met"  # the name of somebody who was met there


class Noted(Struct, frozen=True):
    """A note on an application."""

    anchor: str
    text: str
    on: date | None = None
    about: About = About.ANYTHING


class Merged(Struct, frozen=True):
    """Two applications that are one."""

    anchor: str
    into: str


class Placed(Struct, frozen=True):
    """Letters that belong to the application of an anchor, to one of their own (OWN), or to none (NOWHERE)."""

    letters: tuple[str, ...]
    anchor: str


class Remark(Struct, frozen=True):
    """Words of a letter that speak of the seeker, as they stand in it."""

    polarity: Polarity
    words: str


class Ground(Struct, frozen=True):
    """Words of a letter that state a reason, as they stand in it."""

    reason: ReasonKind
    words: str


class Corrected(Struct, frozen=True):
    """What a letter says, where it was read wrongly; None is as it was read, an empty name is none."""

    letter: str
    kind: Kind | None = None
    organisation: str | None = None
    role: str | None = None
    reference: str | None = None
    reasons: tuple[ReasonKind, ...] | None = None
    grounds: tuple[Ground, ...] | None = None  # of reasons that were not read
    came: date | None = None  # the day it came, where the letter bears another or none
    doors: tuple[DoorKind, ...] | None = None
    feedback: tuple[Remark, ...] | None = None
    stage: Stage | None = None  # how far its application had got by then
    message_id: str = ""  # where the message was taken for no letter, so that it is known by this and read again


class Drafted(Struct, frozen=True):
    """A reply to a letter as far as the seeker has written it; one without words is none any more."""

    letter: str
    to: str = ""
    subject: str = ""
    text: str = ""


class Handling(StrEnum):
    """What became of a next step."""

    DONE = "done"
    POSTPONED = "postponed"
    DISMISSED = "dismissed"


class Handled(Struct, frozen=True):
    """What the seeker did with a next step of Today; `until` is the day a postponed one comes back."""

    step: str
    how: Handling
    until: date | None = None
    reason: str = ""


class Hidden(Struct, frozen=True):
    """A rejection that is out of sight until a day, or until it is asked for where none is given."""

    anchor: str
    until: date | None = None


class Shown(Struct, frozen=True):
    """A rejection that is in sight again."""

    anchor: str


class Called(Struct, frozen=True):
    """A name that the seeker goes by, or none of theirs."""

    name: str
    is_so: bool = True


class WritesFrom(Struct, frozen=True):
    """An address, in lower case, that is the seeker's own, or is not whatever the mail tells."""

    address: str
    is_so: bool = True


class LivesIn(Struct, frozen=True):
    """The zone that the seeker lives by, as the zone database calls it; the machine's where none is named."""

    zone: str = ""


class RepliesAt(Struct, frozen=True):
    """How soon and how late the seeker wants to answer a letter."""

    wait: int = 1  # hours at the least
    morning: int = 9  # o'clock, on a working day
    within: int = 5  # days


class Move(StrEnum):
    """A move in asking for feedback, theirs or the seeker's (METHOD, step 3)."""

    REJECTED = "rejected"
    OFFERED = "offered"  # they offer feedback, or to talk about it
    REPLIED = "replied"
    REPLIED_PS = "replied_ps"  # with a P.S. that asks for feedback
    ANSWERED = "answered"
    ASKED = "asked"  # for specifics
    RECEIVED = "received"
    REFUSED = "refused"  # they may not say, or do not
    NOTHING = "nothing"  # of a letter: none of these


class Asked(Struct, frozen=True):
    """A move that the seeker tells of, or what a letter counts as where it was read wrongly."""

    anchor: str
    move: Move
    on: date | None = None
    letter: str = ""  # its key; empty if there was none
    how: str = ""  # by phone, in person, ...: in the seeker's words


class Saying(Struct, frozen=True):
    """Words that were said about the seeker, as they remember them; without themes those of the words count."""

    quote: str
    polarity: Polarity
    themes: tuple[str, ...] | None = None


class Heard(Struct, frozen=True):
    """Feedback that no letter holds: told by phone, in person or on a portal. `name` was drawn when it was told."""

    anchor: str
    name: str
    sayings: tuple[Saying, ...]
    by: str = ""
    on: date | None = None
    how: str = ""


class Part(Struct, frozen=True):
    """A part of a letter that is feedback, named by its mark: its words stay in the letter, and go with it."""

    mark: str
    polarity: Polarity
    themes: tuple[str, ...] | None = None


class Filed(Struct, frozen=True):
    """What of a letter is feedback, as the seeker split it; it stands in the place of what was read."""

    letter: str
    parts: tuple[Part, ...] = ()


class Weighed(Struct, frozen=True):
    """What the seeker changed of an entry of the feedback log; None is as it was."""

    entry: str  # the whole name of the entry
    polarity: Polarity | None = None
    themes: tuple[str, ...] | None = None
    is_out: bool | None = None  # left out of the log
    by: str | None = None


OfSeeker = Called | WritesFrom | LivesIn | RepliesAt
OfFeedback = Asked | Heard | Filed | Weighed
OfToday = Handled | Hidden | Shown
OfDocuments = DocumentKept | PutAway | SentWith | PostingKept | Answered | RequirementCorrected
OfOthers = OfToday | OfSeeker | OfFeedback | OfDocuments
Fact = Added | Edited | Happened | Noted | Merged | Placed | Corrected | Drafted | OfOthers
KINDS: tuple[type[Fact], ...] = (
    Added,
    Edited,
    Happened,
    Noted,
    Merged,
    Placed,
    Corrected,
    Drafted,
    Handled,
    Hidden,
    Shown,
    Called,
    WritesFrom,
    LivesIn,
    RepliesAt,
    Asked,
    Heard,
    Filed,
    Weighed,
    DocumentKept,
    PutAway,
    SentWith,
    PostingKept,
    Answered,
    RequirementCorrected,
)
# What changes neither which letters belong together nor how an application stands.
BESIDE: tuple[type[Fact], ...] = (
    *(Noted, Drafted, Handled, Hidden, Shown, LivesIn, RepliesAt, Filed, Weighed),
    *(DocumentKept, PutAway, SentWith, PostingKept, Answered, RequirementCorrected),
)
# What happened to an application, and links nothing anew.
HAPPENED = (Happened, Asked, Heard)


def text_of(fact: Fact) -> str:
    """Return what the words of a fact are kept by where they are kept apart from it, or nothing."""
    return fact.text if isinstance(fact, DocumentKept | PostingKept) else ""


class KeptFact(Struct, frozen=True):
    """A fact as it is kept: its number in the order in which they were said, when, and by which operation."""

    number: int
    operation: int
    at: datetime
    fact: Fact
