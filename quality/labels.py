"""What a letter should be read as: from our own corpora, and for real letters by places instead of words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from msgspec import Struct

from rejoinder.domain.letters.text import fold_space, plain
from rejoinder.domain.mail import Message

LABELS = Path(__file__).parent / "letters.labels.jsonl"
# Reasons, doors and feedback are defined for these kinds alone (docs/letters.md).
ANSWERS = frozenset({"rejection", "on_hold", "feedback"})
# These are about no application, so they have neither an organisation nor a role to tell.
NAMELESS = frozenset({"newsletter", "other"})
_PERIOD = re.compile(r"(\d+) (year|month)s?")


class Span(Struct, frozen=True):
    """A stretch of a message's field, white space folded."""

    where: str
    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share a character."""
        return self.where == other.where and self.start < other.end and other.start < self.end


class Statement(Struct, frozen=True):
    """A reason, a door or a piece of feedback, with every place that states it."""

    key: str  # the kind, or the polarity
    spans: tuple[Span, ...]
    formula: bool | None = None
    until: date | None = None
    is_disputed: bool = False  # two readers did not agree: counts neither for nor against


class Name(Struct, frozen=True):
    """An organisation or role in every wording that is right."""

    values: tuple[str, ...]
    is_disputed: bool = False


class Wanted(Struct, frozen=True):
    """Everything that a message should be read as."""

    kind: str
    organisation: Name | None = None
    role: Name | None = None
    reasons: tuple[Statement, ...] = ()
    doors: tuple[Statement, ...] = ()
    feedback: tuple[Statement, ...] = ()


def fields(message: Message) -> dict[str, str]:
    """Return the fields that labels point into, white space folded."""
    return {
        "subject": fold_space(message.subject),
        "text": fold_space(message.text),
        "sender": fold_space(message.sender.name),
    }


def mark(field: str) -> str:
    """Return a short checksum of a field, by which it is seen whether the places still fit it."""
    return blake2b(field.encode(), digest_size=4).hexdigest()


@lru_cache(maxsize=256)
def _squeezed(field: str) -> tuple[str, tuple[int, ...]]:
    """Return a field without any blank and with plain marks, and where each of its characters stands."""
    marks = plain(field)
    places = tuple(place for place, char in enumerate(marks) if not char.isspace())
    return "".join(marks[place] for place in places), places


def locate(field: str, quote: str, where: str) -> tuple[Span, ...]:
    """Return every place of a field at which a quote stands, whatever its blanks and typographic marks."""
    squeezed, places = _squeezed(field)
    wanted = "".join(plain(quote).split())
    found: list[Span] = []
    at = squeezed.find(wanted) if wanted else -1
    while at >= 0:
        found.append(Span(where, places[at], places[at + len(wanted) - 1] + 1))
        at = squeezed.find(wanted, at + 1)
    return tuple(found)


def written(expected: Mapping[str, Any], message: Message) -> Wanted:
    """Return the expected result of one of our own letters, its quotes found in the message."""
    kind = str(expected["kind"])
    own = fields(message)

    def statements(name: str, key: str) -> tuple[Statement, ...]:
        return tuple(
            Statement(
                item[key],
                locate(own.get(item["where"], ""), item["quote"], item["where"]),
                item.get("formula"),
                date.fromisoformat(item["until"]) if item.get("until") else None,
            )
            for item in expected.get(name, ())
            if kind in ANSWERS
        )

    def name(field: str) -> Name | None:
        value = expected.get(field)
        return Name((value,)) if value and kind not in NAMELESS else None

    return Wanted(
        kind, name("organisation"), name("role"),
        statements("reasons", "kind"), statements("doors", "kind"), statements("feedback", "polarity"),
    )  # fmt: skip


def rows() -> list[dict[str, Any]]:
    """Return the labels of the real letters as they stand in their file."""
    with LABELS.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def pointed_at(row: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return everything in a row of labels that points at a place."""
    items = [row[name] for name in ("organisation", "role") if row[name]]
    items += [item for name in ("reasons", "doors", "feedback") for item in row[name]]
    return items + [place for item in items for place in item.get("also", ())]


def is_stale(row: Mapping[str, Any], message: Message) -> bool:
    """Tell whether the message is no longer parsed to the text that its label was made on."""
    own = fields(message)
    return any(mark(own[where]) != wanted for where, wanted in row["marks"].items())


def pointed(row: Mapping[str, Any], message: Message) -> Wanted:
    """Return the label of a real letter, its names cut from the message."""
    own = fields(message)

    def name(field: str) -> Name | None:
        item = row[field]
        if not item:
            return None
        values = tuple(own[place["where"]][place["start"] : place["end"]] for place in _places(item))
        return Name(values, bool(item.get("disputed")))

    def statements(field: str, key: str) -> tuple[Statement, ...]:
        return tuple(_statement(item, key, message) for item in row[field])

    return Wanted(
        row["kind"], name("organisation"), name("role"),
        statements("reasons", "kind"), statements("doors", "kind"), statements("feedback", "polarity"),
    )  # fmt: skip


def _places(item: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    return (item, *item.get("also", ()))


def _statement(item: Mapping[str, Any], key: str, message: Message) -> Statement:
    spans = tuple(Span(place["where"], place["start"], place["end"]) for place in _places(item))
    field = item.get("disputed_field")
    until = date.fromisoformat(item["until"]) if item.get("until") else None
    if item.get("period") and message.date:
        until = after(message.date.date(), item["period"])
    return Statement(
        item[key],
        spans,
        None if field == "formula" else item.get("formula"),
        until,
        is_disputed=bool(item.get("disputed")) and field is None,
    )


def after(day: date, period: str) -> date:
    """Return the day that many years or months later; a day that the month lacks becomes its 28th."""
    match = _PERIOD.fullmatch(period)
    if match is None:
        msg = f"not a period: {period}"
        raise ValueError(msg)
    months = day.year * 12 + day.month - 1 + int(match.group(1)) * (12 if match.group(2) == "year" else 1)
    year, month = divmod(months, 12)
    try:
        return day.replace(year=year, month=month + 1)
    except ValueError:
        return day.replace(year=year, month=month + 1, day=28)
