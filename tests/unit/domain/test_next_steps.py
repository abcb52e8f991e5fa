"""What the method says to do now: each rule, and the order of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from rejoinder.domain.letters.readings import DoorKind, Kind, Polarity, Reading, Reason, ReasonKind
from rejoinder.domain.mail import Address, Message
from rejoinder.domain.next_steps import (
    REPLY_WITHIN,
    RULES,
    Case,
    ask_feedback,
    compare_posting,
    keep_door,
    log_feedback,
    next_steps,
    other_kinds,
    reply,
    takes_no_reply,
    wait_again,
)
from rejoinder.domain.perspective import Hands, fact_of, hands_of
from tests.fakes.letters import WORDS, reading

SENT = datetime(2026, 5, 4, 9, tzinfo=UTC)
UNTIL = date(2026, 11, 4)
MESSAGE = Message("k", date=SENT, sender=Address("Ada Grey", "ada@tidewell.example"), subject="Your application")
NOT_REJECTIONS = sorted(set(Kind) - {Kind.REJECTION})
ABOUT_THEM = (ReasonKind.FILLED, ReasonKind.INTERNAL, ReasonKind.FROZEN)


def case(read: Reading | None = None, message: Message = MESSAGE) -> Case:
    """Return a letter to judge, a rejection that states nothing if no other is given."""
    return Case(message, read or reading())


def test_a_rejection_is_answered_within_days() -> None:
    step = reply(case())
    assert step is not None
    assert step.due == (SENT + REPLY_WITHIN).date()
    assert step.do.startswith("Reply")


def test_a_rejection_without_a_date_is_answered_without_one() -> None:
    step = reply(case(message=replace(MESSAGE, date=None)))
    assert step is not None
    assert step.due is None


def test_where_nobody_reads_replies_a_person_is_written_to() -> None:
    message = replace(MESSAGE, sender=Address("", "no-reply@tidewell.example"))
    to_whom = reply(case(reading(people=("Jonah Pell",)), message))
    to_nobody = reply(case(message=message))
    assert to_whom is not None
    assert to_nobody is not None
    assert "Jonah Pell" in to_whom.do
    assert to_nobody.do.startswith("This address takes no replies")


@pytest.mark.parametrize(
    ("sender", "reply_to", "expected"),
    [
        ("ada@tidewell.example", "", False),
        ("no-reply@tidewell.example", "", True),
        ("noreply@tidewell.example", "", True),
        ("do-not-reply@tidewell.example", "", True),
        ("nepasrepondre@tidewell.example", "", True),
        ("noresponder@tidewell.example", "", True),
        ("no-reply@tidewell.example", "ada@tidewell.example", False),
        ("ada@tidewell.example", "noreply@tidewell.example", True),
        ("", "", True),
    ],
)
def test_which_addresses_take_replies(sender: str, reply_to: str, *, expected: bool) -> None:
    answers_to = (Address("", reply_to),) if reply_to else ()
    assert takes_no_reply(replace(MESSAGE, sender=Address("", sender), reply_to=answers_to)) is expected


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
    assert (other_kinds(case(reading(kind))) is None) is (kind in nothing)


def test_steps_come_in_the_order_of_the_rules_each_with_its_reason() -> None:
    read = reading(
        reasons=(ReasonKind.FROZEN,), doors={DoorKind.KEPT_ON_FILE: UNTIL}, feedback=((Polarity.POSITIVE, False),)
    )
    steps = next_steps(MESSAGE, read)
    expected = [step for rule in RULES if (step := rule(case(read)))]
    assert steps == expected
    assert len(steps) == 4
    assert all(step.do and step.why for step in steps)


@pytest.mark.parametrize("kind", [Kind.OTHER, Kind.JOB_ALERT])
def test_after_mail_that_asks_nothing_nothing_is_due(kind: Kind) -> None:
    assert next_steps(MESSAGE, reading(kind)) == []


# ---- perspective: what was in the seeker's hands ----


@pytest.mark.parametrize("kind", ReasonKind)
def test_every_reason_is_in_somebodys_hands_and_has_a_fact(kind: ReasonKind) -> None:
    reason = Reason(kind, WORDS)
    assert hands_of(reason) in Hands
    assert fact_of(reason)


@pytest.mark.parametrize(
    ("kind", "hands"),
    [
        (ReasonKind.SKILL, Hands.YOURS),
        (ReasonKind.COMPETITION, Hands.PARTLY),
        (ReasonKind.FROZEN, Hands.NOT_YOURS),
        (ReasonKind.INTERNAL, Hands.NOT_YOURS),
        (ReasonKind.LOCATION, Hands.NOT_YOURS),
        (ReasonKind.PERMIT, Hands.NOT_YOURS),
    ],
)
def test_whose_doing_a_reason_is(kind: ReasonKind, hands: Hands) -> None:
    assert hands_of(Reason(kind, WORDS)) is hands
