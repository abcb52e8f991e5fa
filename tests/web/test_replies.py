"""The page on which a reply is checked: it needs no script, says what is wrong, and keeps nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from selectolax.lexbor import LexborHTMLParser

from rejoinder.services.operations import list_operations
from tests.web.asking import KEYS, Asked
from tests.web.browsing import Person, Server, visiting

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

LETTER = """\
From: Ada Grey <ada@tidewell.example>
Subject: Night Porter at Tidewell

Dear Tomasz,

Unfortunately we have decided not to proceed with your application for Night Porter at Tidewell Hotels.

Kind regards
Ada Grey
"""
REPLY = """\
Dear Ada,

thank you for your letter and for the evening at the desk. I really enjoyed the story of the guest with the parrot.

I am still very interested in Tidewell Hotels. If another post opens at night or by day, please think of me.

Kind regards
Tomasz Wren
"""


@pytest.fixture
def hand(browser: Browser, shared: Server) -> Iterator[Person]:
    """Return somebody at the browser, with script."""
    with visiting(browser, shared) as person:
        yield person


def test_a_good_reply_is_ready_and_nothing_is_kept(asked: Asked) -> None:
    before = asked.state()
    answer = asked.post("/reply/check", {"reply": REPLY, "letter": LETTER})
    assert answer.status == 200
    assert "Ready: all 12 criteria are met" in answer.text
    assert "the story of the guest with the parrot" in answer.text
    assert asked.state() == before


def test_a_bad_reply_is_shown_again_with_what_to_mend(asked: Asked) -> None:
    bad = REPLY.replace("Ada,", "Anna,").replace("Kind", "Could you tell me why I was not chosen?\n\nKind")
    text = asked.post("/reply/check", {"reply": bad, "letter": LETTER, "subject": "Hello"}).text
    assert "Not ready: 3 of 12 criteria are not met" in text
    assert "<q>Could you tell me why I was not chosen?</q>" in text
    assert text.count("Could you tell me why") == 2, "the reply stands in its box again"


def test_a_kept_letter_can_be_answered(asked: Asked) -> None:
    letter = next(one for one in asked.store.letters() if one.reading.kind == "rejection").message.key
    page = asked.ask("GET", f"/letters/{letter}").text
    assert f"/reply/check?to={letter}" in page
    assert f"/reply?to={letter}" in page
    assert f'value="{letter}"' in asked.ask("GET", "/reply/check", query=f"to={letter}").text
    assert "no letter to compare" not in asked.post("/reply/check", {"reply": REPLY, "to": letter}).text


def test_a_kept_letter_can_be_named_by_its_application(asked: Asked) -> None:
    (one, *_) = [one for one in asked.store.applications() if one.standing.rejection and one.organisation]
    page = asked.ask("GET", "/reply/check").text
    assert 'name="to"' in page
    by_name = asked.post("/reply/check", {"reply": REPLY, "to": one.id})
    by_letter = asked.post("/reply/check", {"reply": REPLY, "to": one.standing.rejection})
    assert by_name.status == 200
    assert by_name.text.replace(one.id, "") == by_letter.text.replace(one.standing.rejection, "")


def test_a_letter_that_is_not_there_and_a_reply_without_words_are_said(asked: Asked) -> None:
    for fields in ({"reply": REPLY, "to": "none-such"}, {"reply": " \n"}, {}):
        answer = asked.post("/reply/check", fields)
        assert answer.status == 400
        assert 'role="alert"' in answer.text


def test_words_of_a_reply_are_never_markup(asked: Asked) -> None:
    text = asked.post(
        "/reply/check", {"reply": f"{REPLY}</textarea><script>alert(1)</script> why was I not chosen?"}
    ).text
    assert "<script>alert" not in text


def _rejection(asked: Asked) -> str:
    return next(one for one in asked.store.letters() if one.reading.kind == "rejection").message.key


def test_a_pasted_letter_is_answered_and_nothing_is_kept(asked: Asked) -> None:
    before = asked.state()
    text = asked.post("/reply", {"letter": LETTER}).text
    assert "Dear Ada" in text
    assert "What do you like about them" in text
    assert "ada@tidewell.example" in text
    text = asked.post("/reply", {"letter": LETTER, "liked": "the story of the guest with the parrot"}).text
    assert "the story of the guest with the parrot." in text
    assert "How do you sign your name?" in text
    assert asked.state() == before


def test_a_letter_that_is_no_refusal_is_answered_only_on_purpose(asked: Asked) -> None:
    offer = LETTER.replace(
        "Unfortunately we have decided not to proceed with your application for", "We offer you the post of"
    )
    answer = asked.post("/reply", {"letter": offer})
    assert answer.status == 400
    assert "does not turn you down" in answer.text
    assert "Write it all the same" in answer.text
    assert "Dear Ada" in asked.post("/reply", {"letter": offer, "anyway": "yes"}).text


def test_a_box_that_was_emptied_leaves_it_out(asked: Asked) -> None:
    fields = {"letter": LETTER, "wording": "1", "organisation": "", "role": "", "name": "Tomasz Wren"}
    text = asked.post("/reply", fields).text
    body = text.partition('id="reply"')[2].partition("</textarea>")[0]
    assert "Tidewell" not in body
    assert "Porter" not in body
    assert "Porter" in asked.post("/reply", {**fields, "role": "Night Porter"}).text.partition('id="reply"')[2]


def test_whoever_is_greeted_stays_greeted_so_when_something_is_put_in(asked: Asked) -> None:
    page = LexborHTMLParser(asked.post("/reply", {"letter": LETTER}).text)
    address = page.css_first("#address option[selected]")
    assert address is not None
    assert address.attributes["value"] == ""
    greeting = _greeting(page)
    again = asked.post("/reply", {"letter": LETTER, "liked": "the lamp", "address": "", "wording": "1"}).text
    assert _greeting(LexborHTMLParser(again)) == greeting


def _greeting(page: LexborHTMLParser) -> str:
    reply = page.css_first("#reply")
    assert reply is not None
    return reply.text().partition(",")[0]


def test_an_error_names_the_button_that_is_there(asked: Asked) -> None:
    text = asked.post("/reply", {"letter": "Hello there."}).text
    assert "answered anyway (“Write it all the same”)" in text
    assert "--anyway" not in text


def test_words_that_were_changed_stay_and_are_checked(asked: Asked) -> None:
    bad = REPLY.replace("Kind", "Could you tell me why I was not chosen?\n\nKind")
    text = asked.post("/reply", {"letter": LETTER, "reply": bad, "subject": "Re: Night Porter", "do": "check"}).text
    assert "Not ready: 1 of 12 criteria is not met" in text
    assert "<q>Could you tell me why I was not chosen?</q>" in text
    assert "the story of the guest with the parrot" in text


def test_what_is_liked_is_kept_with_the_application_and_can_be_taken_back(asked: Asked) -> None:
    letter, before = _rejection(asked), asked.state()
    text = asked.post("/reply", {"to": letter, "liked": "the lamp in the hall", "met": "Lea Winter"}).text
    assert "is kept as a note" in text
    again = asked.ask("GET", "/reply", query=f"to={letter}").text
    assert "the lamp in the hall" in again
    assert "is kept as a note" not in asked.post("/reply", {"to": letter, "liked": "the lamp in the hall"}).text
    number = next(one.number for one in list_operations(asked.store) if one.undone_by is None and one.undoes is None)
    assert f"/log/{number}/undo" in text
    asked.post(f"/log/{number}/undo")
    assert asked.state()["facts"] == before["facts"]


def test_a_draft_is_kept_for_later_and_can_be_taken_back(asked: Asked) -> None:
    letter = _rejection(asked)
    answer = asked.post("/reply/keep", {"to": letter, "reply": REPLY, "subject": "Re: X", "address_to": "a@b.example"})
    assert (answer.header("location") or "").startswith(f"{KEYS.folder}/applications/")
    again = asked.ask("GET", "/reply", query=f"to={letter}").text
    assert "the story of the guest with the parrot" in again
    assert "the draft that you kept" in again
    assert (
        asked.post(
            "/reply/keep", {"to": letter, "reply": REPLY, "subject": "Re: X", "address_to": "a@b.example"}
        ).status
        == 400
    )
    home = (answer.header("location") or "").partition("?")[0].removeprefix(KEYS.folder)
    assert "Go on with the reply that you kept" in asked.ask("GET", home).text
    asked.post(f"/log/{(answer.header('location') or '').rpartition('=')[2]}/undo")
    assert "Go on with the reply that you kept" not in asked.ask("GET", home).text
    assert "the draft that you kept" not in asked.ask("GET", "/reply", query=f"to={letter}").text
    assert asked.post("/reply/keep", {"to": "none-such", "reply": REPLY}).status == 404


def test_what_was_sent_is_told_of_and_specifics_are_asked_on_purpose(asked: Asked) -> None:
    letter = _rejection(asked)
    text = asked.ask("GET", "/reply", query=f"to={letter}").text
    application = text.partition(f'action="{KEYS.folder}/applications/')[2].partition("/")[0]
    assert "I have sent it" in text
    assert asked.ask("GET", "/reply", query=f"to={letter}&specifics=yes").status == 400
    question = asked.ask("GET", "/reply", query=f"to={letter}&specifics=yes&anyway=yes").text
    assert "specifics may be asked" in question
    assert 'value="asked"' in question
    asked.post(f"/applications/{application}/asking", {"move": "replied"})
    assert "you said so" in asked.ask("GET", f"/applications/{application}").text


def test_the_draft_is_a_file_that_holds_what_stands_in_the_boxes(asked: Asked) -> None:
    fields = {
        "letter": LETTER,
        "reply": REPLY,
        "subject": "Hi\r\nBcc: eve@evil.example",
        "address_to": "lea@tidewell.example",
    }
    answer = asked.post("/reply/draft", fields)
    assert answer.header("content-disposition") == 'attachment; filename="reply.eml"'
    assert "To: lea@tidewell.example" in answer.text
    assert "\nBcc:" not in answer.text
    assert "X-Unsent: 1" in answer.text
    refused = asked.post("/reply/draft", {**fields, "address_to": "lea@tidewell.example, eve@evil.example"})
    assert refused.status == 400
    assert "no mail address" in refused.text


def test_a_letter_that_is_not_there_leads_to_the_box(asked: Asked) -> None:
    assert "Paste the letter" in asked.ask("GET", "/reply").text
    assert asked.ask("GET", "/reply", query="to=none-such").status == 404
    for fields in ({"to": "none-such"}, {"letter": " \n"}, {}):
        answer = asked.post("/reply", fields)
        assert answer.status == 400
        assert 'role="alert"' in answer.text


def test_a_person_writes_spoils_and_mends_a_reply(person: Person) -> None:
    page = person.go("/")
    page.locator("#letter").fill(LETTER)
    page.get_by_role("button", name="Read it", exact=True).click()
    page.get_by_role("button", name="Write the reply").click()
    page.get_by_label("Go on").fill("the story of the guest with the parrot")
    page.get_by_role("button", name="Put it in").click()
    page.get_by_label("Your name, as you sign").fill("Tomasz Wren")
    page.get_by_role("button", name="Write it anew").click()
    found = page.locator("#found")
    expect(found).to_contain_text("Ready: all 12")
    good = page.locator("#reply").input_value()
    assert "Tomasz Wren" in good
    _type(page, good + "\nYou are making a mistake.\n")
    _until(page, "You are making a mistake.")
    expect(found).to_contain_text("no reproach")
    _type(page, good)
    _until(page, "Ready: all 12")
    with page.expect_download() as coming:
        page.get_by_role("button", name="Save as a draft file").click()
    assert b"X-Unsent: 1" in Path(coming.value.path()).read_bytes()


def _type(page: Page, text: str) -> None:
    """Change the words; with script they are checked by that alone."""
    page.locator("#reply").fill(text)


def _until(page: Page, words: str) -> None:
    """Wait until what was found says so, and where nothing looks by itself press the button."""
    for _ in range(20):
        if words in page.locator("#found").inner_text():
            return
        page.wait_for_timeout(200)
    page.get_by_role("button", name="Check it").click()
    expect(page.locator("#found")).to_contain_text(words)


def test_with_script_the_link_holds_what_is_typed(hand: Person) -> None:
    page = hand.go("/reply")
    page.locator("#letter").fill(LETTER)
    page.get_by_role("button", name="Write the reply").click()
    page.get_by_role("button", name="Copy the text").wait_for()  # the script shows it once it is there
    page.locator("#reply").fill("Dear Ada & all,\nthank you = much?")
    link = page.locator("[data-mailto]").get_attribute("href") or ""
    assert link.startswith("mailto:ada@tidewell.example?subject=Re%3A%20Night")
    assert "body=Dear%20Ada%20%26%20all%2C%0D%0Athank%20you%20%3D%20much%3F" in link


def test_it_looks_well_in_every_light(hand: Person) -> None:
    for is_dark in (False, True):
        page = hand.go("/reply")
        page.locator("#letter").fill(LETTER)
        page.get_by_role("button", name="Write the reply").click()
        page.get_by_role("button", name="Copy the text").wait_for()
        for width in (1280, 320):
            page.set_viewport_size({"width": width, "height": 900})
            hand.check(is_dark=is_dark)
