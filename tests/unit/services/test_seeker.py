"""Who the seeker says they are wins over what the mail tells, whatever came first, and can be taken back."""

from __future__ import annotations

import json
from datetime import datetime
from itertools import permutations

import pytest

from rejoinder.domain.facts import WritesFrom
from rejoinder.domain.letters.readings import Kind
from rejoinder.domain.mail import Address, Invitation, Message
from rejoinder.domain.records import replace
from rejoinder.errors import UnclearRequestError
from rejoinder.services.exports import everything, restore
from rejoinder.services.operations import undo
from rejoinder.services.seeker import address_fact, name_fact, say_who, who_is_it
from tests.fakes.house import House
from tests.unit.services.test_importing import (
    ADA,
    COLLEAGUE,
    CONFIRMS,
    INVITES,
    OWN,
    PLAIN,
    REJECTS,
    SEEKER,
    START,
    mail,
)

SECOND = Address("Tomasz Wren", "tw@mill.example")
COPIED = mail(  # the seeker's own, from a second address, with what they answer below it: sure to be a rejection
    "copied",
    "unfortunately we have decided not to proceed with your application for the Day Clerk position at Saltmarsh.",
    sender=SECOND,
    subject="Your application to Saltmarsh",
    day=4,
)
THANKS = replace(mail("thanks", "It was good to see the house. Until soon!", sender=SECOND, day=14), to=(ADA,))
BOX = (CONFIRMS, INVITES, REJECTS, PLAIN, COPIED, THANKS)


@pytest.fixture
def house() -> House:
    house = House()
    house.mail.write("/inbox", *BOX)
    house.read("/inbox")
    return house


def says(house: House, *words: str) -> int:
    """Say that addresses are the seeker's own, or with a minus before them are not."""
    facts = [address_fact(word.removeprefix("-"), is_so=not word.startswith("-")) for word in words]
    return say_who(house.store, house.clock, house.settler(), facts)


def is_called(house: House, name: str, *, is_so: bool = True) -> int:
    """Say that the seeker is called this."""
    return say_who(house.store, house.clock, house.settler(), [name_fact(name, is_so=is_so)])


def test_what_the_mail_tells_stands_beside_what_is_said(house: House) -> None:
    who = who_is_it(house.store)
    assert (who.found, who.said.addresses, who.names) == ({SEEKER.address: 5}, (), (SEEKER.name,))
    says(house, SECOND.address, f"-{SEEKER.address}")
    is_called(house, "Tomasz Jan Wren")
    who = who_is_it(house.store)
    assert (who.said.addresses, who.said.strangers) == ((SECOND.address,), (SEEKER.address,))
    assert (who.others, who.other_names) == ({}, ())


def test_mail_from_a_said_address_is_the_seekers_own(house: House) -> None:
    assert house.kinds()["copied"] is Kind.REJECTION
    assert house.kinds()["thanks"] is Kind.RECRUITER_REPLY  # of somebody who is taken for a recruiter
    says(house, SECOND.address.upper())
    assert house.kinds()["copied"] is house.kinds()["thanks"] is Kind.SENT_BY_SEEKER
    assert not any(
        "saltmarsh" in one.organisation.lower() for one in house.store.applications() if one.standing.rejected
    )


def test_taking_it_back_leaves_all_as_it_was(house: House) -> None:
    before = house.state()
    number = says(house, SECOND.address)
    after = house.state()
    undoing = undo(house.store, house.clock, house.settler(), number)
    assert house.state() == before
    undo(house.store, house.clock, house.settler(), undoing.number)
    assert house.state() == after
    says(house, f"-{SECOND.address}")
    assert house.kinds()["copied"] is Kind.REJECTION


def test_whatever_is_said_or_read_first_there_is_one_state() -> None:
    states = []
    for order in permutations(["read", "second", "first"]):
        house = House()
        house.mail.write("/inbox", *BOX, COLLEAGUE, OWN)
        for step in order:
            if step == "read":
                house.read("/inbox")
            else:
                says(house, SECOND.address if step == "second" else SEEKER.address)
        states.append(house.state())
    assert all(state == states[0] for state in states)


def test_an_address_that_was_found_can_be_none_of_theirs() -> None:
    house = House()
    house.mail.write("/inbox", CONFIRMS, REJECTS, PLAIN, COLLEAGUE, OWN)
    house.read("/inbox")
    assert house.kinds()["own"] is Kind.SENT_BY_SEEKER
    number = says(house, f"-{SEEKER.address}")
    assert house.kinds()["own"] is not Kind.SENT_BY_SEEKER
    undo(house.store, house.clock, house.settler(), number)
    assert house.kinds()["own"] is Kind.SENT_BY_SEEKER


def invited(*guests: Address) -> Message:
    """Return an invitation to an interview with guests, sent by somebody without a name of their own."""
    begin = datetime.fromisoformat("2026-05-15T10:30:00+02:00")
    calendar = Invitation("REQUEST", "1", 0, "Interview Night Porter", "Tidewell", begin, None, ADA, guests)
    return replace(INVITES, key="calendar", message_id="calendar@post.example", date=START, invitations=(calendar,))


@pytest.mark.parametrize("name", ["Tomasz Wren", "Wren, Tomasz", "tomasz jan wren", "Dr. Tomasz Wren"])
def test_a_said_name_is_nobody_whom_they_met(name: str) -> None:
    house = House()
    house.mail.write(
        "/inbox", invited(Address("Tomasz Wren", "tw@mill.example"), Address("Bo Wren", "bo@mill.example"))
    )
    house.read("/inbox")
    assert _people(house) == {"Ada Grey", "Tomasz Wren", "Bo Wren"}
    number = is_called(house, name)
    assert _people(house) == {"Ada Grey", "Bo Wren"}
    undo(house.store, house.clock, house.settler(), number)
    assert _people(house) == {"Ada Grey", "Tomasz Wren", "Bo Wren"}
    says(house, "tw@mill.example")
    assert _people(house) == {"Ada Grey", "Bo Wren"}


def _people(house: House) -> set[str]:
    stories = house.stories
    return {one.name for story in stories.all() for letter in story.letters for one in letter.reading.people}


def test_an_export_brings_it_to_another_house(house: House) -> None:
    says(house, SECOND.address)
    is_called(house, "Tomasz Wren")
    form = json.loads(json.dumps(everything(house.store, house.clock)))
    other = House()
    other.mail.write("/inbox", *BOX)
    other.read("/inbox")
    done = restore(other.store, other.clock, other.settler(), form, "export.json")
    number, count = done.operation, done.facts
    assert count == 2
    assert other.kinds() == house.kinds()
    undo(other.store, other.clock, other.settler(), number)
    assert other.kinds()["copied"] is Kind.REJECTION


def test_what_stands_already_is_not_said_again(house: House) -> None:
    says(house, SECOND.address)
    for again in (f"TW <{SECOND.address}>", SECOND.address.upper()):
        with pytest.raises(UnclearRequestError):
            says(house, again)
    is_called(house, "Tomasz Wren")
    with pytest.raises(UnclearRequestError):
        is_called(house, "  Tomasz   Wren ")
    is_called(house, "Tomasz Wren", is_so=False)
    assert who_is_it(house.store).said.names == ()


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "robin",
            "robin@",
            "@example.org",
            "a b@example.org",
            "a@b",
            "a@b..org",
            "a@-b.org",
            "x" * 300 + "@b.org",
        ),
        *("a@b.org, c@d.org", "a@b.org\0", "a\u202e@b.org", "mailto:a@b.org", "a@b@c.org", "Robin <robin>"),
    ],
)
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(UnclearRequestError, match="no mail address"):
        address_fact(text)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (" Robin.Ash@Example.org ", "robin.ash@example.org"),
        ("Robin Ash <robin+jobs@mail.example.co.uk>", "robin+jobs@mail.example.co.uk"),
        ("élan@exämple.org", "élan@exämple.org"),
        ("o'neil@x-y.example", "o'neil@x-y.example"),
    ],
)
def test_an_address_is_taken_as_people_write_it(text: str, address: str) -> None:
    assert address_fact(text) == WritesFrom(address)


@pytest.mark.parametrize("text", ["", "  ", "\0", "42", "robin@example.org", "x" * 200, "Ro\u202ebin", "?!"])
def test_what_is_no_name_is_refused(text: str) -> None:
    with pytest.raises(UnclearRequestError):
        name_fact(text)
