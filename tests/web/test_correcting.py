"""What can be said of letters and applications on the page, and how what came of it is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from rejoinder.cli.main import COMMANDS
from rejoinder.domain.facts import Handled
from rejoinder.services.stories import Stories, find_story
from rejoinder.web.advice import ON_PAGE, for_page
from rejoinder.web.faces import PAGES
from tests.web.asking import Answer, Asked
from tests.web.conftest import InlineProgram
from tests.web.mails import make_mail

KEPT = "We will keep your application on file and would be happy to hear from you again."
GERMAN = """\
Sehr geehrter Herr Alder,

leider müssen wir Ihnen mitteilen, dass wir uns für eine andere Bewerberin als Nachtportier bei Talwerk entschieden
haben.

Gerne bewahren wir Ihre Unterlagen für spätere Stellen auf.

Mit freundlichen Grüßen
Ada Grau
"""


def letter_of(asked: Asked, words: str) -> str:
    """Return the key of the latest letter of an application."""
    return find_story(Stories(asked.store), words).letters[-1].message.key


def follow(asked: Asked, answer: Answer) -> str:
    """Return the page that an answer leads to."""
    assert answer.status == 303, answer
    path, _, query = answer.header("location").partition("?")
    return asked.ask("GET", path, query=query, inside=False).text


def test_doors_feedback_and_the_stage_are_corrected_on_the_letters_page(asked: Asked) -> None:
    key = letter_of(asked, "tidewell")
    (before,) = Stories(asked.store).letters([key])
    assert before.reading.doors
    form = {
        "doors": "1",
        "door-talent_pool": "1",
        "reasons": "1",
        "reason-internal": "1",
        "reason-filled": "1",
        "sentence": f"  {KEPT}",
        "polarity": "positive",
        "stage": "second interview",
    }
    page = follow(asked, asked.post(f"/letters/{key}/correct", form))
    (letter,) = Stories(asked.store).letters([key])
    assert [door.kind for door in letter.reading.doors] == ["talent_pool"]
    assert [(item.polarity, item.quote.text) for item in letter.reading.feedback] == [("positive", KEPT)]
    assert find_story(Stories(asked.store), "tidewell").standing.stage.words == "second interview"
    assert "Corrected" in page
    turned = {"feedback-0": "negative", "doors": "1", "door-talent_pool": "1"}
    asked.post(f"/letters/{key}/correct", turned)
    (letter,) = Stories(asked.store).letters([key])
    assert [item.polarity for item in letter.reading.feedback] == ["negative"]
    asked.post(f"/letters/{key}/correct", {"feedback-0": "none"})
    (letter,) = Stories(asked.store).letters([key])
    assert letter.reading.feedback == ()


def test_a_reason_is_corrected_with_the_sentence_that_states_it(asked: Asked) -> None:
    key = letter_of(asked, "tidewell")
    (before,) = Stories(asked.store).letters([key])
    read = {reason.kind for reason in before.reading.reasons}
    kept = {f"reason-{kind}": "1" for kind in read}
    assert "salary" not in read
    form = {**kept, "reasons": "1", "reason-salary": "1", "because": f" {KEPT} "}
    page = follow(asked, asked.post(f"/letters/{key}/correct", form))
    (letter,) = Stories(asked.store).letters([key])
    told = {reason.kind: reason.quote.text for reason in letter.reading.reasons}
    assert told == {reason.kind: reason.quote.text for reason in before.reading.reasons} | {"salary": KEPT}
    assert f"<mark>{KEPT}</mark>" in re.sub(r"<mark[^>]*>", "<mark>", page)
    asked.post(f"/letters/{key}/correct", {"reasons": "1", "reason-salary": "1"})
    (letter,) = Stories(asked.store).letters([key])
    assert [(reason.kind, reason.quote.text) for reason in letter.reading.reasons] == [("salary", KEPT)]
    answer = asked.post(f"/letters/{key}/correct", {"reasons": "1", "because": KEPT})
    assert answer.status == 400
    assert "Say it of one reason at a time" in answer.text


def test_a_sentence_that_does_not_stand_in_the_letter_is_refused(asked: Asked) -> None:
    key = letter_of(asked, "tidewell")
    answer = asked.post(f"/letters/{key}/correct", {"sentence": "You were brilliant.", "polarity": "positive"})
    assert answer.status == 400
    assert "does not stand in the letter" in answer.text
    assert asked.post(f"/letters/{key}/correct", {}).status == 400


def test_a_refusal_is_told_while_the_application_is_added_and_one_undo_takes_back_both(asked: Asked) -> None:
    form = {"organisation": "Ferndal", "role": "Baker", "refused": "by phone", "refused_on": "yesterday"}
    page = follow(asked, asked.post("/applications/add", form))
    assert "by phone" in page
    story = find_story(Stories(asked.store), "ferndal")
    assert (story.standing.state, story.details.applied) == ("rejected", None)
    (number,) = set(re.findall(r"/log/(\d+)/undo", page))
    asked.post(f"/log/{number}/undo")
    assert "Ferndal" not in asked.ask("GET", "/applications").text
    asked.post("/applications/add", {**form, "refused": "otherwise", "refused_on": "", "applied": "last Monday"})
    story = find_story(Stories(asked.store), "ferndal")
    assert [event.how for event in story.events if event.kind == "rejected"] == [""]
    assert story.details.applied is not None


def test_what_is_out_of_sight_is_on_no_list_and_can_be_had_on_each(asked: Asked) -> None:
    before = asked.ask("GET", "/review").text
    (name,) = {one.id for one in asked.store.applications() if one.organisation == "Tidewell"}
    assert asked.ask("GET", "/applications").text.count("Tidewell") == 1
    asked.post(f"/applications/{name}/hide")
    page = asked.ask("GET", "/applications").text
    assert "Tidewell" not in page
    assert "out of sight too (1)" in page
    assert "Tidewell" not in asked.ask("GET", "/applications", query="view=board").text
    assert "Tidewell" in asked.ask("GET", "/applications", query="hidden=1").text
    assert asked.ask("GET", "/review").text.count("<li") <= before.count("<li")


def test_letters_of_what_is_out_of_sight_are_not_reviewed_until_they_are_asked_for(asked: Asked) -> None:
    page = asked.ask("GET", "/review").text
    assert "Re: Your application" in page
    key = letter_of(asked, "tidewell")
    (unsure,) = (letter for letter in asked.store.letters() if letter.message.subject == "Re: Your application")
    home = next(one for one in asked.store.applications() if unsure.message.key in one.letters)
    asked.post(f"/applications/{home.id}/event", {"kind": "rejected", "when": "today"})
    asked.post(f"/applications/{home.id}/hide")
    page = asked.ask("GET", "/review").text
    assert "Re: Your application" not in page
    assert "?hidden=1" in page
    assert "Re: Your application" in asked.ask("GET", "/review", query="hidden=1").text
    assert key


def test_which_other_letters_moved_is_said_after_a_correction(asked: Asked) -> None:
    first, *others = find_story(Stories(asked.store), "brightmoor").letters
    moved = follow(asked, asked.post(f"/letters/{first.message.key}/correct", {"application": "tidewell"}))
    told = asked.store.log(limit=1)[0].detail.get("moved", {})
    assert isinstance(told, dict)
    assert ("Moved as well" in moved) is bool(told)
    assert all(key in moved for key in told)
    assert others


@pytest.fixture
def german(tmp_path: Path) -> Iterator[Asked]:
    """Return the application with a German letter."""
    folder = tmp_path / "mail"
    folder.mkdir()
    made = make_mail("Ada Grau <ada@talwerk.example>", 9, "Ihre Bewerbung als Nachtportier", GERMAN, number=1)
    made.add_alternative(f"<p>{GERMAN}</p>", subtype="html")
    (folder / "1.eml").write_bytes(bytes(made))
    program = InlineProgram(tmp_path / "data")
    with closing(program.store()) as store:
        program.importer(store).run([folder], version=program.cue_version())
        yield Asked(program, store)


def test_words_of_another_language_are_marked_with_it(german: Asked) -> None:
    (letter,) = german.store.letters()
    page = german.ask("GET", f"/letters/{letter.message.key}").text
    assert page.count('<html lang="en">') == 1
    assert '<div class="text" lang="de">' in page
    assert '<h1 lang="de">Ihre Bewerbung' in page
    assert '<iframe lang="de"' in page
    assert "&lt;html lang=&#34;de&#34;&gt;" in page
    (application,) = german.store.applications()
    for path, query in (
        (f"/applications/{application.id}", ""),
        ("/rejections", ""),
        ("/search", "q=bewerberin"),
        ("/organisations/talwerk", ""),
    ):
        assert re.search(r'<(q|span|a)[^>]* lang="de">', german.ask("GET", path, query=query).text), path
    assert 'lang="de"' in german.post("/read", {"letter": GERMAN}).text


def test_words_of_the_pages_own_language_bear_no_mark(asked: Asked) -> None:
    assert asked.ask("GET", f"/letters/{letter_of(asked, 'tidewell')}").text.count(' lang="') == 1


# ---- advice ----


def test_every_command_that_a_page_does_has_a_place_there() -> None:
    assert ON_PAGE.keys() == PAGES.keys()


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_an_advice_names_the_place_instead_of_the_command(command: str) -> None:
    advice = f"Look first. `rejoinder {command} X --all` helps; or `rejoinder {command}`."
    told = for_page(advice)
    if command in PAGES:
        assert "`" not in told
        place = ON_PAGE[command]
        assert told == f"Look first. {place[:1].upper()}{place[1:]} helps; or {place}."
    else:
        assert told == advice


def test_an_option_that_an_advice_names_is_named_as_on_the_page() -> None:
    assert "--" not in for_page("Say more of it with `rejoinder edit 1`, or add it once more with `--another`.")
    assert "--" not in for_page("Say what it is: `--kind rejection`, for instance.")


def test_an_error_at_the_front_door_names_no_command(asked: Asked) -> None:
    answer = asked.post("/read", {"letter": "  "})
    assert answer.status == 400
    assert "`" not in answer.text


def test_a_message_that_was_taken_for_none_can_be_said_to_be_one(asked: Asked, tmp_path: Path) -> None:
    folder = tmp_path / "more"
    folder.mkdir()
    mail = make_mail("Bo <bo@mill.example>", 9, "Friday", "Shall we have soup on Friday? Bring bread.", number=1)
    (folder / "1.eml").write_bytes(bytes(mail))
    asked.program.importer(asked.store).run([folder], version=asked.program.cue_version())
    (passed,) = asked.store.passed()
    page = asked.ask("GET", f"/letters/{passed.key}")
    assert page.status == 200
    assert "taken for none about your search" in page.text
    shown = follow(asked, asked.post(f"/letters/{passed.key}/correct", {"kind": "interview"}))
    assert "Shall we have soup" in shown
    assert "corrected by you" in shown


def test_a_step_is_dismissed_with_a_reason(asked: Asked) -> None:
    page = asked.ask("GET", "/today", query="all=1").text
    step = asked.values["step"]
    assert f'id="why-{step}"' in page
    asked.post(f"/today/{step}/dismiss", {"reason": "I know them."})
    (handled,) = [kept.fact for kept in asked.store.facts([Handled])]
    assert isinstance(handled, Handled)
    assert handled.reason == "I know them."


def test_the_reason_that_the_seeker_noted_is_shown_with_the_rejection(asked: Asked) -> None:
    assert "you noted no reason" in asked.ask("GET", "/rejections", query="q=felmar").text
    form = {"organisation": "Ferndal", "refused": "by phone", "reason": "salary"}
    asked.post("/applications/add", form)
    page = asked.ask("GET", "/rejections", query="q=ferndal").text
    assert "you noted no reason" not in page
    assert "pay" in page
