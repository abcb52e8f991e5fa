"""Which words of a text mean a skill, and under which name."""

from __future__ import annotations

import pytest

from rejoinder.adapters.skills.loader import load_skills
from rejoinder.domain.skills.entries import Doubtful, Entry, SkillError
from rejoinder.domain.skills.gazetteer import Gazetteer
from rejoinder.domain.skills.mentions import Mention

BOOK = Gazetteer(
    (
        Entry("PostgreSQL", ("Postgres",), is_tool=True, implies=("SQL",)),
        Entry("SQL", is_tool=True),
        Entry("e-commerce"),
        Entry("research and development"),
        Entry("inventory"),
        Entry("data analysis"),
        Entry("analysis of data sets"),
        Entry("C++", is_tool=True),
        Entry("C#", is_tool=True),
        Entry("C", is_tool=True),
        Entry(".NET", is_tool=True),
        Entry("Node.js", is_tool=True),
        Entry("LLM", is_tool=True),
        Entry("Go", is_tool=True),
        Entry("HR"),
        Entry("project management"),
        Entry("Gerüstbau"),
    ),
    {
        "Go": Doubtful("Go", frozenset({b"golang", b"developer"}), frozenset({b"to"}), frozenset({b"home"})),
        "C": Doubtful("C", after=frozenset({b"class"})),
    },
)


def found(text: str) -> list[str]:
    return [mention.skill for mention in BOOK.find(text)]


def read(text: str) -> list[tuple[str, str]]:
    return [(mention.place.of(text), mention.skill) for mention in load_skills().find(text)]


def one(text: str) -> Mention:
    [mention] = BOOK.find(text)
    return mention


def test_a_mention_is_told_by_its_one_name_and_stands_where_it_says() -> None:
    text = "Keep our Postgres running."
    assert one(text).skill == "PostgreSQL"
    assert one(text).place.of(text) == "Postgres"
    assert one(text).is_tool
    assert one(text).is_certain


@pytest.mark.parametrize("text", ["e-commerce", "E-Commerce", "ecommerce", "e commerce", "e\u2011commerce"])
def test_hyphen_space_and_case_make_no_difference(text: str) -> None:
    assert found(text) == ["e-commerce"]


@pytest.mark.parametrize("text", ["research and development", "Research & Development", "RESEARCH AND DEVELOPMENT"])
def test_and_may_be_a_sign(text: str) -> None:
    assert found(text) == ["research and development"]


@pytest.mark.parametrize("text", ["LLMs", "inventories", "inventory"])
def test_many_mean_the_same_as_one(text: str) -> None:
    assert len(found(text)) == 1


@pytest.mark.parametrize("text", ["SQLite", "MySQL", "NoSQL", "projectmanagement", "dataanalysis"])
def test_a_part_of_a_word_is_no_mention(text: str) -> None:
    assert not found(text)


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("C++, C# and .NET", ["C++", "C#", ".NET"]),
        ("C/C++", ["C", "C++"]),
        ("a net salary of 10 and a node", []),
        ("We run Node.js. And SQL.", ["Node.js", "SQL"]),
    ],
)
def test_marks_that_belong_to_a_name_count(text: str, skills: list[str]) -> None:
    assert found(text) == skills


def test_accents_make_no_difference_and_places_stay_right() -> None:
    text = "«Übung» – Gerüstbau, Geruestbau, GERÜSTBAU"
    assert [mention.place.of(text) for mention in BOOK.find(text)] == ["Gerüstbau", "GERÜSTBAU"]


def test_of_two_that_overlap_the_longer_counts() -> None:
    assert found("data analysis of data sets") == ["analysis of data sets"]


def test_a_name_may_be_broken_where_a_long_line_ends() -> None:
    assert found("You have shown for some years now that you are good at project\nmanagement.") == [
        "project management"
    ]


def test_two_short_lines_are_no_name() -> None:
    assert not found("Project\nManagement\n")


@pytest.mark.parametrize(
    "text", ["https://sql.example/c/project-management", "sql@mail.example", "www.example.com/sql"]
)
def test_an_address_mentions_nothing(text: str) -> None:
    assert not found(text)


def test_a_slash_between_words_is_no_address() -> None:
    assert found("PostgreSQL/SQL") == ["PostgreSQL", "SQL"]


# ---- words that often mean something else ----


@pytest.mark.parametrize(
    "text",
    [
        "We go home.",
        "Go further with us.",
        "You are eager to Go.",
        "When you Go home, lock the door.",
        "the hr of the day",
        "Class C licence",
    ],
)
def test_a_doubtful_word_is_no_mention_where_something_else_is_meant(text: str) -> None:
    assert not found(text)


@pytest.mark.parametrize("text", ["a Go developer", "SQL, Go", "PostgreSQL or Go", "- Go\n", "Go/SQL"])
def test_a_doubtful_word_is_certain_where_something_speaks_for_it(text: str) -> None:
    assert next(mention for mention in BOOK.find(text) if mention.skill == "Go").is_certain


def test_a_doubtful_word_that_nothing_speaks_for_is_uncertain() -> None:
    assert not one("Our services are in Go mostly.").is_certain


def test_an_abbreviation_of_two_letters_is_told_by_its_capitals() -> None:
    assert one("three years in HR").is_certain


def test_single_letters_have_to_stand_as_they_are_written() -> None:
    assert [name for _, name in read("M&A, A/P; I'm a clerk, il m'a dit, a p.")] == [
        "mergers and acquisitions",
        "accounts payable",
    ]


def test_a_doubtful_word_is_no_company_for_itself() -> None:
    assert not any(mention.is_certain for mention in load_skills().find("R&R every ten weeks"))


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("You excel in a team that does not go home early", []),
        ("Excel, Word and Access", ["Microsoft Excel", "Microsoft Word", "Microsoft Access"]),
        ("Access to the building", []),
        ("a team of R&D people", []),
        ("statistics in R or SAS", ["R", "SAS"]),
        ("We have Teams in three cities", []),
        ("calls by Zoom and Microsoft Teams", ["Zoom", "Microsoft Teams"]),
        ("Chef de partie", []),
        ("Puppet, Chef, Ansible", ["Puppet", "Chef", "Ansible"]),
        ("take the lead, keep control, with basic cash support from the right express", []),
        ("Power, Right, UK and BI", []),
        ("Power BI", ["Power BI"]),
        ("Spring Boot", ["Spring Boot"]),
        ("spring cleaning", []),
        ("rust removal", []),
        ("a good scheme to make sales rise", []),
    ],
)
def test_the_shipped_book_is_not_deceived(text: str, skills: list[str]) -> None:
    sure = [mention.skill for mention in load_skills().find(text) if mention.is_certain and mention.is_tool]
    assert sure == skills


# ---- names that texts give ----


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("k8s", "Kubernetes"),
        ("Postgres", "PostgreSQL"),
        ("MS Office", "Microsoft Office"),
        ("Golang", "Go"),
        ("running payroll", "payroll"),
        ("led a team", "team leadership"),
        ("Gabelstapler", "forklift"),
        ("Lohnbuchhaltung", "payroll"),
        ("Kommissionierung", "order picking"),
        ("gestion des stocks", "inventory management"),
        ("préparation de commandes", "order picking"),
        ("chariot élévateur", "forklift"),
        ("lorry", "truck"),
        ("venipuncture", "phlebotomy"),
        ("front-end", "front-end development"),
        ("Microsoft Power BI", "Power BI"),
    ],
)
def test_different_words_for_one_thing_have_one_name(text: str, skill: str) -> None:
    assert [name for _, name in read(f"years of {text} in a shop")] == [skill]


def test_a_tool_is_told_from_what_is_done() -> None:
    kinds = {mention.skill: mention.is_tool for mention in load_skills().find("a forklift, welding, SQL, bookkeeping")}
    assert kinds == {"forklift": True, "welding": False, "SQL": True, "bookkeeping": False}


def test_a_skill_of_the_compiled_names_is_found_in_its_forms() -> None:
    names = {name for _, name in read("lay kerbstones; laid bricks; plasma cutting machine; ophthalmology")}
    assert "ophthalmology" in names
    assert len(names) >= 2


# ---- the book itself ----


def test_the_earlier_entry_has_a_spelling() -> None:
    book = Gazetteer((Entry("one", ("thing",)), Entry("two", ("thing",))), {})
    assert [mention.skill for mention in book.find("thing")] == ["one"]


def test_an_entry_named_by_another_spelling_adds_to_it() -> None:
    book = Gazetteer((Entry("payroll", ("wages",)), Entry("wages", ("salaries",))), {})
    assert [mention.skill for mention in book.find("salaries")] == ["payroll"]


@pytest.mark.parametrize(
    ("entries", "reason"),
    [
        ((Entry("one", implies=("nothing like it",)),), "implies nothing like it"),
        ((Entry("nowhere", ("nulle part",), is_translation=True),), "no skill of the book"),
        ((Entry("one", implies=("two",)), Entry("two", implies=("one",))), "imply itself"),
    ],
)
def test_an_entry_that_makes_no_sense_is_refused(entries: tuple[Entry, ...], reason: str) -> None:
    with pytest.raises(SkillError, match=reason):
        Gazetteer(entries, {})
