"""What was read from a posting is put right, stays so wherever its words are kept, and is taken back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from rejoinder.bootstrap import make_program
from rejoinder.domain.applications import Details
from rejoinder.domain.documents.document import Document, Format, Place
from rejoinder.domain.gaps.corrected import Out, correct_reading
from rejoinder.domain.keeping import Correction, asked
from rejoinder.domain.kept import Answer, Purpose, RequirementCorrected
from rejoinder.domain.postings.requirements import PostingReading, Requirement, RequirementKind
from rejoinder.domain.records import replace
from rejoinder.errors import NotFoundError, UnclearRequestError
from rejoinder.services.answers import answer, find_requirement, words_on
from rejoinder.services.application_gaps import Gathered, gather, requirements_of
from rejoinder.services.applications import add_application
from rejoinder.services.exports import everything, restore
from rejoinder.services.kept_documents import keep_document
from rejoinder.services.kept_postings import keep_posting
from rejoinder.services.operations import undo
from rejoinder.services.requirement_corrections import Change, add_requirement, correct_requirement
from rejoinder.services.unmet import Judge, note_of
from tests.fakes.house import House
from tests.unit.services.hands import furnished

if TYPE_CHECKING:
    from rejoinder.services.gaps import Analyst

TODAY = date(2026, 6, 1)
KIND = RequirementKind
POSTING = Document(
    "p.txt",
    Format.TEXT,
    "Clerk at Alder\n\nWe sell timber to the whole valley, and you will help us with it.\n\nRequirements:\n"
    "- SQL\n- forklift licence\n- three years in a timber\n  yard, and more\n\nOur dog likes early risers.\n",
)


@pytest.fixture(scope="module")
def analyst(tmp_path_factory: pytest.TempPathFactory) -> Analyst:
    return make_program(tmp_path_factory.mktemp("data")).analyst()


@pytest.fixture
def house() -> House:
    made = furnished()
    for name in ("Alder", "Birch"):
        add_application(made.store, made.clock, Details(name, "Clerk", applied=date(2026, 5, 1)))
        keep_posting(made.store, made.clock, name, POSTING)
    return made


def gathered(house: House, name: str = "alder") -> Gathered:
    stories = house.stories
    return gather(stories, stories.find(name), TODAY)


def asks(house: House, analyst: Analyst, name: str = "alder") -> dict[str, tuple[RequirementKind, bool]]:
    found = requirements_of(lambda: analyst, gathered(house, name))
    return {" ".join(one.quote.split()): (one.kind, one.must) for one in found}


def correct(house: House, analyst: Analyst, quote: str, **change: object) -> int:
    given = gathered(house)
    old = find_requirement(requirements_of(lambda: analyst, given), quote)
    said = Change(**change)  # type: ignore[arg-type]  # names of its fields
    return correct_requirement(house.store, house.clock, lambda: analyst, given, old, said).operation


def test_what_is_none_is_out_for_each_application_with_these_words_and_comes_back(
    house: House, analyst: Analyst
) -> None:
    before = asks(house, analyst)
    number = correct(house, analyst, "sql", is_none=True)
    assert "SQL" in before
    assert "SQL" not in asks(house, analyst) | asks(house, analyst, "birch")
    compared = analyst.compare(POSTING, [], TODAY, (), gathered(house).corrections)
    assert [(one.requirement.quote, one.operation) for one in compared.out] == [("SQL", number)]
    keep_posting(house.store, house.clock, "birch", replace(POSTING, text=f"{POSTING.text}\nNow.\n"))
    assert "SQL" in asks(house, analyst, "birch")
    undo(house.store, house.clock, house.settler(), number)
    assert asks(house, analyst) == before


def test_kind_weight_and_words_are_put_right_one_by_one_and_taken_back_in_any_order(
    house: House, analyst: Analyst
) -> None:
    first = correct(house, analyst, "forklift", kind=KIND.SKILL)
    correct(house, analyst, "forklift", must=False)
    correct(house, analyst, "forklift", words="FORKLIFT")
    assert asks(house, analyst)["forklift"] == (KIND.SKILL, False)
    undo(house.store, house.clock, house.settler(), first)
    assert asks(house, analyst)["forklift"] == (KIND.LICENCE, False)


def test_what_was_overlooked_is_added_by_words_of_the_posting(house: House, analyst: Analyst) -> None:
    given = gathered(house)
    change = Change(words="early   risers", must=False)
    done = add_requirement(house.store, house.clock, lambda: analyst, given, change)
    assert done.requirement is not None
    assert done.requirement.quote == "early risers"
    assert not asks(house, analyst)["early risers"][1]
    soft = Change(words="timber yard", kind=KIND.DOMAIN)
    add_requirement(house.store, house.clock, lambda: analyst, given, soft)
    assert asks(house, analyst)["timber yard"] == (KIND.DOMAIN, True)
    with pytest.raises(UnclearRequestError, match="found already"):
        add_requirement(house.store, house.clock, lambda: analyst, gathered(house), change)


@pytest.mark.parametrize(
    ("words", "error"),
    [("cheese", NotFoundError), (" , ", UnclearRequestError), ("timber " * 99, UnclearRequestError)],
)
def test_words_that_are_not_there_are_refused(
    house: House, analyst: Analyst, words: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        add_requirement(house.store, house.clock, lambda: analyst, gathered(house), Change(words=words))
    assert gathered(house).corrections == ()


def test_what_was_read_like_that_is_no_correction(house: House, analyst: Analyst) -> None:
    with pytest.raises(UnclearRequestError):
        correct(house, analyst, "forklift", kind=KIND.LICENCE, must=True, words="forklift licence")


def test_without_a_posting_it_says_what_to_do(house: House, analyst: Analyst) -> None:
    given = gathered(house, "fern")
    with pytest.raises(UnclearRequestError, match="not kept"):
        add_requirement(house.store, house.clock, lambda: analyst, given, Change(words="x"))


def test_an_answer_stays_with_what_is_corrected(house: House, analyst: Analyst) -> None:
    old = find_requirement(requirements_of(lambda: analyst, gathered(house)), "forklift")
    answer(house.store, house.clock, "alder", old, Answer.PARTLY, words="an afternoon")
    number = correct(house, analyst, "forklift", kind=KIND.SKILL)
    stories = house.stories
    held = words_on(stories, stories.find("alder"))[asked("forklift licence", KIND.SKILL)].held
    assert held is not None
    assert (held.answer, held.words) == (Answer.PARTLY, "an afternoon")
    undo(house.store, house.clock, house.settler(), number)
    stories = house.stories
    assert asked("forklift licence", KIND.SKILL) not in words_on(stories, stories.find("alder"))


def test_a_correction_changes_the_note_of_the_rejection_and_survives_an_export(house: House, analyst: Analyst) -> None:
    keep_document(house.store, house.clock, Document("cv.txt", Format.TEXT, "Robin Ash\nSQL\n"), Purpose.RESUME)
    keep_posting(house.store, house.clock, "fern", POSTING)
    judge = Judge(lambda: analyst, lambda: "1", TODAY)

    def musts(of: House) -> int | None:
        found = note_of(of.stories, of.stories.find("fern"), judge)
        return found.musts if found else None

    before = musts(house)
    correct(house, analyst, "sql", is_none=True)
    assert before
    assert musts(house) == before - 1
    other = House()
    restore(other.store, other.clock, other.settler(), everything(house.store, house.clock), "all.json")
    assert musts(other) == before - 1


# ---- when the rules have changed since ----

A, B = Requirement("sql", Place(10, 20), KIND.TOOL), Requirement("yard", Place(30, 40), KIND.SKILL)
READ = PostingReading((A, B), "en")


def single(place: Place, kind: RequirementKind | None, must: bool) -> Requirement:  # noqa: FBT001  (see `Single`)
    return Requirement("read", place, kind or KIND.SOFT, must)


def corrected(*facts: RequirementCorrected) -> tuple[tuple[Requirement, ...], tuple[int, ...], tuple[Out, ...]]:
    found = correct_reading(READ, [Correction(number, fact) for number, fact in enumerate(facts, 1)], single)
    return found.reading.requirements, found.operations, found.out


def said(place: Place, kind: RequirementKind = KIND.TOOL, **more: object) -> RequirementCorrected:
    return RequirementCorrected("a", "m", place, kind, **more)  # type: ignore[arg-type]  # names of its fields


def test_a_requirement_that_is_cut_otherwise_now_is_found_by_its_place() -> None:
    assert corrected(said(Place(12, 20), is_none=True)) == ((B,), (0,), (Out(A, 1),))
    assert corrected(said(Place(18, 29), is_none=True)) == ((A, B), (0, 0), ())


def test_what_is_found_nowhere_stands_as_it_was_said() -> None:
    found, operations, _ = corrected(said(Place(22, 27), to_kind=KIND.LANGUAGE, must=False))
    assert found == (A, Requirement("read", Place(22, 27), KIND.LANGUAGE, must=False), B)
    assert operations == (0, 1, 0)


def test_what_was_added_and_is_read_since_is_there_once() -> None:
    found, operations, _ = corrected(said(Place(10, 20), KIND.SKILL, is_added=True, must=False))
    assert [one.place for one in found] == [A.place, B.place]
    assert not found[0].must
    assert operations == (1, 0)


def test_of_two_at_one_place_the_kind_tells_which() -> None:
    both = PostingReading((A, replace(A, kind=KIND.YEARS)), "en")
    found = correct_reading(both, [Correction(1, said(A.place, KIND.YEARS, is_none=True))], single)
    assert found.reading.requirements == (A,)


def test_corrections_stand_apart_so_that_the_first_can_be_taken_back(house: House, analyst: Analyst) -> None:
    text = "Requirements\n- SQL\n- customer service in a busy hotel kitchen\n"
    keep_posting(house.store, house.clock, "alder", replace(POSTING, text=text))
    (whole,) = [quote for quote in asks(house, analyst) if quote != "SQL"]
    first = correct(house, analyst, whole, words="kitchen", kind=KIND.DOMAIN)
    correct(house, analyst, "kitchen", must=False)
    assert asks(house, analyst)["kitchen"] == (KIND.DOMAIN, False)
    undo(house.store, house.clock, house.settler(), first)
    assert asks(house, analyst).keys() == {"SQL", whole}
    assert not asks(house, analyst)[whole][1]


def test_words_that_are_added_where_something_like_them_was_read_are_that() -> None:
    found, operations, _ = corrected(said(Place(10, 24), KIND.SKILL, is_added=True, must=False))
    assert [(one.place, one.kind) for one in found] == [(Place(10, 24), KIND.SKILL), (B.place, B.kind)]
    assert operations == (1, 0)


def test_what_was_out_and_is_added_is_out_no_longer() -> None:
    facts = (said(A.place, is_none=True), said(A.place, KIND.TOOL, is_added=True))
    found, operations, out = corrected(*facts)
    assert len(found) == 2
    assert operations == (2, 0)
    assert out == ()


def test_words_are_found_whole_and_without_regard_to_accents_and_marks(house: House, analyst: Analyst) -> None:
    text = "Requirements\n- SQL\n\nGoofy, our dog, is happy to Go far. He holds a Master’s in économie.\n"
    keep_posting(house.store, house.clock, "alder", replace(POSTING, text=text))
    for words, quote in (("go", "Go"), ("master's IN economie", "Master’s in économie")):
        added = Change(words=words)
        done = add_requirement(house.store, house.clock, lambda: analyst, gathered(house), added)
        assert done.requirement is not None
        assert done.requirement.quote == quote
