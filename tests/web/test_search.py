"""Whatever a person remembers a word of is found from every page, and what is found can do nothing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect
from selectolax.lexbor import LexborHTMLParser

from rejoinder.adapters.storage.engine import DATABASE
from rejoinder.domain.applications import Details
from rejoinder.services import applications as services
from rejoinder.services import search as searching
from tests.adapters.storage.test_storage_migrations import make_old
from tests.web.asking import Asked
from tests.web.browsing import Person, Server, visiting
from tests.web.conftest import InlineProgram
from tests.web.test_looks import SHOWN

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

HOSTILE = (
    "<script>window.ran = 1</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "</mark><b>bold</b>",
    "{{ 7 * 7 }}",
    "&lt;script&gt;",
    "\u202egnp.exe",
)


def _look_for(page: Page, words: str) -> None:
    page.get_by_role("searchbox", name="Search everything").fill(words)
    page.get_by_role("search").get_by_role("button", name="Search").click()
    page.get_by_role("heading", name="Search", exact=True).wait_for()


def test_a_letter_is_found_and_opened(person: Person) -> None:
    page = person.go("/today")
    _look_for(page, "FILLED intern")
    expect(page.get_by_role("searchbox")).to_have_value("FILLED intern")
    hit = page.locator(".cards > li")
    expect(hit).to_have_count(1)
    assert hit.locator("mark").all_text_contents() == ["filled", "internally"]
    hit.get_by_role("link", name="Your application for Night Porter").click()
    page.get_by_text("the position has been filled internally").first.wait_for()


def test_a_note_leads_to_its_application(person: Person) -> None:
    page = person.go("/search?q=kind+felmar")
    page.get_by_text("Nothing that is kept holds all of that.").wait_for()
    page.get_by_role("link", name="kind", exact=True).click()
    note = page.locator(".cards > li", has_text="your note")
    expect(note).to_contain_text("They were kind.")
    note.get_by_role("link", name="Felmar Works").click()
    page.get_by_role("heading", name="Felmar Works").wait_for()


def test_without_a_word_it_says_what_can_be_searched(person: Person) -> None:
    page = person.go("/search")
    page.get_by_text("your letters: text, subject").wait_for()
    _look_for(page, "submarine")
    page.get_by_text("Try the beginning of a word").wait_for()
    _look_for(page, "  ")
    page.get_by_text("your letters: text, subject").wait_for()


def test_it_is_done_by_keyboard_alone(browser: Browser, shared: Server) -> None:
    with visiting(browser, shared) as hand:
        page = hand.go("/rejections")
        page.keyboard.press("/")
        assert page.evaluate("document.activeElement.id") == "search"
        page.keyboard.type("a/b night port")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search?q=a*")
        page.get_by_role("link", name="night", exact=True).wait_for()
        page.keyboard.press("/")  # what stands there is marked, so that typing replaces it
        page.keyboard.type("night port")
        page.keyboard.press("Enter")
        page.locator(".cards").wait_for()
        for _ in range(30):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.closest('.cards') !== null"):
                break
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="Tidewell").wait_for()


def test_the_key_types_itself_where_text_is_written(browser: Browser, shared: Server) -> None:
    with visiting(browser, shared) as hand:
        page = hand.go("/")
        page.get_by_label("The letter").fill("")
        page.get_by_label("The letter").press("/")
        expect(page.get_by_label("The letter")).to_have_value("/")


def test_every_page_has_the_box(untouched: Asked) -> None:
    for path in [*SHOWN, "/nowhere"]:
        page = LexborHTMLParser(untouched.ask("GET", path.format(**untouched.values)).text)
        (box,) = page.css("header form[role=search] input[name=q]")
        assert page.css_first(f"label[for={box.attributes['id']}]") is not None, path


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_words(asked: Asked, words: str) -> None:
    said = services.add_application(asked.store, asked.program.clock(), Details(f"Oven {words}", words, resume=words))
    services.add_note(asked.store, asked.program.clock(), said.story.application.id, f"oven {words} and more")
    for query in ("oven", words, f"{words} nothing"):
        page = _page(asked, q=query)
        assert [box.attributes["value"] for box in page.css("header input[name=q]")] == [query.strip()]
        assert not page.css("main script, main img, main svg, main b")
        assert all(set(link.attributes) <= {"href"} for link in page.css("main a"))
    hits = _page(asked, q="oven").css(".cards > li")
    assert [[mark.text() for mark in hit.css("mark")] for hit in hits] == [["Oven"], ["oven"]]
    assert words in hits[1].text()


def test_more_than_a_page_of_hits_is_shown_page_by_page(asked: Asked) -> None:
    clock = asked.program.clock()
    for number in range(60):
        services.add_application(asked.store, clock, Details(f"Oven {number} Works", "Cook"))
    first, second = _page(asked, q="oven"), _page(asked, q="oven", page="2")
    assert (len(first.css(".cards > li")), len(second.css(".cards > li"))) == (50, 10)
    assert [link.attributes["href"] for link in first.css("nav.pages a")] == ["?q=oven&page=2"]
    assert "no such page" in asked.ask("GET", "/search", query="q=oven&page=9").text


def _page(asked: Asked, **query: str) -> LexborHTMLParser:
    return LexborHTMLParser(asked.ask("GET", "/search", query=urlencode(query)).text)


def test_a_store_from_before_the_search_is_made_ready_bit_by_bit(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "AT_ONCE", 4)
    with closing(sqlite3.connect(data / DATABASE)) as connection:
        make_old(connection, "0004")
        connection.commit()
    program = InlineProgram(data)
    with closing(program.store()) as store:
        asked = Asked(program, store)
        letters = len(store.letters())
        assert 4 < letters <= 8
        answer = asked.ask("GET", "/search", query="q=porter").text
        assert f"{letters - 4} letter" in answer
        assert "data-refresh" in answer
        assert "Night Porter" in asked.ask("GET", "/search", query="q=porter").text
