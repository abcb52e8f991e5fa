"""One letter given by hand: a mail's bytes, or text that a person pasted."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone
from email.utils import format_datetime, parsedate_to_datetime

from rejoinder.adapters.mail.assemble import OpenMail
from rejoinder.adapters.mail.parser import parse_bytes, take_apart
from rejoinder.adapters.mail.sources import OLE_MAGIC
from rejoinder.domain.letters.dates import OFFSETS
from rejoinder.domain.mail import Message
from rejoinder.errors import UnclearDateError, UnreadableError

MAX_PASTE = 8 * 1024 * 1024
_HEADER = re.compile(rb"\A(?:From [^\n]*\n)?(?:[A-Za-z][A-Za-z0-9-]{1,40}:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){3,}\r?\n")
_HTML = re.compile(rb"\A\s*(?:<!doctype html|<html|<body|<div|<table|<p[ >])", re.IGNORECASE)
# Documents, pictures and archives by their first bytes; text has no zero bytes unless it is UTF-16.
_NO_LETTER = re.compile(
    rb"\A(?:%PDF-|PK\x03\x04|\x1f\x8b|\x89PNG|\xff\xd8\xff|GIF8|\{\\rtf)|\A(?!\xff\xfe|\xfe\xff).{0,4095}\x00",
    re.DOTALL,
)
# The few lines that people copy along with a letter, in any order and language; mail programs mark them, too.
_NAMES = {
    "From": "From|Von|De|Expéditeur|Remitente",
    "To": "To|An|À|A|Para|Destinataire",
    "Cc": "Cc|Kopie|Copie",
    "Reply-To": "Reply-To|Antwort an",
    "Date": "Date|Datum|Fecha|Sent|Gesendet|Envoyé|Enviado|Enviado el",
    "Subject": "Subject|Betreff|Objet|Asunto",
}
_COPIED = re.compile(rf"\A(?:[*_> ]*(?:{'|'.join(_NAMES.values())})[*_ ]*:[^\n]*\n)+", re.IGNORECASE)
_LINES = {
    name: re.compile(rf"^[*_> ]*(?:{words})[*_ ]*:[*_ ]*(?P<value>[^\n]*)$", re.IGNORECASE | re.MULTILINE)
    for name, words in _NAMES.items()
}
# Of these, what no mail has among its headers: then they were copied, and what follows is text.
_FOREIGN = re.compile(
    rb"\A(?:[^\n]+\n)*?"
    rb"(?:Von|De|An|Para|Kopie|Copie|Datum|Fecha|Sent|Gesendet|Enviado|Betreff|Objet|Asunto|Antwort an)\s*:",
    re.IGNORECASE,
)
_MAIL = re.compile(rb"^(?:Message-ID|MIME-Version|Received|Return-Path|Content-Type)\s*:", re.IGNORECASE | re.MULTILINE)


# What stands behind the minutes: days as people say them have neither seconds nor zones.
_SECONDS = re.compile(r"(?<=\d:\d\d):\d\d")
_ZONE = re.compile(r"\s+\(?(?P<name>GMT|UTC|MES?Z|CES?T|BST|[ECMP][SD]T)\b(?P<hours>[+-]\d{1,2})?[^,]*$", re.IGNORECASE)
_OFFSET = re.compile(r"\d{4} \d\d?:\d\d(?::\d\d)? (?:[+-]\d{4}|GMT|UT|UTC)\b")
_YEAR = re.compile(r"\d{4}")

Moment = Callable[[str], datetime | date]


class PastedLetterParser:
    """Takes what a person pasted for the letter it is.

    `moment` understands a day and time as people write them, for the line that says when it was sent, and raises
    UnclearDateError; without it such a line counts only in the form that mail has.
    """

    def __init__(self, moment: Moment | None = None) -> None:
        self._moment = moment

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
        header = _HEADER.match(unmarked)
        if header and (_MAIL.search(header.group()) or not _is_copied(header.group())):
            return unmarked
        if _HTML.match(unmarked):
            return b"Content-Type: text/html; charset=utf-8\n\n" + unmarked
        if _NO_LETTER.search(content):
            problem = "This is no mail and no text."
            advice = "Open it, copy the letter's words and paste them into `rejoinder read`."
            raise UnreadableError(problem, advice=advice)
        return self._from_text(_decoded(content))

    def _from_text(self, text: str) -> bytes:
        """Make a mail of text; what was copied along of who wrote, to whom, when, about what becomes its headers."""
        text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "").lstrip()
        copied = _COPIED.match(text)
        headers, body = (text[: copied.end()], text[copied.end() :]) if copied else ("", text)
        found = {name: line["value"].strip() for name, lines in _LINES.items() if (line := lines.search(headers))}
        if "Date" in found:
            found["Date"] = self._sent(found["Date"])
        lines = [
            *(f"{name}: {value}" for name, value in found.items() if value),
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: 8bit",
        ]
        head = "\n".join(lines)
        return f"{head}\n\n{body.strip(chr(10))}\n".encode("utf-8", "replace")

    def _sent(self, words: str) -> str:
        """Return when a letter was sent, as mail says it, or "" where that is not told; noon without an hour."""
        if found := _as_mail_says(words):
            return format_datetime(found)
        if self._moment is None or not _YEAR.search(words):
            return ""
        zone = _ZONE.search(words)
        try:
            when = self._moment(_ZONE.sub("", _SECONDS.sub("", words)))
        except UnclearDateError:
            return ""
        if not isinstance(when, datetime):
            return format_datetime(datetime.combine(when, time(12), UTC))
        return format_datetime(when.replace(tzinfo=_offset(zone["name"], zone["hours"])) if zone else when)


def _is_copied(header: bytes) -> bool:
    """Tell whether lines are no headers of a mail but those that a mail program shows.

    Their names tell, or a date that is written for people, where no line is one that only mail has.
    """
    if _FOREIGN.match(header):
        return True
    text = header.decode("utf-8", "replace").replace("\r\n", "\n").rstrip("\n") + "\n"
    date_line = _LINES["Date"].search(text)
    is_for_people = date_line is not None and _as_mail_says(date_line["value"]) is None
    return is_for_people and _COPIED.fullmatch(text) is not None


def _as_mail_says(words: str) -> datetime | None:
    """Return a time that is written in the form of mail, with its zone; other forms look like it and mean another."""
    if not _OFFSET.search(words):
        return None
    try:
        return parsedate_to_datetime(words)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _offset(name: str, hours: str | None) -> timezone:
    """Return the zone that is named behind a time: "GMT+2", "MESZ"."""
    return timezone(timedelta(hours=OFFSETS.get(name.upper(), 0) + int(hours or 0)))


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
