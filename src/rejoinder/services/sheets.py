"""Read a spreadsheet of applications, plan what would be kept of it, and keep it; and write one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from functools import cache
from pathlib import Path

from msgspec import Struct

from rejoinder.domain.applications import Details
from rejoinder.domain.events import Event, EventKind
from rejoinder.domain.facts import Fact, Happened, Noted
from rejoinder.domain.records import replace
from rejoinder.domain.sheets.columns import guess_columns
from rejoinder.domain.sheets.export import Exported, export_rows, write_csv
from rejoinder.domain.sheets.plan import Known, SheetPlan, known_of, plan_import
from rejoinder.domain.sheets.rows import Aids, SheetProblem
from rejoinder.domain.sheets.sheet import SEVERAL, Column, Field, fold, letters_of
from rejoinder.domain.sheets.statuses import DayOf, Meaning, Status
from rejoinder.domain.told import no_event
from rejoinder.errors import NotFoundError, UnclearDateError
from rejoinder.ports.clock import Clock
from rejoinder.ports.days import Days
from rejoinder.ports.sheets import SheetFile, Sheets
from rejoinder.ports.store import Store
from rejoinder.services.saying import anchor_of, say
from rejoinder.services.stories import Stories, Story
from rejoinder.services.unmet import Judge, note_words, notes_of


class OpenSheet(Struct, frozen=True):
    """A sheet that was read, with what its columns are thought to tell."""

    file: SheetFile
    columns: tuple[Column, ...]


def open_sheet(path: Path, sheets: Sheets, days: Days, now: datetime, name: str = "") -> OpenSheet:
    """Read a file, or its sheet called `name`, and guess what its columns tell.

    `now` is aware and in the seeker's zone. Raises SourceNotFoundError and UnreadableError as `Sheets.read` does.
    """
    file = sheets.read(path, name)
    return OpenSheet(file, guess_columns(file.sheet, day_of(days, now)))


def choose(opened: OpenSheet, column: str, field: str) -> OpenSheet:
    """Say what a column tells; it is named by its heading or by its letter ("C").

    `field` is one of `Field`, or an event with its round: "interview 2", "rejected", "offer". Where another column was
    thought to tell what can be told but once, that one is kept as it is. Raises NotFoundError if there is no such
    column or field.
    """
    chosen = _column(opened.columns, column)
    what, kind, number = _field(field)
    changed = []
    for one in opened.columns:
        if one.number == chosen.number:
            changed.append(replace(one, field=what, kind=kind, round=number, why="you said so"))
        elif one.field is what and what not in SEVERAL:
            changed.append(replace(one, field=Field.OTHER, kind=None, why=f"you said that “{chosen.heading}” tells it"))
        else:
            changed.append(one)
    return replace(opened, columns=tuple(changed))


def _column(columns: Sequence[Column], name: str) -> Column:
    for one in columns:
        if one.heading == name or fold(one.heading) == fold(name) != "":
            return one
    for one in columns:
        if letters_of(one.number) == name.strip().upper():
            return one
    names = ", ".join(f"“{one.heading}”" for one in columns)
    raise NotFoundError(f"There is no column “{name}”.", advice=f"Name one of these: {names}.")


def _field(text: str) -> tuple[Field, EventKind | None, str]:
    words = text.strip().casefold().replace("-", "_")
    if words in tuple(Field):
        field = Field(words)
        return field, {Field.EVENT: EventKind.ANSWERED, Field.FOLLOW_UP: EventKind.WROTE}.get(field), ""
    kind, _, number = words.partition(" ")
    if kind in tuple(EventKind):
        return Field.EVENT, EventKind(kind), number
    names = ", ".join([*(field.value for field in Field if field is not Field.EVENT), *EventKind])
    raise NotFoundError(f"A column cannot tell “{text}”.", advice=f"It can tell one of these: {names}.")


def own_words(said: Mapping[str, Sequence[str]]) -> dict[str, Status]:
    """Return what words of the seeker's own mean, given for each what happened: `{"R2 ok": ["interview 2"]}`.

    An empty list is "nothing happened yet", "not sent" that the seeker has not applied. Raises NotFoundError if
    something named is no event.
    """
    meant: dict[str, Status] = {}
    for words, names in said.items():
        meanings: list[Meaning] = []
        for name in names:
            if name == "not sent":
                continue
            _, kind, number = _field(name)
            if kind is None:
                raise NotFoundError(f"“{name}” is no event.", advice=f"Name one of these: {', '.join(EventKind)}.")
            meanings.append(Meaning(kind, number))
        meant[fold(words) or words.strip()] = Status(tuple(meanings), is_sent="not sent" not in names)
    return meant


def plan_sheet(
    opened: OpenSheet,
    days: Days,
    now: datetime,
    words: Mapping[str, Status] | None = None,
    known: Mapping[str, Known] | None = None,
) -> SheetPlan:
    """Return what the sheet would add to what is known (`domain.sheets.plan.known_of`), and what it leaves open."""
    aids = Aids(day_of(days, now), now.date(), words or {})
    return plan_import(opened.file.sheet, opened.columns, aids, known)


def day_of(days: Days, now: datetime) -> DayOf:
    """Return what reads the days of a sheet: None where one cannot be understood, and each only once."""

    @cache
    def day(text: str, /, *, month_first: bool = False, is_past: bool = False) -> date | datetime | None:
        try:
            found = days.day(text, now, future=False, month_first=month_first)
            if not is_past:
                ahead = days.day(text, now, future=True, month_first=month_first)
                found = min(found, ahead, key=lambda one: abs(one - now.date()))
        except UnclearDateError:
            return None
        return _with_hour(text, found)

    def _with_hour(text: str, found: date) -> date | datetime:
        try:
            moment = days.moment(text, now)
        except UnclearDateError:
            return found
        if not isinstance(moment, datetime) or moment.time() == time():  # programs write days as midnights
            return found
        return datetime.combine(found, moment.time(), now.tzinfo)

    return day


def export_csv(applications: Sequence[Exported], *, with_bom: bool = False) -> tuple[bytes, list[SheetProblem]]:
    """Return applications as a .csv file that `open_sheet` reads back without a loss, and what was left out of it.

    `with_bom` lets Excel know that it is UTF-8.
    """
    table, problems = export_rows(applications)
    return write_csv(table, with_bom=with_bom), problems


def exported(store: Store, judge: Judge | None = None) -> list[Exported]:
    """Return every application as it goes into a table: what its letters and the seeker tell, the latest first.

    With `judge` each rejection tells which musts of its posting were not met.
    """
    stories = Stories(store)
    chosen = [one for one in stories.applications if not one.is_provisional]
    notes = notes_of(stories, chosen, judge, most=None) if judge else {}
    return [_exported(story, note_words(notes.get(story.application.id))) for story in stories.load(chosen)]


def _exported(story: Story, unmet: str) -> Exported:
    application = story.application
    anchor = anchor_of(application)
    named = Details(application.organisation, application.role, application.reference)
    return Exported(
        anchor=anchor,
        details=named.changed_by(story.details),
        happened=tuple(_happened(event, anchor, story) for event in story.events if event.key != no_event(application)),
        notes=tuple(note.fact for note in story.notes if isinstance(note.fact, Noted)),
        unmet=unmet,
    )


def _happened(event: Event, anchor: str, story: Story) -> Happened:
    """Return an event as the seeker would tell it, with the reasons that its letter gives."""
    said = story.happened.get(event.key)
    if said is not None:
        return replace(said, anchor=anchor)
    reasons = next((one.reading.reasons for one in story.letters if one.message.key == event.key), ())
    kinds = tuple(dict.fromkeys(reason.kind for reason in reasons))
    return Happened(anchor, event.kind, event.on, event.start, event.round, reasons=kinds)


def known(store: Store) -> dict[str, Known]:
    """Return what a sheet is compared with: what was added by hand, and what letters tell of the other applications."""
    told = known_of(kept.fact for kept in store.facts())
    found = {one.anchor: Known(one.details, one.happened, one.notes) for one in exported(store)}
    return found | told


def keep_sheet(store: Store, clock: Clock, plan: SheetPlan, name: str) -> tuple[int | None, int]:
    """Keep what a sheet adds, as one operation that can be undone; return its number and of how many rows it tells.

    Rows that say that the seeker has not applied yet are left out. The number is None if there is nothing to keep.
    """
    chosen = [entry for entry in plan.entries if entry.is_sent and entry.facts]
    facts: list[Fact] = [fact for entry in chosen for fact in entry.facts]
    if not facts:
        return None, 0
    return say(store, clock, "spreadsheet", {"what": f"{len(chosen)} rows of {name}"}, facts), len(chosen)
