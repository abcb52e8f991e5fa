"""Whatever a form, a file's name or an address holds is answered by a page: nothing breaks and nothing leaks."""

from __future__ import annotations

import shutil
from pathlib import Path
from urllib.parse import quote

import pytest

from rejoinder.web.desk import MAX_FIELD, MAX_FIELDS
from rejoinder.web.guard import MAX_BODY
from rejoinder.web.pages.imports import Imports
from rejoinder.web.uploads import safe_name
from tests.web.asking import KEYS, OWN, Answer, Asked

FORM = "application/x-www-form-urlencoded"
PARTS = 'multipart/form-data; boundary="x"'
PART = b'--x\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n'
BODIES = {
    "nothing": (FORM, b""),
    "no type": ("", b"a=b"),
    "another type": ("application/json", b'{"kind": "rejected"}'),
    "a type that is none": ("\x01/;;=", b"a=b"),
    "signs alone": (FORM, b"=&&=&;%"),
    "broken escapes": (FORM, b"kind=%&path=%zz&text=%e0%80&until=%ED%A0%80&organisation=%00"),
    "bytes": (FORM, bytes(range(256))),
    "too many fields": (FORM, b"&".join(b"f%d=1" % number for number in range(MAX_FIELDS + 1))),
    "too long a field": (FORM, b"text=" + b"x" * (MAX_FIELD + 1)),
    "too long a name": (FORM, b"x" * (MAX_FIELD + 1)),
    "too long": (FORM, b"a=" + b"x" * (MAX_BODY + 1)),
    "no boundary": ("multipart/form-data", b"--x\r\n"),
    "an empty boundary": ('multipart/form-data; boundary=""', b"--x\r\n"),
    "another boundary": ('multipart/form-data; boundary="y"', PART % (b"text", b"v") + b"--x--"),
    "no end": (PARTS, PART % (b"text", b"v")),
    "no name": (PARTS, b"--x\r\nContent-Disposition: form-data\r\n\r\nv\r\n--x--"),
    "no disposition": (PARTS, b"--x\r\n\r\nv\r\n--x--"),
    "broken head": (PARTS, b"--x\r\n\x00\xff: \r\n\r\nv\r\n--x--"),
    "too long a part": (PARTS, PART % (b"text", b"x" * (MAX_FIELD + 1)) + b"--x--"),
    "too many parts": (PARTS, (PART % (b"a", b"v")) * (MAX_FIELDS + 1) + b"--x--"),
    "a file where none is wanted": (
        PARTS,
        b'--x\r\nContent-Disposition: form-data; name="text"; filename="a"\r\n\r\nv\r\n--x--',
    ),
    "halves of characters": (
        "multipart/form-data; boundary=x; charset=unicode_escape",
        PART % (b"text", b"\\ud800") + b"--x--",
    ),
    "no text at all": ("multipart/form-data; boundary=x; charset=hex", PART % (b"text", b"zz") + b"--x--"),
    "a charset that is none": ("multipart/form-data; boundary=x; charset=\x00", PART % (b"text", b"v") + b"--x--"),
    "a charset of errors": ("multipart/form-data; boundary=x; charset=undefined", PART % (b"text", b"v") + b"--x--"),
}
WORDS = (
    *("\0", "\ud7ff", "\uffff", "\u202egnp.exe", "<script>alert(1)</script>", "{{ 7 * 7 }}", "%s%n", "' OR 1=1 --"),
    *("../../etc/passwd", "9" * 5_000, "-1", "1e9999", "x" * 100_000, "\r\nSet-Cookie: a=b", "1.1.0001", "31.12.9999"),
    *("tomorrow " * 2_000, "0" * 300, "%", "_", "*", "[", "\\", "\u202e" * 300, "🙂" * 300),
)
FIELDS = (
    *("letter", "kind", "when", "until", "reason", "round", "how", "note", "text", "into", "path", "then", "applied"),
    *("organisation", "role", "reference", "channel", "application", "posting", "answers", "reasons"),
    *("name", "not_name", "address", "not_address", "zone", "part", "word"),
    *("reply", "subject", "to"),
    *("document_text", "posting_text", "posting_headings", "posting_format", "resume_text", "purpose", "link", "on"),
    *("quote", "place", "answer", "where", "title", "html"),
    *("good", "bad", "by", "themes", "is", "counts", "move", "part", "part-is", "is-1", "themes-1"),
)


def check_page(answer: Answer) -> None:
    """Check that something came back that a person can read."""
    assert answer.status in (200, 303, 400, 404, 405, 413, 414), answer
    if answer.status == 303:
        assert answer.header("location").startswith(f"{KEYS.folder}/"), answer
        assert "\n" not in answer.header("location")
    elif answer.status != 414 and not answer.header("content-disposition"):
        assert "<h1>" in answer.text, answer


@pytest.mark.parametrize("name", BODIES)
def test_a_broken_form_is_answered_by_a_page(asked: Asked, name: str) -> None:
    kind, body = BODIES[name]
    for path, methods in asked.routes():
        if "POST" in methods:
            headers = {**OWN, "content-type": kind} if kind else OWN
            if path != "/import/paths" or b"path=" not in body:
                check_page(asked.ask("POST", path, headers, body))


@pytest.mark.parametrize("words", WORDS, ids=lambda words: repr(words[:20]))
def test_whatever_stands_in_a_field_is_answered_by_a_page(asked: Asked, words: str) -> None:
    text = words.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    for path, methods in asked.routes():
        if "POST" in methods:
            check_page(asked.post(path, dict.fromkeys(FIELDS, text)))
            if path.endswith(("/event", "/split")):
                check_page(asked.post(path, {**dict.fromkeys(FIELDS, text), "kind": "interview", "letter-": "1"}))
    for path, methods in asked.routes():
        if "GET" in methods and not path.startswith("/static/"):
            answer = asked.ask("GET", path)
            assert answer.status in (200, 404), "what was kept can be shown"
            assert b"<script>alert" not in answer.body or answer.header("content-disposition").startswith("attach")


@pytest.mark.parametrize("words", WORDS, ids=lambda words: repr(words[:20]))
def test_whatever_stands_in_an_address_is_answered_by_a_page(untouched: Asked, words: str) -> None:
    given = quote(words[:60_000], errors="replace")
    asked = Asked(untouched.program, untouched.store, dict.fromkeys(untouched.values, words.replace("/", "_")))
    for path, methods in asked.routes():
        if "GET" in methods and not path.startswith("/static/"):
            query = "&".join(f"{name}={given}" for name in ("q", "sort", "page", "state", "view", "done", "all"))
            answer = asked.ask("GET", path, query=query)
            check_page(answer)
            assert b"<script>alert" not in answer.body or answer.header("content-disposition").startswith("attach")
        elif path not in {path for path, _ in untouched.routes()}:
            assert asked.post(path).status in (400, 404, 414), path


@pytest.mark.parametrize(
    "to", ["//evil.example", "https://evil.example", "\\evil", "@evil.example", "/a?b", "/a/../.."]
)
def test_a_form_leads_back_to_this_server_alone(asked: Asked, to: str) -> None:
    letter = asked.values["letter"]
    answer = asked.post(f"/letters/{letter}/confirm", {"then": to})
    assert answer.header("location").startswith(f"{KEYS.folder}/letters/{letter}?done=")


def test_who_takes_back_what_a_page_is_about_is_led_to_the_log(asked: Asked) -> None:
    added = asked.post("/applications/add", {"organisation": "Kemdun"}).header("location")
    path, _, number = added.removeprefix(KEYS.folder).partition("?done=")
    answer = asked.post(f"/log/{number}/undo", {"then": path})
    assert answer.header("location").startswith(f"{KEYS.folder}/log?done=")


def test_more_than_a_form_can_hold_is_not_taken(asked: Asked) -> None:
    answer = asked.ask("POST", "/read", {**OWN, "content-type": FORM}, b"letter=" + b"x" * MAX_BODY)
    assert answer.status == 413
    assert "Read mail" in answer.text


# ---- paths and uploads ----


@pytest.mark.parametrize(
    "path",
    ["/nowhere", "~nobody-of-that-name/x", "\0", "x" * 5_000, "/dev/zero", "/dev/null/x", "a\nb", "file:///etc", "-"],
    ids=lambda path: repr(path[:20]),
)
def test_a_path_that_is_no_file_is_refused(asked: Asked, path: str) -> None:
    answer = asked.post("/import/paths", {"path": path})
    assert answer.status == 400
    assert len(answer.body) < 5_000


NAMES = {
    "../../x": ("x", ""),
    "..\\..\\x.mbox": ("x", ".mbox"),
    "/etc/passwd": ("passwd", ""),
    "CON": ("CON_", ""),
    "con.eml": ("con_", ".eml"),
    "LPT1.mbox": ("LPT1_", ".mbox"),
    "a\0b": ("a_b", ""),
    "a b.eml": ("a_b", ".eml"),
    "x" * 300: ("x" * 55, ""),
    "漢" * 300 + ".eml": ("漢" * 55, ".eml"),
    "\u202egnp.eml": ("gnp", ".eml"),
    "-rf": ("rf", ""),
    "--help.mbox": ("help", ".mbox"),
    ".": ("file", ""),
    "..": ("file", ""),
    ".eml": ("file", ".eml"),
    "": ("file", ""),
    "a:b|c?.mbox": ("a_b_c", ".mbox"),
    "Inbox.mbox.gz": ("Inbox_mbox", ".gz"),
}


@pytest.mark.parametrize("name", NAMES, ids=lambda name: repr(name[:20]))
def test_of_a_files_name_nothing_is_left_that_does_harm(name: str) -> None:
    assert safe_name(name) == NAMES[name]
    assert len("".join(safe_name(name)).encode()) < 250


@pytest.mark.parametrize("name", [name for name in NAMES if name], ids=lambda name: repr(name[:20]))
def test_an_upload_stays_in_its_folder(asked: Asked, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[Path] = []
    monkeypatch.setattr("rejoinder.web.pages.imports.Imports.begin", lambda _self, _desk, paths: begun.extend(paths))
    for _ in range(2):
        assert asked.ask("POST", "/import/upload", {**OWN, "content-type": PARTS}, _file(name)).status == 303
    assert len(set(begun)) == 2, "neither is written over the other"
    folder = asked.program.settings.data / "uploads"
    assert {path.parent for path in begun} == {folder}
    assert {path.read_bytes() for path in begun} == {b"From a mail"}


def test_without_a_file_nothing_is_read(asked: Asked) -> None:
    assert asked.ask("POST", "/import/upload", {**OWN, "content-type": PARTS}, b"--x--").status == 400
    assert asked.ask("POST", "/import/upload", {**OWN, "content-type": PARTS}, _file("")).status == 400


def test_what_cannot_be_kept_leaves_nothing_behind(asked: Asked) -> None:
    shutil.rmtree(asked.program.settings.data / "uploads")
    (asked.program.settings.data / "uploads").write_bytes(b"a file where the folder would be")
    answer = asked.ask("POST", "/import/upload", {**OWN, "content-type": PARTS}, _file("a.eml"))
    assert answer.status == 400
    assert "could not be kept" in answer.text


def test_while_mail_is_being_read_no_other_is_taken(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Imports, "is_running", property(lambda _: True))
    assert "Reading" in asked.ask("GET", "/import").text
    before = asked.state()
    for answer in (
        asked.ask("POST", "/import/upload", {**OWN, "content-type": PARTS}, _file("a.eml")),
        asked.post("/import/paths", {"path": str(asked.program.settings.data)}),
    ):
        assert answer.status == 400
        assert "being read already" in answer.text
    assert asked.state() == before


def _file(name: str) -> bytes:
    named = name.replace("\\", "\\\\").replace('"', "%22").encode()
    head = b'--x\r\nContent-Disposition: form-data; name="files"; filename="%s"\r\n\r\n' % named.replace(b"\n", b"%0A")
    return head + b"From a mail\r\n--x--"
