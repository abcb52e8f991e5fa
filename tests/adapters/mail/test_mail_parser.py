"""A mail is read as a person would read it, whatever its bytes are."""

from __future__ import annotations

import base64
import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rejoinder.adapters.mail import fast, tolerant
from rejoinder.adapters.mail.parser import FastMailParser, parse_bytes
from rejoinder.domain.mail import Address, Link, Place, Problem
from rejoinder.errors import UnreadableError
from rejoinder.ports.mail import RawMail

HEAD = "From: Anna Weber <anna@example.com>\nSubject: Your application\n"


def text_of(raw: str | bytes) -> str:
    return parse_bytes(raw if isinstance(raw, bytes) else raw.encode()).text


def with_body(body: str, content_type: str = "text/plain; charset=utf-8") -> str:
    return f"{HEAD}Content-Type: {content_type}\n\n{body}"


def alternative(plain: str, html: str) -> str:
    return (
        f'{HEAD}Content-Type: multipart/alternative; boundary="b"\n\n'
        f"--b\nContent-Type: text/plain; charset=utf-8\n\n{plain}\n"
        f"--b\nContent-Type: text/html; charset=utf-8\n\n{html}\n--b--\n"
    )


def test_the_headers_of_a_usual_mail_are_read() -> None:
    message = parse_bytes(
        b"Received: from a.example by b.example; Mon, 1 Jan 2024 10:00:09 +0000\n"
        b"From: =?utf-8?q?M=C3=BCller=2C_Anna?= <Anna@Example.com>\n"
        b"Reply-To: jobs@example.com\n"
        b'To: "Weber, Sam" <sam@example.org>, ben@example.org\n'
        b"Cc: team: eva@example.net, Ola <ola@example.net>;\n"
        b"Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\n aus dem Team\n"
        b"Date: Mon, 1 Jan 2024 11:00:00 +0100\n"
        b"Message-ID: <abc@example.com>\n"
        b"References: <1@example.com>\n <2@example.com>\n"
        b"In-Reply-To: <2@example.com>\n"
        b"X-Gmail-Labels: =?UTF-8?Q?Posteingang,Ge=C3=B6ffnet,=22A,_B=22?=\n"
        b"List-Unsubscribe: <https://example.com/u>\n"
        b"Auto-Submitted: auto-generated\n\nHi.\n",
        ("inbox",),
    )
    assert message.sender == Address("Müller, Anna", "Anna@Example.com")
    assert message.reply_to == (Address("", "jobs@example.com"),)
    assert message.to == (Address("Weber, Sam", "sam@example.org"), Address("", "ben@example.org"))
    assert message.cc == (Address("", "eva@example.net"), Address("Ola", "ola@example.net"))
    assert message.subject == "Grüße aus dem Team"
    assert message.date == datetime(2024, 1, 1, 10, tzinfo=UTC)
    assert message.message_id == "abc@example.com"
    assert message.references == ("1@example.com", "2@example.com")
    assert message.labels == ("posteingang", "geöffnet", "a, b", "inbox")
    assert message.is_list
    assert message.is_automatic


def test_a_null_return_path_is_automatic_and_a_usual_one_is_not() -> None:
    assert parse_bytes(f"Return-Path: <>\n{HEAD}\nHi".encode()).is_automatic
    assert not parse_bytes(f"Return-Path: <a@example.com>\n{HEAD}\nHi".encode()).is_automatic
    assert not parse_bytes(f"Auto-Submitted: no\n{HEAD}\nHi".encode()).is_automatic


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Mon, 1 Jan 2024 10:00:00 -0000", datetime(2024, 1, 1, 10, tzinfo=UTC)),
        ("1 Jan 2024 10:00:00 EST", datetime(2024, 1, 1, 15, tzinfo=UTC)),
        ("Mon, 1 Jan 2024 10:00:00", datetime(2024, 1, 1, 10, tzinfo=UTC)),
        ("Mon, 1 Jan 2024 10:00 +9900", datetime(2024, 1, 1, 10, tzinfo=UTC)),
        ("Mon, 01 Jan 2024 10:00:60 +0000", datetime(2024, 1, 1, 10, 0, 59, tzinfo=UTC)),
        ("Thu, 1 Jan 1970 00:00:00 +0000", datetime(2024, 1, 2, 8, tzinfo=UTC)),
        ("Mon, 1 Jan 2035 10:00:00 +0000", datetime(2024, 1, 2, 8, tzinfo=UTC)),
        ("yesterday", datetime(2024, 1, 2, 8, tzinfo=UTC)),
    ],
)
def test_a_date_is_read_or_taken_from_the_newest_received(value: str, expected: datetime) -> None:
    received = "Received: by b.example; Tue, 2 Jan 2024 09:00:00 +0100\n"
    message = parse_bytes(f"{received}Date: {value}\n{HEAD}\nHi".encode())
    assert message.date == expected


def test_a_date_that_nothing_gives_is_none() -> None:
    assert parse_bytes(f"Date: soon\n{HEAD}\nHi".encode()).date is None


def test_the_plain_part_is_read_where_it_is_a_text() -> None:
    plain = "Dear Sam, we decided to go on with other people."
    message = parse_bytes(alternative(plain, f"<p>{plain} <a href='https://example.com'>Jobs</a>").encode())
    assert message.text == plain
    assert message.links == (Link("Jobs", "https://example.com"),)


@pytest.mark.parametrize(
    "stub",
    [
        "",
        "Your mail client does not support HTML.",
        "Bitte aktivieren Sie die HTML-Ansicht.",
        "View this email in your browser: https://example.com/view",
        "Hello,",
    ],
)
def test_the_html_part_is_read_where_the_plain_one_is_a_stub(stub: str) -> None:
    letter = "Dear Sam, thank you for your application. " + "We have read it with care. " * 8
    assert text_of(alternative(stub, f"<p>{letter}</p>")) == letter.strip()


def test_markup_in_a_plain_part_is_read_as_html() -> None:
    assert text_of(with_body("<html><body><p>Hello</p><p>Sam</p></body></html>")) == "Hello\n\nSam"


def test_flowed_lines_are_joined() -> None:
    body = "Dear Sam, we have \ndecided to go on.\n\n> you \n> wrote\n answered\n-- \nAnna"
    expected = "Dear Sam, we have decided to go on.\n\n> you wrote\nanswered\n-- \nAnna"
    assert text_of(with_body(body, "text/plain; format=flowed")) == expected
    assert text_of(with_body("one \ntwo", "text/plain; format=flowed; delsp=yes")) == "onetwo"


def test_a_forwarded_message_is_read_below_its_own_headers() -> None:
    raw = (
        f'{HEAD}Content-Type: multipart/mixed; boundary="b"\n\n--b\n\nSee below.\n'
        "--b\nContent-Type: message/rfc822\n\n"
        "From: Ben <ben@example.org>\nSubject: Decision\nDate: Mon, 1 Jan 2024 10:00:00 +0000\n\n"
        "We regret.\n--b--\n"
    )
    message = parse_bytes(raw.encode())
    assert message.text == (
        "See below.\n\n---------- Forwarded message ----------\nFrom: Ben <ben@example.org>\n"
        "Subject: Decision\nDate: Mon, 1 Jan 2024 10:00:00 +0000\n\nWe regret."
    )
    assert message.attachments == ("Decision.eml",)
    assert tolerant_text(raw) == message.text


def tolerant_text(raw: str) -> str:
    # A header that the fast parser does not decode sends the message to the tolerant one.
    broken = raw.replace("From: Anna", "From: =?x-none?q?Anna?=", 1)
    assert fast.take_apart(broken.encode()) is None
    return text_of(broken)


def test_the_names_of_attachments_are_only_names() -> None:
    raw = (
        f'{HEAD}Content-Type: multipart/mixed; boundary="b"\n\n--b\n\nHi\n'
        '--b\nContent-Type: application/pdf; name="x"\n'
        'Content-Disposition: attachment; filename="..\\\\..\\\\a/b\x07.pdf"\n\nx\n'
        "--b\nContent-Type: text/plain\n"
        "Content-Disposition: attachment; filename*=utf-8''Lebenslauf%20%C3%BC.txt\n\nno text\n"
        "--b--\n"
    )
    message = parse_bytes(raw.encode())
    assert message.attachments == ("b.pdf", "Lebenslauf ü.txt")
    assert message.text == "Hi"
    assert tolerant_text(raw) == "Hi"


@pytest.mark.parametrize(
    ("content_type", "body", "expected"),
    [
        ("text/plain", "Grüße".encode(), "Grüße"),
        ("text/plain", "Grüße".encode("cp1252"), "Grüße"),
        ("text/plain; charset=utf-8", "Grüße „bald“".encode("cp1252"), "Grüße „bald“"),
        ("text/plain; charset=iso-8859-1", "„Grüße“".encode("cp1252"), "„Grüße“"),
        ("text/plain; charset=x-unheard-of", "Grüße".encode(), "Grüße"),
        ("text/plain; charset=x-unheard-of", "Grüße".encode("latin-1"), "Grüße"),
        ("text/plain; charset=us-ascii", "Grüße".encode(), "Grüße"),
        ("text/plain; charset=idna", b"xn--a" * 1000, "xn--a" * 1000),
        ("text/plain; charset=gb2312", "您好".encode("gb18030"), "您好"),
        ("text/html", b"<meta charset='iso-8859-2'><p>" + "Dzień".encode("iso-8859-2"), "Dzień"),
        ("text/plain; charset=utf-8", ("é" * 50).encode() + b"\xff", "é" * 50 + "\ufffd"),
    ],
)  # fmt: skip
def test_a_charset_is_read_or_guessed(content_type: str, body: bytes, expected: str) -> None:
    assert text_of(f"{HEAD}Content-Type: {content_type}\n\n".encode() + body) == expected


def test_headers_with_raw_or_broken_words_are_read_as_far_as_they_go() -> None:
    subject = "=?x-none?q?caf=E9?= =?utf-8?b?!?= =?utf-8?q?a_b?="
    raw = f"Subject: {subject}\nFrom: Jörg <j@example.com>\n\nHi"
    message = parse_bytes(raw.encode("latin-1"))
    assert message.sender == Address("Jörg", "j@example.com")
    assert message.subject == "café=?utf-8?b?!?=a b"


@pytest.mark.parametrize("footer", ["", "\n\nThis list is read by many people.\n"])
def test_broken_base64_is_read_as_far_as_it_goes(footer: str) -> None:
    body = base64.encodebytes(b"Dear Sam, we regret.").decode().rstrip("=\n") + "*" + footer
    raw = f"{HEAD}Content-Transfer-Encoding: base64\n\n{body}"
    assert text_of(raw).startswith("Dear Sam, we regret")


def test_a_single_part_marked_as_attachment_is_still_the_text() -> None:
    raw = f"{HEAD}Content-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\nHi"
    assert text_of(raw) == "Hi"


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_any_line_end_will_do(ends: str) -> None:
    message = parse_bytes(with_body("One\n\nTwo\n").replace("\n", ends).encode())
    assert (message.subject, message.text) == ("Your application", "One\n\nTwo")


def test_a_byte_order_mark_and_a_separator_line_are_no_part_of_a_mail() -> None:
    raw = "\ufeffFrom - Mon Jan  1 10:00:00 2024\n" + with_body(">From now on")
    assert text_of(raw) == "From now on"


def test_a_text_without_any_header_is_still_a_text() -> None:
    message = parse_bytes(b"no header here\n\nbut text")
    assert (message.sender, message.subject) == (Address(), "")
    assert "but text" in message.text


def test_an_empty_message_is_a_problem() -> None:
    parser = FastMailParser()
    place = Place("/mail/box", 5, 0)
    assert isinstance(parser.parse(RawMail(place, b"\n\n")), Problem)
    with pytest.raises(UnreadableError):
        parse_bytes(b"")


def test_links_of_a_plain_text_are_found() -> None:
    text = "See https://example.com/a?b=1. Or (https://example.org/x), mailto:sam@example.org!"
    assert [link.url for link in parse_bytes(with_body(text).encode()).links] == [
        "https://example.com/a?b=1", "https://example.org/x", "mailto:sam@example.org",
    ]  # fmt: skip


NESTED = "".join(f'Content-Type: multipart/mixed; boundary="b{i}"\n\n--b{i}\n' for i in range(3_000))
HOSTILE = {
    "many headers": HEAD + "X-A: b\n" * 200_000 + "\nHi",
    "one long header": HEAD + "X-A: " + "b;" * 1_000_000 + "\n\nHi",
    "many parameters": f"{HEAD}Content-Type: text/plain" + '; a="b\\"' * 40_000 + "\n\nHi",
    "many addresses": "From: " + 'a"\\"<(,' * 30_000 + "\nSubject: x\n\nHi",
    "encoded words": HEAD.replace("Your", "=?utf-8?b?" * 30_000) + "\nHi",
    "good encoded words": "Subject: " + "=?x-none?q?a_b?= " * 30_000 + f"\n{HEAD}\nHi",
    "nested parts": f"{HEAD}{NESTED}\nHi",
    "nested messages": HEAD + "Content-Type: message/rfc822\n\nFrom: a@b.example\n" * 3_000,
    "boundaries": f"{HEAD}Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\n" * 100_000,
    "broken boundaries": NESTED + "--b\n" * 50_000,
    "quoted lines": with_body("> " * 500_000, "text/plain; format=flowed"),
    "equal signs": f"{HEAD}Content-Transfer-Encoding: quoted-printable\n\n" + "=" * 500_000,
    "folded lines": HEAD + "X-A: b\n" + " c\n" * 100_000 + "\nHi",
    "received": "Received: ;" + ";" * 200_000 + f"\n{HEAD}\nHi",
    "references": "References: " + "<" * 200_000 + f"\n{HEAD}\nHi",
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_mail_takes_no_more_than_half_a_second(name: str) -> None:
    raw = HOSTILE[name].encode()
    for content in (raw, raw.replace(b"From: Anna", b"From: =?x-none?q?Anna?=", 1)):
        before = time.process_time()
        parse_bytes(content)
        assert time.process_time() - before < 0.5


def test_a_huge_text_is_cut() -> None:
    assert len(text_of(with_body("word " * 1_000_000))) <= 2_000_000


PIECES = st.sampled_from(
    [
        *("From: a@example.com\n", "Subject: x\n", "\n", "\r\n", "\n\n", "--b\n", "--b--\n", "Hi"),
        "Content-Type: multipart/mixed; boundary=b\n", "Content-Type: message/rfc822\n",
        "Content-Type: text/calendar; method=REQUEST\n", "BEGIN:VCALENDAR\nBEGIN:VEVENT\n",
        "Content-Type: text/html; charset=utf-7\n", "Content-Transfer-Encoding: base64\n",
        "Content-Transfer-Encoding: quoted-printable\n", "=?utf-8?b?", "?=", "=", "<p><a href=",
        "Date: 99 Foo 99999 99:99:99 +99999\n", 'To: <<>,;"(', "DTSTART:2024\nEND:VEVENT\n",
        "Content-Disposition: attachment; filename*0*=a''%ff", "\x00", "\ud83d\ude00", "é",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=300),
        st.lists(PIECES, max_size=25).map(lambda x: "".join(x).encode("utf-8", "replace")),
    )
)
def test_no_bytes_whatever_raise_anything_but_unreadable(raw: bytes) -> None:
    try:
        message = parse_bytes(raw)
    except UnreadableError:
        return
    message.text.encode()
    assert "\r" not in message.text
    assert len(message.key) == 32


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400))
def test_the_tolerant_parser_takes_any_bytes(raw: bytes) -> None:
    tolerant.take_apart(raw)
