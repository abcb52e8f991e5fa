"""What a person does with a mailbox: import, look, undo, look at the log and the problems, and the demo."""

from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rejoinder.adapters.storage.store import open_store
from tests.journeys.program import DEMO, PATIENCE, Program

CLASSIFIED = (
    "message_id", "kind", "confidence", "band", "language", "quotes", "organisation", "role", "people", "interview",
    "reasons", "doors", "feedback",
)  # fmt: skip
NAMES = (
    "0010-brightmoor-received",
    "0020-maman-dimanche",
    "0030-rheinaue-absage",
    "0036-ried-refus",
    "0056-wexcombe-moved",
)


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """Return a program whose data folder is not there yet."""
    return Program(tmp_path / "data")


@pytest.fixture
def box(tmp_path: Path) -> Path:
    """Return a folder of a few of the demo's letters."""
    folder = tmp_path / "box"
    folder.mkdir()
    for name in NAMES:
        (folder / f"{name}.eml").write_bytes((DEMO / f"{name}.eml").read_bytes())
    return folder


def test_lists_are_shown_without_loading_what_reads_and_links_mail(tmp_path: Path) -> None:
    program = Program(tmp_path / "data").comparable()  # whose tables are made
    for command in ("rejections", "today"):
        line = program.command(command)
        done = subprocess.run(
            [line[0], "-X", "importtime", *line[1:]], capture_output=True, timeout=PATIENCE, check=True
        )
        loaded = {words.rpartition("|")[2].strip() for words in done.stderr.decode().splitlines()}
        assert "rejoinder.services.stories" in loaded
        assert not loaded & {
            "alembic",
            "rejoinder.domain.linking.linker",
            "rejoinder.domain.letters.book",
            "rejoinder.services.importing",
            "rejoinder.services.settling",
            "sqlalchemy.orm",
        }


def test_before_anything_was_done_every_command_says_how_to_begin(program: Program) -> None:
    for command in ("rejections", "log"):
        assert "rejoinder import" in " ".join(program.run(command).out.split())
        assert program.objects(command) == []
    assert program.run("problems").out
    assert program.objects("problems") == []
    for arguments in (("undo",), ("undo", 7), ("show", "nothing")):
        outcome = program.run(*arguments, code=1)
        assert len(outcome.err.strip().splitlines()) >= 2
        assert outcome.out == ""


def test_an_import_can_be_taken_back_and_that_as_well(program: Program, box: Path) -> None:
    program.run("import", box)
    before, dump = program.rejections(), program.dump()
    assert len(before.splitlines()) >= 2
    taken_back = program.run("undo").out
    assert program.rejections() == ""
    (again,) = re.findall(r"rejoinder undo (\d+)", taken_back)
    program.run("undo", again)
    assert program.rejections() == before
    assert program.dump() == dump
    log = program.objects("log")
    assert [entry["command"] for entry in log] == ["undo", "undo", "import"]
    assert (log[1]["undoes"], log[0]["undoes"], log[1]["undone_by"]) == (1, 2, 3)
    assert program.run("undo", again, code=1).err


def test_after_an_undo_the_same_mail_can_be_read_again(program: Program, box: Path) -> None:
    program.run("import", box)
    before = program.rejections()
    program.run("undo")
    assert program.objects("import", box)[0]["new"] == len(NAMES)
    assert program.rejections() == before


def test_the_log_says_what_was_read_again(program: Program, box: Path) -> None:
    with closing(open_store(program.data)) as store:
        for again in (0, 132):
            number = store.begin("import", datetime(2026, 11, 2, 9, tzinfo=UTC), {"paths": [str(box)]})
            store.finish(number, datetime(2026, 11, 2, 9, tzinfo=UTC), {"messages": 0, "read_again": again})
    log = " ".join(program.run("log").out.split())
    assert log.count("import: 132 messages read again;") == 1
    assert log.count("import: nothing was read;") == 1


def test_what_comes_back_while_the_mailbox_is_away_is_told_and_read_later(program: Program, box: Path) -> None:
    program.run("import", box)
    before, away = program.rejections(), box.with_name("away")
    program.run("undo")
    box.rename(away)
    told = " ".join(program.run("undo", 2).err.split())
    assert "4 letters could not be read" in told
    assert "Import it again when it is back" in told
    assert len(program.objects("problems")) == 4
    away.rename(box)
    assert "an undo had brought it back: 4 letters" in " ".join(program.run("import", box).out.split())
    assert program.rejections() == before
    assert program.objects("problems") == []
    assert "import: 4 letters brought back by an undo and read" in " ".join(program.run("log").out.split())


def test_an_application_is_shown_by_its_id_and_by_its_words(program: Program, box: Path) -> None:
    program.run("import", box)
    form = next(item for item in program.objects("rejections") if item["organisation"] == "Klinikum Rheinaue")
    by_id = program.objects("show", form["application"])
    assert by_id == program.objects("show", "klinikum rheinaue")
    assert by_id[0]["next_steps"] == form["next_steps"]
    out = program.run("show", form["application"]).out
    assert "Klinikum Rheinaue" in out
    assert "What to do now" in out


def test_an_application_turned_down_twice_says_so_and_show_tells_both(program: Program, tmp_path: Path) -> None:
    box = tmp_path / "twice"
    box.mkdir()
    for number, words in enumerate(("first interview", "second interview")):
        (box / f"{number}.eml").write_text(
            f"From: Ada Grey <ada@tidewell.example>\nTo: tomasz@example.org\nMessage-ID: <{number}@tidewell.example>\n"
            f"Date: Mon, {4 + number} May 2026 09:00:00 +0000\nSubject: Your application as Night Porter at Tidewell\n"
            f"In-Reply-To: <0@tidewell.example>\n\nDear Tomasz,\n\nthank you for the {words}. Unfortunately we have "
            "decided not to proceed with your application for the Night Porter position.\n\nAda Grey\nTidewell\n"
        )
    program.run("import", box)
    (form,) = program.objects("rejections")
    assert len(form["earlier_rejections"]) == 1
    assert "2 rejections" in " ".join(program.run("rejections", "--brief").out.split())
    assert "turned down already on 2026-05-04" in " ".join(program.run("rejections").out.split())
    assert program.run("show", form["application"]).out.count("a rejection") == 2


def test_what_cannot_be_read_is_listed_with_its_place(program: Program, box: Path, tmp_path: Path) -> None:
    whole = gzip.compress(
        b"".join(b"From x Tue May 12 09:00:00 2026\n" + (DEMO / f"{name}.eml").read_bytes() + b"\n" for name in NAMES)
    )
    cut = tmp_path / "cut.mbox.gz"
    cut.write_bytes(whole[: len(whole) // 2])
    outcome = program.run("import", box, cut)
    assert "Problem" in outcome.err
    (problem,) = program.objects("problems")
    assert problem["path"] == str(cut)
    assert problem["reason"]
    assert "cut.mbox.gz" in program.run("problems").out.replace("\n", "").replace(" ", "")
    cut.write_bytes(whole)
    program.run("import", cut)
    assert program.objects("problems") == []


def test_a_path_that_is_not_there_changes_nothing(program: Program, tmp_path: Path) -> None:
    outcome = program.run("import", tmp_path / "none", code=1)
    assert "none" in outcome.err
    assert program.objects("log") == []


def test_one_missing_path_does_not_keep_the_others_from_being_read(program: Program, box: Path, tmp_path: Path) -> None:
    outcome = program.run("import", tmp_path / "none", box)
    assert "none" in outcome.err.replace("\n", "")
    assert program.rejections()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is unreadable to whoever runs this")
def test_a_file_that_may_not_be_read_is_a_problem(program: Program, box: Path) -> None:
    (box / f"{NAMES[0]}.eml").chmod(0)
    assert "Problem" in program.run("import", box).err
    assert program.rejections()


def test_classify_prints_for_each_message_what_is_promised_and_stores_nothing(program: Program, box: Path) -> None:
    forms = program.objects("classify", box)
    assert len(forms) == len(NAMES)
    assert not program.data.exists()
    for form in forms:
        assert [name for name in form if name in CLASSIFIED] == list(CLASSIFIED)
        assert (form["band"] is None) is (form["kind"] == "other")
        for item in form["quotes"]:
            assert set(item) == {"quote", "where"}
        for name, fields in (
            ("reasons", {"kind"}),
            ("doors", {"kind", "until"}),
            ("feedback", {"polarity", "formula"}),
        ):
            for item in form[name]:
                assert fields | {"quote", "where"} <= set(item)
                assert item["where"] in ("subject", "text", "link")
    kinds = {form["kind"] for form in forms}
    assert {"confirmation", "rejection", "other"} <= kinds


def test_classify_reads_what_import_reads_and_names_problems(program: Program, tmp_path: Path) -> None:
    assert program.run("classify", tmp_path / "none", "--json", code=None).err


def test_the_demo_shows_rejections_with_their_quotes_and_leaves_nothing(program: Program) -> None:
    out = program.run("demo").out
    folded = " ".join(out.split())
    expected = [json.loads(path.read_text(encoding="utf-8")) for path in DEMO.glob("*.expected.json")]
    number = sum(item["kind"] == "rejection" for item in expected)
    assert out.count("got as far as") >= number * 0.85
    assert folded.count("“") >= number * 0.85
    assert "none was found in the letter" in folded
    assert "Klinikum Rheinaue" in folded
    assert not program.data.exists()


def test_the_demo_prints_objects_as_rejections_does(program: Program) -> None:
    forms = program.objects("demo")
    assert forms
    assert {"application", "stage", "reading", "next_steps"} <= set(forms[0])
