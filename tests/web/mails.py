"""A small mailbox that fills every page: rejections, an interview, what is unsure, what cannot be read."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

SEEKER = "Robin Alder <robin.alder@mail.example>"


def write_mailbox(folder: Path) -> Path:
    """Write the mails as files and return their folder."""
    folder.mkdir(parents=True)
    for number, (sender, day, subject, text) in enumerate(_MAILS):
        mail = make_mail(sender, day, subject, text, number=number)
        if number == 1:
            mail.add_alternative(f"<p>{text.replace(chr(10), '<br>')}</p>", subtype="html")
        (folder / f"{number:02}.eml").write_bytes(bytes(mail))
    (folder / "broken.eml").write_bytes(b"\xff\xd8\xff no mail at all")
    return folder


def make_mail(sender: str, day: int, subject: str, text: str, *, number: int) -> EmailMessage:
    """Make a mail to the seeker."""
    mail = EmailMessage()
    mail["From"] = sender
    mail["To"] = SEEKER
    mail["Date"] = f"{day:02} Nov 2026 09:{number % 60:02}:00 +0100"
    mail["Message-ID"] = f"<{number}.{day}@{sender.partition('@')[2].rstrip('>')}>"
    mail["Subject"] = subject
    mail.set_content(text)
    return mail


_ADA = "Ada Grey <ada@tidewell.example>"
_MAX = "Max Moor <max.moor@brightmoor.example>"
_MAILS: tuple[tuple[str, int, str, str], ...] = (
    (
        _ADA,
        2,
        "We received your application for Night Porter",
        """\
Dear Robin,

thank you for your application for the position of Night Porter at Tidewell. We will be in touch.

Kind regards
Ada Grey
Tidewell
""",
    ),
    (
        _ADA,
        9,
        "Your application for Night Porter",
        """\
Dear Robin,

unfortunately we have decided not to proceed with your application for the position of Night Porter at
Tidewell, because the position has been filled internally.

We will keep your application on file and would be happy to hear from you again.

Kind regards
Ada Grey
Tidewell
""",
    ),
    (
        _MAX,
        4,
        "Your application as Data Analyst at Brightmoor",
        """\
Dear Robin,

thank you for applying for the position of Data Analyst at Brightmoor. We would like to invite you to an
interview on 12 November 2026 at 10:00.

Best regards
Max Moor
Brightmoor
""",
    ),
    (
        _MAX,
        20,
        "Your application as Data Analyst at Brightmoor",
        """\
Dear Robin,

thank you for the interview for the position of Data Analyst. Unfortunately we have decided to move forward
with another candidate whose experience is closer to what we need.

Best regards
Max Moor
""",
    ),
    (
        "Jobs <jobs@quorne.example>",
        12,
        "Re: Your application",
        """\
Hello Robin,

thanks. We had a look and, well, it may not be the time. Let us see.

Quorne
""",
    ),
    (
        "Pia Noll <pia@hollgart.example>",
        13,
        "Application for Gardener at Hollgart",
        """\
Dear Robin,

unfortunately we cannot offer you the position of Gardener at Hollgart. Many people applied.

Kind regards
Pia Noll
""",
    ),
)
