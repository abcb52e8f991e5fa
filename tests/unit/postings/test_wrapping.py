"""A posting that a program broke at a width says what it said before, at the same places."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.adapters.cues.postings import load_postings
from rejoinder.adapters.skills.loader import load_skills
from rejoinder.domain.postings.reading import read_posting
from rejoinder.domain.postings.text import trimmed
from rejoinder.domain.postings.wrapping import joined, moved, unwrapped

FOLDER = Path(__file__).parents[2] / "corpus" / "postings"
WIDTH = 72
WORDS = ("a", "we", "bake", "bread", "Monday", "early", "sourdough", "- ", "Tidy,", "at Merrow.", "ovens", "\n", "\n\n")
TEXTS = st.lists(st.sampled_from(WORDS), max_size=120).map(" ".join)


def broken(text: str, width: int = WIDTH) -> str:
    """Break a text's lines as a mail program does: items hang behind their mark."""
    return "\n".join(
        textwrap.fill(
            line,
            width,
            subsequent_indent="  " if line.startswith("- ") else "",
            break_long_words=False,
            break_on_hyphens=False,
        )
        for line in text.split("\n")
    )


def quotes(text: str, headings: frozenset[int] = frozenset()) -> list[str]:
    """Return what is asked for, with each run of blanks as one."""
    reading = read_posting(text, load_postings(), load_skills(), headings)
    assert all(one.quote == one.place.of(text) for one in reading.requirements)
    return [" ".join(one.quote.split()) for one in reading.requirements]


@pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("*.txt")))
def test_a_broken_posting_asks_for_the_same(name: str) -> None:
    text = (FOLDER / f"{name}.txt").read_text("utf-8")
    found, expected = quotes(broken(text)), quotes(text)
    assert len(set(expected) - set(found)) <= len(expected) // 20
    assert len(set(found) - set(expected)) <= len(expected) // 20


def test_a_short_list_without_marks_stays_a_list() -> None:
    text = "Requirements\n\nPython\nSQL and data modelling in a warehouse\nGood communication skills\nGerman\nEnglish\n"
    assert unwrapped(text) == text


def test_paragraphs_of_one_line_each_stay_apart() -> None:
    lines = ("We bake bread for the whole valley and have done so since 1911, every day but Sunday.", "We deliver.")
    text = "\n".join([*lines, "Our ovens burn wood from the valley.", *lines, "Nobody works at night."] * 3)
    assert unwrapped(text) == text


def test_items_and_blank_lines_stay_where_they_are() -> None:
    text = broken(
        "We bake bread, rolls and cakes " * 12 + "\n\n" + "- shape and score loaves by hand " * 5 + "\n- sweep"
    )
    flat = unwrapped(text)
    assert flat.count("\n\n") == 1
    assert flat.count("\n- ") == 2
    assert flat.count("\n") == 3


LISTS = [
    """Requirements:

Minimum of three years of experience in logistics
Valid driving licence and a clean driving record
Fluent English and conversational German or French
Good knowledge of Excel, Word and a warehouse system
Willingness to travel and to work on some weekends
Ability to lift 20 kg and to stand for a long time
""",
    """Dein Profil

Abgeschlossene Ausbildung als Bäckerin oder Bäcker
Mindestens drei Jahre Erfahrung in einer Backstube
Sehr gute Deutschkenntnisse in Wort und in Schrift
Führerschein der Klasse B und ein eigenes Fahrzeug
Bereitschaft zu Schichtarbeit und Wochenenddiensten
Sicherer Umgang mit Excel, Word und Warenwirtschaft
""",
    """| what                        | how much              |
|-----------------------------|-----------------------|
| bread and rolls of all sort | two hundred each night |
| cakes for weddings and such | three in a good week  |
| pies with cheese or spinach | forty on market days  |
| and all the rest of the lot | as there is time left |
""",
    """Send to us without a word more your papers and letter:
https://bakery.example/jobs/early-shift/2026/apply-now
hand@bakery-of-the-whole-valley-and-all-villages.example
https://bakery.example/jobs/late-shift/2026/apply-now/x
https://bakery.example/jobs/night-shift/2026/apply-nowx
""",
]


@pytest.mark.parametrize("text", LISTS)
def test_lists_tables_and_addresses_stay_as_they_are(text: str) -> None:
    assert joined(text) == text


@pytest.mark.parametrize(
    "text", ["Send it by mail, or\n\nRequirements\nPython\nSQL\n", "By mail, or\n- Python\n- SQL\n"]
)
def test_a_choice_takes_in_no_heading_and_no_list(text: str) -> None:
    assert joined(text) == text


def test_items_that_are_one_choice_are_joined() -> None:
    text = "Requirements\n\n1. Two years as a clerk; or\n2. A diploma in baking; or\n\n3. A pass.\n4. Tidy\n"
    flat = joined(text)
    assert len(flat) == len(text)
    assert [line.split()[0] for line in flat.splitlines() if line] == ["Requirements", "1.", "4."]
    assert quotes(text)[0].startswith("Two years as a clerk; or 2. A diploma in baking")


def test_headings_keep_their_lines() -> None:
    text = broken("We bake bread, rolls and cakes " * 12) + "\n\nWho fits\n\n" + "- shape loaves\n"
    number = text.split("\n").index("Who fits")
    (now,) = moved(frozenset({number}), text, unwrapped(text))
    assert unwrapped(text).split("\n")[now] == "Who fits"


@given(TEXTS, st.integers(20, 130))
def test_only_line_ends_change_and_each_into_a_blank(text: str, width: int) -> None:
    for one in (text, broken(text, width)):
        flat = unwrapped(one)
        assert len(flat) == len(one)
        assert all(new == old or (old, new) == ("\n", " ") for old, new in zip(one, flat, strict=True))


@pytest.mark.parametrize(
    ("item", "quotes"),
    [
        ("Degree in biology, chemistry, or a\n\n  related field", ["Degree in biology, chemistry, or a related field"]),
        ("Certificate (HACCP, or\n\n  equivalent) preferred", ["Certificate (HACCP, or equivalent)"]),
        ("Experience with payroll\n  of a bakery", ["payroll of a bakery"]),
        ("Experience in baking or in the\n\n  pastry trade", ["baking or in the pastry trade"]),
        ("Excel\nwe like it", ["Excel"]),
        ("Calm ● Excel ● Word", ["Calm", "Excel", "Word"]),
    ],
)
def test_an_item_goes_on_behind_a_line_that_cannot_end(item: str, quotes: list[str]) -> None:
    text = f"Requirements\n\n- {item}\n- Patience\n"
    found = [" ".join(one.quote.split()) for one in read_posting(text, load_postings(), load_skills()).requirements]
    assert found == [*quotes, "Patience"]


@pytest.mark.parametrize(
    "text",
    [
        "Tools you will be working with\n\nsql and spreadsheets\n",
        "Who we are looking for\n\nexperienced cooks with a food hygiene pass\n",
        "Tools you will be working with\nsql and spreadsheets\n",
    ],
)
def test_a_heading_that_ends_in_a_small_word_keeps_its_line(text: str) -> None:
    assert joined(text) == text


def test_blanks_behind_a_mark_and_many_brackets_take_no_time() -> None:
    text = "- " + " " * 50_000 + "\n"
    assert joined(text) == text
    assert trimmed("(" * 5_000, 0, 5_000) == (0, 0)
