"""Mails that broke other parsers are read without an exception, and none without end."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from rejoinder.adapters.mail.finder import FileMailFinder
from rejoinder.adapters.mail.parser import parse_bytes
from rejoinder.errors import UnreadableError

TORTURE = Path(__file__).parents[4] / "shared" / "data" / "torture"

pytestmark = pytest.mark.skipif(not TORTURE.is_dir(), reason="the shared torture mails are absent")


# Seconds of the processor's time. `make bench` holds each to half a second; here only what has no end is caught.
LIMIT = 5.0


def seconds_to_read(raw: bytes) -> float:
    """Return what a message takes to be read into text that can be written."""
    before = time.process_time()
    message = parse_bytes(raw)
    seconds = time.process_time() - before
    message.text.encode()
    return seconds


def test_every_file_is_read() -> None:
    slow: list[str] = []
    read = 0
    for path in sorted(TORTURE.rglob("*")):
        if not path.is_file():
            continue
        raw = path.read_bytes()
        try:
            if seconds_to_read(raw) > LIMIT:
                slow.append(path.name)
        except UnreadableError:
            continue
        read += 1
    assert slow == []
    assert read > 1_000


def test_outlook_s_own_file_is_read() -> None:
    message = parse_bytes((TORTURE / "mail-parser" / "tests" / "mails" / "mail_outlook_1").read_bytes())
    assert message.subject
    assert "@" in message.sender.address
    assert message.date is not None
    assert len(message.text) > 20


def test_the_torture_folder_can_be_searched_and_cut() -> None:
    finder = FileMailFinder()
    sources, _ = finder.find([TORTURE])
    count = sum(1 for source in sources for _ in finder.split(source))
    assert count >= len(sources) > 200
