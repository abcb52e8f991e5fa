"""Who wrote a letter, and whom the reply goes to: the step and the plan of the reply go by the same rule."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from rejoinder.adapters.cues.loader import load_cues
from rejoinder.adapters.wordings.loader import load_wordings
from rejoinder.domain.letters.readings import Kind, Reading
from rejoinder.domain.mail import Address, Message
from rejoinder.domain.mailbox import Letter
from rejoinder.domain.next_steps import Case, Writer, addressee, next_steps, reply, writer_of
from rejoinder.domain.next_steps.rejections import ask_feedback, owe_no_reply
from rejoinder.domain.records import replace
from rejoinder.domain.replies import known as replies
from rejoinder.domain.replies.known import Given
from rejoinder.domain.replies.plan import plan_reply
from rejoinder.domain.replies.readers import takes_no_reply
from rejoinder.domain.replies.timing import USUAL
from tests.fakes.letters import letter, reading

SENT = datetime(2026, 5, 4, 9, tzinfo=UTC)
MESSAGE = Message("k", date=SENT, sender=Address("Ada Grey", "ada@tidewell.example"), subject="Your application")


def case(read: Reading | None = None, message: Message = MESSAGE) -> Case:
    """Return a letter to judge, a rejection that states nothing if no other is given."""
    return Case(message, read or reading())


SYSTEM = replace(MESSAGE, sender=Address("Tidewell Talent", "no-reply@tidewell.example"))
DESK = replace(MESSAGE, sender=Address("Tidewell Careers", "jobs@tidewell.example"))
BEFORE = letter("before", Kind.INTERVIEW, day=-9, name="Jonah Pell", sender="jonah.pell@tidewell.example")


def test_where_nobody_reads_replies_a_person_is_written_to() -> None:
    to_whom = reply(case(reading(people=("Jonah Pell",)), SYSTEM))
    assert to_whom is not None
    assert "write to Jonah Pell instead" in to_whom.do


def test_where_nobody_reads_replies_whoever_wrote_before_is_written_to() -> None:
    to_whom = reply(replace(case(message=SYSTEM), earlier=(BEFORE,)))
    assert to_whom is not None
    assert "write to Jonah Pell instead" in to_whom.do


def test_where_nobody_reads_replies_and_nobody_is_known_none_is_owed_and_none_asked() -> None:
    alone = case(message=SYSTEM)
    assert (reply(alone), ask_feedback(alone)) == (None, None)
    last = next_steps(alone)[-1]
    assert last.do.startswith("No reply is due")
    assert last.due is None
    assert owe_no_reply(case()) is None
    answer = letter("own", Kind.SENT_BY_SEEKER, day=1, sender="seeker@example.org", to="ada@tidewell.example")
    assert owe_no_reply(replace(alone, later=(answer,))) is None


def test_where_a_house_has_another_address_it_is_written_to_there() -> None:
    house = letter("house", Kind.CONFIRMATION, day=-20, name="Tidewell", sender="jobs@tidewell.example")
    step = reply(replace(case(message=SYSTEM), earlier=(house,)))
    assert step is not None
    assert "write to jobs@tidewell.example instead" in step.do


def test_a_letter_that_wants_no_answer_gets_none_from_any_address() -> None:
    unread = case(message=replace(DESK, text="We chose others. Bitte antworten Sie nicht auf diese E-Mail."))
    assert writer_of(unread) is Writer.SYSTEM
    assert reply(unread) is None
    assert owe_no_reply(unread) is not None


def test_a_pasted_letter_is_answered_to_whoever_signed_it() -> None:
    step = reply(case(reading(people=("Ada Grey",)), replace(MESSAGE, sender=Address())))
    assert step is not None
    assert step.do.startswith("Reply to Ada Grey: ")


UNREAD = replace(MESSAGE, text="Please do not reply to this message.")


@pytest.mark.parametrize("message", [MESSAGE, SYSTEM, DESK, UNREAD])
@pytest.mark.parametrize("people", [(), ("Ada Grey",), ("Lea Winter",)])
@pytest.mark.parametrize("earlier", [(), (BEFORE,)])
def test_the_step_and_the_plan_of_the_reply_name_the_same(
    message: Message, people: tuple[str, ...], earlier: tuple[Letter, ...]
) -> None:
    asked = replace(case(reading(people=people), message), earlier=earlier)
    known = replies.Case(asked.letter, others=earlier)
    plan = plan_reply(known, Given(), SENT, load_wordings(), load_cues().systems)
    whom = addressee(asked)
    to = plan.addressee or plan.sender
    assert (whom.name if whom else "") == (to.name if to else "")
    assert (plan.addressee is None) == (writer_of(asked) is Writer.SYSTEM and not earlier)


@pytest.mark.parametrize(
    ("message", "people", "more", "expected"),
    [
        (SYSTEM, (), {}, Writer.SYSTEM),
        (DESK, (), {}, Writer.FORM),
        (MESSAGE, (), {}, Writer.PERSON),
        (DESK, ("Ada Grey",), {}, Writer.PERSON),
        (MESSAGE, (), {"earlier": (BEFORE,)}, Writer.MET),
        (MESSAGE, (), {"was_interviewed": True}, Writer.MET),
        (DESK, (), {"earlier": (BEFORE,)}, Writer.FORM),
        (SYSTEM, ("Ada Grey",), {"earlier": (BEFORE,)}, Writer.SYSTEM),
    ],
)
def test_who_wrote_is_told_apart(
    message: Message, people: tuple[str, ...], more: dict[str, Any], expected: Writer
) -> None:
    assert writer_of(replace(case(reading(people=people), message), **more)) is expected


def test_each_writer_is_replied_to_in_another_way() -> None:
    form, person = reply(case(message=DESK)), reply(case())
    met = reply(replace(case(), earlier=(BEFORE,)))
    assert form
    assert person
    assert met
    assert form.do.startswith("Reply in three or four sentences")
    assert person.do.startswith("Reply to Ada Grey: thank them and name one good thing")
    assert "your talks" in met.do
    assert {step.due for step in (form, person, met)} == {(SENT + USUAL.within).date()}


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
