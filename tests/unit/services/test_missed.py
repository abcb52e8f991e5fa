"""What the reader passed over and the seeker says is a letter is read again where it stands."""

from __future__ import annotations

import pytest

from rejoinder.domain.facts import Corrected
from rejoinder.domain.letters.readings import Kind
from rejoinder.domain.mail import Address, Message
from rejoinder.errors import NotFoundError, UnclearRequestError
from rejoinder.services.corrections import ANEW, correct
from rejoinder.services.operations import undo
from rejoinder.services.rejections import list_rejections
from tests.fakes.house import House

MISSED = Message(
    "missed",
    message_id="missed-1@lantern.example",
    sender=Address("Ada Frost", "ada@lantern.example"),
    to=(Address("Tomasz", "tomasz@example.org"),),
    subject="Hello again",
    text="We chose the other one. We will keep your CV on file until June.\n\nAda",
    is_list=True,
)
LATER = Message(
    "later",
    message_id="later-1@lantern.example",
    references=("missed-1@lantern.example",),
    sender=Address("Ada Frost", "ada@lantern.example"),
    to=(Address("Tomasz", "tomasz@example.org"),),
    subject="Re: Hello again",
    text="Glad to hear it.",
)


@pytest.fixture
def house() -> House:
    made = House()
    made.mail.write("/mail/inbox", MISSED, LATER)
    made.read("/mail/inbox")
    assert made.kinds() == {}
    return made


def say(house: House, **said: Kind | str) -> None:
    """Say what the missed message is."""
    correct(house.store, house.clock, house.settler(), "<missed-1@lantern.example>", Corrected("", **said), ANEW)  # type: ignore[arg-type]  # what a test says


def test_it_is_read_as_what_it_is_and_brings_its_thread(house: House) -> None:
    say(house, kind=Kind.REJECTION, organisation="Lantern")
    assert house.kinds() == {"missed": Kind.REJECTION, "later": Kind.RECRUITER_REPLY}
    (rejection,) = list_rejections(house.stories).rejections
    assert rejection.story.application.organisation == "Lantern"
    assert rejection.letter is not None
    assert [door.quote.text for door in rejection.letter.reading.doors] == ["We will keep your CV on file until June."]


def test_taken_back_it_is_passed_over_again_and_comes_back(house: House) -> None:
    before = house.state()
    say(house, kind=Kind.REJECTION)
    after = house.state()
    taken = undo(house.store, house.clock, house.settler())
    assert house.state() == before
    undo(house.store, house.clock, house.settler(), taken.number)
    assert house.state() == after


def test_it_survives_another_import(house: House) -> None:
    say(house, kind=Kind.REJECTION)
    after = house.kinds()
    house.mail.write("/mail/other", Message("new", message_id="new@x.example", text="Lunch on Friday?"))
    house.read("/mail/other")
    assert house.kinds() == after


def test_what_it_is_has_to_be_said(house: House) -> None:
    with pytest.raises(UnclearRequestError, match="--kind"):
        say(house, organisation="Lantern")


def test_one_whose_mailbox_has_gone_is_noted_and_named(house: House) -> None:
    house.mail.remove("/mail/inbox")
    with pytest.raises(NotFoundError, match="Import its mailbox again"):
        say(house, kind=Kind.REJECTION)
