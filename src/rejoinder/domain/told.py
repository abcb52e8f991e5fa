"""All that the seeker said by hand, put in order: what stands of it, by what it is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct, field

from rejoinder.domain.applications import NO_DETAILS, Application, Details
from rejoinder.domain.corrections import Corrections
from rejoinder.domain.events import Event, EventKind, Source, in_order
from rejoinder.domain.facts import (
    FACT,
    Added,
    Asked,
    Called,
    Corrected,
    Drafted,
    Edited,
    Filed,
    Handled,
    Happened,
    Heard,
    Hidden,
    KeptFact,
    LivesIn,
    Merged,
    Noted,
    Placed,
    RepliesAt,
    Shown,
    Weighed,
    WritesFrom,
)
from rejoinder.domain.feedback.said import Said as SaidOfFeedback
from rejoinder.domain.feedback.said import event_of
from rejoinder.domain.keeping import Said as SaidOfDocuments
from rejoinder.domain.kept import Answered, DocumentKept, PostingKept, PutAway, RequirementCorrected, SentWith
from rejoinder.domain.linking.senders import full_name
from rejoinder.domain.links import Said, Seed
from rejoinder.domain.records import replace
from rejoinder.domain.seeker import NOTHING_SAID, Seeker
from rejoinder.domain.stages import Stage


def no_event(application: Application) -> str:
    """Return the key of the event that an application was sent, where its details tell that and no event does."""
    return f"{FACT}{application.id}"


class Told(Struct):
    """What the seeker said, by the anchor of an application, the key of a letter or the id of a step."""

    added: dict[str, Details] = field(default_factory=dict)
    details: dict[str, Details] = field(default_factory=dict)
    edits: dict[str, list[tuple[int, Details, Sequence[str]]]] = field(default_factory=dict)  # each with its rank
    events: dict[str, list[Event]] = field(default_factory=dict)
    happened: dict[str, Happened] = field(default_factory=dict)  # by the key of the event
    notes: dict[str, list[KeptFact]] = field(default_factory=dict)
    placed: dict[str, str] = field(default_factory=dict)
    merged: dict[int, tuple[str, str]] = field(default_factory=dict)  # by their rank
    corrected: dict[str, list[Corrected]] = field(default_factory=dict)
    drafts: dict[str, Drafted] = field(default_factory=dict)
    stages: dict[str, Stage] = field(default_factory=dict)  # how far one had got, by the letter that it was said of
    handled: dict[str, Handled] = field(default_factory=dict)
    hidden: dict[str, Hidden] = field(default_factory=dict)
    seeker: Seeker = NOTHING_SAID
    feedback: SaidOfFeedback = field(default_factory=SaidOfFeedback)
    documents: SaidOfDocuments = field(default_factory=SaidOfDocuments)

    @classmethod
    def of(cls, kept: Iterable[KeptFact]) -> Told:
        """Put facts in order: by when they were said, since one that was restored may be older than its number."""
        told = cls()
        for rank, one in enumerate(sorted(kept, key=lambda fact: (fact.at, fact.number))):
            told._take(replace(one, number=rank) if isinstance(one.fact, Added | Edited | Merged) else one)
        return told

    def _take(self, one: KeptFact) -> None:
        match one.fact:
            case Added(anchor, details):
                self.added[anchor] = self.details[anchor] = details
                self.edits[anchor] = [(one.number, details, ())]
            case Edited(anchor, details, emptied):
                self.details[anchor] = self.details.get(anchor, NO_DETAILS).without(emptied).changed_by(details)
                self.edits.setdefault(anchor, []).append((one.number, details, emptied))
            case Happened() as fact:
                event = _event(one, fact)
                self.events.setdefault(fact.anchor, []).append(event)
                self.happened[event.key] = fact
            case Noted(anchor):
                self.notes.setdefault(anchor, []).append(one)
            case Merged(anchor, into):
                self.merged[one.number] = anchor, into
            case Placed((first, *others), anchor):
                self.placed |= {first: anchor, **dict.fromkeys(others, anchor or first)}  # an own one holds them all
                self._take_apart({first, *others}, anchor)
            case Corrected() as fact:
                self.corrected.setdefault(fact.letter, []).append(fact)
                if fact.stage is not None:
                    self.stages[fact.letter] = fact.stage
            case _:
                self._take_of_today(one)

    def _take_of_today(self, one: KeptFact) -> None:
        match one.fact:
            case Drafted() as fact:
                self.drafts[fact.letter] = fact
            case Handled() as fact:
                self.handled[fact.step] = fact
            case Hidden() as fact:
                self.hidden[fact.anchor] = fact
            case Shown(anchor):
                self.hidden.pop(anchor, None)
            case Called() | WritesFrom() | LivesIn() | RepliesAt() as fact:
                self.seeker = self.seeker.after(fact)
            case Asked() | Heard() | Filed() | Weighed() as fact:
                self.feedback.take(one)
                if isinstance(fact, Asked | Heard) and (event := event_of(f"{FACT}{one.number}", fact)):
                    self.events.setdefault(fact.anchor, []).append(event)
            case DocumentKept() | PutAway() | SentWith() | PostingKept() | Answered() | RequirementCorrected():
                self.documents.take(one)

    def _take_apart(self, letters: set[str], anchor: str) -> None:
        """Forget the merging of letters that were placed elsewhere since."""
        group = {*letters, anchor}
        self.merged = {
            number: pair for number, pair in self.merged.items() if letters.isdisjoint(pair) or group.issuperset(pair)
        }

    def said(self) -> Said:
        """Return what was said of which letters belong together."""
        seeds = (
            Seed(anchor, one.organisation, one.role, one.reference, one.applied, one.via)
            for anchor, one in ((anchor, self.details[anchor]) for anchor in self.added)
        )
        names = frozenset(full_name(name) for name in self.seeker.names) - {""}
        return Said(
            tuple(seeds),
            self.placed,
            tuple(self.merged.values()),
            names,
            own=frozenset(self.seeker.addresses),
            strange=frozenset(self.seeker.strangers),
            spoken=frozenset().union(self.details, self.events, self.notes, self.hidden, self.documents.anchors),
        )

    def corrections(self) -> Corrections:
        """Return what was said of what letters say."""
        return Corrections(self.corrected, self.seeker)

    def details_of(self, application: Application) -> Details:
        """Return what was said of an application, a later word before an earlier one.

        Of two that were merged, what was said before of the one that they went into wins.
        """
        anchors = anchors_of(application)
        edited = [anchor for anchor in anchors if anchor in self.edits]
        if not edited:
            return NO_DETAILS
        if len(edited) == 1:
            return self.details[edited[0]]
        gone = {one: number for number, (one, into) in self.merged.items() if one in anchors and into in anchors}
        edits = [
            (number > gone.get(anchor, -1), number, details, emptied)
            for anchor in edited
            for number, details, emptied in self.edits[anchor]
        ]
        found = NO_DETAILS
        for _, _, details, emptied in sorted(edits, key=lambda edit: edit[:2]):
            found = found.without(emptied).changed_by(details)
        return found

    def events_of(self, application: Application) -> tuple[Event, ...]:
        """Return the events of an application that the seeker told of, and when they applied if they said so."""
        found = _once([event for anchor in anchors_of(application) for event in self.events.get(anchor, ())])
        applied = self.details_of(application).applied
        if applied and not any(event.kind is EventKind.APPLIED for event in found):
            found.append(Event(EventKind.APPLIED, applied, Source.SEEKER, no_event(application)))
        return in_order(found)

    def notes_of(self, application: Application) -> list[KeptFact]:
        """Return the notes on an application, as they were written."""
        found = [note for anchor in anchors_of(application) for note in self.notes.get(anchor, ())]
        return sorted(found, key=lambda note: note.number)

    def hidden_of(self, application: Application) -> Hidden | None:
        """Return how an application was put out of sight, if it was."""
        return next((self.hidden[anchor] for anchor in anchors_of(application) if anchor in self.hidden), None)


def _once(events: list[Event]) -> list[Event]:
    """Leave out what was told without a day where the same was told with one, as a list is filled in."""
    dated = {(event.kind, event.round) for event in events if event.on}
    return [event for event in events if event.on or (event.kind, event.round) not in dated]


def anchors_of(application: Application) -> Sequence[str]:
    """Return everything that facts may name an application by."""
    return (*application.added, *application.letters)


def _event(kept: KeptFact, fact: Happened) -> Event:
    is_ahead = fact.start > kept.at if fact.start else fact.on is not None and fact.on > kept.at.date()
    return Event(
        kind=fact.kind,
        on=fact.on,
        source=Source.SEEKER,
        key=f"{FACT}{kept.number}",
        at=kept.at if is_ahead else fact.start,
        start=fact.start,
        round=fact.round,
        how=fact.how,
        note=fact.note,
    )
