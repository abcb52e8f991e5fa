"""The page as a person has it: the real server in a process of its own, and a real browser that goes nowhere else."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from msgspec import Struct, field
from playwright.sync_api import Error

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Route

PATIENCE = 30  # seconds that a busy machine may take to start the server
NAMES = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    *("--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--no-first-run", "--disable-quic", "--disable-dev-shm-usage"),
)
MISSING = "Chromium is missing: the page is tested in a real browser. On Debian and Ubuntu: apt install chromium"


class Server(Struct, frozen=True):
    """A server that runs."""

    link: str
    data: Path
    values: Mapping[str, str] = field(default_factory=dict)  # of the parameters in paths

    @property
    def home(self) -> str:
        """Return the address that all pages lie under."""
        return self.link.partition("/enter?")[0]


def chromium() -> str:
    """Return where the browser is, or fail and say what to install."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        pytest.fail(MISSING, pytrace=False)
    return found


@contextmanager
def serving(data: Path, values: Mapping[str, str] | None = None) -> Iterator[Server]:
    """Serve a data folder on a free port, as `rejoinder serve` does, until the end of the block."""
    command = [sys.executable, "-m", "rejoinder", "--data", str(data), "serve", "--no-browser"]
    log = data.parent / f"{data.name}-served.txt"
    with log.open("wb") as errors:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True)
    assert process.stdout is not None
    try:
        first = process.stdout.readline()
        assert first.startswith("Rejoinder is at http://127.0.0.1:"), (first, log.read_text())
        yield Server(first.removeprefix("Rejoinder is at ").strip(), data, values or {})
    finally:
        process.terminate()
        process.stdout.close()
        process.wait(PATIENCE)
    assert "Traceback" not in log.read_text(), log.read_text()


def wait_until_read(page: Page) -> None:
    """Wait until mail is read, and where nothing reloads by itself look again as a person would."""
    for _ in range(PATIENCE * 5):
        if page.get_by_role("heading", name="Read", exact=True).count():
            return
        page.wait_for_timeout(200)
        if page.get_by_role("link", name="How far is it?").count():
            with suppress(Error):  # the page may be on its way there by itself
                page.goto(page.url)
    raise AssertionError(page.content())


class Person(Struct):
    """Somebody at the browser, who has come in by the link."""

    page: Page
    server: Server
    elsewhere: list[str] = field(default_factory=list)  # what the browser wanted to have from another server

    def go(self, path: str) -> Page:
        """Open a page by its path."""
        answer = self.page.goto(f"{self.server.home}{path}")
        assert answer is not None
        assert answer.ok, (path, answer.status)
        return self.page

    def check(self, *, is_dark: bool = False) -> None:
        """Check that everybody can use the page: axe finds nothing, and 320 pixels are wide enough."""
        self.page.emulate_media(color_scheme="dark" if is_dark else "light")
        self.page.wait_for_load_state()  # before its style is there anything is hard to read
        found = _axe().run(self.page)
        assert found.violations_count == 0, found.generate_report()
        width = "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
        scrolled, shown = self.page.evaluate(width)
        assert scrolled <= shown, f"{self.page.url} is {scrolled} wide, and {shown} are there"


_AXE: list[Any] = []


def _axe() -> Any:  # noqa: ANN401  (it has no types)
    if not _AXE:
        _AXE.append(Axe())
    return _AXE[0]


@contextmanager
def visiting(
    browser: Browser,
    server: Server,
    *,
    is_held: bool = True,
    **options: Any,  # noqa: ANN401
) -> Iterator[Person]:
    """Open the link in a browser of somebody's own, which is kept from going anywhere else unless a canary waits."""
    context = browser.new_context(**options)
    context.set_default_timeout(PATIENCE * 1_000)
    try:
        person = Person(context.new_page(), server)
        if is_held:
            _stay(context, server, person.elsewhere)
        person.page.goto(server.link)
        yield person
        assert not person.elsewhere
    finally:
        context.close()


def _stay(context: BrowserContext, server: Server, elsewhere: list[str]) -> None:
    """Note whatever the browser wants from another server, and keep it from going there."""
    own = urlsplit(server.link).netloc

    def look(route: Route) -> None:
        if urlsplit(route.request.url).netloc == own:
            route.continue_()
        else:
            elsewhere.append(route.request.url)
            route.abort()

    context.route("**/*", look)
