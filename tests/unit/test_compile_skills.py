"""What the script makes of the tables of ESCO and O*NET, on a table made up for it."""

from __future__ import annotations

import json
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from rejoinder.adapters.skills.loader import NAMES, load_skills
from tests.house.tree import ROOT

SCRIPT = ROOT / "scripts" / "compile_skills.py"
SKILLS = (
    ("esco", "manage budgets", "Plan, monitor and report on the budget."),
    ("esco", "organise catalogue archives", "Put archives in order."),
    ("esco", "operate paint mixer", "Operate machines that mix paints; the slack of a belt."),
    ("esco", "think quickly", "Be able to see the essence of things."),
    ("esco", "keep up with the trends of a very long phrase", "Keep up."),
    ("onet_tech", "Acme Slack", "Acme Slack (Desktop communications software)"),
    ("onet_tech", "Slack", "Slack (Desktop communications software)"),
    ("onet_tech", "Microsoft QuillWriter software", "Microsoft QuillWriter (Word processing software)"),
    ("onet_tech", "Paint rotation software", "Paint rotation software (Industrial control software)"),
    ("onet_tech", "Paint query language PQL", "Paint query language PQL (Data base software)"),
    ("onet_tech", "Rapide", "Rapide (Route navigation software)"),
    ("ukos", "arrange flowers", "Not ours to use."),
    ("osn", "Flower arranging", "Not ours to use."),
)
KNOWLEDGE = (
    ("esco_knowledge", "bell founding", "The craft of casting bells."),
    ("esco_knowledge", "Ruritanian", "The Ruritanian language. Ruritanian is spoken."),
    ("esco_knowledge", "types of bells", "The sorts of bells that are cast."),
    ("esco_knowledge", "Quillscript (computer programming)", "The computer language Quillscript."),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("tables")
    skills = [dict(zip(("taxonomy", "skill", "description"), row, strict=True)) for row in SKILLS]
    knowledge = [dict(zip(("taxonomy", "name", "description"), row, strict=True)) for row in KNOWLEDGE]
    (made / "skills_df.json").write_text(json.dumps(skills), "utf-8")
    (made / "knowledge_df.json").write_text(json.dumps(knowledge), "utf-8")
    subprocess.run(
        [sys.executable, str(SCRIPT), str(made), "--out", str(made / NAMES)], check=True, capture_output=True
    )
    return made


@pytest.mark.parametrize(
    ("text", "skill", "is_tool"),
    [
        ("managed budgets", "manage budgets", False),
        ("managing a budget", "", False),
        ("budget management", "manage budgets", False),
        ("organizing catalog archives", "organise catalogue archives", False),
        ("a paint mixer", "paint mixer", True),
        ("paint mixers", "paint mixer", True),
        ("QuillWriter", "Microsoft QuillWriter", True),
        ("paint rotation software", "paint rotation software", True),
        ("paint query language", "paint query language", True),
        ("bell founding", "bell founding", False),
        ("Quillscript", "Quillscript", True),
    ],
)
def test_a_name_is_made_as_texts_give_it(folder: Path, text: str, skill: str, *, is_tool: bool) -> None:
    assert [(one.skill, one.is_tool) for one in load_skills(folder).find(text)] == ([(skill, is_tool)] if skill else [])


@pytest.mark.parametrize(
    "text",
    [
        *("arrange flowers", "arranging flowers", "flower arranging"),  # other taxonomies
        *("think quickly", "Ruritanian", "types of bells", "keep up with the trends"),
        *("PQL", "slack", "Slack", "operate"),
    ],
)
def test_what_is_none_is_left_out(folder: Path, text: str) -> None:
    assert not load_skills(folder).find(text)


def test_a_product_that_may_be_a_word_is_uncertain(folder: Path) -> None:
    assert [one.is_certain for one in load_skills(folder).find("we plan with Rapide and rapide")] == [False]


def test_the_same_table_makes_the_same_file(folder: Path) -> None:
    again = folder / "again.tsv"
    subprocess.run([sys.executable, str(SCRIPT), str(folder), "--out", str(again)], check=True, capture_output=True)
    assert again.read_bytes() == (folder / NAMES).read_bytes()


def test_a_folder_without_tables_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    out = tmp_path / NAMES
    done = subprocess.run(
        [sys.executable, str(SCRIPT), str(tmp_path), "--out", str(out)], check=False, capture_output=True, text=True
    )
    assert done.returncode == 1
    assert "skills_df.json" in done.stdout
    assert not out.exists()


def test_verbs_are_put_into_their_forms() -> None:
    names = runpy.run_path(str(ROOT / "scripts" / "skill_names.py"))
    doing, done = names["_doing"], names["_done"]
    assert [doing(verb) for verb in ("plan", "manage", "oversee", "weld")] == [
        "planning",
        "managing",
        "overseeing",
        "welding",
    ]
    assert [done(verb) for verb in ("plan", "manage", "carry", "teach")] == ["planned", "managed", "carried", "taught"]
