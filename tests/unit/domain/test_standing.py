"""How an application stands follows from what happened, whoever tells it and in whatever order."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.domain.events import Event, EventKind, Source, event_of, in_order
from rejoinder.domain.facts import Fact, Happened
from rejoinder.domain.letters.readings import Kind
from rejoinder.domain.stages import Stage, Standing, State, standing_of
from rejoinder.services.linking import events_of
from tests.fakes.facts import application, told
from tests.fakes.letters import START, letter

FIRST = START.date()


def said(kind: EventKind, day: int, **more: object) -> Happened:
    """Return what the seeker says of a day after the first."""
    return Happened("letter-1", kind, FIRST + timedelta(days=day), **more)  # type: ignore[arg-type]  # names of its fields


def after(*letters: tuple[Kind, float], facts: tuple[Fact, ...] = (), at: int = 60) -> Standing:
    """Return how an application stands after letters, each by kind and day, and what was said, each on its day."""
    found = [letter(f"letter-{number}", kind, day=day) for number, (kind, day) in enumerate(letters, 1)]
    one = application("letter-1", *(letter.message.key for letter in found[1:]))
    return standing_of(events_of(one, found, told(*facts, at=START + timedelta(days=at))))


def test_without_events_it_is_open_and_nothing_is_known() -> None:
    assert standing_of(()) == Standing()


@pytest.mark.parametrize(
    ("kind", "state"),
    [
        (Kind.REJECTION, State.REJECTED),
        (Kind.ON_HOLD, State.ON_HOLD),
        (Kind.OFFER, State.OFFER),
        (Kind.WITHDRAWAL_ACK, State.WITHDRAWN),
        (Kind.CONFIRMATION, State.OPEN),
        (Kind.FEEDBACK, State.OPEN),
    ],
)
def test_a_letter_says_how_it_stands(kind: Kind, state: State) -> None:
    assert after((Kind.CONFIRMATION, 0), (kind, 5)).state is state


@pytest.mark.parametrize("kind", [Kind.INTERVIEW, Kind.ASSESSMENT, Kind.CONFIRMATION])
@pytest.mark.parametrize("no", [Kind.REJECTION, Kind.ON_HOLD])
def test_it_goes_on_when_they_go_on_after_a_no(no: Kind, kind: Kind) -> None:
    standing = after((no, 5), (kind, 9))
    assert standing.state is State.OPEN
    assert standing.rejection == ("letter-1" if no is Kind.REJECTION else "")


@pytest.mark.parametrize("kind", [Kind.RECRUITER_REPLY, Kind.FEEDBACK, Kind.SENT_BY_SEEKER, Kind.VIEWED])
def test_a_friendly_word_after_a_no_does_not_open_it_again(kind: Kind) -> None:
    assert after((Kind.REJECTION, 5), (kind, 9)).state is State.REJECTED


def test_nothing_opens_again_what_was_withdrawn() -> None:
    assert after((Kind.CONFIRMATION, 0), (Kind.INTERVIEW, 9), facts=(said(EventKind.WITHDRAWN, 5),)).state is (
        State.WITHDRAWN
    )


def test_the_stage_survives_the_rejection() -> None:
    standing = after((Kind.INTERVIEW, 0), (Kind.REJECTION, 5))
    assert (standing.stage, standing.state) == (Stage.FIRST_INTERVIEW, State.REJECTED)


def test_a_refusal_by_phone_ends_it_and_names_its_fact() -> None:
    standing = after((Kind.CONFIRMATION, 0), facts=(said(EventKind.REJECTED, 8),))
    assert (standing.state, standing.rejection) == (State.REJECTED, "fact:1")
    assert standing.rejected is not None
    assert standing.rejected.date() == FIRST + timedelta(days=8)


def test_the_latest_rejection_is_named() -> None:
    assert after((Kind.REJECTION, 0), (Kind.INTERVIEW, 3), (Kind.REJECTION, 9)).rejection == "letter-3"
    assert after((Kind.REJECTION, 9), facts=(said(EventKind.REJECTED, 3),)).rejection == "letter-1"


def test_what_they_said_and_when() -> None:
    standing = after((Kind.CONFIRMATION, 0), (Kind.ASSESSMENT, 4), (Kind.SENT_BY_SEEKER, 6), (Kind.VIEWED, 7))
    days = [standing.applied, standing.answered, standing.wrote, standing.heard]
    assert [(one - FIRST).days if one else None for one in days] == [0, 4, 6, 7]


def test_the_day_of_applying_that_is_told_wins() -> None:
    assert after((Kind.CONFIRMATION, 5), facts=(said(EventKind.APPLIED, 1),)).applied == FIRST + timedelta(days=1)


def test_an_undated_letter_counts_and_tells_no_day() -> None:
    undated = event_of(letter("letter-1", day=None))
    assert undated
    standing = standing_of([undated])
    assert (standing.state, standing.rejected, standing.heard) == (State.REJECTED, None, None)
    assert standing.rejection == "letter-1"


# ---- the same day ----


def test_a_refusal_on_the_day_of_the_interview_follows_it() -> None:
    assert after((Kind.REJECTION, 5), facts=(said(EventKind.INTERVIEW, 5),)).state is State.REJECTED
    hour = START + timedelta(days=4, hours=22)
    assert after((Kind.REJECTION, 5), facts=(said(EventKind.INTERVIEW, 5, start=hour),)).state is State.REJECTED


def test_of_what_was_told_of_one_day_the_later_word_counts() -> None:
    others = [said(EventKind.VIEWED, 1)] * 8
    facts = (*others, said(EventKind.REJECTED, 5), said(EventKind.OFFER, 5))
    assert after((Kind.CONFIRMATION, 0), facts=facts).state is State.OFFER  # facts 9 and 10
    facts = (*others, said(EventKind.OFFER, 5), said(EventKind.REJECTED, 5))
    assert after((Kind.CONFIRMATION, 0), facts=facts).state is State.REJECTED


# ---- what is ahead ----


@pytest.mark.parametrize("start", [None, START + timedelta(days=12)])
def test_a_refusal_before_the_interview_that_was_agreed_ends_it(start: datetime | None) -> None:
    agreed = said(EventKind.INTERVIEW, 12, start=start)
    standing = after((Kind.CONFIRMATION, 0), (Kind.REJECTION, 8), facts=(agreed,), at=5)
    assert standing.state is State.REJECTED
    assert standing.answered == FIRST + timedelta(days=5)  # when it was agreed
    assert standing.stage is Stage.FIRST_INTERVIEW


def test_an_interview_that_is_agreed_after_a_no_opens_it_again() -> None:
    agreed = said(EventKind.INTERVIEW, 12)
    assert after((Kind.CONFIRMATION, 0), (Kind.REJECTION, 8), facts=(agreed,), at=9).state is State.OPEN


def test_the_latest_interview_with_an_hour_is_told() -> None:
    hours = [START + timedelta(days=days) for days in (12, 3)]
    facts = tuple(said(EventKind.INTERVIEW, 3, start=hour) for hour in hours)
    assert after((Kind.CONFIRMATION, 0), facts=facts).interview == hours[0]


def test_an_interview_that_a_letter_and_the_seeker_tell_of_is_one() -> None:
    invited = letter("letter-1", Kind.INTERVIEW, start=5)
    facts = told(said(EventKind.INTERVIEW, 5), said(EventKind.INTERVIEW, 5, start=START + timedelta(days=5, hours=2)))
    assert standing_of(events_of(application("letter-1"), [invited], facts)).stage is Stage.FIRST_INTERVIEW


@pytest.mark.parametrize(("name", "stage"), [("2", Stage.SECOND_INTERVIEW), ("final", Stage.FIRST_INTERVIEW)])
def test_a_round_that_the_seeker_names_counts(name: str, stage: Stage) -> None:
    assert after((Kind.CONFIRMATION, 0), facts=(said(EventKind.INTERVIEW, 5, round=name),)).stage is stage


def test_an_interview_that_is_told_to_have_moved_is_one() -> None:
    moved = (said(EventKind.INTERVIEW, 9),)
    invited = letter("letter-1", Kind.INTERVIEW, start=5)
    for told_on, stage in ((3, Stage.FIRST_INTERVIEW), (6, Stage.SECOND_INTERVIEW)):
        events = events_of(application("letter-1"), [invited], told(*moved, at=START + timedelta(days=told_on)))
        assert standing_of(events).stage is stage


def test_an_interview_that_was_held_counts_without_its_hour() -> None:
    facts = (said(EventKind.INTERVIEW, 5), said(EventKind.INTERVIEW, 12))
    assert after((Kind.CONFIRMATION, 0), facts=facts).stage is Stage.SECOND_INTERVIEW


# ---- any order ----

EVENTS = st.lists(
    st.builds(
        Event,
        st.sampled_from(EventKind),
        st.none() | st.dates(date(2026, 1, 1), date(2026, 1, 5)),
        st.sampled_from(Source),
        st.sampled_from([f"fact:{number}" for number in range(20)]),
        st.none() | st.datetimes(datetime(2026, 1, 1), datetime(2026, 1, 5), timezones=st.just(UTC)),  # noqa: DTZ001  (Hypothesis gives them their zone)
    ),
    max_size=6,
    unique_by=lambda event: event.key,
)


@given(EVENTS, st.randoms(use_true_random=False))
def test_the_order_in_which_it_is_told_does_not_matter(events: list[Event], rng: random.Random) -> None:
    shuffled = rng.sample(events, len(events))
    assert in_order(shuffled) == in_order(events)
    standing = standing_of(in_order(shuffled))
    assert (standing.events, standing.stage) == (len(events), standing_of(in_order(events)).stage)


@given(EVENTS)
def test_no_stage_is_ever_taken_back(events: list[Event]) -> None:
    stages = [standing_of(events[:number]).stage for number in range(len(events) + 1)]
    assert stages == sorted(stages)
