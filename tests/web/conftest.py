"""What the tests of the page share: a small data folder, read once in each process."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from functools import cache, partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from rejoinder.adapters.cues.loader import load_cues
from rejoinder.adapters.mail.parser import FastMailParser
from rejoinder.bootstrap import Program
from rejoinder.domain.applications import Details
from rejoinder.domain.documents.document import Document, Format, Place
from rejoinder.domain.events import EventKind
from rejoinder.domain.facts import Saying
from rejoinder.domain.kept import Answer, Purpose
from rejoinder.domain.letters.book import CueBook
from rejoinder.domain.letters.readings import Polarity
from rejoinder.domain.mail import Problem
from rejoinder.domain.mailbox import Entry
from rejoinder.domain.postings.requirements import Requirement, RequirementKind
from rejoinder.domain.records import replace
from rejoinder.ports.store import Store
from rejoinder.ports.work import WorkPool
from rejoinder.services import applications as services
from rejoinder.services.answers import answer
from rejoinder.services.corrections import list_reviews
from rejoinder.services.feedback import FeedbackLog
from rejoinder.services.feedback_said import Telling, tell_feedback
from rejoinder.services.gaps import Analyst
from rejoinder.services.kept_documents import keep_document, list_documents
from rejoinder.services.kept_postings import keep_posting
from rejoinder.services.organisations import list_organisations
from rejoinder.services.reading import read_batch
from rejoinder.services.stories import Stories
from rejoinder.services.tasks import ReadTask
from rejoinder.services.today import today
from tests.fakes.work import InlinePool
from tests.web.asking import Asked
from tests.web.browsing import PATIENCE, QUIET, Person, Server, chromium, serving, visiting
from tests.web.mails import write_mailbox


class InlineProgram(Program):
    """The program, with mail read in this process: starting others takes most of the time of a small import."""

    def reading_pool(self, size: int = 1) -> WorkPool[ReadTask, list[Entry | Problem]]:
        """Return what reads mail here."""
        del size
        return InlinePool(partial(read_batch, parser=FastMailParser(), book=_cues()))

    def cues(self) -> CueBook:
        """Return the cues, loaded once."""
        return _cues()

    def analyst(self) -> Analyst:
        """Return what compares, loaded once."""
        return _analyst()


_cues = cache(load_cues)
_analyst = cache(lambda: Program().analyst())
POSTING = """Clerk at Felmar Works

Requirements
- fluent German
- SQL
- forklift licence
- organised and calm
"""
RESUME = """Robin Ash

Experience
Clerk, Quo, 2019 - 2023
- wrote Postgres queries for the monthly figures
- fluent German
"""


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data folder with something on every page. It is copied, never opened."""
    folder = tmp_path_factory.mktemp("filled")
    program = InlineProgram(folder / "data")
    with closing(program.store()) as store:
        program.importer(store).run([write_mailbox(folder / "mail")], version=program.cue_version())
        clock = program.clock()
        details = Details("Felmar Works", "Clerk", applied=date(2026, 10, 1), resume="third version")
        name = services.add_application(store, clock, details).story.application.id
        services.record_event(store, clock, name, services.Telling(EventKind.REJECTED, date(2026, 10, 9), how="phone"))
        services.add_note(store, clock, name, "They were kind.")
        said = (Saying("You were clear in the talk.", Polarity.POSITIVE), Saying("Too little SQL.", Polarity.NEGATIVE))
        resume = Document("cv.txt", Format.TEXT, RESUME)
        keep_document(store, clock, resume, Purpose.RESUME, sent_with=name)
        keep_document(store, clock, replace(resume, text=f"{RESUME}- SQL\n"), Purpose.RESUME)
        keep_posting(store, clock, name, Document("posting.txt", Format.TEXT, POSTING))
        most = max(Stories(store).applications, key=lambda one: len(one.letters))
        keep_posting(store, clock, most.id, Document("posting.txt", Format.TEXT, POSTING))
        sql = Requirement("SQL", Place(0, 3), RequirementKind.TOOL)
        answer(store, clock, name, sql, Answer.YES, words="for years")
        tell_feedback(store, clock, name, Telling(said, "Ida Quill", date(2026, 10, 9), "by phone"))
    uploads = folder / "data" / "uploads"
    uploads.mkdir()
    (uploads / "list.csv").write_text("Company,Role,Applied\nCorgar,Cook,2026-10-02\n", encoding="utf-8")
    return folder / "data"


@pytest.fixture
def data(filled: Path, tmp_path: Path) -> Path:
    """Return a copy of the filled data folder for one test."""
    return copied(filled, tmp_path)


def copied(filled: Path, to: Path) -> Path:
    """Copy a data folder that nobody has open."""
    return Path(shutil.copytree(filled, to / "data"))


@pytest.fixture
def asked(data: Path) -> Iterator[Asked]:
    """Return the application on a copy of its own."""
    program = InlineProgram(data)
    with closing(program.store()) as store:
        asked = Asked(program, store, examples(program, store))
        yield asked
        asked.rest()


@pytest.fixture(scope="module")
def untouched(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asked]:
    """Return the application on a copy that no test of a module may change, which is checked at its end."""
    program = InlineProgram(copied(filled, tmp_path_factory.mktemp("untouched")))
    with closing(program.store()) as store:
        asked = Asked(program, store, examples(program, store))
        before = asked.state()
        yield asked
        assert asked.state() == before


def examples(program: Program, store: Store) -> dict[str, str]:
    """Return a value for each parameter that stands in a path."""
    stories = Stories(store)
    applications = stories.applications
    assert len(applications) > 3
    assert list_reviews(stories).letters or list_reviews(stories).links
    item = today(stories, program.clock().here()).items[0]
    application = max(applications, key=lambda one: len(one.letters))
    return {
        "application": application.id,
        "letter": application.letters[-1],
        "step": item.id,
        "operation": "1",
        "entry": next((one.id for one in FeedbackLog(stories, program.feedback()).entries), "none"),
        "organisation": list_organisations(stories)[0].key,
        "file": "list.csv",
        "document": list_documents(stories)[0][0].fact.version,
        "brought": "none",
    }


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a browser, started once in each process."""
    path = chromium()
    expect.set_options(timeout=PATIENCE * 1_000)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*QUIET])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def shared(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serve a copy of the filled data folder to the tests of a module, each of which minds its own applications."""
    data = copied(filled, tmp_path_factory.mktemp("shared"))
    program = InlineProgram(data)
    with closing(program.store()) as store:
        values = examples(program, store)
    with serving(data, values) as server:
        yield server


@pytest.fixture
def server(data: Path) -> Iterator[Server]:
    """Serve a copy of the filled data folder to one test."""
    with serving(data) as server:
        yield server


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def person(request: pytest.FixtureRequest, browser: Browser, shared: Server) -> Iterator[Person]:
    """Return somebody at the browser, with script and without."""
    with visiting(browser, shared, java_script_enabled=request.param) as person:
        yield person
