"""A store in memory that works out what it shows each time it is asked."""

from __future__ import annotations

import json
import re
import zlib
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from rejoinder.domain.facts import BESIDE, KINDS, KeptFact
from rejoinder.domain.keeping import mark_of_text
from rejoinder.domain.letters.readings import Band, DoorKind, Kind, Reading, ReasonKind
from rejoinder.domain.mailbox import UNREAD, BatchCounts, Entry, KeptProblem, Letter, Operation, Passed, outline_of
from rejoinder.domain.records import replace
from rejoinder.errors import NotFoundError, NothingToUndoError, StoreBusyError, StoreError
from tests.fakes.outcomes import MemoryOutcomes
from tests.fakes.search import MemorySearch

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from rejoinder.domain.applications import Application
    from rejoinder.domain.facts import Fact
    from rejoinder.domain.links import LinkReview
    from rejoinder.domain.mail import Cursor, Place, Problem
    from rejoinder.domain.mailbox import MailBatch

Spot = tuple[str, str, int]
Name = tuple[str, str]

_UNREAD_READING = Reading(Kind.OTHER, 1.0, None, "")
_NEVER = datetime.min.replace(tzinfo=UTC)


class _Placed(Struct, frozen=True):
    key: str
    place: Place


class MemoryStore(MemorySearch, MemoryOutcomes):
    """Every version of everything, by the operation that wrote it; only text is ever removed.

    What is shown is chosen from the versions of the operations that stand, by the rules that
    `adapters/storage/undo.py` states.
    """

    def __init__(self) -> None:
        super().__init__()
        self._log: list[Operation] = []
        self._entries: dict[str, dict[int, Entry]] = {}
        self._places: dict[Spot, dict[int, _Placed]] = {}
        self._cursors: dict[Name, dict[int, Cursor]] = {}
        self._built_on: dict[tuple[Name, int], set[int]] = {}
        self._problems: list[tuple[int, Problem]] = []
        self._applications: list[Application] = []
        self._reviews: list[LinkReview] = []
        self._facts: list[KeptFact] = []
        self._texts: dict[str, str] = {}
        self._linked = 0
        self.is_held = False

    @contextmanager
    def alone(self) -> Iterator[None]:
        if self.is_held:
            message = "Another import or undo is at work."
            raise StoreBusyError(message, advice="Wait until it is done.")
        self.is_held = True
        try:
            yield
        finally:
            self.is_held = False

    @contextmanager
    def let_go(self) -> Iterator[None]:
        try:
            yield
        finally:
            self._changes += 1

    # ---- the log ----

    def begin(self, command: str, at: datetime, detail: Mapping[str, object]) -> int:
        self._changes += 1
        self._log.append(Operation(len(self._log) + 1, at.astimezone(UTC), command, _as_json(detail)))
        return len(self._log)

    def finish(self, operation: int, at: datetime, summary: Mapping[str, object]) -> None:  # noqa: ARG002  (kept by a database only)
        self._changes += 1
        found = self._find(operation)
        self._log[operation - 1] = replace(found, detail=found.detail | _as_json(summary))

    def record(
        self,
        command: str,
        at: datetime,
        detail: Mapping[str, object],
        facts: Sequence[Fact],
        said_at: Sequence[datetime] = (),
        texts: Collection[str] = (),
    ) -> int:
        number = self.begin(command, at, {"finished": True, **detail})
        self._texts |= {mark_of_text(words): words for words in texts}
        for when, fact in zip(said_at or [at] * len(facts), facts, strict=True):
            self._facts.append(KeptFact(len(self._facts) + 1, number, when.astimezone(UTC), fact))
        return number

    def facts(self, kinds: Collection[type[Fact]] | None = None, *, with_undone: bool = False) -> list[KeptFact]:
        stands = self._standing()
        chosen = KINDS if kinds is None else tuple(kinds)
        there = [kept for kept in self._facts if with_undone or kept.operation in stands]
        return [kept for kept in there if isinstance(kept.fact, chosen)]

    def kept_texts(self, marks: Collection[str]) -> dict[str, str]:
        return {mark: self._texts[mark] for mark in marks if mark in self._texts}

    def log(self, limit: int | None = None) -> list[Operation]:
        undoers = self._undoers()
        found = [replace(one, undone_by=undoers.get(one.number)) for one in reversed(self._log)]
        return found[:limit]

    def undo(self, at: datetime, number: int | None = None) -> Operation:
        stands = self._standing()
        if number is None:
            number = max((one.number for one in self._log if one.undoes is None and one.number in stands), default=None)
            if number is None:
                message = "Nothing is left to undo."
                raise NothingToUndoError(message, advice="See the log.")
        undone = self._find(number)
        if number not in stands:
            message = f"Operation {number} was taken back already."
            raise NotFoundError(message, advice="See the log.")
        by, self._weighed = self.begin("undo", at, {"command": undone.command}), None
        self._log[by - 1] = replace(self._log[by - 1], undoes=number)
        self._forget_text()
        return self._log[by - 1]

    def _find(self, number: int) -> Operation:
        if not 1 <= number <= len(self._log):
            message = f"There is no operation {number}."
            raise NotFoundError(message, advice="See the log.")
        return self._log[number - 1]

    def _whose_work(self, one: Operation) -> int:
        while one.undoes is not None:
            one = self._find(one.undoes)
        return one.number

    def _require_standing(self, number: int) -> None:
        self._find(number)
        if number not in self._standing():
            message = f"Operation {number} was taken back while it was running."
            raise StoreError(message, advice="Start it again.")

    def _undoers(self) -> dict[int, int]:
        undoers: dict[int, int] = {}
        for one in reversed(self._log):
            if one.undoes is not None and one.number not in undoers:
                undoers.setdefault(one.undoes, one.number)
        return undoers

    def _standing(self) -> set[int]:
        return {one.number for one in self._log} - self._undoers().keys()

    # ---- writing mail ----

    def add_mail(self, operation: int, batch: MailBatch) -> BatchCounts:
        self._changes += 1
        self._require_standing(operation)
        known = set(self._shown())
        doubted = {_spot(problem) for by, problem in self._problems if by < operation}
        held = self._placed()
        new: dict[str, Entry] = {}
        for entry in batch.entries:
            if entry.key not in known | new.keys():
                new[entry.key] = entry
                kept = entry if entry.message else replace(entry, raw=None)
                self._entries.setdefault(entry.key, {})[operation] = kept
            spot, placed = _spot(entry.place), _Placed(entry.key, entry.place)
            if spot not in held or held[spot][1] != placed or spot in doubted:
                held[spot] = (operation, placed)
                self._places.setdefault(spot, {})[operation] = placed
        self._problems += [(operation, problem) for problem in batch.problems]
        for cursor in batch.cursors:
            self._write_cursor(operation, cursor)
        self._forget_text()
        letters = sum(entry.message is not None for entry in new.values())
        gone = len((known | new.keys()) - self._shown().keys())
        self._weighed = None if gone else self._weighed
        return BatchCounts(len(new), letters, len(batch.entries) - len(new), frozenset(new), gone)

    def _write_cursor(self, operation: int, cursor: Cursor) -> None:
        name = cursor.path, cursor.member
        shown = self._reached().get(name)
        bases = self._built_on.setdefault((name, operation), set())
        if bases <= self._counting(name, self._standing()):
            bases |= {shown[0]} - {operation} if shown else set()
            self._cursors.setdefault(name, {})[operation] = cursor

    def replace_entries(self, operation: int, entries: Sequence[Entry]) -> None:
        self._changes += 1
        self._require_standing(operation)
        shown = self._shown()
        for entry in entries:
            if entry.key in shown:
                raw = (shown[entry.key].raw or entry.raw) if entry.message else None
                self._entries[entry.key][operation], self._weighed = replace(entry, raw=raw), None
        self._forget_text()

    def _forget_text(self) -> None:
        """Keep of messages that are no letters now, in no version, more than that they were there."""
        shown = self._shown()
        for key, versions in self._entries.items():
            if key in shown and shown[key].message:
                continue
            for operation, entry in versions.items():
                if entry.message:
                    versions[operation] = replace(entry, message=None, raw=None, reading=_UNREAD_READING, reader=UNREAD)

    def salt(self) -> bytes:
        return b"the same in every store of tests"

    # ---- what is shown ----

    def _placed(self) -> dict[Spot, tuple[int, _Placed]]:
        stands = self._standing()
        return {
            spot: (max(due), versions[max(due)])
            for spot, versions in self._places.items()
            if (due := versions.keys() & stands)
        }

    def _shown(self) -> dict[str, Entry]:
        stands = self._standing()
        shown = {}
        for key in {placed.key for _, placed in self._placed().values()}:
            versions = self._entries[key]
            due = versions.keys() & stands
            shown[key] = versions[max(due) if due else min(versions)]
        return shown

    def _reached(self) -> dict[Name, tuple[int, Cursor]]:
        stands = self._standing()
        newest = {name: max(self._counting(name, stands), default=0) for name in self._cursors}
        return {name: (one, self._cursors[name][one]) for name, one in newest.items() if one}

    def _counting(self, name: Name, stands: set[int]) -> set[int]:
        counting: set[int] = set()
        for operation in sorted(self._cursors.get(name, {})):
            if operation in stands and self._built_on[name, operation] <= counting:
                counting.add(operation)
        return counting

    # ---- reading ----

    def cursors(self) -> dict[tuple[str, str], Cursor]:
        return {name: cursor for name, (_, cursor) in self._reached().items()}

    def letters(self, keys: Collection[str] | None = None) -> list[Letter]:
        found = [
            Letter(entry.message, entry.reading, entry.reader)
            for key, entry in self._shown().items()
            if entry.message and (keys is None or key in keys)
        ]
        return sorted(found, key=lambda one: (one.message.date or _NEVER, one.message.key))

    def outlines(self) -> list[Letter]:
        return [outline_of(letter) for letter in self.letters()]

    def timely(self, keys: Collection[str]) -> list[str]:
        return [letter.message.key for letter in self.letters(keys) if _is_timely(letter)]

    def texts(self, keys: Collection[str]) -> dict[str, tuple[str, str]]:
        messages = [letter.message for letter in self.letters(keys)]
        return {one.key: (one.subject, one.text) for one in messages}

    def raw(self, key: str) -> bytes | None:
        entry = self._shown().get(key)
        return zlib.decompress(entry.raw) if entry and entry.raw is not None else None

    def passed(self, *, with_places: bool = False) -> Iterator[Passed]:
        shown = self._shown()
        places = self.places(shown)
        for key, entry in sorted(shown.items()):
            if entry.message is None:
                yield Passed(key, entry.traces, entry.reader, places[key][0] if with_places else None)

    def traces(self) -> list[bytes]:
        return [item.traces for item in self.passed()]

    def passed_with(self, traces: Collection[bytes]) -> list[Passed]:
        return [item for item in self.passed() if item.traces in traces]

    def unread(self) -> list[str]:
        return [item.key for item in self.passed() if item.reader == UNREAD]

    def places(self, keys: Collection[str]) -> dict[str, list[Place]]:
        found: dict[str, list[Place]] = {}
        for _, (_, placed) in sorted(self._placed().items()):
            if placed.key in keys:
                found.setdefault(placed.key, []).append(placed.place)
        return found

    def outdated(self, reader: str) -> bool:
        return any(_version(entry.reader) != _version(reader) for entry in self._shown().values())

    def problems(self) -> list[KeptProblem]:
        stands = self._standing()
        newest: dict[Spot, int] = {}
        found: dict[Problem, int] = {}
        # Operations are written for in their order, so this is newest first.
        for operation, problem in reversed(self._problems):
            is_newest = operation in stands and newest.setdefault(_spot(problem), operation) == operation
            if is_newest and not self._is_over(operation, problem):
                found.setdefault(problem, operation)
        return [KeptProblem(problem, number, self._find(number).at) for problem, number in found.items()]

    def _is_over(self, met: int, problem: Problem) -> bool:
        for operation, placed in self._placed().values():
            place = placed.place
            is_there = place.offset == problem.offset or place.offset < problem.offset < place.offset + place.length
            if (place.path, place.member) == (problem.path, problem.member) and is_there and operation > met:
                return True
        is_whole_file = problem.offset == problem.length == 0
        return is_whole_file and any(
            operation > met and cursor.is_complete and path == problem.path and problem.member in ("", member)
            for (path, member), (operation, cursor) in self._reached().items()
        )

    def counts(self) -> dict[str, int]:
        counts = {"problems": len(self.problems())}
        for entry in self._shown().values():
            counts[entry.reading.kind.value] = counts.get(entry.reading.kind.value, 0) + 1
        return counts

    # ---- applications ----

    def save_applications(self, applications: Iterable[Application], reviews: Iterable[LinkReview] = ()) -> None:
        self._changes += 1
        self._applications = list(applications)
        self._reviews = list(reviews)
        self._linked = len(self._log)

    def put_application(self, application: Application) -> None:
        self._changes += 1
        self._applications = [application if one.id == application.id else one for one in self._applications]
        self._linked = len(self._log)

    def is_behind(self) -> bool:
        bearing = {kept.operation for kept in self._facts if not isinstance(kept.fact, BESIDE)}
        return any(self._whose_work(one) in bearing for one in self._log[self._linked :])

    def reviews(self) -> list[LinkReview]:
        return sorted(self._reviews, key=lambda one: one.letter)

    def named(self, name: str) -> dict[str, str]:
        shown = sorted(self._shown().items())
        return {
            key: entry.message_id for key, entry in shown if key.startswith(name.lower()) or entry.message_id == name
        }

    def unsure(self) -> list[str]:
        return [one.message.key for one in reversed(self.letters()) if one.reading.band is Band.UNSURE]

    def telling(self) -> list[str]:
        readings = ((one.message.key, one.reading) for one in self.letters())
        return [key for key, read in readings if read.feedback or read.remarks or read.kind is Kind.FEEDBACK]

    def applications(self) -> list[Application]:
        by_id = sorted(self._applications, key=lambda one: one.id)
        return sorted(by_id, key=lambda one: one.last or _NEVER, reverse=True)

    def count_applications(self) -> int:
        return sum(not one.is_provisional for one in self._applications)

    def close(self) -> None:
        pass


def _spot(at: Place | Problem) -> Spot:
    return at.path, at.member, at.offset


def _version(reader: str) -> str:
    return re.split(r"[^\w.]", reader, maxsplit=1)[0]


def _as_json(detail: Mapping[str, object]) -> dict[str, object]:
    copied: dict[str, object] = json.loads(json.dumps(dict(detail)))
    return copied


def _is_timely(letter: Letter) -> bool:
    doors, reasons = letter.reading.doors, letter.reading.reasons
    return any(door.until or door.kind is DoorKind.APPLY_AGAIN for door in doors) or any(
        reason.kind is ReasonKind.POLICY for reason in reasons
    )
