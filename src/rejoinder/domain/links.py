"""What linking is told and what it answers: which letters belong together, and which it leaves to the seeker."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct, field

from rejoinder.domain.applications import Application


class Seed(Struct, frozen=True):
    """An application that the seeker added by hand, which letters may turn out to belong to."""

    anchor: str
    organisation: str = ""
    role: str = ""
    reference: str = ""
    applied: date | None = None
    via: str = ""  # the agency or board it went through


class Said(Struct, frozen=True):
    """What the seeker said of links; it wins over everything that is read.

    `placed` gives for a letter's key the anchor of the application it belongs to: the key of another letter, the anchor
    of a seed, `facts.OWN` or `facts.NOWHERE`. `merged` are pairs of anchors whose applications are one, as they were
    said; a letter of the first or a seed goes into the application of the second. `spoken` are further anchors that
    something was said of: that an event happened, a note. `names` are the seeker's, as `senders.full_name` writes them,
    `own` their addresses, and `strange` addresses that are not, both in lower case.
    """

    seeds: tuple[Seed, ...] = ()
    placed: Mapping[str, str] = field(default_factory=dict)
    merged: tuple[tuple[str, str], ...] = ()
    names: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    strange: frozenset[str] = frozenset()
    spoken: frozenset[str] = frozenset()


class Candidate(Struct, frozen=True):
    """An application that a letter may belong to, and what speaks for it, in words for the seeker."""

    application: str  # its id
    why: tuple[str, ...]


class LinkReview(Struct, frozen=True):
    """A letter whose application the seeker has to name; until then it stands in a provisional one.

    `candidates` are the likeliest first.
    """

    letter: str
    application: str  # the id of the provisional one
    candidates: tuple[Candidate, ...]


class Linked(Struct, frozen=True):
    """The applications that letters and seeds come to, and what is left to review."""

    applications: tuple[Application, ...]
    reviews: tuple[LinkReview, ...] = ()


# How strongly a letter is tied to an application, the number of the reasons, and two signs (`ties.Tie`).
Weight = tuple[float, int, bool, bool]


class Weighed(Struct):
    """What was weighed in linking, and is not weighed again while it follows from the same.

    Marks stand for letters and applications, so that nothing of these can be read in it.
    """

    reasons: list[tuple[str, ...]] = field(default_factory=list)
    ties: dict[bytes, dict[bytes, Weight]] = field(default_factory=dict)  # by letter, by application
    asked: dict[bytes, list[Weight]] = field(default_factory=dict)  # by a letter with several applications
