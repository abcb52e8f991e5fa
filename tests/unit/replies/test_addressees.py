"""Whom to write to: the one who wrote if anybody reads there, else somebody who is known, and from where."""

from __future__ import annotations

import pytest

from rejoinder.adapters.cues.loader import load_cues
from rejoinder.domain.letters.addresses import Reach, is_made_of, reach_of
from rejoinder.domain.letters.book import Systems
from rejoinder.domain.letters.readings import Band, Contact, Kind, Named, Quote, Reading
from rejoinder.domain.mail import Address, Message
from rejoinder.domain.mailbox import Letter
from rejoinder.domain.records import replace
from rejoinder.domain.replies.addressees import Addressee, Origin, find_addressee, person_name
from rejoinder.domain.replies.readers import is_unread
from tests.fakes.letters import WORDS, letter

OWN = ["tomasz@example.org"]
NO_REPLY = "no-reply@tidewell.example"


@pytest.fixture(scope="module")
def systems() -> Systems:
    return load_cues().systems


def find(systems: Systems, one: Letter, *others: Letter) -> tuple[Addressee | None, Addressee | None]:
    return find_addressee(one, others, OWN, systems)


@pytest.mark.parametrize(
    ("address", "reach"),
    [
        ("ada.grey@tidewell.example", Reach.PERSON),
        ("agrey@tidewell.example", Reach.PERSON),
        ("jobs@tidewell.example", Reach.TEAM),
        ("hr-dresden@tidewell.example", Reach.TEAM),
        ("bewerbung@tidewell.example", Reach.TEAM),
        ("recrutement.lyon@tidewell.example", Reach.TEAM),
        ("no-reply@tidewell.example", Reach.NO_REPLY),
        ("noreply+44@tidewell.example", Reach.NO_REPLY),
        ("ne_pas_repondre@tidewell.example", Reach.NO_REPLY),
        ("jobs-noreply@linkedin.com", Reach.NO_REPLY),
        ("inmail-hit-reply@linkedin.com", Reach.RELAY),
        ("ada.grey@tidewell.greenhouse-mail.io", Reach.RELAY),
        ("reply+1f9a8b7c6d5e4f3a@tidewell.example", Reach.RELAY),
        ("", Reach.NO_REPLY),
        ("keine-antwort@tidewell.example", Reach.NO_REPLY),
        ("no.contestar@tidewell.example", Reach.NO_REPLY),
        ("avisos@tidewell.example", Reach.NO_REPLY),
    ],
)
def test_who_reads_there_shows_in_the_address(systems: Systems, address: str, reach: Reach) -> None:
    assert reach_of(address, systems) is reach


def test_the_one_who_wrote_is_answered(systems: Systems) -> None:
    to, other = find(systems, letter("a", sender="ada@tidewell.example", name="Ada Grey"))
    assert to == Addressee("Ada Grey", "ada@tidewell.example", Reach.PERSON, Origin.LETTER, "a")
    assert other is None


def test_where_the_letter_wants_its_answers_they_go(systems: Systems) -> None:
    one = letter("a", sender=NO_REPLY)
    one = replace(one, message=replace(one.message, reply_to=(Address("Ada Grey", "ada@tidewell.example"),)))
    to, _ = find(systems, one)
    assert to == Addressee("Ada Grey", "ada@tidewell.example", Reach.PERSON, Origin.REPLY_TO, "a")


def test_behind_a_no_reply_somebody_who_wrote_before_is_found(systems: Systems) -> None:
    earlier = [
        letter("b", Kind.INTERVIEW, day=-9, sender="ada@tidewell.example", name="Ada Grey"),
        letter("c", Kind.CONFIRMATION, day=-20, sender="jobs@tidewell.example"),
        letter("d", Kind.SENT_BY_SEEKER, day=-3, sender=OWN[0], to="ada@tidewell.example"),
    ]
    to, nobody = find(systems, letter("a", sender=NO_REPLY), *earlier)
    assert to == Addressee("Ada Grey", "ada@tidewell.example", Reach.PERSON, Origin.EARLIER, "b")
    assert nobody is not None
    assert nobody.reach is Reach.NO_REPLY


def test_somebody_who_was_invited_counts_and_the_house_is_second(systems: Systems) -> None:
    invitation = letter("b", Kind.INTERVIEW, day=-9, sender=NO_REPLY)
    invited = (Contact("Lea Winter", "", "lea@tidewell.example", WORDS),)
    invitation = replace(invitation, reading=replace(invitation.reading, people=invited))
    house = letter("c", Kind.CONFIRMATION, day=-20, sender="jobs@tidewell.example")
    to, _ = find(systems, letter("a", sender=NO_REPLY), invitation, house)
    assert to is not None
    assert (to.name, to.origin, to.letter) == ("Lea Winter", Origin.CALENDAR, "b")
    to, _ = find(systems, letter("a", sender=NO_REPLY), house)
    assert to is not None
    assert (to.address, to.reach) == ("jobs@tidewell.example", Reach.TEAM)


@pytest.mark.parametrize(
    "words",
    [
        "Please do not reply to this message.",
        "Bitte antworten Sie nicht auf diese E-Mail.",
        "Merci de ne pas répondre à ce courriel.",
        "Por favor, no responda a este correo.",
    ],
)
def test_a_letter_that_wants_no_answer_gets_none(systems: Systems, words: str) -> None:
    one = letter("a", sender="jobs@tidewell.example")
    one = replace(one, message=replace(one.message, text=f"Unfortunately not. {words}"))
    to, nobody = find(systems, one)
    assert to is None
    assert nobody is not None


def test_an_address_in_the_letter_is_found_and_that_of_the_data_officer_is_none(systems: Systems) -> None:
    one = letter("a", sender=NO_REPLY)
    text = "Questions: ada@tidewell.example. Data protection: datenschutz@tidewell.example"
    to, _ = find(systems, replace(one, message=replace(one.message, text=text)))
    assert to is not None
    assert (to.address, to.origin) == ("ada@tidewell.example", Origin.TEXT)
    only = "Data protection: datenschutz@tidewell.example"
    assert find(systems, replace(one, message=replace(one.message, text=only)))[0] is None


def test_the_seeker_is_nobody_to_write_to(systems: Systems) -> None:
    one = replace(letter("a", sender=NO_REPLY), message=replace(letter("a", sender=NO_REPLY).message, text=OWN[0]))
    assert find(systems, one)[0] is None


def test_a_system_that_may_pass_it_on_is_the_last_resort(systems: Systems) -> None:
    relay = letter("a", sender="tidewell@workablemail.com", name="Ada Grey")
    to, _ = find(systems, relay)
    assert to is not None
    assert to.reach is Reach.RELAY
    to, other = find(
        systems, relay, letter("b", Kind.INTERVIEW, day=-3, sender="lea@tidewell.example", name="Lea Winter")
    )
    assert to is not None
    assert to.name == "Lea Winter"
    assert other is not None


def test_an_address_that_the_letter_names_and_came_from_is_one(systems: Systems) -> None:
    address = "tw-054dca9017801b0260f6619b@candidates.workablemail.com"
    one = letter("a", sender=address)
    to, other = find(systems, replace(one, message=replace(one.message, text=f"To reply, write to: {address}")))
    assert to is not None
    assert (to.address, to.reach, other) == (address, Reach.RELAY, None)


def test_a_house_is_no_person(systems: Systems) -> None:
    one = letter("a", sender="welcome@tidewell.example", name="Tidewell Hotels", organisation="Tidewell Hotels")
    to, _ = find(systems, one)
    assert to is not None
    assert (to.name, to.reach) == ("", Reach.TEAM)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Ada Grey", "Ada Grey"),
        ("Grey, Ada", "Ada Grey"),
        ("Ada Grey via LinkedIn", "Ada Grey"),
        ("Ada Grey (Tidewell)", "Ada Grey"),
        ("Ada Grey | Tidewell", "Ada Grey"),
        ("Julia von der Heide", "Julia von der Heide"),
        ("María de la Cruz", "María de la Cruz"),
        ("Ada Grey, HR", "Ada Grey"),
        ("Grey, Ada (Tidewell)", "Ada Grey"),
        ("ada@tidewell.example", ""),
        ("Recruiting", ""),
        ("", ""),
    ],
)
def test_a_display_name_may_hold_a_persons(written: str, name: str) -> None:
    assert person_name(written) == name


@pytest.mark.parametrize(
    "words",
    [
        "Nous avons le regret de ne pas répondre favorablement à votre candidature.",
        "So many firms do not reply at all; we do.",
        "Leider können wir nicht auf alle Bewerbungen eingehen.",
    ],
)
def test_who_only_speaks_of_answers_reads_them(systems: Systems, words: str) -> None:
    one = letter("a", sender="ada@tidewell.example")
    to, _ = find(systems, replace(one, message=replace(one.message, text=words)))
    assert to is not None


def test_whom_a_letter_names_instead_is_found_with_the_name(systems: Systems) -> None:
    one = letter("a", sender="jobs@loaf.example")
    text = "Please do not reply to this email; contact Jane Doe at jane.doe@loaf.example with any questions."
    to, other = find(systems, replace(one, message=replace(one.message, text=text)))
    assert to is not None
    assert (to.name, to.address, to.origin) == ("Jane Doe", "jane.doe@loaf.example", Origin.TEXT)
    assert other is not None


@pytest.mark.parametrize(
    "words",
    [
        "This message was sent to robin.hale@mail.example.",
        "Diese Nachricht wurde gesendet an robin.hale@mail.example.",
        "Powered by hello@hireapp.example",
        "Jobs of the week: see news@portal.example",
    ],
)
def test_an_address_that_is_there_for_something_else_is_none(systems: Systems, words: str) -> None:
    one = letter("a", sender=NO_REPLY)
    assert find(systems, replace(one, message=replace(one.message, text=words)))[0] is None


def test_of_a_letter_that_the_seeker_forwarded_the_writer_is_answered(systems: Systems) -> None:
    one = letter("a", sender=OWN[0], name="Tomasz Wren", to=OWN[0], subject="Fwd: Your application")
    text = (
        "---------- Forwarded message ----------\nFrom: Ines Moor <ines@tidewell.example>\nDate: 3 March 2026\n"
        "Subject: Your application\nTo: Tomasz Wren <t.wren@old.example>\n\n"
        "Dear Tomasz,\n\nunfortunately not.\n\nInes Moor\n"
    )
    to, other = find(systems, replace(one, message=replace(one.message, text=text)))
    assert to == Addressee("Ines Moor", "ines@tidewell.example", Reach.PERSON, Origin.FORWARDED, "a")
    assert other is None


def test_one_name_is_a_persons_where_the_letter_is_signed_with_it(systems: Systems) -> None:
    one = letter("a", sender="maelle@tidewell.example", name="Maëlle")
    to, _ = find(systems, replace(one, message=replace(one.message, text="Salut,\n\nnon.\n\nMaëlle")))
    assert to is not None
    assert to.name == "Maëlle"
    to, _ = find(systems, replace(one, message=replace(one.message, text="Salut,\n\nnon.\n\nL'équipe")))
    assert to is not None
    assert to.name == ""


def test_who_signed_a_letter_without_a_sender_is_known_by_name(systems: Systems) -> None:
    pasted = letter("a")
    pasted = replace(pasted, message=replace(pasted.message, sender=Address()))
    signed = replace(pasted, reading=replace(pasted.reading, people=(Contact("Ada Grey", "", "", WORDS),)))
    to, sender = find(systems, signed)
    assert to is None
    assert sender is not None
    assert (sender.name, sender.address) == ("Ada Grey", "")
    assert find(systems, pasted) == (None, None)


def test_a_host_that_only_sends_is_read_by_nobody() -> None:
    assert reach_of("applications@notifications.tidewell.example") is Reach.NO_REPLY
    assert reach_of("tidewell@no-reply.tidewell.example") is Reach.NO_REPLY
    assert reach_of("ada@notable.example") is Reach.PERSON


def test_what_a_letter_quotes_says_nothing_of_who_reads_its_answers() -> None:
    quoted = "Thank you. I am sorry.\n\n> Please do not reply to this message."
    one = letter("a", sender="ada@tidewell.example").message
    assert not is_unread(replace(one, text=quoted))
    assert is_unread(replace(one, text="I am sorry. Please do not reply to this message."))


def test_a_machine_that_wrote_a_letter_is_not_answered_but_a_person_is() -> None:
    words = "We chose others. This message was automatically generated."
    portal = Message("k", sender=Address("House Portal", "portal@systems.example"), text=words)
    assert is_unread(portal)
    assert not is_unread(replace(portal, sender=Address("Dana Reed", "dana.reed@house.example")))
    assert is_unread(replace(portal, sender=Address("Dana Reed", "no-reply@house.example")))


@pytest.mark.parametrize(
    ("name", "address", "is_made"),
    [
        ("Sabine Huber", "s.huber@huber.example", True),
        ("Sabine Huber", "sabine-huber@huber.example", True),
        ("Sabine Huber", "SHuber@huber.example", True),
        ("Jörg Müller", "j.mueller@mueller.example", True),
        ("Huber, Sabine", "s.huber@huber.example", True),
        ("Dr. Sabine Huber", "sabine.huber@huber.example", True),
        ("Anna Müller-Lüden", "anna.mueller-lueden@huber.example", True),
        ("\uff9e a", "a@huber.example", False),
        ("Sabine Huber", "huber@huber.example", False),
        ("Huber Feinwerk", "feinwerk@huber.example", False),
        ("Huber", "huber@huber.example", False),
        ("", "@huber.example", False),
    ],
)
def test_an_address_may_be_made_of_a_name(name: str, address: str, *, is_made: bool) -> None:
    assert is_made_of(name, address) is is_made


def test_who_is_called_as_the_house_is_a_person_all_the_same() -> None:
    message = Message("k", sender=Address("Sabine Huber", "s.huber@huber.example"), text="Leider nein.\n\nSabine Huber")
    house = Named("Feinwerk Huber GmbH", Quote("Feinwerk Huber GmbH"))
    whom, _ = find_addressee(
        Letter(message, Reading(Kind.REJECTION, 1.0, Band.SURE, "de", organisation=house)), (), OWN
    )
    assert whom is not None
    assert (whom.name, whom.reach) == ("Sabine Huber", Reach.PERSON)
