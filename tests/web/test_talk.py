"""A talk goes on after the letter, on the page: what was said in it counts, wherever it is looked at."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from rejoinder.domain.letters.readings import Kind
from rejoinder.domain.stages import Stage, State
from tests.journeys.test_talk import ANSWERS, ASKS, NOW, REFUSED, SAID, SUBJECT, mail
from tests.web.asking import Asked
from tests.web.conftest import InlineProgram


@pytest.fixture
def asked(tmp_path: Path) -> Iterator[Asked]:
    """Return the application without any mail."""
    program = InlineProgram(tmp_path / "data")
    with closing(program.store()) as store:
        yield Asked(program, store)


def keep(asked: Asked, folder: Path, *mails: bytes) -> str:
    """Import letters; return the id of the one application that they are about."""
    folder.mkdir(exist_ok=True)
    for number, content in enumerate(mails):
        (folder / f"{number}.eml").write_bytes(content)
    asked.program.importer(asked.store).run([folder], version=asked.program.cue_version())
    (one,) = asked.store.applications()
    return one.id


def test_an_offer_whose_day_has_passed_is_answered_at_once_on_every_page(asked: Asked, tmp_path: Path) -> None:
    until = NOW.date() - timedelta(days=2)
    text = (
        "we are delighted to offer you the position of Night Porter at Tidewell Hotels. Please let us have your answer "
        f"by {until:%d %B %Y}."
    )
    name = keep(asked, tmp_path / "mail", mail("offer", 9, text, "Your offer: Night Porter"))
    (letter,) = asked.store.letters()
    for path in ("/today", f"/applications/{name}", f"/letters/{letter.message.key}"):
        assert f"Answer at once: their offer stood until {until}." in asked.ask("GET", path).text, path


def test_how_far_it_got_stays_when_what_a_letter_is_is_put_right(asked: Asked, tmp_path: Path) -> None:
    name = keep(asked, tmp_path / "mail", mail("no", 5, REFUSED, SUBJECT))
    (letter,) = asked.store.letters()
    for kind, state in (("feedback", State.OPEN), ("rejection", State.REJECTED)):
        answer = asked.post(f"/letters/{letter.message.key}/correct", {"kind": kind})
        assert answer.status == 303, answer.text
        (one,) = asked.store.applications()
        assert (one.standing.stage, one.standing.state) == (Stage.FIRST_INTERVIEW, state)
        assert "got as far as: first interview" in asked.ask("GET", f"/applications/{name}").text


def test_feedback_within_a_talk_is_shown_and_offered_to_be_split(asked: Asked, tmp_path: Path) -> None:
    back = mail("back", 2, ANSWERS, f"Re: {SUBJECT}", ["no@tidewell.example"])
    name = keep(asked, tmp_path / "mail", mail("no", 9, REFUSED, SUBJECT), back)
    key = next(one.message.key for one in asked.store.letters() if one.reading.kind is Kind.RECRUITER_REPLY)
    for path in ("/today", f"/applications/{name}", "/feedback", f"/letters/{key}", f"/feedback/{key}/file"):
        assert SAID in asked.ask("GET", path).text, path
    for path in ("/today", "/feedback", f"/letters/{key}"):
        assert f"/feedback/{key}/file" in asked.ask("GET", path).text, path


def test_whether_they_may_keep_papers_is_answered_and_can_be_refused(asked: Asked, tmp_path: Path) -> None:
    name = keep(asked, tmp_path / "mail", mail("no", 2, ASKS, SUBJECT))
    page = asked.ask("GET", "/reply", query=f"to={name}").text
    assert "keep my application on file" in page
    assert 'name="agree"' in page
    refused = asked.post("/reply", {"to": name, "wording": "1", "agree": "no", "do": "write"}).text
    assert "my application on file" not in refused
    assert '<option value="no" selected>' in refused
