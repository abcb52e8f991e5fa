"""A posting is laid beside what was sent, on the page: kept, compared, answered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from rejoinder.domain.kept import Answered
from rejoinder.services.stories import Stories
from tests.unit.services.test_posting_proposals import CONFIRMS, SIGNED
from tests.unit.services.test_posting_proposals import POSTING as POSTING_OF_MAIL
from tests.web.asking import KEYS, Asked
from tests.web.conftest import POSTING, RESUME
from tests.web.mails import make_mail
from tests.web.sending import PAGE, felmar, follow, one, send

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


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


def test_what_was_not_met_stands_with_the_rejection_and_in_the_list(asked: Asked) -> None:
    name = felmar(asked)
    page = LexborHTMLParser(asked.ask("GET", f"/applications/{name}").text)
    assert one(page, "#unmet h2").text() == "Musts that your résumé did not show: 3 of 5"
    assert "forklift licence" in one(page, "#unmet").text()
    listed = LexborHTMLParser(asked.ask("GET", "/rejections", query="q=felmar").text)
    assert one(listed, f".cards a[href$='/gaps/{name}']").text() == "3 musts of the posting not shown"
    kept = asked.store.outcomes()
    asked.ask("GET", "/rejections")
    assert asked.store.outcomes() == kept


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
    fields = _which(item)
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


def _which(item: LexborNode) -> dict[str, str]:
    return {name: str(one(item, f"[name={name}]").attributes["value"]) for name in ("place", "quote", "kind")}


def test_what_was_read_is_put_right_in_its_place(asked: Asked) -> None:
    here = f"/gaps/{felmar(asked)}"

    def items() -> dict[str, LexborNode]:
        page = LexborHTMLParser(asked.ask("GET", here).text)
        return {one(item, "h3").text(): item for item in page.css(".gaps > li")}

    licence = _which(items()["forklift licence"])
    answer = asked.post(f"{here}/correct", {**licence, "words": "forklift", "to": "skill", "weight": "nice"})
    assert answer.header("location").endswith(f"#{items()['forklift'].attributes['id']}")
    assert "skill · nice to have" in items()["forklift"].text()
    assert "You corrected what was read here." in items()["forklift"].text()
    page = follow(asked, asked.post(f"{here}/correct", {**_which(items()["forklift"]), "none": "1"})).text
    assert "forklift" not in items()
    listed = one(LexborHTMLParser(page), "#out").html or ""
    number = re.search(r"/log/(\d+)/undo", listed)
    assert number
    follow(asked, asked.post(f"/log/{number[1]}/undo", {"then": here}))
    assert "forklift" in items()
    page = follow(asked, asked.post(f"{here}/overlooked", {"words": "Felmar Works", "to": "domain"})).text
    assert "Felmar Works" in items()
    for path, wrong in (
        ("correct", {**licence, "none": "1"}),
        ("correct", {**_which(items()["Felmar Works"]), "to": "domain", "weight": "must"}),
        ("overlooked", {"words": "cheese"}),
        ("overlooked", {"words": "Felmar Works"}),
    ):
        assert asked.post(f"{here}/{path}", wrong).status == (404 if wrong.get("words") == "cheese" else 400)


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
    ("posting", "state", "words"),
    [
        ("Requirements\n- fluent German\n", "rejected", "What the posting calls a must, the résumé shows"),
        ("Requirements\n- fluent German\n", "assumed", "What the posting calls a must, the résumé shows"),
        ("Requirements\n- fluent German\n", "open", "What the posting calls a must, the résumé shows"),
        ("Nice to have\n- fluent German\n", "rejected", "The posting calls nothing a must."),
    ],
)
def test_no_cause_is_made_up_where_every_must_is_met(asked: Asked, posting: str, state: str, words: str) -> None:
    name = felmar(asked)
    if state != "rejected":
        added = {"organisation": "Birch"} | ({"refused": "by phone", "refused_on": ""} if state == "assumed" else {})
        name = asked.post("/applications/add", added).header("location").partition("?")[0].rpartition("/")[2]
    if state == "open":
        asked.post(f"/documents/{asked.values['document']}/sent", {"application": name})
    follow(asked, send(asked, f"/applications/{name}/posting", {"posting_text": posting}))
    page = asked.ask("GET", f"/gaps/{name}").text
    assert words in page
    assert "reason" not in one(LexborHTMLParser(page), "section.steps").text()


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


def test_what_is_held_leads_to_its_place_in_the_resume(asked: Asked) -> None:
    name = felmar(asked)
    given: dict[str, str | tuple[str, bytes]] = {
        "document": ("Notes.md", b"# Notes\n\n- payroll for 80 drivers, 2021\n"),
        "purpose": "evidence",
    }
    send(asked, "/documents", given)
    send(asked, f"/applications/{name}/posting", {"posting_text": f"{POSTING}- payroll\n"})
    page = LexborHTMLParser(asked.ask("GET", f"/gaps/{name}").text)
    item = next(each for each in page.css(".gaps > li") if one(each, "h3").text() == "payroll")
    link = one(item, "a[href^='#b-']")
    assert link.text() == "under “Clerk at Quo”"
    point = one(page, str(link.attributes["href"]))
    assert point.next is not None
    assert point.next.text().startswith("Clerk, Quo")


def test_without_a_resume_the_kept_one_is_taken_and_all_is_kept_in_one_go(asked: Asked) -> None:
    page = LexborHTMLParser(send(asked, "/gaps", {"posting_text": POSTING}).text)
    assert "Compared with cv.txt, version 1, the one that you last noted as sent" in page.text()
    assert "resume_text" not in (page.html or "")
    version = str(one(page, "[name=resume_version]").attributes["value"])
    before = asked.store.log()
    fields: dict[str, str | tuple[str, bytes]] = {
        "posting_text": POSTING,
        "organisation": "Corgar",
        "resume_version": version,
        "with_resume": "1",
    }
    shown = follow(asked, send(asked, "/gaps/keep", fields))
    assert "Kept: of Corgar, with the résumé “cv.txt”" in shown.text
    (operation,) = asked.store.log()[: len(asked.store.log()) - len(before)]
    follow(asked, asked.post(f"/log/{operation.number}/undo", {"then": "/gaps"}))
    assert "Corgar" not in asked.ask("GET", "/applications").text
    kept = {name: value for name, value in fields.items() if name != "organisation"}
    assert send(asked, "/gaps/keep", kept).status == 400
    assert "Corgar" not in asked.ask("GET", "/applications").text


def test_a_posting_in_a_mail_is_proposed_and_kept_with_one_click(asked: Asked, tmp_path: Path) -> None:
    text = CONFIRMS
    letter = make_mail(
        "Ruth Fell <ruth@fernmill.example>",
        3,
        "Your application to Fern Mill",
        text + POSTING_OF_MAIL + SIGNED,
        number=77,
    )
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "1.eml").write_bytes(bytes(letter))
    program = asked.program
    program.importer(asked.store).run([tmp_path / "more"], version=program.cue_version())
    name = Stories(asked.store).find("Fern Mill").id
    assert "reads like the posting: it asks for" in asked.ask("GET", "/gaps").text
    key = ""
    for path in (f"/applications/{name}", f"/gaps/{name}"):
        page = LexborHTMLParser(asked.ask("GET", path).text)
        form = one(page, f"form[action$='/applications/{name}/posting']:has(button:not(.quiet)):has([type=hidden])")
        key = str(one(form, "[name=letter]").attributes["value"])
    shown = follow(asked, send(asked, f"/applications/{name}/posting", {"letter": key}))
    assert "the letter that holds it" in shown.text
    assert "reads like the posting" not in shown.text + asked.ask("GET", "/gaps").text
    assert "food hygiene certificate" in asked.ask("GET", f"/gaps/{name}").text
