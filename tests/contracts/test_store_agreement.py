"""Do the same to both stores, in any order, and find the same in both."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from rejoinder.adapters.storage.engine import DATABASE
from rejoinder.adapters.storage.store import open_store
from rejoinder.domain.applications import Application
from rejoinder.errors import AppError
from tests.contracts.store_examples import NOON, visible
from tests.contracts.store_facts import any_facts, said, say
from tests.contracts.store_strategies import any_batch, steps
from tests.contracts.test_store import empty_database
from tests.fakes.store import MemoryStore

if TYPE_CHECKING:
    from rejoinder.domain.facts import Fact
    from rejoinder.domain.mailbox import Entry, MailBatch
    from rejoinder.ports.store import Store


class Agreement(RuleBasedStateMachine):
    """The database shows what working everything out anew shows."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        (Path(self.folder.name) / DATABASE).write_bytes(empty_database())
        self.simple = MemoryStore()
        self.real = open_store(Path(self.folder.name))
        self.open: int | None = None  # the operation that is written for

    @rule()
    def begin(self) -> None:
        """Begin an operation."""
        self.open = self.simple.begin("import", NOON, {})
        assert self.real.begin("import", NOON, {}) == self.open

    @precondition(lambda self: self.open)
    @rule(step=steps)
    def work(self, step: tuple[str, MailBatch | list[Entry]]) -> None:
        """Store something."""
        assert self.try_on(self.simple, step) == self.try_on(self.real, step)

    def try_on(self, store: Store, step: tuple[str, MailBatch | list[Entry]]) -> object:
        """Return what comes of a step, or which error."""
        assert self.open
        try:
            match step:
                case ("replace", [*entries]):
                    store.replace_entries(self.open, entries)
                    return None
                case (_, batch):
                    return store.add_mail(self.open, batch)  # type: ignore[arg-type]  # the steps make pairs that fit
        except AppError as error:
            return type(error)

    @precondition(lambda self: self.open)
    @rule(batch=any_batch)
    def begin_and_add(self, batch: MailBatch) -> None:
        """Store something by an operation of its own."""
        self.begin()
        self.work(("add", batch))

    @rule(facts=any_facts)
    def say(self, facts: list[Fact]) -> None:
        """Keep what the seeker says."""
        assert say(self.simple, *facts) == say(self.real, *facts)

    @rule(letters=st.lists(st.sampled_from("abc"), unique=True))
    def derive(self, letters: list[str]) -> None:
        """Save applications, as relinking does."""
        for store in (self.simple, self.real):
            store.save_applications([Application(key, "", "", "", (key,), None, None) for key in letters])

    @rule(number=st.none() | st.integers(1, 12))
    def undo(self, number: int | None) -> None:
        """Take back an operation, an undo perhaps."""
        results: list[object] = []
        for store in (self.simple, self.real):
            try:
                results.append(store.undo(NOON, number))
            except AppError as error:
                results.append(type(error))
        assert results[0] == results[1]

    @invariant()
    def both_show_the_same(self) -> None:
        """Compare everything that is shown."""
        assert visible(self.real) == visible(self.simple)
        assert said(self.real) == said(self.simple)
        assert self.real.log() == self.simple.log()

    def teardown(self) -> None:
        """Let go of the folder."""
        self.real.close()
        self.folder.cleanup()


Agreement.TestCase.settings = settings(max_examples=30, stateful_step_count=25, deadline=None)
TestAgreement = pytest.mark.slow(Agreement.TestCase)
