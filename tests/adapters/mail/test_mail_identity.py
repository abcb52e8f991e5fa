"""A mail keeps its key on every way that copies of it take, and other mails have others."""

from __future__ import annotations

import base64
import quopri

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rejoinder.adapters.mail.identity import body_essence, identity
from rejoinder.adapters.mail.mbox import as_message
from rejoinder.adapters.mail.parser import parse_bytes

HEAD = (
    "From: Anna <anna@example.com>\nSubject: Your application, Sam\n"
    "Date: Mon, 1 Jan 2024 10:00:00 +0000\nMessage-ID: <a@example.com>\n"
)
BODY = "Dear Sam,\n\nFrom today on the role is filled. Grüße\n\nAnna\n"
UTF8 = "Content-Type: text/plain; charset=utf-8\n"
MAIL = f"{HEAD}{UTF8}\n{BODY}"


def key(raw: str | bytes) -> str:
    return parse_bytes(raw if isinstance(raw, bytes) else raw.encode()).key


@pytest.mark.parametrize(
    "copy",
    [
        pytest.param(MAIL.replace("\n", "\r\n"), id="CRLF"),
        pytest.param(MAIL + "\n\n", id="line ends at the end"),
        pytest.param(MAIL.replace("\nFrom today", "\n>From today"), id="quoted in an mbox"),
        pytest.param("From - Mon Jan  1 10:00:00 2024\n" + MAIL, id="with its separator"),
        pytest.param("X-Gmail-Labels: Inbox,Unread\nStatus: RO\nX-Mozilla-Status: 0001\n" + MAIL, id="labels"),
        pytest.param(MAIL.replace("+0000", "GMT"), id="another writing of the date"),
        pytest.param(
            MAIL.replace("Mon, 1 Jan 2024 10", "Mon, 1 Jan 2024 11").replace("+0000", "+0100"),
            id="zone",
        ),
        pytest.param(MAIL.replace("anna@example.com", "Anna@Example.COM"), id="case of the address"),
        pytest.param(MAIL.replace("Your application, Sam", "Your\n application, Sam"), id="folded subject"),
        pytest.param(MAIL.replace(",\n", ",  \n"), id="trailing white space"),
        pytest.param(
            f"{HEAD}{UTF8}Content-Transfer-Encoding: base64\n\n".encode() + base64.encodebytes(BODY.encode()),
            id="base64",
        ),
        pytest.param(
            f"{HEAD}{UTF8}Content-Transfer-Encoding: quoted-printable\n\n".encode()
            + quopri.encodestring(BODY.encode()),
            id="quoted-printable",
        ),
        pytest.param(MAIL.replace("utf-8", "iso-8859-1").encode("latin-1"), id="another charset"),
    ],
)
def test_a_copy_has_the_same_key(copy: str | bytes) -> None:
    assert key(copy) == key(MAIL)


@pytest.mark.parametrize(
    "other",
    [
        MAIL.replace("anna@", "ben@"),
        MAIL.replace("10:00:00", "10:00:01"),
        MAIL.replace("application", "applications"),
        MAIL.replace("role is filled", "role is open"),
        MAIL.replace("<a@", "<b@"),
        MAIL.replace("Grüße", "Grüsse"),
    ],
)
def test_another_mail_has_another_key(other: str) -> None:
    assert key(other) != key(MAIL)


def test_a_mail_that_lacks_everything_still_has_a_key() -> None:
    one = identity(message_id="", sender="", date=None, subject="", body="one")
    two = identity(message_id="", sender="", date=None, subject="", body="two")
    assert one != two
    assert len(one) == 32


def test_a_date_taken_from_received_does_not_enter_the_key() -> None:
    without = MAIL.replace("Date:", "X-Date:")
    received = "Received: by b.example; Mon, 1 Jan 2024 10:00:00 +0000\n"
    assert key(received + without) == key(without)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_quoting_and_line_ends_never_change_what_is_compared(body: str) -> None:
    quoted = "\r\n".join(">" * line.startswith("From ") + line + " " for line in body.split("\n"))
    assert body_essence(quoted) == body_essence(body)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(["From a", ">From b", "text", "", "Dear Sam"]), max_size=8))
def test_an_mbox_gives_back_the_mail_that_was_put_in(lines: list[str]) -> None:
    raw = MAIL.encode() + "\n".join(lines).encode() + b"\n"
    quoted = b"\n".join(b">" * (line.lstrip(b">").startswith(b"From ")) + line for line in raw.split(b"\n"))
    assert as_message(b"From - Mon Jan  1 10:00:00 2024\n" + quoted) == raw
