"""Letters that systems write for many employers, and other letters that hardly name what they are about."""

from __future__ import annotations

from typing import Any

import pytest

from rejoinder.domain.letters.readings import Kind
from rejoinder.domain.linking.linker import link
from rejoinder.domain.linking.names import looks_like_agency
from rejoinder.domain.links import Linked
from rejoinder.domain.mailbox import Letter
from tests.fakes.letters import letter

ROBOT = "noreply@hirewell.example"


def groups(*letters: Letter) -> list[list[str]]:
    """Return the letters of each application that counts."""
    return [list(one.letters) for one in link(letters).applications if not one.is_provisional]


def asked(linked: Linked) -> dict[str, list[str]]:
    """Return the candidates of each letter that the seeker is asked about."""
    return {review.letter: [candidate.application for candidate in review.candidates] for review in linked.reviews}


def received(key: str, day: float, house: str, role: str = "", **more: object) -> Letter:
    """Return a confirmation that a system wrote for an employer, whose name stands beside the address."""
    told = {"sender": ROBOT, "name": house, "organisation": house} | more
    return letter(key, Kind.CONFIRMATION, day=day, role=role, **told)


TIDEWELL = received("tidewell", 0, "Tidewell Foods", "Night Porter")
SALTMARSH = received("saltmarsh", 1, "Saltmarsh Hotels", "Data Clerk")
ALDER = received("alder", 2, "Alder Vale", "Head Gardener")


# ---- whose a letter is ----


def test_a_systems_own_name_is_no_employers() -> None:
    misread = [
        received(key, day, house, role, organisation="Hirewell")  # "Sent with Hirewell" at the end of each
        for key, day, house, role in (
            ("one", 0, "Tidewell Foods", "Porter"),
            ("two", 1, "Saltmarsh Hotels", "Porter"),
            ("three", 2, "Alder Vale", "Porter"),
        )
    ]
    assert groups(*misread) == [["one"], ["two"], ["three"]]


def test_who_stands_beside_a_systems_address_wins_over_a_name_in_the_text() -> None:
    answer = letter("answer", day=9, sender=ROBOT, name="Saltmarsh Hotels", organisation="Welsh VAT")
    assert groups(TIDEWELL, SALTMARSH, ALDER, answer) == [["tidewell"], ["saltmarsh", "answer"], ["alder"]]


def test_a_system_that_names_the_title_alone_writes_of_that_application() -> None:
    answer = letter("answer", day=9, sender=ROBOT, name="The People Team", role="Data Clerk")
    assert groups(TIDEWELL, SALTMARSH, ALDER, answer) == [["tidewell"], ["saltmarsh", "answer"], ["alder"]]


def test_a_systems_title_that_two_have_is_asked_about() -> None:
    other = received("other", 3, "Carrow Mills", "Data Clerk")
    answer = letter("answer", day=9, sender=ROBOT, name="The People Team", role="Data Clerk")
    assert "answer" in asked(link([TIDEWELL, SALTMARSH, other, answer]))


def test_an_employers_own_address_at_a_system_ties() -> None:
    first = received("first", 4, "Carrow Mills", sender="carrowmills@hirewell.example")
    answer = letter("answer", day=9, sender="carrowmills@hirewell.example", name="The Talent Crew")
    assert groups(TIDEWELL, SALTMARSH, first, answer) == [["tidewell"], ["saltmarsh"], ["first", "answer"]]


@pytest.mark.parametrize(
    ("house", "sender", "name"),
    [
        ("Calder & Wharfe Bank", "ina.rowe@cwbank.example", "Ina Rowe"),  # initials and what it is
        ("Trois Ponts", "rh@cc-trois-ponts.example", "Gestion RH"),  # what it is stands before the name
        ("Lycée Saint-Vivard", "secretariat@st-v.example", "Secrétariat Saint-Vivard"),  # a desk, and a shorter name
    ],
)
def test_a_house_is_known_by_its_domain_or_its_desk(house: str, sender: str, name: str) -> None:
    first = letter("first", Kind.CONFIRMATION, organisation=house, sender="x@talentgate.example")
    last = letter("last", day=9, sender=sender, name=name)
    assert groups(first, last) == [["first", "last"]]


def test_a_practice_is_no_agency() -> None:
    assert not looks_like_agency("cabinet marchand")
    assert looks_like_agency("cabinet marchand recrutement")


# ---- numbers and titles ----


def test_a_short_number_will_do_from_the_employers_own_address_alone() -> None:
    first = received("first", 4, "Carrow Mills", "Porter", reference="304")
    other = received("other", 9, "Alder Inns", "Head Chef", reference="304")
    assert groups(TIDEWELL, SALTMARSH, first, other) == [["tidewell"], ["saltmarsh"], ["first"], ["other"]]


def test_a_number_wins_over_a_title() -> None:
    first = letter("first", Kind.CONFIRMATION, organisation="Tidewell", role="Night Porter", reference="TW-2025-31")
    answer = letter("answer", day=9, organisation="Tidewell", role="Place in Aldersyde", reference="TW-2025-31")
    assert groups(first, answer) == [["first", "answer"]]


def test_a_title_that_fits_in_part_will_do_where_there_is_one_application_but_for_a_refusal() -> None:
    first = letter("first", Kind.CONFIRMATION, organisation="Tidewell", role="Nurse Adviser")
    answer = letter("answer", Kind.OFFER, day=9, organisation="Tidewell", role="Home-based Nurse", subject="News")
    assert groups(first, answer) == [["first", "answer"]]
    other = letter("other", Kind.CONFIRMATION, day=1, organisation="Tidewell", role="Nurse Manager")
    assert "answer" in asked(link([first, other, answer]))
    refusal = letter("refusal", day=9, organisation="Tidewell", role="Home-based Nurse", subject="News")
    assert "refusal" in asked(link([first, refusal]))


def test_other_jobs_that_the_seeker_writes_of_are_none_of_this_application() -> None:
    told: dict[str, Any] = {"organisation": "Tidewell", "sender": "ada.lane@tidewell.example", "name": "Ada Lane"}
    first = letter("first", Kind.INTERVIEW, role="Head Gardener", start=8, **told)
    note = letter(
        "note", Kind.SENT_BY_SEEKER, day=2, sender="tomasz@example.org", to="ada.lane@tidewell.example",
        after="first@post.example", role="Night Porter", subject="Re: 10 March",
    )  # fmt: skip
    answer = letter("answer", day=9, role="Night Porter", **told)
    assert groups(first, note) == [["first", "note"]]
    assert ["first", "note", "answer"] not in groups(first, note, answer)


# ---- what begins anew ----


def test_a_second_receipt_that_names_another_number_is_asked_about() -> None:
    first = letter("first", Kind.CONFIRMATION, organisation="Tidewell", subject="Your night porter papers")
    second = letter("second", Kind.CONFIRMATION, day=18, organisation="Tidewell", reference="UH-2207", subject="Papers")
    assert "second" in asked(link([first, second]))


def test_a_receipt_long_after_a_refusal_begins_anew_whatever_is_the_same() -> None:
    first = received("first", 4, "Carrow Mills", "Porter", sender="carrowmills@hirewell.example")
    refused = letter(
        "refused", day=9, sender="carrowmills@hirewell.example", name="Carrow Mills", organisation="Carrow Mills",
        role="Porter",
    )  # fmt: skip
    again = received("again", 90, "Carrow Mills", "Porter", sender="carrowmills@hirewell.example")
    assert groups(first, refused, again) == [["first", "refused"], ["again"]]


def test_a_first_word_from_who_has_a_letter_open_is_asked_about() -> None:
    first = letter(
        "first", Kind.INTERVIEW, organisation="Swift Shift", role="Bank Nurse", sender="tash@swiftshift.example",
        name="Tash Lane",
    )  # fmt: skip
    offer = letter(
        "offer", Kind.RECRUITER_OUTREACH, day=9, organisation="Swift Shift", sender="tash@swiftshift.example",
        name="Tash Lane", subject="One for you",
    )  # fmt: skip
    answer = letter(
        "answer", Kind.SENT_BY_SEEKER, day=10, after="offer@post.example", sender="tomasz@example.org",
        to="tash@swiftshift.example",
    )  # fmt: skip
    assert asked(link([first, offer, answer])) == {"offer": ["first"]}


def test_an_agencys_next_offer_is_not_the_one_that_was_refused() -> None:
    def written(key: str, kind: Kind, day: float, **more: object) -> Letter:
        told = {"sender": "gem@lockbellsearch.example", "name": "Gem Lock", "organisation": "Lockbell Search"} | more
        return letter(key, kind, day=day, **told)

    first = written("first", Kind.RECRUITER_OUTREACH, 0, role="Programme Manager")
    named = letter(
        "named", Kind.SENT_BY_SEEKER, day=1, after="first@post.example", sender="tomasz@example.org",
        to="gem@lockbellsearch.example", organisation="Penhallow",
    )  # fmt: skip
    refused = written("refused", Kind.REJECTION, 20, after="first@post.example")
    second = written("second", Kind.RECRUITER_OUTREACH, 90, role="Programme Manager")
    answer = letter(
        "answer", Kind.SENT_BY_SEEKER, day=91, after="second@post.example", sender="tomasz@example.org",
        to="gem@lockbellsearch.example",
    )  # fmt: skip
    assert groups(first, named, refused, second, answer) == [["first", "named", "refused"], ["second", "answer"]]


def test_what_goes_with_an_open_letter_is_open_as_well() -> None:
    porter = letter("porter", Kind.CONFIRMATION, organisation="Tidewell", role="Night Porter")
    clerk = letter("clerk", Kind.CONFIRMATION, day=1, organisation="Tidewell", role="Data Clerk")
    talk = letter(
        "talk", Kind.INTERVIEW, day=9, organisation="Tidewell", people=("Ina Rowe",), sender="ada.lane@lane.example",
        name="Ada Lane", subject="Tuesday",
    )  # fmt: skip
    later = letter(
        "later", Kind.INTERVIEW, day=12, sender="ina.rowe@rowe.example", name="Ina Rowe", subject="Wednesday"
    )
    assert set(asked(link([porter, clerk, talk, later]))["later"]) == {"porter", "clerk"}
