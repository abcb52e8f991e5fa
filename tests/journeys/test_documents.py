"""A posting, what was sent with it, and what the seeker says of it are kept from the command line, and taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.program import InProcess

POSTING = b"""Payroll clerk at Alder

Requirements
- SQL
- fluent German
- forklift licence
"""
RESUME = "Robin Ash\n\nExperience\nPayroll assistant, Quo, 2019 - 2023\n- paid 80 drivers every month\n"


@pytest.fixture
def program(tmp_path: Path) -> InProcess:
    made = InProcess(tmp_path / "data")
    made.run("add", "Alder", "Payroll clerk")
    return made


@pytest.fixture
def resume(tmp_path: Path) -> Path:
    path = tmp_path / "cv.txt"
    path.write_text(RESUME, encoding="utf-8")
    return path


def test_a_resume_is_kept_in_versions_with_what_it_was_sent_with(program: InProcess, resume: Path) -> None:
    assert "Kept: résumé “cv.txt”" in program.run("keep", resume, "--sent-with", "alder").out
    assert "word for word" in program.run("keep", resume).out
    resume.write_text(RESUME + "- SQL\n", encoding="utf-8")
    assert "version 2 of 2" in program.run("keep", resume).out
    newer, older = program.objects("documents")
    assert (newer["number"], newer["sent_with"], older["of"], len(older["sent_with"])) == (2, [], 2, 1)
    assert program.objects("documents", older["version"])[0]["text"] == RESUME
    assert "- SQL" in program.run("documents", "cv").out
    program.run("keep", "--document", "cv", "--sent-with", "alder")
    (shown,) = program.objects("posting", "alder")
    assert [one["version"] for one in shown["sent"]] == [newer["version"]]
    program.run("keep", "--document", "cv", "--not-sent-with", "alder")
    assert program.objects("posting", "alder")[0]["sent"] == [older]


def test_other_evidence_is_piped_in_put_away_and_had_again(program: InProcess) -> None:
    (kept,) = program.objects("keep", "--as", "evidence", "--name", "list", given=b"drove\r\nvans")
    assert (kept["purpose"], kept["name"]) == ("evidence", "list")
    assert program.objects("put-away", "list")[0]["is_away"]
    assert "No document is kept yet" in program.run("documents").out
    assert "put away" in program.run("documents", "--all").out
    program.run("undo")
    assert program.run("documents", "list").out.endswith("drove\nvans\n")
    assert "other evidence · list" in program.run("search", "vans").out


def test_a_posting_is_kept_as_it_stood_and_answered(program: InProcess) -> None:
    assert "not kept. Keep it" in program.run("posting", "alder").out
    refused = program.run("answer", "alder", "SQL", "--yes", code=1)
    assert "Keep it first: `rejoinder posting" in refused.err
    program.run("posting", "alder", "-", "--link", "https://alder.example/1", "--on", "yesterday", given=POSTING)
    assert "word for word" in program.run("posting", "alder", "-", given=POSTING).out
    (shown,) = program.objects("posting", "alder")
    assert shown["posting"]["text"].encode() == POSTING
    assert shown["posting"]["link"] == "https://alder.example/1"
    (said,) = program.objects("answer", "alder", "german", "--partly", "--where", "a year in Graz")
    assert (said["quote"], said["kind"], said["answer"]) == ("fluent German", "language", "partly")
    assert said["words"] == "a year in Graz"
    refused = program.run("answer", "alder", "German", "--not-in-the-room", code=1)
    assert "No interview or talk" in refused.err
    program.run("event", "alder", "interview", "yesterday")
    (said,) = program.objects("answer", "alder", "German", "--not-in-the-room")
    assert (said["answer"], said["not_in_the_room"]) == ("partly", True)
    assert "“SQL” (tool): you do not hold it." in program.run("answer", "alder", "SQL", "--no").out
    program.run("undo", said["operation"])
    assert "does not ask for “welding”" in program.run("answer", "alder", "welding", "--yes", code=1).err


@pytest.mark.parametrize(
    ("arguments", "given", "code"),
    [
        (("keep", "nothing.pdf"), b"", 1),
        (("keep",), b" \n", 1),
        (("keep",), b"\0\1", 1),
        (("keep", "--document", "cv"), b"", 2),
        (("keep", "--not-sent-with", "alder"), b"", 2),
        (("keep", "--as", "poem"), b"", 2),
        (("documents", "cv"), b"", 1),
        (("put-away", "cv"), b"", 1),
        (("posting", "birch"), b"", 1),
        (("posting", "alder", "-", "--on", "someday"), b"words", 1),
        (("posting", "alder", "x.txt", "--from-letter", "1234"), b"", 2),
        (("posting", "alder", "--from-letter", "1234"), b"", 1),
        (("answer", "alder", "SQL"), b"", 2),
    ],
)
def test_what_cannot_be_done_is_said_with_what_to_do(
    program: InProcess, arguments: tuple[str, ...], given: bytes, code: int
) -> None:
    outcome = program.run(*arguments, given=given, code=code)
    assert len(outcome.err.splitlines()) > 1
    assert outcome.err.endswith((".\n", ".”\n"))
