"""Hold every store to the contract."""

from __future__ import annotations

import tempfile
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from rejoinder.adapters.storage.engine import DATABASE
from rejoinder.adapters.storage.store import open_store
from tests.contracts.store import StoreContract
from tests.contracts.store_said import SaidContract
from tests.contracts.store_search import SearchContract
from tests.contracts.store_undo import UndoContract
from tests.fakes.store import MemoryStore

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rejoinder.ports.store import Store


class TestMemoryStore(StoreContract, UndoContract, SaidContract, SearchContract):
    """The store that unit tests of services use."""

    @contextmanager
    def make(self) -> Iterator[Store]:
        """Return a store in memory."""
        with closing(MemoryStore()) as store:
            yield store


class TestSqlStore(StoreContract, UndoContract, SaidContract, SearchContract):
    """The store that people use."""

    @contextmanager
    def make(self) -> Iterator[Store]:
        """Return a store in a new folder."""
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / DATABASE).write_bytes(empty_database())
            with closing(open_store(Path(folder), busy_seconds=0.2)) as store:
                yield store


@cache
def empty_database() -> bytes:
    """Return a database as it is made, so that it is made once: migrating takes long."""
    with tempfile.TemporaryDirectory() as folder:
        open_store(Path(folder)).close()
        return (Path(folder) / DATABASE).read_bytes()
