"""What linking weighed counts for the rules that weighed it, and what is damaged counts for none."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from rejoinder.adapters.cues.rules import linker_version, rules_version
from rejoinder.adapters.storage.store import open_store
from rejoinder.domain.links import Weighed

KEPT = Weighed([("why",)], {b"a": {b"b": (1.5, 0, False, True)}})


def test_other_rules_weigh_anew(tmp_path: Path) -> None:
    with closing(open_store(tmp_path, linker=lambda: "first")) as store:
        store.put_weighed(KEPT)
        assert store.weighed() == KEPT
    with closing(open_store(tmp_path, linker=lambda: "second")) as store:
        assert store.weighed() is None


def test_what_is_damaged_is_weighed_anew(tmp_path: Path) -> None:
    with closing(open_store(tmp_path)) as store:
        store.put_weighed(KEPT)
        with closing(sqlite3.connect(tmp_path / "rejoinder.sqlite")) as other:
            other.execute("UPDATE weighed SET record = x'93c1'")
            other.commit()
        assert store.weighed() is None


def test_the_rules_have_a_version_of_their_own() -> None:
    assert linker_version() != rules_version()
