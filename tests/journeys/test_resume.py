"""A résumé is read and shown: as words, as text, as an object; what cannot be read is said in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.adapters.documents.making import write_pdf
from tests.journeys.program import Program

RESUME = """\
Mara Quill
mara@example.org

EXPERIENCE
Night Porter, Tidewell Hotels\tApr 2019 – Present
- Trained six porters
"""


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """Return a program whose data folder is not there yet."""
    return Program(tmp_path / "data")


@pytest.fixture
def resume(tmp_path: Path) -> Path:
    """Return a résumé's file."""
    path = tmp_path / "cv.txt"
    path.write_text(RESUME, encoding="utf-8")
    return path


def test_what_is_read_is_shown(program: Program, resume: Path) -> None:
    out = program.run("resume", str(resume)).out
    assert "Mara Quill: 1 job" in out
    assert "Night Porter · Tidewell Hotels, 2019-04 to today: 1 point" in out
    assert not program.data.exists()


def test_the_text_stands_as_it_is_read(program: Program, resume: Path) -> None:
    assert program.run("resume", str(resume), "--text").out == RESUME


def test_quotes_are_stretches_of_the_text(program: Program, resume: Path) -> None:
    (found,) = program.objects("resume", str(resume), "--json")
    (job,) = found["jobs"]
    assert (job["title"], job["start"], job["end"], job["current"]) == ("Night Porter", "2019-04", None, True)
    (bullet,) = job["bullets"]
    assert bullet["quote"] == "Trained six porters" == found["text"][slice(*bullet["span"])]


@pytest.mark.slow
def test_a_pdf_is_read_in_a_worker(program: Program, tmp_path: Path) -> None:
    write_pdf(tmp_path / "cv.pdf", "Mara Quill \\\nmara\\@example.org\n\n= Skills\nKeys, cash handling")
    (found,) = program.objects("resume", str(tmp_path / "cv.pdf"), "--json")
    assert [held["words"] for held in found["skills"]] == ["Keys", "cash handling"]


def test_a_resume_without_jobs_says_what_to_look_at(program: Program, tmp_path: Path) -> None:
    (tmp_path / "cv.txt").write_text("Mara Quill likes the sea.", encoding="utf-8")
    assert "--text shows what is read" in program.run("resume", str(tmp_path / "cv.txt")).out


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n", b"{\\rtf1 x}"])
def test_what_cannot_be_read_is_said_with_what_to_do(program: Program, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "cv.pdf").write_bytes(content)
    outcome = program.run("resume", str(tmp_path / "cv.pdf"), code=1)
    assert outcome.err.startswith("cv.pdf is ")
    assert outcome.err.count("\n") > 1
    assert "Traceback" not in outcome.err
