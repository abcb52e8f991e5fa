"""HTML is read as a browser shows it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rejoinder.adapters.mail.html import render
from rejoinder.domain.mail import Link


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<div>One</div><div>Two</div>three", "One\nTwo\nthree"),
        ("One<br>Two<br><br>Three<br/>", "One\nTwo\n\nThree"),
        ("<p>One\n   two\t <b>three</b><i>four</i></p>", "One two threefour"),
        ("a&nbsp;b &amp; c &lt;d&gt; &uuml;", "a b & c <d> ü"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><th>c</th><td>d</td></tr></table>", "a b\nc d"),
        ("<ul><li>One</li><li>Two</li></ul>", "- One\n- Two"),
        ("<pre>a\n  b\nc</pre>", "a\nb\nc"),
        ("<style>p{color:red}</style><script>x()</script><title>t</title><p>One</p>", "One"),
        ("<!-- no --><!--[if mso]><p>Outlook</p><![endif]--><![if !x]>One<![endif]>", "One"),
        ('<div style="display:none">preview</div><p>One</p>', "One"),
        ('<div style="color:red; DISPLAY: none !important">preview</div><p>One</p>', "One"),
        ('<span style="visibility:hidden"><b>x</b></span><p hidden>y</p>One', "One"),
        ('<div style="font-size:0px;">x</div>One', "One"),
        ('<td style="font-size:0px"><div style="font-size:13px">One</div></td>', "One"),
        ('<a style="text-decoration:none">One</a>', "One"),
        ("pre\u200b\u00ad\u034fview", "preview"),
        ("<p>One<div>Two", "One\n\nTwo"),
        ("just text", "just text"),
        ("", ""),
        ("<p></p>", ""),
        ("<", "<"),
        ("a < b", "a < b"),
    ],
)  # fmt: skip
def test_text_is_what_is_shown(html: str, text: str) -> None:
    assert render(html).text == text


def test_links_are_those_of_the_web_and_of_mail() -> None:
    html = (
        '<a href=" https://example.com/a\n b ">Our <b>jobs</b></a>'
        '<a href="mailto:sam@example.org">mail</a>'
        '<a href="javascript:x()">no</a><a href="#top">no</a><a>no</a><a href="/relative">no</a>'
        '<a href="HTTPS://example.org"><img alt="Logo" src="x.png"></a>'
    )
    assert render(html).links == (
        Link("Our jobs", "https://example.com/ab"),
        Link("mail", "mailto:sam@example.org"),
        Link("Logo", "HTTPS://example.org"),
    )


def test_a_long_address_is_cut() -> None:
    assert len(render(f"<a href='https://example.com/{'x' * 5_000}'>a</a>").links[0].url) == 2_000


def test_links_that_nobody_sees_are_left_out() -> None:
    assert render('<div style="display:none"><a href="https://example.com">x</a></div>').links == ()


HOSTILE = {
    "deep": "<div>" * 300_000 + "x",
    "deep and closed": "<div>" * 100_000 + "x" + "</div>" * 100_000,
    "unclosed formatting": "".join(f"<p><font size={i}>" for i in range(60_000)) + "x",
    "feigned closing": "".join(f"<p><font size={i}></i>" for i in range(60_000)) + "x",
    "deep tables": "<table><tr><td>" * 100_000 + "x",
    "open comments": "<!--" * 300_000,
    "open tags": "<a " * 400_000,
    "attributes": "<a " + "".join(f"b{i}=c " for i in range(100_000)) + ">x",
    "links": "<a href=https://example.com/>x</a>" * 50_000,
    "nested links": "<a href=https://example.com/>x" * 60_000,
    "zero sizes": "<div style='font-size:0'>" * 400 + "<b>x</b>" * 20_000,
    "list": "<ul><li>" * 100_000,
    "less than": "<" * 1_000_000,
    "script": "<script>" * 200_000,
    "entities": "&amp" * 400_000,
    "spaces": " \n" * 900_000,
    "nodes below the limit": "<p><b>" * 499,
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_html_takes_no_more_than_half_a_second(name: str) -> None:
    before = time.process_time()
    render(HOSTILE[name])
    assert time.process_time() - before < 0.5


def test_html_that_is_too_deep_is_still_read() -> None:
    html = "<div>" * 20_000 + "<p>Dear&nbsp;Sam</p><a href='https://example.com'>x</a><p>Bye"
    rendered = render(html)
    assert rendered.text == "Dear Sam\nx\nBye"
    assert rendered.links == (Link("", "https://example.com"),)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                *("<p>", "</p>", "<table>", "<td>", "</a>", "<a href='https://example.com'>"),
                *("<pre>\n", "x", "<svg>", "<template>", "<!--", "-->", "<select><option>"),
                *("</body>", "<li hidden>", "\x00", "<div style='display:none'>", "</div>"),
                *("&#1;", "&#xd800;", " ", "\ud800"),
            ]
        ),
        max_size=30,
    )
)
def test_no_html_raises(pieces: list[str]) -> None:
    text = render("".join(pieces)).text
    assert "\x00" not in text
    text.encode()
