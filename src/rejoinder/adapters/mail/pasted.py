"""One letter given by hand: a mail's bytes, or text that a person pasted."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from email.utils import format_datetime

from rejoinder.adapters.mail.assemble import OpenMail
from rejoinder.adapters.mail.parser import parse_bytes, take_apart
from rejoinder.adapters.mail.sources import OLE_MAGIC
from rejoinder.domain.mail import Message
from rejoinder.errors import UnreadableError

MAX_PASTE = 8 * 1024 * 1024
_HEADER = re.compile(rb"\A(?:From [^\n]*\n)?(?:[A-Za-z][A-Za-z0-9-]{1,40}:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){3,}\r?\n")
_HTML = re.compile(rb"\A\s*(?:<!doctype html|<html|<body|<div|<table|<p[ >])", re.IGNORECASE)
# Documents, pictures and archives by their first bytes; text has no zero bytes unless it is UTF-16.
_NO_LETTER = re.compile(
    rb"\A(?:%PDF-|PK\x03\x04|\x1f\x8b|\x89PNG|\xff\xd8\xff|GIF8|\{\\rtf)|\A(?!\xff\xfe|\xfe\xff).{0,4095}\x00",
    re.DOTALL,
)
# The few lines that people copy along with a letter, in any order and language.
_COPIED = re.compile(
    r"\A\s*(?:(?:From|Von|De|To|An|À|A|Para|Date|Datum|Fecha|Sent|Gesendet|Envoyé|Enviado|Cc|Reply-To|Subject|Betreff|Objet|Asunto)\s*:[^\n]*\n)+",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"^\s*(?:Subject|Betreff|Objet|Asunto)\s*:\s*(?P<value>[^\n]*)$", re.IGNORECASE | re.MULTILINE)
_FROM = re.compile(r"^\s*(?:From|Von|De)\s*:\s*(?P<value>[^\n]*)$", re.IGNORECASE | re.MULTILINE)


class PastedLetterParser:
    """Takes what a person pasted for the letter it is."""

    def message(self, content: bytes) -> Message:
        """Parse a mail's bytes, or take plain text as a letter whose headers may be pasted along.

        Raises UnreadableError if it is neither.
        """
        return parse_bytes(self.as_mail(content))

    def markup(self, content: bytes) -> str:
        """Return the HTML of a mail's bytes as it came, or the empty string where there is none."""
        try:
            return OpenMail(take_apart(content)).markup()
        except UnreadableError:
            return ""

    def as_mail(self, content: bytes, came: date | None = None) -> bytes:
        """Return the letter as a mail's bytes, which came on a day if it bears none itself.

        Raises UnreadableError if it is no mail and no text.
        """
        mail = self._as_mail(content[:MAX_PASTE])
        if came is None or mail.startswith(OLE_MAGIC):
            return mail
        # As a server writes it that hands a mail on: it is no part of what makes a mail this one and no other.
        noon = format_datetime(datetime.combine(came, time(12), UTC))
        at = mail.index(b"\n") + 1 if mail.startswith(b"From ") else 0
        return mail[:at] + f"Received: by hand; {noon}\n".encode() + mail[at:]

    def _as_mail(self, content: bytes) -> bytes:
        unmarked = content.removeprefix(b"\xef\xbb\xbf")
        if content.startswith(OLE_MAGIC):
            return content
        if _HEADER.match(unmarked):
            return unmarked
        if _HTML.match(unmarked):
            return b"Content-Type: text/html; charset=utf-8\n\n" + unmarked
        if _NO_LETTER.search(content):
            problem = "This is no mail and no text."
            advice = "Open it, copy the letter's words and paste them into `rejoinder read`."
            raise UnreadableError(problem, advice=advice)
        return _from_text(_decoded(content))


def _from_text(text: str) -> bytes:
    """Make a mail of text; the sender and subject that were copied along become its headers."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    copied = _COPIED.match(text)
    headers, body = (text[: copied.end()], text[copied.end() :]) if copied else ("", text)
    subject, sender = _SUBJECT.search(headers), _FROM.search(headers)
    lines = [
        f"From: {sender.group('value').strip()}" if sender else "",
        f"Subject: {subject.group('value').strip()}" if subject else "",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
    ]
    head = "\n".join(line for line in lines if line)
    return f"{head}\n\n{body.strip(chr(10))}\n".encode("utf-8", "replace")


def _decoded(content: bytes) -> str:
    for encoding in (
        "utf-8-sig",
        "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8",
        "cp1252",
    ):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")
