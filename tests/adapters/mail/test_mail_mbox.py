"""An mbox is cut at its separators and nowhere else."""

from __future__ import annotations

import io
import time

import pytest

from rejoinder.adapters.mail import mbox
from rejoinder.adapters.mail.mbox import as_message, split_stream, starts_mbox
from rejoinder.errors import UnreadableError

FIRST = b"From anna@example.com Mon Jan  1 10:00:00 2024\nFrom: anna@example.com\nSubject: 1\n\nOne\n"
SECOND = b"From - Tue Jan  2 10:00:00 2024\nX-Mozilla-Status: 0001\nSubject: 2\n\nTwo\n"
TAKEOUT = b"From 1787912345678901234@xxx Wed Jan 03 10:00:00 +0000 2024\nX-GM-THRID: 17\n\nThree\n"


def subjects_of(content: bytes, start: int = 0) -> list[bytes]:
    stream = io.BytesIO(content)
    stream.seek(start)
    spans = list(split_stream(stream, start, keep=True))
    for span in spans:
        assert content[span.offset : span.offset + span.length] == span.raw
    return [(span.raw or b"").splitlines()[0][:12] for span in spans]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(FIRST + b"\n" + SECOND + b"\n" + TAKEOUT, id="three programs"),
        pytest.param(b"\r\n" + (FIRST + b"\n" + SECOND + b"\n" + TAKEOUT).replace(b"\n", b"\r\n"), id="CRLF"),
        pytest.param(
            b"\xef\xbb\xbf" + FIRST + b"\n" + SECOND + b"\n" + TAKEOUT.rstrip(),
            id="BOM, no last line end",
        ),
        pytest.param(b"\n\n\n" + FIRST + b"\n\n\n" + SECOND + b"\n" + TAKEOUT, id="blank lines"),
    ],
)
def test_every_message_is_found(content: bytes) -> None:
    assert starts_mbox(content)
    assert subjects_of(content) == [b"From anna@ex", b"From - Tue J", b"From 1787912"]


@pytest.mark.parametrize(
    "line",
    [
        b"From here on we work from home.\nIt is better.",
        b"From Monday 10:30 on we are closed.\n\nRegards",
        b"From the team:\nNote: this is no header of a mail",
        b"From Mon 10:30 on, it says\nwithout a header",
        b">From anna@example.com Mon Jan  1 10:00:00 2024\nSubject: quoted",
    ],
)
def test_a_letter_s_own_line_does_not_split_it(line: bytes) -> None:
    content = FIRST + b"\n" + line + b"\n\n" + SECOND
    assert len(subjects_of(content)) == 2


def test_a_separator_needs_an_empty_line_before_it() -> None:
    assert len(subjects_of(FIRST + SECOND)) == 1


def test_windows_do_not_change_where_messages_begin(monkeypatch: pytest.MonkeyPatch) -> None:
    content = b"\n".join(FIRST + b"x" * length + b"\n" for length in range(0, 900, 7))
    whole = list(split_stream(io.BytesIO(content), 0, keep=True))
    monkeypatch.setattr(mbox, "CHUNK", 97)
    monkeypatch.setattr(mbox, "LOOK_AHEAD", 200)
    pieces = list(split_stream(io.BytesIO(content), 0, keep=True))
    assert pieces == whole
    assert len(whole) == 129


def test_reading_goes_on_from_the_start_of_a_message() -> None:
    content = FIRST + b"\n" + SECOND + b"\n" + TAKEOUT
    assert subjects_of(content, len(FIRST) + 1) == [b"From - Tue J", b"From 1787912"]


def test_only_one_mark_is_taken_off_a_quoted_from() -> None:
    raw = FIRST + b">From here\n>>From there\n> From elsewhere\n"
    assert as_message(raw).endswith(b"One\nFrom here\n>From there\n> From elsewhere\n")


def test_what_is_no_mbox_is_returned_as_it_is() -> None:
    assert as_message(b"From: a\n\n>From b") == b"From: a\n\n>From b"


@pytest.mark.parametrize("content", [b"", b"From", b"From a to b\n", b"From: a@example.com\n\n", b"\n\n", b"text"])
def test_other_texts_are_no_mbox(content: bytes) -> None:
    assert not starts_mbox(content)


def test_a_message_beyond_the_limit_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mbox, "MAX_MESSAGE", 100)
    content = FIRST + b"x" * 500 + b"\n\n" + SECOND
    spans = list(split_stream(io.BytesIO(content), 0, keep=True))
    assert [len(span.raw or b"") for span in spans] == [100, len(SECOND)]
    assert spans[0].length == content.index(b"From - ")


def test_an_endless_message_from_an_archive_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mbox, "CHUNK", 1_000)
    monkeypatch.setattr(mbox, "LOOK_AHEAD", 100)
    monkeypatch.setattr(mbox, "MAX_INFLATED", 10_000)
    spans = split_stream(io.BytesIO(FIRST + b"\n" + SECOND + b"0" * 50_000), 0, keep=True)
    assert next(spans).offset == 0
    with pytest.raises(UnreadableError, match="came out of an archive"):
        next(spans)


def test_hostile_lines_cost_no_more_than_others() -> None:
    content = FIRST + b"\nFrom " + b"x" * 300 + b"\n" + (b"\nFrom Mon, " * 50_000)
    before = time.process_time()
    assert len(list(split_stream(io.BytesIO(content), 0, keep=False))) == 1
    assert time.process_time() - before < 2
