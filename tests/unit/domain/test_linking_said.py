"""What the seeker said of links wins over what is read, and taking it back leaves nothing behind."""

from __future__ import annotations

import random
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from rejoinder.domain.facts import NOWHERE, OWN
from rejoinder.domain.letters.readings import Kind
from rejoinder.domain.linking.linker import link
from rejoinder.domain.links import Linked, Said, Seed
from rejoinder.domain.mailbox import Letter
from tests.fakes.letters import letter

PORTER = letter("porter-1", Kind.CONFIRMATION, organisation="Tidewell", role="Night Porter")
CLERK = letter("clerk--1", Kind.CONFIRMATION, day=1, organisation="Saltmarsh", role="Day Clerk")
PORTER_NO = letter("porter-2", day=9, organisation="Tidewell", role="Night Porter")
CLERK_NO = letter("clerk--2", day=10, organisation="Saltmarsh", role="Day Clerk")
LETTERS = (PORTER, CLERK, PORTER_NO, CLERK_NO)
APART = [["porter-1", "porter-2"], ["clerk--1", "clerk--2"]]


def groups(linked: Linked) -> list[list[str]]:
    return [list(application.letters) for application in linked.applications]


def test_a_letter_goes_where_it_was_placed() -> None:
    said = Said(placed={"porter-2": "clerk--1"})
    assert groups(link(LETTERS, said)) == [["porter-1"], ["clerk--1", "porter-2", "clerk--2"]]


def test_a_letter_may_be_placed_with_a_later_one() -> None:
    said = Said(placed={"porter-1": "clerk--2"})
    assert sorted(groups(link(LETTERS, said))) == [["porter-1", "clerk--1", "porter-2", "clerk--2"]] or sorted(
        groups(link(LETTERS, said))
    ) == [["porter-1", "clerk--1", "clerk--2"], ["porter-2"]]


def test_two_letters_placed_with_each_other_are_together() -> None:
    said = Said(placed={"porter-1": "clerk--1", "clerk--1": "porter-1"})
    assert any({"porter-1", "clerk--1"} <= set(one) for one in groups(link(LETTERS, said)))


def test_a_letter_of_its_own_begins_an_application() -> None:
    said = Said(placed={"porter-2": OWN})
    assert groups(link(LETTERS, said)) == [["porter-1"], ["clerk--1", "clerk--2"], ["porter-2"]]


def test_a_letter_that_belongs_nowhere_is_in_none() -> None:
    said = Said(placed={"porter-2": NOWHERE})
    assert groups(link(LETTERS, said)) == [["porter-1"], ["clerk--1", "clerk--2"]]


def test_a_letter_that_tells_of_no_application_can_be_placed_in_one() -> None:
    alert = letter("alert---", Kind.JOB_ALERT, day=3)
    assert groups(link([*LETTERS, alert], Said(placed={"alert---": "porter-1"})))[0] == [
        "porter-1",
        "alert---",
        "porter-2",
    ]


def test_an_anchor_that_is_not_there_is_as_if_nothing_was_said() -> None:
    alert = letter("alert---", Kind.JOB_ALERT, day=3)
    for placed in (
        {"porter-2": "gone"},
        {"porter-2": "alert---"},
        {"porter-2": "lost", "lost": OWN},
    ):
        assert groups(link([*LETTERS, alert], Said(placed=placed))) == APART
    said = Said(placed={"porter-2": "clerk--2", "clerk--2": NOWHERE})
    assert groups(link(LETTERS, said)) == [["porter-1", "porter-2"], ["clerk--1"]]


def test_merged_applications_are_one_whatever_their_letters_say() -> None:
    (application,) = link(LETTERS, Said(merged=(("clerk--2", "porter-1"),))).applications
    assert application.letters == ("porter-1", "clerk--1", "porter-2", "clerk--2")
    assert (application.id, application.organisation) == ("porter-1", "Tidewell")


def test_a_merge_with_what_is_not_there_changes_nothing() -> None:
    assert groups(link(LETTERS, Said(merged=(("gone", "porter-1"), ("clerk--1", "lost"))))) == APART


def test_a_seed_takes_the_letters_that_belong_to_it() -> None:
    seed = Seed("seed-0001", "Tidewell", "Night Porter", applied=date(2026, 3, 1))
    first, second = link(LETTERS, Said(seeds=(seed,))).applications
    assert (first.id, first.added, first.letters) == ("seed-000", ("seed-0001",), ("porter-1", "porter-2"))
    assert (second.added, second.letters) == ((), ("clerk--1", "clerk--2"))


def test_a_seed_without_letters_is_an_application() -> None:
    seed = Seed("seed-0001", "Alder", "Gardener", reference="G-7")
    (application,) = link([], Said(seeds=(seed,))).applications
    assert (application.id, application.organisation, application.role) == ("seed-000", "Alder", "Gardener")
    assert (application.reference, application.letters, application.first) == ("G-7", (), None)


def test_a_seed_that_was_added_later_joins_the_application_that_is_there() -> None:
    seed = Seed("seed-0001", "Tidewell Inc.", "Night Porter (m/f/d)", applied=date(2026, 3, 5))
    first, second = link(LETTERS, Said(seeds=(seed,))).applications
    assert (first.id, first.letters, first.role) == ("seed-000", ("porter-1", "porter-2"), "Night Porter (m/f/d)")
    assert second.letters == ("clerk--1", "clerk--2")


def test_two_seeds_are_two_applications_until_the_seeker_merges_them() -> None:
    seeds = (Seed("seed-0001", "Alder", "Gardener"), Seed("seed-0002", "Alder", "Gardener"))
    assert [one.added for one in link([], Said(seeds=seeds)).applications] == [("seed-0001",), ("seed-0002",)]
    (application,) = link([], Said(seeds=seeds, merged=(("seed-0001", "seed-0002"),))).applications
    assert (application.id, application.added) == ("seed-000", ("seed-0002", "seed-0001"))


def test_a_letter_can_be_placed_with_a_seed() -> None:
    seed = Seed("seed-0001", "Alder", "Gardener", applied=date(2026, 4, 1))
    linked = link(LETTERS, Said(seeds=(seed,), placed={"clerk--1": "seed-0001"}))
    assert [one.letters for one in linked.applications if one.added] == [("clerk--1", "clerk--2")] or [
        one.letters for one in linked.applications if one.added
    ] == [("clerk--1",)]


ANCHORS = st.sampled_from(
    ["porter-1", "porter-2", "clerk--1", "clerk--2", "alert---", "seed-0001", "seed-0002", "x", OWN, NOWHERE]
)
SEEDS = st.lists(
    st.builds(
        Seed,
        st.sampled_from(["seed-0001", "seed-0002"]),
        st.sampled_from(["", "Tidewell", "Saltmarsh"]),
        st.sampled_from(["", "Night Porter", "Day Clerk"]),
        applied=st.sampled_from([None, date(2026, 3, 1), date(2026, 3, 8)]),
    ),
    max_size=2,
    unique_by=lambda seed: seed.anchor,
)
ALL = [*LETTERS, letter("alert---", Kind.JOB_ALERT, day=3)]
KEYS = [one.message.key for one in ALL]


@given(
    SEEDS,
    st.dictionaries(st.sampled_from(KEYS), ANCHORS, max_size=4),
    st.lists(st.tuples(ANCHORS, ANCHORS), max_size=2),
    st.randoms(use_true_random=False),
)
def test_whatever_is_said_is_done_in_any_order(
    seeds: list[Seed], placed: dict[str, str], merged: list[tuple[str, str]], rng: random.Random
) -> None:
    said = Said(tuple(seeds), placed, tuple(merged))
    linked = link(ALL, said)
    shuffled: list[Letter] = rng.sample(ALL, len(ALL))
    assert link(shuffled, said) == linked
    assert link(shuffled, Said(tuple(reversed(seeds)), placed, tuple(merged))).applications == linked.applications
    where = {key: at for at, one in enumerate(linked.applications) for key in (*one.letters, *one.added)}
    assert len(where) == sum(len(one.letters) + len(one.added) for one in linked.applications)
    assert {seed.anchor for seed in seeds} <= where.keys()
    for key, anchor in placed.items():
        if anchor == NOWHERE:
            assert key not in where
        elif anchor in where:
            assert where[key] == where[anchor]
    for one, into in merged:
        if one in where and into in where:
            assert where[one] == where[into]


TUESDAY = letter(
    "tuesday-", Kind.INTERVIEW, day=5, sender="ada.lane@tidewell.example", name="Ada Lane", subject="Tuesday"
)
SECOND = letter("second--", Kind.CONFIRMATION, day=2, organisation="Tidewell", role="Head Gardener")


def test_what_was_asked_about_goes_where_the_seeker_says() -> None:
    letters = [PORTER, SECOND, TUESDAY]
    before = link(letters)
    assert [review.letter for review in before.reviews] == ["tuesday-"]
    after = link(letters, Said(placed={"tuesday-": "second--"}))
    assert (groups(after), after.reviews) == ([["porter-1"], ["second--", "tuesday-"]], ())
    own = link(letters, Said(placed={"tuesday-": OWN}))
    assert (groups(own), own.reviews) == ([["porter-1"], ["second--"], ["tuesday-"]], ())
    assert link(letters) == before  # it was taken back


def test_a_seed_takes_what_its_agency_writes() -> None:
    seed = Seed("seed-0001", "Alder Vale", "Ward Sister", applied=date(2026, 3, 1), via="Lockbell Search")
    news = letter(
        "news----", Kind.RECRUITER_REPLY, day=4, sender="gem@lockbellsearch.example", name="Gem Lock",
        organisation="Lockbell Search", subject="News",
    )  # fmt: skip
    (application,) = link([news], Said(seeds=(seed,))).applications
    assert (application.letters, application.organisation) == (("news----",), "Alder Vale")
