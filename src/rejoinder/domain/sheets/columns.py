"""Guess what each column of a sheet tells, by its heading and by what stands in it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache

from msgspec import Struct

from rejoinder.domain.events import EventKind
from rejoinder.domain.records import replace
from rejoinder.domain.sheets.headings import HEADINGS
from rejoinder.domain.sheets.sheet import (
    DETAILS,
    SEVERAL,
    Cell,
    Column,
    Field,
    Sheet,
    fold,
    is_blank,
    letters_of,
    words_of,
)
from rejoinder.domain.sheets.statuses import DayOf, event_named_by, is_cross, is_tick, read_status

LOOKED_AT = 200  # cells of a column
OWN_OTHER = "Other: "  # before the headings of others in our own export
_SLASHED = re.compile(r"\s*(\d{1,2})(?:/(\d{1,2})(?:/(?:\d{4}|\d\d))?|-(\d{1,2})-(?:\d{4}|\d\d))(?![\d/-])")
_URL = re.compile(r"\s*(?:https?://|www\.)\S+\s*", re.IGNORECASE)
_ADDRESS = re.compile(r"\S+@\S+\.\S+")
DATED = frozenset({Field.APPLIED, Field.EVENT, Field.FOLLOW_UP})
_LINKING = frozenset("of to for with de du des del zur zum der von für".split())
_VAGUE = frozenset({"date", "datum", "fecha"})


class _Guess(Struct, frozen=True):
    field: Field
    strength: float
    why: str
    kind: EventKind | None = None
    round: str = ""
    how: str = ""


class Content(Struct, frozen=True):
    """What stands in a column, as shares of its cells that say anything."""

    cells: int
    dates: float
    links: float
    addresses: float
    statuses: float
    ticks: float


_NOTHING = Content(0, 0, 0, 0, 0, 0)


def guess_columns(sheet: Sheet, day: DayOf) -> tuple[Column, ...]:
    """Guess what each column tells, each with its reason in words.

    A column that means nothing is kept under its heading. Where two columns seem to tell the same thing that can be
    told but once, the better founded one does and the other is kept.
    """
    is_ours = Field.ANCHOR in map(_exact, sheet.headings)
    contents = [_NOTHING if is_ours else _content(sheet, number, day) for number in range(len(sheet.headings))]
    guesses = [
        _guess(heading, content, is_ours=is_ours)
        for heading, content in zip(sheet.headings, contents, strict=True)
    ]  # fmt: skip
    guesses = _by_content(guesses, contents)
    taken: dict[Field, str] = {}
    settled: dict[int, _Guess] = {}
    for number in sorted(range(len(guesses)), key=lambda one: (-guesses[one].strength, one)):
        guess = guesses[number]
        if guess.field not in SEVERAL and guess.field in taken:
            guess = _Guess(Field.OTHER, 0, f"{taken[guess.field]} already tells the {_name(guess.field)}")
        taken.setdefault(guess.field, f"“{sheet.headings[number] or letters_of(number)}”")
        settled[number] = guess
    columns = [
        Column(number, heading, guess.field, guess.why, guess.kind, guess.round, guess.how)
        for number, heading in enumerate(_unique(sheet.headings, is_ours=is_ours))
        for guess in [settled[number]]
    ]
    return tuple(_with_order_of_dates(sheet, columns))


def knows_heading(heading: str) -> bool:
    """Tell whether a heading is one that columns of applications have."""
    return _exact(heading) is not None or event_named_by(heading) is not None


def other_heading(heading: str) -> str:
    """Return the heading of a column of others in our own export, from which `guess_columns` tells the same again."""
    is_plain = heading == " ".join(heading.split()) and heading and not heading.startswith('"')
    return OWN_OTHER + (heading if is_plain else json.dumps(heading).replace(" ", r"\u0020"))


def _heading_of_other(heading: str) -> str:
    told = heading.removeprefix(OWN_OTHER)
    if not told.startswith('"'):
        return told
    try:
        return str(json.loads(told))
    except ValueError:
        return told


def _unique(headings: tuple[str, ...], *, is_ours: bool) -> Iterator[str]:
    """Give every heading a name of its own, under which its cells can be kept."""
    seen: dict[str, int] = {}
    for number, heading in enumerate(headings):
        name = heading or f"Column {letters_of(number)}"
        if is_ours and _exact(heading):
            yield name  # nothing is kept under it, so a column of others may have the same
            continue
        if is_ours and heading.startswith(OWN_OTHER):
            name = _heading_of_other(heading)
        seen[name] = seen.get(name, 0) + 1
        yield name if seen[name] == 1 else f"{name} ({seen[name]})"


def _guess(heading: str, content: Content, *, is_ours: bool) -> _Guess:
    """Guess by the heading, as far as what stands below does not speak against it."""
    if is_ours:
        field = _exact(heading)
        return _Guess(field, 3, "a column of Rejoinder's own") if field else _Guess(Field.OTHER, 3, "kept as it is")
    for find in (_by_heading, _by_event, _by_part):
        guess = find(heading)
        if guess is not None:
            return _checked(guess, heading, content)
    return _Guess(Field.OTHER, 0, f"the heading “{heading}” is not known" if heading else "it has no heading")


def _by_heading(heading: str) -> _Guess | None:
    field = _exact(heading)
    if field is None:
        return None
    strength = 1.7 if fold(heading) in _VAGUE else 2
    return _Guess(field, strength, f"the heading “{heading}” is one for the {_name(field)}", _KINDS.get(field))


def _by_event(heading: str) -> _Guess | None:
    event = event_named_by(heading)
    if event is None:
        return None
    what = " ".join(filter(None, [event.kind.value, event.round, event.how]))
    return _Guess(
        Field.EVENT, 1.8, f"the heading “{heading}” names an event: {what}", event.kind, event.round, event.how
    )


def _by_part(heading: str) -> _Guess | None:
    """Guess by a known heading that a heading holds: its first ("link to the ad"), or else its last ("job ad link")."""
    words = fold(heading).split()
    found = [name for name in _names() if len(name) > 2 and f" {name} " in f" {' '.join(words)} "]
    if not found:
        return None
    places = {name: f" {' '.join(words)} ".index(f" {name} ") for name in found}
    if "," in heading or _LINKING.intersection(words):
        name = min(found, key=lambda one: (places[one], -len(one)))
    else:
        name = max(found, key=lambda one: (places[one] + len(one), len(one)))
    field = _names()[name]
    return _Guess(field, 1.2, f"the heading “{heading}” holds “{name}”, one for the {_name(field)}")


def _checked(guess: _Guess, heading: str, content: Content) -> _Guess:
    """Take a guess back where what stands in the column is plainly something else."""
    for is_wrong, field, why in _OBJECTIONS:
        if content.cells and is_wrong(guess, content):
            named = f"the heading “{heading}” is one for the {_name(guess.field)}, but {why}"
            return _Guess(field, guess.strength - 0.3, named)
    return guess


def _by_content(guesses: list[_Guess], contents: list[Content]) -> list[_Guess]:
    """Guess the columns whose heading tells nothing by what stands in them, as far as it is still missing."""
    told = {guess.field for guess in guesses}
    changed = list(guesses)
    for field, share, why in _CONTENTS:
        open_ones = [
            number
            for number, guess in enumerate(changed)
            if guess.field is Field.OTHER and guess.strength == 0 and contents[number].cells > 1
        ]
        fitting = [number for number in open_ones if share(contents[number]) >= 0.6]
        if field not in told and len(fitting) == 1:
            changed[fitting[0]] = _Guess(field, 0.8, why)
    return changed


def _content(sheet: Sheet, number: int, day: DayOf) -> Content:
    """Look at the cells of a column."""
    cells = [row[number] for row in sheet.rows if number < len(row) and not is_blank(row[number])][:LOOKED_AT]
    if not cells:
        return _NOTHING

    def share(holds: Callable[[Cell], bool]) -> float:
        return sum(map(holds, cells)) / len(cells)

    return Content(
        cells=len(cells),
        dates=share(lambda cell: isinstance(cell, date) or _is_date(cell, day)),
        links=share(lambda cell: bool(_URL.fullmatch(words_of(cell)))),
        addresses=share(lambda cell: bool(_ADDRESS.search(words_of(cell)))),
        statuses=share(lambda cell: isinstance(cell, str) and read_status(cell, day) is not None),
        ticks=share(lambda cell: isinstance(cell, str) and (is_tick(cell) or is_cross(cell))),
    )


def _is_date(cell: str, day: DayOf) -> bool:
    return any(letter.isdigit() for letter in cell) and day(cell) is not None


def _with_order_of_dates(sheet: Sheet, columns: list[Column]) -> Iterator[Column]:
    """Tell from all dates with slashes whether the month comes first: one person writes them one way."""
    numbers = [column.number for column in columns if column.field in DATED]
    cells = [row[number] for row in sheet.rows for number in numbers if number < len(row)]
    pairs = [
        (found[1], found[2] or found[3]) for cell in cells if isinstance(cell, str) and (found := _SLASHED.match(cell))
    ]
    day_first = sum(int(first) > 12 for first, _ in pairs)
    month_first = sum(int(second) > 12 for _, second in pairs)
    is_month = month_first > day_first
    words = "12/03 is the 3rd of December" if is_month else "12/03 is the 12th of March"
    for column in columns:
        if pairs and column.number in numbers:
            yield replace(column, month_first=is_month, why=f"{column.why}; {words}")
        else:
            yield column


def _exact(heading: str) -> Field | None:
    """Return what a heading tells that is known: as it is, without what is in brackets, or on one side of a slash."""
    ways = (heading, re.sub(r"[(\[].*?[)\]]", " ", heading), *re.split(r"[/|]", heading))
    return next((field for way in ways if (field := _names().get(fold(way)))), None)


def _name(field: Field) -> str:
    return _NAMES.get(field, field.value.replace("_", " "))


@cache
def _names() -> dict[str, Field]:
    """Return the field of each heading."""
    return {fold(name): field for field, names in HEADINGS.items() for name in names.split(",")}


# What a column is by what most of its cells are, and why.
_CONTENTS: tuple[tuple[Field, Callable[[Content], float], str], ...] = (
    (Field.LINK, lambda content: content.links, "most of its cells are web addresses"),
    (Field.STATUS, lambda content: content.statuses, "most of its cells are words for how an application stands"),
    (Field.CONTACT, lambda content: content.addresses, "most of its cells are mail addresses"),
    (Field.APPLIED, lambda content: content.dates, "it is the only column of dates"),
)
_KINDS = {Field.FOLLOW_UP: EventKind.WROTE}
_TEXTS = frozenset(DETAILS) - {Field.APPLIED, Field.CHANNEL}
_NAMES = {
    Field.APPLIED: "day you applied",
    Field.VIA: "place you found it",
    Field.RESUME: "résumé",
    Field.STATUS: "stage",
    Field.FOLLOW_UP: "day you followed up",
    Field.REASON: "reason they gave",
    Field.LINK: "address of the posting",
    Field.REFERRAL: "recommendation",
}
# What speaks against a guess, what the column is instead, and why.
_OBJECTIONS: tuple[tuple[Callable[[_Guess, Content], bool], Field, str], ...] = (
    (
        lambda guess, content: (
            guess.field in DATED | {Field.VIA}
            and content.statuses >= 0.6
            and content.dates < 0.3
            and content.ticks < 0.5
        ),
        Field.STATUS,
        "most of its cells are words for how an application stands",
    ),
    (
        lambda guess, content: guess.field is Field.APPLIED and content.dates < 0.3,
        Field.OTHER,
        "few of its cells are dates",
    ),
    (
        lambda guess, content: guess.field in _TEXTS and content.ticks >= 0.6,
        Field.OTHER,
        "most of its cells say yes or no",
    ),
    (
        lambda guess, content: guess.field in {Field.VIA, Field.POSTING} and content.links >= 0.6,
        Field.LINK,
        "most of its cells are web addresses",
    ),
)
