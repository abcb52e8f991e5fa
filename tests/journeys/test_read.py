"""One letter, from a file or a paste: whatever it is given as, and with nothing set up."""

from __future__ import annotations

import base64
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.program import DEMO, PATIENCE, Program

LETTER = """\
Dear Tomasz,

thank you for applying for the position of Night Porter at Tidewell.
Unfortunately we have decided not to proceed with your application, because the position has been filled internally.
We will keep your résumé on file for six months.

Kind regards
Ada Grey
"""
GERMAN = """\
Sehr geehrter Herr Wren,

vielen Dank für Ihre Bewerbung als Nachtportier. Leider müssen wir Ihnen mitteilen, dass wir uns für einen anderen
Bewerber entschieden haben.

Mit freundlichen Grüßen
Ärzteverbund Überlingen
"""
HTML = """\
<!doctype html><html><head><title>x</title><style>p { color: red }</style></head><body><p>Dear Tomasz,</p>
<p>Unfortunately we have decided&nbsp;<b>not to proceed</b> with your application for the Night&nbsp;Porter
position.</p>
</body></html>
"""
STUB = b"""\
From: Ada Grey <ada@tidewell.example>
To: tomasz@example.org
Subject: Your application
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="b"

--b
Content-Type: text/plain; charset=us-ascii

Please view this message in a program that shows HTML.
--b
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: base64

"""


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """Return a program whose data folder is not there yet."""
    return Program(tmp_path / "data")


@pytest.mark.parametrize(
    "given",
    [
        LETTER.encode(),
        LETTER.encode("latin-1"),
        LETTER.encode("utf-16"),
        LETTER.encode("utf-8-sig"),
        LETTER.replace("\n", "\r\n").encode(),
        HTML.encode(),
        f"From: Ada Grey <ada@tidewell.example>\nSubject: Your application\n\n{LETTER}".encode(),
        STUB + base64.encodebytes(HTML.encode()) + b"--b--\n",
        GERMAN.encode(),
        GERMAN.encode("latin-1"),
        GERMAN.encode("utf-16"),
    ],
    ids=["utf-8", "latin-1", "utf-16", "bom", "crlf", "html", "headers", "html part", "de", "de latin-1", "de utf-16"],
)
def test_a_pasted_rejection_is_one_however_it_is_written(program: Program, given: bytes) -> None:
    (form,) = program.objects("read", given=given)
    assert form["kind"] == "rejection"
    assert form["quotes"]
    assert not any("\ufffd" in quote["quote"] or "<b>" in quote["quote"] for quote in form["quotes"])
    assert form["next_steps"]
    assert not program.data.exists()


def test_a_letter_is_explained_in_words(program: Program) -> None:
    out = program.run("read", given=LETTER.encode()).out
    first, *_ = out.splitlines()
    assert "a rejection" in first
    folded = " ".join(out.split())
    assert "“Unfortunately we have decided not to proceed with your application" in folded
    assert "they keep your papers" in folded
    assert "not in your hands" in folded
    assert "What to do now" in folded


def test_a_file_is_read_as_a_paste_is(program: Program) -> None:
    path = DEMO / "0030-rheinaue-absage.eml"
    assert program.objects("read", path) == program.objects("read", given=path.read_bytes())
    assert program.objects("read", path) == program.objects("read", "-", given=path.read_bytes())


@pytest.mark.parametrize("given", [b"", b"  \n\t\r\n ", b"\x00" * 2_000, b"\xff\xfe"])
def test_where_there_is_nothing_to_read_that_is_said(program: Program, given: bytes) -> None:
    outcome = program.run("read", given=given, code=1)
    assert outcome.out == ""
    assert len(outcome.err.strip().splitlines()) >= 2  # what is wrong, and what to do


def test_bytes_that_are_no_letter_are_survived(program: Program) -> None:
    noise = bytes(range(256)) * 400
    outcome = program.run("read", given=noise, code=None)
    assert outcome.code in (0, 1)


def test_a_huge_letter_is_read_in_time(program: Program) -> None:
    given = (LETTER + "The roads were closed, and nobody came.\n" * 40).encode() * 12_000
    assert len(given) > 20_000_000
    (form,) = program.objects("read", given=given[:20_000_000])
    assert form["kind"] == "rejection"


def test_a_file_that_is_not_there_is_an_error_with_advice(program: Program, tmp_path: Path) -> None:
    outcome = program.run("read", tmp_path / "none.eml", code=1)
    assert "none.eml" in outcome.err
    assert len(outcome.err.strip().splitlines()) >= 2


def test_a_folder_is_no_letter(program: Program, tmp_path: Path) -> None:
    outcome = program.run("read", tmp_path, code=1)
    assert "folder" in outcome.err
    assert "rejoinder import" in outcome.err


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is unreadable to whoever runs this")
def test_a_file_that_may_not_be_read_is_an_error_with_advice(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "letter.eml"
    path.write_text(LETTER, encoding="utf-8")
    path.chmod(0)
    assert "cannot be read" in program.run("read", path, code=1).err


def test_an_outlook_file_that_is_none_is_survived(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "letter.msg"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600)
    outcome = program.run("read", path, code=1)
    assert len(outcome.err.strip().splitlines()) >= 2


def test_a_letter_is_read_without_loading_what_it_does_not_need() -> None:
    letter = DEMO / "0005-rheinaue-eingang.eml"
    command = [sys.executable, "-X", "importtime", "-m", "rejoinder", "read", str(letter)]
    done = subprocess.run(command, capture_output=True, timeout=PATIENCE, check=True)
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.decode().splitlines()}
    assert "rejoinder.domain.letters.reading" in loaded
    assert not loaded & {
        "platformdirs",
        "sqlalchemy",
        "rejoinder.adapters.mail.msg",
        "rejoinder.adapters.mail.tolerant",
        "rejoinder.services.importing",
    }
