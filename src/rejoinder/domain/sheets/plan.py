"""Decide what a sheet's rows would add to what is known of the seeker's applications, before anything is kept."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct

from rejoinder.domain.applications import NO_DETAILS, Details
from rejoinder.domain.events import EventKind
from rejoinder.domain.facts import Added, Edited, Fact, Happened, Noted
from rejoinder.domain.records import field_names, replace
from rejoinder.domain.sheets.rows import Aids, Draft, SheetProblem, read_row
from rejoinder.domain.sheets.sheet import Column, Field, Row, Sheet, fold, is_blank, words_of

WIDE = 4  # columns
ANCHOR_LENGTH = 32  # characters
_SUMS = frozenset(
    {"total", "totals", "sum", "count", "average", "summe", "gesamt", "anzahl", "somme", "suma", "totales"}
)
Identity = tuple[str, str, str, str]  # organisation, role, day and reference
AnchorOf = Callable[[Details, int], str]


class Change(StrEnum):
    """What an entry is to what is known already."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


class Known(Struct, frozen=True):
    """What is known of an application: what was said of it before, or what our own export said where it names one."""

    details: Details = NO_DETAILS
    happened: tuple[Happened, ...] = ()
    notes: tuple[Noted, ...] = ()


class SheetEntry(Struct, frozen=True):
    """What one row says of one application, and what of it would be kept.

    `facts` are what is new: all of a new application, the rest of one that is known. `changes` say in words what is
    different from before. Where `is_sent` is false the row says that the seeker has not applied yet.
    """

    row: int
    anchor: str
    change: Change
    details: Details
    happened: tuple[Happened, ...] = ()
    notes: tuple[Noted, ...] = ()
    facts: tuple[Fact, ...] = ()
    changes: tuple[str, ...] = ()
    problems: tuple[SheetProblem, ...] = ()
    is_sent: bool = True


class SheetPlan(Struct, frozen=True):
    """What a sheet comes to. `unknown` are words for stages that are not known, with the rows they stand in."""

    entries: tuple[SheetEntry, ...]
    problems: tuple[SheetProblem, ...] = ()
    unknown: tuple[tuple[str, tuple[int, ...]], ...] = ()


def known_of(facts: Iterable[Fact]) -> dict[str, Known]:
    """Return by anchor what facts, in the order in which they were said, told of applications that were added.

    Give it what sheets told (and what was added by hand): an edit by hand then stays, however often the same sheet is
    read again, since the sheet is compared with what it said before.
    """
    known: dict[str, Known] = {}
    for fact in facts:
        match fact:
            case Added(anchor, details):
                known[anchor] = replace(known.get(anchor, Known()), details=details)
            case Edited(anchor, details) if anchor in known:
                known[anchor] = replace(known[anchor], details=known[anchor].details.changed_by(details))
            case Happened(anchor) if anchor in known:
                known[anchor] = replace(known[anchor], happened=(*known[anchor].happened, fact))
            case Noted(anchor) if anchor in known:
                known[anchor] = replace(known[anchor], notes=(*known[anchor].notes, fact))
            case _:
                pass
    return known


def anchor_of(details: Details, ordinal: int) -> str:
    """Return the anchor of what a row says: the same for the same organisation, role, day and reference.

    `ordinal` counts the rows of a sheet that say the same of these, from 0.
    """
    text = "\0".join([*_identity(details), str(ordinal)])
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:ANCHOR_LENGTH]


def _identity(details: Details) -> Identity:
    applied = details.applied.isoformat() if details.applied else ""
    return fold(details.organisation), fold(details.role), applied, fold(details.reference)


def plan_import(
    sheet: Sheet,
    columns: Sequence[Column],
    aids: Aids,
    known: Mapping[str, Known] | None = None,
    anchor: AnchorOf = anchor_of,
) -> SheetPlan:
    """Return what the rows of a sheet would add to what is known, and what cannot be read of them.

    A row whose application is known adds what is new in it. Which one it is tells its anchor; where the seeker filled
    in or mended a part of the row since, the rest of it, if it fits one known application and no other.
    """
    problems = list(_missing(columns))
    drafts: list[Draft] = []
    for number, row in enumerate(sheet.rows, sheet.first_row):
        if all(map(is_blank, row)) or _repeats(row, sheet.headings):
            continue
        draft = read_row(number, row, columns, aids)
        if draft.anchor or _is_application(draft.details, row, columns):
            drafts.append(draft)
        else:
            problems.append(SheetProblem(number, "", f"It is no application, and was left out: {_shown(row)}"))
    anchors = _anchors(drafts, known or {}, anchor)
    entries = tuple(
        _entry(draft, name, (known or {}).get(name)) for draft, name in zip(drafts, anchors, strict=True)
    )  # fmt: skip
    unknown: dict[str, list[int]] = {}
    for draft in drafts:
        for words in draft.unknown:
            unknown.setdefault(words, []).append(draft.row)
    return SheetPlan(entries, tuple(problems), tuple((words, tuple(rows)) for words, rows in unknown.items()))


def _missing(columns: Sequence[Column]) -> Iterator[SheetProblem]:
    if not any(column.field in {Field.ORGANISATION, Field.ANCHOR} for column in columns):
        yield SheetProblem(0, "", "No column for the organisation was found: name one.")


def _repeats(row: Row, headings: Sequence[str]) -> bool:
    """Tell whether a row is the headings once more, as people repeat them above each month."""
    texts = [" ".join(words_of(cell).split()) for cell in row]
    return texts == list(headings[: len(texts)])


def _is_application(details: Details, row: Row, columns: Sequence[Column]) -> bool:
    """Tell whether a row is no total and no heading of a month, as "February" alone in a wide table is one."""
    if not details.role and fold(details.organisation).partition(" ")[0] in _SUMS:
        return False
    told = sum(not is_blank(cell) for cell in row)
    return bool(details.organisation or details.role) and (told > 1 or len(columns) < WIDE)


def _shown(row: Row) -> str:
    words = "; ".join(words_of(cell).strip() for cell in row if not is_blank(cell))
    return f"“{words[:80]}”"


def _anchors(drafts: Sequence[Draft], known: Mapping[str, Known], anchor: AnchorOf) -> list[str]:
    """Return the anchor of each row."""
    seen: Counter[tuple[str, ...]] = Counter()
    names: list[str] = []
    for draft in drafts:
        identity = _identity(draft.details)
        if draft.anchor:
            names.append(draft.anchor)
        else:
            names.append(anchor(draft.details, seen[identity]))
            seen[identity] += 1
    told = set(names)
    free = {name: _identity(one.details) for name, one in known.items() if name not in told}
    new = {
        number: _identity(draft.details)
        for number, draft in enumerate(drafts)
        if not draft.anchor and names[number] not in known
    }
    for is_alike, part in ((_fills_in, 0), (_mends, 2)):
        for number, name in _pairs(new, free, is_alike, part):
            names[number] = name
            del new[number], free[name]
    return names


def _pairs(
    new: Mapping[int, Identity],
    free: Mapping[str, Identity],
    is_alike: Callable[[Identity, Identity], bool],
    part: int,
) -> list[tuple[int, str]]:
    """Return the rows and known applications that are alike, and like no other; such have a part in common."""
    rows: dict[str, list[int]] = {}
    for number, identity in new.items():
        rows.setdefault(identity[part], []).append(number)
    fitting: dict[int, list[str]] = {}
    rivals: Counter[str] = Counter()
    for name, identity in free.items():
        for number in rows.get(identity[part], ()):
            if is_alike(identity, new[number]):
                fitting.setdefault(number, []).append(name)
                rivals[name] += 1
    return [(number, found[0]) for number, found in fitting.items() if len(found) == 1 and rivals[found[0]] == 1]


def _fills_in(before: Identity, now: Identity) -> bool:
    """Tell whether the organisation is the same, and what else differs of two was empty in one of them."""
    pairs = list(zip(before, now, strict=True))
    return bool(before[0]) and all(not a or not b or a == b for a, b in pairs)


def _mends(before: Identity, now: Identity) -> bool:
    """Tell whether the day and one of organisation and role are the same, and no reference speaks against it."""
    is_same = before[2] == now[2] != "" and before[3] == now[3]
    return is_same and (before[0] == now[0] != "") != (before[1] == now[1] != "")


def _entry(draft: Draft, anchor: str, known: Known | None) -> SheetEntry:
    happened, notes = draft.happened(anchor), draft.noted(anchor)
    entry = SheetEntry(
        row=draft.row,
        anchor=anchor,
        change=Change.NEW,
        details=draft.details,
        happened=happened,
        notes=notes,
        problems=tuple(draft.problems),
        is_sent=draft.is_sent,
    )
    if known is None:
        return replace(entry, facts=(Added(anchor, draft.details), *happened, *notes))
    edited, changes = _edited(known.details, draft.details)
    events = [event for event in happened if not _is_known(event, known.happened)]
    said = {(note.text, note.on) for note in known.notes}
    fresh = [note for note in notes if (note.text, note.on) not in said]
    facts: list[Fact] = [*([Edited(anchor, edited)] if edited != NO_DETAILS else []), *events, *fresh]
    told = [*changes, *(_event_words(event) for event in events), *(f"note: {note.text[:60]}" for note in fresh)]
    change = Change.CHANGED if facts else Change.SAME
    return replace(entry, change=change, facts=tuple(facts), changes=tuple(told))


def _edited(before: Details, now: Details) -> tuple[Details, list[str]]:
    """Return what differs of the details, and say so; what was emptied since is only told."""
    values: dict[str, object] = {}
    changes: list[str] = []
    for name in field_names(Details):
        old, new = getattr(before, name), getattr(now, name)
        if name == "others" or old == new:
            continue
        if new:
            values[name] = new
        is_empty = "" if new else " (left as it was)"
        changes.append(f"{name.replace('_', ' ')}: {_word(old)} -> {_word(new)}{is_empty}")
    others = dict(before.others)
    fresh = tuple((heading, words) for heading, words in now.others if others.get(heading) != words)
    changes += [f"{heading}: {_word(others.get(heading, ''))} -> {_word(words)}" for heading, words in fresh]
    return replace(NO_DETAILS, **values, others=fresh), changes  # type: ignore[arg-type]  # as the fields are


def _word(value: object) -> str:
    return str(value)[:60] if value else "nothing"


def _is_known(event: Happened, known: Sequence[Happened]) -> bool:
    """Tell whether an event was told before, perhaps with its day."""
    return any(
        (event.kind, event.round) == (other.kind, other.round)
        and event.on in (None, other.on)
        and event.start in (None, other.start)
        and (event.kind is not EventKind.FEEDBACK or event.note == other.note)
        for other in known
    )


def _event_words(event: Happened) -> str:
    parts = [event.kind.value, event.round, event.on.isoformat() if event.on else ""]
    return " ".join(filter(None, parts))
