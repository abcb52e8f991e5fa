"""The data folder is for this person only, and what is wrong with it is said with advice."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from rejoinder.adapters.storage.engine import DATABASE
from rejoinder.adapters.storage.store import open_store
from rejoinder.errors import StoreBusyError, StoreError
from tests.contracts.store_examples import NOON, batch, entry, run, visible

posix = pytest.mark.skipif(os.name != "posix", reason="Windows has no such modes")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@posix
def test_nobody_else_can_read_anything(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        with closing(open_store(tmp_path / "new")) as store:
            run(store, batch(entry("a")))
            assert mode(tmp_path / "new") == 0o700
            modes = {path.name: mode(path) for path in (tmp_path / "new").iterdir()}
    finally:
        os.umask(before)
    assert modes == {DATABASE: 0o600, f"{DATABASE}-wal": 0o600, f"{DATABASE}-shm": 0o600}


@posix
def test_a_folder_and_a_file_that_others_could_read_are_closed_to_them(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    tmp_path.chmod(0o755)
    (tmp_path / DATABASE).chmod(0o644)
    open_store(tmp_path).close()
    assert (mode(tmp_path), mode(tmp_path / DATABASE)) == (0o700, 0o600)


@posix
def test_a_folder_with_other_things_in_it_keeps_its_mode(tmp_path: Path) -> None:
    (tmp_path / "index.html").touch()
    tmp_path.chmod(0o755)
    open_store(tmp_path).close()
    assert (mode(tmp_path), mode(tmp_path / DATABASE)) == (0o755, 0o600)


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    with pytest.raises(StoreError, match="Name another folder"):
        open_store(tmp_path / "data")


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / DATABASE).write_text("Dear diary, today I wrote to Tidewell again. " * 100)
    with pytest.raises(StoreError, match="Name another data folder"):
        open_store(tmp_path)


def test_a_damaged_database_is_reported(tmp_path: Path) -> None:
    with closing(open_store(tmp_path)) as store:
        run(store, batch(*(entry(f"o{number}", number) for number in range(2000))))
    whole = bytearray((tmp_path / DATABASE).read_bytes())
    whole[len(whole) // 4 :] = os.urandom(len(whole) - len(whole) // 4)
    (tmp_path / DATABASE).write_bytes(whole)
    with pytest.raises(StoreError, match="backups"), closing(open_store(tmp_path)) as store:
        visible(store)


def test_a_second_writer_waits_and_then_gives_up(tmp_path: Path) -> None:
    with closing(open_store(tmp_path, busy_seconds=0.05)) as store:
        number = run(store, batch(entry("a")))
        with closing(sqlite3.connect(tmp_path / DATABASE, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(StoreBusyError, match="try again"):
                store.add_mail(number, batch(entry("b", 100)))
            with pytest.raises(StoreBusyError):
                store.undo(NOON)
            assert len(store.letters()) == 1  # reading goes on
            other.execute("ROLLBACK")
        store.add_mail(number, batch(entry("b", 100)))
        assert len(store.letters()) == 2


def test_a_second_writer_gets_its_turn(tmp_path: Path) -> None:
    with closing(open_store(tmp_path)) as one, closing(open_store(tmp_path)) as two:
        for number in range(5):
            run(one, batch(entry(f"a{number}", number)))
            run(two, batch(entry(f"b{number}", 100 + number)))
        assert [operation.number for operation in one.log()] == list(range(10, 0, -1))
        assert visible(one) == visible(two)


def test_mail_can_be_added_while_it_is_streamed(tmp_path: Path) -> None:
    with closing(open_store(tmp_path)) as store:
        run(store, batch(*(entry(f"o{number}", number) for number in range(2000))))
        operation = store.begin("read again", NOON, {})
        streamed = 0
        for passed in store.passed():
            streamed += 1
            if streamed % 500 == 0:
                store.replace_entries(operation, [entry(passed.key, reader="2")])
        assert streamed == 2000
        assert sum(passed.reader == "2" for passed in store.passed()) == 4


def test_an_abandoned_stream_holds_nothing(tmp_path: Path) -> None:
    with closing(open_store(tmp_path)) as store:
        run(store, batch(entry("o1"), entry("o2", 100)))
        for _ in range(50):
            next(iter(store.passed()))
        store.undo(NOON)
        assert list(store.passed()) == []


def test_seekers_do_not_see_each_other(tmp_path: Path) -> None:
    with closing(open_store(tmp_path)) as ada, closing(open_store(tmp_path, seeker="ben")) as ben:
        run(ada, batch(entry("a"), entry("o1", 100)))
        run(ben, batch(entry("a", reader="2")))
        before = visible(ben)
        assert [operation.number for operation in ben.log()] == [1]
        ada.undo(NOON)
        assert ada.letters() == []
        assert visible(ben) == before


def test_opening_a_database_that_is_up_to_date_leaves_alembic_alone(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    code = f"""
import sys, pathlib
from rejoinder.adapters.storage.store import open_store
store = open_store(pathlib.Path({str(tmp_path)!r}))
store.cursors()
store.close()
print(sorted(name for name in sys.modules if name.startswith(("alembic", "sqlalchemy.orm"))))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
