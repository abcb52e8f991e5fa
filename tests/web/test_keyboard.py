"""Every page by keyboard alone: Tab reaches everything in its order, the focus is seen, and nothing holds it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.web.browsing import Person, Server, visiting
from tests.web.test_looks import MORE, SHOWN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Request

# What can have the focus, in the order of the document; what is in closed details cannot, and of radio buttons that
# belong together one has it: the arrow keys lead to the others.
REACHABLE = """[...document.querySelectorAll(
  "a[href], button, input:not([type=hidden]), select, textarea, summary, iframe, [tabindex='0']"
)].filter((one) => !(one.type === "radio" && !one.checked) && !one.disabled
  && one.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }))"""
MARK = f"{REACHABLE}.forEach((one, number) => {{ one.dataset.number = number; }})"
COUNT = f"{REACHABLE}.length"
HERE = """(() => {
  const one = document.activeElement;
  const style = getComputedStyle(one);
  const at = one.getBoundingClientRect();
  return {
    number: one.dataset.number === undefined ? null : Number(one.dataset.number),
    name: one.tagName,
    isOutlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    isOnScreen: at.width > 0 && at.bottom > 0 && at.top < innerHeight && at.right > 0 && at.left < innerWidth,
  };
})()"""
PAGES = [path for path in [*SHOWN, *MORE] if path != "/nowhere"]
MOST = 400  # places on a page


@pytest.fixture
def hand(browser: Browser, shared: Server) -> Iterator[Person]:
    """Return somebody at the browser, who has no mouse."""
    with visiting(browser, shared) as person:
        yield person


def _begin(page: Page) -> None:
    """Put the focus before all else on a page, wherever it was opened."""
    page.evaluate("document.querySelector('.skip').focus()")
    page.keyboard.press("Shift+Tab")


def _walk(page: Page, key: str = "Tab") -> list[dict[str, Any]]:
    """Press Tab until the focus has left the page, and return where it was."""
    found: list[dict[str, Any]] = []
    for _ in range(MOST):
        page.keyboard.press(key)
        here = page.evaluate(HERE)
        if here["name"] == "BODY":
            return found
        if found and here["number"] == found[0]["number"] and here["number"] is not None:
            return found  # it goes round where the browser has no bar of its own
        found.append(here)
    raise AssertionError([one["number"] for one in found[-10:]])


@pytest.mark.parametrize("path", PAGES)
def test_tab_reaches_everything_in_its_order_and_the_focus_is_seen(hand: Person, path: str) -> None:
    page = hand.page
    page.goto(f"{hand.server.home}{path.format(**hand.server.values)}")
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    page.evaluate(MARK)
    _begin(page)
    places = _walk(page)
    numbers = [one["number"] for one in places if one["number"] is not None]
    assert numbers == sorted(numbers), "the order of Tab is not that of the page"
    assert set(range(page.evaluate(COUNT))) == set(numbers), "something cannot be reached"
    unseen = [one for one in places if one["name"] != "IFRAME" and not (one["isOutlined"] and one["isOnScreen"])]
    assert not unseen, "the focus is not seen"
    _skip(page)


def _skip(page: Page) -> None:
    """Check that the first key leads past the menu."""
    _begin(page)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "To the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('header').contains(document.activeElement)") is False


def _tab_to(page: Page, selector: str) -> None:
    """Press Tab until what is meant has the focus."""
    for _ in range(MOST):
        page.keyboard.press("Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(selector)


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_what_is_folded_opens_and_closes(hand: Person, key: str) -> None:
    page = hand.go("/letters/{letter}".format(**hand.server.values))
    _tab_to(page, ".tools summary")
    page.keyboard.press(key)
    assert page.evaluate("document.activeElement.parentElement.open") is True
    page.keyboard.press(key)
    assert page.evaluate("document.activeElement.parentElement.open") is False


def test_an_application_with_its_refusal_is_added_and_taken_back(hand: Person) -> None:
    page = hand.go("/applications/new")
    page.keyboard.type("Vexmil Works")
    page.keyboard.press("Tab")
    page.keyboard.type("Baker")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")  # by phone
    page.keyboard.press("Tab")
    page.keyboard.type("yesterday")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Vexmil Works").wait_for()
    page.get_by_text("by phone").first.wait_for()
    _tab_to(page, ".done button")
    page.keyboard.press("Space")
    page.locator(".done", has_text="Taken back").wait_for()


def test_a_letter_is_corrected_and_that_is_taken_back(hand: Person) -> None:
    page = hand.go("/letters/{letter}".format(**hand.server.values))
    _tab_to(page, ".tools details summary")
    page.keyboard.press("Enter")
    _tab_to(page, "[name='door-talent_pool']")
    page.keyboard.press("Space")
    _tab_to(page, "form[action$='/correct'] button")
    page.keyboard.press("Enter")
    page.locator(".done", has_text="Corrected").wait_for()
    page.locator("dd strong", has_text=re.compile("a talent pool")).first.wait_for()
    _tab_to(page, ".done button")
    page.keyboard.press("Enter")
    page.locator(".done", has_text="Taken back").wait_for()


def test_a_step_is_put_off_and_that_is_taken_back(hand: Person) -> None:
    page = hand.go("/today?all=1")
    before = page.locator(".today > li").count()
    _tab_to(page, ".today input[name=until]")
    page.keyboard.type("in two weeks")
    page.keyboard.press("Enter")
    page.locator(".done", has_text="Put off until").wait_for()
    _tab_to(page, ".done button")
    page.keyboard.press("Enter")
    page.locator(".done", has_text="Taken back").wait_for()
    hand.go("/today?all=1")
    expect(page.locator(".today > li")).to_have_count(before)


def test_a_pasted_letter_is_answered_by_one_request_and_nothing_waits_or_loads_again(hand: Person) -> None:
    page = hand.go("/")
    page.wait_for_load_state("networkidle")
    asked: list[Request] = []
    page.on("request", lambda one: asked.append(one))  # noqa: PLW0108  (the browser keeps a mark on what it calls)
    page.keyboard.type("unfortunately we cannot offer you the position of Cook at Kemtor.")
    page.keyboard.press("Control+Enter")
    page.get_by_role("heading", name="This letter").wait_for()
    page.wait_for_load_state("networkidle")
    pages = [(one.method, one.url.partition("/read")[1]) for one in asked if one.is_navigation_request()]
    assert pages == [("POST", "/read")]
    assert {one.resource_type for one in asked} <= {"document", "stylesheet", "script", "image", "other"}
    expect(page.locator("[data-refresh], meta[http-equiv=refresh]")).to_have_count(0)
