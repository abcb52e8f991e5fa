"""Two seekers share a database and nothing else."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from rejoinder.adapters.storage.store import open_store
from rejoinder.domain.applications import Application
from rejoinder.domain.facts import Placed
from rejoinder.domain.links import LinkReview
from rejoinder.errors import NothingToUndoError
from tests.contracts.store_examples import NOON, at, batch, entry, run, visible
from tests.contracts.store_facts import EVERYTHING, said, say

if TYPE_CHECKING:
    from pathlib import Path


def test_what_one_seeker_says_is_no_other_ones(tmp_path: Path) -> None:
    with closing(open_store(tmp_path, seeker="ada")) as ada, closing(open_store(tmp_path, seeker="jonah")) as jonah:
        nothing = said(jonah), visible(jonah)
        run(ada, batch(entry("a")))
        say(ada, *EVERYTHING)
        ada.save_applications([Application("a", "Alder", "", "", ("a",), at(0), at(0))], [LinkReview("a", "a", ())])
        assert (said(jonah), visible(jonah)) == nothing
        with pytest.raises(NothingToUndoError):
            jonah.undo(NOON)
        before = said(ada)
        run(jonah, batch(entry("a"), entry("b", 100)))
        assert say(jonah, Placed(("a",), "b")) == 2
        jonah.save_applications([Application("a", "Fern", "", "", ("a", "b"), at(0), at(1))])
        jonah.undo(NOON, 1)
        assert jonah.is_behind() is False
        jonah.undo(NOON, 2)
        assert jonah.is_behind() is True
        assert said(ada) == before
        assert [one.organisation for one in jonah.applications()] == ["Fern"]
