"""What is known to mention in a reply: each thing with its source, and nothing that nobody recorded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum

from msgspec import Struct, field

from rejoinder.domain.letters.names.candidates import LEGAL
from rejoinder.domain.letters.readings import DoorKind, Kind, Polarity
from rejoinder.domain.letters.text import fold_space
from rejoinder.domain.mailbox import Letter
from rejoinder.domain.perspective import GENERAL
from rejoinder.domain.records import replace
from rejoinder.domain.replies.timing import USUAL, Pace
from rejoinder.domain.stages import Stage


class Source(StrEnum):
    """Who tells a thing."""

    LETTER = "letter"  # the letter that is answered
    EARLIER = "earlier"  # other letters of the application
    SEEKER = "seeker"
    EVENTS = "events"  # what happened, by letters and by the seeker's word


class Mention(Struct, frozen=True):
    """One thing that can be mentioned: what it is (a slot or state of the wordings), its words, and who tells it.

    `value` is empty for what only has to be so; `quote` are the words it rests on, empty where the seeker said it.
    """

    name: str
    value: str
    source: Source
    quote: str = ""


class Asked(StrEnum):
    """What a reply may lack that only the seeker knows."""

    WRITER = "writer"
    HIGHLIGHT = "highlight"
    ORGANISATION = "organisation"


class Given(Struct, frozen=True):
    """What the seeker says for a reply; what is None they did not say, and what is empty is to be left out."""

    writer: str | None = None
    organisation: str | None = None
    role: str | None = None
    highlight: str | None = None
    people: tuple[str, ...] | None = None
    talked: bool | None = None
    asks: bool | None = None  # for feedback, in a postscript
    agrees: bool | None = None  # that papers are kept, where the letter asks whether they may be

    def answered(self, question: Asked, answer: str) -> Given:
        """Return the same with the answer to a question; an empty one leaves it out."""
        match question:
            case Asked.WRITER:
                return replace(self, writer=answer)
            case Asked.HIGHLIGHT:
                return replace(self, highlight=answer)
            case Asked.ORGANISATION:
                return replace(self, organisation=answer)


NOTHING_GIVEN = Given()


class Case(Struct, frozen=True):
    """A letter of rejection and what surrounds it."""

    letter: Letter
    others: Sequence[Letter] = ()  # of the application, earliest first
    stage: Stage = Stage.APPLIED
    organisation: str = ""  # as the application has them, after the seeker's word
    role: str = ""
    names: Sequence[str] = ()  # of the seeker, the best first
    addresses: frozenset[str] = frozenset()  # of the seeker
    liked: str = ""  # what the seeker noted that they liked
    met: Sequence[str] = ()  # whom the seeker noted that they met
    pace: Pace = USUAL  # at which the seeker answers
    agency: str = ""  # the agency that the application went through, as the seeker says

    @property
    def later(self) -> Sequence[Letter]:
        """Return the letters of the application that came after this one, earliest first."""
        sent = self.letter.message.date
        return [one for one in self.others if sent and one.message.date and one.message.date > sent]

    @property
    def answer(self) -> Letter | None:
        """Return what the seeker wrote last since the letter came."""
        return next((one for one in reversed(self.later) if one.reading.kind is Kind.SENT_BY_SEEKER), None)

    @property
    def has_feedback(self) -> bool:
        """Tell whether feedback came after the letter."""
        return any(one.reading.is_feedback for one in self.later)


class Known(Struct, frozen=True):
    """Everything that a reply may say, by its name in the wordings."""

    mentions: Mapping[str, Mention] = field(default_factory=dict)

    def __contains__(self, name: object) -> bool:
        return name in self.mentions

    def value(self, name: str) -> str:
        """Return the words of a thing, or the empty string."""
        found = self.mentions.get(name)
        return found.value if found else ""

    @property
    def names(self) -> frozenset[str]:
        """Return the names of all that is known."""
        return frozenset(self.mentions)


_LONGEST_ROLE, _LONGEST_NAME = 70, 60  # characters; what is longer was read wrongly
_GENDER = re.compile(
    r"\s*[(\[]\s*(?:all genders|alle geschlechter|[mwfdhxi](?:\s*[/|*,]\s*[mwfdhxi]){1,3})\s*[)\]]"
    r"|[\s,–-]+[mwfdhxi](?:\s*[/|*]\s*[mwfdhxi]){1,3}$",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"\s*[(\[][^)\]]*\d[^)\]]*[)\]]|\s*#\s?\d\S*|\s+[-–—]\s+(?:ref|req|job|id|kennziffer)\b.*$"
    r"|^[A-Z]{1,5}[-–/ ]?\d[\d/–-]{2,}\s+",
    re.IGNORECASE,
)
# A word that something else would have to follow.
_DANGLING = re.compile(
    r"(?:\s+(?:beim?|at|for|chez|en|in|im|as|als|von|de|du|und|and|et|y|der|die|das|the|la|le|with|mit|bzw))+$",
    re.IGNORECASE,
)
_SHOUT, _SHORT = 8, 3  # letters
# How people begin to say what they liked; typed without its full stop it is a sentence of their own all the same.
_BEGINS = re.compile(r"(?:I|I['’]\w+|Ich|Mir|Mich|Je|Yo|Me) \w|J['’]\w")
_ENDS = (".", "!", "?", "…")
# What it is to be asked whether one agrees that a door stands open.
_ASKED = {DoorKind.KEPT_ON_FILE: "keeping_asked", DoorKind.TALENT_POOL: "pool_asked"}
_DOORS = (DoorKind.KEPT_ON_FILE, DoorKind.TALENT_POOL, DoorKind.APPLY_AGAIN, DoorKind.FEEDBACK_OFFERED)


def known_of(case: Case, given: Given = NOTHING_GIVEN, addressee: str = "", today: date | None = None) -> Known:
    """Return what may be mentioned to an addressee, of whose name people who were met are told apart.

    What the letter offers until a day that has passed by `today` is offered no more.
    """
    found: dict[str, Mention] = {}
    for mention in (*_said(case, given), *_read(case, given, today), *_happened(case, given)):
        found.setdefault(mention.name, mention)
    met = given.people if given.people is not None else tuple(case.met)
    others = [name for name in met if fold_space(name) and not _is_same(name, addressee)]
    if others:
        found["people"] = Mention("people", "\n".join(fold_space(name) for name in others), Source.SEEKER)
    return Known(found)


def tidy_role(role: str) -> str:
    """Return a role as one would say it: without genders, codes and what follows; "" if it can be none."""
    plain = fold_space(_CODE.sub("", _GENDER.sub("", role))).strip(" ,;:-–—\"'„“”«»")
    plain = _DANGLING.sub("", plain)
    if (
        plain.isupper() and len(plain) > _SHOUT
    ):  # a role that is shouted is said in a lower voice, an abbreviation is not
        plain = " ".join(word if len(word) <= _SHORT else word.capitalize() for word in plain.split())
    return plain if 1 < len(plain) <= _LONGEST_ROLE and (plain[0].isalnum() or plain[0] == ".") else ""


def tidy_organisation(name: str) -> str:
    """Return an organisation as one would say it, without its legal form; "" if it can be none."""
    plain = LEGAL.sub("", fold_space(name).strip(" ,;:-–—\"'„“”«»"))
    is_name = 1 < len(plain) <= _LONGEST_NAME and any(char.isalpha() for char in plain)
    return plain if is_name and not any(char in plain for char in "()[]{}<>@\n|") else ""


def _said(case: Case, given: Given) -> Iterator[Mention]:
    reading = case.letter.reading
    called = next(iter(case.names), "")
    writer = called if given.writer is None else given.writer
    if writer.strip():
        yield Mention("writer", fold_space(writer), Source.EARLIER if writer == called else Source.SEEKER)
    for name, said, own, read, tidy in (
        ("organisation", given.organisation, case.organisation, reading.organisation, tidy_organisation),
        ("role", given.role, case.role, reading.role, tidy_role),
    ):
        value = tidy(own) or (tidy(read.value) if read else "")
        if said is not None and fold_space(said) != value:
            if said.strip():
                yield Mention(name, fold_space(said), Source.SEEKER)
        elif value:
            is_read = read is not None and tidy(read.value) == value
            source = Source.LETTER if is_read else Source.EARLIER
            yield Mention(name, value, source, read.quote.text if read and is_read else "")
    highlight = given.highlight if given.highlight is not None else case.liked
    if highlight.strip():
        yield Mention("highlight", _stopped(fold_space(highlight)), Source.SEEKER)


def _read(case: Case, given: Given, today: date | None) -> Iterator[Mention]:
    """Yield what the letter gives to take up: its doors, a reason, a word about this seeker.

    A door that stands open only if the seeker agrees is none where they do not.
    """
    reading = case.letter.reading
    for kind in _DOORS:
        door = next((one for one in reading.doors if one.kind is kind), None)
        is_past = door is not None and door.until is not None and today is not None and door.until < today
        if door is None or is_past or (kind is DoorKind.FEEDBACK_OFFERED and case.has_feedback):
            continue
        if not door.asks_consent or given.agrees is not False:
            yield Mention(kind.value, "", Source.LETTER, door.quote.text)
            if door.asks_consent:
                yield Mention(_ASKED[kind], "", Source.LETTER, door.quote.text)
    told = [one for one in reading.feedback if not one.formula and one.quote.text]
    blamed = next((one for one in told if one.polarity is Polarity.NEGATIVE), None)
    if blamed:
        yield Mention("feedback", "", Source.LETTER, blamed.quote.text)
    elif told:
        yield Mention("praise", "", Source.LETTER, told[0].quote.text)
    reason = next((one for one in reading.reasons if one.kind not in GENERAL and one.quote.text), None)
    if reason:
        yield Mention("reason", "", Source.LETTER, reason.quote.text)


def _happened(case: Case, given: Given) -> Iterator[Mention]:
    """Yield that there was a talk: an interview before the letter, by letters, or by the seeker's word."""
    if given.talked is not None:
        if given.talked:
            yield Mention("talk", "", Source.SEEKER)
    elif case.letter.reading.interview:  # the letter itself speaks of one that took place
        yield Mention("talk", "", Source.LETTER, case.letter.reading.interview.quote.text)
    elif case.stage >= Stage.FIRST_INTERVIEW:
        sent = case.letter.message.date
        held = [
            one.reading.interview
            for one in case.others
            if one.reading.kind is Kind.INTERVIEW and one.reading.interview and one.reading.interview.start
        ]
        past = [one for one in held if one.start and (sent is None or one.start <= sent)]
        if past or not held:
            yield Mention("talk", "", Source.EVENTS, past[-1].quote.text if past else "")


def may_ask(case: Case, known: Known) -> bool:
    """Tell whether a postscript may ask for feedback: there was a talk or an offer, and nothing was said yet."""
    if case.has_feedback or "feedback" in known:
        return False
    return "feedback_offered" in known or ("talk" in known and "reason" not in known)


def might_have_met(case: Case, given: Given, addressee: str) -> list[Mention]:
    """Return people who were invited to interviews or wrote, whom the seeker may have met: to be asked, not assumed."""
    told = {fold_space(name).lower() for name in (addressee, *case.met, *(given.people or ()), *case.names)}
    found: dict[str, Mention] = {}
    for letter in case.others:
        if letter.reading.kind is Kind.INTERVIEW:
            for person in letter.reading.people:
                key = person.name.lower()
                if key not in told and person.address.lower() not in case.addresses:
                    found.setdefault(key, Mention("people", person.name, Source.EARLIER, person.quote.text))
    return list(found.values())


def _is_same(one: str, other: str) -> bool:
    first, second = set(one.lower().split()), set(other.lower().split())
    return bool(first) and (first <= second or (bool(second) and second <= first))


def _stopped(liked: str) -> str:
    """Return what the seeker liked, with a full stop where it is a sentence without one."""
    return f"{liked}." if _BEGINS.match(liked) and not liked.endswith(_ENDS) else liked
