"""What a person sets: who they are, their zone, what was read; and that all of it goes when they say so."""

from __future__ import annotations

import re
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from rejoinder.adapters.storage.store import open_store
from tests.journeys.program import InProcess, Program
from tests.journeys.test_said import folded, undo

MAIL = """\
From: {sender}
To: {to}
Message-ID: <{key}@post.example>
Date: Thu, 12 Mar 2026 23:30:00 +0000
Subject: Your application as Night Porter at Tidewell

{words}
"""
REFUSED = (
    "Dear Robin,\n\nunfortunately we have decided not to proceed with your application for the Night Porter position."
)
ADA, ROBIN, SECOND = "Ada Grey <ada@tidewell.example>", "robin@example.org", "Robin Ash <r.ash@mill.example>"


def write(path: Path, key: str, sender: str = ADA, words: str = REFUSED) -> None:
    to = "ada@tidewell.example" if sender == SECOND else ROBIN
    path.write_text(MAIL.format(sender=sender, to=to, key=key, words=words))


@pytest.fixture
def box(tmp_path: Path) -> Path:
    box = tmp_path / "box"
    box.mkdir()
    write(box / "1.eml", "no")
    write(box / "2.eml", "copy", SECOND)
    return box


@pytest.fixture
def program(tmp_path: Path, box: Path) -> Program:
    program = InProcess(tmp_path / "data")
    program.run("import", box)
    return program


def settings(program: Program) -> dict[str, Any]:
    (form,) = program.objects("settings")
    return form


def kinds(program: Program) -> list[str]:
    applications = [one["application"] for one in program.objects("applications")]
    letters = [letter for one in applications for letter in program.objects("show", one)[0]["letters"]]
    return sorted(letter["reading"]["kind"] for letter in letters)


def test_before_anything_was_done_there_is_nothing(tmp_path: Path) -> None:
    program = InProcess(tmp_path / "data")
    shown = folded(program.run("settings").out)
    assert "Nobody yet" in shown
    assert "Nothing yet begin with `rejoinder import PATH`" in shown
    assert settings(program)["sources"] == []


def test_a_said_address_is_shown_counts_and_is_taken_back(program: Program) -> None:
    before = kinds(program)
    assert before == ["rejection", "rejection"]
    told = program.run("settings", "--address", "R.Ash@mill.example", "--name", "Robin Ash").out
    assert "Kept: you are called Robin Ash; r.ash@mill.example is yours." in folded(told)
    assert kinds(program) == ["rejection", "sent_by_seeker"]
    form = settings(program)
    assert form["names"] == [{"name": "Robin Ash", "origin": "said"}]
    assert [(one["address"], one["origin"]) for one in form["addresses"]] == [
        ("r.ash@mill.example", "said"),
        (ROBIN, "found"),
    ]
    shown = folded(program.run("settings").out)
    assert "Address r.ash@mill.example (you said so)" in shown
    assert f"{ROBIN} (found in your mail, 1 letter)" in shown
    undo(program, told)
    assert kinds(program) == before
    assert "settings: you are called Robin Ash" in folded(program.run("log").out)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--address", "robin"), "That is no mail address: robin. Write it whole"),
        (("--name", " "), "That is no name: (nothing)."),
        (("--zone", "Viena"), "Did you mean “Europe/Vienna”"),
        (("--zone", "machine"), "That is the zone already."),
        (("--forget-source", "/nowhere"), "No mail was read from /nowhere."),
        (("--not-name", "Somebody Else"), "That is what is here already."),
    ],
)
def test_what_cannot_be_is_refused_with_advice(program: Program, arguments: tuple[str, ...], told: str) -> None:
    log = program.run("log").out
    assert told in folded(program.run("settings", *arguments, code=1).err)
    assert program.run("log").out == log
    assert "--json only shows" in program.run("settings", "--json", *arguments, code=2).err


def test_the_zone_decides_which_day_is_shown(program: Program) -> None:
    told = program.run("settings", "--zone", "asia/tokyo").out
    assert "You live by Asia/Tokyo" in told
    assert "2026-03-13" in program.run("rejections").out
    assert (settings(program)["zone"], settings(program)["offset"]) == ("Asia/Tokyo", "UTC+09:00")
    program.run("settings", "--zone", "America/Lima")
    assert "2026-03-12" in program.run("rejections").out
    program.run("add", "Fern Mill", "--on", "2026-03-10")
    assert "2026-03-10" in program.run("show", "fern").out  # a day has no zone
    program.run("undo", *re.findall(r"rejoinder undo (\d+)", folded(told)))
    assert settings(program)["zone"] == "America/Lima"


def test_what_is_new_is_read_and_a_source_is_forgotten(program: Program, box: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.eml"
    write(other, "other", words=REFUSED.replace("Tidewell", "Saltmarsh"))
    program.run("import", other)
    write(box / "3.eml", "third")
    assert "1 message read: 1 new" in program.run("settings", "--read-new").out
    assert "Nothing new" in program.run("settings", "--read-new").out
    assert [one["messages"] for one in settings(program)["sources"]] == [3, 1]
    told = folded(program.run("settings", "--forget-source", box).out)
    assert "the mail itself is not touched" in told
    assert [one["path"] for one in settings(program)["sources"]] == [str(other)]
    for number in re.findall(r"rejoinder undo (\d+)", told):
        program.run("undo", number)
    assert [one["messages"] for one in settings(program)["sources"]] == [3, 1]


def test_uploads_are_removed_once_the_person_says_so(program: Program) -> None:
    assert "There is nothing to remove" in program.run("settings", "--remove", "backups").out
    uploads = program.data / "uploads"
    uploads.mkdir()
    (uploads / "Inbox.mbox").write_text("From x\n")
    (uploads / "my own.txt").write_text("mine")
    told = folded(program.run("settings", "--remove", "uploads", given=b"n\n").out)
    assert "cannot be looked at again" in told
    assert "Nothing was removed." in told
    assert (uploads / "Inbox.mbox").exists()
    assert "Removed: 1 file" in program.run("settings", "--remove", "uploads", "--yes").out
    assert [path.name for path in uploads.iterdir()] == ["my own.txt"]


def test_everything_goes_when_the_word_is_typed_and_nothing_else(program: Program, box: Path) -> None:
    program.run("read", "--keep", given=MAIL.format(sender=ADA, to=ROBIN, key="kept", words=REFUSED).encode())
    (program.data / "photo.jpg").touch()
    told = program.run("forget-everything", given=b"yes\n", code=1)
    assert "Nothing was deleted" in told.err
    assert "rejoinder export FILE.json" in folded(told.out)
    assert program.objects("applications")
    assert "Nothing is kept any more" in folded(program.run("forget-everything", given=b"everything\n").out)
    assert [path.name for path in program.data.iterdir()] == ["photo.jpg"]
    assert len(list(box.iterdir())) == 2
    assert "There is nothing to delete" in program.run("forget-everything", "--yes").out
    assert [path.name for path in program.data.iterdir()] == ["photo.jpg"]
    assert program.objects("applications") == []


def test_nothing_goes_while_another_rejoinder_has_it_open(program: Program) -> None:
    alone = Program(program.data)
    with closing(open_store(program.data)) as store:
        before = store.log()
        assert "Another program has the data" in folded(alone.run("forget-everything", "--yes", code=1).err)
        assert store.log() == before
    assert "Deleted" in alone.run("forget-everything", "--yes").out


@pytest.mark.skipif(sys.platform == "win32", reason="there a broken file may be held")
def test_what_is_broken_can_be_deleted_as_well(program: Program) -> None:
    (program.data / "rejoinder.sqlite").write_bytes(b"broken" * 5_000)
    assert "Deleted" in program.run("forget-everything", "--yes").out
    assert settings(program)["sources"] == []
