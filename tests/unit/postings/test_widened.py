"""What postings word in other ways than as a list under a heading that asks."""

from __future__ import annotations

import pytest

from rejoinder.adapters.cues.postings import load_postings
from rejoinder.adapters.skills.loader import load_skills
from rejoinder.domain.postings.reading import read_posting


def quotes(text: str, *, implied: bool | None = None) -> list[str]:
    """Return what a posting asks for in its own words."""
    found = read_posting(text, load_postings(), load_skills()).requirements
    return [one.quote for one in found if implied is None or one.implied is implied]


def test_a_list_of_what_is_tested_is_parted_by_semicolons() -> None:
    text = (
        "SELECTION PROCESS\n\nCandidates may be examined for knowledge of: kennel records, fees, and permits; care and"
        " feeding of goats; leash laws of the county; and the ability to: calm frightened animals; write clear notes."
    )
    assert quotes(text) == [
        "kennel records, fees, and permits",
        "care and feeding of goats",
        "leash laws of the county",
        "calm frightened animals",
        "write clear notes",
    ]


def test_a_long_list_of_knowledge_asks_in_running_text_too() -> None:
    text = (
        "Head of Kennels for the County of Fenn. Need considerable knowledge of kennel management; knowledge of animal"
        " health; considerable skill in bookkeeping; some knowledge of leash laws; two years of kennel work."
    )
    found = quotes(text)
    assert {"kennel management", "animal health", "bookkeeping", "leash laws"} <= set(found)
    assert "two years of kennel work" in found


def test_competencies_that_are_examined_are_asked_for() -> None:
    text = (
        "SELECTION PROCESS\n\nIn the interview, candidates may be examined on the following competencies: teamwork,"
        " oral communication, and supervision."
    )
    assert quotes(text) == ["teamwork", "oral communication", "supervision"]


@pytest.mark.parametrize(
    "opened",
    ["This is a rare role for a calm baker who ", "This role is ideal for someone who ", "We need people who "],
)
def test_whom_a_role_is_for_is_asked(opened: str) -> None:
    text = f"About the role\n\n{opened}enjoys working with customers, takes initiative and thrives in busy halls.\n"
    assert any("takes initiative" in quote or "working with customers" in quote for quote in quotes(text))


def test_a_question_that_describes_who_is_sought_asks() -> None:
    found = quotes("HELLO THERE\n\nAre you a tidy and organized person who enjoys creating a welcoming shop?\n")
    assert "organized" in found


@pytest.mark.parametrize(
    "heading", ["This role is perfect if you", "You'll thrive in this role if you", "You're a great fit if"]
)
def test_headings_that_speak_of_a_fit_ask(heading: str) -> None:
    found = quotes(f"{heading}:\n\n- Are highly organized and curious\n- Have two years of experience as a baker\n")
    assert found == ["organized", "curious", "two years of experience as a baker"]


def test_a_label_in_the_stack_names_tools() -> None:
    text = "Our Stack\n\nInfra: Quofenn, Terraform\n\nBackend sources: Brindle, PostgreSQL\n"
    assert set(quotes(text, implied=True)) == {"Quofenn", "Terraform", "Brindle", "PostgreSQL"}


def test_names_with_a_slash_are_one_to_choose_from() -> None:
    found = read_posting("Our Stack\n\nCharts: Looker / Quofenn, Brindle\n", load_postings(), load_skills())
    text = "Our Stack\n\nCharts: Looker / Quofenn, Brindle\n"
    first, second = found.requirements
    assert [place.of(text) for place in first.any_of] == ["Looker", "Quofenn"]
    assert (first.quote, second.quote) == ("Looker / Quofenn", "Brindle")


def test_what_a_house_says_of_itself_among_its_wishes_is_none() -> None:
    text = (
        "Requirements\n\n- Experience in bookkeeping\n- We value bold people and curiosity\n- We believe in teamwork\n"
    )
    assert quotes(text) == ["bookkeeping"]


def test_a_name_that_is_everywhere_is_the_house() -> None:
    text = (
        "Baker at Quofenn\n\nQuofenn bakes. Quofenn sells. Quofenn grows.\n\nResponsibilities\n\n"
        "- Advise shops in using Quofenn\n- Count loaves in using Brindle\n"
    )
    assert quotes(text, implied=True) == ["Brindle"]


@pytest.mark.parametrize("clause", ["which is linked here", "please name your hours", "not just how to bake"])
def test_a_clause_about_something_else_is_no_thing(clause: str) -> None:
    assert quotes(f"Requirements\n\n- Experience in bookkeeping, {clause}\n- Payroll\n") == ["bookkeeping", "Payroll"]


def test_a_range_of_numbers_is_no_dash() -> None:
    found = quotes("Requirements\n\n- You can work 16–20 hours per week\n- Payroll\n")
    assert any("16–20 hours per week" in quote for quote in found)


def test_a_language_is_compiled_when_it_is_read() -> None:
    book = load_postings()
    assert {"en", "de", "fr", "nl"} <= set(book.stops)
    assert book.languages["de"].code == "de"


def test_a_sum_that_one_managed_is_asked_for_and_pay_is_not() -> None:
    text = (
        "Buyer\n\nRequirements:\n- Experience managing budgets of $5M to $10M\n- Closing deals of $1M to $2M\n- SQL\n"
        "- CA, NY states: $171,500 - $250,000 (USD)\n- $25/hour\n"
    )
    found = quotes(text)
    assert any("budgets" in quote for quote in found)
    assert any("deals" in quote for quote in found)
    assert not any("171" in quote or "25" in quote for quote in found)


def test_verbs_that_share_an_object_are_one() -> None:
    text = (
        "Smith\n\nRequirements:\n- Experience designing, building and mending gates\n"
        "- Ability to lead, coach and mentor a crew\n"
    )
    assert quotes(text) == ["designing, building and mending gates", "lead, coach and mentor a crew"]
