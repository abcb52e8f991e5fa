"""The special note of a rejection: which musts were not met, kept and worked out anew when something changed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from msgspec import Struct, field

from rejoinder.bootstrap import make_program
from rejoinder.domain.applications import Details
from rejoinder.domain.documents.document import Document, Format
from rejoinder.domain.events import EventKind
from rejoinder.domain.gaps.verdicts import Verdict
from rejoinder.domain.kept import Answer, Purpose
from rejoinder.domain.sheets.columns import guess_columns
from rejoinder.domain.sheets.export import export_rows
from rejoinder.domain.sheets.plan import plan_import
from rejoinder.domain.sheets.rows import Aids
from rejoinder.domain.sheets.sheet import Field, Sheet
from rejoinder.errors import StoreError
from rejoinder.services.answers import answer, find_requirement
from rejoinder.services.application_gaps import gather, requirements_of
from rejoinder.services.applications import Telling, add_application, merge_applications, record_event
from rejoinder.services.exports import everything
from rejoinder.services.kept_documents import keep_document, send_with
from rejoinder.services.kept_postings import keep_letter_as_posting, keep_posting
from rejoinder.services.operations import undo
from rejoinder.services.sheets import day_of, exported
from rejoinder.services.unmet import Judge, Note, note_form, note_of, note_words, notes_of
from tests.fakes.days import PlainDays
from tests.fakes.house import House
from tests.unit.services.hands import furnished

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from rejoinder.domain.gaps.outcomes import Outcome
    from rejoinder.services.gaps import Analyst

TODAY = date(2026, 6, 1)
HEAD = "Clerk at Alder\n\nWe sell timber to the whole valley, and you will help us with it.\n\nRequirements:\n"
ASKS = f"{HEAD}- SQL\n- forklift licence\n- welding is a plus\n"
POSTING = Document("p.txt", Format.TEXT, ASKS)
RESUME = Document("cv.md", Format.MARKDOWN, "# Robin Ash\n\n## Skills\nSQL\n")


class Watched(Struct):
    """A judge that counts how often it was asked to compare."""

    analyst: Analyst
    version: str = "1"
    loaded: int = 0
    asked: list[str] = field(default_factory=list)

    def load(self) -> Analyst:
        self.loaded += 1
        return self.analyst

    def rules(self) -> str:
        self.asked.append(self.version)
        return self.version

    @property
    def judge(self) -> Judge:
        return Judge(self.load, self.rules, TODAY)


@pytest.fixture
def watched(tmp_path: Path) -> Watched:
    return Watched(make_program(tmp_path).analyst())


@pytest.fixture
def house() -> House:
    made = furnished()
    for name in ("Alder", "Birch"):
        add_application(made.store, made.clock, Details(name, "Clerk", applied=date(2026, 5, 1)))
        record_event(made.store, made.clock, name, Telling(EventKind.REJECTED, date(2026, 5, 9)))
    return made


def note(house: House, watched: Watched, name: str = "alder") -> Note | None:
    stories = house.stories
    return note_of(stories, stories.find(name), watched.judge)


def known(house: House, watched: Watched) -> Note:
    found = note(house, watched)
    assert found is not None
    return found


def words(house: House, watched: Watched, name: str = "alder") -> str:
    return note_words(note(house, watched, name))


def test_where_no_posting_is_kept_nothing_is_asked_for_and_there_is_no_note(house: House, watched: Watched) -> None:
    keep_document(house.store, house.clock, RESUME, Purpose.RESUME)
    assert notes_of(house.stories, house.stories.applications, watched.judge) == {}
    assert (watched.loaded, watched.asked) == (0, [])
    assert note_form(None) is None


def test_without_a_resume_nothing_is_said_to_be_unmet(house: House, watched: Watched) -> None:
    keep_posting(house.store, house.clock, "alder", POSTING)
    assert note(house, watched) is None
    assert watched.loaded == 0


def test_what_was_not_met_is_named_and_compared_once(house: House, watched: Watched) -> None:
    keep_document(house.store, house.clock, RESUME, Purpose.RESUME, sent_with="alder")
    keep_posting(house.store, house.clock, "alder", POSTING)
    found = note(house, watched)
    assert found is not None
    assert [(one.quote, one.verdict) for one in found.unmet] == [("forklift licence", Verdict.MISSING)]
    assert (found.musts, found.is_assumed, found.is_current) == (2, False, True)
    assert note(house, watched) == found
    assert watched.loaded == 1


def test_what_nobody_turned_down_has_no_note(house: House, watched: Watched) -> None:
    add_application(house.store, house.clock, Details("Cedar", "Clerk"))
    keep_document(house.store, house.clock, RESUME, Purpose.RESUME)
    keep_posting(house.store, house.clock, "cedar", POSTING)
    assert note(house, watched, "cedar") is None


def test_it_is_worked_out_anew_once_anything_it_rests_on_has_changed(house: House, watched: Watched) -> None:
    store, clock = house.store, house.clock
    keep_document(store, clock, RESUME, Purpose.RESUME)
    keep_posting(store, clock, "alder", POSTING)
    assert words(house, watched) == "1 of 2: forklift licence"
    gathered = gather(house.stories, house.stories.find("alder"), TODAY)
    licence = find_requirement(requirements_of(watched.load, gathered), "forklift")
    sql = find_requirement(requirements_of(watched.load, gathered), "sql")
    answer(store, clock, "alder", sql, Answer.NO)
    assert words(house, watched) == "2 of 2: SQL; forklift licence"
    number = answer(store, clock, "alder", licence, Answer.YES).operation
    assert [one.verdict for one in known(house, watched).unmet] == [Verdict.MISSING, Verdict.HELD]
    undo(store, clock, house.settler(), number)
    shows = Document("cv.md", Format.MARKDOWN, "# Robin Ash\n\n## Skills\nForklift licence\n")
    keep_document(store, clock, shows, Purpose.RESUME)
    assert words(house, watched) == "1 of 2: SQL"
    keep_posting(store, clock, "alder", Document("q.txt", Format.TEXT, f"{HEAD}- forklift licence\n"))
    assert words(house, watched) == "0 of 1"
    first = house.stories.told.documents.versions()[-1].fact.version
    send_with(store, clock, first, "alder")
    found = note(house, watched)
    assert found is not None
    assert (found.is_assumed, len(found.unmet)) == (False, 1)
    loaded = watched.loaded
    watched.version = "2"
    assert note(house, watched) == found
    assert watched.loaded == loaded + 1


def test_beyond_what_is_compared_at_once_a_note_says_that_it_is_old(house: House, watched: Watched) -> None:
    keep_document(house.store, house.clock, RESUME, Purpose.RESUME)
    keep_posting(house.store, house.clock, "alder", POSTING)
    keep_posting(house.store, house.clock, "birch", POSTING)
    both = [house.stories.find("alder"), house.stories.find("birch")]
    first = notes_of(house.stories, both, watched.judge, most=1)
    assert first[both[0].id].is_current
    assert first[both[1].id] == Note(0, (), is_assumed=True, is_current=False)
    assert note_words(first[both[1].id]) == ""
    watched.version = "2"
    found = notes_of(house.stories, both[::-1], watched.judge, most=1)
    assert found[both[1].id].is_current
    assert not found[both[0].id].is_current
    assert note_form(found[both[0].id]) == {
        "count": 1,
        "musts": 2,
        "unmet": [{"quote": None, "kind": "licence", "verdict": "missing"}],
        "assumed": True,
        "current": False,
    }
    assert all(one.is_current for one in notes_of(house.stories, both, watched.judge, most=None).values())


def test_a_posting_in_a_letter_keeps_its_words_there(house: House, watched: Watched) -> None:
    keep_document(house.store, house.clock, RESUME, Purpose.RESUME)
    letter = house.stories.find("saltmarsh day clerk").letters[0]
    keep_letter_as_posting(house.store, house.clock, "saltmarsh day clerk", letter)
    note(house, watched, "saltmarsh day clerk")
    assert "Saltmarsh" not in repr(house.store.outcomes())
    assert len(house.store.outcomes()) == 1


def test_applications_that_are_merged_are_compared_as_one(house: House, watched: Watched) -> None:
    keep_document(house.store, house.clock, RESUME, Purpose.RESUME, sent_with="birch")
    keep_posting(house.store, house.clock, "alder", POSTING)
    assert known(house, watched).is_assumed
    merge_applications(house.store, house.clock, "birch", "alder")
    found = notes_of(house.stories, house.stories.applications, watched.judge)
    assert [(note_words(one), one.is_assumed) for one in found.values()] == [("1 of 2: forklift licence", False)]


def test_a_store_that_cannot_keep_it_hinders_no_list(
    house: House, watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(outcomes: Mapping[str, Outcome]) -> None:
        raise StoreError(f"no room for {len(outcomes)}", advice="make some")

    keep_document(house.store, house.clock, RESUME, Purpose.RESUME)
    keep_posting(house.store, house.clock, "alder", POSTING)
    monkeypatch.setattr(house.store, "put_outcomes", full)
    assert words(house, watched) == "1 of 2: forklift licence"
    assert house.store.outcomes() == {}


def test_exports_tell_it_and_reading_them_back_keeps_nothing_of_it(house: House, watched: Watched) -> None:
    keep_document(house.store, house.clock, RESUME, Purpose.RESUME)
    keep_posting(house.store, house.clock, "alder", POSTING)
    told = {one.details.organisation: one.unmet for one in exported(house.store, watched.judge)}
    assert (told["Alder"], told["Birch"]) == ("1 of 2: forklift licence", "")
    forms = everything(house.store, house.clock, watched.judge)["applications"]
    assert {form["organisation"]: form["unmet"] and form["unmet"]["count"] for form in forms}["Alder"] == 1
    (headings, *rows), _ = export_rows(exported(house.store, watched.judge))
    columns = guess_columns(
        Sheet("", tuple(headings), tuple(map(tuple, rows))), day_of(PlainDays(), house.clock.here())
    )
    assert [one.field for one in columns].count(Field.UNMET) == 1
    plan = plan_import(
        Sheet("", tuple(headings), tuple(map(tuple, rows))),
        columns,
        Aids(day_of(PlainDays(), house.clock.here()), TODAY, {}),
        {},
    )
    assert "forklift" not in repr(plan)
