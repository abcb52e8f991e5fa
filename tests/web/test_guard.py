"""Who may ask the page for anything: every route, with each wrong name, origin, method and cookie."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rejoinder.web.app import ROUTES
from rejoinder.web.guard import METHODS, SAFE
from rejoinder.web.serve import hosts_of
from tests.web.asking import HOST, KEYS, OWN, PORT, Asked, finished, found_routes

if TYPE_CHECKING:
    from starlette.types import Message

NO_PAGE = (404, 405)
STRANGE_HOSTS = (
    *("", "127.0.0.1", "localhost", f"127.0.0.1:{PORT + 1}", f"localhost:{PORT + 1}", f"127.0.0.1:0{PORT}"),
    *(f"127.0.0.1.:{PORT}", f"localhost.:{PORT}", f"[::1]:{PORT}", f"[::ffff:127.0.0.1]:{PORT}", f"0.0.0.0:{PORT}"),
    *(f"evil.example:{PORT}", f"127.0.0.1.evil.example:{PORT}", f"evil.example#127.0.0.1:{PORT}", f"a@{HOST}"),
    *(f"{HOST}, evil.example", f"{HOST}/", f" {HOST}", f"{HOST} ", f"127.1:{PORT}", f"2130706433:{PORT}"),
    *(f"localhost.localdomain:{PORT}", f"127.0.0.2:{PORT}", f"sub.localhost:{PORT}", "\x00"),
    f"\uff4c\uff4fcalhost:{PORT}",
)
STRANGE_METHODS = ("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get", "post", "POSTX", "")
STRANGE_ORIGINS: tuple[dict[str, str], ...] = (
    {},
    {"origin": "null"},
    {"origin": ""},
    {"origin": f"http://127.0.0.1:{PORT + 1}"},
    {"origin": "http://127.0.0.1"},
    {"origin": f"http://localhost:{PORT}"},
    {"origin": f"https://{HOST}"},
    {"origin": f"http://{HOST}/"},
    {"origin": f"http://{HOST}.evil.example"},
    {"origin": "http://evil.example"},
    {"origin": "file://"},
    {"origin": f"http://{HOST} http://evil.example"},
    {"sec-fetch-site": "same-site"},
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "none"},
    {"sec-fetch-site": ""},
    {"sec-fetch-site": "Same-Origin"},
    {"origin": f"http://{HOST}", "sec-fetch-site": "same-site"},
    {"origin": f"http://{HOST}", "sec-fetch-site": "cross-site"},
    {"origin": f"http://{HOST}", "sec-fetch-site": "none"},
    {"origin": "null", "sec-fetch-site": "same-origin"},
    {"origin": f"http://127.0.0.1:{PORT + 1}", "sec-fetch-site": "same-origin"},
    {"referer": f"http://{HOST}{KEYS.folder}/"},
)
STRANGE_COOKIES = (
    None,
    "",
    "rejoinder",
    "rejoinder=",
    "rejoinder=x",
    f"rejoinder={KEYS.session}x",
    f"rejoinder={KEYS.session[:-1]}",
    f"rejoinder={KEYS.session.upper()}",
    f"rejoinder={KEYS.key}",
    f"Rejoinder={KEYS.session}",
    f"other={KEYS.session}",
    f"xrejoinder={KEYS.session}",
    "; " * 5_000,
    'a="unclosed; b=\\"',
)


def _all(asked: Asked) -> list[tuple[str, frozenset[str]]]:
    return [*asked.routes(), ("/enter", frozenset(SAFE)), ("/nothing-here", frozenset(SAFE))]


def test_every_route_is_found_by_looking_at_the_application(untouched: Asked) -> None:
    found = {path for path, _ in found_routes(untouched.app)}
    assert {route.path for route in ROUTES} <= found
    assert any(path.startswith("/static/") for path in found)


@pytest.mark.parametrize("host", STRANGE_HOSTS)
def test_a_name_that_is_not_the_servers_own_is_answered_nothing(untouched: Asked, host: str) -> None:
    name = host.encode().decode("latin-1")
    for path, methods in _all(untouched):
        for method in methods:
            assert untouched.ask(method, path, OWN, host=name).status == 421, (method, path)


def test_without_a_name_or_with_two_nothing_is_answered(untouched: Asked) -> None:
    for path, methods in _all(untouched):
        for method in methods:
            assert untouched.ask(method, path, OWN, host=None).status == 421
            assert untouched.ask(method, path, [*OWN.items(), ("host", HOST)]).status == 421
            assert untouched.ask(method, path, [*OWN.items(), ("host", "evil.example")]).status == 421


@pytest.mark.parametrize("host", [HOST, f"localhost:{PORT}", f"LocalHost:{PORT}"])
def test_the_servers_own_names_are_answered(untouched: Asked, host: str) -> None:
    for path, methods in untouched.routes():
        if "GET" in methods:
            assert untouched.ask("GET", path, host=host).status == 200, path


def test_at_the_port_of_the_web_a_browser_leaves_it_out() -> None:
    assert "localhost" in hosts_of(80)
    assert "localhost" not in hosts_of(81)


@pytest.mark.parametrize("method", STRANGE_METHODS)
def test_other_methods_are_unknown(untouched: Asked, method: str) -> None:
    for path, _ in _all(untouched):
        assert untouched.ask(method, path, OWN).status == 405, path


def test_a_route_answers_to_its_own_methods_alone(untouched: Asked) -> None:
    for path, methods in _all(untouched):
        for method in METHODS - methods:
            answer = untouched.ask(method, path, OWN)
            assert answer.status in NO_PAGE, (method, path)
            assert answer.header("content-type").startswith("text/"), "a page, not a fault"


def test_nothing_changes_by_looking(untouched: Asked) -> None:
    before = untouched.state()
    for path, methods in untouched.routes():
        for method in SAFE & methods:
            for query in ("", "q=x&sort=stage&hidden=1&page=2&view=board&state=open&all=1&done=1"):
                answer = untouched.ask(method, path, query=query)
                assert answer.status == 200, (path, query)
    assert untouched.state() == before


def test_looking_is_no_way_to_do_anything(untouched: Asked) -> None:
    before = untouched.state()
    for path, methods in untouched.routes():
        if methods == {"POST"}:
            for method in SAFE:
                assert untouched.ask(method, path, query="kind=rejected&text=x&path=/&done=1").status in NO_PAGE
    assert untouched.state() == before


@pytest.mark.parametrize("headers", STRANGE_ORIGINS, ids=str)
def test_a_change_has_to_come_from_a_page_of_this_server(untouched: Asked, headers: dict[str, str]) -> None:
    for path, methods in _all(untouched):
        if "POST" in methods:
            assert untouched.ask("POST", path, headers).status == 403, path


def test_a_change_that_names_two_origins_is_refused(untouched: Asked) -> None:
    two = [("origin", f"http://{HOST}"), ("origin", "http://evil.example")]
    for path, methods in untouched.routes():
        if "POST" in methods:
            assert untouched.ask("POST", path, two).status == 403, path
            assert untouched.ask("POST", path, [*OWN.items(), ("sec-fetch-site", "cross-site")]).status == 403, path


@pytest.mark.parametrize("headers", [OWN, {"origin": f"http://{HOST}"}, {"sec-fetch-site": "same-origin"}], ids=str)
def test_a_page_of_this_server_may_ask_for_a_change(asked: Asked, headers: dict[str, str]) -> None:
    body = {"content-type": "application/x-www-form-urlencoded", **headers}
    assert asked.ask("POST", "/applications/add", body, b"organisation=Kemdun").status == 303


def test_a_change_asked_for_by_the_other_name_of_this_machine_is_that_names_own(asked: Asked) -> None:
    headers = {"origin": f"http://localhost:{PORT}", "content-type": "application/x-www-form-urlencoded"}
    answer = asked.ask("POST", "/applications/add", headers, b"organisation=Kemdun", host=f"localhost:{PORT}")
    assert answer.status == 303


@pytest.mark.parametrize("cookie", STRANGE_COOKIES, ids=lambda cookie: str(cookie)[:40])
def test_who_did_not_come_by_the_link_is_answered_nothing(untouched: Asked, cookie: str | None) -> None:
    for path, methods in untouched.routes():
        for method in methods:
            answer = untouched.ask(method, path, OWN, cookie=cookie)
            assert answer.status == 403, (method, path)
            assert b"<" not in answer.body


@pytest.mark.parametrize(
    "cookie",
    [
        f'other={{"json": [1, 2]}}; rejoinder={KEYS.session}',
        f"rejoinder=another-server's; rejoinder={KEYS.session}",
        f"rejoinder={KEYS.session}; rejoinder=another-server's",
        f"a=b;rejoinder={KEYS.session};c",
    ],
)
def test_cookies_of_other_servers_on_this_machine_keep_nobody_out(untouched: Asked, cookie: str) -> None:
    assert untouched.ask("GET", "/today", cookie=cookie).status == 200


@pytest.mark.parametrize("folder", ["", "/", "/another", f"{KEYS.folder}x", f"/x{KEYS.folder}", KEYS.folder.upper()])
def test_outside_of_the_folder_there_is_nothing(untouched: Asked, folder: str) -> None:
    for path, methods in _all(untouched):
        for method in methods:
            answer = untouched.ask(method, f"{folder}{path}", OWN, inside=False, query=f"key={KEYS.key}")
            assert answer.status == 404, (method, path)
            assert KEYS.folder.encode() not in answer.body


@pytest.mark.parametrize(
    "query",
    ["", "key=", "key=x", f"key={KEYS.session}", f"KEY={KEYS.key}", "key=%00", "key=" + "x" * 60_000, "%%%"],
    ids=lambda query: query[:40],
)
def test_another_key_opens_nothing(untouched: Asked, query: str) -> None:
    for method in SAFE:
        answer = untouched.ask(method, "/enter", query=query, cookie=None)
        assert answer.status == 403
        assert not answer.header("set-cookie")


def test_the_key_is_exchanged_for_a_cookie_that_no_script_and_no_other_site_has(untouched: Asked) -> None:
    answer = untouched.ask("GET", "/enter", query=f"key={KEYS.key}", cookie=None)
    assert (answer.status, answer.header("location")) == (303, f"{KEYS.folder}/")
    cookie = answer.header("set-cookie").lower()
    for part in ("httponly", "samesite=strict", f"path={KEYS.folder}"):
        assert part in cookie
    assert "domain" not in cookie, "it is for this address alone"
    assert KEYS.key not in answer.header("location")


def test_a_web_socket_is_refused(untouched: Asked) -> None:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    async def send(message: Message) -> None:
        sent.append(message)

    cookie = (b"cookie", f"rejoinder={KEYS.session}".encode())
    scope = {"type": "websocket", "path": f"{KEYS.folder}/", "headers": [(b"host", HOST.encode()), cookie]}
    finished(untouched.app(scope, receive, send))
    assert [message["type"] for message in sent] == ["websocket.close"]


@pytest.mark.parametrize(
    "path",
    [
        *("/static/../guard.py", "/static/../../settings.py", "/static/..%2fguard.py", "/static/%2e%2e/guard.py"),
        *("/static//etc/passwd", "/static/....//guard.py", "/static/..\\guard.py", "/static/C:\\x", "/static/\0"),
        *("/static/style.css\0.png", "/static/" + "x" * 900, "/static/" + "../" * 50 + "etc/passwd", "/static/"),
        *("/static", "/static/.", "/static/style.css/x", "/static/~root/x"),
    ],
    ids=lambda path: path[:40],
)
def test_no_other_file_is_served(untouched: Asked, path: str) -> None:
    answer = untouched.ask("GET", path)
    assert answer.status in (404, 307), "a folder may lead to itself"
    assert b"import annotations" not in answer.body
    if answer.status == 404:
        assert f'href="{KEYS.folder}/static/style.css"' in answer.text, "the page of an error looks like the others"


def test_what_leads_elsewhere_leads_to_this_server(untouched: Asked) -> None:
    for path in ("/today/", "//evil.example/", "/static"):
        answer = untouched.ask("GET", path)
        to = answer.header("location")
        assert not to or to.startswith((f"http://{HOST}{KEYS.folder}/", f"{KEYS.folder}/")), to


def test_a_fault_of_the_program_forbids_as_much_as_any_page(untouched: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(untouched.store), "version", _break)
    answer = untouched.ask("GET", "/today")
    assert answer.status == 500
    assert f'href="{KEYS.folder}/static/style.css"' in answer.text


def test_a_fault_in_the_page_of_a_fault_forbids_as_much_as_any_page(
    untouched: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(untouched.store), "version", _break)
    monkeypatch.setattr("rejoinder.web.desk.HTMLResponse", _break)
    assert untouched.ask("GET", "/today").status == 500


def _break(*_: object) -> None:
    raise _FaultError


class _FaultError(Exception):
    """A fault that a test puts into the program."""
