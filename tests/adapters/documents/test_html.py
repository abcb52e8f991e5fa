"""Saved pages: what they declare of a job, or what a person sees of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rejoinder.adapters.documents.reader import DocumentFiles
from rejoinder.domain.documents.document import Document, Format
from rejoinder.errors import UnreadableError
from tests.adapters.documents.making import headings_of, lines_of, read_bytes, write_html

TEXT = "<p>We run ninety rooms by the sea and look for somebody who likes the night and people alike.</p>"
ASKED = "<h3>What you bring</h3><ul><li>Two years at a <b>desk</b></li><li><p>English and French</p></li></ul>"
POSTING = {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    "title": "Night Porter &amp; Concierge",
    "hiringOrganization": {"@type": "Organization", "name": "Tidewell Hotels"},
    "description": TEXT + ASKED,
    "qualifications": "A clean record",
}


def read(folder: Path, body: str, head: str = "") -> Document:
    """Return what is read from a page."""
    write_html(folder / "page.html", body, head)
    return DocumentFiles().read(folder / "page.html")


def declared(*things: object) -> str:
    """Return scripts that declare things."""
    return "".join(f'<script type="application/ld+json">{json.dumps(thing)}</script>' for thing in things)


def test_what_a_person_does_not_see_is_left_out(tmp_path: Path) -> None:
    body = (
        "<nav><a>Home</a><a>Jobs</a></nav><div class='cookie-banner'>We use cookies.</div>"
        "<h1>Night Porter</h1>"
        f"<style>p {{}}</style><script>var a = 'b';</script>{TEXT}"
        "<p style='display: none'>hidden</p><div hidden>too</div>"
    )
    assert lines_of(read(tmp_path, body)) == ["Night Porter", TEXT.removeprefix("<p>").removesuffix("</p>")]


def test_items_cells_and_headings_are_told(tmp_path: Path) -> None:
    body = (
        f"<h1>Night Porter</h1>{TEXT}{ASKED}<p><strong>We offer</strong></p><p>• Tea<br>- Toast</p>"
        "<table><tr><td>Pay</td><td>14.20</td></tr></table>"
    )
    document = read(tmp_path, body)
    expected = ["- Two years at a desk", "- English and French", "We offer", "- Tea", "- Toast", "Pay\t14.20"]
    assert lines_of(document)[3:] == expected
    assert headings_of(document) == ["Night Porter", "What you bring", "We offer"]
    assert document.format is Format.HTML


def test_the_main_part_of_a_page_is_enough(tmp_path: Path) -> None:
    body = f"<header>Tidewell careers</header><main><h1>Porter</h1>{TEXT * 4}</main><footer>Imprint</footer>"
    found = lines_of(read(tmp_path, body))
    assert found[0] == "Porter"
    assert "Imprint" not in found


@pytest.mark.parametrize(
    "things",
    [
        pytest.param((POSTING,), id="alone"),
        pytest.param(({"@graph": [{"@type": "WebSite", "name": "Jobs"}, POSTING]},), id="in a graph"),
        pytest.param(([{**POSTING, "@type": ["Thing", "JobPosting"]}],), id="of several types, in a list"),
        pytest.param((POSTING, POSTING), id="twice"),
    ],
)
def test_the_posting_that_a_page_declares_is_preferred(tmp_path: Path, things: tuple[object, ...]) -> None:
    document = read(tmp_path, "<h1>Careers</h1><p>Similar jobs: cook, waiter, driver.</p>", declared(*things))
    assert (document.title, document.organisation) == ("Night Porter & Concierge", "Tidewell Hotels")
    assert lines_of(document)[0] == "Night Porter & Concierge"
    assert lines_of(document)[2:] == [
        "What you bring",
        "- Two years at a desk",
        "- English and French",
        "Qualifications",
        "A clean record",
    ]
    assert "Qualifications" in headings_of(document)


def test_a_list_of_postings_is_no_posting(tmp_path: Path) -> None:
    others = declared(POSTING, {**POSTING, "title": "Cook"})
    document = read(tmp_path, f"<h1>Careers</h1>{TEXT}", others)
    assert document.title == ""
    assert lines_of(document)[0] == "Careers"


@pytest.mark.parametrize("broken", ["{", '{"@type": "JobPosting"', "[" * 100_000, '{"@type": {"a": 1}}', "null"])
def test_what_is_declared_badly_is_passed_over(tmp_path: Path, broken: str) -> None:
    document = read(tmp_path, f"<h1>Porter</h1>{TEXT}", f'<script type="application/ld+json">{broken}</script>')
    assert lines_of(document)[0] == "Porter"


def test_a_description_that_was_escaped_is_text(tmp_path: Path) -> None:
    escaped = (TEXT + ASKED).replace("<", "&lt;").replace(">", "&gt;")
    document = read(tmp_path, "", declared({**POSTING, "description": escaped}))
    assert "- English and French" in lines_of(document)


def test_a_posting_is_told_by_microdata_too(tmp_path: Path) -> None:
    body = (
        "<div itemscope itemtype='https://schema.org/JobPosting'><h1 itemprop='title'>Night Porter</h1>"
        "<span itemprop='hiringOrganization' itemscope><b itemprop='name'>Tidewell Hotels</b></span>"
        f"<div itemprop='description'>{TEXT}{ASKED}</div></div>"
    )
    document = read(tmp_path, body)
    assert (document.title, document.organisation) == ("Night Porter", "Tidewell Hotels")
    assert lines_of(document)[0] == "Night Porter"


def test_the_charset_that_a_page_names_is_taken(tmp_path: Path) -> None:
    page = "<html><head><meta charset='iso-8859-2'></head><body><p>Łódź, Gdańsk</p></body></html>"
    assert lines_of(read_bytes(tmp_path, "page.htm", page.encode("iso-8859-2"))) == ["Łódź, Gdańsk"]


def test_a_page_without_text_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(tmp_path, "<div id='root'></div>", "<script>load()</script>")
    assert "script" in caught.value.message
    assert "copy its text" in caught.value.advice
