"""The words of résumés come from cue files, and a mistake in one is told of that file."""

from __future__ import annotations

from pathlib import Path

import pytest

from rejoinder.adapters.cues.resumes import load_resumes
from rejoinder.domain.documents.document import Document, Format
from rejoinder.domain.documents.lexicon import WordTable
from rejoinder.domain.documents.reading import read_resume
from rejoinder.domain.documents.resume import Month, SectionKind
from rejoinder.errors import UnreadableError


@pytest.fixture
def cues(tmp_path: Path) -> Path:
    """Return a folder with the cues of one small language."""
    (tmp_path / "resumes").mkdir()
    (tmp_path / "trades").mkdir()
    (tmp_path / "resumes" / "nl.toml").write_text(
        """code = "nl"
[words]
houses = "~bakkerij bv"
[sections]
experience = '''
Werkervaring
'''
[phrases]
gap = "werkloos*"
""",
        encoding="utf-8",
    )
    (tmp_path / "trades" / "nl.txt").write_text("bakker nachtportier", encoding="utf-8")
    return tmp_path


def test_a_language_is_a_file(cues: Path) -> None:
    text = "Ada Moss\n\nWerkervaring\n\nBakker, Stadsbakkerij\n2015 - 2018\n\nwerkloosheid\n2018 - 2019\n"
    resume = read_resume(load_resumes(cues), Document("cv.txt", Format.TEXT, text))
    assert [section.kind for section in resume.sections if section.heading] == [SectionKind.EXPERIENCE]
    assert [(job.title, job.organisation, job.start) for job in resume.jobs] == [
        ("Bakker", "Stadsbakkerij", Month(2015))
    ]


@pytest.mark.parametrize(
    ("told", "part"),
    [
        ('[words]\ntitels = "x"', "titels"),
        ('[phrases]\ngap = "(werk"', "phrase"),
        ("[words]\nhouses = x", "TOML"),
        ('[words]\ntitles = ["a", "b"]', "one string"),
        ('titles = "cook"', "one string"),
        ('[words]\ntitles = "~ cook"', "without its letters"),
    ],
)
def test_a_mistake_is_told_of_its_file(cues: Path, told: str, part: str) -> None:
    (cues / "resumes" / "zz.toml").write_text(told, encoding="utf-8")
    with pytest.raises(UnreadableError, match=r"resumes/zz\.toml") as caught:
        load_resumes(cues)
    assert part in str(caught.value)


def test_words_are_known_whole_by_their_end_or_where_they_stand_last() -> None:
    table = WordTable(["bank", "~haus", "high$"])
    assert all(map(table.knows, ("the banks", "kaufhaus", "harrow high")))
    assert not any(map(table.knows, ("banking", "high street", "hausbau", "")))
