"""The log and the journal are only ever added to, and what a person did is on the disk."""

from __future__ import annotations

import re
import sqlite3
import zlib
from contextlib import closing, suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from rejoinder.adapters.storage.engine import DATABASE
from rejoinder.adapters.storage.store import SqlStore, open_store
from rejoinder.domain.letters.readings import Kind
from rejoinder.errors import AppError
from tests.contracts.store_examples import NOON, batch, entry, run
from tests.contracts.store_strategies import do, work
from tests.contracts.test_store import empty_database

if TYPE_CHECKING:
    from pathlib import Path

    from tests.contracts.store_strategies import Steps

# Text goes out of the journal with what it was the text of; what happened stays (docs/decisions/0006).
APPEND_ONLY = {
    "operation": "",
    "outcome": "",
    "change": 'OF seeker, operation, ordinal, "table", key, before_operation, after_operation ',
}


def refuse_changes(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for table, columns in APPEND_ONLY.items():
            for verb, of in (("UPDATE", columns), ("DELETE", "")):
                connection.execute(
                    f"CREATE TRIGGER no_{verb}_{table} BEFORE {verb} {of}ON {table} "
                    "BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END"
                )
        connection.commit()


@given(work, st.lists(st.integers(1, 9), max_size=6))
@settings(max_examples=20, deadline=None)
def test_nothing_in_the_log_is_ever_changed(
    tmp_path_factory: pytest.TempPathFactory,
    todo: list[Steps],
    undone: list[int],
) -> None:
    folder = tmp_path_factory.mktemp("store")
    (folder / DATABASE).write_bytes(empty_database())
    refuse_changes(folder / DATABASE)
    with closing(open_store(folder)) as store:
        for one in todo:
            store.finish(do(store, one), NOON, {"done": True})
        for number in undone:
            with suppress(AppError):
                store.undo(NOON, number)


def test_the_triggers_of_this_test_work(tmp_path: Path) -> None:
    with closing(open_store(tmp_path)) as store:
        run(store, batch(entry("a")))
    refuse_changes(tmp_path / DATABASE)
    with closing(sqlite3.connect(tmp_path / DATABASE)) as connection, pytest.raises(sqlite3.IntegrityError):
        connection.execute("UPDATE operation SET command = 'nothing'")


def transactions(store: SqlStore) -> list[str]:
    """Listen: each transaction that writes leaves how durable it is to be."""
    heard: list[str] = []

    def hear(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if found := re.match(r"PRAGMA synchronous=(\w+)", statement):
            heard.append(found[1])

    event.listen(store._engine, "before_cursor_execute", hear)
    return heard


def test_what_a_person_did_waits_for_the_disk_and_mail_does_not(tmp_path: Path) -> None:
    with closing(open_store(tmp_path)) as store:
        heard = transactions(store)
        number = store.begin("import", NOON, {})
        store.add_mail(number, batch(entry("a")))
        store.replace_entries(number, [entry("a", reader="2")])
        store.finish(number, NOON, {})
        store.undo(NOON)
        assert heard == ["FULL", "NORMAL", "NORMAL", "FULL", "FULL"]


def test_a_batch_is_one_transaction(tmp_path: Path) -> None:
    with closing(open_store(tmp_path)) as store:
        number = store.begin("import", NOON, {})
        commits: list[object] = []
        event.listen(store._engine, "commit", commits.append)
        store.add_mail(number, batch(*(entry(f"o{index}", index) for index in range(1200))))
        assert len(commits) == 1


@pytest.mark.parametrize("is_undone", [True, False], ids=["taken back", "become other mail"])
def test_no_word_of_what_is_no_letter_is_left_in_the_folder(tmp_path: Path, *, is_undone: bool) -> None:
    with closing(open_store(tmp_path)) as store:
        run(store, batch(entry("z", 500)))
        number = run(store, batch(entry("a")))
        later = store.begin("import", NOON, {})
        store.replace_entries(later, [entry("a", kind=Kind.OFFER, reader="2")])
        if is_undone:
            store.undo(NOON, later)
            store.undo(NOON, number)
        else:
            store.replace_entries(store.begin("import", NOON, {}), [entry("a", kind=Kind.OTHER, reader="3")])
    left = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"Letter z" in left
    assert b"Letter a" not in left
    assert b"reader 2 sees" not in left
    assert zlib.compress(b"Raw a") not in left
