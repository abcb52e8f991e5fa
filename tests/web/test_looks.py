"""Everybody can use every page: axe finds nothing, by day and by night, wide and narrow."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rejoinder.web.app import ROUTES
from tests.web.browsing import Person, Server, visiting

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SIZES = {"wide": {"width": 1280, "height": 900}, "narrow": {"width": 320, "height": 640}}
FILES = "/export."  # no pages
SHOWN = [route.path for route in ROUTES if "GET" in (route.methods or ()) and not route.path.startswith(FILES)]
MORE = [
    "/applications?view=board",
    "/rejections?hidden=1",
    "/today?all=1",
    "/rejections?q=nothing",
    "/nowhere",
    "/log?done=1",
    "/search?q=your+application",
    "/search?q=kind+felmar",
    "/search?q=nothing",
    "/feedback?theme=technical+skill",
    "/feedback?q=nothing",
    "/search?q=submarine+application",
]
OPEN = "for (const one of document.querySelectorAll('details')) one.open = true"
LETTER = "Dear Robin, unfortunately we cannot offer you the position of Cook at Kemtor. We will keep you on file."


@pytest.mark.parametrize("is_dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_everybody_can_use_every_page(
    browser: Browser, shared: Server, tmp_path: Path, size: str, *, is_dark: bool
) -> None:
    with visiting(browser, shared, viewport=SIZES[size], bypass_csp=False) as person:
        for number, path in enumerate([*SHOWN, *MORE]):
            person.page.goto(f"{shared.home}{path.format(**shared.values)}")
            _check(person, tmp_path / f"{number:02}.png", is_dark=is_dark)
        _read(person, LETTER)
        _check(person, tmp_path / "read.png", is_dark=is_dark)
        _read(person, "The cat is well.")
        _check(person, tmp_path / "no-letter.png", is_dark=is_dark)


def _check(person: Person, picture: Path, *, is_dark: bool) -> None:
    person.page.evaluate(OPEN)
    person.check(is_dark=is_dark)
    person.page.screenshot(path=picture, full_page=True)


def _read(person: Person, letter: str) -> None:
    page = person.go("/")
    page.get_by_label("The letter").fill(letter)
    page.get_by_role("button", name="Read it").click()
    page.get_by_role("heading", name="This letter").wait_for()
