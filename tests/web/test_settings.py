"""Settings on the page: said and taken back, looked into again, and all of it deleted while the page goes on."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rejoinder.services.zone import zone_of
from rejoinder.web.desk import Desk
from rejoinder.web.pages.imports import Imports
from tests.web.asking import KEYS, Asked
from tests.web.browsing import visiting

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.web.browsing import Server


def _said(asked: Asked, **fields: str) -> str:
    answer = asked.post("/settings/who", fields)
    assert answer.status == 303, answer.text
    return answer.header("location").partition("done=")[2]


def test_names_and_addresses_are_said_shown_and_taken_back(asked: Asked) -> None:
    number = _said(asked, name="Robin Q. Ash")
    assert "Robin Q. Ash" in asked.ask("GET", "/settings").text
    _said(asked, address="Robin <robin@second.example>")
    _said(asked, not_address="office@second.example")
    page = asked.ask("GET", "/settings").text
    assert "robin@second.example" in page
    assert "not yours, you said so" in page
    asked.post(f"/log/{number}/undo")
    assert "Robin Q. Ash" not in asked.ask("GET", "/settings").text


@pytest.mark.parametrize("fields", [{}, {"name": ""}, {"address": "robin"}, {"not_address": "@"}])
def test_what_cannot_be_said_is_refused(asked: Asked, fields: dict[str, str]) -> None:
    before = asked.state()
    assert asked.post("/settings/who", fields).status == 400
    assert asked.state() == before


def test_the_zone_decides_how_times_are_shown(asked: Asked) -> None:
    asked.post("/settings/zone", {"zone": "Pacific/Kiritimati"})
    assert zone_of(asked.store) == "Pacific/Kiritimati"
    east = asked.ask("GET", "/log").text
    asked.post("/settings/zone", {"zone": "Pacific/Niue"})
    west = asked.ask("GET", "/log").text
    begun = asked.store.log()[-1].at
    desk: Desk = asked.app.app.state.desk  # type: ignore[attr-defined]  # the guard holds a Starlette application
    here = begun.astimezone(desk.clock.here().tzinfo)
    assert f"{here:%a} {here.day} {here:%b %Y, %H:%M}" in west
    assert f"{here:%a} {here.day} {here:%b %Y, %H:%M}" not in east
    answer = asked.post("/settings/zone", {"zone": "kiritimat"})
    assert answer.status == 400
    assert "Pacific/Kiritimati" in answer.text


def test_what_mail_was_read_from_is_looked_into_and_forgotten(asked: Asked) -> None:
    imports: Imports = asked.app.app.state.imports  # type: ignore[attr-defined]  # as above
    path = str(asked.store.log()[-1].detail["paths"][0])  # type: ignore[index]  # of an import a list
    assert path in asked.ask("GET", "/settings").text
    assert asked.post("/settings/read").header("location") == f"{KEYS.folder}/import"
    assert imports.thread is not None
    imports.thread.join(30)
    assert imports.report is not None
    assert (imports.report.messages, imports.report.sources) == (0, imports.report.unchanged)
    before, newest = asked.store.letters(), asked.store.log(1)[0].number
    asked.post("/settings/forget-source", {"path": path})
    assert asked.store.letters() == []
    assert path not in asked.ask("GET", "/settings").text
    for done in asked.store.log():
        if done.number > newest:
            asked.post(f"/log/{done.number}/undo")
    assert asked.store.letters() == before
    assert asked.post("/settings/forget-source", {"path": "/nowhere"}).status == 404


def test_uploads_are_removed(asked: Asked) -> None:
    uploads = asked.program.settings.data / "uploads"
    assert list(uploads.iterdir())
    assert asked.post("/settings/remove", {"part": "database"}).status == 400
    assert asked.post("/settings/remove", {"part": "uploads"}).status == 303
    assert not uploads.exists()


def test_nothing_is_deleted_without_the_word_or_while_mail_is_read(
    asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = asked.state()
    for fields in ({}, {"word": "yes"}):
        assert asked.post("/settings/forget-everything", fields).status == 400
    monkeypatch.setattr(Imports, "is_running", property(lambda _: True))
    answer = asked.post("/settings/forget-everything", {"word": "everything"})
    assert answer.status == 400
    assert "being read already" in answer.text
    assert "Delete it" not in asked.ask("GET", "/settings").text
    assert asked.state() == before


def test_nothing_is_deleted_while_another_program_has_it_open(asked: Asked) -> None:
    before = asked.state()
    with closing(asked.program.store()) as other:
        other.log()
        answer = asked.post("/settings/forget-everything", {"word": "everything"})
    assert "Another program has the data" in answer.text
    assert asked.state() == before
    assert asked.ask("GET", "/applications").status == 200


def test_once_all_is_deleted_no_page_shows_any_of_it(asked: Asked) -> None:
    data = asked.program.settings.data
    (data / "photo.jpg").touch()
    told = [asked.ask("GET", path).text for path in ("/applications", "/today", "/rejections", "/log", "/import")]
    assert any("Felmar Works" in page for page in told)
    assert "Nothing is kept any more" in asked.post("/settings/forget-everything", {"word": "Everything"}).text
    for path, methods in asked.routes():
        if "GET" in methods and not path.startswith("/static/"):
            assert b"Felmar" not in asked.ask("GET", path).body, path
    assert asked.store.log() == []
    assert {path.name.partition("-")[0] for path in data.iterdir()} == {
        "photo.jpg",
        "rejoinder.sqlite",
        "rejoinder.lock",
    }
    asked.post("/applications/add", {"organisation": "Kemdun"})
    assert "Kemdun" in asked.ask("GET", "/applications").text
    assert b"Kemdun" in b"".join(path.read_bytes() for path in data.glob("rejoinder.sqlite*"))


def _press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()


@pytest.mark.parametrize("has_script", [True, False], ids=["with script", "without script"])
def test_a_person_sets_everything_and_deletes_it(browser: Browser, server: Server, *, has_script: bool) -> None:
    with visiting(browser, server, java_script_enabled=has_script) as person:
        page = person.go("/settings")
        page.get_by_label("A name that you go by").fill("Robin Q. Ash")
        page.get_by_label("A name that you go by").press("Enter")
        page.locator(".done", has_text="you are called Robin Q. Ash").wait_for()
        page.get_by_label("Another").fill("Europe/Vienna")
        _press(page, "Live by it")
        page.get_by_text("Europe/Vienna, UTC").wait_for()
        _press(page, "That of the machine")
        page.get_by_text("That of the machine, UTC").wait_for()
        _press(page, "Undo")
        page.locator(".done", has_text="Taken back").wait_for()
        person.go("/settings")
        page.get_by_text("Europe/Vienna, UTC").wait_for()
        _press(page, "Look for new mail in all of them")
        page.get_by_role("heading", name="Read", exact=True).or_(page.get_by_text("How far is it?")).first.wait_for()
        page = person.go("/settings")
        while page.get_by_text("Mail is being read now").count():
            page = person.go("/settings")
        page.get_by_label("Type “everything”").fill("everything")
        page.get_by_label("Type “everything”").press("Enter")
        page.get_by_role("heading", name="Nothing is kept any more").wait_for()
        if has_script:
            person.check()
        page = person.go("/applications/new")
        page.get_by_label("Organisation").fill("Kemdun")
        _press(page, "Add it")
        page.get_by_role("heading", name="Kemdun").wait_for()
    assert not (Path(server.data) / "uploads").exists()
