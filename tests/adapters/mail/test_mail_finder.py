"""Mail is found wherever programs keep it, cut into messages, and read on where it grew."""

from __future__ import annotations

import gzip
import os
import zipfile
import zlib
from typing import TYPE_CHECKING

import pytest

from rejoinder.adapters.mail.finder import FileMailFinder
from rejoinder.adapters.mail.parser import FastMailParser
from rejoinder.domain.mail import Message, SourceKind
from rejoinder.errors import UnreadableError

if TYPE_CHECKING:
    from pathlib import Path

    from rejoinder.domain.mail import Cursor, Place, SourceFile
    from rejoinder.ports.mail import RawMail

HEAD = (
    b"From: Anna Weber <anna@example.com>\nTo: sam@example.org\nSubject: Hello %d\n"
    b"Message-ID: <%d@example.com>\nDate: Mon, 1 Jan 2024 10:00:0%d +0000\n"
)


def mail(number: int, body: bytes = b"Dear Sam,\n\nhello.\n") -> bytes:
    return HEAD % (number, number, number) + b"\n" + body


def mbox(*numbers: int) -> bytes:
    separator = b"From - Mon Jan  1 10:00:00 2024\n"
    return b"\n".join(separator + mail(number) for number in numbers) + b"\n"


def read(paths: list[Path]) -> list[Message]:
    finder, parser = FileMailFinder(), FastMailParser()
    sources, problems = finder.find(paths)
    assert problems == []
    found = [parser.parse(item) for source in sources for item in finder.split(source)]
    return [item for item in found if isinstance(item, Message)]


def read_through(finder: FileMailFinder, source: SourceFile, stop: int | None = None) -> Cursor:
    last: Place | None = None
    count = 0
    for item in finder.split(source):
        if stop is not None and count == stop:
            return finder.cursor(source, last, messages=count, is_complete=False)
        last, count = item.place, count + 1
    return finder.cursor(source, last, messages=count, is_complete=True)


def only(finder: FileMailFinder, path: Path) -> SourceFile:
    sources, problems = finder.find([path])
    assert (len(sources), problems) == (1, [])
    return sources[0]


@pytest.fixture
def maildir(tmp_path: Path) -> Path:
    root = tmp_path / "Maildir"
    for folder in ("", ".Sent"):
        for half in ("cur", "new", "tmp"):
            (root / folder / half).mkdir(parents=True)
    (root / "new" / "1700000001.M1.host").write_bytes(mail(1))
    (root / "cur" / "1700000002.M2.host:2,S").write_bytes(mail(2))
    (root / ".Sent" / "cur" / "1700000003.M3.host:2,RS").write_bytes(mail(3))
    (root / "tmp" / "1700000004.M4.host").write_bytes(mail(4))
    (root / "dovecot-uidlist").write_bytes(b"3 V1 N4\n")
    return root


def test_the_same_mail_has_the_same_key_from_every_kind_of_source(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "Inbox").write_bytes(mbox(1, 2))
    (tmp_path / "a" / "one.mbox").write_bytes(mbox(1, 2).replace(b"\n", b"\r\n"))
    (tmp_path / "a" / "x.mbox.gz").write_bytes(gzip.compress(mbox(1, 2)))
    (tmp_path / "a" / "1.eml").write_bytes(mail(1))
    (tmp_path / "a" / "2.eml").write_bytes(mail(2).replace(b"\n", b"\r\n"))
    with zipfile.ZipFile(tmp_path / "a" / "takeout.zip", "w") as archive:
        archive.writestr("Takeout/Mail/All mail.mbox", mbox(1, 2))
        archive.writestr("Takeout/Mail/1.eml", mail(1))
        archive.writestr("Takeout/readme.html", b"<p>no mail</p>")
    messages = read([tmp_path])
    assert len(messages) == 11
    assert len({message.key for message in messages}) == 2
    assert {label for message in messages for label in message.labels} == {
        "inbox", "one", "x", "a", "all mail", "mail",
    }  # fmt: skip


def test_a_maildir_is_read_with_its_folders_and_without_its_tmp(maildir: Path) -> None:
    messages = read([maildir])
    assert sorted((message.subject, message.labels) for message in messages) == [
        ("Hello 1", ("maildir",)),
        ("Hello 2", ("maildir",)),
        ("Hello 3", ("sent",)),
    ]


def test_one_folder_of_a_maildir_can_be_named(maildir: Path) -> None:
    assert [message.subject for message in read([maildir / "cur"])] == ["Hello 2"]


def test_a_maildir_message_that_was_marked_as_read_is_unchanged(maildir: Path) -> None:
    finder = FileMailFinder()
    before, _ = finder.find([maildir])
    cursors = {source.path: read_through(finder, source) for source in before}
    (maildir / "new" / "1700000001.M1.host").rename(maildir / "cur" / "1700000001.M1.host:2,S")
    (maildir / "cur" / "1700000002.M2.host:2,S").rename(maildir / "cur" / "1700000002.M2.host:2,RS")
    after, _ = finder.find([maildir])
    assert [source.path for source in after] == [source.path for source in before]
    assert all(finder.is_unchanged(source, cursors[source.path]) for source in after)
    for source in before:
        place = next(iter(finder.split(source))).place
        assert finder.raw(place).startswith(b"From: Anna")


def test_a_thunderbird_profile_is_read_with_its_folders(tmp_path: Path) -> None:
    folder = tmp_path / "Mail" / "Local Folders"
    (folder / "Jobs.sbd").mkdir(parents=True)
    (folder / "Jobs").write_bytes(mbox(1))
    (folder / "Jobs.msf").write_bytes(b'// <!-- <mdb:mork:z v="1.4"/> -->')
    (folder / "Jobs.sbd" / "Sent").write_bytes(mbox(2))
    (folder / "Empty").write_bytes(b"")
    (folder / "popstate.dat").write_bytes(b"# POP3 State File\n")
    (folder / "msgFilterRules.dat").write_bytes(b"version=9\n")
    messages = read([tmp_path])
    assert [(item.subject, item.labels) for item in messages] == [
        ("Hello 1", ("jobs",)),
        ("Hello 2", ("sent",)),
    ]


def test_apple_s_length_line_and_trailer_are_no_part_of_the_mail(tmp_path: Path) -> None:
    raw = mail(1)
    trailer = b'<?xml version="1.0"?><plist></plist>\n'
    (tmp_path / "7.emlx").write_bytes(b"%d      \n" % len(raw) + raw + trailer)
    (message,) = read([tmp_path])
    assert (message.subject, message.text) == ("Hello 1", "Dear Sam,\n\nhello.")


def test_links_in_a_circle_and_twice_named_paths_give_each_file_once(tmp_path: Path) -> None:
    (tmp_path / "box").write_bytes(mbox(1))
    try:
        (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
        (tmp_path / "box2").symlink_to(tmp_path / "box")
        (tmp_path / "itself").symlink_to(tmp_path / "itself")
        (tmp_path / "nothing").symlink_to(tmp_path / "gone")
    except OSError:
        pytest.skip("this system lets nobody make symbolic links")
    assert len(read([tmp_path, tmp_path / "again", tmp_path / "box"])) == 1


def test_what_is_no_mail_is_passed_over_in_a_folder_and_a_problem_when_named(
    tmp_path: Path,
) -> None:
    (tmp_path / "notes.txt").write_bytes(b"From the desk of Sam: notes\n")
    (tmp_path / ".hidden").write_bytes(mbox(1))
    (tmp_path / "report.docx").write_bytes(b"PK\x03\x04broken")
    finder = FileMailFinder()
    assert finder.find([tmp_path]) == ([], [])
    named = [tmp_path / "notes.txt", tmp_path / "missing", tmp_path / "report.docx"]
    sources, problems = finder.find(named)
    assert sources == []
    reasons = [problem.reason.partition(":")[0] for problem in problems]
    assert reasons == ["does not exist", "holds no mail", "holds no mail"]


def test_a_file_whose_name_promises_mail_is_a_problem_if_it_holds_none(tmp_path: Path) -> None:
    (tmp_path / "letter.eml").write_bytes(b"just a text")
    (tmp_path / "empty.eml").write_bytes(b"")
    (tmp_path / "old.mbox").write_bytes(b"not an mbox at all")
    sources, problems = FileMailFinder().find([tmp_path])
    assert sources == []
    assert [os.path.basename(problem.path) for problem in problems] == [  # noqa: PTH119
        "empty.eml", "letter.eml", "old.mbox",
    ]  # fmt: skip


def test_a_msg_file_that_holds_text_is_read_as_text(tmp_path: Path) -> None:
    (tmp_path / "saved.msg").write_bytes(mail(1))
    assert only(FileMailFinder(), tmp_path).kind is SourceKind.EML


def test_an_unchanged_file_is_known_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "box"
    path.write_bytes(mbox(1, 2))
    finder = FileMailFinder()
    source = only(finder, path)
    assert finder.is_unchanged(source, read_through(finder, source))
    assert not finder.is_unchanged(source, read_through(finder, source, stop=1))
    path.write_bytes(mbox(1, 2, 3))
    assert not finder.is_unchanged(only(finder, path), read_through(finder, source))


def test_a_grown_mbox_is_read_again_from_its_last_message(tmp_path: Path) -> None:
    path = tmp_path / "box"
    path.write_bytes(mbox(1, 2))
    finder = FileMailFinder()
    cursor = read_through(finder, only(finder, path))
    with path.open("ab") as file:
        file.write(b"\n" + mbox(3))
    grown = only(finder, path)
    start = finder.resume_from(grown, cursor)
    assert start == cursor.resume > 0
    again = [finder.raw(item.place) for item in finder.split(grown, start)]
    assert [raw.partition(b"Subject: ")[2][:7] for raw in again] == [b"Hello 2", b"Hello 3"]


def test_a_rewritten_mbox_is_read_from_the_start(tmp_path: Path) -> None:
    path = tmp_path / "box"
    path.write_bytes(mbox(1, 2))
    finder = FileMailFinder()
    cursor = read_through(finder, only(finder, path))
    path.write_bytes(mbox(3, 2, 4, 5))
    assert finder.resume_from(only(finder, path), cursor) == 0
    path.write_bytes(mbox(1))
    assert finder.resume_from(only(finder, path), cursor) == 0


def test_a_mail_that_thunderbird_marks_as_read_does_not_rewrite_the_file(tmp_path: Path) -> None:
    path = tmp_path / "box"
    line = b"From - Mon Jan  1 10:00:00 2024\nX-Mozilla-Status: %s\n"
    content = line % b"0000" + mail(1) + b"\n" + line % b"0000" + mail(2)
    path.write_bytes(content)
    finder = FileMailFinder()
    cursor = read_through(finder, only(finder, path))
    path.write_bytes(content.replace(b"Status: 0000", b"Status: 0001") + b"\n" + mbox(3))
    assert finder.resume_from(only(finder, path), cursor) == cursor.resume > 0


@pytest.mark.parametrize("name", ["box", "box.gz", "box.zip"])
def test_an_interrupted_reading_goes_on_where_it_stopped(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name == "box.zip":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("in.mbox", mbox(1, 2, 3))
    else:
        path.write_bytes(gzip.compress(mbox(1, 2, 3)) if name == "box.gz" else mbox(1, 2, 3))
    finder = FileMailFinder()
    source = only(finder, path)
    cursor = read_through(finder, source, stop=2)
    start = finder.resume_from(source, cursor)
    parser = FastMailParser()
    found = [parser.parse(item) for item in finder.split(source, start)]
    assert [item.subject for item in found if isinstance(item, Message)] == ["Hello 2", "Hello 3"]


@pytest.mark.parametrize("name", ["box", "box.gz", "box.zip", "one.eml"])
def test_a_message_can_be_read_again_at_its_place(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name == "box.zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("in.mbox", mbox(1, 2))
    elif name == "one.eml":
        path.write_bytes(mail(2))
    else:
        path.write_bytes(gzip.compress(mbox(1, 2)) if name == "box.gz" else mbox(1, 2))
    finder = FileMailFinder()
    *_, last = finder.split(only(finder, path))
    assert finder.raw(last.place).strip() == mail(2).strip()
    if last.raw is not None:
        assert last.raw == finder.raw(last.place)


def test_a_message_that_is_gone_is_said_to_be_gone(tmp_path: Path) -> None:
    path = tmp_path / "box"
    path.write_bytes(mbox(1, 2))
    finder = FileMailFinder()
    *_, last = finder.split(only(finder, path))
    path.write_bytes(mbox(1))
    with pytest.raises(UnreadableError, match="no longer there"):
        finder.raw(last.place)
    path.unlink()
    with pytest.raises(UnreadableError, match="cannot be read"):
        finder.raw(last.place)


def test_a_broken_gzip_gives_what_came_before_the_break(tmp_path: Path) -> None:
    path = tmp_path / "box.gz"
    separator = b"From - Mon Jan  1 10:00:00 2024\n"
    letters = [mail(i % 10, os.urandom(3_000).hex().encode()) for i in range(2_000)]
    content = b"\n\n".join(separator + letter for letter in letters)
    path.write_bytes(gzip.compress(content)[:-2_000])
    finder = FileMailFinder()
    found: list[RawMail] = []
    with pytest.raises(UnreadableError, match="cannot be unpacked"):
        found.extend(finder.split(only(finder, path)))
    assert len(found) > 100


def test_a_small_broken_gzip_gives_its_whole_messages_and_not_the_last_one(tmp_path: Path) -> None:
    path = tmp_path / "box.gz"
    packer = zlib.compressobj(wbits=31)
    content = mbox(1, 2, 3)
    head, tail = content[: content.rindex(b"Dear Sam") + 4], content[content.rindex(b"Dear Sam") + 4 :]
    start = packer.compress(head) + packer.flush(zlib.Z_SYNC_FLUSH)
    path.write_bytes(start)
    finder = FileMailFinder()
    found: list[RawMail] = []
    with pytest.raises(UnreadableError, match="cannot be unpacked"):
        found.extend(finder.split(only(finder, path)))
    assert len(found) == 2
    path.write_bytes(start + packer.compress(tail) + packer.flush())
    assert len(list(finder.split(only(finder, path)))) == 3


def test_an_encrypted_or_damaged_zip_is_said_to_be_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "mail.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("in.mbox", mbox(1, 2))
    content = bytearray(path.read_bytes())
    content[content.index(b"Dear Sam")] ^= 0xFF
    path.write_bytes(content)
    finder = FileMailFinder()
    with pytest.raises(UnreadableError, match=r"in\.mbox"):
        list(finder.split(only(finder, path)))
