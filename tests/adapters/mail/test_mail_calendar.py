"""Invitations are read from calendar parts, in the time zone that they mean."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rejoinder.adapters.mail.calendar import read_invitations
from rejoinder.adapters.mail.parser import parse_bytes
from rejoinder.domain.mail import Address


def calendar(*lines: str, head: str = "METHOD:REQUEST") -> str:
    return "\r\n".join(
        [
            *("BEGIN:VCALENDAR", "VERSION:2.0", head, "BEGIN:VEVENT", "UID:1@example.com"),
            *(*lines, "END:VEVENT", "END:VCALENDAR", ""),
        ]
    )


def test_an_invitation_is_read() -> None:
    (event,) = read_invitations(
        calendar(
            "SUMMARY:Interview\\, second round",
            "LOCATION:https://meet.example.com/1",
            "SEQUENCE:2",
            "DTSTART:20240105T130000Z",
            "DURATION:PT45M",
            'ORGANIZER;CN="Anna Weber":mailto:anna@example.com',
            "ATTENDEE;CN=Sam:MAILTO:sam@example.org",
            "ATTENDEE:mailto:ben@example.org",
        )
    )
    assert (event.method, event.uid, event.sequence) == ("REQUEST", "1@example.com", 2)
    assert event.summary == "Interview, second round"
    assert event.location == "https://meet.example.com/1"
    assert event.start == datetime(2024, 1, 5, 13, tzinfo=UTC)
    assert event.end == datetime(2024, 1, 5, 13, 45, tzinfo=UTC)
    assert event.organizer == Address("Anna Weber", "anna@example.com")
    assert event.attendees == (Address("Sam", "sam@example.org"), Address("", "ben@example.org"))


NOON, ELEVEN = datetime(2024, 7, 5, 12, tzinfo=UTC), datetime(2024, 7, 5, 11, tzinfo=UTC)


@pytest.mark.parametrize(
    ("start", "head", "expected"),
    [
        ("DTSTART;TZID=Europe/Berlin:20240705T130000", "", ELEVEN),
        ("DTSTART;TZID=W. Europe Standard Time:20240705T130000", "", ELEVEN),
        ("DTSTART:20240705T130000", "X-WR-TIMEZONE:Europe/Berlin", ELEVEN),
        ("DTSTART:20240705T120000", "X-WR-TIMEZONE:Nowhere/At All", NOON),
        ("DTSTART:20240705T120000", "", NOON),
        ("DTSTART;VALUE=DATE:20240705", "", None),
        ("SUMMARY:no start", "", None),
    ],
)
def test_a_start_is_utc_whatever_zone_it_is_written_in(start: str, head: str, expected: datetime | None) -> None:
    (event,) = read_invitations(calendar(start, head=head or "METHOD:REQUEST"))
    assert event.start == expected


def test_a_zone_that_the_calendar_describes_is_used() -> None:
    zone = (
        "METHOD:REQUEST\r\nBEGIN:VTIMEZONE\r\nTZID:Our time\r\nBEGIN:STANDARD\r\n"
        "DTSTART:16010101T000000\r\nTZOFFSETFROM:+0300\r\nTZOFFSETTO:+0300\r\n"
        "END:STANDARD\r\nEND:VTIMEZONE"
    )
    (event,) = read_invitations(calendar("DTSTART;TZID=Our time:20240705T130000", head=zone))
    assert event.start == datetime(2024, 7, 5, 10, tzinfo=UTC)


def test_the_method_of_the_header_counts_where_the_calendar_has_none() -> None:
    text = calendar("DTSTART:20240105T130000Z", head="PRODID:x")
    assert read_invitations(text, "cancel")[0].method == "CANCEL"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "BEGIN:VCALENDAR",
        "BEGIN:VEVENT",
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:x\nEND:VCALENDAR",
        "BEGIN:VEVENT" + "x" * 300_000,
        "BEGIN:VTODO\nEND:VTODO",
    ],
)
def test_what_is_no_calendar_is_no_invitation(text: str) -> None:
    assert read_invitations(text) == ()


def test_an_invitation_that_comes_inline_and_as_a_file_counts_once() -> None:
    text = calendar("DTSTART:20240105T130000Z", head="PRODID:x").replace("\r\n", "\n")
    raw = (
        "From: anna@example.com\nSubject: Interview\n"
        "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nHello\n"
        f"--b\nContent-Type: text/calendar; method=REQUEST; charset=utf-8\n\n{text}\n"
        f'--b\nContent-Type: application/octet-stream; name="invite.ics"\n'
        f"Content-Disposition: attachment\n\n{text}\n--b--\n"
    )
    message = parse_bytes(raw.encode())
    assert [event.method for event in message.invitations] == ["REQUEST"]
    assert message.attachments == ("invite.ics",)
    assert message.text == "Hello"


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "DTSTART:",
                "20240105T130000Z",
                "\r\n",
                ";TZID=",
                "X",
                ":",
                "DURATION:P",
                "ATTENDEE",
                "BEGIN:VEVENT",
                "END:VEVENT",
                "RRULE:FREQ=",
                "\u00e9",
                '"',
                "99999999T999999",
            ]
        ),
        max_size=20,
    )
)
def test_no_calendar_raises(pieces: list[str]) -> None:
    read_invitations(calendar("".join(pieces)))
