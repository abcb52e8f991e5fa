"""Feedback is written down, split, filtered and put right on the page, and it says when specifics may be asked for."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect
from selectolax.lexbor import LexborHTMLParser

from rejoinder.services.feedback import FeedbackLog
from rejoinder.services.stories import Stories
from tests.web.asking import Asked
from tests.web.browsing import Person, serving, visiting
from tests.web.conftest import InlineProgram, copied
from tests.web.mails import make_mail

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.web.browsing import Server

ADA = "Ada Grey <ada@tidewell.example>"
FEEDBACK = """\
Dear Robin,

thank you for your note about the position of Night Porter at Tidewell. Of course, here is the feedback that you asked
for. Your answers in the interview were very clear and friendly. We missed concrete examples from the night shift, but
your plan for the keys was good.

Kind regards
Ada Grey
Tidewell
"""


@pytest.fixture(scope="module")
def told(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serve a mailbox with a letter of feedback in it."""
    folder = tmp_path_factory.mktemp("told")
    data = copied(filled, folder)
    program = InlineProgram(data)
    (folder / "mail").mkdir()
    mail = make_mail(ADA, 20, "Re: Your application for Night Porter", FEEDBACK, number=77)
    (folder / "mail" / "feedback.eml").write_bytes(bytes(mail))
    with closing(program.store()) as store:
        program.importer(store).run([folder / "mail"], version=program.cue_version())
        application, letter = FeedbackLog(Stories(store), program.feedback()).to_file()[0]
        values = {"application": application.id, "letter": letter.message.key}
    with serving(data, values) as server:
        yield server
    shutil.rmtree(data)


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def reader(request: pytest.FixtureRequest, browser: Browser, told: Server) -> Iterator[Person]:
    """Return somebody at the browser, with script and without."""
    with visiting(browser, told, java_script_enabled=request.param) as person:
        yield person


def entries(page: Page) -> list[str]:
    """Return what the page shows of the log, praise and criticism by their words."""
    shown = page.locator(".entry")
    return [f"{one.locator('strong').inner_text()}: {one.locator('blockquote').inner_text()}" for one in shown.all()]


def test_what_somebody_said_is_written_down_in_a_form_of_six_fields(reader: Person) -> None:
    page = reader.go("/feedback")
    page.get_by_text("Write down what somebody said").click()
    page.get_by_label("Where").select_option(label="Felmar Works · Clerk")
    page.get_by_label("What was good").fill("quick with the ledger\npatient")
    page.get_by_label("What was missing").fill("no word about us")
    page.get_by_label("Who said it").fill("Jo Marsh")
    page.get_by_label("When").fill("yesterday")
    page.get_by_label("How", exact=True).fill("in person")
    page.get_by_role("button", name="Keep it word for word").click()
    page.get_by_role("status").get_by_text("Kept: 3 statements about you: Felmar Works").wait_for()
    first = entries(page)[:3]
    assert first == ["Praise: quick with the ledger", "Praise: patient", "Criticism: no word about us"]
    page.get_by_role("button", name="Undo").click()
    page.get_by_role("button", name="Have it again").wait_for()
    assert "Praise: patient" not in entries(page)


def test_a_letter_is_split_and_stands_wherever_they_come_up(reader: Person) -> None:
    page = reader.go("/feedback")
    page.locator("section", has_text="To be split by you").get_by_role("link").first.click()
    page.get_by_role("heading", name="What do they say about you?").wait_for()
    clear = page.get_by_role("group", name="Your answers in the interview")
    expect(clear.get_by_label("praise")).to_be_checked()
    clear.get_by_label("about").fill("calm, communication")
    missed = page.get_by_role("group", name="We missed concrete examples")
    missed.get_by_label("both").check()
    page.get_by_role("button", name="Keep it so").click()
    page.get_by_role("status").get_by_text("Filed: 3 statements about you").wait_for()
    expect(page.get_by_text("To be split by you")).to_have_count(0)
    page.get_by_label("From").select_option(label="Tidewell")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**/feedback?**")
    assert len(entries(page)) == 3
    page.get_by_role("link", name="calm").click()
    page.wait_for_url("**theme=calm**")
    assert [one.partition(":")[0] for one in entries(page)] == ["Praise"]
    reader.go(f"/applications/{reader.server.values['application']}")
    assert len(entries(page)) == 3
    page.get_by_role("link", name="all of this organisation").click()
    page.get_by_role("heading", name="What they said about you").wait_for()
    assert len(entries(page)) == 3
    reader.go("/rejections?q=tidewell")
    page.get_by_role("link", name="3 statements about you besides").click()
    page.get_by_role("heading", name="Feedback", exact=True).wait_for()
    assert len(entries(page)) == 3
    reader.go("/log")
    page.locator("li", has_text="3 statements about you: Tidewell").get_by_role("button", name="Undo").first.click()
    page.locator(".done", has_text="Taken back").wait_for()
    reader.go("/feedback")
    page.get_by_text("To be split by you").wait_for()


def test_an_entry_is_put_right_and_taken_back(reader: Person) -> None:
    page = reader.go("/feedback?q=sql")
    entry = page.locator(".entry", has_text="Too little SQL.")
    entry.get_by_text("Change").click()
    entry.get_by_label("It is").select_option("praise")
    entry.get_by_label("about").fill("databases")
    entry.get_by_label("and").select_option("it does not count")
    entry.get_by_role("button", name="Keep it so").click()
    page.get_by_role("status").get_by_text("Changed").wait_for()
    assert not [one for one in entries(page) if "SQL" in one and not page.get_by_text("Apart: 1").count()]
    page.get_by_text("Apart: 1").click()
    assert "Praise: Too little SQL." in entries(page)
    page.get_by_role("button", name="Undo").click()
    page.get_by_role("button", name="Have it again").wait_for()
    assert "Criticism: Too little SQL." in entries(page)


@pytest.mark.parametrize("is_scripted", [True, False], ids=["with script", "without script"])
def test_asking_is_told_on_the_application_and_ticked_there(
    browser: Browser, server: Server, *, is_scripted: bool
) -> None:
    with visiting(browser, server, java_script_enabled=is_scripted) as person:
        page = person.go("/rejections?q=hollgart")
        page.get_by_role("link", name="Hollgart").first.click()
        page.get_by_role("heading", name="Asking for feedback").wait_for()
        page.get_by_text("It is not the moment to ask for specifics.").wait_for()
        _tick(page, "you replied")
        page.get_by_text("Reply sent.").wait_for()
        _tick(page, "they answered")
        page.get_by_text("You may ask for specifics now.").wait_for()
        person.go("/today?all=1")
        page.locator(".today > li", has_text="Ask for specifics").get_by_role("link", name="Open").click()
        _tick(page, "they say that they give no feedback")
        page.get_by_text("They give no feedback.").wait_for()
        page.get_by_role("button", name="Undo").click()
        page.get_by_role("button", name="Have it again").wait_for()
        page.get_by_text("You may ask for specifics now.").wait_for()


def _tick(page: Page, what: str) -> None:
    page.get_by_text("Something happened that no letter shows").click()
    page.get_by_label("What", exact=True).first.select_option(label=what)
    page.locator("#asking").get_by_role("button", name="Keep it", exact=True).click()
    page.get_by_role("status").get_by_text("Noted").wait_for()


def test_it_is_done_by_keyboard_alone(browser: Browser, told: Server) -> None:
    with visiting(browser, told) as hand:
        page = hand.go(f"/feedback/{told.values['letter']}/file")
        page.get_by_role("group", name="Your answers in the interview").get_by_label("praise").focus()
        page.keyboard.press("ArrowRight")
        assert page.evaluate("document.activeElement.value") == "bad"
        page.keyboard.press("Tab")
        assert str(page.evaluate("document.activeElement.name")).startswith("themes-")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"


def test_it_is_printed_without_what_can_be_pressed(browser: Browser, told: Server) -> None:
    with visiting(browser, told) as hand:
        page = hand.go("/feedback")
        page.emulate_media(media="print")
        expect(page.locator(".entry blockquote").first).to_be_visible()
        expect(page.locator("header nav")).not_to_be_visible()
        expect(page.get_by_text("Change", exact=False).first).not_to_be_visible()


def test_the_empty_log_says_what_to_do(asked: Asked, tmp_path: Path) -> None:
    program = InlineProgram(tmp_path / "empty")
    with closing(program.store()) as store:
        text = Asked(program, store).ask("GET", "/feedback").text
        assert "Nothing is here yet" in text
        assert "write down" in text
    assert "Nothing in the log fits" in asked.ask("GET", "/feedback", query="q=submarine").text


@pytest.mark.parametrize(
    "words",
    ["<script>window.ran = 1</script>", '"><img src=x onerror=alert(1)>', "{{ 7 * 7 }}", "\u202egnp.exe", "a&b=c"],
)
def test_hostile_words_are_words(asked: Asked, words: str) -> None:
    fields = {"application": "felmar", "good": f"oven {words}", "by": words, "how": words, "themes": words[:30]}
    assert asked.post("/feedback", fields).status == 303
    for path in ("/feedback", "/organisations/felmar works"):
        page = LexborHTMLParser(asked.ask("GET", path).text)
        assert not page.css("main script, main img")
        (quote,) = [one.text() for one in page.css("blockquote") if "oven" in one.text()]
        assert quote == f"oven {words}"
    for name in ("theme", "organisation", "q", "page"):
        assert asked.ask("GET", "/feedback", query=urlencode({name: words})).status == 200
