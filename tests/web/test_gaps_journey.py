"""A posting and a résumé side by side in a real browser: by keyboard, with and without script, for everybody."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.web.browsing import Person, Server, visiting
from tests.web.conftest import POSTING, RESUME

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def test_a_posting_is_compared_kept_and_answered(person: Person) -> None:
    page = person.go("/gaps")
    page.get_by_label("The posting").fill(POSTING)
    page.get_by_label("Your résumé").fill(RESUME)
    page.get_by_role("button", name="Compare them").click()
    page.get_by_text("Nothing of this is kept yet").wait_for()
    page.get_by_label("Organisation").fill("Corvane")
    page.get_by_label("Role").fill("Clerk")
    page.get_by_role("button", name="Keep it").click()
    page.get_by_role("link", name="Corvane · Clerk").first.wait_for()
    page.get_by_role("link", name="missing, as far as known").click()
    gap = page.locator(".gaps > li", has_text="forklift licence")
    gap.get_by_text("Say whether you have it").click()
    gap.get_by_label("Where it shows").fill("an afternoon at Quo")
    gap.get_by_role("button", name="Partly").click()
    page.get_by_text("You said: you hold part of it").wait_for()
    page.locator(".gaps > li", has_text="forklift licence").get_by_role("button", name="Take it back").click()
    page.get_by_text("Taken back").wait_for()
    expect(page.get_by_text("an afternoon at Quo")).to_have_count(0)


def test_quotes_lead_to_what_is_said_of_them_by_keyboard(person: Person) -> None:
    name = _application(person)
    page = person.go(f"/gaps/{name}")
    page.locator(".linked a", has_text="forklift licence").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#r-"))
    target = page.locator(".gaps > li:target")
    expect(target).to_contain_text("forklift licence")
    target.locator("h3 a").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".linked :target + a mark", has_text="forklift licence")).to_have_count(1)
    shown = page.locator(".gaps > li", has_text="fluent German").get_by_role("link", name="“fluent German”")
    shown.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#e-"))


def test_a_document_is_kept_and_put_away(person: Person, tmp_path: Path) -> None:
    path = tmp_path / "Notes.md"
    path.write_text("# Notes\n\n- drove vans\n", encoding="utf-8")
    page = person.go("/documents")
    page.get_by_label("The file", exact=True).set_input_files(path)
    page.get_by_label("It is").select_option(label="something else that tells of you")
    page.get_by_role("button", name="Keep it").click()
    page.get_by_role("heading", name="Notes.md").wait_for()
    page.get_by_role("button", name="Put it away").click()
    page.get_by_text("With 1 that you put away").wait_for()
    page.get_by_role("button", name="Undo").click()
    page.get_by_role("link", name="Notes.md", exact=True).wait_for()


def test_a_file_that_is_too_large_is_told_in_a_sentence(person: Person, tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(b"%PDF-1.7\n" + b"x" * 40_000_000)
    page = person.go("/documents")
    page.get_by_label("The file", exact=True).set_input_files(path)
    page.get_by_role("button", name="Keep it").click()
    page.get_by_text("That is more than this page takes: 16 MB of a file").wait_for()
    person.go("/documents")


def test_what_was_read_is_put_right_in_its_place_by_keyboard(person: Person) -> None:
    page = person.go(f"/gaps/{_application(person)}")
    gap = page.locator(".gaps > li", has_text="organised")
    gap.locator("summary", has_text="It was read wrongly").focus()
    page.keyboard.press("Enter")
    gap.get_by_label("It is").focus()
    page.keyboard.type("ski")
    gap.get_by_label("and", exact=True).focus()
    page.keyboard.type("nice")
    gap.get_by_role("button", name="So it is").focus()
    page.keyboard.press("Enter")
    gap = page.locator(".gaps > li:target")
    expect(gap).to_contain_text("skill · nice to have")
    gap.get_by_text("You corrected what was read here.").wait_for()
    gap.get_by_text("Correct it again").click()
    gap.get_by_role("button", name="It is no requirement").click()
    page.get_by_role("heading", name="No requirements, you said").wait_for()
    page.get_by_text("Something was overlooked").click()
    page.get_by_label("Its words").fill("Felmar Works")
    page.get_by_role("button", name="Add it").click()
    page.locator(".gaps > li:target", has_text="Felmar Works").wait_for()
    for where in (".gaps > li:has-text('Felmar Works')", "#out", ".gaps > li:has-text('organised')"):
        page.locator(where).get_by_role("button", name="Take it back").click()
        page.get_by_text("Taken back").wait_for()
    expect(page.locator(".gaps > li", has_text="organised")).to_contain_text("manner · a must")


def test_a_quote_lights_up_what_it_is_laid_beside(browser: Browser, shared: Server) -> None:
    with visiting(browser, shared) as person:
        page = person.go(f"/gaps/{_application(person)}")
        page.locator(".gaps > li", has_text="fluent German").hover()
        expect(page.locator(".linked a.lit")).to_have_count(2)
        page.locator(".linked a", has_text="forklift licence").focus()
        expect(page.locator(".gaps > li.lit").first).to_contain_text(re.compile(r"^\s*forklift licence"))


def test_what_the_bookmark_brings_from_a_foreign_page_waits_for_a_yes(browser: Browser, shared: Server) -> None:
    with visiting(browser, shared) as person:
        page = person.go("/gaps")
        script = page.get_by_role("link", name="Bring to Rejoinder").get_attribute("href")
        assert script
        foreign = page.context.new_page()
        foreign.route("https://jobs.example/**", lambda route: route.fulfill(content_type="text/html", body=_FOREIGN))
        foreign.goto("https://jobs.example/1")
        with page.context.expect_page() as opened:
            foreign.evaluate(script.removeprefix("javascript:"))
        opened.value.get_by_role("heading", name="It is here").wait_for()
        brought = person.go("/gaps")
        brought.get_by_role("link", name="Clerk at Corvane").click()
        brought.get_by_role("heading", name="Keep this posting?").wait_for()
        expect(brought.get_by_label("Its words")).to_have_value(re.compile("forklift licence"))
        brought.get_by_label("Organisation").fill("Corvane")
        brought.get_by_role("button", name="Keep it").click()
        brought.get_by_role("heading", name="Corvane").wait_for()
        brought.get_by_text("as it stood on").first.wait_for()


_FOREIGN = "<title>Clerk at Corvane</title><h1>Clerk</h1><h2>Requirements</h2><ul><li>forklift licence</li></ul>"
SIZES = {"wide": {"width": 1280, "height": 900}, "narrow": {"width": 320, "height": 640}}


@pytest.mark.parametrize("is_dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_everybody_can_use_these_pages(
    browser: Browser, shared: Server, tmp_path: Path, size: str, *, is_dark: bool
) -> None:
    with visiting(browser, shared, viewport=SIZES[size], bypass_csp=False) as person:
        name = _application(person)
        for number, path in enumerate(
            (
                *(f"/gaps/{name}", f"/gaps/{name}?show=missing", "/documents?all=1", "/search?q=queries"),
                *(f"/applications/{name}", "/gaps", "/documents", f"/documents/{shared.values['document']}"),
            )
        ):
            person.go(path)
            person.page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
            person.check(is_dark=is_dark)
            person.page.screenshot(path=tmp_path / f"{number}.png", full_page=True)
        page = person.go("/gaps")
        page.get_by_label("The posting").fill(POSTING)
        page.get_by_role("button", name="Compare them").click()
        person.check(is_dark=is_dark)


def _application(person: Person) -> str:
    """Return the application that was turned down, whose posting and résumé are kept."""
    link = person.go("/gaps").get_by_role("link", name="Felmar Works").first.get_attribute("href")
    assert link
    return link.rpartition("/")[2]
