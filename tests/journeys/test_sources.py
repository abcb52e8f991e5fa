"""The same letters from any kind of source, in any order, twice: one state."""

from __future__ import annotations

import gzip
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys.program import DEMO, Program

ESCAPED = b"""\
Message-ID: <escaped@quarrington.example>
Date: Tue, 12 May 2026 09:00:00 +0000
From: Ivy Sandoval <ivy@quarrington.example>
To: Tomasz Wren <tomasz.wren@example.org>
Subject: Site Surveyor
Content-Type: text/plain; charset=utf-8

Dear Tomasz,

thank you for your application for the position of Site Surveyor.
From all that we have read we are sorry to say that you were not selected.

From others, too, we have heard that the roads were closed.

Ivy Sandoval
Quarrington Surveys
"""
NAMES = (
    "0010-brightmoor-received",
    "0018-harrow-decision",
    "0027-marea-no-seguimos",
    "0030-rheinaue-absage",
    "0036-ried-refus",
    "0045-lumiere-refus",
    "0050-ellerbach-absage-im-betreff",
    "0068-wexcombe-outcome",
    "0072-newsletter-harrow",
)
LETTERS = [*((DEMO / f"{name}.eml").read_bytes().replace(b"\r\n", b"\n") for name in NAMES), ESCAPED]


def joined(pattern: bytes) -> bytes:
    """Return the letters as an mbox; lines that match the pattern are escaped."""
    escaped = (re.sub(pattern, rb">\g<0>", letter) for letter in LETTERS)
    return b"".join(b"From MAILER Tue May 12 09:00:00 2026\n" + letter.rstrip(b"\n") + b"\n\n" for letter in escaped)


RD = rb"(?m)^>*From "


def mboxrd(folder: Path) -> Path:
    """Write an mbox whose escaping can be taken back."""
    path = folder / "letters.mbox"
    path.write_bytes(joined(RD))
    return path


def mbox(folder: Path) -> Path:
    """Write an mbox as old programs do, without a suffix, as Thunderbird names it."""
    path = folder / "Inbox"
    path.write_bytes(joined(rb"(?m)^From "))
    return path


def crlf(folder: Path) -> Path:
    """Write an mbox with the line ends of Windows."""
    path = folder / "windows.mbox"
    path.write_bytes(joined(RD).replace(b"\n", b"\r\n"))
    return path


def gzipped(folder: Path) -> Path:
    """Write a compressed mbox."""
    path = folder / "letters.mbox.gz"
    path.write_bytes(gzip.compress(joined(RD), mtime=0))
    return path


def maildir(folder: Path) -> Path:
    """Write a Maildir."""
    root = folder / "Maildir"
    for name in ("cur", "new", "tmp"):
        (root / name).mkdir(parents=True)
    for number, letter in enumerate(LETTERS):
        place = f"new/{number}.a.host" if number % 2 else f"cur/{number}.a.host:2,S"
        (root / place).write_bytes(letter)
    return root


def folder_of_eml(folder: Path) -> Path:
    """Write a folder with a file for each letter, among other files."""
    root = folder / "saved mail"
    (root / "more").mkdir(parents=True)
    (root / "notes.txt").write_text("Not a mail.", encoding="utf-8")
    for number, letter in enumerate(LETTERS):
        (root / ("more" if number % 3 else ".") / f"{number}.eml").write_bytes(letter)
    return root


def zipped(folder: Path) -> Path:
    """Write an archive of an mbox and of single letters."""
    path = folder / "takeout.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number, letter in enumerate(LETTERS):
            archive.writestr(f"Takeout/Mail/{number}.eml", letter)
    return path


SOURCES = (mboxrd, mbox, crlf, gzipped, maildir, folder_of_eml, zipped)


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the rejections that the letters come to."""
    folder = tmp_path_factory.mktemp("expected")
    program = Program(folder / "data")
    program.run("import", mboxrd(folder))
    return program.rejections()


def test_the_letters_hold_rejections(expected: str) -> None:
    assert len(expected.splitlines()) >= 6
    assert "From all that we have read" in expected


@pytest.mark.parametrize("write", SOURCES[1:], ids=lambda write: write.__name__)
def test_a_source_gives_the_same_and_twice_nothing_more(
    write: Callable[[Path], Path], tmp_path: Path, expected: str
) -> None:
    program = Program(tmp_path / "data")
    path = write(tmp_path)
    first = program.objects("import", path)[0]
    assert (first["new"], first["problems"]) == (len(LETTERS), [])
    again = program.objects("import", path)[0]
    assert (again["operation"], again["new"], again["messages"]) == (None, 0, 0)
    assert program.rejections() == expected


def test_all_sources_together_are_one(tmp_path: Path, expected: str) -> None:
    program = Program(tmp_path / "data")
    paths = [write(tmp_path) for write in SOURCES]
    report = program.objects("import", *reversed(paths))[0]
    assert (report["new"], report["known"]) == (len(LETTERS), len(LETTERS) * (len(SOURCES) - 1))
    assert program.rejections() == expected


def test_letters_that_come_one_by_one_come_to_the_same(tmp_path: Path, expected: str) -> None:
    program = Program(tmp_path / "data")
    path = tmp_path / "growing.mbox"
    whole = mboxrd(tmp_path).read_bytes()
    for share in (0.3, 0.55, 1.0):
        path.write_bytes(whole[: int(len(whole) * share)])  # the last letter is cut off, but for the last time
        program.run("import", path)
    assert program.rejections() == expected
