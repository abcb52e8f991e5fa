"""Keep what the seeker says by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row, func, select

from rejoinder.adapters.storage.bulk import insert_rows
from rejoinder.adapters.storage.encoding import from_json, to_json
from rejoinder.adapters.storage.journal import chunks
from rejoinder.adapters.storage.operations import standing, undoings_of, whose_work
from rejoinder.adapters.storage.tables import fact, kept_text
from rejoinder.domain.facts import BESIDE, KINDS, Fact, KeptFact
from rejoinder.domain.keeping import mark_of_text

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

_BY_NAME = {kind.__name__.lower(): kind for kind in KINDS}


def add(
    connection: Connection, seeker: str, operation: int, facts: Sequence[Fact], said_at: Sequence[datetime]
) -> None:
    """Append facts, numbered in their order, each with when it was said."""
    first = (connection.scalar(select(func.max(fact.c.number)).where(fact.c.seeker == seeker)) or 0) + 1
    of_all = {"seeker": seeker, "operation": operation}
    insert_rows(
        connection,
        fact,
        [
            of_all | {"at": at, "number": number, "kind": _name(type(one)), "record": to_json(one)}
            for number, (at, one) in enumerate(zip(said_at, facts, strict=True), first)
        ],
    )


def add_texts(connection: Connection, seeker: str, given: Collection[str]) -> None:
    """Keep words by their marks, each once."""
    by_mark = {mark_of_text(words): words for words in given}
    known = texts(connection, seeker, by_mark)
    new = [{"seeker": seeker, "mark": mark, "words": words} for mark, words in by_mark.items() if mark not in known]
    insert_rows(connection, kept_text, new)


def texts(connection: Connection, seeker: str, marks: Collection[str]) -> dict[str, str]:
    """Return the words that are kept by marks."""
    found: dict[str, str] = {}
    for chunk in chunks(sorted(marks)):
        wanted = select(kept_text.c.mark, kept_text.c.words).where(
            kept_text.c.seeker == seeker, kept_text.c.mark.in_(chunk)
        )
        found |= {row.mark: row.words for row in connection.execute(wanted)}
    return found


def read(
    connection: Connection, seeker: str, kinds: Collection[type[Fact]] | None, *, with_undone: bool
) -> list[KeptFact]:
    """Return the facts of operations that stand, or all, in their order."""
    wanted = select(fact).where(fact.c.seeker == seeker).order_by(fact.c.number)
    if kinds is not None:
        wanted = wanted.where(fact.c.kind.in_([_name(kind) for kind in kinds]))
    rows = connection.execute(wanted).all()
    stands = standing(connection, seeker) if rows else set()
    return [kept_fact(row) for row in rows if with_undone or row.operation in stands]


def numbered(connection: Connection, seeker: str, numbers: Collection[int]) -> list[KeptFact]:
    """Return the facts with these numbers, in their order, whether they stand or not."""
    found: list[KeptFact] = []
    for chunk in chunks(sorted(numbers)):
        wanted = select(fact).where(fact.c.seeker == seeker, fact.c.number.in_(chunk)).order_by(fact.c.number)
        found += [kept_fact(row) for row in connection.execute(wanted)]
    return found


def kept_fact(row: Row[Any]) -> KeptFact:
    """Return a fact as it was kept."""
    return KeptFact(row.number, row.operation, row.at, from_json(_BY_NAME[row.kind], row.record))


def changed_since(connection: Connection, seeker: str, operation: int) -> bool:
    """Tell whether anything that bears on applications was said, taken back or brought back after an operation."""
    later = undoings_of(connection, seeker, operation + 1)
    if not later:
        return False
    bears = ~fact.c.kind.in_([_name(kind) for kind in BESIDE])
    bearing = set(connection.scalars(select(fact.c.operation).where(fact.c.seeker == seeker, bears).distinct()))
    undoings = undoings_of(connection, seeker)
    return any(whose_work(undoings, number) in bearing for number in later)


def _name(kind: type[Fact]) -> str:
    return kind.__name__.lower()
