"""The benchmark's mailbox generator: reproducible, complete, mixed, appendable."""

from __future__ import annotations

import contextlib
import hashlib
import mailbox
import re
from collections import Counter
from email.message import Message
from pathlib import Path

import pytest

from generate import MIX, append, generate

COUNT = 2_000


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Counter[str]]:
    """Return a generated mailbox and what the generator says about it."""
    path = tmp_path_factory.mktemp("bench") / "made.mbox"
    return path, generate(path, COUNT, 7)


@pytest.fixture(scope="module")
def mails(made: tuple[Path, Counter[str]]) -> list[Message]:
    """Return the messages that the standard library finds in the mailbox."""
    return read(made[0])


def read(path: Path) -> list[Message]:
    """Return the messages of a mailbox."""
    with contextlib.closing(mailbox.mbox(path, create=False)) as found:
        return list(found)


def digest(path: Path) -> str:
    """Return the checksum of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_same_seed_gives_the_same_bytes(made: tuple[Path, Counter[str]], tmp_path: Path) -> None:
    """A seed names exactly one mailbox, another seed another one."""
    again, other = tmp_path / "again.mbox", tmp_path / "other.mbox"
    generate(again, COUNT, 7)
    generate(other, COUNT, 8)
    assert digest(again) == digest(made[0])
    assert digest(other) != digest(made[0])


def test_every_message_is_found(mails: list[Message]) -> None:
    """Lines in bodies that look like separators are escaped."""
    assert len(mails) == COUNT


def test_escaped_lines_occur(made: tuple[Path, Counter[str]]) -> None:
    """The mailbox has lines that had to be escaped, some already quoted."""
    assert re.search(rb"(?m)^>From ", made[0].read_bytes())


def test_the_mix_is_as_described(made: tuple[Path, Counter[str]]) -> None:
    """Every kind has about the share that it should have."""
    for kind, (share, _) in MIX.items():
        expected = COUNT * share / 100
        assert abs(made[1][kind] - expected) < 4 * expected**0.5, kind


def test_the_messages_show_the_mix(mails: list[Message]) -> None:
    """What the messages are made of agrees with the kinds that were counted."""
    both = sum(mail.get_content_type() == "multipart/alternative" for mail in mails)
    lists = sum("List-Id" in mail for mail in mails)
    bulk = sum("List-Unsubscribe" in mail for mail in mails)
    files = sum(mail.get_content_type() == "multipart/mixed" for mail in mails)
    sent = sum(str(mail["From"]).startswith("Robin Alder") for mail in mails)
    assert 0.52 < both / COUNT < 0.68
    assert 0.08 < lists / COUNT < 0.12
    assert 0.46 < bulk / COUNT < 0.58
    assert 0.03 < files / COUNT < 0.07
    assert 0.04 < sent / COUNT < 0.11


def test_the_size_is_that_of_real_mail(made: tuple[Path, Counter[str]]) -> None:
    """A message has about ten kilobytes on average."""
    assert 9_000 < made[0].stat().st_size / COUNT < 12_000


def test_threads_refer_to_messages_of_the_mailbox(mails: list[Message]) -> None:
    """Nearly every reply names a message that is there."""
    known = {str(mail["Message-ID"]).strip() for mail in mails}
    answered = [str(mail["In-Reply-To"]).strip() for mail in mails if mail["In-Reply-To"]]
    assert len(answered) > COUNT * 0.1
    assert sum(ident in known for ident in answered) > 0.95 * len(answered)


def test_odd_messages_share_and_lack_identifiers(tmp_path: Path) -> None:
    path = tmp_path / "odd.mbox"
    counts = generate(path, 9_000, 2)
    found = re.findall(rb"(?m)^Message-ID: (.+)$", path.read_bytes())
    assert 0 < counts.total() - len(found) < counts["odd"]
    assert 0 < len(found) - len(set(found)) < counts["odd"]


def test_append_leaves_the_head_unchanged(tmp_path: Path) -> None:
    """New messages come after the old ones and are later than they are."""
    path = tmp_path / "grown.mbox"
    generate(path, 300, 3)
    head = path.read_bytes()
    append(path, 40, 3)
    middle = path.read_bytes()
    append(path, 40, 3)
    grown = path.read_bytes()
    assert grown.startswith(middle)
    assert middle.startswith(head)
    assert len(read(path)) == 380
    years = [int(year) for year in re.findall(rb"(?m)^From \d+@xxx .* (\d{4})$", grown)]
    assert years == sorted(years)
    assert grown[len(head) : len(middle)] != grown[len(middle) :]


def test_append_is_reproducible(tmp_path: Path) -> None:
    """The same mailbox and seed give the same new messages."""
    paths = [tmp_path / "one.mbox", tmp_path / "two.mbox"]
    for path in paths:
        generate(path, 100, 5)
        append(path, 20, 9)
    assert digest(paths[0]) == digest(paths[1])
