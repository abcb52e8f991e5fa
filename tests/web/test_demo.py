"""The demo: an invented person's mailbox beside the person's own pages, or instead of them."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import expect

from rejoinder.web.app import ROUTES, make_app, make_demo
from tests.web.asking import KEYS, Asked
from tests.web.browsing import Person, wait_until_read

pytestmark = pytest.mark.usefixtures("throw_away")


@pytest.fixture
def throw_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Have what is thrown away in a folder of the test."""
    folder = tmp_path / "throw-away"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


def test_before_it_is_begun_its_pages_lead_to_the_front_page(untouched: Asked) -> None:
    asked = Asked(untouched.program, untouched.store)
    asked.app = make_app(untouched.program, untouched.store, KEYS, ("127.0.0.1:8470",), demo=make_demo())  # type: ignore[assignment]
    answer = asked.ask("GET", "/demo/rejections")
    assert (answer.status, answer.header("location")) == (303, f"{KEYS.folder}/")


def test_it_is_read_shown_and_thrown_away_and_the_persons_own_data_is_as_before(
    untouched: Asked, throw_away: Path
) -> None:
    demo = make_demo()
    asked = Asked(untouched.program, untouched.store)
    asked.app = make_app(untouched.program, untouched.store, KEYS, ("127.0.0.1:8470",), demo=demo)  # type: ignore[assignment]
    with closing(demo):
        answer = asked.post("/demo")
        assert answer.header("location") == f"{KEYS.folder}/demo/import"
        demo.wait()
        asked.post("/demo")  # once more does nothing
        page = asked.ask("GET", "/demo/rejections").text
        assert "invented person" in page
        assert f'href="{KEYS.folder}/demo/applications/' in page
        assert f'href="{KEYS.folder}/"' in page, "the way back"
        for route in ROUTES:
            if "{" not in route.path and "GET" in (route.methods or ()):
                assert asked.ask("GET", f"/demo{route.path}").status == 200, route.path
        assert "Felmar Works" in asked.ask("GET", "/rejections").text
        assert "Felmar Works" not in page
        assert len(list(throw_away.iterdir())) == 1
    assert list(throw_away.iterdir()) == []


def test_a_person_looks_at_it_and_comes_back(person: Person) -> None:
    page = person.go("/")
    page.get_by_role("button", name="Look at the demo").click()
    wait_until_read(page)
    page.get_by_role("link", name="See the rejections").click()
    page.get_by_role("link", name="Aldersyde Museums").first.click()
    page.locator("summary", has_text="Write a note").click()
    page.locator("#text").fill("They were kind.")
    page.locator("form[action$='/note'] button").click()
    expect(page.locator("main")).to_contain_text("They were kind.")
    page.get_by_role("link", name="To your own pages").click()
    page.wait_for_url(f"{person.server.home}/")


def test_a_server_of_the_demo_alone_ends_when_nobody_asks(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "rejoinder", "--data", str(tmp_path / "own"), "serve", "--demo", "--no-browser"]
    done = subprocess.run([*command, "--until-idle", "1"], capture_output=True, text=True, check=True, timeout=300)
    first, second, _, last = done.stdout.splitlines()
    assert first.startswith("The mailbox of an invented seeker: 132 messages")
    assert first.endswith("13 of them with the posting and the résumé."), "what the demo promises is there"
    assert second.startswith("Rejoinder is at http://127.0.0.1:")
    assert last == "Ended: no page was asked for in 1 seconds."
    assert not (tmp_path / "own").exists(), "one's own data is left alone"
