"""What every store promises of taking back, and of taking that back."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.domain.letters.readings import Kind
from rejoinder.domain.mailbox import UNREAD
from rejoinder.errors import NotFoundError, NothingToUndoError, StoreError
from tests.contracts.store_examples import (
    ARCHIVE,
    BOX,
    NOON,
    at,
    batch,
    cursor,
    entry,
    message,
    remaining,
    run,
    visible,
)
from tests.contracts.store_strategies import do, on_every_store, steps, work

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from rejoinder.ports.store import Store
    from tests.contracts.store_strategies import Steps


class UndoContract(ABC):
    """Run on each implementation by a subclass that knows how to make one."""

    @abstractmethod
    def make(self) -> AbstractContextManager[Store]:
        """Return a new, empty store, closed at the end."""

    def test_nothing_to_undo(self) -> None:
        with self.make() as store:
            with pytest.raises(NothingToUndoError):
                store.undo(NOON)
            run(store, batch(entry("a")))
            store.undo(NOON)
            with pytest.raises(NothingToUndoError):
                store.undo(NOON)

    def test_undo_is_logged_and_can_be_undone(self) -> None:
        with self.make() as store:
            run(store, batch(entry("a"), to=cursor()))
            before = visible(store)
            undone = store.undo(at(5))
            assert (undone.number, undone.at, undone.command, undone.undoes) == (2, at(5), "undo", 1)
            assert store.log()[0] == undone
            assert store.log()[1].undone_by == 2
            assert store.letters() == []
            again = store.undo(at(6), 2)
            assert again.undoes == 2
            assert remaining(visible(store), before)
            assert [(one.key, one.reader) for one in store.passed()] == [("a", UNREAD)]
            assert [one.undone_by for one in store.log()] == [None, 3, None]

    def test_what_was_taken_back_cannot_be_taken_back_again(self) -> None:
        with self.make() as store:
            run(store, batch(entry("a")))
            store.undo(NOON, 1)
            with pytest.raises(NotFoundError):
                store.undo(NOON, 1)
            with pytest.raises(StoreError):
                store.add_mail(1, batch(entry("b")))
            with pytest.raises(StoreError):
                store.replace_entries(1, [entry("a")])

    def test_undone_import_is_read_again(self) -> None:
        with self.make() as store:
            run(store, batch(entry("a"), to=cursor(0)))
            store.undo(NOON)
            assert store.cursors() == {}
            assert store.places(["a"]) == {}
            run(store, batch(entry("a"), to=cursor(0)))
            assert len(store.letters()) == 1

    def test_cursor_that_was_built_on_an_undone_one_does_not_count(self) -> None:
        """Otherwise what the undone import had read would never be read again."""
        with self.make() as store:
            first = run(store, batch(entry("a"), to=cursor(0)))
            run(store, batch(entry("b", 100), to=cursor(100)))
            undone = store.undo(NOON, first)
            assert store.cursors() == {}
            assert [one.message.key for one in store.letters()] == ["b"]
            third = run(store, batch(entry("a"), entry("b", 100), to=cursor(100)))
            assert store.cursors() == {(BOX, ""): cursor(100)}
            store.undo(NOON, third)
            assert store.cursors() == {}
            store.undo(NOON, undone.number)
            assert store.cursors() == {(BOX, ""): cursor(100)}

    def test_message_stays_while_a_later_import_found_it_too(self) -> None:
        with self.make() as store:
            first = run(store, batch(entry("a"), entry("b", 100)))
            run(store, batch(entry("a", path=ARCHIVE)))
            store.undo(NOON, first)
            assert [one.message for one in store.letters()] == [message("a")]
            assert store.raw("a") == b"Raw a"
            assert store.places(["a"])["a"] == [entry("a", path=ARCHIVE).place]

    def test_earlier_import_undone_below_a_later_reading(self) -> None:
        with self.make() as store:
            first = run(store, batch(entry("a")))
            second = store.begin("read again", NOON, {})
            store.replace_entries(second, [entry("a", kind=Kind.OFFER, reader="2")])
            before = visible(store)
            undone = store.undo(NOON, first)
            assert store.letters() == []
            undone_too = store.undo(NOON, second)
            store.undo(NOON, undone.number)
            assert [(one.key, one.reader) for one in store.passed()] == [("a", UNREAD)]
            store.undo(NOON, undone_too.number)
            assert remaining(visible(store), before)

    @given(work, st.lists(steps, min_size=1, max_size=4))
    @on_every_store
    def test_undo_restores_what_was_there_and_its_undo_what_came(self, earlier: list[Steps], todo: Steps) -> None:
        with self.make() as store:
            for one in earlier:
                do(store, one)
            before = visible(store)
            do(store, todo)
            after = visible(store)
            undone = store.undo(NOON)
            assert remaining(visible(store), before)
            store.undo(NOON, undone.number)
            assert remaining(visible(store), after)

    @given(work, st.lists(st.integers(1, 8), max_size=6))
    @on_every_store
    def test_what_stands_decides_what_is_shown(self, todo: list[Steps], undone: list[int]) -> None:
        """Taking back and bringing back in any order and ending where one began changes nothing."""
        with self.make() as store:
            for one in todo:
                do(store, one)
            before = visible(store)
            by = [store.undo(NOON, number).number for number in dict.fromkeys(undone) if number <= len(todo)]
            for number in sorted(by, key=lambda one: (one * 7) % 5):
                store.undo(NOON, number)
            assert remaining(visible(store), before)
