"""The search index: which words stand in which letters and facts, in SQLite's FTS5 (docs/decisions/0019).

The index holds no texts, only words as they are searched for, so what leaves it has to be shown to it once more. Its
rows are numbered by seeker and day: those of one seeker stand together, and read backwards they are newest first.
"""

from __future__ import annotations

import json
import unicodedata
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import BigInteger, ColumnElement, Connection, column, delete, func, insert, select, update, values

from rejoinder.adapters.storage import facts, journal
from rejoinder.adapters.storage.bulk import insert_rows
from rejoinder.adapters.storage.engine import json_pieces
from rejoinder.adapters.storage.tables import application, fact, letter, search_place, search_state
from rejoinder.domain.facts import KeptFact, text_of
from rejoinder.domain.findable import WORDED, fact_document, letter_document
from rejoinder.domain.mail import Address, Message
from rejoinder.domain.search import BETWEEN, MOST, Document, Place, Places, Query, Term, What, fitting, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Another version of this, or of the characters that Python knows, folds words differently: then all is indexed anew.
VERSION = f"1 {unicodedata.unidata_version}"

_OF_HEADS = "·"  # before each word of a head, which stands there once more: what it is found by before other texts

DAY_BITS = 20  # of a number: so many things of one day stand beside each other
SEEKER_BITS = 42  # days and what stands in them
_REMEMBERED = 20_000  # names of applications

_ADD = "INSERT INTO search_words (rowid, words) VALUES (?, ?)"
_TAKE = "INSERT INTO search_words (search_words, rowid, words) VALUES ('delete', ?, ?)"
_EMPTY = "INSERT INTO search_words (search_words) VALUES ('delete-all')"
_MERGE = "INSERT INTO search_words (search_words) VALUES ('optimize')"
_FIND = (
    "SELECT rowid FROM search_words WHERE search_words MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC LIMIT ?"
)


# ---- keeping it in step ----


def add(connection: Connection, seeker: str, documents: Iterable[Document]) -> None:
    """Make documents findable that are not yet."""
    # In the order of their numbers: FTS5 would write what it holds in memory at each step back.
    due = sorted(documents, key=_day)
    if not due:
        return
    numbers = _free_numbers(connection, seeker, due)
    rows = [
        {"seeker": seeker, "number": number, "what": one.place.what.value, "key": one.place.key}
        for number, one in zip(numbers, due, strict=True)
    ]
    insert_rows(connection, search_place, rows)
    connection.exec_driver_sql(_ADD, [(number, _words(one)) for number, one in zip(numbers, due, strict=True)])


def take(connection: Connection, seeker: str, documents: Iterable[Document]) -> None:
    """Make documents not findable any more that may have been; `wipe` has to follow in the same transaction."""
    by_place = {one.place: one for one in documents}
    if not by_place:
        return
    _prepare(connection, seeker)
    found: list[tuple[int, Document]] = []
    for chunk in journal.chunks(by_place):
        there = select(search_place.c.number, search_place.c.what, search_place.c.key).where(
            search_place.c.seeker == seeker,
            search_place.c.what.in_({place.what.value for place in chunk}),
            search_place.c.key.in_({place.key for place in chunk}),
        )
        for number, what, key in connection.execute(there):
            if one := by_place.get(Place(What(what), key)):
                found.append((number, one))
    if not found:
        return
    found.sort(key=lambda pair: pair[0])
    connection.exec_driver_sql(_TAKE, [(number, _words(one)) for number, one in found])
    for numbers in journal.chunks(number for number, _ in found):
        gone = search_place.c.seeker == seeker, search_place.c.number.in_(numbers)
        connection.execute(delete(search_place).where(*gone))
    connection.execute(update(search_state).where(search_state.c.seeker == seeker).values(is_wiped=False))


def wipe(connection: Connection, seeker: str) -> None:
    """Leave no word behind of what was taken.

    What is taken is only noted at first, beside the words; they go when all parts of the index are made one. (Newer
    versions of SQLite can do it at once; the oldest that the program runs on cannot.)
    """
    is_wiped = connection.scalar(select(search_state.c.is_wiped).where(search_state.c.seeker == seeker))
    if is_wiped is False:
        connection.exec_driver_sql(_MERGE)
        connection.execute(update(search_state).values(is_wiped=True))


def letters_of(messages: Iterable[str]) -> list[Document]:
    """Return what can be found of letters, given as they are stored."""
    return [letter_document(_message(json.loads(one))) for one in messages]


def _message(kept: dict[str, Any]) -> Message:
    """Return of a message what can be found: making it whole takes as long as all the rest."""
    date = kept.get("date")
    return Message(
        kept["key"],
        date=datetime.fromisoformat(date) if date else None,
        sender=Address(**kept.get("sender", {})),
        reply_to=tuple(Address(**one) for one in kept.get("reply_to", ())),
        to=tuple(Address(**one) for one in kept.get("to", ())),
        cc=tuple(Address(**one) for one in kept.get("cc", ())),
        subject=kept.get("subject", ""),
        text=kept.get("text", ""),
    )


def add_facts(connection: Connection, seeker: str, operation: int) -> None:
    """Make what was said by an operation findable."""
    add(connection, seeker, _said(connection, seeker, operation))


def settle_facts(connection: Connection, seeker: str, changed: int, *, stands: bool) -> None:
    """Make what was said by an operation findable again, or not any more, after it was brought or taken back."""
    said = _said(connection, seeker, changed)
    take(connection, seeker, said)
    if stands:
        add(connection, seeker, said)


def fill(connection: Connection, seeker: str, most: int) -> int:
    """Make letters findable that are not yet, `most` at once, and return how many are left."""
    _prepare(connection, seeker)
    found = select(search_place.c.number).where(
        search_place.c.seeker == letter.c.seeker,
        search_place.c.what == What.LETTER.value,
        search_place.c.key == letter.c.key,
    )
    missing = letter.c.seeker == seeker, ~found.exists()
    add(connection, seeker, letters_of(connection.scalars(select(letter.c.message).where(*missing).limit(most))))
    left = _count(connection, letter.c.seeker == seeker) - _count(
        connection, search_place.c.seeker == seeker, search_place.c.what == What.LETTER.value
    )
    if not left:
        _fill_facts(connection, seeker)
        connection.execute(update(search_state).where(search_state.c.seeker == seeker).values(is_filled=True))
    return left


def _count(connection: Connection, *where: ColumnElement[bool]) -> int:
    return connection.scalar(select(func.count()).where(*where)) or 0


def _fill_facts(connection: Connection, seeker: str) -> None:
    """Make everything findable that the seeker said and that stands."""
    there = select(search_place.c.key).where(search_place.c.seeker == seeker, search_place.c.what != What.LETTER.value)
    known = set(connection.scalars(there))
    said = _documents(connection, seeker, facts.read(connection, seeker, WORDED, with_undone=False))
    add(connection, seeker, [one for one in said if one.place.key not in known])


def is_filled(connection: Connection, seeker: str) -> bool:
    """Tell whether everything can be found that is there."""
    state = connection.execute(select(search_state).where(search_state.c.seeker == seeker)).first()
    return state is not None and state.is_filled and state.version == VERSION


def _prepare(connection: Connection, seeker: str) -> int:
    """See to it that the index is one of this version, and return the first of the seeker's numbers.

    One of another version is emptied, to be filled anew.
    """
    state = connection.execute(select(search_state).where(search_state.c.seeker == seeker)).first()
    if state is not None and state.version == VERSION:
        return int(state.ordinal) << SEEKER_BITS
    if state is not None:
        connection.exec_driver_sql(_EMPTY)
        connection.execute(delete(search_place))
        connection.execute(delete(search_state))
    newest = connection.scalar(select(func.max(search_state.c.ordinal)))
    ordinal = 0 if newest is None else newest + 1
    made = {"seeker": seeker, "version": VERSION, "ordinal": ordinal, "is_filled": False, "is_wiped": True}
    connection.execute(insert(search_state), made)
    return ordinal << SEEKER_BITS


def _said(connection: Connection, seeker: str, operation: int) -> list[Document]:
    of_it = select(fact).where(fact.c.seeker == seeker, fact.c.operation == operation).order_by(fact.c.number)
    return _documents(connection, seeker, [facts.kept_fact(row) for row in connection.execute(of_it)])


def _documents(connection: Connection, seeker: str, said: Sequence[KeptFact]) -> list[Document]:
    """Return what can be found of facts, with the words that are kept apart from them."""
    texts = facts.texts(connection, seeker, {mark for one in said if (mark := text_of(one.fact))})
    found = (fact_document(one, texts.get(text_of(one.fact), "")) for one in said)
    return [one for one in found if one]


def _day(document: Document) -> int:
    return document.on.toordinal() if document.on else 0


def _free_numbers(connection: Connection, seeker: str, due: Iterable[Document]) -> list[int]:
    """Return a free number for each document, given by day."""
    begin = _prepare(connection, seeker)
    firsts = [begin + (_day(one) << DAY_BITS) for one in due]
    taken: dict[int, int | None] = {}
    for chunk in journal.chunks(dict.fromkeys(firsts)):
        asked = values(column("first", BigInteger), name="asked").data([(first,) for first in chunk]).cte("asked")
        newest = (
            select(func.max(search_place.c.number))
            .where(
                search_place.c.seeker == seeker,
                search_place.c.number >= asked.c.first,
                search_place.c.number < asked.c.first + (1 << DAY_BITS),
            )
            .correlate(asked)
            .scalar_subquery()
        )
        taken.update((first, number) for first, number in connection.execute(select(asked.c.first, newest)))
    numbers: list[int] = []
    for first in firsts:
        before = taken[first]
        taken[first] = number = first if before is None else before + 1
        numbers.append(number)
    return numbers


def _words(document: Document) -> str:
    heads = joined(document.heads)
    marked = heads.replace(" ", f" {_OF_HEADS}")
    return BETWEEN.join((heads, joined(document.texts), f"{_OF_HEADS}{marked}"))


# ---- asking it ----


def find(connection: Connection, seeker: str, query: Query, limit: int, skip: int) -> Places:
    """Return some of the places in which all terms of a query stand, and how many there are."""
    if not query.terms:
        return Places()
    called = _called(connection, seeker, query)[: MOST + 1]
    heads = _numbers(connection, seeker, query, MOST + 1 - len(called), _OF_HEADS)
    of_heads, most = set(heads), MOST + 1 - len(called) - len(heads)
    rest = _numbers(connection, seeker, query, most and most + len(heads))
    numbers = [*heads, *[number for number in rest if number not in of_heads][:most]]
    end = min(skip + limit, MOST)
    found = _places(connection, seeker, numbers[max(0, skip - len(called)) : max(0, end - len(called))])
    return Places((*called[skip:end], *found), len(called) + len(numbers))


def _numbers(connection: Connection, seeker: str, query: Query, most: int, mark: str = "") -> list[int]:
    """Return the newest numbers for which all terms stand in the index, with a mark before each of their words."""
    ordinal = connection.scalar(select(search_state.c.ordinal).where(search_state.c.seeker == seeker))
    if ordinal is None or not most:
        return []
    asked = " AND ".join(_term(term, mark) for term in query.terms)
    span = ordinal << SEEKER_BITS, ((ordinal + 1) << SEEKER_BITS) - 1
    return list(connection.exec_driver_sql(_FIND, (asked, *span, most)).scalars())


def _places(connection: Connection, seeker: str, numbers: Iterable[int]) -> list[Place]:
    found: dict[int, Place | None] = dict.fromkeys(numbers)
    for chunk in journal.chunks(found):
        wanted = select(search_place).where(search_place.c.seeker == seeker, search_place.c.number.in_(chunk))
        for row in connection.execute(wanted):
            found[row.number] = Place(What(row.what), row.key)
    return [place for place in found.values() if place is not None]


def _term(term: Term, mark: str) -> str:
    """Return a term as FTS5 asks for it: in quotes, in which it has letters, digits and marks alone."""
    words = " ".join(f"{mark}{word}" for word in term.words)
    return f'"{words}"{"*" if term.is_open else ""}'


def _called(connection: Connection, seeker: str, query: Query) -> list[Place]:
    """Return the applications by their names. There are thousands at most, so that they are looked through."""
    pieces = json_pieces(application.c.record, ("last", "organisation", "role", "reference"))
    found = connection.execute(select(application.c.id, pieces).where(application.c.seeker == seeker))
    rows, fits = [(id_, *json.loads(told)) for id_, told in found], fitting(query)
    named = [(last or "", id_) for id_, last, *names in rows if fits(_names(*names))]
    named.sort(key=lambda one: one[1])
    return [Place(What.APPLICATION, id_) for _, id_ in sorted(named, key=lambda one: one[0], reverse=True)]


@lru_cache(_REMEMBERED)
def _names(*names: str) -> str:
    return joined(names)
