"""Where a requirement is cut in two by the shipped weights, and the files and script that they come from."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from rejoinder.adapters.cues.postings import load_postings
from rejoinder.adapters.skills.loader import load_skills
from rejoinder.domain.letters.ngrams import BIAS
from rejoinder.domain.postings.joints import BEGINS, ENDS, UNKNOWN, Joint, joints_of, signs_of, weighed_apart
from rejoinder.domain.postings.reading import read_posting
from rejoinder.domain.postings.text import fold
from rejoinder.domain.records import replace
from rejoinder.errors import UnreadableError
from tests.house.tree import ROOT

FOLDER = ROOT / "src" / "rejoinder" / "cues" / "postings"
BOOK = load_postings()
ENGLISH = BOOK.languages["en"]
RULED = replace(ENGLISH, joint_weights={})


def quotes(item: str, *, is_weighed: bool = True) -> list[str]:
    """Return what an item of a list of requirements asks for."""
    text = f"We are looking for a potter who will join our team.\n\nRequirements\n\n- {item}\n"
    book = replace(BOOK, languages={**BOOK.languages, "en": ENGLISH if is_weighed else RULED})
    return [one.quote for one in read_posting(text, book, load_skills()).requirements]


@pytest.mark.parametrize(
    ("item", "wanted"),
    [
        ("Understand the needs of potters and painters", ["potters and painters"]),
        ("Work in a dynamic, fast-paced pottery", ["Work in a dynamic, fast-paced pottery"]),
        ("Excel, a stock ledger, and a label printer", ["Excel", "stock ledger", "label printer"]),
        ("Patience, humour and a steady hand", ["Patience", "humour", "steady hand"]),
    ],
)
def test_a_list_is_cut_and_one_thing_is_not(item: str, wanted: list[str]) -> None:
    assert quotes(item) == wanted


def test_the_weights_mend_what_the_rules_get_wrong() -> None:
    item = "Work in a dynamic, fast-paced pottery"
    assert quotes(item, is_weighed=False) != [item]
    assert quotes(item) == [item]


def test_a_shift_beside_a_skill_is_cut() -> None:
    assert quotes("You can lift crates of 20 kg and work Saturdays") == ["lift crates of 20 kg", "work Saturdays"]


def test_without_weights_the_rules_decide() -> None:
    ruled = [(0, 7), (12, 17)]
    assert weighed_apart("glazing and kilns", ruled, RULED, (), is_done=False) is ruled


def test_a_stretch_without_joints_stays_whole() -> None:
    assert weighed_apart("glazing", [(0, 7)], ENGLISH, (), is_done=False) == [(0, 7)]


def test_joints_in_brackets_are_none() -> None:
    folded = "kilns (gas, wood), glazes and/or clay using moulds"
    assert joints_of(folded, 0, len(folded), ENGLISH) == [
        Joint(17, 19, ","),
        Joint(25, 33, "or"),
        Joint(37, 44, "using"),
    ]


def test_what_stands_on_both_sides_is_seen() -> None:
    folded = fold("patience, and glazing of tiles")
    joints = joints_of(folded, 0, len(folded), ENGLISH)
    (signs,) = signs_of(folded, [(0, len(folded))], joints, ENGLISH, (), is_done=False)
    assert {"=joint ,and", "=closes ,and", "=had", "=ruled one", "=before long 1", "=after long 3"} <= set(signs)
    assert {"=before soft first", "=both soft 10", "=after within"} <= set(signs)
    assert {"=before last patience", "=after first glazing", "=after last -les", "=joints 1", "=place first"} <= set(
        signs
    )


def test_how_often_a_word_begins_and_ends_items_is_seen() -> None:
    language = replace(ENGLISH, edges={"glazing": {BEGINS: -0.5, ENDS: -3.0}})
    joints = joints_of("glazing, tiles", 0, 14, language)
    (signs,) = signs_of("glazing, tiles", [(0, 14)], joints, language, (), is_done=False)
    assert (signs["=before begins"], signs["=before ends"], signs["=after ends"]) == (-0.5, -3.0, UNKNOWN)
    assert "=after ends unknown" in signs
    assert "=before ends unknown" not in signs


def test_what_the_rules_say_of_a_list_is_seen() -> None:
    folded = "clay, glazes and kilns"
    joints = joints_of(folded, 0, len(folded), ENGLISH)
    first, last = signs_of(folded, [(0, 12), (17, 22)], joints, ENGLISH, (), is_done=True)
    assert {"=ruled one", "=after ruled apart", "=done", "=joints 2"} <= set(first)
    assert {"=ruled apart", "=before ruled one", "=place last"} <= set(last)
    assert first["=share ruled apart"] == 0.5


@pytest.mark.parametrize("name", ["joint_weights.tsv", "edges.tsv"])
def test_the_files_are_whole_and_tell_no_posting(name: str) -> None:
    lines = (FOLDER / name).read_text("utf-8").splitlines()
    assert lines[0].startswith("#")
    names = [line.partition("\t")[0] for line in lines[1:]]
    assert len(set(names)) == len(names)
    assert all(one.startswith("=") or len(one.split()) == 1 for one in names)


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("joint_weights", "=free\tjoined 1.0"),
        ("joint_weights", "=free"),
        ("edges", "kiln\tbegins much"),
        ("edges", "kiln\tbegins -1.0"),
    ],
)
def test_a_file_of_weights_that_is_none_is_told(name: str, line: str, tmp_path: Path) -> None:
    _copied(tmp_path)
    (tmp_path / f"{name}.tsv").write_text(f"# weights\n{line}\n", encoding="utf-8")
    with pytest.raises(UnreadableError, match=name):
        load_postings(tmp_path)


def test_the_script_writes_what_the_loader_reads(tmp_path: Path) -> None:
    pytest.importorskip("sklearn")
    script = runpy.run_path(str(ROOT / "scripts" / "fit_posting_joints.py"))
    rows = [
        script["Row"]("a", f"{number}.example", {"=joint ,": float(is_cut), "=free": 1.0}, is_cut, 1.0)
        for number in range(9)
        for is_cut in (True, False)
    ]
    model = script["fit"](rows)
    assert model.scores(frozenset(), {"=joint ,": 1.0})["cut"] > model.scores(frozenset(), {})["cut"]
    script["linear"].write(tmp_path / "joint_weights.tsv", model, "signs", "a script")
    _copied(tmp_path)
    assert BIAS in load_postings(tmp_path).languages["en"].joint_weights


def test_edges_leave_out_what_the_employer_wrote() -> None:
    pytest.importorskip("sklearn")
    script = runpy.run_path(str(ROOT / "scripts" / "fit_posting_joints.py"))
    text = "We are looking for a potter who will join our team.\n\nRequirements\n\n- {}\n- Patience with {}\n"
    postings = {
        f"{number}": script["Posting"](f"{number}.example", text.format(f"{thing} glazing", thing))
        for number, thing in enumerate((*["tile"] * script["LEAST_EMPLOYERS"], "vase"))
    }
    edges = script["Edges"](postings, BOOK)
    assert edges.shares()["glazing"][ENDS] > edges.shares()["glazing"][BEGINS]
    assert {"tile", "glazing"} <= edges.shares().keys()
    assert edges.shares("vase.example").keys() == edges.shares().keys()
    assert "tile" not in edges.shares("0.example")


def test_the_labels_tell_where_a_joint_is_cut() -> None:
    pytest.importorskip("sklearn")
    script = runpy.run_path(str(ROOT / "scripts" / "fit_posting_joints.py"))
    asked = script["agreement"].Asked
    labels = [
        asked(0, 5, "skill", is_must=True, is_implied=False),
        asked(10, 25, "skill", is_must=True, is_implied=False),
    ]
    told = list(script["_told"]((0, 40), [(5, 10), (15, 20), (25, 30), (33, 34)], labels))
    assert told == [(True, 1.0), (False, 1.0), (False, script["ONE_SIDED"]), (False, script["NO_SIDE"])]


def _copied(folder: Path) -> None:
    for path in FOLDER.glob("*.toml"):
        (folder / path.name).write_text(path.read_text("utf-8"), encoding="utf-8")
