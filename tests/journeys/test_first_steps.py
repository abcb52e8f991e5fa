"""What a person meets who gives the program something odd: a sentence that says what to do, never a traceback."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from rejoinder import __main__ as program_main
from tests.journeys.program import DEMO, Program

LETTER = next(DEMO.glob("0030-*.eml")).read_bytes()
ODD = {
    "random.dat": (bytes(range(256)) * 8, "holds no mail"),
    "nothing.mbox": (b"", "is empty"),
    "wide.mbox": (("From x Tue May 12 09:00:00 2026\n" + LETTER.decode("latin-1")).encode("utf-16"), "UTF-8"),
    "cut.zip": (b"PK\x03\x04 and no more", "cannot be opened"),
}


@pytest.mark.parametrize("name", ODD)
def test_what_is_no_mail_is_named_with_what_to_do(tmp_path: Path, name: str) -> None:
    content, words = ODD[name]
    (tmp_path / name).write_bytes(content)
    outcome = Program(tmp_path / "data").run("import", tmp_path / name, code=1)
    assert words in " ".join(outcome.err.split())
    assert "`rejoinder read`" in " ".join(outcome.err.split())


def test_an_archive_without_mail_is_no_mailbox(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "pictures.zip", "w") as archive:
        archive.writestr("notes.txt", "hello")
    assert "No mail was found" in Program(tmp_path / "data").run("import", tmp_path / "pictures.zip", code=1).err


def test_a_mailbox_that_was_cut_off_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    head = b"From x Tue May 12 09:00:00 2026\n"
    (tmp_path / "cut.mbox").write_bytes(head + LETTER + b"\n" + head + LETTER[:200])
    assert Program(tmp_path / "data").objects("import", tmp_path / "cut.mbox")[0]["rejections"] == 1


def test_ctrl_c_before_the_command_line_is_there_leaves_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("rejoinder.cli.main.run", interrupted)
    monkeypatch.setattr("sys.argv", ["rejoinder", "log"])
    with pytest.raises(SystemExit) as stopped:
        program_main.main()
    assert stopped.value.code == 130
    assert "Stopped" in capsys.readouterr().err
