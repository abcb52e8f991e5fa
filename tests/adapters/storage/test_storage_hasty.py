"""What is derived is not kept while another program writes, and nothing waits for it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from rejoinder.bootstrap import make_program
from rejoinder.domain.gaps.outcomes import Outcome
from rejoinder.errors import StoreError

OUTCOME = Outcome("basis", 2, 1)


def test_an_outcome_is_put_off_while_another_program_writes(tmp_path: Path) -> None:
    store = make_program(tmp_path).store()
    other = sqlite3.connect(tmp_path / "rejoinder.sqlite", isolation_level=None)
    with closing(store), closing(other):
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError):
            store.put_outcomes({"alder": OUTCOME})
        assert store.outcomes() == {}
        other.execute("COMMIT")
        store.put_outcomes({"alder": OUTCOME})
        assert store.outcomes().keys() == {"alder"}
