"""What a person does on each page, in a real browser: with script, without, and by keyboard alone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.web.browsing import Person, Server, visiting, wait_until_read
from tests.web.mails import make_mail, write_mailbox

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

LETTER = """\
From: Ada Grey <ada@{name}.example>
Subject: Your application for Night Porter

Dear Robin,

unfortunately we have decided not to proceed with your application for the position of Night Porter at {name}.

Kind regards
Ada Grey
"""


@pytest.fixture
def hand(browser: Browser, shared: Server) -> Iterator[Person]:
    """Return somebody at the browser, with script."""
    with visiting(browser, shared) as person:
        yield person


def _press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()


def _open(page: Page, summary: str) -> None:
    page.locator("summary", has_text=summary).first.click()


def _says(page: Page, text: str | re.Pattern[str]) -> None:
    page.get_by_text(text).first.wait_for()


def _is_kept(page: Page, said: str = "Kept") -> None:
    page.locator(".done", has_text=said).wait_for()


def _is_taken_back(page: Page) -> None:
    page.locator(".done", has_text="Taken back").wait_for()


def _add(person: Person, organisation: str, role: str = "Clerk") -> Page:
    """Add an application and stand on its page."""
    page = person.go("/applications/new")
    page.get_by_label("Organisation").fill(organisation)
    page.get_by_label("Role").fill(role)
    _press(page, "Add it")
    page.get_by_role("heading", name=f"{organisation} · {role}").wait_for()
    return page


def _tell(page: Page, kind: str, when: str = "", note: str = "") -> None:
    _open(page, "Something happened")
    page.get_by_label("What", exact=True).select_option(kind)
    page.locator("#when").fill(when)
    page.locator("#note-event").fill(note)
    page.locator("form[action$='/event'] button").click()
    _is_kept(page)


def test_the_front_door_reads_a_letter_and_keeps_it(person: Person) -> None:
    name = "Jasvex"
    page = person.go("/")
    page.get_by_label("The letter").fill(LETTER.format(name=name))
    _press(page, "Read it")
    page.get_by_role("heading", name="This letter").wait_for()
    assert "decided not to proceed" in (page.locator("mark").first.text_content() or "")
    _says(page, "None was found in the letter.")
    _says(page, "What to do now")
    _press(page, "Keep it")
    page.get_by_role("heading", name=name).wait_for()
    _is_kept(page)
    _press(page, "Undo")
    page.get_by_role("heading", name="Everything that was done").wait_for()
    person.go(f"/applications?q={name}")
    _says(page, "None of these")


def test_what_is_no_letter_is_said_to_be_none(person: Person) -> None:
    page = person.go("/")
    page.get_by_label("The letter").fill("The cat is well.")
    _press(page, "Read it")
    _says(page, "No sentence was found in it")
    _press(page, "Keep it")
    page.get_by_role("heading", name="It was not kept").wait_for()


@pytest.mark.parametrize("button", ["Done", "Not now", "Never"])
def test_a_step_of_today_is_handled_and_taken_back(person: Person, button: str) -> None:
    page = person.go("/today?all=1")
    before = page.locator(".today > li").count()
    assert before
    _press(page, button)
    _is_kept(page, {"Done": "Done", "Not now": "Put off until", "Never": "Not asked again"}[button])
    person.go("/today?all=1")
    expect(page.locator(".today > li")).to_have_count(before - 1)
    person.go("/log")
    page.locator(".log > li").first.get_by_role("button").click()
    _is_taken_back(page)
    person.go("/today?all=1")
    expect(page.locator(".today > li")).to_have_count(before)


def test_rejections_are_found_sorted_hidden_and_shown(person: Person) -> None:
    page = _add(person, "Molquo Works")
    _tell(page, "rejected", "yesterday", "They were kind.")
    person.go("/rejections")
    page.get_by_label("Find").fill("molquo")
    page.get_by_label("By").select_option("organisation")
    _press(page, "Show")
    _says(page, "1 rejection")
    page.get_by_role("link", name="Molquo Works").click()
    _open(page, "Put it out of sight")
    page.get_by_label("Until").fill("in two weeks")
    _press(page, "Hide it")
    _is_kept(page, "Out of sight until")
    person.go("/rejections?q=molquo")
    _says(page, "None of these")
    page.get_by_label("out of sight too").check()
    _press(page, "Show")
    page.get_by_role("link", name="Molquo Works").click()
    _press(page, "Bring it back into sight")
    _is_kept(page, "Back in sight")
    _undo_all(person, page, "Molquo Works")


def _undo_all(person: Person, page: Page, words: str) -> None:
    """Take back all that was said of an application, so that the next way of doing it begins alike."""
    person.go("/log")
    while (found := page.locator(".log > li:not(.gone)", has_text=re.compile(f"add: {words}"))).count():
        found.first.get_by_role("button").click()
        _is_taken_back(page)
        person.go("/log")


def test_an_application_is_told_of_noted_edited_and_withdrawn(person: Person) -> None:
    page = _add(person, "Pelras Works")
    _tell(page, "interview", "next Monday 14:30", "Bring the certificate.")
    _says(page, "Bring the certificate.")
    _open(page, "Write a note")
    page.locator("#text").fill("Ask about the software.")
    page.locator("form[action$='/note'] button").click()
    _says(page, "Ask about the software.")
    _open(page, "What you sent")
    page.get_by_label("Résumé sent").fill("cv v3")
    page.get_by_label("Channel").select_option("referral")
    page.locator("form[action$='/edit'] button").click()
    _says(page, "cv v3")
    _open(page, "You withdrew")
    page.locator("form[action$='/withdraw'] button").click()
    _is_kept(page, "Noted")
    _press(page, "Undo")
    _is_taken_back(page)
    _says(page, "cv v3")
    _open(page, "What you sent")
    page.get_by_label("Résumé sent").fill("")
    page.locator("form[action$='/edit'] button").click()
    _is_kept(page)
    expect(page.get_by_text("cv v3")).to_have_count(0)
    _undo_all(person, page, "Pelras Works")


def test_an_application_is_added_once_more_if_the_person_says_so(person: Person) -> None:
    _add(person, "Corjas Works")
    page = person.go("/applications/new")
    page.get_by_label("Organisation").fill("Corjas Works")
    page.get_by_label("Role").fill("Clerk")
    _press(page, "Add it")
    page.get_by_role("heading", name="You have that application already").wait_for()
    page.go_back()
    page.get_by_label("Organisation").fill("Corjas Works")
    page.get_by_label("Role").fill("Clerk")
    page.get_by_label("though there is one like it").check()
    _press(page, "Add it")
    _is_kept(page)
    _undo_all(person, page, "Corjas Works")


def test_a_day_that_is_not_understood_is_refused_with_advice(person: Person) -> None:
    page = _add(person, "Norpel Works")
    _open(page, "Something happened")
    page.locator("#when").fill("when the cows come home")
    page.locator("form[action$='/event'] button").click()
    page.get_by_role("heading", level=1).wait_for()
    _says(page, "is no day that could be understood")
    page.get_by_role("link", name="Go back").click()
    page.get_by_role("heading", name="Norpel Works").wait_for()
    _open(page, "Something happened")
    page.locator("#when").fill("when the cows come home")
    page.locator("form[action$='/event'] button").click()
    page.get_by_label("The day").fill("yesterday")
    _press(page, "Go on")
    page.get_by_role("heading", name="Norpel Works").wait_for()
    _undo_all(person, page, "Norpel Works")


@pytest.mark.parametrize("is_dark", [False, True])
def test_everybody_can_use_the_page_that_asks_for_a_day_again(hand: Person, *, is_dark: bool) -> None:
    page = hand.go("/applications/new")
    page.get_by_label("Organisation").fill("Quelm Works")
    page.get_by_label("Did they say no already?").select_option(index=1)
    page.get_by_label("If so, when").fill("when the cows come home")
    _press(page, "Add it")
    _says(page, "is no day that could be understood")
    hand.check(is_dark=is_dark)


def test_applications_are_shown_as_a_table_and_as_a_board(person: Person) -> None:
    page = person.go("/applications")
    assert page.locator("tbody tr").count() > 2
    page.get_by_role("link", name="As a board").click()
    page.locator(".board section").first.wait_for()
    page.get_by_role("link", name="As a table").click()
    page.get_by_label("That are").select_option("rejected")
    _press(page, "Show")
    page.get_by_role("link", name="Tidewell").first.click()
    page.get_by_role("heading", name="Tidewell").wait_for()


def test_two_applications_become_one_and_letters_become_two(person: Person) -> None:
    page = _add(person, "Rasgar Works", "Baker")
    _add(person, "Rasgar Bakery", "Master Baker")
    _open(page, "It is the same as another")
    page.get_by_label("Which").fill("rasgar works")
    _press(page, "Make them one")
    _is_kept(page)
    _press(page, "Undo")
    _is_taken_back(page)
    person.go("/applications?q=night+porter")
    page.get_by_role("link", name="Tidewell").first.click()
    _open(page, "Some letters belong to another")
    page.locator("input[name^='letter-']").last.check()
    _press(page, "Give them one of their own")
    _is_kept(page)
    _press(page, "Undo")
    _is_taken_back(page)
    _undo_all(person, page, "Rasgar")


def test_a_letter_shows_its_sentences_and_is_corrected_in_place(person: Person) -> None:
    page = person.go("/rejections?q=tidewell")
    page.get_by_role("link", name="Tidewell").first.click()
    page.locator(".story a[href*='/letters/']").last.click()
    page.locator("mark").nth(1).wait_for()
    _open(page, "As it was sent")
    frame = page.frame_locator("iframe")
    expect(frame.locator("body")).to_contain_text("Night Porter")
    _open(page, "Correct it")
    page.locator("#role").fill("Day Porter")
    page.locator("#kind").select_option("offer")
    _press(page, "Keep it so")
    _is_kept(page, "Corrected")
    _says(page, "corrected by you")
    _press(page, "Undo")
    _is_taken_back(page)
    expect(page.get_by_text("corrected by you")).to_have_count(0)


@pytest.mark.parametrize(("key", "button"), [("y", "Yes"), ("x", "Not about a job")])
def test_a_review_takes_one_key_each(hand: Person, key: str, button: str) -> None:
    page = hand.go("/review")
    before = page.locator(".cards > li").count()
    assert page.get_by_role("button", name=button).count()
    page.keyboard.press(key)
    _is_kept(page, {"y": "Confirmed", "x": "Corrected"}[key])
    expect(page.locator(".cards > li")).to_have_count(before - 1)
    _press(page, "Undo")
    _is_taken_back(page)
    expect(page.locator(".cards > li")).to_have_count(before)


def test_a_review_is_answered_by_hand(person: Person) -> None:
    page = person.go("/review")
    _press(page, "Yes")
    _is_kept(page, "Confirmed")
    _press(page, "Undo")
    _is_taken_back(page)


def test_mail_is_read_from_a_path_and_what_is_no_path_is_refused(person: Person, tmp_path: Path) -> None:
    mail = write_mailbox(tmp_path / "mail")
    page = person.go("/import")
    page.get_by_label("File or folder").fill(str(mail))
    _press(page, "Read it")
    wait_until_read(page)
    person.go("/problems")
    _says(page, "broken.eml")
    person.go("/import")
    page.get_by_label("File or folder").fill("/nowhere/../\u202e" + "x" * 5_000)
    _press(page, "Read it")
    _says(page, "There is no such file or folder")


def test_mail_is_uploaded(person: Person, tmp_path: Path) -> None:
    mail = tmp_path / "a letter.eml"
    text = "Dear Robin, unfortunately we cannot offer you the position of Cook at Vexdun."
    mail.write_bytes(bytes(make_mail("Ivo <ivo@vexdun.example>", 3, "Your application", text, number=7)))
    page = person.go("/import")
    page.get_by_label("Files").set_input_files([mail])
    with page.expect_navigation():
        _press(page, "Read them")
    wait_until_read(page)
    person.go("/applications?q=vexdun")
    expect(page.locator("tbody tr")).to_have_count(1)
    assert list((person.server.data / "uploads").glob("a_letter*.eml"))


def test_an_upload_that_is_refused_says_so_in_place(hand: Person, tmp_path: Path) -> None:
    page = hand.go("/import")
    mail = tmp_path / "a.eml"
    mail.write_bytes(b"From: a")
    page.get_by_label("Files").set_input_files([mail])
    page.evaluate("document.querySelector('#files').name = 'others'")
    _press(page, "Read them")
    page.get_by_role("heading", name="No file was chosen.").wait_for()


def test_what_was_done_is_in_the_log_and_can_be_had_again(person: Person) -> None:
    page = _add(person, "Quogar Works")
    page = person.go("/log")
    first = page.locator(".log > li").first
    expect(first).to_contain_text("add: Quogar Works")
    first.get_by_role("button").click()
    _is_taken_back(page)
    person.go("/log")
    page.get_by_role("button", name="Have it again").first.click()
    _is_taken_back(page)
    person.go("/applications?q=quogar")
    expect(page.locator("tbody tr")).to_have_count(1)
    _undo_all(person, page, "Quogar")


# ---- by keyboard alone ----


def _tab_to(page: Page, words: str) -> None:
    """Press Tab until what is meant has the focus, which must be seen."""
    for _ in range(80):
        page.keyboard.press("Tab")
        said = page.evaluate("[document.activeElement.textContent, document.activeElement.id].join(' ').trim()")
        if words in said and len(said) < len(words) + 40:
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none", f"{words} has the focus and does not show it"
            return
    raise AssertionError(words)


def test_a_letter_is_read_and_kept_by_keyboard(hand: Person) -> None:
    page = hand.go("/")
    page.keyboard.type("unfortunately we cannot offer you the position of Cook at Kemtor. ")
    page.keyboard.press("Control+Enter")
    page.get_by_role("heading", name="This letter").wait_for()
    _tab_to(page, "Keep it")
    page.keyboard.press("Enter")
    _is_kept(page)
    _tab_to(page, "Undo")
    page.keyboard.press("Enter")
    _is_taken_back(page)


def test_an_event_is_told_by_keyboard(hand: Person) -> None:
    page = _add(hand, "Dunlor Works")
    _tab_to(page, "Something happened")
    page.keyboard.press("Enter")
    _tab_to(page, "when")
    page.keyboard.type("yesterday")
    page.keyboard.press("Enter")
    _is_kept(page)


def test_the_content_is_one_key_away(hand: Person) -> None:
    page = hand.go("/rejections")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "To the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
