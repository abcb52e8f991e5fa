"""The cue files for replies: the same names in all languages, and somebody else's files are understood or refused."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from rejoinder.adapters.cues.replies import load_replies
from rejoinder.errors import UnreadableError
from tests.house.tree import ROOT

SHIPPED = ROOT / "src" / "rejoinder" / "cues" / "replies"
# A language may have nothing to take back where another has.
OPTIONAL = {"thanks_soft", "closing_formula"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a copy of the shipped files."""
    for path in SHIPPED.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    return tmp_path


def test_every_language_names_the_same_cues_and_classes() -> None:
    tables = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(SHIPPED.glob("*.toml"))]
    cues = [{name for name in table["cues"] if not name.endswith("_not")} - OPTIONAL for table in tables]
    assert all(names == cues[0] for names in cues)
    needed = {"not", "no", "nothing", "not_but", "but", "clause", "common", "greet", "title", "anyone", "house", "warm"}
    assert all(needed <= set(table["words"]) for table in tables)


def test_a_new_language_is_one_more_file(folder: Path) -> None:
    text = (folder / "es.toml").read_text(encoding="utf-8").replace('code = "es"', 'code = "xx"')
    (folder / "xx.toml").write_text(text, encoding="utf-8")
    assert load_replies(folder).languages["xx"].code == "xx"


@pytest.mark.parametrize(("old", "new"), [("[cues]", "[cues"), ("@warm", "@nobody"), ("postscripts", "nothing")])
def test_a_file_that_cannot_be_understood_is_named(folder: Path, old: str, new: str) -> None:
    text = (folder / "fr.toml").read_text(encoding="utf-8")
    (folder / "fr.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(UnreadableError, match=r"replies/fr\.toml"):
        load_replies(folder)
