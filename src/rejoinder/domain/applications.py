"""Applications: what was applied for, what was sent, through which channel, and which letters belong to it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct

from rejoinder.domain.records import defaults, field_names, replace
from rejoinder.domain.stages import Standing


class Channel(StrEnum):
    """How an application went to the organisation (METHOD, words)."""

    UNKNOWN = ""
    DIRECT = "direct"
    BOARD = "board"
    REFERRAL = "referral"
    RECRUITER = "recruiter"


class Details(Struct, frozen=True):
    """What the seeker says of an application; what is empty they did not say.

    `others` are what a spreadsheet tells in columns that mean nothing to the program: (heading, value).
    """

    organisation: str = ""
    role: str = ""
    reference: str = ""
    applied: date | None = None
    channel: Channel = Channel.UNKNOWN
    via: str = ""  # the board, agency or person it went through
    location: str = ""
    salary: str = ""
    posting: str = ""  # the job description as it stood: its words, or where they are kept
    link: str = ""  # the address of the posting
    resume: str = ""  # which version was sent
    cover_letter: str = ""  # its words, or where they are kept
    answers: str = ""  # what was written into the form
    contact: str = ""  # whom the seeker knows there
    others: tuple[tuple[str, str], ...] = ()

    def changed_by(self, later: Details) -> Details:
        """Return these details with what was said later in its place."""
        values = {name: getattr(later, name) or getattr(self, name) for name in field_names(self)}
        values["others"] = tuple({**dict(self.others), **dict(later.others)}.items())
        return Details(**values)

    def without(self, names: Collection[str]) -> Details:
        """Return these details without what some fields say; a name that is no field is that of one of `others`."""
        kept = tuple((heading, words) for heading, words in self.others if heading not in names)
        values = {name: default for name, default in defaults(Details).items() if name in names}
        return replace(self, **{**values, "others": kept})


NO_DETAILS = Details()
NEW = Standing()


class Application(Struct, frozen=True):
    """One application: what was applied for, and the letters that tell its story.

    `id` is short: of one that the seeker added it is theirs, of others it is made from the earliest letter, so that it
    is the same whatever order mail arrived in. `letters` are message keys, earliest first; `first` and `last` are the
    times of the earliest and latest that is known to have happened. A `provisional` one stands
    for a letter of which the seeker has yet to say whether it belongs to another; it does not count as one.
    """

    id: str
    organisation: str  # empty if no letter names one
    role: str
    reference: str
    letters: tuple[str, ...]
    first: datetime | None
    last: datetime | None
    added: tuple[str, ...] = ()  # the anchors of what the seeker added by hand that it consists of
    is_provisional: bool = False
    channel: Channel = Channel.UNKNOWN
    standing: Standing = NEW


def name_of(application: Application) -> str:
    """Return what an application is called in a sentence."""
    if application.organisation and application.role:
        return f"{application.organisation} ({application.role})"
    return application.organisation or application.role or "an application that names nobody"
