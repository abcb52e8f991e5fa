"""What a first visitor stumbled on: letters that are attached, doors that have closed, ways back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest

from rejoinder.adapters.clock import SystemClock
from tests.web.asking import HOST, KEYS, Asked
from tests.web.conftest import InlineProgram

NOW = SystemClock().now()
HOME = f"http://{HOST}{KEYS.folder}"
LETTER = "Subject: Your application\n\nWe have decided not to proceed with your application as Dyer at Felsholm Mills."


def mail(subject: str, text: str, attached: str = "") -> bytes:
    """Return a letter of rejection, with a document if one is named."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "Ada <ada@dunmore.example>", "Robin <robin@example.org>", subject
    made["Message-ID"], made["Date"] = f"<{len(text)}@dunmore.example>", NOW - timedelta(days=9)
    made.set_content(text)
    if attached:
        made.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename=attached)
    return bytes(made)


@pytest.fixture
def asked(tmp_path: Path) -> Iterator[Asked]:
    """Return the application with two letters of rejection: one attached, one with a door that closed yesterday."""
    until = NOW - timedelta(days=1)
    folder = tmp_path / "mail"
    folder.mkdir()
    no = "we regret that we cannot offer you the position of"
    attached = "Dear Robin, we have decided not to proceed with your application as Dyer. See our letter."
    (folder / "1.eml").write_bytes(mail("Your application", attached, "no.pdf"))
    kept = f"We will keep your application on file until {until:%d %B %Y}."
    (folder / "2.eml").write_bytes(mail("Your application as Weaver", f"Dear Robin, {no} Weaver at Dunmore. {kept}"))
    program = InlineProgram(tmp_path / "data")
    with closing(program.store()) as store:
        program.importer(store).run([folder], version=program.cue_version())
        yield Asked(program, store)


def letter(asked: Asked, role: str) -> str:
    """Return the page of a letter."""
    (found,) = [one for one in asked.store.applications() if one.role == role]
    return asked.ask("GET", f"/letters/{found.letters[0]}").text


def test_a_letter_that_is_attached_is_not_said_to_give_no_reason(asked: Asked) -> None:
    page = letter(asked, "Dyer")
    assert "None was found in the letter" not in page
    assert "What is attached is not read (no.pdf)" in page
    assert "the letter is attached, and not read" in asked.ask("GET", "/rejections").text


def test_a_door_that_has_closed_is_said_to_have_closed(asked: Asked) -> None:
    assert "closed since" in letter(asked, "Weaver")
    assert "they keep your papers" not in asked.ask("GET", "/rejections").text


def test_a_letter_that_was_pasted_is_taken_back_on_its_page(asked: Asked) -> None:
    asked.post("/keep", {"letter": LETTER, "came": "yesterday"})
    (found,) = [one for one in asked.store.applications() if "Felsholm" in one.organisation]
    path = f"/letters/{found.letters[0]}"
    page = asked.ask("GET", path).text
    assert "Take this letter back" in page
    number = asked.store.log(1)[0].number
    log = asked.ask("GET", "/log").text
    assert f'<span class="meta">{number}</span>' in log
    assert "a letter that you gave" in log
    assert ".eml" not in log.partition("a letter that you gave")[2].partition("</li>")[0], "its file is nothing to show"
    assert f'action="{KEYS.folder}/log/{number}/undo"' in page
    yesterday = NOW - timedelta(days=1)
    assert found.last is not None
    assert abs(found.last - yesterday) < timedelta(days=2)
    asked.post(f"/log/{number}/undo")
    assert asked.ask("GET", path).status == 404


def test_a_letter_of_a_mailbox_is_not_taken_back_by_itself(asked: Asked) -> None:
    assert "Take this letter back" not in letter(asked, "Dyer")


def test_a_day_that_is_none_is_refused_before_anything_is_kept(asked: Asked) -> None:
    before = asked.state()
    assert asked.post("/keep", {"letter": LETTER, "came": "when pigs fly"}).status == 400
    assert asked.state() == before


def test_a_day_that_is_none_is_asked_for_again_and_nothing_else_is_lost(asked: Asked) -> None:
    page = asked.post("/keep", {"letter": LETTER, "came": "when pigs fly"}).text
    assert '<input id="day-1" name="came" value="when pigs fly"' in page
    assert f'action="{KEYS.folder}/keep"' in page
    assert "We have decided not to proceed" in page, "the letter is sent again with the day"
    assert "“when pigs fly” is no day" in page
    (found,) = [one for one in asked.store.applications() if one.role == "Weaver"]
    told = {"kind": "interview", "when": "soonish", "note": "by <phone>"}
    page = asked.post(f"/applications/{found.id}/event", told).text
    assert 'name="when" value="soonish"' in page
    assert "by &lt;phone&gt;</textarea>" in page


def test_a_letter_cannot_have_come_on_a_day_that_is_still_to_come(asked: Asked) -> None:
    before = asked.state()
    page = asked.post("/keep", {"letter": LETTER, "came": f"{NOW + timedelta(days=40):%Y-%m-%d}"})
    assert page.status == 400
    assert "That day has not come yet." in page.text, page.text[-900:]
    (found,) = [one for one in asked.store.applications() if one.role == "Weaver"]
    page = asked.post(f"/letters/{found.letters[0]}/correct", {"came": f"{NOW + timedelta(days=40):%Y-%m-%d}"})
    assert "That day has not come yet." in page.text
    assert asked.state() == before


def test_where_no_reply_is_due_none_is_put_forward(asked: Asked) -> None:
    unread = "Please do not reply to this email."
    pasted = asked.post("/read", {"letter": f"{LETTER}\n\n{unread}"}).text
    assert "No reply is due" in pasted
    assert "Write a reply all the same</button>" in pasted
    assert "Write the reply</button>" not in pasted
    assert "Write the reply</button>" in asked.post("/read", {"letter": LETTER}).text
    asked.post("/keep", {"letter": f"{LETTER}\n\n{unread}", "came": "yesterday"})
    (found,) = [one for one in asked.store.applications() if "Felsholm" in one.organisation]
    for path in (f"/applications/{found.id}", f"/letters/{found.letters[0]}"):
        page = asked.ask("GET", path).text
        assert "Write a reply all the same</a>" in page
        assert "Write the reply</a>" not in page
    assert "Write the reply</a>" in letter(asked, "Weaver")


def test_papers_that_are_kept_only_with_consent_are_said_to_be(asked: Asked) -> None:
    consent = "If you agree, we will keep your details for future openings."
    page = asked.post("/read", {"letter": f"{LETTER} {consent}"}).text
    assert "they keep your papers</strong>, if you agree" in page
    assert "say yes, if that is fine with you." in page


def test_an_error_leads_back_to_a_page_of_this_server_alone(asked: Asked) -> None:
    own = asked.ask("GET", "/applications/nobody", {"referer": f"{HOME}/today"}).text
    assert f'href="{HOME}/today"' in own
    assert "“Applications” lists them" in own, "it names the page and no command"
    for elsewhere in ("http://evil.example/", f"http://{HOST}/", "javascript:alert(1)", f"{HOME}.evil.example/"):
        assert "Go back" not in asked.ask("GET", "/applications/nobody", {"referer": elsewhere}).text


def test_what_was_put_off_and_put_away_is_said_with_its_day(asked: Asked) -> None:
    page = asked.ask("GET", "/today", query="all=1").text
    step = page.partition("/today/")[2].partition("/")[0]
    to = asked.post(f"/today/{step}/postpone", {"until": "in two weeks"}).header("location")
    day = NOW.date() + timedelta(days=14)
    shown = asked.ask("GET", "/today", query=to.partition("?")[2]).text
    assert f"Put off until {day.day} {day:%b %Y}" in shown
    assert "Put off: 1" in shown
