"""The files of the book of skills: those that ship say what they should, and one with a fault is named."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import pytest

from rejoinder.adapters.skills.files import read_doubtful, read_left_out, read_written
from rejoinder.adapters.skills.loader import CRAFTS, DOUBTFUL, LEFT_OUT, NAMES, TOOLS, TRANSLATIONS, load_skills
from rejoinder.domain.skills.folding import fold
from rejoinder.domain.skills.table import Table
from rejoinder.errors import UnreadableError

SHIPPED = Path(str(resources.files("rejoinder") / "skills"))
OURS = {TOOLS: True, CRAFTS: False} | dict.fromkeys(TRANSLATIONS, None)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / TOOLS).write_text("# A comment\n\nPython = py3 > programming\n", "utf-8")
    (tmp_path / CRAFTS).write_text("programming\n", "utf-8")
    return tmp_path


def test_a_folder_of_ones_own_is_read(folder: Path) -> None:
    skills = load_skills(folder)
    assert [mention.skill for mention in skills.find("py3 and programming")] == ["Python", "programming"]
    assert skills.implied_by("Python") == {"programming"}


def test_the_shipped_book_is_loaded_once() -> None:
    assert load_skills() is load_skills()


@pytest.mark.parametrize(
    ("name", "line", "reason"),
    [
        (TOOLS, "Python = ", "tools.txt, line 1: .*not of the form"),
        (TOOLS, "Python = py3 | | snake", "tools.txt, line 1: .*stands nothing"),
        (TOOLS, "Python > programing", "Python implies programing, which is no skill"),
        (CRAFTS, "••• = dots", "“•••” of ••• has no letter"),
        (CRAFTS, " = dots", "crafts.txt, line 1: .*not of the form"),
        (CRAFTS, "one > two\ntwo > one", "would imply itself"),
        ("german.txt", "nowhere = nirgends", "nowhere gets other spellings, but is no skill"),
        (DOUBTFUL, "Go golang", "doubtful.txt, line 1: .*not of the form"),
        (DOUBTFUL, "Go: golang ! to", "doubtful.txt, line 1: .*not of the form"),
        (NAMES, "# Names\n\none\ttwo", "has not 3 fields"),
    ],
)
def test_a_fault_is_named_with_its_file_and_what_to_do(tmp_path: Path, name: str, line: str, reason: str) -> None:
    (tmp_path / name).write_text(f"{line}\n", "utf-8")
    with pytest.raises(UnreadableError, match=reason) as caught:
        load_skills(tmp_path)
    assert "docs/skills.md" in caught.value.advice


def test_a_file_that_is_no_text_is_named_as_a_fault(tmp_path: Path) -> None:
    (tmp_path / TOOLS).write_bytes(b"\xff\xfe\xff")
    with pytest.raises(UnreadableError):
        load_skills(tmp_path)


def test_what_is_left_out_is_none_of_the_compiled_names(tmp_path: Path) -> None:
    (tmp_path / NAMES).write_text("energy\t\t\nwelding\t\t\n", "utf-8")
    (tmp_path / LEFT_OUT).write_text("energy\n", "utf-8")
    assert [mention.skill for mention in load_skills(tmp_path).find("energy and welding")] == ["welding"]


# ---- the files that ship ----


def test_no_spelling_of_ours_is_claimed_twice() -> None:
    owners: dict[bytes, str] = {}
    twice = []
    for name, is_tool in OURS.items():
        for entry in read_written(SHIPPED / name, is_tool=is_tool):
            for spelling in {fold(form) for form in entry.spellings} | (
                {fold(entry.name)} if is_tool is not None else set()
            ):
                owner = owners.setdefault(spelling, entry.name)
                if owner != entry.name:
                    twice.append(
                        f"{name}: “{spelling.decode('latin-1').strip()}” of {entry.name} is of {owner} already"
                    )
    assert not twice, "one spelling means one skill; take it away from one of the two"


def test_every_doubtful_spelling_is_one_of_ours() -> None:
    known = {
        form
        for name, is_tool in OURS.items()
        for entry in read_written(SHIPPED / name, is_tool=is_tool)
        for form in (entry.name, *entry.spellings)
    }
    lost = [one.spelling for one in read_doubtful(SHIPPED / DOUBTFUL) if one.spelling not in known]
    assert not lost, "doubtful.txt speaks of a spelling, in this case, that no entry has"


def test_no_doubtful_spelling_stands_there_twice() -> None:
    spellings = [one.spelling for one in read_doubtful(SHIPPED / DOUBTFUL)]
    assert len(spellings) == len(set(spellings))


def test_everything_that_is_left_out_is_in_the_compiled_names() -> None:
    table = Table((SHIPPED / NAMES).read_bytes())
    lost = [name.decode("latin-1").strip() for name in read_left_out(SHIPPED / LEFT_OUT) if not _is_in(table, name)]
    assert not lost, "left_out.txt names what the compiled names do not hold"


def _is_in(table: Table, name: bytes) -> bool:
    return table.named(name.decode("latin-1").strip()) is not None


def test_the_compiled_names_are_in_order_and_each_once() -> None:
    lines = (SHIPPED / NAMES).read_bytes().split(b"\n\n", 1)[1].splitlines()
    spellings = [line.split(b"\t")[0] for line in lines]
    assert spellings == sorted(set(spellings))
    assert [fold(spelling.decode()).strip() for spelling in spellings] == [
        spelling.decode().encode("latin-1") for spelling in spellings
    ]


@pytest.mark.parametrize("name", ["names.tsv", *OURS])
def test_each_file_says_at_its_top_what_it_is(name: str) -> None:
    assert (SHIPPED / name).read_text("utf-8").startswith("# ")
