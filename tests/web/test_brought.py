"""A posting is brought to the page from a page elsewhere, by a bookmark."""

from __future__ import annotations

import re
import socket
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from selectolax.lexbor import LexborHTMLParser

from rejoinder.web import serve
from rejoinder.web.app import make_app
from rejoinder.web.brought import MAX_HTML, Brought, bookmarklet, bringing_key
from rejoinder.web.guard import Guard
from rejoinder.web.serve import ADDRESS, hosts_of
from tests.web.asking import HOST, KEYS, PORT, Answer, Asked
from tests.web.sending import PAGE, PARTS, felmar, follow, one, parts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FOREIGN = {"origin": "https://jobs.example", "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}


def bring(asked: Asked, headers: Mapping[str, str], fields: Mapping[str, str], **more: str | None) -> Answer:
    """Send what the bookmarklet sends, without a cookie and from a page elsewhere."""
    key = bringing_key(asked.store.salt())
    return asked.ask(
        "POST",
        f"/bring/{more.get('key', key)}",
        {**headers, "content-type": PARTS},
        parts(fields),
        cookie=None,
        inside=False,
        host=more.get("host", HOST),
    )


BROUGHT = {
    "title": "Clerk at Felmar Works <b>",
    "link": "https://jobs.example/1",
    "html": PAGE,
    "text": "Clerk",
    "part": "",
}


def test_what_the_bookmark_brings_is_shown_and_kept_only_when_the_seeker_says_so(asked: Asked) -> None:
    before = asked.state()
    taken = bring(asked, FOREIGN, BROUGHT)
    assert taken.status == 200
    assert "under “Gaps” it waits" in taken.text
    for secret in ("Felmar", KEYS.folder, "/brought/"):
        assert secret not in taken.text
    assert asked.state() == before
    listed = one(LexborHTMLParser(asked.ask("GET", "/gaps").text), "#brought a")
    assert listed.text() == BROUGHT["title"]
    found = re.search(r"(/brought/[\w-]+)", str(listed.attributes["href"]))
    assert found
    assert asked.ask("GET", found[1], cookie=None).status == 403
    page = asked.ask("GET", found[1])
    assert "Clerk at Felmar Works &lt;b&gt;" in page.text
    assert "- forklift licence" in page.text
    assert "alert(1)" not in page.text
    assert f'<option value="{felmar(asked)}" selected>' in page.text
    assert asked.state() == before
    text = one(LexborHTMLParser(page.text), "#b-text").text()
    assert asked.post(f"{found[1]}/keep", {"text": text, "application": felmar(asked)}, cookie=None).status == 403
    page = follow(asked, asked.post(f"{found[1]}/keep", {"text": text, "application": felmar(asked)}))
    assert "https://jobs.example/1" in page.text
    assert "An earlier one" in page.text
    assert asked.ask("GET", found[1]).status == 404


@pytest.mark.parametrize(
    ("headers", "more"),
    [
        (FOREIGN, {"key": ""}),
        (FOREIGN, {"key": "0" * 36}),
        (FOREIGN, {"key": KEYS.key}),
        (FOREIGN, {"host": f"evil.example:{PORT}"}),
        (FOREIGN, {"host": f"127.0.0.1:{PORT + 1}"}),
        ({**FOREIGN, "sec-fetch-mode": "no-cors"}, {}),
        ({**FOREIGN, "sec-fetch-mode": "cors"}, {}),
        ({**FOREIGN, "sec-fetch-dest": "iframe"}, {}),
        ({**FOREIGN, "sec-fetch-dest": "empty"}, {}),
    ],
)
def test_nothing_else_comes_in_by_that_door(asked: Asked, headers: Mapping[str, str], more: Mapping[str, str]) -> None:
    held = len(asked.brought)
    assert bring(asked, headers, BROUGHT, **more).status in (403, 404, 421)
    assert len(asked.brought) == held


@pytest.mark.parametrize(
    ("body", "status"),
    [(b"--x\r\nno form", 400), (parts({str(number): "x" for number in range(20)}), 413)],
    ids=range(2),
)
def test_a_refusal_at_that_door_does_not_tell_the_folder(asked: Asked, body: bytes, status: int) -> None:
    headers = {**FOREIGN, "content-type": PARTS}
    path = f"/bring/{bringing_key(asked.store.salt())}"
    answer = asked.ask("POST", path, headers, body, cookie=None, inside=False)
    assert answer.status == status
    assert KEYS.folder not in f"{answer.text}{answer.headers}"


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "OPTIONS", ""])
def test_that_door_is_for_forms_alone(asked: Asked, method: str) -> None:
    key = bringing_key(asked.store.salt())
    assert asked.ask(method, f"/bring/{key}", FOREIGN, cookie=None, inside=False).status == 405


def test_the_key_opens_nothing_else(asked: Asked) -> None:
    key = bringing_key(asked.store.salt())
    for path in (f"/bring/{key}/", f"/bring/{key}/../documents", f"/bring/{key}%2f", f"/{key}", f"/bring{key}"):
        assert asked.ask("POST", path, FOREIGN, cookie=None, inside=False).status in (403, 404)
    for path in ("/documents", "/bring", f"/bring/{key}"):
        assert asked.ask("POST", path, FOREIGN, cookie=None).status == 403


def test_nothing_is_left_of_documents_and_pages_once_everything_is_deleted(asked: Asked) -> None:
    assert asked.post("/settings/forget-everything", {"word": "everything"}).status == 200
    assert asked.ask("GET", f"/brought/{asked.values['brought']}").status == 404
    assert "None yet" in asked.ask("GET", "/documents").text
    assert asked.ask("GET", f"/documents/{asked.values['document']}").status == 404
    for file in asked.program.settings.data.rglob("*"):
        assert not file.is_file() or b"monthly figures" not in file.read_bytes()


def test_only_a_few_pages_are_held_and_odd_ones_do_no_harm() -> None:
    brought = Brought(room=2)
    names = [brought.put({"title": str(number)}) for number in range(3)]
    assert [brought.find(name) is None for name in names] == [True, False, False]
    odd = brought.find(
        brought.put({"link": "javascript:alert(1)", "title": "x " * 5_000, "html": "x" * (MAX_HTML + 9)})
    )
    assert odd is not None
    assert (odd.link, len(odd.title) <= 300, len(odd.html)) == ("", True, MAX_HTML)
    assert brought.find(brought.put({"link": "http://[broken"})) is not None


def test_no_bookmark_is_made_with_a_port_that_is_another_at_the_next_start(asked: Asked) -> None:
    app = make_app(asked.program, asked.store, KEYS, hosts_of(PORT), is_port_chance=True)
    assert isinstance(app, Guard)
    asked.app = app
    page = asked.ask("GET", "/gaps").text
    assert "javascript:" not in page
    assert "another Rejoinder runs already" in page


@pytest.mark.parametrize("named", [False, True])
def test_where_the_usual_port_is_taken_the_page_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *, named: bool
) -> None:
    told: dict[str, bool] = {}

    def note(*_: object, is_port_chance: bool, **__: object) -> None:
        told["is_port_chance"] = is_port_chance

    with closing(socket.create_server((ADDRESS, 0))) as taken, closing(socket.create_server((ADDRESS, 0))) as other:
        free = other.getsockname()[1]
        other.close()
        monkeypatch.setattr(serve, "USUAL_PORT", taken.getsockname()[1])
        monkeypatch.setattr(serve, "make_app", note)
        monkeypatch.setattr(serve, "_run", lambda *_: None)
        given = ["--no-browser", *(["--port", str(free)] if named else [])]
        assert CliRunner().invoke(serve.command, given, obj=tmp_path).exit_code == 0
    assert told["is_port_chance"] is not named


def test_the_bookmark_is_given_with_the_key_of_this_folder(asked: Asked) -> None:
    page = LexborHTMLParser(asked.ask("GET", "/gaps").text)
    (link,) = page.css("a[href^='javascript:']")
    assert link.attributes["href"] == bookmarklet(f"http://{HOST}", bringing_key(asked.store.salt()))
