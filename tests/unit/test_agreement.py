"""Agreement of two readers: what is matched, what is counted, and the labels of the postings themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from quality.agreement import (
    READERS,
    SETTLED,
    Asked,
    agreement,
    changed,
    f1,
    fit,
    is_alike,
    match,
    parts,
    read_labels,
)
from quality.scores import Tally
from rejoinder.domain.records import replace

KINDS = {
    "skill", "tool", "domain", "soft", "years", "degree", "certificate", "licence", "language",
    "permit", "place", "shift", "clearance",
}  # fmt: skip


def asked(start: int, end: int, *, kind: str = "skill", is_implied: bool = False) -> Asked:
    """Return a requirement at a place."""
    return Asked(start, end, kind, is_must=True, is_implied=is_implied)


# ---- matching ----


@pytest.mark.parametrize(
    ("one", "other", "is_right"),
    [
        (asked(0, 10), asked(5, 15), True),
        (asked(0, 10), asked(6, 16), False),
        (asked(0, 100), asked(20, 30), True),
        (asked(0, 10), asked(10, 20), False),
        (asked(0, 100), asked(95, 105), True),
    ],
)
def test_quotes_are_alike_that_share_half_of_the_shorter(one: Asked, other: Asked, *, is_right: bool) -> None:
    assert is_alike(one, other) is is_right
    assert is_alike(other, one) is is_right


def test_what_fits_best_is_matched_first() -> None:
    whole, inner = asked(0, 40, kind="years"), asked(10, 14, kind="tool")
    found = match([inner, whole], [replace(whole, end=41), inner])
    assert found.pairs == ((inner, inner), (whole, replace(whole, end=41)))


def test_each_requirement_is_matched_once() -> None:
    found = match([asked(0, 40)], [asked(0, 20), asked(20, 40)])
    assert found.tally == Tally(right=1, wrong=1, missed=0)


def test_fit_is_the_share_of_all_that_is_covered() -> None:
    assert fit(asked(0, 10), asked(5, 20)) == 0.25


# ---- counting ----


def test_f1_is_the_same_from_either_side() -> None:
    assert f1(Tally(right=3, wrong=1, missed=2)) == f1(Tally(right=3, wrong=2, missed=1)) == pytest.approx(6 / 9)


def test_f1_of_nothing_is_nothing() -> None:
    assert f1(Tally()) is None


def test_implied_ones_are_counted_apart_on_both_sides() -> None:
    first = {"p": [asked(0, 10), asked(20, 30, is_implied=True)]}
    second = {"p": [asked(0, 10), asked(50, 60, is_implied=True)]}
    assert agreement(first, second, ["p"]).tally == Tally(1, 1, 1)
    assert agreement(first, second, ["p"], is_implied=False).tally == Tally(1, 0, 0)
    assert agreement(first, second, ["p"], is_implied=True).tally == Tally(0, 1, 1)


def test_what_was_settled_otherwise_is_counted() -> None:
    reader = {"p": [asked(0, 10), asked(20, 30), asked(40, 50), asked(60, 70)]}
    settled = {"p": [asked(0, 10), asked(20, 30, kind="tool"), asked(60, 69), asked(80, 90)]}
    figure = changed(reader, settled)
    assert figure.shown == "0.250  (1 of 4)"
    assert figure.notes == ("2 altered, 1 left out, 1 added",)


# ---- the labels ----


@pytest.mark.parametrize("path", [*READERS, SETTLED], ids=lambda path: path.stem)
def test_the_labels_are_well_formed(path: Path) -> None:
    labels = read_labels(path)
    assert set(labels) == {posting for part in parts().values() for posting in part}
    for one in (one for requirements in labels.values() for one in requirements):
        assert one.kind in KINDS
        assert 0 <= one.start < one.end
        assert all(one.start <= start < end <= one.end for start, end in one.any_of)
        assert not one.is_implied or one.kind in {"skill", "tool", "domain"}
