"""What cannot be done as it was told says why and what to do next, and changes nothing."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from rejoinder.adapters.storage.store import open_store
from tests.journeys.program import InProcess, Program


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """Return a program that knows three applications."""
    program = InProcess(tmp_path / "data")
    program.run("add", "Alder Mill", "Gardener", "--on", "2026-03-02")
    program.run("add", "Alder House", "Baker", "--on", "2026-03-02")
    program.run("add", "Fern", "Clerk", "--on", "2026-03-02")
    return program


def refused(program: Program, *arguments: object, given: bytes = b"", code: int | None = 1) -> str:
    """Return what a command says that cannot be done; it ends with what to do next, and nothing is kept."""
    before = program.objects("log")
    outcome = program.run(*arguments, given=given, code=code)
    assert outcome.code in (1, 2)
    assert outcome.out == ""
    assert len(outcome.err.strip().splitlines()) >= 2
    assert program.objects("log") == before
    return " ".join(outcome.err.split())


NAMING = (
    ("show", "{}"),
    ("edit", "{}", "--resume", "short"),
    ("event", "{}", "rejected"),
    ("withdraw", "{}"),
    ("note", "{}", "hm"),
    ("merge", "{}", "fern"),
    ("merge", "fern", "{}"),
    ("split", "{}", "abcdef"),
    ("hide", "{}"),
    ("unhide", "{}"),
)


@pytest.mark.parametrize("command", NAMING, ids=" ".join)
def test_an_application_that_is_not_known_or_not_the_only_one_is_told(
    program: Program, command: tuple[str, ...]
) -> None:
    for name in ("nobody", " ", "🦉"):
        said = refused(program, *(part.format(name) for part in command))
        assert "No application fits" in said
        assert "`rejoinder applications`" in said
    said = refused(program, *(part.format("alder") for part in command))
    assert "2 applications fit “alder”" in said
    assert "(Alder Mill, Gardener)" in said
    assert "Name one by its id." in said


@pytest.mark.parametrize(
    "command",
    [
        ("add", "Birch", "--on", "{}"),
        ("edit", "fern", "--on", "{}"),
        ("event", "fern", "rejected", "{}"),
        ("event", "fern", "interview", "{}"),
        ("withdraw", "fern", "{}"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("day", ["someday", "2026-02-30", "🦉", "99.99."])
def test_a_day_that_is_none_is_told(program: Program, command: tuple[str, ...], day: str) -> None:
    assert "Say it like" in refused(program, *(part.format(day) for part in command))


def test_an_event_that_is_none_is_told(program: Program) -> None:
    said = refused(program, "event", "fern", "exploded", code=2)
    assert "known are" in said
    assert "rejected" in said
    assert "--help" in said


def test_a_posting_that_is_none_is_told(program: Program, tmp_path: Path) -> None:
    (tmp_path / "binary").write_bytes(b"\x89PNG\0\0")
    (tmp_path / "empty").write_bytes(b" \n")
    (tmp_path / "long").write_bytes(b"x" * (2 * 1024 * 1024 + 1))
    for name, words in (
        ("binary", "is no text file"),
        ("empty", "There is nothing in"),
        ("long", "is too long"),
        ("missing", "cannot be read"),
        ("", "cannot be read"),
    ):
        for option in ("--posting", "--cover-letter", "--answers"):
            assert words in refused(program, "edit", "fern", option, tmp_path / name)


def test_what_says_nothing_is_told(program: Program) -> None:
    assert "The note is empty" in refused(program, "note", "fern", given=b" \n")
    assert "The note is empty" in refused(program, "note", "fern", " ")
    assert "Nothing is said" in refused(program, "edit", "fern", code=2)
    assert "organisation or a role" in refused(program, "add", " ")
    assert "LETTER" in refused(program, "split", "fern", code=2)


def test_what_cannot_be_merged_or_split_or_hidden_is_told(program: Program) -> None:
    assert "one application already" in refused(program, "merge", "fern", "clerk")
    assert "No letter of it begins with" in refused(program, "split", "fern", "abcdef12")
    assert "did not turn you down" in refused(program, "hide", "fern")
    assert "is not out of sight" in refused(program, "unhide", "fern")


def test_a_letter_that_is_not_known_is_told(program: Program) -> None:
    for name in ("abcdef12", "<nothing@x.example>", " ", "\udce9\udce9\udce9\udce9", "%%%%"):
        assert "No letter is called" in refused(program, "correct", name, "--kind", "offer")
        assert "No letter is called" in refused(program, "confirm", name)


def test_a_correction_that_contradicts_itself_is_told(program: Program) -> None:
    said = refused(program, "correct", "abcdef12", "--reason", "salary", "--no-reason", code=2)
    assert "contradict each other" in said
    assert "--help" in refused(program, "correct", "abcdef12", "--kind", "poem", code=2)
    assert "--help" in refused(program, "correct", "abcdef12", "--reason", "poem", code=2)


@pytest.mark.parametrize("command", [("done",), ("postpone",), ("dismiss",)], ids=" ".join)
def test_a_step_that_is_not_known_is_told(program: Program, command: tuple[str, ...]) -> None:
    for name in ("zzzzzz", " ", "🦉"):
        said = refused(program, *command, name)
        assert "No step of today" in said
        assert "`rejoinder today --all`" in said


def test_two_at_once_are_told_to_wait(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    hurried = {**(open_store.__kwdefaults__ or {}), "busy_seconds": 0.2}
    monkeypatch.setattr(open_store, "__kwdefaults__", hurried)
    with closing(open_store(program.data)) as store, store.alone():
        for command in (
            ("add", "Birch"),
            ("note", "fern", "hm"),
            ("event", "fern", "offer"),
            ("merge", "fern", "baker"),
        ):
            said = refused(program, *command)
            assert "run the same command again" in said
        assert len(program.objects("applications")) == 3  # looking is not held up
    program.run("note", "fern", "hm")
