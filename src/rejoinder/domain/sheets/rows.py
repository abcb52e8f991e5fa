"""What one row of a sheet says of one application."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from functools import cache

from msgspec import Struct, field

from rejoinder.domain.applications import NO_DETAILS, Channel, Details
from rejoinder.domain.events import EventKind
from rejoinder.domain.facts import Happened, Noted
from rejoinder.domain.letters.readings import ReasonKind
from rejoinder.domain.records import replace
from rejoinder.domain.sheets.sheet import DETAILS, Cell, Column, Field, Row, fold, words_of
from rejoinder.domain.sheets.status_words import CHANNELS
from rejoinder.domain.sheets.statuses import (
    DAY_IN_FIGURES,
    DayOf,
    Meaning,
    Status,
    in_process_order,
    is_cross,
    is_tick,
    read_status,
    reasons_of,
)
from rejoinder.domain.sheets.written import as_it_was, read_events, read_notes

_FORMULA_KEPT = re.compile(r"'[=+\-@]")
_ANCHOR = re.compile(r"[^\s\x00-\x1f]{4,200}")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)


class SheetProblem(Struct, frozen=True):
    """What cannot be read in one cell, or of one row."""

    row: int  # as the seeker sees it
    column: str  # its heading, or ""
    words: str


class Aids(Struct, frozen=True):
    """What rows are read with: who understands days, what day it is, and what words of the seeker's own mean."""

    day: DayOf
    today: date
    words: Mapping[str, Status] = field(default_factory=dict)  # by `fold`ed words


class Draft(Struct):
    """What a row says, as far as it has been read."""

    row: int
    is_ours: bool = False  # it is one of our own export, in which every word stands as it was
    anchor: str = ""  # that the row names itself
    details: Details = NO_DETAILS
    meanings: list[Meaning] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    others: dict[str, str] = field(default_factory=dict)
    reasons: list[ReasonKind] = field(default_factory=list)
    status: list[str] = field(default_factory=list)  # in the seeker's words
    unknown: list[str] = field(default_factory=list)  # words for a stage that are not known
    feedback: list[str] = field(default_factory=list)
    why: dict[str, str] = field(default_factory=dict)  # the reason they gave, in the seeker's words, by its heading
    problems: list[SheetProblem] = field(default_factory=list)
    kept_events: tuple[Happened, ...] = ()  # of our own export
    kept_notes: tuple[Noted, ...] = ()
    is_sent: bool = True

    def happened(self, anchor: str) -> tuple[Happened, ...]:
        """Return what the row says happened, in the order in which such things happen."""
        drafts = [_happened(anchor, meaning) for meaning in in_process_order(self._dated())]
        if drafts and self.status:
            drafts[-1] = replace(drafts[-1], note=", ".join(self.status))
        drafts = [self._with_reason(draft) for draft in drafts]
        drafts += [Happened(anchor, EventKind.FEEDBACK, note=words) for words in self.feedback]
        return (*(replace(event, anchor=anchor) for event in self.kept_events), *drafts)

    def noted(self, anchor: str) -> tuple[Noted, ...]:
        """Return the notes of the row."""
        return (
            *(replace(note, anchor=anchor) for note in self.kept_notes),
            *(Noted(anchor, note) for note in self.notes),
        )

    def _dated(self) -> list[Meaning]:
        """Take the day of an answer for that of the rejection, where the rejection is all that they answered."""
        answers = [one for one in self.meanings if one.kind is EventKind.ANSWERED and one.on]
        theirs = [one for one in self.meanings if one.kind not in {EventKind.ANSWERED, EventKind.WROTE}]
        is_the_answer = [one.kind for one in in_process_order(theirs)] == [EventKind.REJECTED]
        if len(answers) != 1 or not is_the_answer or any(one.on for one in theirs):
            return self.meanings
        own = (one for one in self.meanings if one.kind is EventKind.WROTE)
        return [*(replace(one, on=answers[0].on) for one in theirs), *own]

    def _with_reason(self, event: Happened) -> Happened:
        if event.kind is not EventKind.REJECTED:
            return event
        note = "; ".join(filter(None, [event.note, *self.why.values()]))
        return replace(event, reasons=tuple(dict.fromkeys(self.reasons)), note=note)


def _happened(anchor: str, meaning: Meaning) -> Happened:
    on = meaning.on
    start = on if isinstance(on, datetime) else None
    day = on.date() if isinstance(on, datetime) else on
    keeps_hour = start is not None and meaning.kind is EventKind.INTERVIEW
    return Happened(anchor, meaning.kind, day, start if keeps_hour else None, meaning.round, meaning.how)


def read_row(number: int, row: Row, columns: Sequence[Column], aids: Aids) -> Draft:
    """Read one row; what cannot be understood is kept under its heading, and told as a problem."""
    is_ours = any(column.field is Field.ANCHOR for column in columns)
    draft = Draft(number, is_ours=is_ours)
    for column in columns:
        cell = _cleaned(row[column.number] if column.number < len(row) else "", is_ours=is_ours)
        if cell != "":
            _READERS[column.field](draft, column, cell, aids)
    kinds = {one.kind for one in draft.meanings} | {one.kind for one in draft.kept_events}
    if EventKind.REJECTED not in kinds:
        draft.others |= draft.why
    draft.details = replace(draft.details, others=tuple(draft.others.items()))
    return draft


def _cleaned(cell: Cell, *, is_ours: bool) -> Cell:
    """Return a cell as the seeker meant it; of our own export as it was, to the last space."""
    if not isinstance(cell, str):
        return cell
    if is_ours:
        return as_it_was(cell)
    text = cell.strip()
    return text[1:] if _FORMULA_KEPT.match(text) else text


def _keep(draft: Draft, column: Column, cell: Cell, aids: Aids) -> None:  # noqa: ARG001  (one form for all readers)
    """Keep a cell as it is, under its heading."""
    draft.others[column.heading] = words_of(cell)


def _detail(draft: Draft, column: Column, cell: Cell, aids: Aids) -> None:
    """Take words for a field of the details; a posting that is an address is its link."""
    words = words_of(cell)
    if not draft.is_ours and column.field is Field.POSTING and _URL.fullmatch(words) and not draft.details.link:
        draft.details = replace(draft.details, link=words)
    elif column.field is Field.LINK and draft.details.link:
        _keep(draft, column, cell, aids)
    else:
        draft.details = replace(draft.details, **{column.field.value: words})  # type: ignore[arg-type]  # all are words


def _applied(draft: Draft, column: Column, cell: Cell, aids: Aids) -> None:
    on = _day(cell, column, aids, is_past=True)
    if on is not None:
        draft.details = replace(draft.details, applied=on.date() if isinstance(on, datetime) else on)
    elif not (isinstance(cell, str) and is_cross(cell)):
        _unclear(draft, column, cell, aids)


def _unclear(draft: Draft, column: Column, cell: Cell, aids: Aids) -> None:
    _keep(draft, column, cell, aids)
    shown = words_of(cell)[:60]
    draft.problems.append(SheetProblem(draft.row, column.heading, f"“{shown}” is no day that could be understood."))


def _channel(draft: Draft, column: Column, cell: Cell, aids: Aids) -> None:
    """Take how it was sent, and keep the words where they say more than that."""
    words = words_of(cell)
    channel = channel_of(words)
    if channel is None:
        if column.field is Field.VIA:
            draft.details = replace(draft.details, via=words)
        else:
            _keep(draft, column, cell, aids)
        return
    if not draft.details.channel:
        draft.details = replace(draft.details, channel=channel)
    if words != channel.value:
        _add_via(draft, column, words)


def _add_via(draft: Draft, column: Column, words: str) -> None:
    if draft.details.via and draft.details.via != words:
        draft.others[column.heading] = words
    else:
        draft.details = replace(draft.details, via=words)


def _via(draft: Draft, column: Column, cell: Cell, aids: Aids) -> None:
    """Take where it was found, which often tells how it was sent too."""
    (_detail if draft.is_ours else _channel)(draft, column, cell, aids)


def _referral(draft: Draft, column: Column, cell: Cell, aids: Aids) -> None:
    """Take that somebody recommended the seeker: yes, no, or who."""
    words = words_of(cell)
    if is_cross(words):
        return
    draft.details = replace(draft.details, channel=Channel.REFERRAL)
    if not is_tick(words):
        if draft.details.contact:
            _keep(draft, column, cell, aids)
        else:
            draft.details = replace(draft.details, contact=words)


def _status(draft: Draft, column: Column, cell: Cell, aids: Aids) -> None:
    """Take what the seeker's words for a stage say happened; words that are not known are kept and asked for."""
    words = words_of(cell)
    status = _status_of(words, column, aids)
    if status is None:
        if not isinstance(cell, str) or not is_cross(words):
            draft.unknown.append(words)
        _keep(draft, column, cell, aids)
        return
    draft.meanings += status.meanings
    draft.reasons += status.reasons
    draft.is_sent = draft.is_sent and status.is_sent
    if status.meanings:
        draft.status.append(words)
    else:
        _keep(draft, column, cell, aids)


def _status_of(words: str, column: Column, aids: Aids) -> Status | None:
    """Read words for a stage; a number alone is one of a round where the heading says so."""
    found = read_status(words, aids.day, aids.words)
    if found is None and words.isdigit():
        return read_status(f"{column.heading} {words}", None, aids.words)
    return found


def _event(draft: Draft, column: Column, cell: Cell, aids: Aids) -> None:
    """Take a day, a tick or words below the heading of an event."""
    kind = column.kind or EventKind.ANSWERED
    words = words_of(cell)
    if isinstance(cell, str) and is_tick(cell):
        draft.meanings.append(Meaning(kind, column.round or (words if _counts(kind, words) else ""), column.how))
    elif isinstance(cell, str) and is_cross(cell):
        return
    elif (on := _day(cell, column, aids)) is not None:
        draft.meanings.append(Meaning(kind, column.round, column.how, on))
    elif _counts(kind, words):
        draft.meanings.append(Meaning(kind, words))
    elif kind is EventKind.FEEDBACK:
        draft.feedback.append(words)
    elif read_status(words, aids.day, aids.words) is not None:
        _status(draft, column, cell, aids)
    elif len(days := DAY_IN_FIGURES.findall(words)) == 1 and (on := aids.day(days[0], month_first=column.month_first)):
        draft.meanings.append(Meaning(kind, column.round, column.how, on))
        _keep(draft, column, cell, aids)
    else:
        _unclear(draft, column, cell, aids)


def _counts(kind: EventKind, words: str) -> bool:
    """Tell whether words are the number of interviews."""
    return kind is EventKind.INTERVIEW and bool(re.fullmatch(r"[1-9]", words))


def _follow_up(draft: Draft, column: Column, cell: Cell, aids: Aids) -> None:
    """Take when the seeker wrote again; what lies ahead or is said in other words is kept as it is."""
    on = _day(cell, column, aids)
    day = on.date() if isinstance(on, datetime) else on
    if day is not None and day <= aids.today:
        draft.meanings.append(Meaning(EventKind.WROTE, on=day))
    elif isinstance(cell, str) and is_tick(cell):
        draft.meanings.append(Meaning(EventKind.WROTE))
    elif not (isinstance(cell, str) and is_cross(cell)):
        _keep(draft, column, cell, aids)


def _reason(draft: Draft, column: Column, cell: Cell, aids: Aids) -> None:  # noqa: ARG001  (one form for all readers)
    words = words_of(cell)
    if not is_cross(words):
        draft.why[column.heading] = words
        draft.reasons += reasons_of(words)


def _note(draft: Draft, column: Column, cell: Cell, aids: Aids) -> None:  # noqa: ARG001  (one form for all readers)
    draft.notes.append(words_of(cell))


def _anchor(draft: Draft, column: Column, cell: Cell, aids: Aids) -> None:
    words = words_of(cell)
    if _ANCHOR.fullmatch(words):
        draft.anchor = words
    else:
        _keep(draft, column, cell, aids)


def _events(draft: Draft, column: Column, cell: Cell, aids: Aids) -> None:
    draft.kept_events, odd = read_events(words_of(cell), "")
    _odd(draft, column, odd, aids)


def _dated_notes(draft: Draft, column: Column, cell: Cell, aids: Aids) -> None:
    draft.kept_notes, odd = read_notes(words_of(cell), "")
    _odd(draft, column, odd, aids)


def _odd(draft: Draft, column: Column, lines: Sequence[str], aids: Aids) -> None:
    if lines:
        _keep(draft, column, "\n".join(lines), aids)
        draft.problems.append(SheetProblem(draft.row, column.heading, f"“{lines[0][:60]}” is not as it was written."))


def _day(cell: Cell, column: Column, aids: Aids, *, is_past: bool = False) -> date | datetime | None:
    if isinstance(cell, datetime):
        has_hour = cell.hour or cell.minute
        return (aids.day(words_of(cell)) if has_hour else None) or cell.date()
    if isinstance(cell, date):
        return cell
    if _ISO.fullmatch(cell):  # as our own export writes it, however long ago
        with suppress(ValueError):
            return date.fromisoformat(cell)
    return aids.day(cell, month_first=column.month_first, is_past=is_past)


def channel_of(words: str) -> Channel | None:
    """Return how an application went, if words tell so."""
    return _channels().get(fold(words))


@cache
def _channels() -> dict[str, Channel]:
    return {fold(word): Channel(channel) for channel, words in CHANNELS.items() for word in words.split(",")}


def _pass_over(draft: Draft, column: Column, cell: Cell, aids: Aids) -> None:
    """Keep nothing of what is worked out anew wherever it is shown."""


_READERS: dict[Field, Callable[[Draft, Column, Cell, Aids], None]] = {
    **dict.fromkeys(DETAILS, _detail),
    Field.APPLIED: _applied,
    Field.CHANNEL: _channel,
    Field.VIA: _via,
    Field.REFERRAL: _referral,
    Field.STATUS: _status,
    Field.EVENT: _event,
    Field.REASON: _reason,
    Field.NOTES: _note,
    Field.FOLLOW_UP: _follow_up,
    Field.ANCHOR: _anchor,
    Field.EVENTS: _events,
    Field.DATED_NOTES: _dated_notes,
    Field.UNMET: _pass_over,
    Field.OTHER: _keep,
}
