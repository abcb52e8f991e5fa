"""What the method says to do now: each rule, and the order of them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from rejoinder.domain.letters.readings import Deadline, Door, DoorKind, Kind, Polarity, Quote, Reading, ReasonKind
from rejoinder.domain.mail import Address, Message
from rejoinder.domain.mailbox import Letter
from rejoinder.domain.next_steps import (
    RULES,
    Case,
    answer_offer,
    interview,
    next_steps,
    other_kinds,
    reply,
)
from rejoinder.domain.next_steps.rejections import (
    apply_again,
    ask_feedback,
    compare_posting,
    keep_door,
    log_feedback,
    mind_door,
    wait_again,
)
from rejoinder.domain.records import replace
from rejoinder.domain.replies.timing import USUAL
from tests.fakes.letters import START, letter, reading

SENT = datetime(2026, 5, 4, 9, tzinfo=UTC)
UNTIL = date(2026, 11, 4)
MESSAGE = Message("k", date=SENT, sender=Address("Ada Grey", "ada@tidewell.example"), subject="Your application")
NOT_REJECTIONS = sorted(set(Kind) - {Kind.REJECTION})
PRAISED = ((Polarity.POSITIVE, False),)
ABOUT_THEM = (ReasonKind.FILLED, ReasonKind.INTERNAL, ReasonKind.FROZEN)


def case(read: Reading | None = None, message: Message = MESSAGE) -> Case:
    """Return a letter to judge, a rejection that states nothing if no other is given."""
    return Case(message, read or reading())


def test_a_rejection_is_answered_within_days() -> None:
    step = reply(case())
    assert step is not None
    assert step.due == (SENT + USUAL.within).date()
    assert step.do.startswith("Reply")


def test_a_rejection_without_a_date_is_answered_without_one() -> None:
    step = reply(case(message=replace(MESSAGE, date=None)))
    assert step is not None
    assert step.due is None


BEFORE = letter("before", Kind.INTERVIEW, day=-9, name="Jonah Pell", sender="jonah.pell@tidewell.example")


def test_a_given_reason_is_not_asked_for() -> None:
    asked = ask_feedback(case(reading(reasons=(ReasonKind.SKILL,))))
    assert asked is not None
    assert asked.do.startswith("They gave a reason")
    assert ask_feedback(case(reading(reasons=(ReasonKind.FROZEN,)))) is None
    assert ask_feedback(case(reading(reasons=(ReasonKind.FROZEN, ReasonKind.SKILL)))) is not None


def test_after_an_interview_the_room_is_looked_at_and_those_met_are_asked() -> None:
    met = replace(case(), earlier=(BEFORE,))
    compared, asked = compare_posting(met), ask_feedback(met)
    assert compared is not None
    assert asked is not None
    assert "on paper" in compared.do
    assert "met you" in asked.why


def test_what_they_missed_is_looked_for_in_the_posting() -> None:
    step = compare_posting(case(reading(reasons=(ReasonKind.LANGUAGE,))))
    assert step is not None
    assert "what they missed" in step.do


AGAIN = Door(DoorKind.APPLY_AGAIN, None, Quote("You may apply again after six months."))


def test_the_day_from_which_one_may_apply_again_is_told() -> None:
    told = case(replace(reading(reasons=(ReasonKind.POLICY,)), doors=(AGAIN,)))
    step = apply_again(told)
    assert step is not None
    assert "2026-11-04" in step.do
    assert (keep_door(told), wait_again(told)) == (None, None)  # that step says it
    due = apply_again(replace(told, today=UNTIL))
    assert due is not None
    assert due.do.startswith("Look at their openings, and apply again")
    assert apply_again(case()) is None


def test_a_further_door_that_closes_is_minded_as_well() -> None:
    doors = {DoorKind.KEPT_ON_FILE: UNTIL, DoorKind.CONTACT_OFFERED: None}
    step = mind_door(case(reading(doors=doors)))
    assert step is not None
    assert "keep your papers" in step.do
    assert step.due == UNTIL
    assert mind_door(case(reading(doors={DoorKind.KEPT_ON_FILE: UNTIL}))) is None
    assert mind_door(case(reading(doors=dict.fromkeys(doors)))) is None


def test_how_long_a_door_stays_open_is_said() -> None:
    step = keep_door(case(reading(doors={DoorKind.KEPT_ON_FILE: UNTIL})))
    assert step is not None
    assert f"until {UNTIL}" in step.why


def test_why_is_asked_only_in_a_postscript() -> None:
    step = ask_feedback(case())
    assert step is not None
    assert "P.S." in step.do


def test_offered_feedback_may_be_asked_for_at_once() -> None:
    step = ask_feedback(case(reading(doors={DoorKind.FEEDBACK_OFFERED: UNTIL})))
    assert step is not None
    assert "P.S." not in step.do
    assert step.due == UNTIL


def test_who_was_given_feedback_does_not_ask_for_it() -> None:
    assert ask_feedback(case(reading(feedback=((Polarity.POSITIVE, False),)))) is None
    assert ask_feedback(case(reading(feedback=((Polarity.POSITIVE, True),)))) is not None


def test_what_they_said_is_kept() -> None:
    step = log_feedback(case(reading(feedback=((Polarity.NEGATIVE, False), (Polarity.POSITIVE, False)))))
    assert step is not None
    assert "praise and criticism" in step.do
    assert log_feedback(case(reading(feedback=((Polarity.POSITIVE, True),)))) is None


def test_a_rejection_sends_one_back_to_the_posting() -> None:
    assert compare_posting(case()) is not None
    assert compare_posting(case(reading(reasons=(ReasonKind.SKILL,)))) is not None


@pytest.mark.parametrize("reason", [*ABOUT_THEM, ReasonKind.PERMIT, ReasonKind.POLICY])
def test_where_the_reason_was_not_in_the_posting_nobody_looks_there(reason: ReasonKind) -> None:
    assert compare_posting(case(reading(reasons=(reason,)))) is None


@pytest.mark.parametrize("door", sorted(set(DoorKind) - {DoorKind.FEEDBACK_OFFERED}))
def test_every_door_is_used(door: DoorKind) -> None:
    step = keep_door(case(reading(doors={door: UNTIL})))
    assert step is not None
    assert step.due == UNTIL


def test_the_most_concrete_door_is_used_first() -> None:
    step = keep_door(case(reading(doors={DoorKind.KEPT_ON_FILE: UNTIL, DoorKind.OTHER_ROLE: None})))
    assert step is not None
    assert "other role" in step.do
    assert keep_door(case()) is None


@pytest.mark.parametrize("reason", ABOUT_THEM)
def test_where_the_position_was_the_reason_one_looks_again_later(reason: ReasonKind) -> None:
    step = wait_again(case(reading(reasons=(reason,))))
    assert step is not None
    assert "not you" in step.why


def test_a_rule_of_the_house_is_noted() -> None:
    step = wait_again(case(reading(reasons=(ReasonKind.POLICY,))))
    assert step is not None
    assert "rule" in step.do
    assert wait_again(case(reading(reasons=(ReasonKind.SKILL,)))) is None


@pytest.mark.parametrize("kind", NOT_REJECTIONS)
def test_what_is_due_after_a_rejection_is_not_due_after_others(kind: Kind) -> None:
    other = case(reading(kind))
    assert [rule(other) for rule in (reply, ask_feedback, compare_posting)] == [None, None, None]


@pytest.mark.parametrize("kind", Kind)
def test_every_letter_that_asks_for_something_says_what_to_do(kind: Kind) -> None:
    bulk = {Kind.JOB_ALERT, Kind.NEWSLETTER, Kind.PORTAL_ACCOUNT}
    nothing = bulk | {Kind.REJECTION, Kind.VIEWED, Kind.SENT_BY_SEEKER, Kind.OTHER}
    found = [step for rule in (interview, answer_offer, other_kinds) if (step := rule(case(reading(kind))))]
    assert (not found) is (kind in nothing)


def test_steps_come_in_the_order_of_the_rules_each_with_its_reason() -> None:
    read = reading(
        reasons=(ReasonKind.FROZEN,), doors={DoorKind.KEPT_ON_FILE: UNTIL}, feedback=((Polarity.POSITIVE, False),)
    )
    steps = next_steps(case(read))
    expected = [replace(step, rule=rule.__name__) for rule in RULES if (step := rule(case(read)))]
    assert steps == expected
    assert len(steps) == 4
    assert all(step.do and step.why for step in steps)


@pytest.mark.parametrize("kind", [Kind.OTHER, Kind.JOB_ALERT])
def test_after_mail_that_asks_nothing_nothing_is_due(kind: Kind) -> None:
    assert next_steps(case(reading(kind))) == []


# ---- what came later ----

SEEKER, ADA = "tomasz@example.org", "ada@tidewell.example"


def own(day: float = 1, **more: object) -> Letter:
    """Return what the seeker wrote to whoever wrote the letters here."""
    return letter("own", Kind.SENT_BY_SEEKER, day=day, sender=SEEKER, **({"to": ADA} | more))


def steps_after(first: Letter, *later: Letter, days: float = 2) -> list[str]:
    """Return what is to be done some days after a letter, given what came between."""
    today = (START + timedelta(days=days)).date()
    return [step.do for step in next_steps(Case(first.message, first.reading, today, later))]


@pytest.mark.parametrize(
    "answer",
    [own(), own(to="hr@tidewell.example", after="first@post.example")],
    ids=["to the sender", "in the thread"],
)
def test_once_the_seeker_has_replied_no_reply_is_due(answer: Letter) -> None:
    steps = steps_after(letter("first"), answer)
    assert not [do for do in steps if do.startswith(("Reply", "If you want to know why"))]
    assert any("once they have answered" in do for do in steps)


def test_what_the_seeker_wrote_to_somebody_else_is_no_reply() -> None:
    assert steps_after(letter("first"), own(to="jonah@example.net")) == steps_after(letter("first"))


def test_where_nobody_reads_replies_any_letter_of_the_seeker_is_the_reply() -> None:
    first = letter("first", sender="no-reply@tidewell.example")
    assert any(do.startswith("No reply is due") for do in steps_after(first))
    assert not any("reply is due" in do for do in steps_after(first, own()))


def test_after_their_answer_the_rejection_no_longer_tells_to_wait_for_one() -> None:
    steps = steps_after(letter("first"), own(), letter("back", Kind.RECRUITER_REPLY, day=2), own(3))
    assert not any("answered" in do for do in steps)


@pytest.mark.parametrize(
    "kind", [Kind.ASSESSMENT, Kind.ACTION_REQUIRED, Kind.OFFER, Kind.RECRUITER_OUTREACH, Kind.RECRUITER_REPLY]
)
def test_what_was_answered_is_not_asked_for_again(kind: Kind) -> None:
    assert steps_after(letter("first", kind))
    assert steps_after(letter("first", kind), own()) == []


def test_an_answer_with_feedback_is_thanked_for_and_kept() -> None:
    told = replace(letter("back", Kind.RECRUITER_REPLY), reading=reading(Kind.RECRUITER_REPLY, feedback=PRAISED))
    assert steps_after(told) == ["Thank them, and keep this word for word."]
    assert steps_after(told, own()) == ["Keep this word for word."]
    assert not any("ask" in step for step in steps_after(letter("first"), own(), told))


def test_thanks_are_not_asked_for_twice() -> None:
    for kind in (Kind.FEEDBACK, Kind.ON_HOLD):
        (step,) = steps_after(letter("first", kind), own())
        assert "Thank" not in step


@pytest.mark.parametrize(
    ("days", "begins"), [(2, "Confirm the interview"), (6, "Thank everybody"), (40, "Ask where things stand")]
)
def test_an_interview_is_prepared_before_it_and_thanked_for_after(days: float, begins: str) -> None:
    (step,) = steps_after(letter("first", Kind.INTERVIEW, start=5), days=days)
    assert step.startswith(begins)


def test_an_interview_that_was_confirmed_is_only_prepared() -> None:
    (step,) = steps_after(letter("first", Kind.INTERVIEW, start=5), own())
    assert step.startswith("Prepare")


@pytest.mark.parametrize("later", [own(6), letter("no", day=8), letter("test", Kind.ASSESSMENT, day=8)])
def test_an_interview_that_something_came_after_is_over(later: Letter) -> None:
    assert steps_after(letter("first", Kind.INTERVIEW, start=5), later, days=9) == []


@pytest.mark.parametrize("hours", [-2, 0])
def test_a_note_on_the_morning_of_the_interview_is_no_thanks_for_it(hours: float) -> None:
    invitation = letter("first", Kind.INTERVIEW, start=5)
    (step,) = steps_after(invitation, own(5 + hours / 24), days=6)
    assert step.startswith("Thank everybody")
    assert steps_after(invitation, own(5 + 2 / 24), days=6) == []


@pytest.mark.parametrize("kind", [Kind.REJECTION, Kind.OFFER, Kind.WITHDRAWAL_ACK])
def test_an_interview_is_not_ahead_once_they_have_decided(kind: Kind) -> None:
    assert steps_after(letter("first", Kind.INTERVIEW, start=5), letter("no", kind, day=1)) == []


@pytest.mark.parametrize(
    ("days", "said"), [(1, "at leisure, and answer by"), (12, "Answer at once"), (60, "ask whether their offer")]
)
def test_an_offer_with_a_day_is_answered_by_it_or_at_once(days: float, said: str) -> None:
    offer, until = letter("first", Kind.OFFER), START.date() + timedelta(days=10)
    offer = replace(offer, reading=replace(offer.reading, deadline=Deadline(until, Quote("by then"))))
    (step,) = steps_after(offer, days=days)
    assert said in step
    assert str(until) in step


def test_an_interview_without_a_day_is_not_ahead_for_ever() -> None:
    (step,) = steps_after(letter("first", Kind.INTERVIEW), days=90)
    assert step.startswith("Ask where things stand")


@pytest.mark.parametrize("kind", [Kind.ASSESSMENT, Kind.ACTION_REQUIRED])
def test_what_was_asked_for_long_ago_may_have_lapsed(kind: Kind) -> None:
    (step,) = steps_after(letter("first", kind), days=90)
    assert "ask whether" in step


def test_what_is_asked_for_by_a_day_is_due_then_and_lapses_after_it() -> None:
    by_then = replace(reading(Kind.ASSESSMENT), deadline=Deadline(UNTIL, Quote("by 4 November")))
    step = other_kinds(case(by_then))
    assert step is not None
    assert (step.do, step.due) == ("Plan the test before its deadline.", UNTIL)
    step = other_kinds(replace(case(by_then), today=UNTIL + timedelta(days=1)))
    assert step is not None
    assert "ask whether" in step.do


@pytest.mark.parametrize("kind", [Kind.CONFIRMATION, Kind.ASSESSMENT, Kind.ON_HOLD])
def test_a_decision_ends_what_was_asked_for_before(kind: Kind) -> None:
    assert steps_after(letter("first", kind), letter("no", day=1)) == []


def test_a_door_that_has_closed_is_not_offered() -> None:
    after = UNTIL + timedelta(days=1)
    for door in (DoorKind.KEPT_ON_FILE, DoorKind.FEEDBACK_OFFERED):
        closed = Case(MESSAGE, reading(doors={door: UNTIL}), after)
        assert keep_door(closed) is None
        asked = ask_feedback(closed)
        assert asked is not None
        assert "P.S." in asked.do
