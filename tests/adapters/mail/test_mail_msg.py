"""Outlook's messages become the same records as any other mail."""

from __future__ import annotations

import struct
from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

import pytest
from msgspec import Struct, field

from rejoinder.adapters.mail.assemble import assemble
from rejoinder.adapters.mail.msg import draft_of
from rejoinder.adapters.mail.parser import parse_bytes
from rejoinder.adapters.mail.rtf import rtf_text
from rejoinder.domain.mail import Address
from rejoinder.errors import UnreadableError

if TYPE_CHECKING:
    from oxmsg import Message as OutlookMessage

    from rejoinder.domain.mail import Message

SENT = datetime(2024, 1, 1, 10, tzinfo=UTC)


class Properties(Struct):
    """Stands for the properties of python-oxmsg, which has no way to write a file."""

    values: dict[int, object] = field(default_factory=dict)
    body_encoding: str = "cp1252"

    def str_prop_value(self, code: int) -> str | None:
        value = self.values.get(code)
        return value if isinstance(value, str) else None

    def binary_prop_value(self, code: int) -> bytes | None:
        value = self.values.get(code)
        return value if isinstance(value, bytes) else None

    def int_prop_value(self, code: int) -> int | None:
        value = self.values.get(code)
        return value if isinstance(value, int) else None

    def date_prop_value(self, code: int) -> datetime | None:
        value = self.values.get(code)
        return value if isinstance(value, datetime) else None


class Recipient(Struct):
    """Stands for a recipient of python-oxmsg."""

    name: str
    email_address: str
    properties: Properties


class Attachment(Struct):
    """Stands for an attachment of python-oxmsg."""

    properties: Properties
    file_bytes: bytes | None = None


class Outlook(Struct):
    """Stands for a message of python-oxmsg."""

    properties: Properties
    recipients: tuple[Recipient, ...] = ()
    attachments: tuple[Attachment, ...] = ()


def message_of(
    values: dict[int, object], recipients: tuple[Recipient, ...] = (), attachments: tuple[Attachment, ...] = ()
) -> Message:
    outlook = Outlook(Properties(values), recipients, attachments)
    return assemble(draft_of(cast("OutlookMessage", outlook)))


def test_the_headers_that_a_message_came_with_are_used() -> None:
    message = message_of(
        {
            0x007D: "From: =?utf-8?q?Anna_M=C3=BCller?= <anna@example.com>\r\nTo: sam@example.org\r\n"
            "Subject: Your\r\n application\r\nDate: Mon, 1 Jan 2024 10:00:00 +0000\r\n"
            "Message-ID: <1@example.com>\r\nList-Id: <x.example.com>\r\n",
            0x0037: "another subject",
            0x1000: "Dear Sam,\r\n\r\nthank you.\r\n",
        }
    )
    assert message.sender == Address("Anna Müller", "anna@example.com")
    assert (message.subject, message.message_id, message.date) == ("Your application", "1@example.com", SENT)
    assert message.text == "Dear Sam,\n\nthank you."
    assert message.is_list


def test_a_message_without_headers_is_read_from_its_properties() -> None:
    message = message_of(
        {
            0x0037: "Your application",
            0x0C1A: 'Müller, Anna "HR"',
            0x0C1F: "/O=EXAMPLE/CN=ANNA",
            0x5D01: "anna@example.com",
            0x0039: SENT,
            0x1035: "<1@example.com>",
            0x1042: "<0@example.com>",
            0x1013: "<p>Grüße <a href='https://example.com'>hier</a></p>".encode("cp1252"),
        },
        (
            Recipient("Weber, Sam", "sam@example.org", Properties({0x0C15: 1})),
            Recipient("Ben", "/O=EXAMPLE/CN=BEN", Properties({0x0C15: 2})),
            Recipient("Secret", "secret@example.org", Properties({0x0C15: 3})),
        ),
        (
            Attachment(Properties({0x3707: "a/letter.pdf", 0x370E: "application/pdf"}), b"%PDF"),
            Attachment(Properties({0x3704: "LETTER~1.DOC"})),
        ),
    )
    assert message.sender == Address("Müller, Anna 'HR'", "anna@example.com")
    assert message.to == (Address("Weber, Sam", "sam@example.org"),)
    assert message.cc == (Address("Ben", ""),)
    assert (message.date, message.references) == (SENT, ("0@example.com",))
    assert message.text == "Grüße hier"
    assert [link.url for link in message.links] == ["https://example.com"]
    assert message.attachments == ("letter.pdf", "LETTER~1.DOC")


def test_rich_text_is_read_where_there_is_nothing_else() -> None:
    rich = rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}Dear Sam,\par we regret \'e4 \u8364?.{\*\x no}}"
    packed = struct.pack("<II4sI", len(rich) + 12, len(rich), b"MELA", 0) + rich
    assert message_of({0x1009: packed}).text == "Dear Sam,\nwe regret ä €."


def test_html_inside_rich_text_is_unwrapped() -> None:
    rich = rb"{\rtf1\ansi\fromhtml1 {\*\htmltag64 <p>}\htmlrtf \par \htmlrtf0 Dear <Sam>{\*\htmltag72 </p>}}"
    assert rtf_text(rich) == ("text/html", "<p>Dear <Sam></p>")


def test_packed_rich_text_is_unpacked() -> None:
    # The example of [MS-OXRTFCP], section 3.2.
    packed = bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
    )
    assert rtf_text(packed) == ("text/plain", "hello world")


@pytest.mark.parametrize("packed", [b"", b"x" * 20, b"\x00" * 16 + b"\xff" * 50, b"{\\rtf1 {{{\\u99999999 \\'zz"])
def test_broken_rich_text_is_no_text_and_no_error(packed: bytes) -> None:
    rtf_text(packed)


def test_a_damaged_file_is_said_to_be_unreadable() -> None:
    with pytest.raises(UnreadableError, match="no Outlook message"):
        parse_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 2_000)
