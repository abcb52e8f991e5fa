"""What part of a posting a list belongs to by the shipped weights, and the file and script that they come from."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from rejoinder.adapters.cues.postings import load_postings
from rejoinder.domain.letters.ngrams import BIAS, NgramModel
from rejoinder.domain.postings.layout import read_units
from rejoinder.domain.postings.parts import likely_parts, runs_of, weighed_parts
from rejoinder.domain.postings.sections import Section
from rejoinder.domain.postings.text import fold
from rejoinder.domain.postings.units import Unit
from rejoinder.domain.records import replace
from rejoinder.errors import UnreadableError
from tests.house.tree import ROOT

WEIGHTS = ROOT / "src" / "rejoinder" / "cues" / "postings" / "part_weights.tsv"
ENGLISH = load_postings().languages["en"]
ASKED = (
    "- 3+ years of experience in glazing\n- Strong knowledge of kiln programs\n- Excellent communication skills\n"
    "- Ability to lift 20 kg"
)
DUTIES = (
    "- Own the kiln schedule from end to end\n- Partner with the sales team to plan deliveries\n"
    "- Build and maintain our stock lists\n- Report progress to the workshop lead"
)
BENEFITS = (
    "- Health, dental and vision insurance\n- 25 days of paid time off\n- Pension plan with employer match\n"
    "- Stock options and a learning budget"
)


def sections(text: str, *, is_weighed: bool = True) -> list[Section]:
    """Return the parts of the items of a posting."""
    language = ENGLISH if is_weighed else replace(ENGLISH, part_model=NgramModel({}))
    return [unit.section for unit in read_units(text, fold(text), language, frozenset()) if unit.is_item]


@pytest.mark.parametrize(
    ("items", "wanted"), [(ASKED, Section.ASKED), (DUTIES, Section.DUTIES), (BENEFITS, Section.BENEFITS)]
)
def test_a_list_under_a_heading_nobody_knows_is_told_by_its_words(items: str, wanted: Section) -> None:
    assert sections(f"Potter\n\nQuillwort and thistle\n{items}\n") == [wanted] * 4


def test_a_list_of_demands_under_duties_asks() -> None:
    assert sections(f"Potter\n\nResponsibilities\n{ASKED}\n") == [Section.ASKED] * 4
    assert sections(f"Potter\n\nResponsibilities\n{ASKED}\n", is_weighed=False) == [Section.DUTIES] * 4


def test_benefits_under_a_heading_that_asks_ask_for_nothing() -> None:
    assert sections(f"Potter\n\nRequirements\n{BENEFITS}\n") == [Section.BENEFITS] * 4


def test_headings_that_fit_their_lists_stand() -> None:
    text = f"Potter\n\nResponsibilities\n{DUTIES}\n\nNice to have\n{ASKED}\n\nBenefits\n{BENEFITS}\n"
    assert sections(text) == [Section.DUTIES] * 4 + [Section.NICE] * 4 + [Section.BENEFITS] * 4


def test_one_item_alone_does_not_turn_a_list() -> None:
    text = "Potter\n\nRequirements\n- Own the kiln schedule from end to end\n- 3+ years of experience in glazing\n"
    assert sections(text) == [Section.ASKED] * 2


@pytest.mark.parametrize("line", ["- forklift licence", "Forklift licence", "Night shifts and weekends"])
def test_a_short_line_under_a_heading_that_asks_asks(line: str) -> None:
    text = f"Clerk\n\nRequirements:\n{line}\n"
    assert read_units(text, fold(text), ENGLISH, frozenset())[-1].section is Section.ASKED


def test_without_weights_all_stays_as_it_is() -> None:
    unit = Unit(0, 9, Section.OTHER, 1, is_item=True)
    assert weighed_parts("own the kiln", [unit, unit], NgramModel({})) == [unit, unit]


def test_likely_parts_sum_to_one() -> None:
    folded = fold("You have 3+ years of experience in glazing.")
    likely = likely_parts(runs_of(folded, Unit(0, len(folded), Section.OTHER, 1)), ENGLISH.part_model)
    assert sum(likely.values()) == pytest.approx(1.0)
    assert max(likely, key=lambda part: likely[part]) is Section.ASKED


def test_the_form_of_a_unit_is_seen() -> None:
    folded = "own the kiln."
    runs = runs_of(folded, Unit(0, len(folded), Section.OTHER, 1, is_item=True))
    assert {"own", "own the", "^own the kiln", "^-own", "=item", "=full stop", "=no label"} <= runs


def test_the_file_of_weights_is_whole_and_tells_no_posting() -> None:
    lines = WEIGHTS.read_text("utf-8").splitlines()
    assert lines[0].startswith("#")
    names = [line.partition("\t")[0] for line in lines[1:]]
    assert names[0] == BIAS or BIAS in names
    assert len(set(names)) == len(names)
    assert all(len(name.split()) <= 3 for name in names)


@pytest.mark.parametrize("line", ["glazing", "glazing\tpottery 1.0", "glazing\tasked many"])
def test_a_file_of_weights_that_is_none_is_told(line: str, tmp_path: Path) -> None:
    shipped = WEIGHTS.parent
    for path in shipped.glob("*.toml"):
        (tmp_path / path.name).write_text(path.read_text("utf-8"), encoding="utf-8")
    (tmp_path / "part_weights.tsv").write_text(f"# weights\n{line}\n", encoding="utf-8")
    with pytest.raises(UnreadableError, match="part_weights"):
        load_postings(tmp_path)


def test_the_script_writes_what_the_loader_reads(tmp_path: Path) -> None:
    pytest.importorskip("sklearn")
    script = runpy.run_path(str(ROOT / "scripts" / "fit_posting_parts.py"))
    row = script["Row"]
    some = [
        row(f"{part}{number}.example", runs_of(fold(line), Unit(0, len(line), Section.OTHER, 1)), part)
        for number in range(6)
        for part, line in (
            ("asked", "You have experience in glazing"),
            ("benefits", "Paid time off"),
            ("duties", "Own the kiln schedule"),
        )
    ]
    model = script["fit"](some)
    script["linear"].write(tmp_path / "part_weights.tsv", model, "words", "a script")
    for path in WEIGHTS.parent.glob("*.toml"):
        (tmp_path / path.name).write_text(path.read_text("utf-8"), encoding="utf-8")
    assert load_postings(tmp_path).languages["en"].part_model.lines == model.lines
