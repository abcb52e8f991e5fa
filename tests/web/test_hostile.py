"""Hostile mail, imported and shown for real: nothing is loaded, nothing runs, nothing leads away."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from email.message import EmailMessage
from email.policy import SMTP
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from msgspec import Struct, field
from selectolax.lexbor import LexborHTMLParser

from rejoinder.domain.applications import Details
from rejoinder.domain.documents.document import Document, Format
from rejoinder.domain.events import EventKind
from rejoinder.domain.kept import Purpose
from rejoinder.services import applications as services
from rejoinder.services.kept_documents import keep_document
from rejoinder.services.kept_postings import Origin, keep_posting
from rejoinder.web.shown_mail import ATTRIBUTES, TAGS, safe_document
from tests.web import hostile
from tests.web.asking import Asked
from tests.web.browsing import Person, Server, serving, visiting
from tests.web.conftest import InlineProgram, examples

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page

LEAST = 300  # bodies, so that no class falls out unseen
PARTS = 4  # that the bodies are shown in, each by itself
TABS = 6  # open at once
TEXT = "Dear Robin, unfortunately we cannot offer you the position of {role} at {where}."


class Canary(Struct):
    """A server on another port, to which all that is hostile wants to go."""

    at: str
    seen: list[str] = field(default_factory=list)


@contextmanager
def _canary() -> Iterator[Canary]:
    class Handler(BaseHTTPRequestHandler):
        def handle(self) -> None:
            bird.seen.append(str(self.client_address))
            super().handle()

        def do_GET(self) -> None:
            bird.seen.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        bird = Canary(f"http://127.0.0.1:{server.server_address[1]}")
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield bird
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def canary() -> Iterator[Canary]:
    """Return a canary that listens."""
    with _canary() as canary:
        yield canary


@pytest.fixture(scope="module")
def letters(canary: Canary, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, list[str]]]:
    """Serve all hostile bodies as letters of one mailbox; return their keys as well."""
    folder = tmp_path_factory.mktemp("hostile")
    mail = folder / "mail"
    mail.mkdir()
    found = list(hostile.bodies(canary.at))
    for number, body in enumerate(found):
        (mail / f"{number}.eml").write_bytes(_mail(number, body))
    program = InlineProgram(folder / "data")
    with closing(program.store()) as store:
        program.importer(store).run([mail], version=program.cue_version())
        keys = [letter.message.key for letter in store.letters()]
    assert len(keys) == len(found) >= LEAST, "each of them is a letter"
    with serving(folder / "data") as server:
        yield server, keys


def _mail(number: int, body: str, subject: str = "Your application", sender: str = "Ada Grey") -> bytes:
    mail = EmailMessage(policy=SMTP)
    where = f"Tidewell{number}"  # an organisation for each, so that no page has to tell the story of all
    mail["From"] = f'"{sender}" <ada@{where.lower()}.example>'
    mail["To"] = "Robin Alder <robin.alder@mail.example>"
    mail["Date"] = f"Mon, 09 Nov 2026 {number // 3600 % 24:02}:{number // 60 % 60:02}:{number % 60:02} +0000"
    mail["Message-ID"] = f"<{number}@tidewell.example>"
    mail["Subject"] = f"{subject} {number}"
    text = TEXT.format(role=f"Porter {number}", where=where)
    mail.set_content(text)
    mail.add_alternative(f"<p>Dear Robin</p>{body}<p>{text}</p>", subtype="html", cte="base64")
    return bytes(mail)


FRAME_LOOKS, FRAME_MOMENT = 100, 50  # milliseconds


class Watch(Struct, dict=True):  # Playwright notes on it which handlers it has
    """What a tab did that no letter may make it do."""

    done: list[str] = field(default_factory=list)

    def over(self, page: Page) -> None:
        """Watch a tab."""
        page.on("dialog", self._dismiss)
        page.on("popup", lambda popup: self.done.append(f"window {popup.url}"))
        page.on("download", lambda download: self.done.append(f"download {download.url}"))

    def _dismiss(self, dialog: Dialog) -> None:
        self.done.append(f"dialog {dialog.message}")
        dialog.dismiss()


def _look(page: Page, expected: str, watch: Watch) -> None:
    """Check a page that is loaded, with all its frames."""
    assert page.url == expected
    assert page.title().endswith("· Rejoinder")
    for frame in page.frames[1:]:
        for _ in range(FRAME_LOOKS):  # the page is there before the frame inside it has its document
            if frame.url:
                break
            page.wait_for_timeout(FRAME_MOMENT)
        assert frame.url == "about:srcdoc", "a letter is in its own frame and stays there"
    assert page.evaluate("window.ran") is None
    assert not watch.done, (expected, watch.done)


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_a_hostile_letter_loads_nothing_and_runs_nothing(
    browser: Browser, canary: Canary, letters: tuple[Server, list[str]], part: int
) -> None:
    server, keys = letters
    watch, framed = Watch(), 0
    with visiting(browser, server, is_held=False) as person:
        tabs = [person.page, *(person.page.context.new_page() for _ in range(TABS - 1))]
        for tab in tabs:
            watch.over(tab)
        chosen = keys[part::PARTS]
        for at in range(0, len(chosen), TABS):
            shown = [(tab, f"{server.home}/letters/{key}") for tab, key in zip(tabs, chosen[at:], strict=False)]
            for tab, url in shown:
                tab.goto(url, wait_until="commit")
            for tab, url in shown:
                tab.wait_for_load_state("load")
                _look(tab, url, watch)
                framed += len(tab.frames) - 1
        person.page.wait_for_timeout(300)  # what was put off a little
        assert not canary.seen
        assert framed > len(chosen) / 2, "most letters have something to show besides their words"


def test_the_canary_would_see_it(browser: Browser) -> None:
    with _canary() as other:
        frames = "".join(f'<iframe srcdoc="{escape(body)}"></iframe>' for body in list(hostile.bodies(other.at))[:8])
        loads = "".join(f'<iframe srcdoc="{escape(each.format(other.at))}"></iframe>' for each in hostile.LOADS)
        context = browser.new_context()
        page = context.new_page()
        page.on("dialog", lambda dialog: dialog.dismiss())
        page.set_content(f"<!doctype html>{frames}{loads}")
        page.wait_for_timeout(500)
        context.close()
        assert len(other.seen) > 20


def test_of_hostile_markup_only_harmless_elements_are_left() -> None:
    for body in hostile.bodies("http://canary.example"):
        document = safe_document(f"{body}<p>Dear Robin</p>") or ""
        tree = LexborHTMLParser(document)
        for node in tree.body.traverse() if tree.body else ():
            assert node.tag in TAGS | {"body"}, body
            allowed = (
                ATTRIBUTES.get(node.tag, set()) | ATTRIBUTES["*"] | ({"rel", "target"} if node.tag == "a" else set())
            )
            assert set(node.attributes) <= allowed, body
            assert (node.attributes.get("href") or "mailto:").startswith(("http://", "https://", "mailto:")), body


@pytest.mark.parametrize(
    "unit",
    ["<b></x>", "<b><!--</b>-->", '<b title="</b>">', "<div>", "<table><td>", "<p><b>x</p>", '<a href="', "<!--"],
)
def test_markup_that_nests_without_end_is_shown_as_text_alone(unit: str) -> None:
    document = safe_document("<p>x</p>" + unit * 20_000)
    assert document is None or len(document) < 1_000


def test_harmless_markup_is_kept() -> None:
    markup = '<p lang="en">5 &lt; 7 <b>Hi</b></p><table><td colspan="2">x</table>'
    markup += '<a href="https://tidewell.example/?a=1&amp;b=2">jobs</a>'
    document = safe_document(markup) or ""
    assert '<p lang="en">5 &lt; 7 <b>Hi</b></p>' in document
    assert 'href="https://tidewell.example/?a=1&amp;b=2"' in document
    assert '<td colspan="2">x</td>' in document


def test_hostile_words_stay_words_on_every_page(browser: Browser, canary: Canary, tmp_path: Path) -> None:
    program = InlineProgram(tmp_path / "data")
    mail = tmp_path / "mail"
    mail.mkdir()
    for number, words in enumerate(hostile.WORDS):
        (mail / f"{number}.eml").write_bytes(_mail(number, escape(words), words, words.replace('"', "'")))
        (mail / f"{words.replace('/', '_')}.eml").write_bytes(b"\xff\xd8\xff no mail")
    with closing(program.store()) as store:
        program.importer(store).run([mail], version=program.cue_version())
        for words in hostile.WORDS:
            details = Details(words, words, reference=words, via=words, link=words, posting=words * 20, contact=words)
            telling = services.Telling(EventKind.REJECTED, how=words, note=words)
            name = services.add_application(store, program.clock(), details).story.application.id
            services.record_event(store, program.clock(), name, telling)
            services.add_note(store, program.clock(), name, words)
            resume = Document(words, Format.TEXT, f"{words}\n- Excel {words}\n")
            keep_document(store, program.clock(), resume, Purpose.RESUME, name=words[:100], sent_with=name)
            asked = Document(words, Format.TEXT, f"Requirements:\n- Excel {words}\n- {words}\n", title=words)
            keep_posting(store, program.clock(), name, asked, Origin(words))
        (tmp_path / "data" / "uploads").mkdir()
        (tmp_path / "data" / "uploads" / "list.csv").write_text(_table(), encoding="utf-8")
        values = examples(program, store)
        paths = [path for path, methods in Asked(program, store, values).routes() if "GET" in methods]
        paths += [f"/letters/{letter.message.key}" for letter in store.letters()]
        paths += [f"/applications/{one.id}" for one in store.applications()]
        paths += ["/today?all=1", "/applications?view=board", "/rejections?q=%3Cscript%3Ewindow.ran=1%3C/script%3E"]
    watch = Watch()
    with serving(tmp_path / "data") as server, visiting(browser, server, is_held=False) as person:
        watch.over(person.page)
        for path in paths:
            # What a bookmark brought is in the memory of the server that it was brought to: see test_brought.
            if not path.startswith(("/static", "/export.", "/brought/")):
                person.go(path)
                _look(person.page, f"{server.home}{quote(path, safe='/?=&%')}", watch)
        for words in hostile.WORDS:
            _paste(person, words, watch)
    assert not canary.seen


def _table() -> str:
    rows = [",".join(f'"{words.replace(chr(34), chr(34) * 2)}"' for words in [each] * 4) for each in hostile.WORDS]
    return "\n".join(["Company,Role,Status,Notes", *rows])


def _paste(person: Person, words: str, watch: Watch) -> None:
    page = person.go("/")
    page.get_by_label("The letter").fill(f"Subject: {words}\n\n{TEXT.format(role=words, where=words)}\n{words}")
    page.get_by_role("button", name="Read it").click()
    page.get_by_role("heading", level=1).wait_for()
    _look(page, f"{person.server.home}/read", watch)
