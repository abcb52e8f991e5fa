"""A bar shows how far long work has come, where a terminal looks on."""

from __future__ import annotations

from rejoinder.cli.progress import shown_progress
from rejoinder.services.progress import Progress, Work


def test_each_work_is_named_and_begins_anew() -> None:
    with shown_progress(is_wanted=True) as tell:
        assert tell is not None
        for work in Work:
            tell(Progress(0, 0, 0, work))
            tell(Progress(5, 50, 100, work))


def test_where_nobody_looks_on_nothing_is_shown() -> None:
    with shown_progress(is_wanted=False) as tell:
        assert tell is None
