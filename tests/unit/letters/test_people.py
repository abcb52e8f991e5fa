"""The people a letter names, and the interview that it invites to, moves or cancels."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from rejoinder.domain.letters.book import CueBook
from rejoinder.domain.letters.reading import read
from rejoinder.domain.letters.readings import Contact, Interview, Kind, Where
from rejoinder.domain.mail import Address, Invitation, Message

SENT = datetime(2026, 5, 4, 9, tzinfo=timezone(timedelta(hours=2)))
SEEKER = Address("Tomasz Wren", "tomasz.wren@example.org")
SUBJECT = "Invitation to an interview"
INVITES = (
    "Dear Tomasz,\n\nwe would like to invite you to an interview for the Night Porter position on "
    "Friday, 15 May 2026 at 10:30.\n\n"
)


def message(
    text: str, *, subject: str = SUBJECT, sender: Address | None = None, invitations: tuple[Invitation, ...] = ()
) -> Message:
    """Return a letter to the seeker."""
    return Message(
        "k",
        date=SENT,
        sender=sender or Address("Ada Grey", "ada.grey@saltmarsh.example"),
        to=(SEEKER,),
        subject=subject,
        text=text,
        invitations=invitations,
    )


def people(
    book: CueBook, text: str, *, sender: Address | None = None, invitations: tuple[Invitation, ...] = ()
) -> list[Contact]:
    """Return the people of an invitation that ends so."""
    return list(read(message(INVITES + text, sender=sender, invitations=invitations), book).people)


def interview(
    book: CueBook, text: str, *, subject: str = SUBJECT, invitations: tuple[Invitation, ...] = ()
) -> Interview:
    """Return the interview of a letter."""
    reading = read(message(text, subject=subject, invitations=invitations), book)
    assert reading.kind is Kind.INTERVIEW
    assert reading.interview is not None
    return reading.interview


@pytest.mark.parametrize(
    ("signature", "name", "role"),
    [
        ("Kind regards\nAda Grey\nHead of People\nSaltmarsh Hotels\n", "Ada Grey", "Head of People"),
        ("Kind regards,\n\nAda Grey | Recruiter | Saltmarsh Hotels\n", "Ada Grey", "Recruiter"),
        ("Best wishes\nDr. Ada van der Grey\n", "Dr. Ada van der Grey", ""),
        ("Kind regards\nAda Grey, MSc\n", "Ada Grey", ""),
        ("Kind regards\nAda Grey (she/her)\nRecruiting Manager\n", "Ada Grey", "Recruiting Manager"),
    ],
)
def test_who_signed_is_named_with_their_role(book: CueBook, signature: str, name: str, role: str) -> None:
    first = people(book, signature)[0]
    assert (first.name, first.role, first.quote.where) == (name, role, Where.TEXT)


def test_who_signed_and_sent_has_the_address_of_the_sender(book: CueBook) -> None:
    found = people(book, "Kind regards\nAda Grey\n", sender=Address("Grey, Ada", "ada.grey@saltmarsh.example"))
    assert [(person.name, person.address) for person in found] == [("Ada Grey", "ada.grey@saltmarsh.example")]


def test_who_sent_for_another_is_named_as_well(book: CueBook) -> None:
    found = people(book, "Kind regards\nAda Grey\n", sender=Address("Jonah Pell", "jonah.pell@saltmarsh.example"))
    assert [(person.name, person.address) for person in found] == [
        ("Ada Grey", ""),
        ("Jonah Pell", "jonah.pell@saltmarsh.example"),
    ]


@pytest.mark.parametrize("sender", ["Saltmarsh Recruiting Team", "no-reply", "Saltmarsh Hotels", ""])
def test_a_team_is_no_person(book: CueBook, sender: str) -> None:
    assert people(book, "Kind regards\nYour Recruiting Team\n", sender=Address(sender, "jobs@saltmarsh.example")) == []


def test_a_calendar_names_people_but_not_the_seeker(book: CueBook) -> None:
    invitation = Invitation(
        "REQUEST", "u", 0, "Interview: Night Porter", "Quay Street 2", datetime(2026, 5, 15, 8, 30, tzinfo=UTC), None,
        Address("Jonah Pell", "jonah.pell@saltmarsh.example"),
        (SEEKER, Address("Ivy Sandoval", "ivy@saltmarsh.example")),
    )  # fmt: skip
    found = people(book, "Kind regards\nAda Grey\n", invitations=(invitation,))
    assert {person.name for person in found} == {"Ada Grey", "Jonah Pell", "Ivy Sandoval"}
    assert {person.quote.where for person in found if person.name != "Ada Grey"} == {Where.CALENDAR}


def test_a_date_in_the_text_is_the_interviews(book: CueBook) -> None:
    found = interview(book, INVITES + "Kind regards\nAda Grey\n")
    assert found.start == datetime(2026, 5, 15, 8, 30, tzinfo=UTC)  # the letter's own zone
    assert "15 May 2026 at 10:30" in found.quote.text


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("We meet at 14 Quay Street, Porthaven.", "14 Quay Street"),
        ("Please join here: https://meet.google.com/abc-defg-hij", "https://meet.google.com/abc-defg-hij"),
        ("We will talk on Zoom.", "Zoom"),
        ("We look forward to it.", ""),
    ],
)
def test_the_place_is_an_address_a_link_or_a_service(book: CueBook, text: str, place: str) -> None:
    found = interview(book, INVITES + text + "\n\nKind regards\nAda Grey\n")
    assert found.place.startswith(place)
    assert bool(found.place) is bool(place)


@pytest.mark.parametrize(
    ("words", "number"),
    [("a first interview", "1"), ("a second interview", "2"), ("the final interview", "final"), ("an interview", "")],
)
def test_the_round_is_what_the_letter_calls_it(book: CueBook, words: str, number: str) -> None:
    text = f"Dear Tomasz,\n\nwe would like to invite you to {words} for the Night Porter position.\n\nAda Grey\n"
    assert interview(book, text, subject="Saltmarsh Hotels").round == number


def test_a_calendar_wins_over_the_text(book: CueBook) -> None:
    start = datetime(2026, 5, 18, 12, tzinfo=UTC)
    invitation = Invitation("REQUEST", "u", 0, "Interview: Night Porter", "Room 4", start, None, None)
    found = interview(book, INVITES, invitations=(invitation,))
    assert (found.start, found.place, found.quote.where) == (start, "Room 4", Where.CALENDAR)


def test_a_cancelled_interview_has_no_time(book: CueBook) -> None:
    start = datetime(2026, 5, 18, 12, tzinfo=UTC)
    invitation = Invitation("CANCEL", "u", 1, "Interview: Night Porter", "Room 4", start, None, None)
    text = (
        "Dear Tomasz,\n\nwe have to reschedule your interview on Monday. "
        "I will send you a new time tomorrow.\n\nAda Grey\n"
    )
    found = interview(book, text, subject="Your interview", invitations=(invitation,))
    assert (found.start, found.place) == (None, "")


def test_an_answer_to_an_invitation_is_no_interview_of_its_own(book: CueBook) -> None:
    start = datetime(2026, 5, 18, 12, tzinfo=UTC)
    reply = Invitation("REPLY", "u", 0, "Accepted: Interview", "", start, None, None)
    assert interview(book, INVITES, invitations=(reply,)).start == datetime(2026, 5, 15, 8, 30, tzinfo=UTC)


def test_an_interview_that_took_place_has_no_hour(book: CueBook) -> None:
    text = (
        "Dear Tomasz,\n\nafter your interview on 15 May 2026 at 10:30 we have decided "
        "not to proceed with your application for the post of kiln hand. We are sorry.\n"
    )
    held = read(message(text, subject="Your application"), book).interview
    assert held is not None
    assert (held.start, held.place, held.round) == (None, "", "")
    assert held.quote.text.startswith("after your interview")


def test_a_letter_that_tells_of_no_interview_has_none(book: CueBook) -> None:
    text = "Dear Tomasz,\n\nwe have decided not to invite you to an interview on 15 May 2026 at 10:30.\n"
    assert read(message(text, subject="Your application"), book).interview is None


@pytest.mark.parametrize(
    ("text", "met"),
    [
        (
            "You will meet Hanna Brook, our head of design, and Luis Prado.",
            {"Hanna Brook": "head of design", "Luis Prado": ""},
        ),
        ("Your interview is with Dr. Hanna Brook and Luis Prado from HR.", {"Hanna Brook": "", "Luis Prado": ""}),
        ("You will be meeting Hanna Brook (Head of Design).", {"Hanna Brook": "Head of Design"}),
        ("We will talk by Microsoft Teams.", {}),
        ("The interview is with Saltmarsh Hotels.", {}),
        ("You will see Tomasz Wren on the badge.", {}),
    ],
)
def test_an_invitation_names_whom_one_meets(book: CueBook, text: str, met: dict[str, str]) -> None:
    found = people(book, f"{text}\n\nKind regards\nAda Grey\nSaltmarsh Hotels\n")
    assert {person.name: person.role for person in found if person.name != "Ada Grey"} == met
    assert all(person.quote.text in text for person in found if person.name != "Ada Grey")


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("Das Gespräch führen Herr Franz Brook und Frau Hanna Prado.", {"Franz Brook", "Hanna Prado"}),
        ("Bitte kommen Sie mit Kaffee Kuchen.", set()),
    ],
)
def test_where_nouns_have_capitals_a_name_needs_a_form_of_address(book: CueBook, text: str, met: set[str]) -> None:
    invites = (
        "Sehr geehrter Herr Wren,\n\nwir laden Sie zu einem Vorstellungsgespräch am 15. Mai 2026 um 10:30 Uhr ein. "
    )
    letter = message(
        f"{invites}{text}\n\nMit freundlichen Grüßen\nAda Grey\n", subject="Einladung zum Vorstellungsgespräch"
    )
    assert {person.name for person in read(letter, book).people} - {"Ada Grey"} == met


def test_of_a_letter_that_is_no_invitation_nobody_in_its_sentences_is_told(book: CueBook) -> None:
    letter = message("Dear Tomasz,\n\nwe have filled the post. It went to Hanna Brook.\n\nAda Grey\n", subject="No")
    assert "Hanna Brook" not in {person.name for person in read(letter, book).people}
