"""Write events and notes into a cell, and text that a spreadsheet would take for a formula, so that nothing is lost."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import date, datetime

from rejoinder.domain.events import EventKind
from rejoinder.domain.facts import About, Happened, Noted
from rejoinder.domain.letters.readings import ReasonKind

FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what spreadsheet programs run, so begun
_QUOTED = r'"(?:[^"\\]|\\.)*"'
_EVENT = re.compile(
    r"(?P<on>\d{4}-\d\d-\d\d|-) (?P<kind>\w+)(?: round (?P<round>\S+))?(?: at (?P<start>\S+))?"
    rf"(?: because (?P<reasons>[\w,]+))?(?: how (?P<how>{_QUOTED}))?(?: note (?P<note>{_QUOTED}))?"
)
_NOTE = re.compile(rf"(?P<on>\d{{4}}-\d\d-\d\d|-)(?: (?P<about>\w+))? (?P<text>{_QUOTED})")


def harmless(text: str) -> str:
    """Return a text with an apostrophe before it where a spreadsheet program would run it, or take one away."""
    return f"'{text}" if text.startswith((*FORMULA, "'")) else text


def as_it_was(text: str) -> str:
    """Return the text that `harmless` was given."""
    return text.removeprefix("'")


def write_events(events: Iterable[Happened]) -> str:
    """Write events, one a line: `2026-03-12 interview round 1 at 2026-03-12T14:30:00+01:00 note "with Mara"`."""
    return "\n".join(_event(event) for event in events)


def _event(event: Happened) -> str:
    parts = [
        event.on.isoformat() if event.on else "-",
        event.kind.value,
        *([f"round {event.round}"] if event.round else []),
        *([f"at {event.start.isoformat()}"] if event.start else []),
        *([f"because {','.join(reason.value for reason in event.reasons)}"] if event.reasons else []),
        *([f"how {_quote(event.how)}"] if event.how else []),
        *([f"note {_quote(event.note)}"] if event.note else []),
    ]
    return " ".join(parts)


def read_events(text: str, anchor: str) -> tuple[tuple[Happened, ...], tuple[str, ...]]:
    """Read what `write_events` wrote; the second are lines that cannot be read, as a person may have left them."""
    read = [(line, _read_event(line, anchor)) for line in text.split("\n") if line]
    return tuple(event for _, event in read if event), tuple(line for line, event in read if not event)


def _read_event(line: str, anchor: str) -> Happened | None:
    match = _EVENT.fullmatch(line)
    if match is None:
        return None
    try:
        return Happened(
            anchor,
            EventKind(match["kind"]),
            _day(match["on"]),
            datetime.fromisoformat(match["start"]) if match["start"] else None,
            match["round"] or "",
            _unquote(match["how"]),
            _unquote(match["note"]),
            tuple(ReasonKind(reason) for reason in (match["reasons"] or "").split(",") if reason),
        )
    except ValueError:
        return None


def write_notes(notes: Iterable[Noted]) -> str:
    """Write notes, one a line: `2026-03-12 "They will write soon."`, `- liked "the view"`."""
    return "\n".join(
        " ".join(
            part for part in (note.on.isoformat() if note.on else "-", note.about.value, _quote(note.text)) if part
        )
        for note in notes
    )


def read_notes(text: str, anchor: str) -> tuple[tuple[Noted, ...], tuple[str, ...]]:
    """Read what `write_notes` wrote; the second are lines that cannot be read."""
    read = [(line, _read_note(line, anchor)) for line in text.split("\n") if line]
    return tuple(note for _, note in read if note), tuple(line for line, note in read if not note)


def _read_note(line: str, anchor: str) -> Noted | None:
    match = _NOTE.fullmatch(line)
    if match is None:
        return None
    try:
        return Noted(anchor, _unquote(match["text"]), _day(match["on"]), About(match["about"] or ""))
    except ValueError:
        return None


def _quote(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _unquote(text: str | None) -> str:
    return str(json.loads(text)) if text else ""


def _day(text: str) -> date | None:
    return None if text == "-" else date.fromisoformat(text)
