"""What the seeker said, put in order: a later word wins, and what is said stays with its application."""

from __future__ import annotations

from datetime import UTC, datetime

from rejoinder.domain.applications import Channel, Details
from rejoinder.domain.events import EventKind, Source
from rejoinder.domain.facts import (
    NOWHERE,
    OWN,
    Added,
    Corrected,
    Edited,
    Fact,
    Handled,
    Handling,
    Happened,
    Hidden,
    Merged,
    Noted,
    Placed,
    Shown,
)
from rejoinder.domain.letters.readings import Kind
from rejoinder.domain.links import Seed
from rejoinder.domain.told import Told
from tests.fakes.facts import application, day, kept, told


def test_nothing_said_is_nothing() -> None:
    one = application("letter-1")
    assert told() == Told()
    assert told().details_of(one) == Details()
    assert told().events_of(one) == ()
    assert told().notes_of(one) == []
    assert told().hidden_of(one) is None
    assert told().said().seeds == ()


# ---- details ----


def test_a_later_word_wins_and_what_it_leaves_open_stays() -> None:
    said = told(
        Edited("letter-1", Details(role="Porter", salary="12")),
        Edited("letter-1", Details(role="Night Porter", channel=Channel.BOARD)),
    )
    assert said.details_of(application("letter-1")) == Details(role="Night Porter", salary="12", channel=Channel.BOARD)


def test_columns_that_mean_nothing_are_kept_by_their_heading() -> None:
    said = told(
        Added("seed", Details("Alder", others=(("Mood", "good"), ("Size", "9")))),
        Edited("seed", Details(others=(("Mood", "bad"), ("Dog", "yes")))),
    )
    assert said.details["seed"].others == (("Mood", "bad"), ("Size", "9"), ("Dog", "yes"))


def test_a_later_word_wins_by_whichever_letter_it_was_said() -> None:
    earlier, later = Edited("letter-1", Details(role="Porter")), Edited("letter-2", Details(role="Clerk"))
    one = application("letter-1", "letter-2")
    assert told(earlier, later).details_of(one).role == "Clerk"
    assert told(later, earlier).details_of(one).role == "Porter"


def test_what_is_said_of_mail_before_it_was_added_by_hand_gives_way_to_what_was_added() -> None:
    said = told(Edited("letter-1", Details(role="Porter", salary="12")), Added("seed", Details("Alder", "Clerk")))
    details = said.details_of(application("letter-1", added=("seed",)))
    assert (details.role, details.salary) == ("Clerk", "12")


def test_of_two_that_were_merged_the_one_that_they_went_into_wins() -> None:
    one = application("letter-1", "letter-2")
    into = Edited("letter-2", Details(role="Clerk"))
    gone = Edited("letter-1", Details(role="Porter", salary="12"))
    for facts in ([into, gone], [gone, into]):
        details = told(*facts, Merged("letter-1", "letter-2")).details_of(one)
        assert (details.role, details.salary) == ("Clerk", "12")


def test_what_is_said_after_a_merge_wins_over_both() -> None:
    facts: list[Fact] = [Edited("letter-2", Details(role="Clerk")), Merged("letter-1", "letter-2")]
    said = told(*facts, Edited("letter-1", Details(role="Baker")))
    assert said.details_of(application("letter-1", "letter-2")).role == "Baker"


# ---- events ----


def test_an_event_is_known_by_its_fact() -> None:
    fact = Happened("letter-1", EventKind.REJECTED, day(1), how="by phone", note="kind words")
    said = told(Noted("letter-1", "hm"), fact)
    (event,) = said.events_of(application("letter-1"))
    assert (event.kind, event.on, event.source, event.key) == (EventKind.REJECTED, day(1), Source.SEEKER, "fact:2")
    assert (event.how, event.note) == ("by phone", "kind words")
    assert said.happened == {"fact:2": fact}
    assert said.events_of(application("letter-2")) == ()


def test_an_interview_ahead_stands_where_it_was_told_and_one_held_where_it_was() -> None:
    ahead, held = datetime(2026, 6, 9, 14, tzinfo=UTC), datetime(2026, 5, 9, 14, tzinfo=UTC)
    said = told(
        Happened("letter-1", EventKind.INTERVIEW, day(9), ahead),
        Happened("letter-1", EventKind.INTERVIEW, held.date(), held),
        Happened("letter-1", EventKind.INTERVIEW, day(20)),
    )
    assert [(event.on, event.known) for event in said.events_of(application("letter-1"))] == [
        (held.date(), held.date()),
        (day(9), day(1)),
        (day(20), day(1)),
    ]


def test_the_day_of_applying_is_an_event_unless_one_tells_it() -> None:
    details = Details("Alder", applied=day(2))
    one = application("letter-1", added=("seed",))
    (event,) = told(Added("seed", details)).events_of(one)
    assert (event.kind, event.on) == (EventKind.APPLIED, day(2))
    told_twice = told(Added("seed", details), Happened("letter-1", EventKind.APPLIED, day(1)))
    assert [event.on for event in told_twice.events_of(one)] == [day(1)]


# ---- notes ----


def test_notes_come_in_the_order_in_which_they_were_written() -> None:
    said = told(Noted("letter-2", "first"), Noted("other", "no"), Noted("letter-1", "second"))
    assert [one.fact for one in said.notes_of(application("letter-1", "letter-2"))] == [
        Noted("letter-2", "first"),
        Noted("letter-1", "second"),
    ]


# ---- links ----


def test_what_was_added_is_a_seed_as_it_was_edited_last() -> None:
    said = told(
        Added("seed", Details("Alder", "Clerk", "C-7", day(2), via="Fern Agency")),
        Edited("seed", Details("Alder Mill")),
        Edited("letter-1", Details("Tidewell")),
    )
    assert said.said().seeds == (Seed("seed", "Alder Mill", "Clerk", "C-7", day(2), "Fern Agency"),)


def test_letters_of_an_own_application_go_with_the_first() -> None:
    assert told(Placed(("a", "b", "c"), OWN)).placed == {"a": OWN, "b": "a", "c": "a"}
    assert told(Placed(("a", "b"), NOWHERE)).placed == {"a": NOWHERE, "b": NOWHERE}
    assert told(Placed(("a", "b"), "seed")).placed == {"a": "seed", "b": "seed"}


def test_a_letter_stands_where_it_was_placed_last() -> None:
    assert told(Placed(("a",), NOWHERE), Placed(("a",), "b")).placed == {"a": "b"}


def test_placing_nothing_says_nothing() -> None:
    assert told(Placed((), OWN)) == told()


def test_merges_are_told_in_their_order() -> None:
    assert told(Merged("b", "a"), Noted("a", "hm"), Merged("c", "a")).said().merged == (("b", "a"), ("c", "a"))


def test_what_was_merged_by_a_letter_comes_apart_when_it_is_placed_elsewhere_later() -> None:
    assert told(Merged("b", "a"), Placed(("b",), OWN)).said().merged == ()
    assert told(Placed(("b",), OWN), Merged("b", "a")).said().merged == (("b", "a"),)
    assert told(Merged("b", "a"), Placed(("b", "c"), "a")).said().merged == (("b", "a"),)
    assert told(Merged("b", "a"), Placed(("a", "b"), OWN)).said().merged == (("b", "a"),)


# ---- what is beside ----


def test_a_rejection_is_hidden_until_it_is_shown() -> None:
    one = application("letter-1", "letter-2")
    hidden = Hidden("letter-2", day(9))
    assert told(hidden).hidden_of(one) == hidden
    assert told(hidden, Shown("letter-2")).hidden_of(one) is None
    assert told(Shown("letter-2"), hidden).hidden_of(one) == hidden
    assert told(hidden, Hidden("letter-2")).hidden_of(one) == Hidden("letter-2")


def test_of_a_step_the_last_word_counts() -> None:
    done = Handled("ab12", Handling.DONE)
    assert told(Handled("ab12", Handling.POSTPONED, day(3)), done).handled == {"ab12": done}


def test_corrections_of_a_letter_are_kept_in_their_order() -> None:
    first, second = Corrected("a", kind=Kind.OFFER), Corrected("a", role="Clerk")
    assert told(first, second).corrections().by_letter == {"a": [first, second]}


def test_facts_come_in_the_order_of_their_numbers() -> None:
    assert [one.number for one in kept(Noted("a", "1"), Noted("a", "2"))] == [1, 2]
