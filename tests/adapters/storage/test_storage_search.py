"""The search index holds what is there and no word more, and is filled where it is not."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from rejoinder.adapters.storage import search
from rejoinder.adapters.storage.engine import DATABASE
from rejoinder.adapters.storage.store import open_store
from rejoinder.domain.facts import Noted
from rejoinder.domain.letters.readings import Kind
from rejoinder.domain.records import replace
from rejoinder.domain.search import MOST, parse
from tests.adapters.storage.test_storage_migrations import make_old
from tests.contracts.store_examples import NOON, batch, entry, run
from tests.contracts.store_facts import say
from tests.contracts.store_search import keys, worded

if TYPE_CHECKING:
    from pathlib import Path

STAYS, GOES = "budgerigar", "zebrafinch"


@pytest.mark.parametrize("how", ["taken back", "become other mail", "its place is another's", "read otherwise"])
def test_no_word_of_a_letter_that_went_is_left_in_the_index(tmp_path: Path, how: str) -> None:
    with closing(open_store(tmp_path)) as store:
        for number in range(30):
            run(store, batch(worded(f"b{number}", STAYS, days=number)))
        number = run(store, batch(worded("a", f"a {GOES} sang"), worded("c", STAYS)))
        assert keys(store, GOES) == ["a"]
        later = store.begin("import", NOON, {})
        match how:
            case "taken back":
                store.undo(NOON, later)
                store.undo(NOON, number)
            case "become other mail":
                store.replace_entries(later, [replace(entry("a", kind=Kind.OTHER), key="a")])
            case "its place is another's":
                store.add_mail(later, batch(entry("d", worded("a").place.offset, length=200)))
            case _:
                store.replace_entries(later, [worded("a", "nothing")])
        assert keys(store, GOES) == []
    with closing(sqlite3.connect(tmp_path / DATABASE)) as connection:
        index = b"".join(block for (block,) in connection.execute("SELECT block FROM search_words_data"))
    assert STAYS.encode() in index
    assert GOES[1:].encode() not in index
    if how != "read otherwise":  # its old reading can be had back, so its text is in the journal
        assert GOES[1:].encode() not in (tmp_path / DATABASE).read_bytes()


def test_a_store_from_before_the_search_is_filled_bit_by_bit(tmp_path: Path) -> None:
    with closing(open_store(tmp_path)) as store:
        run(store, batch(*(worded(f"b{number}", STAYS) for number in range(5))))
        say(store, Noted("b1", STAYS))
        say(store, Noted("b1", STAYS))
        store.undo(NOON, 3)
        gone = run(store, batch(worded("d", GOES)))
    with closing(sqlite3.connect(tmp_path / DATABASE)) as connection:
        make_old(connection, "0004")
        connection.commit()
    with closing(open_store(tmp_path)) as store:
        assert keys(store, STAYS) == []
        run(store, batch(worded("c", STAYS, days=-3)))  # what comes meanwhile can be found
        store.undo(NOON, gone)  # and what goes before it could be found is not missed
        assert keys(store, STAYS) == ["c"]
        assert [store.make_searchable(3) for _ in range(3)] == [2, 0, 0]
        assert sorted(keys(store, STAYS)) == ["1", "b0", "b1", "b2", "b3", "b4", "c"]
        assert keys(store, GOES) == []


def test_an_index_of_another_version_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(open_store(tmp_path)) as store, closing(open_store(tmp_path, seeker="jonah")) as jonah:
        for one in (store, jonah):
            run(one, batch(worded("a", STAYS), worded("b", GOES)))
            assert one.make_searchable(10) == 0
            assert keys(one, STAYS) == ["a"]
        monkeypatch.setattr(search, "VERSION", "2")
        run(store, batch(worded("c", STAYS, days=1)))
        assert keys(store, STAYS) == ["c"]
        for one in (store, jonah):
            assert one.make_searchable(10) == 0
        assert keys(store, STAYS) == ["c", "a"]
        assert keys(jonah, STAYS) == ["a"]


def test_seekers_find_their_own(tmp_path: Path) -> None:
    with closing(open_store(tmp_path)) as store, closing(open_store(tmp_path, seeker="jonah")) as jonah:
        run(store, batch(worded("a", STAYS)))
        assert keys(jonah, STAYS) == []
        number = run(jonah, batch(worded("a", STAYS), worded("b", STAYS, days=-9)))
        say(jonah, Noted("a", STAYS))
        assert keys(jonah, STAYS) == ["1", "a", "b"]
        assert jonah.search(parse(STAYS), 1).total == 3
        assert keys(store, STAYS) == ["a"]
        jonah.undo(NOON, number)
        assert keys(store, STAYS) == ["a"]
        assert keys(jonah, STAYS) == ["1"]


def test_as_many_letters_of_a_day_as_there_are_can_be_found(tmp_path: Path) -> None:
    with closing(open_store(tmp_path)) as store:
        for part in range(3):
            some = (worded(f"b{number}", STAYS) for number in range(part * 700, part * 700 + 700))
            run(store, batch(*some))
        assert len(keys(store, STAYS, MOST)) == MOST
        assert store.make_searchable(1) == 0
    with closing(sqlite3.connect(tmp_path / DATABASE)) as connection:
        assert connection.execute("SELECT count(DISTINCT number) FROM search_place").fetchone() == (2100,)
