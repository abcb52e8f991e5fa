"""A letter that is pasted with the lines of a mail program above it, in any of the four languages."""

from __future__ import annotations

from datetime import UTC, date, datetime
from time import perf_counter

import pytest

from rejoinder.adapters.days.said import SaidDays
from rejoinder.adapters.mail.pasted import PastedLetterParser
from rejoinder.domain.mail import Message

NOW = datetime(2026, 11, 27, tzinfo=UTC)
SENT = datetime(2026, 7, 14, 10, 2, tzinfo=UTC)
DAYS = SaidDays()
SOON = 5  # seconds: where blanks were matched twice it took a minute
WORDS = "Nach sorgfältiger Prüfung sagen wir Ihnen ab; nous regrettons, señora."


def moment(words: str) -> datetime | date:
    return DAYS.moment(words, NOW)


def pasted(head: str) -> Message:
    """Return a letter with these lines above it."""
    return PastedLetterParser(moment).message(f"{head}\n\n{WORDS}\n".encode())


@pytest.mark.parametrize(
    "lines",
    [
        ("Von: {}", "Gesendet: Dienstag, 14. Juli 2026 10:02", "An: jo@example.org", "Betreff: Ihr Besuch"),
        ("Betreff: Ihr Besuch", "Von: {}", "Datum: 14.07.2026 10:02"),
        ("De : {}", "Envoyé : mardi 14 juillet 2026 10:02", "À : jo@example.org", "Objet : Ihr Besuch"),
        ("De: {}", "Enviado el: martes, 14 de julio de 2026 10:02", "Para: jo@example.org", "Asunto: Ihr Besuch"),
        ("From: {}", "Sent: Tuesday, July 14, 2026 10:02 AM", "To: jo@example.org", "Subject: Ihr Besuch"),
        ("*From:* {}", "*Date:* July 14, 2026 at 10:02:33 AM", "*Subject:* Ihr Besuch"),
    ],
)
def test_the_lines_above_a_letter_are_its_headers_and_its_words_stay_whole(lines: tuple[str, ...]) -> None:
    found = pasted("\n".join(lines).format("Ada Moß <ada@house.example>"))
    assert found.text == WORDS
    assert (found.sender.name, found.sender.address) == ("Ada Moß", "ada@house.example")
    assert (found.subject, found.date) == ("Ihr Besuch", SENT)


def test_a_day_without_an_hour_is_noon_and_an_unclear_one_is_none() -> None:
    assert pasted("Von: Ada\nDatum: 14.07.2026").date == datetime(2026, 7, 14, 12, tzinfo=UTC)
    for words in ("gestern", "14.07.", "40.13.2026", ""):
        assert pasted(f"Von: Ada\nDatum: {words}").date is None
    assert PastedLetterParser().message(f"Von: Ada\nDatum: 14.07.2026\n\n{WORDS}".encode()).date is None


@pytest.mark.parametrize(
    ("words", "hour"),
    [
        ("Tuesday, July 14, 2026 3:30 PM", 15),
        ("Tue, Jul 14, 2026 at 3:30 PM", 15),
        ("July 14, 2026 at 3:30:00 PM GMT+2", 13),
        ("14. Juli 2026 um 15:30:11 MESZ", 13),
        ("Tue, 14 Jul 2026 15:30:00 +0200", 13),
    ],
)
def test_the_hour_is_that_of_the_line_and_its_zone(words: str, hour: int) -> None:
    for head in ("From: Ada <ada@house.example>\nSubject: News\nDate: {}\nTo: jo@example.org", "Von: Ada\nDatum: {}"):
        assert pasted(head.format(words)).date == datetime(2026, 7, 14, hour, 30, tzinfo=UTC)


def test_a_line_that_is_no_date_and_a_paste_of_blanks_do_no_harm() -> None:
    for words in ("Tue, 14 Jul 2026 15:30:00 +99999999999999999999", "Tue, 99 Jul 2026 15:30 +0000", "?"):
        assert pasted(f"From: Ada\nSubject: x\nDate: {words}\nTo: jo").date is None
    begun = perf_counter()
    assert pasted(" " * 20_000).text == WORDS
    assert perf_counter() - begun < SOON


def test_a_mail_whose_date_is_none_is_a_mail_all_the_same() -> None:
    head = "From: Ada <ada@house.example>\nTo: jo@example.org\nSubject: News\nDate: soon\nX-Mailer: Quill\n"
    content = f"{head}Content-Transfer-Encoding: quoted-printable\n\nWir sagen ab f=C3=BCr heute.\n"
    found = PastedLetterParser(moment).message(content.encode())
    assert (found.subject, found.text, found.date) == ("News", "Wir sagen ab für heute.", None)


def test_a_mail_is_read_as_a_mail() -> None:
    head = "From: Ada <ada@house.example>\nTo: jo@example.org\nSubject: News\nDate: Tue, 14 Jul 2026 10:02:00 +0000"
    for more in ("", "\nMessage-ID: <1@house.example>\nMIME-Version: 1.0\nBetreff: other"):
        found = pasted(head + more)
        assert (found.subject, found.date, found.text) == ("News", SENT, WORDS)
        assert (found.message_id == "1@house.example") is ("Message-ID" in more)
