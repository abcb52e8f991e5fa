"""A spreadsheet as it was read, and what its columns are."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct

from rejoinder.domain.events import EventKind

Cell = str | date | datetime  # a number is its words; an empty cell is ""
Row = tuple[Cell, ...]


class Sheet(Struct, frozen=True):
    """A table with one heading for each column.

    `rows` are all that stand below the headings, blank ones too and each as long as it came, so that row `n` of them is
    row `first_row + n` on the seeker's screen.
    """

    name: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    first_row: int = 2


class Field(StrEnum):
    """What a column tells. The first ones are the fields of `Details` of the same name."""

    ORGANISATION = "organisation"
    ROLE = "role"
    REFERENCE = "reference"
    APPLIED = "applied"
    CHANNEL = "channel"
    VIA = "via"
    LOCATION = "location"
    SALARY = "salary"
    POSTING = "posting"
    LINK = "link"
    RESUME = "resume"
    COVER_LETTER = "cover_letter"
    ANSWERS = "answers"
    CONTACT = "contact"
    REFERRAL = "referral"  # whether somebody there recommended the seeker, or who
    STATUS = "status"  # how it stands, in the seeker's words
    EVENT = "event"  # that something happened, or when: `Column.kind` says what
    REASON = "reason"  # what they gave as the cause of a rejection
    NOTES = "notes"
    FOLLOW_UP = "follow_up"  # when the seeker wrote again, or means to
    ANCHOR = "anchor"  # the next four are columns of our own export
    EVENTS = "events"
    DATED_NOTES = "dated_notes"
    UNMET = "unmet"  # worked out, and passed over when it is read back
    OTHER = "other"  # kept as it is, under its heading


DETAILS = tuple(Field)[: tuple(Field).index(Field.REFERRAL)]
SEVERAL = frozenset({Field.STATUS, Field.EVENT, Field.REASON, Field.NOTES, Field.OTHER})


class Column(Struct, frozen=True):
    """What one column tells, and why that is thought so."""

    number: int  # counted from 0
    heading: str
    field: Field
    why: str
    kind: EventKind | None = None  # of an event
    round: str = ""  # of an interview
    how: str = ""  # it is held
    month_first: bool = False  # 03/04/2026 is the fourth of March


@lru_cache(maxsize=8_192)
def fold(text: str) -> str:
    """Return a text without capitals, accents and marks, for looking it up."""
    plain = "".join(
        letter for letter in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(letter)
    )
    return " ".join(re.findall(r"[^\W_]+", plain))


def letters_of(number: int) -> str:
    """Return the name that spreadsheet programs give a column: A, B, …, Z, AA."""
    name = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def words_of(cell: Cell) -> str:
    """Return a cell's words; a day as machines write it."""
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "minutes") if cell.second == 0 and not cell.microsecond else cell.isoformat(" ")
    return cell.isoformat() if isinstance(cell, date) else cell


def is_blank(cell: Cell) -> bool:
    """Tell whether a cell says nothing."""
    return isinstance(cell, str) and not cell.strip()
