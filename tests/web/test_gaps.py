"""A posting is laid beside what was sent, on the page: kept, compared, answered, brought from elsewhere."""

from __future__ import annotations

import re
import socket
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from selectolax.lexbor import LexborHTMLParser, LexborNode

from rejoinder.domain.kept import Answered
from rejoinder.web import serve
from rejoinder.web.app import make_app
from rejoinder.web.brought import MAX_HTML, Brought, bookmarklet, bringing_key
from rejoinder.web.guard import Guard
from rejoinder.web.serve import ADDRESS, hosts_of
from tests.web.asking import HOST, KEYS, OWN, PORT, Answer, Asked
from tests.web.conftest import POSTING, RESUME

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PARTS = 'multipart/form-data; boundary="x"'
FOREIGN = {"origin": "https://jobs.example", "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}
PAGE = "<html><body><h1>Clerk</h1><ul><li>fluent German</li><li>forklift licence</li></ul><script>alert(1)</script>"


def one(node: LexborNode | LexborHTMLParser, selector: str) -> LexborNode:
    """Return the first thing on a page that a selector finds."""
    found = node.css_first(selector)
    assert found is not None, selector
    return found


def parts(fields: Mapping[str, str | tuple[str, bytes]]) -> bytes:
    """Return a form with fields and files, each file with its name."""
    found = b""
    for name, value in fields.items():
        named = f'name="{name}"' if isinstance(value, str) else f'name="{name}"; filename="{value[0]}"'
        content = value.encode() if isinstance(value, str) else value[1]
        found += b"--x\r\nContent-Disposition: form-data; " + named.encode() + b"\r\n\r\n" + content + b"\r\n"
    return found + b"--x--\r\n"


def send(asked: Asked, path: str, fields: Mapping[str, str | tuple[str, bytes]]) -> Answer:
    """Send a form with files as one of the server's own pages does."""
    return asked.ask("POST", path, {**OWN, "content-type": PARTS}, parts(fields))


def follow(asked: Asked, answer: Answer) -> Answer:
    """Go where an answer leads on to."""
    assert answer.status == 303, answer.text
    path, _, query = answer.header("location").removeprefix(KEYS.folder).partition("#")[0].partition("?")
    return asked.ask("GET", path, query=query)


def felmar(asked: Asked) -> str:
    """Return the application that was turned down, whose posting and résumé are kept."""
    found = re.search(r"/applications/(\w+)\">Felmar Works", asked.ask("GET", "/rejections").text)
    if found is None:
        found = re.search(r"/applications/(\w+)\">Felmar", asked.ask("GET", "/applications").text)
    assert found
    return found[1]


# ---- documents ----


def test_a_document_is_kept_from_a_file_or_a_paste_with_what_it_was_sent_with(asked: Asked) -> None:
    name = felmar(asked)
    given: dict[str, str | tuple[str, bytes]] = {
        "document": ("Notes.md", b"# Notes\n\n- drove vans\n"),
        "purpose": "evidence",
        "application": name,
    }
    page = follow(asked, send(asked, "/documents", given))
    assert "Kept: other evidence “Notes.md”, sent with" in page.text
    assert "drove vans" in page.text
    assert "Felmar Works" in page.text
    pasted = send(
        asked, "/documents", {"document_text": "Robin Ash\r\nlong ago", "name": "cv.txt", "purpose": "resume"}
    )
    assert "version 3 of 3" in follow(asked, pasted).text
    assert not [path for path in (asked.program.settings.data / "uploads").iterdir() if path.name != "list.csv"]


@pytest.mark.parametrize(
    ("content", "words"), [(b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "picture"), (b"%PDF-1.7\n", ""), (b"", "")]
)
def test_a_file_that_is_no_document_is_refused_in_a_sentence(asked: Asked, content: bytes, words: str) -> None:
    before = asked.state()
    answer = send(asked, "/documents", {"document": ("cv.pdf", content)})
    assert answer.status == 400
    assert words in answer.text
    assert asked.state() == before


def test_a_document_is_put_away_and_had_again(asked: Asked) -> None:
    version = asked.values["document"]
    page = follow(asked, asked.post(f"/documents/{version}/put-away"))
    assert "None but what you put away" in page.text
    number = re.search(r"/log/(\d+)/undo", page.text)
    assert number
    assert "cv.txt" in follow(asked, asked.post(f"/log/{number[1]}/undo", {"then": "/documents"})).text


def test_what_was_sent_is_said_on_the_application(asked: Asked) -> None:
    name, version = felmar(asked), asked.values["document"]
    page = asked.ask("GET", f"/applications/{name}").text
    assert "version 1 of 2" in page
    then = {"application": name, "then": f"/applications/{name}"}
    assert "version 2 of 2" in follow(asked, asked.post(f"/documents/{version}/sent", then)).text
    page = follow(asked, asked.post(f"/documents/{version}/sent", {**then, "is": "not"})).text
    assert "version 1 of 2" in page


# ---- the comparison ----


def test_quotes_of_both_sides_are_linked_and_each_link_leads_somewhere(asked: Asked) -> None:
    page = LexborHTMLParser(asked.ask("GET", f"/gaps/{felmar(asked)}").text)
    ids = {str(node.attributes["id"]) for node in page.css("[id]")}
    links = [str(node.attributes["href"]) for node in page.css("main a[href^='#']")]
    assert links
    assert not {link.removeprefix("#") for link in links} - ids
    posting, resume = page.css(".linked")
    assert (posting.text(), resume.text()) == (POSTING, RESUME)
    marked = {node.text() for node in posting.css("mark")}
    assert {"SQL", "forklift licence", "fluent German"} <= marked
    assert "fluent German" in {node.text() for node in resume.css("mark")}


def test_verdicts_are_narrowed_by_plain_links(asked: Asked) -> None:
    here = f"/gaps/{felmar(asked)}"
    every = LexborHTMLParser(asked.ask("GET", here).text).css(".gaps > li")
    for verdict in ("missing", "other_words", "held", "shown"):
        shown = LexborHTMLParser(asked.ask("GET", here, query=f"show={verdict}").text).css(".gaps > li")
        assert all(item.css_first(f".verdict.{verdict}") for item in shown)
        assert len(shown) == sum(item.css_first(f".verdict.{verdict}") is not None for item in every)
    assert len(LexborHTMLParser(asked.ask("GET", here, query="show=strange").text).css(".gaps > li")) == len(every)


def test_an_answer_is_kept_in_its_place_and_taken_back(asked: Asked) -> None:
    here = f"/gaps/{felmar(asked)}"
    item = next(
        each for each in LexborHTMLParser(asked.ask("GET", here).text).css(".gaps > li") if "forklift" in each.text()
    )
    fields = {name: str(one(item, f"[name={name}]").attributes["value"]) for name in ("place", "quote")}
    answer = asked.post(f"{here}/answer", {**fields, "answer": "partly", "where": "an afternoon at Quo"})
    assert answer.header("location").endswith(f"#{item.attributes['id']}")
    page = follow(asked, answer).text
    assert "You said: you hold part of it (“an afternoon at Quo”)." in page
    number = re.search(r"/log/(\d+)/undo", page)
    assert number
    page = follow(asked, asked.post(f"/log/{number[1]}/undo", {"then": here})).text
    assert "an afternoon at Quo" not in page
    for wrong in ({**fields, "answer": "perhaps"}, {**fields, "place": "0-1", "answer": "no"}, {"answer": "no"}):
        assert asked.post(f"{here}/answer", wrong).status == 400


def test_an_answer_that_came_with_a_restore_is_not_taken_back_with_all_of_it(asked: Asked) -> None:
    here = f"/gaps/{felmar(asked)}"
    assert 'class="quiet">Take it back' in asked.ask("GET", here).text
    answered = [kept.fact for kept in asked.store.facts([Answered])]
    asked.store.record("restore", asked.program.clock(asked.store).now(), {"said": 2}, answered)
    page = asked.ask("GET", here).text
    assert "You said: " in page
    assert 'class="quiet">Take it back' not in page


def test_musts_that_were_not_met_stand_on_the_rejection(asked: Asked) -> None:
    name = felmar(asked)
    page = LexborHTMLParser(asked.ask("GET", f"/applications/{name}").text)
    note = one(page, "#unmet")
    assert "forklift licence" in note.text()
    assert note.css_first(f"a[href='{KEYS.folder}/gaps/{name}']")


@pytest.mark.parametrize(
    ("posting", "state", "words", "is_cause"),
    [
        ("Requirements\n- fluent German\n", "rejected", "What the posting calls a must, the résumé shows.", True),
        ("Requirements\n- fluent German\n", "assumed", "What the posting calls a must, the résumé shows.", False),
        ("Requirements\n- fluent German\n", "open", "What the posting calls a must, the résumé shows.", False),
        ("Nice to have\n- fluent German\n", "rejected", "The posting calls nothing a must.", False),
    ],
)
def test_no_cause_is_made_up_where_every_must_is_met(
    asked: Asked, posting: str, state: str, words: str, *, is_cause: bool
) -> None:
    name = felmar(asked)
    if state != "rejected":
        added = {"organisation": "Birch"} | ({"refused": "by phone", "refused_on": ""} if state == "assumed" else {})
        name = asked.post("/applications/add", added).header("location").partition("?")[0].rpartition("/")[2]
    if state == "open":
        asked.post(f"/documents/{asked.values['document']}/sent", {"application": name})
    follow(asked, send(asked, f"/applications/{name}/posting", {"posting_text": posting}))
    page = asked.ask("GET", f"/gaps/{name}").text
    assert words in page
    assert ("hardly the reason" in page) is is_cause


def test_musts_that_were_not_met_say_if_the_resume_is_only_assumed(asked: Asked) -> None:
    added = asked.post("/applications/add", {"organisation": "Birch", "refused": "by phone", "refused_on": ""})
    name = added.header("location").partition("?")[0].rpartition("/")[2]
    follow(asked, send(asked, f"/applications/{name}/posting", {"posting_text": POSTING}))
    note = one(LexborHTMLParser(asked.ask("GET", f"/applications/{name}").text), "#unmet")
    assert "your newest one is taken" in note.text()
    sure = one(LexborHTMLParser(asked.ask("GET", f"/applications/{felmar(asked)}").text), "#unmet")
    assert "your newest one is taken" not in sure.text()


def test_without_a_posting_it_is_said_what_to_do(asked: Asked) -> None:
    name = asked.post("/applications/add", {"organisation": "Birch"}).header("location")
    name = name.partition("?")[0].rpartition("/")[2]
    assert "The posting is not kept" in asked.ask("GET", f"/gaps/{name}").text
    page = follow(asked, send(asked, f"/applications/{name}/posting", {"posting_text": POSTING, "on": "yesterday"}))
    assert "as it stood on" in page.text
    assert "your newest one is taken" in asked.ask("GET", f"/gaps/{name}").text
    assert send(asked, f"/applications/{name}/posting", {"posting_text": " "}).status == 400


def test_two_pastes_are_compared_at_once_and_kept_when_asked(asked: Asked) -> None:
    before = asked.state()
    page = send(asked, "/gaps", {"posting": ("p.html", PAGE.encode()), "resume_text": "Robin\nfluent German\n"})
    assert page.status == 200
    assert "Nothing of this is kept yet" in page.text
    assert "<script>alert" not in page.text
    assert asked.state() == before
    form = one(LexborHTMLParser(page.text), "form[action$='/gaps/keep']")
    fields = {
        str(node.attributes["name"]): node.text().removeprefix("\n") or str(node.attributes.get("value") or "")
        for node in form.css("input[name], textarea[name]")
    }
    kept = send(asked, "/gaps/keep", {**fields, "organisation": "Corvane", "role": "Clerk"})
    page = follow(asked, kept)
    assert "Corvane" in page.text
    assert "forklift licence" in page.text
    assert "p.html" in page.text
    assert send(asked, "/gaps", {"resume_text": "words"}).status == 400


@pytest.mark.parametrize(
    "fields",
    [
        {"posting_text": "long " * 220_000},
        {"posting_text": POSTING, "resume_text": "long " * 430_000, "with_resume": "1"},
        {"posting_text": POSTING, "resume_text": RESUME, "resume_name": "n" * 130, "with_resume": "1"},
    ],
    ids=range(3),
)
def test_nothing_is_kept_where_one_of_both_is_refused(asked: Asked, fields: Mapping[str, str]) -> None:
    before = asked.state()
    assert send(asked, "/gaps/keep", {**fields, "organisation": "Corvane"}).status == 400
    assert (
        asked.post(f"/brought/{asked.values['brought']}/keep", {"text": " ", "organisation": "Corvane"}).status == 400
    )
    assert asked.state() == before


# ---- brought from elsewhere ----


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
