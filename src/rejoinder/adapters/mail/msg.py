"""Outlook's .msg files, taken apart like any other message."""

from __future__ import annotations

import struct
from email.utils import format_datetime
from typing import TYPE_CHECKING

from rejoinder.adapters.mail.records import CALENDAR_KINDS, Draft, Leaf
from rejoinder.adapters.mail.rtf import rtf_text
from rejoinder.adapters.mail.tolerant import read_headers
from rejoinder.errors import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oxmsg import Message as OutlookMessage
    from oxmsg.properties import Properties

MAX_RECIPIENTS = 500

_PLAIN, _SUBJECT = 0x1000, 0x0037
_HTML, _RTF = 0x1013, 0x1009  # The HTML is bytes or text, by the version of Outlook.
_TRANSPORT_HEADERS = 0x007D
_MESSAGE_ID, _REFERENCES, _IN_REPLY_TO = 0x1035, 0x1039, 0x1042
_SENDER_NAME, _SENDER_SMTP, _SENDER_ADDRESS = 0x0C1A, 0x5D01, 0x0C1F
_REPRESENTED_NAME, _REPRESENTED_SMTP, _REPRESENTED_ADDRESS = 0x0042, 0x5D02, 0x0065
_SUBMITTED, _DELIVERED = 0x0039, 0x0E06
_RECIPIENT_TYPE = 0x0C15
_ATTACHED_NAME, _ATTACHED_SHORT_NAME, _ATTACHED_KIND = 0x3707, 0x3704, 0x370E
_FIELD_OF_TYPE = {1: "to", 2: "cc"}

# What python-oxmsg and olefile raise on files that are damaged.
_FOREIGN = (
    OSError,
    ValueError,
    LookupError,
    AttributeError,
    TypeError,
    struct.error,
    AssertionError,
    RecursionError,
    OverflowError,
)


def take_apart(raw: bytes) -> Draft:
    """Return the headers and leaves of a .msg file. Raises UnreadableError if it is none."""
    # Imported late: few mailboxes hold a .msg file.
    from oxmsg import Message as OutlookMessage  # noqa: PLC0415

    try:
        return draft_of(OutlookMessage.load(raw))
    except _FOREIGN as error:
        message = f"This is no Outlook message that can be read: {error}."
        advice = "Save it from Outlook again, best as .eml."
        raise UnreadableError(message, advice=advice) from error


def draft_of(message: OutlookMessage) -> Draft:
    """Return what an opened Outlook message holds.

    The headers that it came with are the best source of all; a message that was never sent over
    the internet has none, and its properties stand in for them.
    """
    properties = message.properties
    headers = read_headers(_text(properties, _TRANSPORT_HEADERS))
    for name, value in _property_headers(message):
        if value and name not in headers:
            headers[name] = [value]
    return Draft(headers, (*_bodies(properties), *_files(message)))


def _property_headers(message: OutlookMessage) -> Iterator[tuple[str, str]]:
    """Give the header fields that the properties amount to."""
    properties = message.properties
    yield "subject", _text(properties, _SUBJECT)
    yield "from", _sender(properties)
    for name, people in _recipients(message).items():
        yield name, ", ".join(people)
    for name, code in (
        ("message-id", _MESSAGE_ID),
        ("references", _REFERENCES),
        ("in-reply-to", _IN_REPLY_TO),
    ):
        yield name, _text(properties, code)
    moment = properties.date_prop_value(_SUBMITTED) or properties.date_prop_value(_DELIVERED)
    yield "date", format_datetime(moment) if moment is not None else ""


def _sender(properties: Properties) -> str:
    """Return who sent a message; an Exchange address that is none of the internet's is left out."""
    for name, *addresses in (
        (_SENDER_NAME, _SENDER_SMTP, _SENDER_ADDRESS),
        (_REPRESENTED_NAME, _REPRESENTED_SMTP, _REPRESENTED_ADDRESS),
    ):
        found = [_text(properties, code) for code in addresses]
        address = next((text for text in found if "@" in text), "")
        if address:
            return _mailbox(_text(properties, name), address)
    return _mailbox(_text(properties, _SENDER_NAME) or _text(properties, _REPRESENTED_NAME), "")


def _mailbox(name: str, address: str) -> str:
    """Return a mailbox as a header would have it."""
    plain = name.replace('"', "'").replace("\\", "").strip()
    return f'"{plain}" <{address}>' if plain or address else ""


def _recipients(message: OutlookMessage) -> dict[str, list[str]]:
    """Return the recipients by the header field that they belong in."""
    fields: dict[str, list[str]] = {}
    for _, recipient in zip(range(MAX_RECIPIENTS), message.recipients, strict=False):
        kind = recipient.properties.int_prop_value(_RECIPIENT_TYPE)
        name = _FIELD_OF_TYPE.get(kind if kind is not None else 1)
        address = recipient.email_address if "@" in recipient.email_address else ""
        mailbox = _mailbox(recipient.name, address)
        if name is not None and mailbox:
            fields.setdefault(name, []).append(mailbox)
    return fields


def _bodies(properties: Properties) -> Iterator[Leaf]:
    """Give the text parts: plain and HTML, or the rich text where there is neither."""
    plain = _text(properties, _PLAIN)
    if plain.strip():
        yield Leaf("text/plain", "text/plain; charset=utf-8", plain.encode("utf-8", "replace"))
    html = _binary(properties, _HTML)
    text = "" if html else _text(properties, _HTML)
    if html:
        yield Leaf("text/html", f"text/html; charset={properties.body_encoding}", html)
    elif text:
        yield Leaf("text/html", "text/html; charset=utf-8", text.encode("utf-8", "replace"))
    elif not plain.strip():
        kind, rich = rtf_text(_binary(properties, _RTF))
        if rich:
            yield Leaf(kind, f"{kind}; charset=utf-8", rich.encode("utf-8", "replace"))


def _files(message: OutlookMessage) -> Iterator[Leaf]:
    """Give the attached files; only calendars come with their bytes."""
    for attachment in message.attachments:
        properties = attachment.properties
        name = _text(properties, _ATTACHED_NAME) or _text(properties, _ATTACHED_SHORT_NAME)
        kind = _text(properties, _ATTACHED_KIND).lower() or "application/octet-stream"
        is_calendar = kind in CALENDAR_KINDS or name.lower().endswith(".ics")
        content = (attachment.file_bytes or b"") if is_calendar else b""
        yield Leaf(kind, kind, content, name, is_attachment=True)


def _text(properties: Properties, code: int) -> str:
    """Return a text property, or the empty string where it is missing or broken."""
    try:
        return (properties.str_prop_value(code) or "").rstrip("\x00")
    except _FOREIGN:
        return ""


def _binary(properties: Properties, code: int) -> bytes:
    """Return a binary property, or nothing where it is missing or broken."""
    try:
        return properties.binary_prop_value(code) or b""
    except _FOREIGN:
        return b""
