"""Asking for feedback goes from the rejection over their answer to an end, and specifics never come too early."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rejoinder.domain.events import EventKind
from rejoinder.domain.facts import Asked, Fact, Filed, Happened, Heard, Move, Part, Saying, Weighed
from rejoinder.domain.feedback.asking import SILENCE, Asking, State
from rejoinder.domain.feedback.marks import entry_name, mark_of
from rejoinder.domain.letters.readings import Kind, Polarity
from rejoinder.domain.mailbox import Letter
from rejoinder.domain.records import replace
from tests.unit.feedback.courses import ASKS, OFFER, PRAISE, REFUSES, WITH_PS, day_of, no, theirs, wrote
from tests.unit.feedback.courses import asking as maybe_asking

START = day_of(0).date()


def ticked(move: Move, day: int) -> Asked:
    return Asked("no-0", move, START + timedelta(days=day))


def asking(day: float, *letters: Letter, said: tuple[Fact, ...] = ()) -> Asking:
    found = maybe_asking(day, *letters, said=said)
    assert found is not None
    return found


def stands(found: Asking | None) -> tuple[State, bool]:
    assert found is not None
    assert found.why
    assert found.may_ask_why
    assert found.do
    assert found.do_why
    return found.state, found.may_ask


def test_it_goes_step_by_step() -> None:
    letters = [no(0), wrote(2, WITH_PS), theirs(4), wrote(5, ASKS), theirs(8, says=True)]
    steps = [
        (1, State.REJECTED, False),
        (2, State.REPLIED, False),
        (3, State.ANSWERED, True),
        (4, State.ASKED, False),
        (5, State.RECEIVED, False),
    ]
    for count, state, may_ask in steps:
        assert stands(asking(9, *letters[:count])) == (state, may_ask), count


def test_without_a_rejection_there_is_nothing_to_ask() -> None:
    assert maybe_asking(9, theirs(0, kind=Kind.CONFIRMATION)) is None
    assert maybe_asking(9, no(0), theirs(3, kind=Kind.INTERVIEW)) is None, "they go on after all"
    assert maybe_asking(9, no(0), said=(Happened("no-0", EventKind.WITHDRAWN, START + timedelta(days=1)),)) is None


def test_another_rejection_begins_anew() -> None:
    letters = [no(0), wrote(1, ASKS), theirs(3, kind=Kind.INTERVIEW), no(6)]
    found = asking(8, *letters)
    assert stands(found) == (State.REJECTED, False)
    assert found.made.letter == "no-6"
    # A second "no" that nothing came between changes nothing.
    assert stands(asking(8, no(0), wrote(1), no(0.5, key="again"), theirs(2))) == (State.ANSWERED, True)


def test_silence_is_no_answer() -> None:
    for letter, state in ((wrote(1), State.REPLIED), (wrote(1, ASKS), State.ASKED)):
        last = 1 + SILENCE.days
        assert stands(asking(last, no(0), letter)) == (state, False)
        found = asking(last + 1, no(0), letter)
        assert stands(found) == (State.NO_ANSWER, False)
        assert str(SILENCE.days) in found.why, "it says why it is as many days"
        assert stands(asking(90, no(0), letter, theirs(80)))[0] is State.ANSWERED, "a late answer is one"


def test_what_no_person_writes_is_no_answer() -> None:
    for one in (
        theirs(3, automatic=True),
        theirs(3, kind=Kind.JOB_ALERT),
        theirs(3, kind=Kind.OTHER, sender="desk@elsewhere.example"),
        theirs(3, kind=Kind.CONFIRMATION),
    ):
        assert stands(asking(5, no(0), wrote(1), one)) == (State.REPLIED, False), one.reading.kind
    in_thread = theirs(3, kind=Kind.OTHER, sender="desk@elsewhere.example", after="wrote-1@post.example")
    assert stands(asking(5, no(0), wrote(1), in_thread)) == (State.ANSWERED, True)
    assert stands(asking(5, no(0), wrote(1), no(3))) == (State.ANSWERED, True), "from whom they wrote to"


def test_an_answer_that_reads_like_the_seekers_own_letter_is_theirs() -> None:
    misread = theirs(3, kind=Kind.SENT_BY_SEEKER)
    assert stands(asking(5, no(0), wrote(1), misread)) == (State.ANSWERED, True)
    refused = theirs(3, REFUSES, kind=Kind.SENT_BY_SEEKER)
    assert stands(asking(5, no(0), wrote(1, WITH_PS), refused)) == (State.NOT_ALLOWED, False)


def test_an_offer_may_be_taken_up_at_once() -> None:
    found = asking(1, no(0, offers=True))
    assert stands(found) == (State.REJECTED, True)
    assert found.offer is not None
    assert found.offer.quote == OFFER.text
    assert stands(asking(3, no(0, offers=True), wrote(2))) == (State.REPLIED, True)
    assert stands(asking(3, no(0, offers=True), wrote(2, ASKS))) == (State.ASKED, False)
    assert stands(asking(3, no(0, offers=True, says=True))) == (State.RECEIVED, True)
    assert stands(asking(30, no(0, offers=True), theirs(9, says=True)))[0] is State.RECEIVED


def test_who_wrote_about_it_unasked_is_not_asked_what_was_good_and_what_was_missing() -> None:
    found = asking(9, no(0), theirs(5, says=True))
    assert stands(found) == (State.RECEIVED, False)
    assert "unasked" in found.may_ask_why
    assert asking(30, no(0, offers=True), theirs(9, says=True)).offer is None, "it has come"


def test_feedback_in_the_letter_is_received() -> None:
    assert stands(asking(1, no(0, says=True))) == (State.RECEIVED, True)
    assert stands(asking(1, no(0, says=True, formula=True))) == (State.REJECTED, False)
    out = Weighed(entry_name("no-0", mark_of(PRAISE)), is_out=True)
    assert stands(asking(1, no(0, says=True), said=(out,))) == (State.REJECTED, False)


def test_who_may_not_say_is_let_alone() -> None:
    for letters in ([no(0, REFUSES)], [no(0), wrote(1, WITH_PS), theirs(2, REFUSES)], [no(0, REFUSES), wrote(1)]):
        found = asking(4, *letters)
        assert stands(found) == (State.NOT_ALLOWED, False)
        assert "not able to provide individual feedback" in found.made.quote
    assert stands(asking(9, no(0, REFUSES), theirs(5, says=True)))[0] is State.RECEIVED, "and they said it after all"
    assert stands(asking(9, no(0, REFUSES, offers=True))) == (State.REJECTED, True), "who offers it refuses none"


def test_an_answer_that_says_nothing_is_read_by_the_seeker() -> None:
    found = asking(9, no(0), wrote(1, ASKS), theirs(3))
    assert stands(found) == (State.ANSWERED, False)
    assert "file" in found.do


def test_a_letter_of_feedback_counts_before_it_is_split_and_no_more_if_nothing_is_in_it() -> None:
    letters = [no(0), wrote(1, ASKS), theirs(3, kind=Kind.FEEDBACK)]
    assert stands(asking(9, *letters))[0] is State.RECEIVED
    assert stands(asking(9, *letters, said=(Filed("theirs-3"),)))[0] is State.ANSWERED
    part = Part(mark_of("We enjoyed meeting you."), Polarity.POSITIVE)
    assert stands(asking(9, *letters, said=(Filed("theirs-3"), Filed("theirs-3", (part,)))))[0] is State.RECEIVED


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        ((ticked(Move.REPLIED, 1),), State.REPLIED),
        ((ticked(Move.REPLIED_PS, 1),), State.REPLIED),
        ((ticked(Move.REPLIED, 1), ticked(Move.ANSWERED, 2)), State.ANSWERED),
        ((ticked(Move.REPLIED, 1), ticked(Move.ANSWERED, 2), ticked(Move.ASKED, 2)), State.ASKED),
        ((ticked(Move.ASKED, 1), ticked(Move.REFUSED, 2)), State.NOT_ALLOWED),
        ((Happened("no-0", EventKind.WROTE, START + timedelta(days=1)),), State.REPLIED),
        ((Happened("no-0", EventKind.ANSWERED, START + timedelta(days=1)),), State.ANSWERED),
        ((Happened("no-0", EventKind.FEEDBACK, START + timedelta(days=1)),), State.RECEIVED),
        (
            (Heard("no-0", "h1", (Saying("too little SQL", Polarity.NEGATIVE),), "", START + timedelta(days=1)),),
            State.RECEIVED,
        ),
    ],
)
def test_what_is_told_by_hand_counts(facts: tuple[Fact, ...], state: State) -> None:
    found = asking(5, no(0), said=facts)
    assert stands(found)[0] is state
    assert found.made.is_said


def test_a_refusal_by_phone_begins_it_too() -> None:
    refused = Happened("seed-1", EventKind.REJECTED, START, how="by phone")
    found = asking(1, said=(refused,))
    assert stands(found) == (State.REJECTED, False)
    assert "by phone" in found.why
    wrote_back = Asked("seed-1", Move.REPLIED, START)
    assert stands(asking(1, said=(refused, wrote_back)))[0] is State.REPLIED, "on the same day"


def test_what_a_letter_counts_as_is_the_seekers_to_say() -> None:
    letters = [no(0), wrote(1, ASKS), theirs(3, REFUSES)]
    for move, state in (
        (Move.NOTHING, State.ASKED),
        (Move.ANSWERED, State.ANSWERED),
        (Move.REFUSED, State.NOT_ALLOWED),
    ):
        found = asking(5, *letters, said=(Asked("no-0", move, letter="theirs-3"),))
        assert stands(found)[0] is state
    found = asking(5, *letters[:2], said=(Asked("no-0", Move.REPLIED, letter="wrote-1"),))
    assert stands(found)[0] is State.REPLIED
    assert found.made.is_said


def test_a_letter_without_a_date_breaks_nothing() -> None:
    undated = theirs(0)
    undated = replace(undated, message=replace(undated.message, key="undated", date=None))
    assert stands(asking(3, no(0), undated)) == (State.REJECTED, False)
    bare = replace(no(0), message=replace(no(0).message, date=None))
    assert stands(asking(3, bare, wrote(2)))[0] is State.REPLIED


# ---- whatever order things come in ----

LETTERS = (
    no(0),
    wrote(1),
    wrote(1.5, WITH_PS),
    theirs(2),
    theirs(2.5, REFUSES),
    wrote(3, ASKS),
    theirs(4, says=True),
    theirs(5, kind=Kind.FEEDBACK),
    no(6, offers=True),
    theirs(7, kind=Kind.INTERVIEW),
)
FACTS = (
    ticked(Move.REPLIED, 1),
    ticked(Move.ANSWERED, 3),
    ticked(Move.ASKED, 4),
    ticked(Move.REFUSED, 6),
    Asked("no-0", Move.NOTHING, letter="theirs-2"),
    Heard("no-0", "h1", (Saying("too little SQL", Polarity.NEGATIVE),), "", START + timedelta(days=5)),
    Happened("no-0", EventKind.WROTE, START + timedelta(days=2)),
)
some_letters = st.lists(st.sampled_from(LETTERS), unique_by=lambda one: one.message.key).map(
    lambda found: [LETTERS[0], *(one for one in found if one is not LETTERS[0])]
)
some_facts = st.lists(st.sampled_from(FACTS), unique=True, max_size=4).map(tuple)


@settings(deadline=None, max_examples=150)
@given(some_letters.flatmap(lambda one: st.tuples(st.just(one), st.permutations(one))), some_facts, st.integers(8, 60))
def test_the_order_of_arrival_makes_no_difference(
    orders: tuple[list[Letter], list[Letter]], facts: tuple[Fact, ...], day: int
) -> None:
    one, other = orders
    assert maybe_asking(day, *one, said=facts) == maybe_asking(day, *other, said=facts)


@settings(deadline=None, max_examples=150)
@given(some_letters, some_facts, st.integers(8, 60))
def test_specifics_are_never_suggested_before_they_answered_offered_or_told(
    letters: list[Letter], facts: tuple[Fact, ...], day: int
) -> None:
    found = maybe_asking(day, *letters, said=facts)
    if found is None:
        return
    moves = {made.move for made in found.moves}
    if found.may_ask:
        assert moves & {Move.ANSWERED, Move.OFFERED, Move.RECEIVED}
        assert found.state not in (State.ASKED, State.NO_ANSWER, State.NOT_ALLOWED)
    if found.state is State.ANSWERED:
        assert Move.ANSWERED in moves
    if found.state is State.RECEIVED:
        assert Move.RECEIVED in moves
    assert found.made in found.moves, "it rests on a move that was made"


@settings(deadline=None, max_examples=100)
@given(some_letters, some_facts)
def test_the_seekers_last_word_wins(letters: list[Letter], facts: tuple[Fact, ...]) -> None:
    for move, state in ((Move.ASKED, State.ASKED), (Move.REFUSED, State.NOT_ALLOWED)):
        found = maybe_asking(9, *letters, said=(*facts, ticked(move, 9)))
        assert found is None or found.state is state
        assert (found is None) == (maybe_asking(9, *letters, said=facts) is None)
