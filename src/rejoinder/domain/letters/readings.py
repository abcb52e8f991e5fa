"""What a letter says: the records that a reading is made of (docs/letters.md)."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct


class Kind(StrEnum):
    """What kind of message it is; docs/letters.md defines each."""

    REJECTION = "rejection"
    ON_HOLD = "on_hold"
    INTERVIEW = "interview"
    ASSESSMENT = "assessment"
    OFFER = "offer"
    CONFIRMATION = "confirmation"
    VIEWED = "viewed"
    ACTION_REQUIRED = "action_required"
    FEEDBACK = "feedback"
    RECRUITER_OUTREACH = "recruiter_outreach"
    RECRUITER_REPLY = "recruiter_reply"
    JOB_ALERT = "job_alert"
    NEWSLETTER = "newsletter"
    PORTAL_ACCOUNT = "portal_account"
    WITHDRAWAL_ACK = "withdrawal_ack"
    SENT_BY_SEEKER = "sent_by_seeker"
    OTHER = "other"


class Band(StrEnum):
    """How far a reading can be relied on."""

    SURE = "sure"
    UNSURE = "unsure"


class ReasonKind(StrEnum):
    """What the letter itself gives as the cause."""

    EXPERIENCE = "experience"
    SKILL = "skill"
    EDUCATION = "education"
    LANGUAGE = "language"
    LOCATION = "location"
    PERMIT = "permit"
    SALARY = "salary"
    FILLED = "filled"
    INTERNAL = "internal"
    FROZEN = "frozen"
    COMPETITION = "competition"
    POLICY = "policy"
    OTHER = "other"


class DoorKind(StrEnum):
    """What the letter leaves open."""

    KEPT_ON_FILE = "kept_on_file"
    APPLY_AGAIN = "apply_again"
    TALENT_POOL = "talent_pool"
    CONTACT_OFFERED = "contact_offered"
    FEEDBACK_OFFERED = "feedback_offered"
    OTHER_ROLE = "other_role"


class Polarity(StrEnum):
    """Praise or blame."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Where(StrEnum):
    """The field of the message that a quote stands in."""

    SUBJECT = "subject"
    TEXT = "text"
    LINK = "link"
    SENDER = "sender"
    RECIPIENT = "recipient"
    CALENDAR = "calendar"
    SEEKER = "seeker"  # no words of the message: the seeker said so


class Quote(Struct, frozen=True):
    """Words of the message as they stand, white space folded, and the field they stand in."""

    text: str
    where: Where = Where.TEXT


class Named(Struct, frozen=True):
    """A name that was read (organisation, role, reference) with the words it rests on."""

    value: str
    quote: Quote


class Contact(Struct, frozen=True):
    """A person that the letter names, with their role where it is stated."""

    name: str
    role: str  # empty if the letter states none
    address: str  # empty if unknown
    quote: Quote


class Interview(Struct, frozen=True):
    """An interview that a letter speaks of; what it does not say is empty or None.

    Of an answer (a rejection, for one) it is an interview that took place, as its words tell.
    """

    round: str  # "1", "2", "3", "final" or ""
    start: datetime | None  # aware
    place: str
    quote: Quote
    is_local: bool = False  # `start` is the clock of its place: the letter names no zone


class Reason(Struct, frozen=True):
    """One cause that the letter states."""

    kind: ReasonKind
    quote: Quote


class Door(Struct, frozen=True):
    """One thing that the letter leaves open, until a date where it gives one.

    `asks_consent` is set where it opens only once the seeker says yes: "with your permission we would keep your CV".
    """

    kind: DoorKind
    until: date | None
    quote: Quote
    asks_consent: bool = False


class Feedback(Struct, frozen=True):
    """One statement about this seeker; `formula` if it would fit anybody."""

    polarity: Polarity
    formula: bool
    quote: Quote


# Only an answer to an application gives reasons, leaves doors and speaks of an interview that took place.
ANSWERS = frozenset({Kind.REJECTION, Kind.ON_HOLD, Kind.FEEDBACK})
# Kinds that ask for something by a day.
WITH_DEADLINE = frozenset({Kind.OFFER, Kind.ASSESSMENT, Kind.ACTION_REQUIRED})


class Deadline(Struct, frozen=True):
    """The day by which a letter wants what it asks for, with the sentence that names it."""

    on: date
    quote: Quote


class Reading(Struct, frozen=True):
    """Everything that was read from one message.

    `confidence` is between 0 and 1; `band` is None for `other`. `quotes` are the words that
    the kind rests on. `remarks` are what a plain answer in a talk says about the seeker: it is feedback once they were
    turned down, which no letter shows by itself (see `domain/feedback/talk`).
    """

    kind: Kind
    confidence: float
    band: Band | None
    language: str  # "en", "de", "fr", "es", or "" where it could not be told
    quotes: tuple[Quote, ...] = ()
    organisation: Named | None = None
    role: Named | None = None
    reference: Named | None = None
    people: tuple[Contact, ...] = ()
    interview: Interview | None = None
    reasons: tuple[Reason, ...] = ()
    doors: tuple[Door, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    deadline: Deadline | None = None
    remarks: tuple[Feedback, ...] = ()

    @property
    def is_feedback(self) -> bool:
        """Tell whether it is there for what it says about the seeker, or is an answer in a talk that says some."""
        is_told = self.kind is Kind.RECRUITER_REPLY and any(not item.formula for item in self.feedback)
        return self.kind is Kind.FEEDBACK or is_told
