"""A person looks for something they remember a word of."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from rejoinder.adapters.storage.engine import DATABASE
from tests.adapters.storage.test_storage_migrations import make_old
from tests.journeys.program import DEMO, InProcess, Program


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """Return a program that has read the demo's mail."""
    program = InProcess(tmp_path_factory.mktemp("search") / "data")
    program.run("import", DEMO)
    program.run("note", "hafenkontor", "Frau Ahrendt mag Züge.")
    return program


def test_a_letter_is_found_by_a_word_of_it(program: Program) -> None:
    said = program.run("search", "zollsoft").out
    assert re.search(r"^2026-07-21  letter · a rejection · [0-9a-f]{8}$", said, re.MULTILINE)
    assert "  Hafenkontor Logistik · Business Analyst · b8d6552b" in said
    assert "  Reason    Er kennt bereits die Zollsoftware" in said
    assert "Found in 1 place." in said
    (hit,) = program.objects("search", "zollsoft")
    (passage,) = hit["passages"]
    ((start, end),) = passage["marks"]
    assert passage["text"][start:end] == "Zollsoftware"


def test_a_note_is_found_until_it_is_taken_back(program: Program) -> None:
    (hit,) = program.objects("search", "zuege")
    assert (hit["what"], hit["organisation"]) == ("note", "Hafenkontor Logistik")
    undone = program.run("undo").out
    assert program.objects("search", "zuege") == []
    number = next(one["operation"] for one in program.objects("log") if one["undoes"])
    assert undone
    program.run("undo", number)
    assert program.objects("search", "Züge") == [hit]


def test_the_first_ones_are_shown_and_how_many_there_are(program: Program) -> None:
    said = program.run("search", "kind regards", "--limit", "2").out
    assert re.search(r"Found in \d+ places; these are the first 2\. Another word makes it fewer\.", said)
    assert len(program.objects("search", "kind regards", "--limit", "2")) == 2


def test_what_is_not_found_says_what_to_do(program: Program) -> None:
    assert "Try the beginning of a word" in program.run("search", "submarine").out
    said = " ".join(program.run("search", "zollsoftware submarine").out.split())
    assert "By themselves: zollsoftware: 1, submarine: nowhere. Leave out a word" in said
    assert "Say what to look for" in program.run("search").out
    assert "Say what to look for" in program.run("search", " ").out


@pytest.mark.parametrize(
    "asked", ['"', "OR", "NOT (", "head:x", "a*", "NEAR(a b)", "'; --", "\x00\udcff", "^$", "ñ" * 999]
)
def test_whatever_is_typed_is_answered(program: Program, asked: str) -> None:
    assert program.run("search", "--", asked).out


def test_a_limit_that_is_none_is_refused(program: Program) -> None:
    assert "--limit" in program.run("search", "visa", "--limit", "0", code=2).err


def test_what_is_kept_from_before_the_search_is_found(tmp_path: Path) -> None:
    program = InProcess(tmp_path / "data")
    program.run("import", DEMO)
    before = program.run("search", "hafenkontor", "--json").out
    with closing(sqlite3.connect(program.data / DATABASE)) as connection:
        make_old(connection, "0004")
        connection.commit()
    after = program.run("search", "hafenkontor", "--json").out
    assert sorted(after.splitlines()) == sorted(before.splitlines())


def test_undone_mail_is_not_found_and_no_word_of_it_is_left(tmp_path: Path) -> None:
    program = InProcess(tmp_path / "data")
    program.run("import", DEMO)
    assert program.objects("search", "zollsoftware")
    program.run("undo")
    assert program.objects("search", "zollsoftware") == []
    assert b"ollsoftwar" not in b"".join(path.read_bytes() for path in program.data.rglob("*") if path.is_file())
    program.run("undo", "2")
    assert program.objects("search", "zollsoftware")
