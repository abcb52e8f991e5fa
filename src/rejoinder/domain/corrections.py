"""What the seeker corrected in what was read from letters; it wins, and teaches how that sender's mail is read.

The reading itself is kept as it was: corrections are laid over it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import Any, TypeVar

from msgspec import Struct, field

from rejoinder.domain.facts import Corrected, Ground, Remark
from rejoinder.domain.letters.readings import (
    ANSWERS,
    WITH_DEADLINE,
    Band,
    Door,
    DoorKind,
    Feedback,
    Interview,
    Kind,
    Named,
    Quote,
    Reading,
    Reason,
    ReasonKind,
    Where,
)
from rejoinder.domain.mail import Message
from rejoinder.domain.mailbox import Letter
from rejoinder.domain.records import field_names, replace
from rejoinder.domain.seeker import NOTHING_SAID, Seeker

K = TypeVar("K")
V = TypeVar("V")
_SAID = Quote("", Where.SEEKER)


class Lesson(Struct, frozen=True):
    """What the corrections of one sender's letters teach about the others."""

    kinds: Mapping[Kind, Kind] = field(default_factory=dict)  # as it was read -> as it is
    organisations: Mapping[str, str] = field(default_factory=dict)  # "" -> for a letter that names none


class Corrections(Struct, frozen=True):
    """Corrections by the key of the letter, in the order in which they were made, and who the seeker is."""

    by_letter: Mapping[str, Sequence[Corrected]] = field(default_factory=dict)
    seeker: Seeker = NOTHING_SAID

    def apply(self, letters: Iterable[Letter], among: Iterable[Letter] | None = None) -> list[Letter]:
        """Return the letters as they are to be understood, in the same order.

        `among` are all letters that there are, where these are some of them: what a sender's corrected letters teach
        depends on the others of that sender.
        """
        found = list(letters)
        if self.seeker.names or self.seeker.addresses:
            found = [self.seeker.understood(letter) for letter in found]
        if not self.by_letter:
            return found
        lessons = self._lessons(found if among is None else list(among))
        return [self._understood(letter, lessons) for letter in found]

    def _understood(self, letter: Letter, lessons: Mapping[str, Lesson]) -> Letter:
        said = self.by_letter.get(letter.message.key)
        if said is None:
            lesson = lessons.get(letter.message.sender.address.lower()) if _may_teach(letter) else None
            return _taught(letter, lesson) if lesson else letter
        whole = _together(said)
        return replace(letter, message=_dated(letter.message, whole.came), reading=corrected(letter.reading, whole))

    def _lessons(self, letters: Iterable[Letter]) -> dict[str, Lesson]:
        """Return by address what its corrected letters teach; where two teach the opposite, neither counts."""
        kinds: dict[str, dict[Kind, set[Kind]]] = {}
        names: dict[str, dict[str, set[str]]] = {}
        for letter in letters:
            sender, read = letter.message.sender.address.lower(), letter.reading
            said = self.by_letter.get(letter.message.key, ()) if sender and _may_teach(letter) else ()
            kind = _last(one.kind for one in said)
            if kind is not None:
                kinds.setdefault(sender, {}).setdefault(read.kind, set()).add(kind)
            name = _last(one.organisation for one in said)
            if name:
                was = read.organisation.value if read.organisation else ""
                names.setdefault(sender, {}).setdefault(was, set()).add(name)
        for sender in _shared(letters, names):
            names[sender].pop("", None)
        return {
            sender: Lesson(_agreed(kinds.get(sender, {})), _agreed(names.get(sender, {})))
            for sender in kinds.keys() | names.keys()
        }


def _together(said: Sequence[Corrected]) -> Corrected:
    """Return several corrections of a letter as one: of each thing what was said last."""
    names = [name for name in field_names(Corrected) if name not in ("letter", "message_id")]
    whole: dict[str, Any] = {name: _last(getattr(one, name) for one in said) for name in names}
    return Corrected(said[-1].letter, **whole)


def _dated(message: Message, came: date | None) -> Message:
    """Return a message with the day that the seeker says it came, at noon: the same day in nearly every zone."""
    return replace(message, date=datetime.combine(came, time(12), UTC)) if came else message


def _shared(letters: Iterable[Letter], senders: Collection[str]) -> set[str]:
    """Return the senders that write for several organisations: a letter of theirs that names none may be of any."""
    named: dict[str, set[str]] = {}
    for letter in letters:
        sender, organisation = letter.message.sender.address.lower(), letter.reading.organisation
        if sender in senders and organisation:
            named.setdefault(sender, set()).add(organisation.value.lower())
    return {sender for sender, organisations in named.items() if len(organisations) > 1}


def _may_teach(letter: Letter) -> bool:
    """Tell whether a letter teaches of others: what the seeker wrote themselves goes to many organisations."""
    return letter.reading.kind is not Kind.SENT_BY_SEEKER


def _last(said: Iterable[V | None]) -> V | None:
    """Return what was said last of several corrections of a letter, which is what stands."""
    return next((one for one in reversed(list(said)) if one is not None), None)


def _agreed(taught: Mapping[K, set[V]]) -> dict[K, V]:
    return {key: next(iter(values)) for key, values in taught.items() if len(values) == 1}


def corrected(reading: Reading, said: Corrected) -> Reading:
    """Return a reading with what the seeker said in its place."""
    if said.kind is not None and said.kind is not reading.kind:
        deadline = reading.deadline if said.kind in WITH_DEADLINE else None
        interview = _kept_interview(reading, said.kind)
        feedback = reading.feedback or (reading.remarks if said.kind in ANSWERS else ())
        reading = replace(
            reading, kind=said.kind, quotes=(), interview=interview, deadline=deadline, feedback=feedback, remarks=()
        )
    if said.kind is not None:
        reading = replace(reading, confidence=1.0, band=None if said.kind is Kind.OTHER else Band.SURE)
    if said.organisation is not None:
        reading = replace(reading, organisation=_named(said.organisation))
    if said.role is not None:
        reading = replace(reading, role=_named(said.role))
    if said.reference is not None:
        reading = replace(reading, reference=_named(said.reference))
    if said.reasons is not None:
        reading = replace(reading, reasons=_reasons(reading, said.reasons, said.grounds or ()))
    if said.doors is not None:
        reading = replace(reading, doors=_doors(reading, said.doors))
    if said.feedback is not None:
        reading = replace(reading, feedback=_feedback(reading, said.feedback), remarks=())
    return reading


def _kept_interview(reading: Reading, kind: Kind) -> Interview | None:
    """Return the interview of a letter that is of another kind: one that took place did so before any answer."""
    is_kept = kind is Kind.INTERVIEW or {reading.kind, kind} <= ANSWERS
    return reading.interview if is_kept else None


def _named(name: str) -> Named | None:
    return Named(name, _SAID) if name else None


def _reasons(reading: Reading, kinds: Sequence[ReasonKind], grounds: Sequence[Ground]) -> tuple[Reason, ...]:
    """Return the reasons that the seeker says it gives, each with its sentence where it was read or is said."""
    words = {ground.reason: Quote(ground.words) for ground in grounds}
    kept = tuple(reason for reason in reading.reasons if reason.kind in kinds and reason.kind not in words)
    read = {reason.kind for reason in kept}
    return kept + tuple(Reason(kind, words.get(kind, _SAID)) for kind in dict.fromkeys(kinds) if kind not in read)


def _doors(reading: Reading, kinds: Sequence[DoorKind]) -> tuple[Door, ...]:
    """Return the doors that the seeker says it leaves open, each with its sentence and day where it was read as one."""
    read = {door.kind: door for door in reading.doors}
    kept = tuple(door for door in reading.doors if door.kind in kinds)
    return kept + tuple(Door(kind, None, _SAID) for kind in dict.fromkeys(kinds) if kind not in read)


def _feedback(reading: Reading, remarks: Sequence[Remark]) -> tuple[Feedback, ...]:
    """Return what the seeker says that it says of them; what was read so stays a form phrase where it was one."""
    read = {item.quote.text: item for item in (*reading.remarks, *reading.feedback)}
    return tuple(
        replace(read[one.words], polarity=one.polarity)
        if one.words in read
        else Feedback(one.polarity, formula=False, quote=Quote(one.words))
        for one in remarks
    )


def _taught(letter: Letter, lesson: Lesson) -> Letter:
    """Return a letter as the corrections of its sender's other letters teach to read it; never one that is sure."""
    reading = letter.reading
    kind = lesson.kinds.get(reading.kind)
    if kind is not None and reading.band is not Band.SURE:
        reading = corrected(reading, Corrected(letter.message.key, kind=kind))
        reading = replace(reading, band=reading.band and Band.UNSURE, confidence=letter.reading.confidence)
    name = lesson.organisations.get(reading.organisation.value if reading.organisation else "")
    if name is not None:
        reading = replace(reading, organisation=Named(name, _SAID))
    return letter if reading is letter.reading else replace(letter, reading=reading)
